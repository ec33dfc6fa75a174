"""What one document puts into a graph: where it appeared, what it calls its actors, what it states.

A store holds the sum of its documents' contents and nothing else, so that adding and forgetting are differences
between two contents of one document. Contents of the same document merge in any order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date

from allygraph.graph import dates, identity
from allygraph.graph.errors import StoreError
from allygraph.graph.merge import merge
from allygraph.graph.model import Actor, Document, DocumentRecord, Report, Statement

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Appearance:
    """One place and day where a document appeared, as its input said."""

    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    language: str | None = None
    published: str | None = None
    retrieved: str | None = None
    external_id: str | None = None

    def id(self, document_id: str) -> str:
        """The id of this appearance of the document: all that is said of it decides."""
        return identity.digest(document_id, *(self._said()))

    def _said(self) -> list[str]:
        return [f"{field.name}={getattr(self, field.name) or ''}" for field in fields(self)]

    def order(self) -> tuple[date, int, list[str]]:
        """Sorts appearances: the earliest that is surely known first, the more precise date first, undated last."""
        published = self.published
        return (dates.last_day(published) if published else date.max, -len(published or ""), self._said())


@dataclass(frozen=True, slots=True)
class Contents:
    """All that one document supports. `actors` holds every form in which it describes an actor."""

    document_id: str
    appearances: frozenset[Appearance] = frozenset()
    actors: frozenset[Actor] = frozenset()
    statements: tuple[Statement, ...] = ()

    def __or__(self, other: Contents) -> Contents:
        """Both contents of the same document together."""
        return Contents(
            self.document_id,
            self.appearances | other.appearances,
            self.actors | other.actors,
            tuple(merge((*self.statements, *other.statements))),
        )

    @property
    def record(self) -> DocumentRecord:
        """The document as a reader sees it: one value where its appearances differ."""
        ordered = sorted(self.appearances, key=Appearance.order)

        def first(name: str) -> str | None:
            return next((value for value in (getattr(a, name) for a in ordered) if value), None)

        return DocumentRecord(
            id=self.document_id,
            title=first("title"),
            urls=tuple(sorted({a.url for a in ordered if a.url})),
            outlet=first("outlet"),
            language=first("language"),
            published=first("published"),
            retrieved=min((a.retrieved for a in ordered if a.retrieved), default=None),
            external_ids=tuple(sorted({a.external_id for a in ordered if a.external_id})),
        )


def contents_of(document: Document, statements: Iterable[Statement]) -> Contents:
    """The contents of *document*, in the form that is stored: confidences have four digits, texts are valid Unicode.

    Raises StoreError for a report that rests on another document.
    """
    given = tuple(statements)
    for report in (report for statement in given for report in statement.reports):
        if report.document_id != document.id:
            raise StoreError(f"document {document.id}: a report rests on another document, {report.document_id}.")
    stored = [
        replace(
            statement,
            subject=_stored_actor(statement.subject),
            object=_stored_actor(statement.object),
            reports=tuple(map(_stored_report, statement.reports)),
        )
        for statement in given
    ]
    claimants = {report.claimant for statement in stored for report in statement.reports}
    ends = {actor for statement in stored for actor in (statement.subject, statement.object)}
    appearance = Appearance(*(_text(getattr(document, field.name)) for field in fields(Appearance)))
    return Contents(
        document.id,
        frozenset({appearance}),
        frozenset(ends | {actor for actor in claimants if actor}),
        tuple(merge(stored)),
    )


def _stored_report(report: Report) -> Report:
    return replace(
        report,
        confidence=round(report.confidence, 4),
        quote=_LONE_SURROGATE.sub("�", report.quote),
        role=_text(report.role),
        source=_text(report.source),
        claimant=None if report.claimant is None else _stored_actor(report.claimant),
    )


def _stored_actor(actor: Actor) -> Actor:
    return replace(actor, name=_LONE_SURROGATE.sub("�", actor.name))


def _text(text: str | None) -> str | None:
    return None if text is None else _LONE_SURROGATE.sub("�", text) or None
