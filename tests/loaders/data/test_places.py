"""The tables of states and places: codes, names and order, so that a slip in a row is found before a sentence is."""

from __future__ import annotations

import csv
import re
from collections import Counter
from importlib.resources import files

import pytest

from allygraph.graph.identity import slug

FILES = ("countries.csv", "places.csv")
FORMER = {"CSK", "DDR", "SCG", "SUN", "YMD", "YUG"}
OWN_CITY = {"HKG", "MAC", "VAT"}
WITHOUT_DEMONYM = {"DMA", "COG", "VAT"}  # "Dominican" and "Congolese" are other states' people by default
KINDS = {"base", "capital", "city", "island", "palace", "region", "site"}


def lines(name: str) -> list[str]:
    return (files("allygraph.loaders") / "data" / name).read_text(encoding="utf-8").splitlines()


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(line for line in lines(name) if not line.startswith("#")))


def forms(row: dict[str, str]) -> list[str]:
    cells = (row["name"], row["names"], row.get("demonyms", ""))
    return [form for cell in cells for form in cell.split("|") if form]


COUNTRIES = {row["code"]: row for row in rows("countries.csv")}
PLACES = rows("places.csv")


@pytest.mark.parametrize("name", FILES)
def test_header_says_source_date_and_licence(name: str) -> None:
    header = " ".join(line for line in lines(name) if line.startswith("#"))
    assert re.search(r"Source: written by hand.*Date: \d{4}-\d\d-\d\d\. Licence: MIT", header)


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("countries.csv", "code,name,names,demonyms,iso2,wikidata,capital,start,end,successor"),
        ("places.csv", "name,country,kind,names,government"),
    ],
)
def test_columns_are_those_that_the_gazetteer_reads(name: str, columns: str) -> None:
    assert next(line for line in lines(name) if not line.startswith("#")) == columns
    assert all(None not in row and None not in row.values() for row in rows(name))


@pytest.mark.parametrize("name", FILES)
def test_no_cell_has_stray_blanks_or_empty_values(name: str) -> None:
    cells = [cell for row in rows(name) for cell in row.values()]
    assert [cell for cell in cells if cell != cell.strip() or re.search(r"\s\||\|\s|\|\||^\||\|$|\s\s", cell)] == []


@pytest.mark.parametrize("name", FILES)
def test_no_surface_form_stands_twice_in_one_file(name: str) -> None:
    counts = Counter(form for row in rows(name) for form in forms(row))
    assert [form for form, count in counts.items() if count > 1] == []


def test_no_place_has_a_name_of_a_state_or_of_its_people() -> None:
    states = {form for row in COUNTRIES.values() for form in forms(row)}
    assert [form for row in PLACES for form in forms(row) if form in states] == []


def test_countries_are_sorted_by_code_and_stand_once() -> None:
    codes = [row["code"] for row in rows("countries.csv")]
    assert codes == sorted(set(codes))


def test_places_are_sorted_by_country_kind_and_name() -> None:
    keys = [(row["country"], row["kind"], row["name"]) for row in PLACES]
    assert keys == sorted(set(keys))


def test_codes_have_the_form_of_iso_3166() -> None:
    assert all(re.fullmatch(r"[A-Z]{3}", code) for code in COUNTRIES)
    assert all(re.fullmatch(r"[A-Z]{2}", row["iso2"]) for row in COUNTRIES.values())
    standing = Counter(row["iso2"] for code, row in COUNTRIES.items() if code not in FORMER)
    assert max(standing.values()) == 1


def test_wikidata_ids_are_given_once() -> None:
    ids = [row["wikidata"] for row in COUNTRIES.values() if row["wikidata"]]
    assert all(re.fullmatch(r"Q\d+", identifier) for identifier in ids)
    assert len(ids) == len(set(ids))


def test_all_members_of_the_united_nations_and_the_usual_others_are_there() -> None:
    others = {"COK", "ESH", "GRL", "HKG", "MAC", "NIU", "PSE", "TWN", "VAT", "XKX"}
    assert others <= COUNTRIES.keys()
    assert len(COUNTRIES.keys() - others - FORMER) == 193


def test_every_state_has_a_demonym() -> None:
    assert {code for code, row in COUNTRIES.items() if not row["demonyms"]} == WITHOUT_DEMONYM


def test_former_states_have_years_and_successors_that_exist() -> None:
    assert {code for code, row in COUNTRIES.items() if row["end"]} == FORMER
    for code in FORMER:
        row = COUNTRIES[code]
        assert int(row["start"]) < int(row["end"])
        successors = row["successor"].split("|")
        assert successors
        assert set(successors) <= COUNTRIES.keys() - FORMER


