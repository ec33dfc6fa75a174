"""The tables of officials: codes that exist, terms that are periods, one spelling a person, a fixed order."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from allygraph.graph import dates
from allygraph.loaders import tables

FILES = tables.names_in("officials")
COLUMNS = ["name", "names", "of", "office", "start", "end"]
each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: Path(file).stem)


def rows(file: str) -> list[dict[str, str]]:
    return list(tables.rows(file))


def header(file: str) -> str:
    """The comment lines in front of the table."""
    lines = tables.DATA.joinpath(file).read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines[:15] if line.startswith("#"))


def known_bodies() -> set[str]:
    """What an official can hold an office for: a country's code, or an organization or group by its id."""
    codes = {row["code"] for row in tables.rows("countries.csv")}
    organizations = {row["id"] for row in tables.rows("organizations.csv")}
    kinds = {"organization": "organizations.csv", "group": "groups.csv"}
    prefixed = {f"{kind}:{row['id']}" for kind, file in kinds.items() for row in tables.rows(file)}
    return codes | organizations | prefixed


def folded(name: str) -> str:
    """*name* without accents, case, and marks between words."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(str.maketrans("łøđı", "lodi")))
    return "".join(letter for letter in plain if letter.isalnum())


def test_the_regions_of_the_world_are_there() -> None:
    assert {"officials/americas.csv", "officials/europe.csv"} <= set(FILES)
    assert sum(len(rows(file)) for file in FILES) > 1200


@each_file
def test_header_names_source_date_and_licence(file: str) -> None:
    text = header(file)
    assert "Source: written by hand" in text
    assert "Licence: MIT" in text
    dated = re.search(r"Date: (\S+)", text)
    assert dated is not None
    assert dates.parse(dated.group(1)) is not None


@each_file
def test_every_row_has_all_columns_and_no_stray_spaces(file: str) -> None:
    for row in rows(file):
        assert list(row) == COLUMNS, row
        assert None not in row.values(), row
        assert all(value == " ".join(value.split()) for value in row.values()), row
        assert all((row["name"], row["of"], row["office"], row["start"])), row


@each_file
def test_offices_are_held_for_bodies_that_the_tables_know(file: str) -> None:
    assert {row["of"] for row in rows(file)} - known_bodies() == set()


@each_file
def test_terms_begin_before_they_end(file: str) -> None:
    for row in rows(file):
        end = row["end"] or "9999"
        assert dates.first_day(row["start"]) <= dates.last_day(end), row


@each_file
def test_rows_are_sorted_by_body_office_and_start(file: str) -> None:
    keys = [(row["of"], row["office"], row["start"]) for row in rows(file)]
    assert keys == sorted(keys)


@each_file
def test_no_row_stands_twice(file: str) -> None:
    facts = Counter((row["name"], row["of"], row["office"], row["start"]) for row in rows(file))
    assert [fact for fact, count in facts.items() if count > 1] == []


@each_file
def test_nobody_holds_one_office_twice_at_a_time(file: str) -> None:
    terms = defaultdict(list)
    for row in rows(file):
        terms[row["name"], row["of"], row["office"]].append((row["start"], row["end"] or "9999"))
    overlapping = {
        holder: held
        for holder, held in terms.items()
        for earlier, later in zip(sorted(held), sorted(held)[1:], strict=False)
        if dates.first_day(later[0]) < dates.first_day(earlier[1])
    }
    assert overlapping == {}


@each_file
def test_other_names_differ_from_the_name_and_from_each_other(file: str) -> None:
    for row in rows(file):
        names = tables.values(row["names"])
        assert len(set(names)) == len(names), row
        assert row["name"] not in names, row
        alone = [name for name in names if name.startswith("!")] == ["!"]
        assert "!" not in names or alone, row


def test_a_person_has_one_spelling_in_all_files() -> None:
    spellings = defaultdict(set)
    for file in FILES:
        for row in rows(file):
            spellings[folded(row["name"])].add(row["name"])
    assert [sorted(names) for names in spellings.values() if len(names) > 1] == []
