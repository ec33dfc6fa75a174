"""The sentences behind a page, in the form that its JSON has."""

from __future__ import annotations

from typing import Any

import pytest

from allygraph.graph.model import Actor, ActorType, DocumentRecord, Report, Span, Statement, Status
from allygraph.graph.views.evidence import Corpus, corpus, evidence
from allygraph.graph.vocabulary import Relation

A = Actor("country/AAA", "Aland", ActorType.COUNTRY, "AAA")
B = Actor("country/BBB", "Bland", ActorType.COUNTRY, "BBB")
QUOTE = "Aland met Bland."


def report(document: str = "one", *, start: int = 100, **rest: Any) -> Report:
    return Report(document, Span("text", start, start + len(QUOTE)), QUOTE, Status.OCCURRED, "hand-made", 0.876, **rest)


def page(*reports: Report, documents: list[DocumentRecord]) -> dict[str, Any]:
    statement = Statement(A, Relation.MET_WITH, B, reports)
    return evidence([statement], [(A.id, B.id)], {document.id: document for document in documents})


def test_a_report_keeps_all_that_a_reader_asks_for() -> None:
    found = report(date="2022-03", source="officials", role="envoy", subject_span=Span("text", 100, 105),
                   object_span=Span("text", 110, 115))
    data = page(found, documents=[DocumentRecord("one", "A meeting", ("https://example.org/",), "Times",
                                                 published="2022-03-07")])
    assert data["statements"][0]["reports"] == [{
        "sentence": 0, "status": "occurred", "confidence": 0.88, "rule": "hand-made", "date": "2022-03",
        "role": "envoy", "claimant": "officials", "mentions": [[0, 5], [10, 15]],
    }]
    assert data["articles"] == [
        {"title": "A meeting", "outlet": "Times", "published": "2022-03-07", "url": "https://example.org/"}
    ]


def test_a_mention_outside_the_sentence_is_not_marked() -> None:
    data = page(report(subject_span=Span("text", 3, 8), object_span=Span("title", 100, 105)),
                documents=[DocumentRecord("one")])
    assert "mentions" not in data["statements"][0]["reports"][0]


def test_a_sentence_of_two_statements_is_written_once() -> None:
    rows = [Statement(A, relation, B, (report(),)) for relation in (Relation.MET_WITH, Relation.AGREED_WITH)]
    data = evidence(rows, [(A.id, B.id)] * 2, {})
    assert (len(data["sentences"]), len(data["articles"]), len(data["actors"])) == (1, 1, 2)


def test_the_newest_report_comes_first_and_an_undated_one_last() -> None:
    documents = [DocumentRecord("one", published="2022-05-01"), DocumentRecord("two"), DocumentRecord("three")]
    data = page(report("one"), report("two"), report("three", date="2023"), documents=documents)
    order = [data["sentences"][row["sentence"]][0] for row in data["statements"][0]["reports"]]
    assert [data["articles"][place] for place in order] == [{}, {"published": "2022-05-01"}, {}]
    assert data["statements"][0]["reports"][0]["date"] == "2023"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", " javascript:alert(1)", "file:///etc/passwd",
                                 "https://[", "java\nscript:alert(1)", ""])
def test_only_web_addresses_become_links(url: str) -> None:
    data = page(report(), documents=[DocumentRecord("one", urls=(url,))])
    assert data["articles"] == [{}]


def test_the_first_good_address_is_taken() -> None:
    data = page(report(), documents=[DocumentRecord("one", urls=("ftp://example.org/", "http://example.org/"))])
    assert data["articles"] == [{"url": "http://example.org/"}]


def test_the_corpus_is_counted_whole() -> None:
    documents = [DocumentRecord("a", outlet="Times", published="2022-03-07"), DocumentRecord("b", outlet="Times"),
                 DocumentRecord("c", outlet="Post", published="2021")]
    assert corpus(documents) == Corpus(3, 2, 1, "2021", "2022-03-07")


@pytest.mark.parametrize(("counts", "line"), [
    (Corpus(0, 0, 0, None, None), "0 documents"),
    (Corpus(1, 0, 1, None, None), "1 document, none dated"),
    (Corpus(1, 1, 0, "2022", "2022"), "1 document from 1 outlet, published 2022"),
    (Corpus(1200, 3, 0, "2021", "2022-03"), "1,200 documents from 3 outlets, published 2021 to 2022-03"),
])
def test_the_corpus_in_words(counts: Corpus, line: str) -> None:
    assert str(counts) == line
