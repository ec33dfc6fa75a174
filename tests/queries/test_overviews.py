"""Known answers of the queries that look over the whole graph, or over all that one actor does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from allygraph.cli.actors import resolve_values
from allygraph.graph.filters import Filter
from allygraph.graph.model import Document, Statement
from allygraph.graph.store import Store, Value, open_store
from allygraph.graph.vocabulary import Relation
from allygraph.queries.catalogue import find
from allygraph.queries.run import run


@pytest.fixture(scope="module")
def loaded(world: tuple[tuple[Document, tuple[Statement, ...]], ...]) -> Iterator[Store]:
    with open_store("memory:") as store:
        for document, statements in world:
            store.add(document, statements)
        yield store


def ask(store: Store, name: str, columns: str, **values: str) -> list[tuple[Value, ...]]:
    """The answer's rows, of which only *columns*, named in one text."""
    rows = run(store, name, resolve_values(store, find(name), values))
    places = [rows.columns.index(column) for column in columns.split()]
    return [tuple(row[place] for place in places) for row in rows.rows]


def test_alliances_come_with_the_sentence_of_the_surest_report(loaded: Store) -> None:
    assert ask(loaded, "alliances", "one other reports quote") == [
        ("Russia", "Venezuela", 2, "Venezuela is an ally of Russia."),
        ("Poland", "United States", 1, "Poland is an ally of the United States."),
        ("Ukraine", "United States", 1, "The United States stands with its partner Ukraine."),
        ("Poland", "Ukraine", 1, "Poland is an ally of Ukraine."),
        ("Belarus", "Russia", 1, "Belarus, an ally of Russia, lent its roads."),
        ("Iran", "Venezuela", 1, "Iran is an ally of Venezuela."),
    ]


@pytest.mark.parametrize(
    ("filters", "pairs"),
    [
        ({"min_reports": "2"}, {("Russia", "Venezuela")}),
        ({"min_confidence": "0.5", "since": "2022-05"}, {("Poland", "United States")}),
        ({"known_by": "2022-03-01"}, {("Russia", "Venezuela"), ("Belarus", "Russia")}),
        ({"until": "2022-02"}, {("Russia", "Venezuela")}),
        ({"status": "negated"}, set()),
    ],
    ids=str,
)
def test_filters_choose_among_alliances(
    loaded: Store, filters: dict[str, str], pairs: set[tuple[str, str]]
) -> None:
    assert set(ask(loaded, "alliances", "one other", **filters)) == pairs


@pytest.mark.parametrize("as_of", ["2018", "2019-06", "2022-02-20", "2022-03-01", "2022-10", "2023-01", "2024"])
@pytest.mark.parametrize("known_by", ["2022-03-31", "2023-12"])
@pytest.mark.parametrize(
    ("name", "relation", "sides"),
    [
        ("alliances", Relation.ALLY_OF, "one_id other_id"),
        ("represents", Relation.REPRESENTS, "official_id represented_id"),
    ],
    ids=["alliances", "represents"],
)
def test_what_stood_on_a_day_is_what_the_filter_says(
    loaded: Store, name: str, relation: Relation, sides: str, as_of: str, known_by: str
) -> None:
    wanted = Filter(relations=frozenset({relation}), as_of=as_of, known_by=known_by)
    stood = {(statement.subject.id, statement.object.id) for statement in loaded.statements(wanted)}
    assert set(ask(loaded, name, sides, as_of=as_of, known_by=known_by)) == stood


def test_visits_to_capitals_come_with_their_sentences(loaded: Store) -> None:
    visits = ask(loaded, "visits_to_capitals", "date subject object quote")
    assert [visit[:3] for visit in visits] == [
        ("2022-02-16", "Yury Borisov", "Caracas"),
        ("2022-03-05", "United States", "Caracas"),
        ("2022-05-09", "Antony Blinken", "Warsaw"),
        ("2022-11-01", "Gustavo Petro", "Caracas"),
    ]
    assert visits[1][3] == "Senior U.S. officials travelled to Caracas on Saturday."


