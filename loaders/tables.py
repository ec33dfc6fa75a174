"""How the data files are read: CSV with `#` lines in front, `|` between the values of a cell.

A file of the package in, rows as dictionaries out. Which file holds what is known by the callers alone.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources import files

DATA = files("allygraph.loaders") / "data"


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a data file, by column name.

    >>> next(row["name"] for row in rows("countries.csv") if row["code"] == "VEN")
    'Venezuela'
    """
    text = (DATA / name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    yield from csv.DictReader(lines)


def names_in(folder: str) -> list[str]:
    """The names of the CSV files in a data folder, sorted.

    >>> "officials/europe.csv" in names_in("officials")
    True
    """
    return sorted(f"{folder}/{file.name}" for file in (DATA / folder).iterdir() if file.name.endswith(".csv"))


def values(cell: str | None) -> tuple[str, ...]:
    """The values of a cell.

    >>> values("Russian|Russians"), values("")
    (('Russian', 'Russians'), ())
    """
    return tuple(value.strip() for value in (cell or "").split("|") if value.strip())
