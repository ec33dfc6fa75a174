"""Whether a graph has the shape that it should have, by SHACL (`shapes.ttl`).

A store in, findings out; nothing is mended. Needs pyshacl, the extra `shacl`.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

import rdflib

from allygraph.graph.errors import StoreError
from allygraph.graph.rdf_bridge import as_rdflib
from allygraph.graph.store import Store

_SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is not as it should be: what should hold, of which node, and the value that breaks it."""

    message: str
    node: str
    value: str


def validate(store: Store) -> list[Finding]:
    """What in the graph breaks the shapes, sorted; empty when it conforms. Raises StoreError without pyshacl."""
    try:
        import pyshacl
    except ImportError as exc:
        raise StoreError("checking a graph needs pyshacl: pip install 'allygraph[shacl]'.") from exc
    shapes = rdflib.Graph()
    shapes.parse(data=(files("allygraph.graph") / "shapes.ttl").read_text(encoding="utf-8"), format="turtle")
    _, report, _ = pyshacl.validate(as_rdflib(store), shacl_graph=shapes, advanced=False, inplace=True)
    assert isinstance(report, rdflib.Graph)
    return sorted(
        Finding(
            str(report.value(result, _SH.resultMessage) or ""),
            str(report.value(result, _SH.focusNode) or ""),
            str(report.value(result, _SH.value) or ""),
        )
        for result in report.subjects(rdflib.RDF.type, _SH.ValidationResult)
    )
