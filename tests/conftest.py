"""Shared fixtures: small hand-made documents and statements that need no language model."""

from __future__ import annotations

import pytest

from allygraph.graph.model import Actor, ActorType, Document, Report, Span, Statement, Status
from allygraph.graph.vocabulary import Relation

VENEZUELA = Actor("country/VEN", "Venezuela", ActorType.COUNTRY, "VEN")
RUSSIA = Actor("country/RUS", "Russia", ActorType.COUNTRY, "RUS")
USA = Actor("country/USA", "United States", ActorType.COUNTRY, "USA")
CUBA = Actor("country/CUB", "Cuba", ActorType.COUNTRY, "CUB")
MADURO = Actor("official/nicolas-maduro", "Nicolás Maduro", ActorType.OFFICIAL, "VEN")
CARACAS = Actor("place/caracas-ven", "Caracas", ActorType.PLACE, "VEN")


def statement(
    document: Document,
    subject: Actor,
    relation: Relation,
    other: Actor,
    quote: str,
    *,
    status: Status = Status.OCCURRED,
    date: str | None = None,
    source: str | None = None,
    claimant: Actor | None = None,
    role: str | None = None,
    confidence: float = 0.9,
) -> Statement:
    """A statement with one report, whose quote must stand in the document's text."""
    start = document.text.index(quote)
    span = Span("text", start, start + len(quote))
    report = Report(
        document.id, span, quote, status, "hand-made", confidence,
        date=date, role=role, source=source, claimant=claimant,
    )
    return Statement(subject, relation, other, (report,))


@pytest.fixture
def visit_document() -> Document:
    """A dated article with four sentences."""
    return Document(
        "Senior U.S. officials travelled to Caracas on Saturday. Venezuela is an ally of Russia. "
        "Nicolás Maduro, president of Venezuela, may visit Cuba. Russia denied that it would attack the United States.",
        title="Officials in Caracas",
        url="https://example.org/caracas",
        outlet="Example Times",
        language="en",
        published="2022-03-07",
    )


@pytest.fixture
def visit_statements(visit_document: Document) -> tuple[Statement, ...]:
    """What the article states: an alliance, an office, a visit, a possible visit, and a denied attack."""
    doc = visit_document
    return (
        statement(doc, VENEZUELA, Relation.ALLY_OF, RUSSIA, "Venezuela is an ally of Russia."),
        statement(doc, USA, Relation.VISITED, CARACAS, "Senior U.S. officials travelled to Caracas on Saturday.",
                  date="2022-03-05"),
        statement(doc, MADURO, Relation.REPRESENTS, VENEZUELA,
                  "Nicolás Maduro, president of Venezuela, may visit Cuba.", role="president"),
        statement(doc, MADURO, Relation.VISITED, CUBA, "Nicolás Maduro, president of Venezuela, may visit Cuba.",
                  status=Status.HYPOTHETICAL),
        statement(doc, RUSSIA, Relation.ATTACKS, USA, "Russia denied that it would attack the United States.",
                  status=Status.NEGATED, source="Russia", claimant=RUSSIA),
    )
