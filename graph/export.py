"""A graph as a file in a standard format.

A store in, bytes out; the same graph gives the same bytes. Only N-Quads hold everything and can be imported again.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from importlib.resources import files
from typing import BinaryIO

from allygraph.graph.errors import FormatError
from allygraph.graph.filters import EVERYTHING
from allygraph.graph.model import DocumentRecord, Report, Statement, report_id
from allygraph.graph.store import Store

CSV_COLUMNS = (
    "report", "statement", "subject", "subject_name", "relation", "object", "object_name", "status", "date", "role",
    "source", "claimant", "quote", "field", "start", "end", "confidence", "rule", "document", "title", "outlet",
    "published", "url",
)  # fmt: skip
"""The columns of the CSV, one row a report."""


def export(store: Store, out: BinaryIO, format: str) -> int:
    """Write the graph in a format of `FORMATS`; returns how many lines, triples, rows or edges. Raises FormatError."""
    if format not in _WRITERS:
        raise FormatError(f"no export format is called {format!r}. Known are {', '.join(FORMATS)}.")
    return _WRITERS[format](store, out)


def _nquads(store: Store, out: BinaryIO) -> int:
    return store.export_quads(out)


def _turtle(store: Store, out: BinaryIO) -> int:
    from allygraph.graph.rdf_bridge import as_rdflib

    graph = as_rdflib(store)
    out.write(graph.serialize(format="turtle", encoding="utf-8"))
    return len(graph)


def _jsonld(store: Store, out: BinaryIO) -> int:
    from allygraph.graph.rdf_bridge import as_rdflib

    graph = as_rdflib(store)
    context = json.loads((files("allygraph.graph") / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    text = graph.serialize(format="json-ld", context=context, auto_compact=False)
    found = json.loads(text)
    found["@graph"] = sorted(found.get("@graph", []), key=lambda node: str(node.get("@id", node.get("id", ""))))
    out.write(json.dumps(_sorted(found), ensure_ascii=False, indent=1).encode() + b"\n")
    return len(graph)


def _sorted(value: object) -> object:
    """*value* with the members of sets in one order, so that the same graph gives the same bytes."""
    if isinstance(value, dict):
        return {key: value[key] if key == "@context" else _sorted(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return sorted((_sorted(one) for one in value), key=lambda one: json.dumps(one, sort_keys=True))
    return value


def _csv(store: Store, out: BinaryIO) -> int:
    """One row a report, of whatever status. Text stands as it is: a spreadsheet may take a quote for a formula."""
    records = {record.id: record for record in store.documents()}
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    count = 0
    for statement in store.statements(EVERYTHING):
        for report in statement.reports:
            writer.writerow(_row(statement, report, records.get(report.document_id)))
            count += 1
    text.detach()
    return count


def _row(statement: Statement, report: Report, record: DocumentRecord | None) -> list[str | int | float | None]:
    record = record or DocumentRecord(report.document_id)
    return [
        report_id(statement.id, report), statement.id, statement.subject.id, statement.subject.name,
        statement.relation.value, statement.object.id, statement.object.name, report.status.value, report.date,
        report.role, report.source, report.claimant.id if report.claimant else None, report.quote, report.span.field,
        report.span.start, report.span.end, report.confidence, report.rule, record.id, record.title, record.outlet,
        record.published, " ".join(record.urls) or None,
    ]  # fmt: skip


def _graphml(store: Store, out: BinaryIO) -> int:
    """The asserted statements, for Gephi, yEd, R and networkx."""
    import networkx as nx

    from allygraph.graph.projection import to_networkx

    graph = to_networkx(store)
    for _, node in graph.nodes(data=True):
        node["label"] = node.pop("name")
    nx.write_graphml(graph, out, named_key_ids=True)
    return int(graph.number_of_edges())


_WRITERS: dict[str, Callable[[Store, BinaryIO], int]] = {
    "nquads": _nquads,
    "turtle": _turtle,
    "jsonld": _jsonld,
    "csv": _csv,
    "graphml": _graphml,
}

FORMATS = tuple(_WRITERS)
"""The formats that `export` writes."""
