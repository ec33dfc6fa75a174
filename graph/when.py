"""When a report's event happened, as days: the one place that says how a partial date or none is read.

Every filter, store and summary goes through these bounds, so that all of them mean the same by "in March 2022".
"""

from __future__ import annotations

from datetime import date

from allygraph.graph import dates

Days = tuple[date, date]
"""The first and the last day that something can mean."""


def days(partial: str | None) -> Days | None:
    """The first and last day that the partial date can mean; None for None.

    >>> days("2022-02")
    (datetime.date(2022, 2, 1), datetime.date(2022, 2, 28))
    """
    return None if partial is None else (dates.first_day(partial), dates.last_day(partial))


def event_days(event: str | None, published: str | None) -> Days | None:
    """When the event happened: by its own date, else by the publication date of its document, else None.

    >>> event_days(None, "2022-03-07")
    (datetime.date(2022, 3, 7), datetime.date(2022, 3, 7))
    """
    return days(event) or days(published)
