"""The RDF shape: contents of documents to triples, as plain values: no RDF library, no store.

What a document supports is written by `content_triples`, `statement_triples` and `profile_triples`; what follows from
all documents together (`summary_triples`, `actor_triples`) is derived, and never stands without them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from allygraph.graph import identity
from allygraph.graph.contents import Appearance, Contents
from allygraph.graph.merge import best_actor
from allygraph.graph.model import Actor, ActorType, Report, Statement, report_id
from allygraph.graph.summary import Summary
from allygraph.graph.terms import (
    OA,
    PROV,
    RELATION_TERMS,
    SCHEMA,
    SKOS,
    TYPE,
    WIKIDATA,
    XSD,
    Iri,
    Literal,
    Names,
    Triple,
    ag,
)
from allygraph.graph.vocabulary import SYMMETRIC
from allygraph.graph.when import Days, days, event_days

ARTICLE = Iri(SCHEMA + "NewsArticle")
HEADLINE = Iri(SCHEMA + "headline")
PUBLISHED = Iri(SCHEMA + "datePublished")
PUBLISHER = Iri(SCHEMA + "publisher")
URL = Iri(SCHEMA + "url")
LANGUAGE = Iri(SCHEMA + "inLanguage")
MENTIONS = Iri(SCHEMA + "mentions")
QUOTED_FROM = Iri(PROV + "wasQuotedFrom")
DERIVED_FROM = Iri(PROV + "wasDerivedFrom")
HAS_SOURCE = Iri(OA + "hasSource")
LABEL = Iri(SKOS + "prefLabel")
OTHER_LABEL = Iri(SKOS + "altLabel")
EXACT_MATCH = Iri(SKOS + "exactMatch")


def string(text: str) -> Literal:
    """*text* as a plain literal; partial dates are written like this too, their length is their precision."""
    return Literal(text)


def integer(number: int) -> Literal:
    """*number* as xsd:integer."""
    return Literal(str(number), XSD + "integer")


def decimal(number: float) -> Literal:
    """*number* as xsd:decimal with at most four digits, in the form that every store keeps.

    >>> decimal(0.9).text, decimal(1.0).text, decimal(0.00001).text
    ('0.9', '1', '0')
    """
    return Literal(f"{number:.4f}".rstrip("0").rstrip("."), XSD + "decimal")


def day(value: date) -> Literal:
    """*value* as xsd:date."""
    return Literal(value.isoformat(), XSD + "date")


def boolean(value: bool) -> Literal:
    """*value* as xsd:boolean."""
    return Literal("true" if value else "false", XSD + "boolean")


def content_triples(names: Names, contents: Contents) -> set[Triple]:
    """What belongs to one document alone: itself, its appearances, its sentences and its reports."""
    record = contents.record
    document = names.document(record.id)
    triples: set[Triple] = {(document, TYPE, ARTICLE)}
    triples |= _bounds(document, days(record.published))
    triples |= _texts(document, {HEADLINE: record.title, PUBLISHED: record.published, PUBLISHER: record.outlet,
                                 LANGUAGE: record.language, ag("dateRetrieved"): record.retrieved})
    triples |= {(document, URL, string(url)) for url in record.urls}
    triples |= {(document, ag("externalId"), string(id)) for id in record.external_ids}
    for appearance in contents.appearances:
        triples |= _appearance_triples(names, record.id, appearance)
    for actor in contents.actors:
        triples.add((document, MENTIONS, names.actor(actor.id)))
        triples.add((document, ag("profile"), names.profile(profile_id(actor))))
    for statement in contents.statements:
        for report in statement.reports:
            triples |= _sentence_triples(names, report)
            triples |= _report_triples(names, statement, report, record.published)
    return triples


def statement_triples(names: Names, statement: Statement) -> set[Triple]:
    """What a statement says; the same for every document that reports it."""
    node = names.statement(statement.id)
    return {
        (node, TYPE, ag("Statement")),
        (node, ag("subject"), names.actor(statement.subject.id)),
        (node, ag("relation"), RELATION_TERMS[statement.relation]),
        (node, ag("object"), names.actor(statement.object.id)),
    }


def summary_triples(names: Names, statement: Statement, summary: Summary) -> set[Triple]:
    """What follows from all reports of a statement; the plain triple only while it is asserted."""
    node = names.statement(statement.id)
    asserted = summary.reports > 0
    triples: set[Triple] = {
        (node, ag("asserted"), boolean(asserted)),
        (node, ag("reportCount"), integer(summary.reports)),
    }
    if summary.first is not None and summary.last is not None:
        triples |= {(node, ag("firstDate"), day(summary.first)), (node, ag("lastDate"), day(summary.last))}
    if summary.confidence is not None:
        triples.add((node, ag("confidence"), decimal(summary.confidence)))
    if asserted:
        subject, other = names.actor(statement.subject.id), names.actor(statement.object.id)
        triples.add((subject, RELATION_TERMS[statement.relation], other))
        if statement.relation in SYMMETRIC:
            triples.add((other, RELATION_TERMS[statement.relation], subject))
    return triples


def profile_id(actor: Actor) -> str:
    """The id of the profile that says exactly this of the actor."""
    return identity.digest(actor.id, actor.name, actor.country or "", actor.wikidata or "")


def profile_triples(names: Names, actor: Actor) -> set[Triple]:
    """One way in which documents describe an actor; the same for every document that does so."""
    node = names.profile(profile_id(actor))
    return {
        (node, TYPE, ag("Profile")),
        (node, ag("of"), names.actor(actor.id)),
        *_texts(node, {ag("name"): actor.name, ag("iso3"): actor.country, ag("wikidata"): actor.wikidata}),
    }


def actor_triples(names: Names, profiles: Iterable[Actor]) -> set[Triple]:
    """What follows from all profiles of an actor: the best one's name and country, other names; nothing from none."""
    known = frozenset(profiles)
    if not known:
        return set()
    actor = best_actor(known)
    node = names.actor(actor.id)
    triples: set[Triple] = {(node, TYPE, ag("Actor")), (node, TYPE, ag(actor.type.value.capitalize()))}
    triples.add((node, LABEL, string(actor.name)))
    triples |= {(node, OTHER_LABEL, string(other.name)) for other in known if other.name != actor.name}
    if actor.country is not None and actor.type is ActorType.COUNTRY:
        triples.add((node, ag("iso3"), string(actor.country)))
    elif actor.country is not None:
        triples.add((node, ag("country"), names.actor(f"country/{actor.country}")))
    if actor.wikidata is not None:
        triples.add((node, EXACT_MATCH, Iri(WIKIDATA + actor.wikidata)))
    return triples


