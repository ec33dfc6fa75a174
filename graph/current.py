"""What stands on a day: the state of a standing relation, derived from its reports and never stored.

Keeping every report and deriving the state means that a new report closes nothing for good, and that the answer for a
past day, or for what was known on a past day, comes from the same function.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from allygraph.graph.model import Status
from allygraph.graph.when import Days


def stands(reports: Iterable[tuple[Status, Days | None]], on: date) -> bool:
    """Whether a relation with these reports stands *on* a day.

    It stands from the first report that it occurred, until a later one denies it: of the reports that can be about
    this day or an earlier one, a negated one that begins later than every occurred one ends it, and an occurred one
    after that takes it up again. A denial on the same day does not end it, for then two sources disagree. Planned and
    hypothetical reports, and reports without any date, say nothing about a day.

    >>> from allygraph.graph.when import days
    >>> reports = [(Status.OCCURRED, days("2014")), (Status.NEGATED, days("2019-05"))]
    >>> [stands(reports, date(year, 12, 31)) for year in (2013, 2014, 2018, 2019)]
    [False, True, True, False]
    """
    begun = [(status, days[0]) for status, days in reports if days is not None and days[0] <= on]
    said = [first for status, first in begun if status is Status.OCCURRED]
    denied = [first for status, first in begun if status is Status.NEGATED]
    return bool(said) and (not denied or max(denied) <= max(said))
