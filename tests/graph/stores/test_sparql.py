"""Values bound to the variables of a SPARQL query: everywhere the query uses them, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allygraph.graph.errors import QueryError
from allygraph.graph.model import Document, Statement, Status
from allygraph.graph.store import ActorRef, Bindings, DocumentRef, Store, Value, open_store
from allygraph.graph.stores.sparql import bind, writes
from allygraph.graph.terms import Names
from allygraph.graph.vocabulary import Relation

VEN = ActorRef("country/VEN")


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with open_store("memory:") as opened:
        opened.update(
            """INSERT DATA {
              country:VEN skos:prefLabel "Venezuela" ; ag:allyOf country:RUS , country:CUB .
              country:RUS skos:prefLabel "Russia" ; ag:allyOf country:VEN ; ag:attacks country:UKR .
              country:CUB skos:prefLabel "Cuba" ; ag:allyOf country:VEN . country:UKR skos:prefLabel "Ukraine" }"""
        )
        yield opened


@pytest.mark.parametrize(
    ("query", "bindings", "rows"),
    [
        ("SELECT ?n { ?a ag:allyOf/skos:prefLabel ?n } ORDER BY ?n", {"a": VEN}, [("Cuba",), ("Russia",)]),
        ("SELECT ?a ?n WHERE { $a skos:prefLabel ?n }", {"a": VEN}, [("country/VEN", "Venezuela")]),
        ("SELECT ?n { ?x skos:prefLabel ?n FILTER(?x = ?a) }", {"a": VEN}, [("Venezuela",)]),
        ("SELECT ?n { ?x skos:prefLabel ?n FILTER NOT EXISTS { ?x ag:allyOf ?a } } ORDER BY ?n", {"a": VEN},
         [("Ukraine",), ("Venezuela",)]),
        ("SELECT ?n { { ?a skos:prefLabel ?n } UNION { ?a ag:allyOf/skos:prefLabel ?n } } ORDER BY ?n", {"a": VEN},
         [("Cuba",), ("Russia",), ("Venezuela",)]),
        ("SELECT ?x ?n { ?x skos:prefLabel 'Ukraine' OPTIONAL { ?x ag:allyOf ?a . ?a skos:prefLabel ?n } }", {"a": VEN},
         [("country/UKR", None)]),
        ("SELECT ?n { { SELECT ?b WHERE { ?a ag:allyOf ?b } } ?b skos:prefLabel ?n } ORDER BY ?n", {"a": VEN},
         [("Cuba",), ("Russia",)]),
        ("SELECT ?n { { SELECT (COUNT(?b) AS ?n) { ?a ag:allyOf ?b } "
         "GROUP BY ?a HAVING(COUNT(?b) >= SAMPLE(?least)) } }", {"a": VEN, "least": 2}, [(2,)]),
        ("SELECT (COUNT(*) AS ?n) { ?a ?p ?b . FILTER(?p = ?relation) }",
         {"a": VEN, "relation": (Relation.ALLY_OF, Relation.ATTACKS)}, [(2,)]),
        ("SELECT ?b { ?a ?relation ?b } ORDER BY ?b", {"a": (ActorRef("country/RUS"),), "relation": Relation.ATTACKS},
         [("country/UKR",)]),
        ("SELECT ?n { VALUES ?x { country:CUB country:RUS } ?a ag:allyOf ?x . ?x skos:prefLabel ?n } ORDER BY ?n",
         {"a": VEN}, [("Cuba",), ("Russia",)]),
        ("SELECT ?n { ?x skos:prefLabel ?n FILTER(!BOUND(?since) || ?since > '2') } ORDER BY ?n LIMIT 1",
         {"since": None}, [("Cuba",)]),
        ("# what of ?a { here\nSELECT ?n { ?a skos:prefLabel ?n FILTER(?n != '} ?a {') }", {"a": VEN},
         [("Venezuela",)]),
        ("ASK { ?a ag:allyOf country:CUB }", {"a": VEN}, [(True,)]),
        ("CONSTRUCT { ?a ag:allyOf ?b } WHERE { ?a ag:attacks ?b }", {"a": ActorRef("country/RUS")},
         [("country/RUS", "ally_of", "country/UKR")]),
    ],
)
def test_a_value_is_bound_wherever_the_query_uses_it(
    store: Store, query: str, bindings: Bindings, rows: list[tuple[Value, ...]]
) -> None:
    assert store.query(query, bindings).rows == rows


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (VEN, "country/VEN"),
        (DocumentRef("3f5b"), "3f5b"),
        (Relation.MET_WITH, "met_with"),
        (Status.PLANNED, "planned"),
        ("country/VEN", "country/VEN"),
        (3, 3),
        (0.25, 0.25),
        (1e-7, 1e-7),
        (True, True),
        (date(2022, 3, 5), "2022-03-05"),
    ],
    ids=repr,
)
def test_a_value_comes_back_as_it_went_in(store: Store, value: Value | date, shown: Value) -> None:
    assert store.query("SELECT ?x { FILTER(BOUND(?x)) }", {"x": value}).rows == [(shown,)]


@given(text=st.text())
def test_no_text_can_leave_its_literal(store: Store, text: str) -> None:
    assert store.query("SELECT ?x { FILTER(BOUND(?x)) }", {"x": text}).rows == [(text,)]


@given(id=st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_no_id_can_leave_its_iri(store: Store, id: str) -> None:
    assert store.query("SELECT ?x { FILTER(BOUND(?x)) }", {"x": ActorRef(f"place/{id}")}).rows == [(f"place/{id}",)]


def test_a_day_is_compared_as_a_day(store: Store, visit_document: Document,
                                    visit_statements: tuple[Statement, ...]) -> None:
    with open_store("memory:") as opened:
        opened.add(visit_document, visit_statements)
        query = "SELECT (COUNT(?r) AS ?n) { ?r a ag:Report ; ag:dateLast ?last FILTER(?last < ?day) }"
        assert opened.query(query, {"day": date(2022, 3, 6)}).rows == [(1,)]


def test_a_value_for_a_variable_that_is_not_there_is_refused(store: Store) -> None:
    with pytest.raises(QueryError, match=r"no variable \?contry"):
        store.query("SELECT ?n { ?country skos:prefLabel ?n }", {"contry": VEN})


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_refused(value: float) -> None:
    with pytest.raises(QueryError, match="not a value"):
        bind("SELECT ?x { FILTER(BOUND(?x)) }", {"x": value}, Names())


def test_a_parser_error_keeps_the_place_in_the_text_as_it_was_given(store: Store) -> None:
    with pytest.raises(QueryError, match="not SPARQL: error at 1:26"):
        store.query("SELECT ?n { ?a ag:allyOf }", {"a": VEN})


def test_a_form_that_takes_no_values_says_so(store: Store) -> None:
    with pytest.raises(QueryError, match="no value can be bound in this form"):
        store.query("CONSTRUCT WHERE { ?a ag:attacks ?b }", {"a": VEN})


@pytest.mark.parametrize(
    ("text", "update"),
    [
        ("INSERT DATA { <a:a> <a:b> 1 }", True),
        ("PREFIX x: <http://x/>\n# select\ndelete where { ?s ?p ?o }", True),
        ("LOAD <http://x/>", True),
        ("WITH <http://x/> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", True),
        ("SELECT ?drop { ?drop ?p 'INSERT' } # DELETE", False),
        ("PREFIX insert: <http://insert/> SELECT * { ?s insert:all ?o }", False),
        ("BASE <http://x/DELETE> ASK {}", False),
    ],
)
def test_an_update_is_told_from_a_query(store: Store, text: str, update: bool) -> None:
    assert writes(text) is update


def test_an_update_given_as_a_query_is_refused_and_writes_nothing(store: Store) -> None:
    before = store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows
    with pytest.raises(QueryError, match="this is an update"):
        store.query("INSERT DATA { country:VEN ag:allyOf country:USA }")
    assert store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows == before


def test_query_that_would_ask_another_server_is_refused() -> None:
    with open_store("memory:") as store, pytest.raises(QueryError, match="SERVICE"):
        store.query("SELECT ?s { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
