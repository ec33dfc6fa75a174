"""Shared fixtures: small hand-made documents and statements that need no language model."""

from __future__ import annotations

import tomllib
from pathlib import Path

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


@pytest.fixture(scope="session")
def world() -> tuple[tuple[Document, tuple[Statement, ...]], ...]:
    """The articles of `world.toml`, each with what it states."""
    data = tomllib.loads(Path(__file__).with_name("world.toml").read_text(encoding="utf-8"))
    actors = {
        key: Actor(row["id"], row["name"], ActorType(row["id"].partition("/")[0]), row.get("country"))
        for key, row in data["actors"].items()
    }
    articles = []
    for row in data["document"]:
        reports = row.pop("reports")
        text = " ".join(dict.fromkeys(report["quote"] for report in reports))
        document = Document(text, language="en", **row)
        statements = []
        for report in reports:
            subject, relation, other = report.pop("says").split()
            report["claimant"] = actors.get(report.get("claimant"))
            report["status"] = Status(report.get("status", "occurred"))
            statements.append(
                statement(document, actors[subject], Relation(relation), actors[other], report.pop("quote"), **report)
            )
        articles.append((document, tuple(statements)))
    return tuple(articles)
