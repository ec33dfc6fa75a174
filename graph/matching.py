"""Which statements and reports pass a filter: the meaning of `Filter`, as one function on plain values.

Stores may select faster in their own language; the tests hold them to what stands here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from allygraph.graph import dates
from allygraph.graph.current import stands
from allygraph.graph.filters import Filter
from allygraph.graph.model import Actor, ActorType, Report, Statement, Status
from allygraph.graph.vocabulary import STANDING
from allygraph.graph.when import event_days

Published = Callable[[str], str | None]
"""The publication date of the document with an id, None where it has none."""


def choose(statement: Statement, published: Published, wanted: Filter) -> Statement | None:
    """*statement* with the reports that pass, or None where it does not pass.

    - `since` and `until`: what the event's date, else the publication date, can mean overlaps them. A report with
      neither date passes only where neither is asked for.
    - `known_by`: the document was surely published by the end of that date; one without a date never passes.
    - `as_of`: the event can have begun by the end of that date. Where occurred reports are asked for, a standing
      relation must stand then (`allygraph.graph.current.stands`), going by the reports that pass `known_by` and
      `min_confidence`.
    """
    if wanted.relations and statement.relation not in wanted.relations:
        return None
    if wanted.actors and not any(_is_one(a, wanted.actors) for a in (statement.subject, statement.object)):
        return None
    believed = [report for report in statement.reports if _believed(report, published, wanted)]
    if wanted.as_of is not None and statement.relation in STANDING and Status.OCCURRED in wanted.statuses:
        dated = ((report.status, event_days(report.date, published(report.document_id))) for report in believed)
        if not stands(dated, dates.last_day(wanted.as_of)):
            return None
    passed = tuple(report for report in believed if _in_time(report, published, wanted))
    return replace(statement, reports=passed) if len(passed) >= max(wanted.min_reports, 1) else None


def _is_one(actor: Actor, ids: frozenset[str]) -> bool:
    return actor.id in ids or (actor.type is ActorType.OFFICIAL and f"country/{actor.country}" in ids)


def _believed(report: Report, published: Published, wanted: Filter) -> bool:
    if report.confidence < wanted.min_confidence:
        return False
    if wanted.known_by is None:
        return True
    day = published(report.document_id)
    return day is not None and dates.last_day(day) <= dates.last_day(wanted.known_by)


def _in_time(report: Report, published: Published, wanted: Filter) -> bool:
    if report.status not in wanted.statuses:
        return False
    days = event_days(report.date, published(report.document_id))
    if days is None:
        return wanted.since is wanted.until is wanted.as_of is None
    first, last = days
    return (
        (wanted.since is None or last >= dates.first_day(wanted.since))
        and (wanted.until is None or first <= dates.last_day(wanted.until))
        and (wanted.as_of is None or first <= dates.last_day(wanted.as_of))
    )
