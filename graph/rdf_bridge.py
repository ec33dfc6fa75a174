"""The graph for rdflib, the door to the RDF world: a copy, to be parsed, reasoned over or written in any syntax."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pyoxigraph as ox
import rdflib

from allygraph.graph.schema import VERSION
from allygraph.graph.terms import BASE, Names

if TYPE_CHECKING:
    from allygraph.graph.store import Store


def as_rdflib(store: Store) -> rdflib.Graph:
    """A copy of the whole graph as an rdflib `Graph`, with the prefixes that our queries know.

    What a user keeps in named graphs is in it too, without their names. Some 1.5 kB of memory a triple: for graphs of
    up to a few million triples.

    >>> from allygraph.graph.store import open_store
    >>> with open_store("memory:") as store:
    ...     as_rdflib(store).qname("https://w3id.org/allygraph/country/VEN")
    'country:VEN'
    """
    buffer = io.BytesIO()
    store.export_quads(buffer)
    triples = (quad.triple for quad in ox.parse(buffer.getvalue(), ox.RdfFormat.N_QUADS))
    graph = rdflib.Graph()
    graph.parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")
    written = next(graph.subjects(rdflib.URIRef(VERSION.value)), rdflib.URIRef(BASE + "store"))
    for prefix, namespace in Names(str(written).removesuffix("store")).prefixes.items():
        graph.bind(prefix, namespace, override=True, replace=True)
    return graph
