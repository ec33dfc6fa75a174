"""Loading with a small extractor and a small store: every document is counted once, whatever becomes of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from allygraph.graph.errors import ExtractionError, SourceError
from allygraph.graph.model import Actor, ActorType, Document, DocumentRecord, Report, Span, Statement, Status
from allygraph.graph.store import Added
from allygraph.graph.vocabulary import Relation
from allygraph.loaders.extract import Extraction
from allygraph.loaders.flow import Extracted, extracted
from allygraph.loaders.load import DryRun, load, loading
from allygraph.loaders.report import LoadReport, Stored
from allygraph.loaders.sources.kind import Found, Item, Skipped

ALLIES = tuple(
    Actor(f"country/{code}", name, ActorType.COUNTRY, code) for code, name in (("CUB", "Cuba"), ("VEN", "Venezuela"))
)


class WordExtractor:
    """Takes "ally" for an alliance of Cuba and Venezuela, "perhaps ally" for a possible one; fails on "bad"."""

    def __init__(self, ahead: int = 3) -> None:
        self.ahead = ahead
        self.read: list[str] = []

    def extract(self, document: Document, /) -> Extraction:
        self.read.append(document.text)
        if "bad" in document.text:
            raise ExtractionError("a bad word")
        if "ally" not in document.text:
            return Extraction(document, (), 1, {"no two actors": 1})
        status = Status.HYPOTHETICAL if "perhaps" in document.text else Status.OCCURRED
        report = Report(document.id, Span("text", 0, len(document.text)), document.text, status, "word", 0.5)
        return Extraction(document, (Statement(ALLIES[0], Relation.ALLY_OF, ALLIES[1], (report,)),), 1, {})

    def extract_all(self, documents: Iterable[Document], /) -> Iterator[Extraction]:
        batch: list[Document] = []
        for document in documents:
            batch.append(document)
            if len(batch) == self.ahead:
                yield from [self.extract(each) for each in batch]
                batch.clear()
        yield from [self.extract(each) for each in batch]


class ListStore:
    """Keeps documents, their URLs and the ids of statements in memory."""

    def __init__(self) -> None:
        self.urls: dict[str, set[str | None]] = {}
        self.stated: dict[str, set[str]] = {}

    def document(self, document_id: str, /) -> DocumentRecord | None:
        return DocumentRecord(document_id) if document_id in self.urls else None

    def add(self, document: Document, statements: Iterable[Statement], /) -> Added:
        new = document.id not in self.urls
        self.urls.setdefault(document.id, set()).add(document.url)
        ids = {statement.id for statement in statements}
        added = ids - set().union(*self.stated.values())
        self.stated.setdefault(document.id, set()).update(ids)
        return Added(new, len(added), len(ids))


def found(*texts: str, language: str | None = None) -> list[Item]:
    return [Found(f"place {text}", Document(text, language=language)) for text in texts]


def test_counts_add_up() -> None:
    items: list[Item] = [
        SourceError("a", "broken"),
        *found("ally one", "other"),
        Skipped("b", "hidden file"),
        *found("bad", "perhaps ally"),
        Skipped("c", "hidden file"),
        *found("ally one", "ally two"),
        *found("un aliado", language="es"),
    ]
    report = load(items, ListStore(), WordExtractor())
    assert (report.documents, report.loaded, report.duplicates, report.errors) == (10, 4, 1, 2)
    assert report.skipped == {"hidden file": 2, "language es": 1}
    assert (report.statements, report.asserted, report.reports, report.new_statements) == (1, 1, 3, 1)
    assert report.relations == {Relation.ALLY_OF: 1}
    assert (report.sentences, report.sentences_skipped) == (4, {"no two actors": 1})


def test_possible_statement_is_not_asserted() -> None:
    report = load(found("perhaps ally"), ListStore(), WordExtractor())
    assert (report.statements, report.asserted) == (1, 0)


def test_loading_twice_adds_nothing_and_reads_nothing() -> None:
    store, extractor = ListStore(), WordExtractor()
    load(found("ally", "other"), store, extractor)
    before = (dict(store.urls), dict(store.stated))
    extractor.read.clear()
    report = load(found("ally", "other"), store, extractor)
    assert (report.documents, report.duplicates, report.statements) == (2, 2, 0)
    assert (store.urls, store.stated) == before
    assert extractor.read == []


@pytest.mark.parametrize("ahead", [1, 5], ids=["one by one", "in one batch"])
def test_same_text_under_another_url_adds_the_url(ahead: int) -> None:
    store = ListStore()
    items: list[Item] = [Found("a", Document("ally", url="one")), Found("b", Document("ally", url="two"))]
    report = load(items, store, WordExtractor(ahead))
    assert (report.loaded, report.duplicates) == (1, 1)
    assert list(store.urls.values()) == [{"one", "two"}]


@pytest.mark.parametrize("ahead", [1, 2, 3, 4, 100])
def test_document_that_fails_takes_no_other_with_it(ahead: int) -> None:
    report = load(found("a", "bad 1", "b", "c", "bad 2", "d", "bad 3"), ListStore(), WordExtractor(ahead))
    assert (report.loaded, report.errors) == (4, 3)
    assert [str(problem) for problem in report.problems] == [
        f"place bad {number}: cannot be analysed: a bad word" for number in (1, 2, 3)
    ]


def test_statements_stay_with_their_document() -> None:
    pairs = [
        (passed.found.document.id, passed.extraction.document.id)
        for passed in extracted(found("a", "bad", "ally", "b"), WordExtractor())
        if isinstance(passed, Extracted)
    ]
    assert len(pairs) == 3
    assert all(one == other for one, other in pairs)


def test_store_has_each_document_before_the_next_batch_is_read() -> None:
    store = ListStore()
    outcomes = loading(found(*"abcdef"), store, WordExtractor(2))
    assert isinstance(next(outcomes), Stored)
    assert len(store.urls) == 1


def test_dry_run_counts_like_an_empty_store() -> None:
    items = found("ally 1", "ally 2", "ally 1", "other")
    dry, stored = load(items, DryRun(), WordExtractor()), load(items, ListStore(), WordExtractor())
    assert dry.as_dict() == stored.as_dict()


@pytest.mark.parametrize(("tag", "loaded"), [("en", 1), ("en_US", 1), ("English", 1), (None, 1), ("de", 0), ("enm", 0)])
def test_only_english_is_read(tag: str | None, loaded: int) -> None:
    assert load(found("ally", language=tag), DryRun(), WordExtractor()).loaded == loaded


def test_summary_tells_all_counts() -> None:
    items = [*found("ally", "other", "other"), Skipped("a", "no text"), SourceError("b", "broken")]
    items.append(Found("c", Document("perhaps"), ("unreadable date",)))
    assert load(items, DryRun(), WordExtractor()).summary().splitlines() == [
        "6 documents: 3 loaded, 1 duplicate, 1 skipped (no text), 1 error",
        "1 statement (1 asserted) in 1 report, from 1 of 3 sentences, 2 skipped (no two actors)",
        "unreadable date in 1 document",
    ]


def test_many_errors_are_counted_and_the_first_kept() -> None:
    report = LoadReport()
    for number in range(3000):
        report.count(SourceError(str(number), "broken"))
    assert (report.errors, len(report.problems)) == (3000, 1000)