def sentence_id(report: Report) -> str:
    """The id of the sentence that the report rests on; reports of one sentence share it."""
    return identity.digest(report.document_id, report.span.field, str(report.span.start), str(report.span.end))


def _appearance_triples(names: Names, document_id: str, appearance: Appearance) -> set[Triple]:
    node = names.appearance(appearance.id(document_id))
    return {
        (names.document(document_id), ag("appearance"), node),
        (node, TYPE, ag("Appearance")),
        *_texts(node, {HEADLINE: appearance.title, URL: appearance.url, PUBLISHER: appearance.outlet,
                       LANGUAGE: appearance.language, PUBLISHED: appearance.published,
                       ag("dateRetrieved"): appearance.retrieved, ag("externalId"): appearance.external_id}),
    }


def _sentence_triples(names: Names, report: Report) -> set[Triple]:
    node = names.sentence(sentence_id(report))
    quoted, placed = Iri(node.value + "/quote"), Iri(node.value + "/position")
    return {
        (node, TYPE, ag("Sentence")),
        (node, HAS_SOURCE, names.document(report.document_id)),
        (node, ag("field"), string(report.span.field)),
        (node, Iri(OA + "hasSelector"), quoted),
        (node, Iri(OA + "hasSelector"), placed),
        (quoted, TYPE, Iri(OA + "TextQuoteSelector")),
        (quoted, Iri(OA + "exact"), string(report.quote)),
        (placed, TYPE, Iri(OA + "TextPositionSelector")),
        (placed, Iri(OA + "start"), integer(report.span.start)),
        (placed, Iri(OA + "end"), integer(report.span.end)),
    }


def _report_triples(names: Names, statement: Statement, report: Report, published: str | None) -> set[Triple]:
    node = names.report(report_id(statement.id, report))
    triples: set[Triple] = {
        (node, TYPE, ag("Report")),
        (node, ag("statement"), names.statement(statement.id)),
        (node, ag("status"), ag(report.status.value)),
        (node, ag("confidence"), decimal(report.confidence)),
        (node, ag("start"), integer(report.span.start)),
        (node, ag("end"), integer(report.span.end)),
        (node, QUOTED_FROM, names.document(report.document_id)),
        (node, DERIVED_FROM, names.sentence(sentence_id(report))),
    }
    triples |= _bounds(node, event_days(report.date, published))
    triples |= _texts(node, {ag("eventDate"): report.date, ag("quote"): report.quote, ag("rule"): report.rule,
                             ag("field"): report.span.field, ag("role"): report.role, ag("source"): report.source})
    if report.claimant is not None:
        triples.add((node, ag("claimant"), names.actor(report.claimant.id)))
    for side, span in (("subject", report.subject_span), ("object", report.object_span)):
        if span is not None:
            triples |= {(node, ag(side + "Start"), integer(span.start)), (node, ag(side + "End"), integer(span.end))}
            if span.field != report.span.field:
                triples.add((node, ag(side + "Field"), string(span.field)))
    return triples


def _bounds(node: Iri, bounds: Days | None) -> set[Triple]:
    if bounds is None:
        return set()
    return {(node, ag("dateFirst"), day(bounds[0])), (node, ag("dateLast"), day(bounds[1]))}


def _texts(node: Iri, texts: Mapping[Iri, str | None]) -> set[Triple]:
    return {(node, predicate, string(text)) for predicate, text in texts.items() if text is not None}
