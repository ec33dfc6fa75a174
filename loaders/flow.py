"""Documents through the extractor in batches; what was read and is no document passes by beside them.

Items of the sources in, the same out, in which each document that is to be read has become an `Extracted`. Every item
comes out exactly once, so that counts add up.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from allygraph.graph.errors import ExtractionError, SourceError
from allygraph.graph.model import Document
from allygraph.loaders.sources.kind import Found, Item, Skipped

if TYPE_CHECKING:
    from allygraph.loaders.extract import Extraction

T = TypeVar("T")


class Extracts(Protocol):
    """What the flow needs of an extractor: `allygraph.loaders.extract.Extractor`, or a small one in a test."""

    def extract(self, document: Document, /) -> Extraction:
        """What one document states. Raises `ExtractionError`."""
        ...

    def extract_all(self, documents: Iterable[Document], /) -> Iterator[Extraction]:
        """The same for many, in their order, read ahead in batches."""
        ...


@dataclass(frozen=True, slots=True)
class Extracted:
    """A document that was found, and what it states."""

    found: Found
    extraction: Extraction


@dataclass(frozen=True, slots=True)
class Known:
    """A document that needs no extraction, because the store has it already."""

    found: Found


Passed = Extracted | Known | Skipped | SourceError
"""What comes out of the flow for each item."""


def extracted(
    items: Iterable[Item], extractor: Extracts, *, known: Callable[[Document], bool] = lambda _document: False
) -> Iterator[Passed]:
    """Each item once: a document with what it states, or as `Known`; the rest as it is, a little earlier than its turn.

    A document on which the extractor fails becomes a `SourceError`; those read ahead with it are not lost.
    """
    source = iter(items)
    waiting: deque[Found] = deque()
    beside: deque[Passed] = deque()

    def documents() -> Iterator[Document]:
        for item in source:
            match item:
                case Found(place, document) if not is_english(document.language):
                    beside.append(Skipped(place, f"language {document.language}"))
                case Found(_, document) if known(document):
                    beside.append(Known(item))
                case Found(_, document):
                    waiting.append(item)
                    yield document
                case _:
                    beside.append(item)

    ended = False
    while not ended:
        try:
            for extraction in extractor.extract_all(documents()):
                yield from _drained(beside)
                yield Extracted(waiting.popleft(), extraction)
            ended = True
        except ExtractionError:
            # One document of a batch failed, and took the batch with it: these again, each on its own.
            for found in _drained(waiting):
                yield _alone(found, extractor)
        yield from _drained(beside)


def is_english(language: str | None) -> bool:
    """Whether a language tag says English; an unknown language counts as English, the only one that is read.

    >>> is_english("en-GB"), is_english("English"), is_english(None), is_english("es")
    (True, True, True, False)
    """
    return language is None or language.lower().replace("_", "-").partition("-")[0] in ("en", "eng", "english")


def _alone(found: Found, extractor: Extracts) -> Passed:
    try:
        return Extracted(found, extractor.extract(found.document))
    except ExtractionError as error:
        return SourceError(found.place, f"cannot be analysed: {error}")


def _drained(queue: deque[T]) -> Iterator[T]:
    while queue:
        yield queue.popleft()