def test_activity_counts_reports_by_month(loaded: Store) -> None:
    months = ask(loaded, "activity", "month relation reports", actor="Russia")
    assert [row for row in months if row[1] == "ally_of"] == [("2022-02", "ally_of", 1), ("2022-03", "ally_of", 2)]
    assert months == sorted(months)


def test_actors_are_counted_by_type(loaded: Store) -> None:
    assert ask(loaded, "actor_counts", "type actors") == [
        ("country", 11), ("official", 7), ("place", 3), ("group", 1), ("organization", 1),
    ]  # fmt: skip


def test_actors_can_be_chosen_by_kind_and_part_of_the_name(loaded: Store) -> None:
    assert ask(loaded, "actors", "actor statements", kind="place") == [("Caracas", 3), ("Warsaw", 1), ("Kyiv", 0)]
    assert ask(loaded, "actors", "actor", part="PETRO") == [("Gustavo Petro",)]


def test_planned_agreements_show_only_when_asked(loaded: Store) -> None:
    assert ask(loaded, "agreements_of", "partner", actor="VEN") == []
    assert ask(loaded, "agreements_of", "partner date", actor="VEN", status="all") == [("Russia", "2022-04")]


def test_cooperation_and_help_name_who_gives(loaded: Store) -> None:
    both = ask(loaded, "cooperation_between", "subject relation object", one="Ukraine", other="Poland")
    assert both == [("Poland", "aids", "Ukraine"), ("Poland", "cooperates_with", "Ukraine")]
    assert ask(loaded, "help_for", "helper relation", actor="Ukraine") == [("Poland", "aids")]
    assert ask(loaded, "help_for", "helper", actor="Poland") == []


def test_hostile_acts_by_an_actor_leave_out_those_on_it(loaded: Store) -> None:
    assert ask(loaded, "hostile_acts_by", "date relation object", actor="USA") == [
        ("2019-01-28", "sanctions", "Venezuela"),
        ("2022-02-24", "criticizes", "Russia"),
        ("2022-02-26", "sanctions", "Russia"),
    ]


def test_memberships_leave_out_the_planned(loaded: Store) -> None:
    assert ask(loaded, "memberships_of", "organization reports", member="Poland") == [("NATO", 2)]
    assert ask(loaded, "memberships_of", "organization", member="Sweden") == []


def test_relations_are_counted_by_status(loaded: Store) -> None:
    counts = ask(loaded, "relation_counts", "relation status reports statements")
    assert [row for row in counts if row[0] == "attacks"] == [
        ("attacks", "negated", 2, 2), ("attacks", "occurred", 3, 2),
    ]  # fmt: skip
    assert sum(int(row[2] or 0) for row in counts) == loaded.counts()["reports"]


def test_thin_evidence_is_what_one_article_says_the_least_sure_first(loaded: Store) -> None:
    thin = ask(loaded, "thin_evidence", "subject relation object")
    assert thin[0] == ("Ukraine", "ally_of", "United States")
    assert ("Russia", "ally_of", "Venezuela") not in thin
    assert ("Poland", "member_of", "NATO") not in thin


def test_evidence_is_each_sentence_with_its_place(loaded: Store) -> None:
    found = ask(loaded, "evidence", "quote field start end title", one="USA", other="VEN", relation="visited")
    assert found == [
        ("Senior U.S. officials travelled to Caracas on Saturday.", "text", 32, 87, "Officials in Caracas")
    ]


def test_who_left_office_represents_nobody_afterwards(loaded: Store) -> None:
    assert ask(loaded, "represents", "official role", of="Colombia", as_of="2022-07") == [("Iván Duque", "president")]
    assert ask(loaded, "represents", "official role", of="Colombia", as_of="2023") == [("Gustavo Petro", "president")]


def test_names_of_actors_are_all_that_documents_use(loaded: Store) -> None:
    names = ask(loaded, "actor_names", "name country actor_id")
    assert ("Nicolás Maduro", "VEN", "official/nicolas-maduro") in names
    assert ("Venezuela", "VEN", "country/VEN") in names
    assert ("NATO", None, "organization/nato") in names
    assert len(names) == loaded.counts()["actors"]
