"""The tables of organizations and groups: readable ids, forms that mean one actor, countries and heads that exist."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from allygraph.graph import dates
from allygraph.graph.identity import slug
from allygraph.loaders import tables
from allygraph.loaders.gazetteer import load_gazetteer

ORGANIZATIONS = list(tables.rows("organizations.csv"))
GROUPS = list(tables.rows("groups.csv"))
HEADS = list(tables.rows("officials/organizations.csv"))
KINDS = {"alliance", "union", "bloc", "agency", "court", "bank", "forum", "mission"}
each_table = pytest.mark.parametrize("table", [ORGANIZATIONS, GROUPS], ids=["organizations", "groups"])


def forms(row: dict[str, str]) -> list[str]:
    return [row["name"], *tables.values(row["names"])]


def folded_forms(rows: list[dict[str, str]], key: str) -> dict[str, set[str]]:
    """Each form in lower case, with the actors that have it."""
    owners: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for form in forms(row):
            owners[form.casefold()].add(row[key])
    return owners


@pytest.mark.parametrize("file", ["organizations.csv", "groups.csv", "officials/organizations.csv"])
def test_header_says_source_date_and_licence(file: str) -> None:
    lines = tables.DATA.joinpath(file).read_text(encoding="utf-8").splitlines()
    header = [line for line in lines if line.startswith("#")]
    assert "# Source: written by hand from general knowledge" in header
    assert "# Licence: MIT" in header
    assert [line for line in header if line.startswith("# Date: ") and dates.parse(line[8:]) == line[8:]] != []


def test_tables_cover_what_news_name() -> None:
    assert len(ORGANIZATIONS) >= 300
    assert len(GROUPS) >= 300
    assert len(HEADS) >= 1000


@each_table
def test_ids_are_slugs_and_rows_are_sorted_by_them(table: list[dict[str, str]]) -> None:
    ids = [row["id"] for row in table]
    assert ids == sorted(set(ids))
    assert [name for name in ids if slug(name) != name] == []


@each_table
def test_cells_have_no_stray_spaces_and_no_empty_form(table: list[dict[str, str]]) -> None:
    for row in table:
        assert None not in row.values(), row
        assert all(value == " ".join(value.split()) for value in row.values()), row
        assert all((row["id"], row["name"])), row
        assert "" not in row["names"].split("|") or row["names"] == "", row


@each_table
def test_no_form_stands_twice_in_a_row(table: list[dict[str, str]]) -> None:
    twice = {row["id"]: [form for form, count in Counter(forms(row)).items() if count > 1] for row in table}
    assert {actor: repeated for actor, repeated in twice.items() if repeated} == {}


def test_a_form_means_one_organization_or_group() -> None:
    rows = [*ORGANIZATIONS, *({**row, "id": f"group:{row['id']}"} for row in GROUPS)]
    assert {form: ids for form, ids in folded_forms(rows, "id").items() if len(ids) > 1} == {}


def test_no_form_is_a_name_of_a_country() -> None:
    ours = folded_forms([*ORGANIZATIONS, *GROUPS], "id")
    assert set(ours) & set(folded_forms(list(tables.rows("countries.csv")), "code")) == set()


def test_no_form_is_a_name_of_a_place() -> None:
    """As printed: FAO feeds people, Fao is a peninsula."""
    ours = {form for row in (*ORGANIZATIONS, *GROUPS) for form in forms(row)}
    assert ours & {form for row in tables.rows("places.csv") for form in forms(row)} == set()


def test_no_form_is_a_demonym() -> None:
    demonyms = {word.casefold() for row in tables.rows("countries.csv") for word in tables.values(row["demonyms"])}
    assert set(folded_forms([*ORGANIZATIONS, *GROUPS], "id")) & demonyms == set()


def test_kinds_of_organizations_are_the_listed_ones() -> None:
    assert {row["kind"] for row in ORGANIZATIONS} == KINDS


def test_groups_belong_to_countries_that_exist() -> None:
    codes = {row["code"] for row in tables.rows("countries.csv")}
    assert {row["country"] for row in GROUPS if row["country"]} - codes == set()


def test_years_of_a_group_stand_beside_a_country_and_in_order() -> None:
    for row in GROUPS:
        years = [year for year in (row["start"], row["end"]) if year]
        assert all(dates.parse(year) == year and len(year) == 4 for year in years), row
        assert years == sorted(years), row
        assert row["country"] or not years, row


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("UN Security Council", "United Nations"),
        ("E.U.", "European Union"),
        ("European Commission", "European Union"),
        ("Common Market", "European Community"),
        ("North Atlantic Treaty Organization", "NATO"),
        ("U.N. nuclear watchdog", "IAEA"),
        ("UN refugee agency", "UNHCR"),
        ("World Court", "International Court of Justice"),
        ("Hizbullah", "Hezbollah"),
        ("Daesh", "Islamic State"),
        ("Al Qaida", "al-Qaeda"),
        ("Ansar Allah", "Houthis"),
        ("Kurdistan Workers' Party", "PKK"),
        ("Tamil Tigers", "Tamil Tigers"),
        ("Provisional IRA", "IRA"),
    ],
)
def test_forms_of_the_news_name_their_actor(form: str, name: str) -> None:
    assert {entry.actor.name for entry in load_gazetteer().entries(form)} == {name}


@pytest.mark.parametrize(
    "word",
    ["IS", "Quad", "quad", "Commonwealth", "the Commonwealth", "Alliance", "Community", "Brussels", "Wagner"],
)
def test_common_words_and_names_are_no_form(word: str) -> None:
    owners = [row["id"] for row in (*ORGANIZATIONS, *GROUPS) if word in forms(row)]
    assert owners == []


def test_a_group_is_read_before_the_country_in_its_name() -> None:
    hits = load_gazetteer().scan("Syrian rebels and Iraqi Kurds met in Geneva.")
    assert [hit.entries[0].actor.id for hit in hits][:2] == ["group/syrian-rebels", "group/iraqi-kurds"]


def test_heads_hold_offices_for_organizations_and_groups_of_the_tables() -> None:
    known = {row["id"] for row in ORGANIZATIONS} | {f"group:{row['id']}" for row in GROUPS}
    assert {row["of"] for row in HEADS} - known == set()


@pytest.mark.parametrize(
    ("name", "day", "of"),
    [
        ("Kofi Annan", "1998-02-20", "organization/united-nations"),
        ("Javier Solana", "1999-03-24", "organization/nato"),
        ("Javier Solana", "2004-06-01", "organization/european-union"),
        ("Mohamed ElBaradei", "2003-03-07", "organization/iaea"),
        ("Hassan Nasrallah", "2006-07-12", "group/hezbollah"),
        ("Osama bin Laden", "2001-10-07", "group/al-qaeda"),
    ],
)
def test_heads_are_in_office_at_a_date(name: str, day: str, of: str) -> None:
    gazetteer = load_gazetteer()
    terms = gazetteer.terms[gazetteer.find(name).id]
    assert of in {term.of.id for term in terms if term.covers(day)}


def test_a_surname_that_too_many_share_is_no_short_form() -> None:
    gazetteer = load_gazetteer()
    assert gazetteer.find("Richard Butler").id == "official/richard-butler"
    assert "official/richard-butler" not in {entry.actor.id for entry in gazetteer.entries("Butler")}
