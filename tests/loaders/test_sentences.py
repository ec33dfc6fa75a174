"""Short made-up sentences, each with all that it states: one line of `sentences.jsonl` a case.

A line with "xfail" is believed right but not solved yet; it fails here as soon as the extractor solves it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from allygraph.graph.model import Document
from allygraph.graph.vocabulary import SYMMETRIC, Relation
from allygraph.loaders.extract import Extractor, load_extractor

SENTENCES: list[dict[str, Any]] = [
    json.loads(line) for line in Path(__file__).with_name("sentences.jsonl").read_text(encoding="utf-8").splitlines()
]
_LEAST_EMPTY = 50

Stated = tuple[frozenset[str] | tuple[str, str], Relation, str]


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return load_extractor()


def stated(subject: str, relation: Relation, other: str, status: str) -> Stated:
    """A statement as it is compared: the order of a symmetric pair does not count."""
    return frozenset({subject, other}) if relation in SYMMETRIC else (subject, other), relation, status


def read(extractor: Extractor, text: str, date: str, left_out: Iterable[Relation]) -> set[Stated]:
    """What the extractor finds in a text, with the names that the text itself uses."""
    found = extractor.extract(Document(text, published=date))
    return {
        stated(
            found.names.get(statement.subject.id, statement.subject.name),
            statement.relation,
            found.names.get(statement.object.id, statement.object.name),
            report.status.value,
        )
        for statement in found.statements
        for report in statement.reports
        if statement.relation not in left_out
    }


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param(
            sentence,
            id=f"{sentence['phenomenon']}: {sentence['text']}",
            marks=[pytest.mark.xfail(reason=sentence["xfail"], strict=True)] if "xfail" in sentence else [],
        )
        for sentence in SENTENCES
    ],
)
def test_sentence_states_exactly_this(extractor: Extractor, sentence: dict[str, Any]) -> None:
    expected = {
        stated(one["subject"], Relation(one["relation"]), one["object"], one["status"]) for one in sentence["expected"]
    }
    offices_count = any(relation is Relation.REPRESENTS for _, relation, _ in expected)
    left_out = () if offices_count else (Relation.REPRESENTS,)
    assert read(extractor, sentence["text"], sentence["date"], left_out) == expected


def test_every_relation_has_a_sentence() -> None:
    assert {one["relation"] for sentence in SENTENCES for one in sentence["expected"]} == {r.value for r in Relation}


def test_many_sentences_state_nothing() -> None:
    assert sum(not sentence["expected"] for sentence in SENTENCES) >= _LEAST_EMPTY


def test_no_sentence_stands_twice() -> None:
    texts = [sentence["text"] for sentence in SENTENCES]
    assert len(texts) == len(set(texts))
