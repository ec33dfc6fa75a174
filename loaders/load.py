"""From sources to a store: what is read is extracted and added, one document after the other.

`loading` gives the outcome of each, as it happens; `load` counts them all. A store keeps each document whole or not at
all, so that what was loaded before an interruption stays and loading again goes on from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from allygraph.graph.model import Document, DocumentRecord, Statement
from allygraph.graph.store import Added
from allygraph.loaders.flow import Extracted, Extracts, Known, extracted
from allygraph.loaders.report import LoadReport, Outcome, Stored
from allygraph.loaders.sources.kind import Item


class Target(Protocol):
    """What loading needs of a store."""

    def document(self, document_id: str, /) -> DocumentRecord | None:
        """The document with this id, or None."""
        ...

    def add(self, document: Document, statements: Iterable[Statement], /) -> Added:
        """Keep the document with what it states; the same text under another URL adds the URL."""
        ...


class DryRun:
    """A target that keeps nothing but ids, to say what loading would do to an empty store."""

    def __init__(self) -> None:
        self._documents: set[str] = set()
        self._statements: set[str] = set()

    def document(self, document_id: str, /) -> DocumentRecord | None:
        """None: what an earlier document made known is found when the same is added again."""
        return None

    def add(self, document: Document, statements: Iterable[Statement], /) -> Added:
        """What a store would count; nothing is kept."""
        if document.id in self._documents:
            return Added(document=False, statements=0, reports=0)
        self._documents.add(document.id)
        stated = list(statements)
        new = {statement.id for statement in stated} - self._statements
        self._statements |= new
        return Added(document=True, statements=len(new), reports=sum(len(statement.reports) for statement in stated))


def load(items: Iterable[Item], target: Target, extractor: Extracts) -> LoadReport:
    """Load all *items* and count what became of them."""
    report = LoadReport()
    for outcome in loading(items, target, extractor):
        report.count(outcome)
    return report


def loading(items: Iterable[Item], target: Target, extractor: Extracts) -> Iterator[Outcome]:
    """The outcome of each item. A document that the target has already is not extracted again; its URL is added.

    Raises `StoreError` where the target fails; what came before is kept.
    """
    for passed in extracted(items, extractor, known=lambda document: target.document(document.id) is not None):
        match passed:
            case Extracted(found, extraction):
                yield Stored(passed, target.add(found.document, extraction.statements))
            case Known(found):
                target.add(found.document, ())
                yield passed
            case _:
                yield passed
