"""The graph for rdflib, the door to the RDF world: a copy, to be parsed, reasoned over or written in any syntax."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import rdflib

from allygraph.graph.terms import Names

if TYPE_CHECKING:
    from allygraph.graph.store import Store


def as_rdflib(store: Store) -> rdflib.Graph:
    """A copy of the whole graph as an rdflib `Graph`, with the prefixes that our queries know.

    Some 1.5 kB of memory a triple: for graphs of up to a few million triples.
    """
    buffer = io.BytesIO()
    store.export_quads(buffer)
    graph = rdflib.Graph()
    for prefix, namespace in Names().prefixes.items():
        graph.bind(prefix, namespace, override=True, replace=True)
    graph.parse(data=buffer.getvalue(), format="nt")
    return graph
