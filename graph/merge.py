"""Bringing together what is one: statements of the same id, and what several documents call the same actor.

Each function gives the same result whatever the order of its input, and again when it is applied to its own result.
"""

from __future__ import annotations

from collections.abc import Iterable

from allygraph.graph.model import Actor, Report, Statement, report_id


def merge(statements: Iterable[Statement]) -> list[Statement]:
    """One statement for each id, by id, with every report once, by report id.

    Where two reports with the same id differ (another version read the same sentence), the more confident one stays.

    >>> from allygraph.graph.model import ActorType, Span, Status
    >>> from allygraph.graph.vocabulary import Relation
    >>> a, b = (Actor(f"country/{x}", x, ActorType.COUNTRY, x) for x in ("CUB", "VEN"))
    >>> said = [Report(d, Span("text", 0, 2), "Hi", Status.OCCURRED, "test", 0.9) for d in ("d", "e")]
    >>> merged = merge([Statement(a, Relation.ALLY_OF, b, (report,)) for report in said * 2])
    >>> len(merged), len(merged[0].reports)
    (1, 2)
    """
    together: dict[str, list[Statement]] = {}
    for statement in statements:
        together.setdefault(statement.id, []).append(statement)
    return [_one(id, together[id]) for id in sorted(together)]


def best_actor(actors: Iterable[Actor]) -> Actor:
    """The most telling of *actors*, which all have the same id: with country and Wikidata item, the longest name."""
    return max(
        actors, key=lambda a: (a.country is not None, a.wikidata is not None, len(a.name), a.name, a.country or "",
                               a.wikidata or "")
    )


def _one(id: str, statements: list[Statement]) -> Statement:
    reports: dict[str, Report] = {}
    for report in (report for statement in statements for report in statement.reports):
        key = report_id(id, report)
        reports[key] = max(reports.get(key, report), report, key=_weight)
    return Statement(
        best_actor(statement.subject for statement in statements),
        statements[0].relation,
        best_actor(statement.object for statement in statements),
        tuple(reports[key] for key in sorted(reports)),
    )


def _weight(report: Report) -> tuple[object, ...]:
    claimant = report.claimant
    return (
        round(report.confidence, 4), report.date is not None, report.date or "", report.role or "",
        report.source or "", claimant.id if claimant else "", report.rule, report.quote,
        str(report.subject_span), str(report.object_span), str(claimant), report.confidence,
    )
