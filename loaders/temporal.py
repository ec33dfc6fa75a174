"""When a sentence says it happened.

A sentence's text, where the predicate stands in it, and the date of publication in; a partial ISO date or None out. It
never guesses a year: relative days need the date of publication, and a date keeps the precision that the text gives it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from allygraph.graph import dates

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tue", "wednesday wed", "thursday thu", "friday fri", "saturday sat", "sunday sun")
    )
    for name in names.split()[:1]
}
_NUMBERS = {
    name: number
    for number, name in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
} | {"a": 1, "an": 1}

_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = "|".join(_WEEKDAYS)
_COUNT = "|".join(_NUMBERS) + r"|\d{1,2}"
_EXPRESSION = re.compile(
    rf"""\b(?:
      (?P<m1>{_MONTH})\.?\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<y1>(?:19|20)\d\d))?(?!\d)
    | (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m2>{_MONTH})\.?(?:,?\s+(?P<y2>(?:19|20)\d\d))?\b
    | (?P<m3>{_MONTH})\.?,?\s+(?:of\s+)?(?P<y3>(?:19|20)\d\d)\b
    | (?P<rel4>last|next|this)\s+(?P<u4>week|month|year|{_DAY}|{_MONTH})\b
    | (?P<n5>{_COUNT})\s+(?P<u5>day|week|month|year)s?\s+(?P<dir5>ago|earlier)\b
    | (?P<simple>yesterday|today|tonight|tomorrow)\b
    | (?P<day>{_DAY})\b
    | (?:in|since|last|during|by|of|until|early|late|mid-)\s+(?P<m6>{_MONTH})\b(?!\s+\d)
    | (?:in|since|during|of|by|from|until|early|late|the|mid-)[\s]?(?P<y7>(?:19|20)\d\d)\b(?!s)
    | (?P<earlier>earlier)\s+(?:this|in\s+the)\s+(?P<u8>week|month|year)\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date expression: characters `start` to `end` of the sentence, and the partial date that it means."""

    start: int
    end: int
    date: str


def moments(sentence: str, published: str | None, *, future: bool = False) -> Iterator[Moment]:
    """The date expressions of a sentence that can be resolved, in text order.

    A weekday or a month without a year is the last one before publication; with *future* the next one after.

    >>> [m.date for m in moments("They met on Saturday and in March 2019.", "2022-03-07")]
    ['2022-03-05', '2019-03']
    >>> [m.date for m in moments("Talks are set for Friday.", "2022-03-07", future=True)]
    ['2022-03-11']
    >>> list(moments("On Friday.", None))
    []
    """
    for match in _EXPRESSION.finditer(sentence):
        found = _resolve(match, published, future)
        if found is not None:
            yield Moment(match.start(), match.end(), found)


def event_date(
    sentence: str, place: int, clause: tuple[int, int], published: str | None, *, future: bool = False
) -> str | None:
    """The date of what the predicate at character *place* says: the nearest expression in its clause.

    *clause* are the first and last character of the words that belong to the predicate's verb.

    >>> event_date("He met Xi on Friday.", 3, (0, 20), "2022-03-07")
    '2022-03-04'
    """
    inside = [moment for moment in moments(sentence, published, future=future) if clause[0] <= moment.start < clause[1]]
    if not inside:
        return None
    return min(inside, key=lambda moment: abs(moment.start - place) + 20 * (moment.start < place)).date


def _resolve(match: re.Match[str], published: str | None, future: bool) -> str | None:
    group = match.groupdict()
    anchor = dates.first_day(published) if published and len(published) == 10 else None
    for m, d, y in (("m1", "d1", "y1"), ("m2", "d2", "y2")):
        if group[m]:
            return _calendar(_MONTHS[group[m].lower()], int(group[d]), group[y], anchor, published, future)
    if group["m3"]:
        return f"{group['y3']}-{_MONTHS[group['m3'].lower()]:02d}"
    if group["m6"]:
        return _month(_MONTHS[group["m6"].lower()], anchor, published, future)
    if group["y7"]:
        return group["y7"]
    if anchor is None:
        return None
    if group["simple"]:
        shift = {"yesterday": -1, "tomorrow": 1}.get(group["simple"].lower(), 0)
        return (anchor + timedelta(days=shift)).isoformat()
    if group["day"]:
        return _weekday(_WEEKDAYS[group["day"].lower()], anchor, future)
    if group["rel4"]:
        return _relative(group["rel4"].lower(), group["u4"].lower(), anchor)
    if group["n5"]:
        word = group["n5"].lower()
        return _ago(int(word) if word.isdigit() else _NUMBERS[word], group["u5"].lower(), anchor)
    if group["u8"]:
        unit = group["u8"].lower()
        return {"month": anchor.isoformat()[:7], "year": anchor.isoformat()[:4]}.get(unit)
    return None


def _calendar(
    month: int, day: int, year: str | None, anchor: date | None, published: str | None, future: bool
) -> str | None:
    if year is None:
        near = _month(month, anchor, published, future)
        if near is None:
            return None
        year = near[:4]
        if anchor is not None and month == anchor.month:
            year = str(anchor.year)
    return dates.parse(f"{year}-{month:02d}-{day:02d}")


def _month(month: int, anchor: date | None, published: str | None, future: bool) -> str | None:
    if published is None or len(published) < 7:
        return None
    year, now = int(published[:4]), int(published[5:7])
    if future and month < now:
        year += 1
    if not future and month > now:
        year -= 1
    return f"{year}-{month:02d}"


def _weekday(day: int, anchor: date, future: bool) -> str:
    back = (anchor.weekday() - day) % 7
    moved = anchor + timedelta(days=(day - anchor.weekday()) % 7) if future else anchor - timedelta(days=back)
    return moved.isoformat()


def _relative(which: str, unit: str, anchor: date) -> str | None:
    shift = {"last": -1, "this": 0, "next": 1}[which]
    if unit == "year":
        return str(anchor.year + shift)
    if unit == "month":
        months = anchor.year * 12 + anchor.month - 1 + shift
        return f"{months // 12}-{months % 12 + 1:02d}"
    if unit == "week":
        moved = anchor + timedelta(weeks=shift)
        return moved.isoformat()[:7]
    if unit in _WEEKDAYS:
        return _weekday(_WEEKDAYS[unit], anchor if shift >= 0 else anchor - timedelta(days=1), shift > 0)
    return _month(_MONTHS[unit], anchor, anchor.isoformat(), shift > 0) if unit in _MONTHS else None


def _ago(count: int, unit: str, anchor: date) -> str | None:
    if unit == "day":
        return (anchor - timedelta(days=count)).isoformat()
    if unit == "week":
        return (anchor - timedelta(weeks=count)).isoformat()[:7]
    if unit == "month":
        months = anchor.year * 12 + anchor.month - 1 - count
        return f"{months // 12}-{months % 12 + 1:02d}"
    return str(anchor.year - count) if count < anchor.year else None
