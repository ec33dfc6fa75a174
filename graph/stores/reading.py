"""Values read from an RDF graph through look-ups: the contents of a document, a statement with all its reports.

An actor that was read once is remembered as long as the `Reader` lives, so one serves one pass over the graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from allygraph.graph.contents import Appearance, Contents
from allygraph.graph.merge import merge
from allygraph.graph.model import Actor, DocumentRecord, Statement
from allygraph.graph.rdf import QUOTED_FROM
from allygraph.graph.rdf_reading import Node, read_actor, read_appearance, read_profile, read_report
from allygraph.graph.terms import TERM_RELATIONS, Iri, Names, Term, ag


class Lookup(Protocol):
    """How a graph is read."""

    def node(self, subject: Iri) -> Node:
        """All that the graph says of *subject*; empty where it says nothing."""
        ...

    def subjects(self, predicate: Iri, object: Term) -> Iterator[Iri]:
        """The subjects of all triples with this predicate and object."""
        ...


class Reader:
    """Reads values from one graph."""

    def __init__(self, graph: Lookup, names: Names) -> None:
        self.graph = graph
        self.names = names
        self._actors: dict[Iri, Actor] = {}
        self._published: dict[str, str | None] = {}

    def actor(self, iri: Iri) -> Actor:
        """The actor under *iri*, as all documents together describe it."""
        if iri not in self._actors:
            self._actors[iri] = read_actor(self.names, iri, self.graph.node(iri))
        return self._actors[iri]

    def statement(self, iri: Iri, reports: Iterable[Iri]) -> Statement:
        """The statement under *iri* with the reports under *reports*."""
        node = self.graph.node(iri)
        read = []
        for report in reports:
            found = self.graph.node(report)
            claimants = [self.actor(Iri(term[0])) for term in found.get(ag("claimant"), ())]
            read.append(read_report(self.names, found, claimants[0] if claimants else None))
        return Statement(
            self.actor(Iri(node[ag("subject")][0][0])),
            TERM_RELATIONS[Iri(node[ag("relation")][0][0])],
            self.actor(Iri(node[ag("object")][0][0])),
            tuple(read),
        )

    def record(self, document_id: str) -> DocumentRecord | None:
        """The document as a reader sees it, or None where the graph does not know it."""
        node = self.graph.node(self.names.document(document_id))
        return Contents(document_id, self._appearances(node)).record if node else None

    def published(self, document_id: str) -> str | None:
        """When the document was published, None where that is not known."""
        if document_id not in self._published:
            record = self.record(document_id)
            self._published[document_id] = record.published if record else None
        return self._published[document_id]

    def contents(self, document_id: str) -> Contents | None:
        """All that one document supports, or None where the graph does not know it."""
        document = self.names.document(document_id)
        node = self.graph.node(document)
        if not node:
            return None
        stated = [
            self.statement(Iri(self.graph.node(report)[ag("statement")][0][0]), (report,))
            for report in self.graph.subjects(QUOTED_FROM, document)
        ]
        return Contents(
            document_id,
            self._appearances(node),
            frozenset(self.profiles(Iri(term[0]) for term in node.get(ag("profile"), ()))),
            tuple(merge(stated)),
        )

    def profiles(self, iris: Iterable[Iri]) -> Iterator[Actor]:
        """The descriptions of actors under *iris*."""
        return (read_profile(self.names, self.graph.node(iri)) for iri in iris)

    def _appearances(self, document: Node) -> frozenset[Appearance]:
        return frozenset(read_appearance(self.graph.node(Iri(term[0]))) for term in document.get(ag("appearance"), ()))
