"""Graphs written in standard formats, read again by other libraries."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

import networkx as nx
import pytest
import rdflib

from allygraph.graph.errors import FormatError
from allygraph.graph.export import CSV_COLUMNS, FORMATS, export
from allygraph.graph.filters import EVERYTHING
from allygraph.graph.model import Document, Statement
from allygraph.graph.projection import to_networkx
from allygraph.graph.store import Store, open_store


@pytest.fixture
def loaded(visit_document: Document, visit_statements: tuple[Statement, ...]) -> Iterator[Store]:
    with open_store("memory:") as store:
        store.add(visit_document, visit_statements)
        yield store


def written(store: Store, format: str) -> bytes:
    out = io.BytesIO()
    export(store, out, format)
    return out.getvalue()


@pytest.mark.parametrize("format", FORMATS)
def test_same_graph_gives_the_same_bytes(loaded: Store, format: str) -> None:
    assert written(loaded, format) == written(loaded, format)


@pytest.mark.parametrize(("format", "syntax"), [("nquads", "nt"), ("turtle", "turtle"), ("jsonld", "json-ld")])
def test_rdf_formats_hold_the_whole_graph(loaded: Store, format: str, syntax: str) -> None:
    whole = rdflib.Graph().parse(data=written(loaded, "nquads"), format="nt")
    read = rdflib.Graph().parse(data=written(loaded, format), format=syntax)
    assert set(read) == set(whole)


def test_csv_has_one_row_a_report(loaded: Store) -> None:
    rows = list(csv.DictReader(io.StringIO(written(loaded, "csv").decode())))
    assert {(row["subject"], row["relation"], row["object"], row["status"]) for row in rows} == {
        ("country/RUS", "ally_of", "country/VEN", "occurred"),
        ("country/USA", "visited", "place/caracas-ven", "occurred"),
        ("official/nicolas-maduro", "represents", "country/VEN", "occurred"),
        ("official/nicolas-maduro", "visited", "country/CUB", "hypothetical"),
        ("country/RUS", "attacks", "country/USA", "negated"),
    }
    assert tuple(rows[0]) == CSV_COLUMNS


def test_graphml_holds_asserted_statements_only(loaded: Store) -> None:
    graph = nx.read_graphml(io.BytesIO(written(loaded, "graphml")), force_multigraph=True)
    assert {data["relation"] for _, _, data in graph.edges(data=True)} == {"ally_of", "visited", "represents"}


def test_jsonld_names_its_terms(loaded: Store) -> None:
    found = json.loads(written(loaded, "jsonld"))
    assert "quote" in json.dumps(found["@graph"])


def test_unknown_format_is_refused_with_the_known_ones(loaded: Store) -> None:
    with pytest.raises(FormatError, match=r"'excel'.*nquads"):
        export(loaded, io.BytesIO(), "excel")


def test_projection_counts_reports_and_knows_the_sign(loaded: Store) -> None:
    graph = to_networkx(loaded)
    assert graph.edges["country/RUS", "country/VEN", "ally_of"]["sign"] == 1
    assert graph.edges["country/USA", "place/caracas-ven", "visited"]["first"] == "2022-03-05"
    assert graph.nodes["place/caracas-ven"] == {"name": "Caracas", "type": "place", "country": "VEN"}


def test_projection_shows_denied_statements_only_when_asked(loaded: Store) -> None:
    assert not to_networkx(loaded).has_edge("country/RUS", "country/USA")
    assert loaded.to_networkx(EVERYTHING).has_edge("country/RUS", "country/USA", "attacks")


def test_empty_graph_exports_in_every_format() -> None:
    with open_store("memory:") as store:
        assert all(isinstance(written(store, format), bytes) for format in FORMATS)
