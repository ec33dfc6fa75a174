"""When an input says that a document was published: a date in one of the usual forms, to ISO.

Text or a number in, a partial ISO date out, or None: an unclear date ("03/05/2022") is not guessed. The day is the one
that is written; a time of day and its zone are left out.
"""

from __future__ import annotations

import re

from allygraph.graph import dates

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")
_NUMBER = {name[:length]: number for number, name in enumerate(_MONTHS, 1) for length in (3, 4, len(name))}
_NAME = "|".join(sorted(_NUMBER, key=len, reverse=True))
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_TIME = r"(?:(?:[,\s]|\bat\b|t(?=\d))+\d{1,2}(?:[:.]\d{2}|\d{2}).*|z)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"

_FORMS = tuple(
    re.compile(f"{_WEEKDAY}{form}", re.ASCII | re.IGNORECASE | re.DOTALL)
    for form in (
        r"(?P<year>\d{4})",
        r"(?P<year>\d{4})-(?P<month>\d{2})",
        rf"(?P<year>\d{{4}})(?P<month>\d{{2}})(?P<day>\d{{2}}){_TIME}",
        rf"(?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}}){_TIME}",
        rf"{_DAY}[\s-]+(?:of\s+)?(?P<name>{_NAME})\.?,?[\s-]+(?P<year>\d{{4}}){_TIME}",
        rf"(?P<name>{_NAME})\.?\s+{_DAY},?\s+(?P<year>\d{{4}}){_TIME}",
        rf"(?P<name>{_NAME})\.?,?\s+(?P<year>\d{{4}})",
    )
)
_NUMERIC = re.compile(rf"(\d{{1,2}})[/.-](\d{{1,2}})[/.-](\d{{4}}){_TIME}", re.ASCII | re.IGNORECASE | re.DOTALL)


def read_date(value: object) -> str | None:
    """The ISO date that *value* says, at the precision it has, or None where it says none that is clear.

    >>> read_date("2022-03-05T10:00:00Z"), read_date("Sat, 05 Mar 2022 10:00:00 GMT"), read_date("March 5, 2022")
    ('2022-03-05', '2022-03-05', '2022-03-05')
    >>> read_date("5 March 2022"), read_date("20220305"), read_date("March 2022"), read_date(2022)
    ('2022-03-05', '2022-03-05', '2022-03', '2022')

    Day and month in figures are read only where one of them cannot be a month.

    >>> read_date("25/03/2022"), read_date("03/05/2022"), read_date("last week")
    ('2022-03-25', None, None)
    """
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    text = str(value).strip()
    for form in _FORMS:
        match = form.fullmatch(text)
        if match is not None:
            return _iso(match.groupdict())
    numeric = _NUMERIC.fullmatch(text)
    return _by_elimination(numeric) if numeric else None


def _iso(parts: dict[str, str | None]) -> str | None:
    year, day = parts["year"], parts.get("day")
    name = parts.get("name")
    month = str(_NUMBER[name.lower()]) if name else parts.get("month")
    wanted = "-".join([year or "", *(part.zfill(2) for part in (month, day) if part)])
    return wanted if dates.parse(wanted) == wanted else None


def _by_elimination(match: re.Match[str]) -> str | None:
    first, second, year = match.groups()
    if int(first) > 12 or first == second:
        return _iso({"year": year, "month": second, "day": first})
    if int(second) > 12:
        return _iso({"year": year, "month": first, "day": second})
    return None
