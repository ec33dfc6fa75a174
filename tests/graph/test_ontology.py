"""The ontology file, the JSON-LD context and the shapes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files

import pytest
import rdflib

from allygraph.graph.model import Document, Statement, Status
from allygraph.graph.ontology import ontology
from allygraph.graph.rdf_bridge import as_rdflib
from allygraph.graph.schema import relation_triples
from allygraph.graph.store import Store, open_store
from allygraph.graph.terms import ONTOLOGY, RELATION_TERMS, ag, written
from allygraph.graph.validate import validate
from allygraph.graph.vocabulary import RELATIONS

FOLDER = files("allygraph.graph")


@pytest.fixture
def loaded(visit_document: Document, visit_statements: tuple[Statement, ...]) -> Iterator[Store]:
    with open_store("memory:") as store:
        store.add(visit_document, visit_statements)
        yield store


def test_ontology_file_is_what_the_table_gives() -> None:
    assert (FOLDER / "ontology.ttl").read_text(encoding="utf-8") == ontology()


def test_ontology_explains_every_term_of_a_loaded_graph(loaded: Store) -> None:
    known = rdflib.Graph().parse(data=ontology(), format="turtle")
    used = {
        term for triple in as_rdflib(loaded) for term in triple if isinstance(term, rdflib.URIRef) and ONTOLOGY in term
    }
    assert used
    assert {str(term) for term in used if (term, rdflib.RDFS.comment, None) not in known} == set()


def test_ontology_holds_the_relation_table_as_stores_do() -> None:
    known = set(rdflib.Graph().parse(data=ontology(), format="turtle"))
    rows = {row for info in RELATIONS.values() for row in relation_triples(info) if not row[1].value.endswith("#label")}
    stored = rdflib.Graph().parse(data="\n".join(" ".join(map(written, row)) + " ." for row in rows), format="nt")
    assert len(stored) == 7 * len(RELATIONS)
    assert set(stored) - known == set()


def test_shapes_know_every_relation_and_status() -> None:
    shapes = rdflib.Graph().parse(data=(FOLDER / "shapes.ttl").read_text(encoding="utf-8"), format="turtle")
    listed = {str(term) for head in shapes.objects(None, rdflib.SH["in"]) for term in shapes.items(head)}
    assert {term.value for term in RELATION_TERMS.values()} < listed
    assert {ag(status.value).value for status in Status} < listed


def test_context_names_only_terms_of_the_ontology() -> None:
    context = json.loads((FOLDER / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    targets = {value["@id"] if isinstance(value, dict) else value for value in context.values()}
    known = rdflib.Graph().parse(data=ontology(), format="turtle")
    ours = {target.removeprefix("ag:") for target in targets if target.startswith("ag:")}
    assert {name for name in ours if (rdflib.URIRef(ONTOLOGY + name), rdflib.RDFS.comment, None) not in known} == set()


def test_loaded_graph_conforms_to_the_shapes(loaded: Store) -> None:
    assert validate(loaded) == []


@pytest.mark.parametrize(
    ("update", "message"),
    [
        ("DELETE { ?r ag:status ?s } WHERE { ?r a ag:Report ; ag:status ?s }", "exactly one status"),
        ("DELETE { ?s ag:object ?o } WHERE { ?s a ag:Statement ; ag:object ?o }", "exactly one object"),
        ("DELETE { ?r ag:statement ?s } WHERE { ?r ag:statement ?s }", "never stands without a report"),
        ("INSERT { ?r ag:confidence 1.5 } WHERE { ?r a ag:Report }", "between 0 and 1"),
        ("DELETE { ?d ag:profile ?p } WHERE { ?d ag:profile ?p }", "never stands without a document"),
        ("DELETE { ?d ag:appearance ?a } WHERE { ?d ag:appearance ?a }", "one of exactly one document"),
        ("INSERT { ?c ag:iso3 'xx' } WHERE { ?c a ag:Country }", "three capital letters"),
    ],
    ids=["no status", "no object", "no report", "too sure", "no profile", "no appearance", "odd code"],
)
def test_broken_graph_is_found_out(loaded: Store, update: str, message: str) -> None:
    loaded.update(update)
    assert any(message in finding.message for finding in validate(loaded))


def test_statement_fixture_has_all_statuses(visit_statements: tuple[Statement, ...]) -> None:
    assert len({report.status for statement in visit_statements for report in statement.reports}) == 3
