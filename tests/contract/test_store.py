"""What every store must do, whatever is behind it."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from allygraph.graph.errors import FormatError, QueryError, SchemaMismatch, StoreError
from allygraph.graph.filters import EVERYTHING, OCCURRED, Filter
from allygraph.graph.merge import merge
from allygraph.graph.model import Actor, ActorType, Document, Report, Span, Statement, Status
from allygraph.graph.store import Added, Store
from allygraph.graph.vocabulary import Relation

Article = tuple[Document, tuple[Statement, ...]]
Open = Callable[[], Store]


def quads(store: Store) -> bytes:
    out = io.BytesIO()
    store.export_quads(out)
    return out.getvalue()


def loaded(store: Store, articles: Sequence[Article]) -> Store:
    for document, statements in articles:
        store.add(document, statements)
    return store


def alliance(date: str, status: Status, *, published: str | None = None) -> Article:
    """An article that says of one day whether Venezuela and Russia are allies."""
    document = Document(f"On {date} they said so.", published=published)
    span = Span("text", 0, len(document.text))
    report = Report(document.id, span, document.text, status, "made-up", 0.9, date=date)
    ends = [Actor(f"country/{code}", code, ActorType.COUNTRY, code) for code in ("VEN", "RUS")]
    return document, (Statement(ends[0], Relation.ALLY_OF, ends[1], (report,)),)


class TestAdding:
    def test_counts_what_is_new(self, store: Store, visit_document: Document,
                                visit_statements: tuple[Statement, ...]) -> None:
        assert store.add(visit_document, visit_statements) == Added(document=True, statements=5, reports=5)
        assert store.counts() == {"documents": 1, "statements": 5, "asserted": 3, "reports": 5, "actors": 6}

    def test_twice_changes_nothing(self, store: Store, world: tuple[Article, ...]) -> None:
        loaded(store, world)
        before = quads(store)
        assert store.add(*world[0]) == Added(document=False, statements=0, reports=0)
        assert quads(loaded(store, world)) == before

    def test_the_same_text_under_another_url_adds_the_url(self, store: Store, visit_document: Document) -> None:
        store.add(visit_document, ())
        copy = replace(visit_document, url="https://example.net/copy", outlet="Copyist", published="2022-03-08")
        assert store.add(copy, ()) == Added(document=False, statements=0, reports=0)
        record = store.document(visit_document.id)
        assert record is not None
        assert record.urls == ("https://example.net/copy", "https://example.org/caracas")
        assert (record.outlet, record.published) == ("Example Times", "2022-03-07")

    def test_a_report_on_another_document_is_refused(self, store: Store, visit_document: Document,
                                                     visit_statements: tuple[Statement, ...]) -> None:
        with pytest.raises(StoreError, match="another document"):
            store.add(replace(visit_document, text="Other."), visit_statements)
        assert store.counts()["documents"] == 0

    def test_what_did_not_occur_is_kept_and_not_asserted(self, store: Store, visit_document: Document,
                                                         visit_statements: tuple[Statement, ...]) -> None:
        store.add(visit_document, visit_statements)
        assert store.query("ASK { country:RUS ag:attacks country:USA }").rows == [(False,)]
        assert store.query("ASK { ?s ag:subject country:RUS ; ag:relation ag:attacks ; ag:asserted false }").rows == [
            (True,)]

    def test_a_symmetric_relation_is_asserted_both_ways(self, store: Store, visit_document: Document,
                                                        visit_statements: tuple[Statement, ...]) -> None:
        store.add(visit_document, visit_statements)
        both = "ASK { country:RUS ag:allyOf country:VEN . country:VEN ag:allyOf country:RUS }"
        assert store.query(both).rows == [(True,)]



class TestForgetting:
    def test_takes_out_what_only_the_document_supports(self, store: Store, world: tuple[Article, ...]) -> None:
        loaded(store, world[1:])
        without = quads(store)
        added = store.add(*world[0])
        assert store.forget(world[0][0].id) == added
        assert quads(store) == without

    def test_an_unknown_document_changes_nothing(self, store: Store, world: tuple[Article, ...]) -> None:
        before = quads(loaded(store, world))
        assert store.forget("0000000000000000") == Added(document=False, statements=0, reports=0)
        assert quads(store) == before



class TestReading:
    def test_gives_back_what_was_added(self, store: Store, world: tuple[Article, ...]) -> None:
        loaded(store, world)
        given_statements = merge(statement for _, statements in world for statement in statements)
        assert list(store.statements(EVERYTHING)) == given_statements

    def test_documents_come_by_id_without_their_text(self, store: Store, world: tuple[Article, ...]) -> None:
        loaded(store, world)
        assert [record.id for record in store.documents()] == sorted(document.id for document, _ in world)
        record = store.document(world[0][0].id)
        assert record is not None
        assert (record.title, record.external_ids, record.published) == (
            "Officials in Caracas", ("wire-1",), "2022-03-07")
        assert store.document("0000000000000000") is None

    def test_actors_come_by_id(self, store: Store, visit_document: Document,
                               visit_statements: tuple[Statement, ...]) -> None:
        store.add(visit_document, visit_statements)
        assert list(store.actors()) == sorted(
            {actor for s in visit_statements for actor in (s.subject, s.object)}, key=lambda actor: actor.id)

    def test_the_most_telling_name_of_an_actor_wins(self, store: Store, visit_document: Document,
                                                    visit_statements: tuple[Statement, ...]) -> None:
        said = visit_statements[0]
        store.add(visit_document, [replace(said, object=replace(said.object, wikidata="Q717", name="Venezuela (VE)")),
                                   said])
        assert [actor.name for actor in store.actors() if actor.id == "country/VEN"] == ["Venezuela (VE)"]
        names = store.query("SELECT ?n { country:VEN skos:altLabel ?n }").rows
        assert names == [("Venezuela",)]

    @pytest.mark.parametrize(("as_of", "stands"), [("2014-02-28", False), ("2014-03", True), ("2018", True),
                                                   ("2019-05-01", False), ("2022", True)])
    def test_a_standing_relation_ends_with_a_later_denial(self, store: Store, as_of: str, stands: bool) -> None:
        for date, status in (("2014-03-01", Status.OCCURRED), ("2019-05", Status.NEGATED), ("2021", Status.OCCURRED)):
            store.add(*alliance(date, status))
        assert bool(list(store.statements(Filter(as_of=as_of)))) is stands

    def test_what_was_known_by_then_goes_by_publication(self, store: Store) -> None:
        store.add(*alliance("2014-03-01", Status.OCCURRED, published="2014-03-02"))
        store.add(*alliance("2019-05", Status.NEGATED, published="2022-01-10"))
        assert not list(store.statements(Filter(as_of="2020")))
        assert list(store.statements(Filter(as_of="2020", known_by="2021")))

    def test_the_default_filter_gives_what_is_asserted(self, store: Store, world: tuple[Article, ...]) -> None:
        loaded(store, world)
        found = list(store.statements())
        assert len(found) == store.counts()["asserted"]
        assert {report.status for statement in found for report in statement.reports} == OCCURRED.statuses


class TestExchange:
    def test_an_export_is_sorted_and_read_back_the_same(self, opening: Open, world: tuple[Article, ...]) -> None:
        exported = quads(loaded(opening(), world))
        assert exported.splitlines() == sorted(exported.splitlines())
        other = opening()
        assert other.import_quads(io.BytesIO(exported)) == len(exported.splitlines())
        assert quads(other) == exported

    def test_an_import_into_a_graph_that_has_some_of_it_counts_once(self, opening: Open,
                                                                    world: tuple[Article, ...]) -> None:
        part, whole = loaded(opening(), world[:4]), loaded(opening(), world)
        part.import_quads(io.BytesIO(quads(loaded(opening(), world[2:]))))
        assert quads(part) == quads(whole)

    def test_an_import_brings_what_a_user_added(self, opening: Open, world: tuple[Article, ...]) -> None:
        one = loaded(opening(), world[:1])
        one.update("INSERT DATA { country:VEN rdfs:comment 'mine' }")
        two = loaded(opening(), world[1:])
        two.import_quads(io.BytesIO(quads(one)))
        assert two.query("SELECT ?c { country:VEN rdfs:comment ?c }").rows == [("mine",)]

    def test_a_broken_line_is_named(self, store: Store) -> None:
        with pytest.raises(FormatError, match="line 2"):
            store.import_quads(io.BytesIO(b'<http://a/> <http://b/> "c" .\n<http://a/> oops .\n'))
        assert store.counts()["documents"] == 0

    @pytest.mark.parametrize("lines", [b"", b'<http://a/> <http://b/> "c" .\n'])
    def test_what_is_no_export_is_refused(self, store: Store, lines: bytes) -> None:
        with pytest.raises((FormatError, SchemaMismatch)):
            store.import_quads(io.BytesIO(lines))


class TestLife:
    def test_closing_twice_is_fine_and_a_closed_store_says_so(self, store: Store) -> None:
        store.close()
        store.close()
        with pytest.raises(StoreError, match="closed"):
            store.counts()

    def test_leaving_the_context_closes(self, opening: Open) -> None:
        with opening() as store:
            assert store.counts()["documents"] == 0
        with pytest.raises(StoreError, match="closed"):
            list(store.documents())

    def test_a_language_it_does_not_speak_is_refused(self, store: Store) -> None:
        with pytest.raises(QueryError, match="speaks"):
            store.query("SELECT 1", language="klingon")