def test_standing_states_that_give_a_start_began_since_1985() -> None:
    starts = [int(row["start"]) for code, row in COUNTRIES.items() if row["start"] and code not in FORMER]
    assert starts
    assert min(starts) >= 1985


def test_places_belong_to_states_that_exist() -> None:
    assert {row["country"] for row in PLACES} <= {"", *COUNTRIES}


def test_only_regions_of_many_states_have_no_country() -> None:
    assert {(row["kind"], row["government"]) for row in PLACES if not row["country"]} == {("region", "no")}


def test_kinds_and_government_are_of_the_known_words() -> None:
    assert {row["kind"] for row in PLACES} == KINDS
    assert {row["government"] for row in PLACES} == {"yes", "no"}


def test_seats_of_power_always_stand_for_the_government() -> None:
    assert {row["government"] for row in PLACES if row["kind"] == "palace"} == {"yes"}
    assert {row["kind"] for row in PLACES if row["government"] == "yes"} == {"capital", "city", "palace"}


def test_every_capital_is_a_place_of_its_state_or_of_the_successor() -> None:
    known = {(row["country"], row["name"]) for row in PLACES}
    missing = {
        code
        for code, row in COUNTRIES.items()
        if not any((of, row["capital"]) in known for of in (code, *row["successor"].split("|")))
    }
    assert missing == OWN_CITY


def test_every_standing_state_has_two_places_or_more_beside_its_seats_of_power() -> None:
    counts = Counter(row["country"] for row in PLACES if row["kind"] != "palace")
    assert {code for code in COUNTRIES if counts[code] < 2} == FORMER


def test_places_of_one_state_have_ids_of_their_own() -> None:
    counts = Counter((slug(row["name"]), row["country"]) for row in PLACES)
    assert [key for key, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("U.S.", "USA"), ("Britain", "GBR"), ("Burma", "MMR"), ("Zaire", "COD"), ("DPRK", "PRK"), ("Soviets", "SUN"),
        ("GDR", "DDR"), ("West Germany", "DEU"), ("Gaza Strip", "PSE"), ("Holy See", "VAT"), ("Swaziland", "SWZ"),
        ("Czechia", "CZE"), ("Türkiye", "TUR"), ("Côte d'Ivoire", "CIV"), ("Nigerien", "NER"), ("Nigerians", "NGA"),
        ("Dominican", "DOM"), ("Guinean", "GIN"), ("Congolese", "COD"), ("Macedonia", "MKD"), ("Dutch", "NLD"),
    ],
)
def test_a_name_means_the_state_that_news_mean_by_default(form: str, code: str) -> None:
    assert [of for of, row in COUNTRIES.items() if form in forms(row)] == [code]


@pytest.mark.parametrize(
    ("form", "country", "government"),
    [
        ("Kiev", "UKR", "yes"), ("Peking", "CHN", "yes"), ("Tel Aviv", "ISR", "yes"), ("Bonn", "DEU", "yes"),
        ("Rangoon", "MMR", "yes"), ("East Berlin", "DDR", "yes"), ("Kremlin", "RUS", "yes"), ("KGB", "SUN", "yes"),
        ("Foggy Bottom", "USA", "yes"), ("Quai d'Orsay", "FRA", "yes"), ("Rashtrapati Bhavan", "IND", "yes"),
        ("Brussels", "BEL", "no"), ("The Hague", "NLD", "no"), ("New York", "USA", "no"), ("Camp David", "USA", "no"),
        ("Tripoli", "LBY", "yes"), ("Crimea", "UKR", "no"), ("Golan Heights", "SYR", "no"), ("Incirlik", "TUR", "no"),
        ("Abkhazia", "GEO", "no"), ("Persian Gulf", "", "no"), ("Latin America", "", "no"),
    ],
)
def test_a_place_belongs_to_its_state_and_may_speak_for_it(form: str, country: str, government: str) -> None:
    found = [(row["country"], row["government"]) for row in PLACES if form in forms(row)]
    assert found == [(country, government)]


@pytest.mark.parametrize(
    "form", ["Georgia", "Korean", "Nice", "Mobile", "Reading", "Male", "Congress", "Split", "Austin"]
)
def test_names_that_are_hopeless_as_places_are_left_out(form: str) -> None:
    assert [row["name"] for row in PLACES if form in forms(row)] == []
