"""The sample news: dated articles of a readable length, in the input form."""

from __future__ import annotations

from pathlib import Path

import pytest

from allygraph.graph import dates
from allygraph.graph.model import Document
from allygraph.loaders.sources.kind import Found
from allygraph.loaders.sources.read import read_sources

SAMPLE = Path(__file__).parents[3] / "loaders" / "data" / "sample" / "news.jsonl"
ITEMS = list(read_sources([SAMPLE]))
DOCUMENTS = [item.document for item in ITEMS if isinstance(item, Found)]


def test_every_record_is_a_document_of_its_own() -> None:
    assert len(ITEMS) == len(DOCUMENTS) >= 20
    assert len({document.id for document in DOCUMENTS}) == len(DOCUMENTS)
    assert len({document.external_id for document in DOCUMENTS}) == len(DOCUMENTS)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.external_id)
def test_article_is_dated_titled_and_short(document: Document) -> None:
    assert document.published is not None
    assert 1990 <= dates.first_day(document.published).year <= 2024
    assert document.published[:4] == (document.external_id or "")[-4:]
    assert document.title
    assert 80 <= len(document.text.split()) <= 250
    assert (document.outlet, document.url, document.language) == ("allygraph sample", None, "en")


def test_articles_come_by_date() -> None:
    published = [document.published or "" for document in DOCUMENTS]
    assert published == sorted(published)
