"""Which statements and reports a reader wants: the filters shared by query, why, view, analyze and export.

Two clocks: `since` and `until` go by event time (the publication date stands in where a report has no date),
`known_by` goes by publication, and `as_of` asks what stood on a day.
"""

from __future__ import annotations

from dataclasses import dataclass

from allygraph.graph.model import Status
from allygraph.graph.vocabulary import Relation


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice of statements by their reports. Empty `relations` means all; dates are partial ISO dates.

    A statement passes when at least `min_reports` of its reports pass; only those come with it.
    """

    relations: frozenset[Relation] = frozenset()
    statuses: frozenset[Status] = frozenset({Status.OCCURRED})
    since: str | None = None
    until: str | None = None
    known_by: str | None = None
    as_of: str | None = None
    min_reports: int = 1
    min_confidence: float = 0.0
    actors: frozenset[str] = frozenset()
    """Ids: only statements with one of these on either side (an official counts for the country it belongs to)."""


OCCURRED = Filter()
"""What is asserted: statements with their reports of status occurred."""

EVERYTHING = Filter(statuses=frozenset(Status))
"""Every statement with every report, whatever its status."""
