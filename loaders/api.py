"""The two calls that most scripts need: load files into a store, and what one text states.

The language model is loaded at the first call and kept.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from pathlib import Path

from allygraph.graph.model import Document, Statement
from allygraph.graph.store import Store, open_store
from allygraph.loaders import load as loading
from allygraph.loaders.extract import Extractor, load_extractor
from allygraph.loaders.report import LoadReport
from allygraph.loaders.sources.kind import Options
from allygraph.loaders.sources.read import DEFAULTS, read_sources


def load(
    sources: str | Path | Iterable[str | Path],
    store: Store | str,
    *,
    options: Options = DEFAULTS,
    model: str | None = None,
) -> LoadReport:
    """Load files and folders into a store, and count what became of each document. Twice changes nothing.

    *store* is an open store, or a URL, which is opened for this call. What cannot be read is counted and listed in the
    report, not raised: see `report.errors` and `report.problems`. Raises `StoreError` where the store fails.
    """
    names = [sources] if isinstance(sources, str | Path) else sources
    extractor = _extractor(model)
    if isinstance(store, str):
        with open_store(store) as opened:
            return loading.load(read_sources(names, options), opened, extractor)
    return loading.load(read_sources(names, options), store, extractor)


def extract(document: Document | str, *, published: str | None = None, model: str | None = None) -> list[Statement]:
    """What a document, or a plain text, states, in the order of statement ids.

    *published* (an ISO date) dates a plain text, so that "on Saturday" can be a day.

    >>> [statement] = extract("Venezuela is an ally of Russia.")
    >>> statement.subject.name, statement.relation.value, statement.object.name
    ('Russia', 'ally_of', 'Venezuela')
    """
    if isinstance(document, str):
        document = Document(document, published=published)
    return sorted(_extractor(model).extract(document).statements, key=lambda statement: statement.id)


@functools.cache
def _extractor(model: str | None) -> Extractor:
    return load_extractor(model)
