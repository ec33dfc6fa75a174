"""Nodes of the RDF graph back to values: the other half of `allygraph.graph.rdf`. No RDF library, no store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from allygraph.graph.contents import Appearance
from allygraph.graph.model import Actor, ActorType, Report, Span, Status
from allygraph.graph.rdf import EXACT_MATCH, HEADLINE, LABEL, LANGUAGE, PUBLISHED, PUBLISHER, QUOTED_FROM, URL
from allygraph.graph.summary import Summary
from allygraph.graph.terms import WIKIDATA, Iri, Names, Term, ag

Node = Mapping[Iri, Sequence[Term]]
"""What a graph says of one subject: predicate -> objects."""


def read_appearance(node: Node) -> Appearance:
    """The appearance that a node describes."""
    return Appearance(
        _text(node, HEADLINE), _text(node, URL), _text(node, PUBLISHER), _text(node, LANGUAGE),
        _text(node, PUBLISHED), _text(node, ag("dateRetrieved")), _text(node, ag("externalId")),
    )


def read_profile(names: Names, node: Node) -> Actor:
    """The actor as a profile node describes it."""
    id = names.short(_iri(node, ag("of")))
    return _actor(id, _need(node, ag("name")), _text(node, ag("iso3")), _text(node, ag("wikidata")))


def read_actor(names: Names, actor: Iri, node: Node) -> Actor:
    """The actor that *node*, found under the IRI *actor*, describes."""
    country = next((names.short(term).partition("/")[2] for term in node.get(ag("country"), ())
                    if isinstance(term, Iri)), None)
    match = next((term.value.removeprefix(WIKIDATA) for term in node.get(EXACT_MATCH, ())
                  if isinstance(term, Iri) and term.value.startswith(WIKIDATA)), None)
    return _actor(names.short(actor), _need(node, LABEL), country or _text(node, ag("iso3")), match)


def read_report(names: Names, node: Node, claimant: Actor | None) -> Report:
    """The report that a node describes; its claimant is a node of its own."""
    field = _need(node, ag("field"))
    return Report(
        document_id=names.short(_iri(node, QUOTED_FROM)),
        span=Span(field, int(_need(node, ag("start"))), int(_need(node, ag("end")))),
        quote=_need(node, ag("quote")),
        status=Status(names.short(_iri(node, ag("status")))),
        rule=_need(node, ag("rule")),
        confidence=float(_need(node, ag("confidence"))),
        date=_text(node, ag("eventDate")),
        role=_text(node, ag("role")),
        source=_text(node, ag("source")),
        claimant=claimant,
        subject_span=_read_span(node, "subject", field),
        object_span=_read_span(node, "object", field),
    )


def read_summary(node: Node) -> Summary:
    """The summary that a statement node holds."""
    first, last, confidence = (_text(node, ag(name)) for name in ("firstDate", "lastDate", "confidence"))
    return Summary(
        int(_need(node, ag("reportCount"))),
        date.fromisoformat(first) if first else None,
        date.fromisoformat(last) if last else None,
        float(confidence) if confidence else None,
    )


def _actor(id: str, name: str, country: str | None, wikidata: str | None) -> Actor:
    return Actor(id, name, ActorType(id.partition("/")[0]), country, wikidata)


def _read_span(node: Node, side: str, field: str) -> Span | None:
    start = _text(node, ag(side + "Start"))
    if start is None:
        return None
    return Span(_text(node, ag(side + "Field")) or field, int(start), int(_need(node, ag(side + "End"))))


def _text(node: Node, predicate: Iri) -> str | None:
    terms = node.get(predicate)
    return terms[0][0] if terms else None


def _need(node: Node, predicate: Iri) -> str:
    return node[predicate][0][0]


def _iri(node: Node, predicate: Iri) -> Iri:
    return Iri(_need(node, predicate))
