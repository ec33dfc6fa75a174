"""A date whose length is its precision: "2022", "2022-03" or "2022-03-05" (ISO 8601).

Strings in, strings or days out. Comparison of dates of different precision goes through the first and last day
that each can mean.
"""

from __future__ import annotations

import calendar
import re
from datetime import date

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def parse(text: str) -> str | None:
    """The ISO date at the start of *text* at the precision it has, or None where there is no valid one.

    >>> parse("2022-03-05T10:00:00Z"), parse("2022-03"), parse("2022"), parse("5 March"), parse("2022-02-31")
    ('2022-03-05', '2022-03', '2022', None, None)
    """
    match = _ISO.match(text.strip())
    if match is None:
        return None
    try:
        first_day(match.group())
    except ValueError:
        return None
    return match.group()


def first_day(partial: str) -> date:
    """The first day that *partial* can mean. Raises ValueError for what is no date.

    >>> first_day("2022-03")
    datetime.date(2022, 3, 1)
    """
    year, month, day = _parts(partial)
    return date(year, month or 1, day or 1)


def last_day(partial: str) -> date:
    """The last day that *partial* can mean. Raises ValueError for what is no date.

    >>> last_day("2024-02"), last_day("2022")
    (datetime.date(2024, 2, 29), datetime.date(2022, 12, 31))
    """
    year, month, day = _parts(partial)
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


def _parts(partial: str) -> tuple[int, int | None, int | None]:
    match = _ISO.fullmatch(partial)
    if match is None:
        raise ValueError(f"not an ISO date: {partial!r}")
    year, month, day = match.groups()
    if month is not None and not 1 <= int(month) <= 12:
        raise ValueError(f"no such month: {partial!r}")
    return int(year), int(month) if month else None, int(day) if day else None
