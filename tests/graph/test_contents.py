"""One document, several appearances: which value a reader sees, and what is normalised before it is stored."""

from __future__ import annotations

from dataclasses import replace

import pytest

from allygraph.graph.contents import Appearance, Contents, contents_of
from allygraph.graph.errors import StoreError
from allygraph.graph.model import Document, Statement


def record_of(*appearances: Appearance) -> tuple[str | None, str | None, str | None]:
    record = Contents("d", frozenset(appearances)).record
    return record.published, record.outlet, record.language


def test_the_earliest_appearance_dates_the_document() -> None:
    early, late = Appearance(published="2022-03-05", outlet="B"), Appearance(published="2022-03-07", outlet="A")
    assert record_of(late, early)[:2] == ("2022-03-05", "B")


def test_an_exact_day_is_earlier_than_a_year_that_may_mean_its_end() -> None:
    assert record_of(Appearance(published="2022"), Appearance(published="2022-03-07"))[0] == "2022-03-07"


def test_the_more_precise_of_two_dates_that_end_on_one_day_counts() -> None:
    assert record_of(Appearance(published="2022-12"), Appearance(published="2022-12-31"))[0] == "2022-12-31"


def test_an_undated_appearance_fills_in_what_the_dated_one_lacks() -> None:
    assert record_of(Appearance(published="2022"), Appearance(language="en", outlet="A")) == ("2022", "A", "en")


def test_all_urls_and_ids_are_kept() -> None:
    record = Contents("d", frozenset({Appearance(url="b", external_id="2"), Appearance(url="a"), Appearance()})).record
    assert (record.urls, record.external_ids) == (("a", "b"), ("2",))


def test_confidences_are_stored_with_four_digits(visit_document: Document,
                                                 visit_statements: tuple[Statement, ...]) -> None:
    said = visit_statements[0]
    unsure = replace(said, reports=(replace(said.reports[0], confidence=0.123456),))
    assert contents_of(visit_document, [unsure]).statements[0].reports[0].confidence == 0.1235


def test_half_a_character_becomes_the_replacement_character(visit_document: Document,
                                                            visit_statements: tuple[Statement, ...]) -> None:
    said = visit_statements[0]
    broken = replace(said, reports=(replace(said.reports[0], role="pre\ud800sident"),))
    assert contents_of(visit_document, [broken]).statements[0].reports[0].role == "pre�sident"


def test_a_report_on_another_document_is_refused(visit_document: Document,
                                                 visit_statements: tuple[Statement, ...]) -> None:
    with pytest.raises(StoreError, match=visit_document.id):
        contents_of(Document("Other."), visit_statements)
