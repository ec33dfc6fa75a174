"""What the reports of one statement come to: how many say that it occurred, between which days, how surely.

Summaries add up, so that a store can keep one a statement and need not read a thousand reports to count one more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from allygraph.graph.model import Report, Status
from allygraph.graph.when import Days, event_days


@dataclass(frozen=True, slots=True)
class Summary:
    """The reports of status occurred: their number, first and last day (None where none has a date), best confidence.

    The best confidence, not a sum of doubts: reports copy each other, so that ten of them are not ten witnesses.

    >>> Summary(1, None, None, 0.5) + Summary(2, date(2022, 3, 1), date(2022, 3, 31), 0.9)
    Summary(reports=3, first=datetime.date(2022, 3, 1), last=datetime.date(2022, 3, 31), confidence=0.9)
    """

    reports: int = 0
    first: date | None = None
    last: date | None = None
    confidence: float | None = None

    def __add__(self, other: Summary) -> Summary:
        """The summary of both sets of reports, which must have none in common."""
        return Summary(
            self.reports + other.reports,
            min((day for day in (self.first, other.first) if day), default=None),
            max((day for day in (self.last, other.last) if day), default=None),
            max((value for value in (self.confidence, other.confidence) if value is not None), default=None),
        )


def summary_of(status: Status, days: Days | None, confidence: float) -> Summary:
    """The summary of one report with this status, event days and confidence."""
    if status is not Status.OCCURRED:
        return Summary()
    first, last = days or (None, None)
    return Summary(1, first, last, round(confidence, 4))


def summarise(dated: Iterable[tuple[Report, str | None]]) -> Summary:
    """The summary of *dated*: reports, each with the publication date of its document."""
    total = Summary()
    for report, published in dated:
        total += summary_of(report.status, event_days(report.date, published), report.confidence)
    return total
