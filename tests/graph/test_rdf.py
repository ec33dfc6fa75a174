"""The RDF shape, read off by hand for one document, and in the literal forms that a store keeps."""

from __future__ import annotations

import io
from dataclasses import replace

import pyoxigraph as ox
import pytest

from allygraph.graph.contents import contents_of
from allygraph.graph.model import Document, Statement
from allygraph.graph.rdf import content_triples
from allygraph.graph.schema import schema_triples
from allygraph.graph.store import Store, Value, open_store
from allygraph.graph.stores.translation import quad
from allygraph.graph.terms import Names


@pytest.fixture
def store(visit_document: Document, visit_statements: tuple[Statement, ...]) -> Store:
    opened = open_store("memory:")
    opened.add(visit_document, visit_statements)
    return opened


def said(store: Store, subject: str) -> list[tuple[Value, ...]]:
    """Predicate and object of all that the graph says of the one subject with this pattern."""
    return store.query(f"SELECT ?p ?o {{ {subject} . ?x ?p ?o }} ORDER BY ?p ?o").rows


def test_a_statement_node(store: Store) -> None:
    assert set(said(store, "?x ag:relation ag:allyOf")) == {
        ("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "Statement"),
        ("subject", "country/RUS"), ("relation", "ally_of"), ("object", "country/VEN"),
        ("asserted", True), ("reportCount", 1), ("confidence", 0.9),
        ("firstDate", "2022-03-07"), ("lastDate", "2022-03-07"),
    }


def test_a_report_node(store: Store, visit_document: Document) -> None:
    found = {row[0]: row[1] for row in said(store, "?x ag:status ag:negated")}
    assert {"statement", "http://www.w3.org/ns/prov#wasDerivedFrom"} <= found.keys()
    del found["statement"], found["http://www.w3.org/ns/prov#wasDerivedFrom"]
    assert found == {
        "http://www.w3.org/ns/prov#wasQuotedFrom": visit_document.id,
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#type": "Report", "status": "negated", "confidence": 0.9,
        "dateFirst": "2022-03-07", "dateLast": "2022-03-07", "rule": "hand-made", "field": "text",
        "quote": "Russia denied that it would attack the United States.", "start": 144, "end": 197,
        "source": "Russia", "claimant": "country/RUS",
    }


def test_a_sentence_is_one_node_for_all_reports_that_rest_on_it(store: Store) -> None:
    query = """SELECT (COUNT(DISTINCT ?report) AS ?reports) ?exact ?start ?end {
      ?report prov:wasDerivedFrom ?sentence . ?sentence oa:hasSelector/oa:exact ?exact ;
        oa:hasSelector [ oa:start ?start ; oa:end ?end ] FILTER(CONTAINS(?exact, "may visit")) }
      GROUP BY ?exact ?start ?end"""
    assert store.query(query).rows == [(2, "Nicolás Maduro, president of Venezuela, may visit Cuba.", 88, 143)]


def test_actors_have_a_class_a_name_and_a_state(store: Store) -> None:
    query = """SELECT ?actor ?name ?state ?code { ?actor a ag:Actor ; skos:prefLabel ?name
      OPTIONAL { ?actor ag:country ?state } OPTIONAL { ?actor ag:iso3 ?code } } ORDER BY ?actor"""
    rows = store.query(query).rows
    assert rows[0] == ("country/CUB", "Cuba", None, "CUB")
    assert rows[-1] == ("place/caracas-ven", "Caracas", "country/VEN", None)


def test_a_partial_date_has_its_first_and_last_day(visit_document: Document,
                                                   visit_statements: tuple[Statement, ...]) -> None:
    report = replace(visit_statements[0].reports[0], date="2022-02")
    with open_store("memory:") as store:
        store.add(visit_document, [replace(visit_statements[0], reports=(report,))])
        query = "SELECT ?date ?first ?last { ?r ag:eventDate ?date ; ag:dateFirst ?first ; ag:dateLast ?last }"
        assert store.query(query).rows == [("2022-02", "2022-02-01", "2022-02-28")]


def test_the_relation_table_is_in_the_graph(store: Store) -> None:
    query = "SELECT ?relation { ?relation a ag:Relation ; ag:sign -1 ; ag:standing true }"
    assert store.query(query).rows == [("rival_of",)]


def test_literals_are_written_in_the_form_that_a_store_keeps(
    store: Store, visit_document: Document, visit_statements: tuple[Statement, ...]
) -> None:
    out = io.BytesIO()
    store.export_quads(out)
    kept = set(ox.parse(out.getvalue(), ox.RdfFormat.N_QUADS))
    contents = contents_of(visit_document, visit_statements)
    written = content_triples(Names(), contents) | schema_triples(Names())
    assert {quad(triple) for triple in written} - kept == set()


def test_ids_stand_under_the_base_of_the_environment(monkeypatch: pytest.MonkeyPatch, visit_document: Document,
                                                     visit_statements: tuple[Statement, ...]) -> None:
    monkeypatch.setenv("ALLYGRAPH_BASE", "https://example.org/news/")
    with open_store("memory:") as store:
        store.add(visit_document, visit_statements)
        asked = "ASK { <https://example.org/news/country/VEN> ag:allyOf <https://example.org/news/country/RUS> }"
        assert store.query(asked).rows == [(True,)]
        assert {actor.id for actor in store.actors()} >= {"country/VEN", "place/caracas-ven"}
