"""Every named query on the made-up world of tests/world.toml, with answers known by hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from allygraph.cli.actors import resolve_values
from allygraph.graph.dates import first_day
from allygraph.graph.errors import QueryError
from allygraph.graph.model import Document, Statement
from allygraph.graph.store import Rows, Store, open_store
from allygraph.queries.catalogue import NamedQuery, catalogue, find
from allygraph.queries.run import run


@pytest.fixture(scope="module")
def loaded(world: tuple[tuple[Document, tuple[Statement, ...]], ...]) -> Iterator[Store]:
    with open_store("memory:") as store:
        for document, statements in world:
            store.add(document, statements)
        yield store


def ask(store: Store, name: str, **values: str) -> Rows:
    return run(store, name, resolve_values(store, find(name), values))


def column(rows: Rows, *names: str) -> list[tuple[object, ...]]:
    places = [rows.columns.index(name) for name in names]
    return [tuple(row[place] for place in places) for row in rows.rows]


@pytest.mark.parametrize("query", catalogue(), ids=lambda query: query.name)
def test_query_gives_the_columns_that_its_header_promises(loaded: Store, query: NamedQuery) -> None:
    examples = {p.name: p.example for p in query.parameters if p.required}
    assert ask(loaded, query.name, **examples).columns == tuple(column.name for column in query.columns)


@pytest.mark.parametrize("query", catalogue(), ids=lambda query: query.name)
def test_query_takes_every_parameter_of_its_header(loaded: Store, query: NamedQuery) -> None:
    examples = {p.name: p.example for p in query.parameters}
    ask(loaded, query.name, **examples)


@pytest.mark.parametrize("query", catalogue(), ids=lambda query: query.name)
def test_query_answers_the_same_twice(loaded: Store, query: NamedQuery) -> None:
    examples = {p.name: p.example for p in query.parameters if p.required}
    assert ask(loaded, query.name, **examples) == ask(loaded, query.name, **examples)


def test_there_are_enough_queries() -> None:
    assert len(catalogue()) >= 12


def test_allies_of_counts_reports(loaded: Store) -> None:
    rows = ask(loaded, "allies_of", actor="Venezuela")
    assert column(rows, "ally", "reports") == [("Russia", 2), ("Iran", 1)]


def test_shared_allies_of_two(loaded: Store) -> None:
    assert [row[0] for row in ask(loaded, "shared_allies", one="Belarus", other="Venezuela").rows] == ["Russia"]


def test_chain_of_alliances_goes_over_those_between(loaded: Store) -> None:
    rows = ask(loaded, "alliance_path", **{"from": "Belarus", "to": "Iran"})
    assert column(rows, "length", "via1", "via2") == [(3, "country/RUS", "country/VEN")]


def test_visits_to_a_country_count_its_cities(loaded: Store) -> None:
    rows = ask(loaded, "visits_to", place="Venezuela")
    assert column(rows, "subject", "date") == [
        ("Yury Borisov", "2022-02-16"), ("United States", "2022-03-05"), ("Gustavo Petro", "2022-11-01"),
    ]  # fmt: skip


def test_visits_by_a_country_count_its_officials(loaded: Store) -> None:
    assert column(ask(loaded, "visits_by", traveller="USA"), "object") == [("Caracas",), ("Warsaw",)]


def test_visits_between_two_countries(loaded: Store) -> None:
    assert column(ask(loaded, "visits_between", one="VEN", other="COL"), "subject") == [("Gustavo Petro",)]


def test_planned_visits_are_none_of_those_that_took_place(loaded: Store) -> None:
    rows = ask(loaded, "planned_visits")
    assert column(rows, "traveller", "place", "took_place") == [("Andrzej Duda", "Kyiv", 0)]


def test_represents_as_of_a_day_leaves_out_who_came_later(loaded: Store) -> None:
    rows = ask(loaded, "represents", of="Colombia", as_of="2020")
    assert column(rows, "official", "role") == [("Iván Duque", "president")]


def test_officials_of_a_state_with_their_sentences(loaded: Store) -> None:
    assert column(ask(loaded, "officials_of", of="Poland"), "official", "role") == [("Andrzej Duda", "president")]


def test_hostile_acts_go_both_ways_and_leave_friendly_ones_out(loaded: Store) -> None:
    rows = ask(loaded, "hostile_acts", one="Venezuela", other="Colombia")
    assert {relation for (relation,) in column(rows, "relation")} == {"cuts_ties_with", "rival_of"}


def test_timeline_is_in_order_of_time(loaded: Store) -> None:
    days = [
        first_day(str(date)) for (date,) in column(ask(loaded, "timeline", one="Russia", other="Venezuela"), "date")
    ]
    assert len(days) == 5
    assert days == sorted(days)


def test_timeline_shows_plans_when_asked(loaded: Store) -> None:
    rows = ask(loaded, "timeline", one="Russia", other="Venezuela", status="planned")
    assert column(rows, "relation", "date") == [("agreed_with", "2022-04")]


def test_most_reported_statement_comes_first(loaded: Store) -> None:
    assert ask(loaded, "most_reported").rows[0][3] == 2


def test_negated_claims_are_what_reports_deny(loaded: Store) -> None:
    rows = ask(loaded, "negated_claims")
    assert ("Russia", "attacks", "United States") in column(rows, "subject", "relation", "object")
    assert {status for (status,) in column(rows, "status")} == {"negated"}


def test_who_says_what_names_the_claimant(loaded: Store) -> None:
    rows = ask(loaded, "who_says_what", status="all")
    assert ("Ukraine", "attacks", "Russia", "Ukraine") in column(rows, "claimant", "relation", "subject", "object")


def test_claims_by_a_country_count_those_of_its_officials(loaded: Store) -> None:
    rows = ask(loaded, "claims_by", claimant="Russia")
    assert column(rows, "relation", "quote") == [("ally_of", "Borisov called Venezuela an ally of Russia.")]


def test_documents_about_a_pair(loaded: Store) -> None:
    titles = column(ask(loaded, "documents_about", one="Russia", other="Venezuela"), "title")
    assert titles == [("Borisov in Caracas",), ("Officials in Caracas",)]


def test_members_of_an_organization_with_their_status(loaded: Store) -> None:
    rows = ask(loaded, "members_of", organization="NATO", status="all")
    assert column(rows, "member", "status") == [
        ("Poland", "occurred"), ("Sweden", "planned"), ("Ukraine", "hypothetical"), ("United States", "occurred"),
    ]  # fmt: skip


def test_sanctions_and_attacks_on_a_target(loaded: Store) -> None:
    assert column(ask(loaded, "sanctions_on", target="Russia"), "sender") == [("United States",)]
    assert [row[0] for row in ask(loaded, "attacks_on", target="Ukraine").rows] == ["Russia"]


def test_meetings_of_an_official(loaded: Store) -> None:
    rows = ask(loaded, "meetings_of", actor="Andrzej Duda")
    assert {name for row in column(rows, "subject", "object") for name in row} == {
        "Andrzej Duda", "Volodymyr Zelensky", "Antony Blinken",
    }  # fmt: skip


def test_sources_count_articles(loaded: Store) -> None:
    assert ("Example Times", 2) in column(ask(loaded, "sources"), "outlet", "documents")


def test_disputes_have_both_sides(loaded: Store) -> None:
    rows = ask(loaded, "disputes")
    assert ("Russia", "attacks", "Ukraine", 2, 1) in column(rows, "subject", "relation", "object", "said", "denied")


def test_denied_and_planned_never_show_among_allies(loaded: Store) -> None:
    assert column(ask(loaded, "rivals_of", actor="Venezuela", as_of="2023-06"), "rival") == [("United States",)]


@pytest.mark.parametrize("text", ['" } ; DROP ALL #', "x\\", "?s ?p ?o", "' OR 1=1", "}\nDELETE WHERE { ?s ?p ?o }"])
def test_values_are_bound_and_never_become_part_of_the_query(loaded: Store, text: str) -> None:
    before = dict(loaded.counts())
    rows = run(loaded, "allies_of", {"actor": f"country/{text}"})
    assert rows.rows == []
    assert dict(loaded.counts()) == before


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({}, "needs actor=.*for example"),
        ({"actor": "country/VEN", "actr": "x"}, "no parameter 'actr'"),
        ({"actor": "country/VEN", "since": "soon"}, "soon"),
        ({"actor": "country/VEN", "min_reports": "many"}, "many"),
    ],
    ids=["missing", "unknown", "no date", "no number"],
)
def test_wrong_parameters_are_explained(loaded: Store, values: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        run(loaded, "allies_of", values)
