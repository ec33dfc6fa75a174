"""What a page knows about each statement: its sentences, their articles, dates, status and claimant.

Statements and documents in, plain values for the page's JSON out. Sentences, articles and actors that several
statements share are written once and pointed to by position. Only http and https addresses pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from urllib.parse import urlsplit

from allygraph.graph.model import Actor, DocumentRecord, Report, Span, Statement

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Corpus:
    """What the graph was made from: how many documents and outlets, first and last day of publication."""

    documents: int
    outlets: int
    undated: int
    first: str | None
    last: str | None

    def __str__(self) -> str:
        """One line for a caption.

        >>> print(Corpus(12, 3, 1, "2022-01-03", "2022-03-07"))
        12 documents from 3 outlets, published 2022-01-03 to 2022-03-07 (1 without a date)
        """
        span = ", none dated" if self.first is None else f", published {self.first}"
        if self.last != self.first:
            span += f" to {self.last}"
        rest = f" ({self.undated} without a date)" if self.undated and self.first is not None else ""
        outlets = f" from {_many(self.outlets, 'outlet')}" if self.outlets else ""
        return f"{_many(self.documents, 'document')}{outlets}{span if self.documents else ''}{rest}"


def corpus(documents: Iterable[DocumentRecord]) -> Corpus:
    """The counts and the span of *documents*."""
    number = undated = 0
    outlets: set[str] = set()
    days: set[str] = set()
    for document in documents:
        number += 1
        if document.outlet:
            outlets.add(document.outlet)
        if document.published is None:
            undated += 1
        else:
            days.add(document.published)
    return Corpus(number, len(outlets), undated, min(days, default=None), max(days, default=None))


def evidence(
    statements: Sequence[Statement], ends: Sequence[tuple[str, str]], documents: Mapping[str, DocumentRecord]
) -> dict[str, Any]:
    """The page's `actors`, `articles`, `sentences` and `statements`.

    *ends* are the drawn actors of each statement, *documents* holds the articles by id.
    """
    actors: Shared[Actor] = Shared()
    articles: Shared[str] = Shared()
    sentences: Shared[tuple[int, str]] = Shared()
    rows = [
        {
            "id": statement.id,
            "subject": actors.place(statement.subject),
            "relation": statement.relation.value,
            "object": actors.place(statement.object),
            "ends": list(pair),
            "reports": [
                _report(report, articles, sentences) for report in _newest_first(statement.reports, documents)
            ],
        }
        for statement, pair in zip(statements, ends, strict=True)
    ]
    return {
        "actors": [{"id": actor.id, "name": actor.name, "type": actor.type.value} for actor in actors.values],
        "articles": [_article(documents.get(id)) for id in articles.values],
        "sentences": [list(sentence) for sentence in sentences.values],
        "statements": rows,
    }


class Shared(Generic[T]):
    """Values in the order in which they first came, each once."""

    def __init__(self) -> None:
        self._places: dict[T, int] = {}

    def place(self, value: T) -> int:
        """The position of *value*, which is put at the end where it is new."""
        return self._places.setdefault(value, len(self._places))

    @property
    def values(self) -> list[T]:
        """All values, by position."""
        return list(self._places)


def _report(report: Report, articles: Shared[str], sentences: Shared[tuple[int, str]]) -> dict[str, Any]:
    sentence = sentences.place((articles.place(report.document_id), report.quote))
    spans = [_within(span, report.span) for span in (report.subject_span, report.object_span)]
    row = {
        "sentence": sentence,
        "status": report.status.value,
        "confidence": round(report.confidence, 2),
        "rule": report.rule,
        "date": report.date,
        "role": report.role,
        "claimant": report.source or (report.claimant.name if report.claimant else None),
        "mentions": [span for span in spans if span is not None],
    }
    return {key: value for key, value in row.items() if value not in (None, [])}


def _within(span: Span | None, sentence: Span) -> list[int] | None:
    """*span* counted from the start of the sentence that it lies in."""
    if span is None or span.field != sentence.field or not sentence.start <= span.start < span.end <= sentence.end:
        return None
    return [span.start - sentence.start, span.end - sentence.start]


def _article(document: DocumentRecord | None) -> dict[str, str]:
    if document is None:
        return {}
    row = {
        "title": document.title,
        "outlet": document.outlet,
        "published": document.published,
        "url": next(filter(is_web_address, document.urls), None),
    }
    return {key: value for key, value in row.items() if value}


def is_web_address(url: str) -> bool:
    """Whether a reader may be given *url* as a link.

    >>> [is_web_address(url) for url in ("https://example.org/a", "javascript:alert(1)", "//example.org", "http:")]
    [True, False, False, False]
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _newest_first(reports: Iterable[Report], documents: Mapping[str, DocumentRecord]) -> list[Report]:
    """By event date, the day of publication standing in; undated ones last."""

    def day(report: Report) -> str:
        document = documents.get(report.document_id)
        return report.date or (document.published if document else None) or ""

    place = sorted(reports, key=lambda report: (report.document_id, report.span, report.status))
    return sorted(place, key=day, reverse=True)


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
