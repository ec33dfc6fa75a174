"""The record that `extract` prints, from statements made by hand."""

from __future__ import annotations

import pytest

from allygraph.graph.model import Actor, ActorType, Document, Report, Span, Statement, Status
from allygraph.graph.vocabulary import Relation
from allygraph.loaders.extract import Extraction
from allygraph.loaders.records import best_reports, record_of

CUBA = Actor("country/CUB", "Cuba", ActorType.COUNTRY, "CUB")
VENEZUELA = Actor("country/VEN", "Venezuela", ActorType.COUNTRY, "VEN")
MADURO = Actor("official/nicolas-maduro", "Nicolás Maduro", ActorType.OFFICIAL, "VEN")
DOCUMENT = Document("Nicolas Maduro, president of Venezuela, may visit Cuba. He went.", title="Maduro in Cuba")


def report(field: str, start: int, end: int, status: Status = Status.OCCURRED, confidence: float = 0.9) -> Report:
    span = Span(field, start, end)
    return Report(DOCUMENT.id, span, span.of(DOCUMENT), status, "hand-made", confidence)


TITLE = report("title", 0, 14)
FIRST = report("text", 0, 55)
SECOND = report("text", 56, 64)


@pytest.mark.parametrize(
    ("reports", "best"),
    [
        ((TITLE, SECOND), SECOND),
        ((SECOND, FIRST), FIRST),
        ((TITLE, report("text", 0, 55, confidence=0.8)), TITLE),
    ],
    ids=["text before title", "earliest", "surest"],
)
def test_best_report_of_a_statement(reports: tuple[Report, ...], best: Report) -> None:
    assert list(best_reports(Statement(MADURO, Relation.VISITED, CUBA, reports))) == [best]


def test_each_status_has_its_own_best_report() -> None:
    possible = report("text", 0, 55, Status.HYPOTHETICAL)
    reports = (possible, report("title", 0, 14, Status.HYPOTHETICAL), SECOND)
    assert list(best_reports(Statement(MADURO, Relation.VISITED, CUBA, reports))) == [SECOND, possible]


def test_report_below_the_confidence_is_left_out() -> None:
    statement = Statement(MADURO, Relation.VISITED, CUBA, (FIRST,))
    assert list(best_reports(statement, 0.91)) == []
    assert list(best_reports(statement, 0.9)) == [FIRST]


def test_record_has_all_parts() -> None:
    office = Report(
        DOCUMENT.id, Span("text", 0, 55), FIRST.quote, Status.OCCURRED, "office", 0.75,
        date="2022-03", role="president", source="TASS", subject_span=Span("text", 0, 14),
    )
    statement = Statement(MADURO, Relation.REPRESENTS, VENEZUELA, (office,))
    extraction = Extraction(DOCUMENT, (statement,), 3, {}, {MADURO.id: "Nicolas Maduro"})
    assert record_of(extraction) == {
        "id": DOCUMENT.id,
        "statements": [
            {
                "subject": {
                    "name": "Nicolas Maduro", "type": "official", "country": "VEN", "id": "official/nicolas-maduro",
                    "span": [0, 14],
                },
                "relation": "represents",
                "object": {
                    "name": "Venezuela", "type": "country", "country": "VEN", "id": "country/VEN", "span": None,
                },
                "status": "occurred",
                "date": "2022-03",
                "role": "president",
                "source": "TASS",
                "sentence": "Nicolas Maduro, president of Venezuela, may visit Cuba.",
                "field": "text",
                "start": 0,
                "end": 55,
                "confidence": 0.75,
                "rule": "office",
            }
        ],
    }


def test_id_of_the_input_is_kept() -> None:
    document = Document("Text.", external_id="news-1")
    assert record_of(Extraction(document, (), 1, {})) == {"id": "news-1", "statements": []}


def test_statements_come_by_place() -> None:
    statements = (
        Statement(MADURO, Relation.VISITED, CUBA, (SECOND,)),
        Statement(MADURO, Relation.REPRESENTS, VENEZUELA, (FIRST,)),
        Statement(CUBA, Relation.ALLY_OF, VENEZUELA, (FIRST,)),
        Statement(MADURO, Relation.MET_WITH, CUBA, (TITLE,)),
    )
    records = record_of(Extraction(DOCUMENT, statements, 3, {}))["statements"]
    assert [record["relation"] for record in records] == ["met_with", "ally_of", "represents", "visited"]


def test_places_give_the_sentence_again() -> None:
    statement = Statement(MADURO, Relation.VISITED, CUBA, (SECOND,))
    [record] = record_of(Extraction(DOCUMENT, (statement,), 3, {}))["statements"]
    assert DOCUMENT.text[record["start"] : record["end"]] == record["sentence"] == "He went."
