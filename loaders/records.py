"""An extraction as the record that `extract` prints: what the scorer and the users' scripts read.

Actors are called by the fullest name that the document itself uses. `start` and `end` count characters of the
document's `field`, so that `document[field][start:end]` is the sentence; a `span` does the same for the mention of an
actor, and is null where the actor is only understood.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from allygraph.graph.model import Actor, Report, Span, Statement, Status
from allygraph.graph.vocabulary import Relation

if TYPE_CHECKING:
    from allygraph.loaders.extract import Extraction

Record = dict[str, Any]

_RELATIONS = list(Relation)
_STATUSES = list(Status)


def record_of(extraction: Extraction, *, min_confidence: float = 0.0) -> Record:
    """The record of one document: its id (as the input called it, if it did) and its statements by place.

    A statement that several sentences report comes once for each status, with the best of them.
    """
    document = extraction.document
    chosen = [
        (statement, report) for statement in extraction.statements for report in best_reports(statement, min_confidence)
    ]
    return {
        "id": document.external_id or document.id,
        "statements": [
            _statement_record(statement, report, extraction.names) for statement, report in sorted(chosen, key=_order)
        ],
    }


def best_reports(statement: Statement, min_confidence: float = 0.0) -> Iterator[Report]:
    """The best report of each status: the surest; of those in the text before the title; of those the first."""
    for status in Status:
        reports = [
            report for report in statement.reports if report.status is status and report.confidence >= min_confidence
        ]
        if reports:
            yield min(reports, key=lambda report: (-report.confidence, report.span.field == "title", report.span))


def _order(chosen: tuple[Statement, Report]) -> tuple[bool, Span, int, str, str, int]:
    statement, report = chosen
    return (
        report.span.field != "title",
        report.span,
        _RELATIONS.index(statement.relation),
        statement.subject.id,
        statement.object.id,
        _STATUSES.index(report.status),
    )


def _statement_record(statement: Statement, report: Report, names: Mapping[str, str]) -> Record:
    return {
        "subject": _actor_record(statement.subject, report.subject_span, names),
        "relation": statement.relation.value,
        "object": _actor_record(statement.object, report.object_span, names),
        "status": report.status.value,
        "date": report.date,
        "role": report.role,
        "source": report.source,
        "sentence": report.quote,
        "field": report.span.field,
        "start": report.span.start,
        "end": report.span.end,
        "confidence": report.confidence,
        "rule": report.rule,
    }


def _actor_record(actor: Actor, span: Span | None, names: Mapping[str, str]) -> Record:
    return {
        "name": names.get(actor.id, actor.name),
        "type": actor.type.value,
        "country": actor.country,
        "id": actor.id,
        "span": None if span is None else [span.start, span.end],
    }
