"""What holds in every store for any articles: order, repetition and forgetting leave no trace; filters mean one thing.

Few texts and few actors, so that made-up articles share documents, statements and names; nasty characters among them.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from allygraph.graph.filters import EVERYTHING, Filter
from allygraph.graph.matching import choose
from allygraph.graph.merge import merge
from allygraph.graph.model import Actor, ActorType, Document, Report, Span, Statement, Status
from allygraph.graph.store import Store
from allygraph.graph.vocabulary import Relation

Article = tuple[Document, tuple[Statement, ...]]
Open = Callable[[], Store]

ACTORS = (
    Actor("country/VEN", "Venezuela", ActorType.COUNTRY, "VEN", "Q717"),
    Actor("country/VEN", "Bolivarian Republic of Venezuela", ActorType.COUNTRY, "VEN"),
    Actor("country/RUS", "Russia", ActorType.COUNTRY, "RUS"),
    Actor("official/nicolas-maduro", "Nicolás Maduro", ActorType.OFFICIAL, "VEN"),
    Actor("official/nicolas-maduro", "Nicolas Maduro", ActorType.OFFICIAL),
    Actor("organization/nato", "NATO", ActorType.ORGANIZATION),
    Actor("place/caracas-ven", "Caracas", ActorType.PLACE, "VEN"),
)
RELATIONS = (Relation.ALLY_OF, Relation.VISITED, Relation.MEMBER_OF)
TEXTS = ("One. Two. Three.", 'He said: "\\no".\u2028\tNext\u0085line\x00 end.', "Вторая новость 🎈 today.")
DAYS = st.sampled_from(("2019", "2021-03", "2021-03-05", "2022-02-24"))
DATES = st.none() | DAYS
WORDS = st.sampled_from((None, "president", 'a "quoted" \\u0022 role } ; DROP ALL', "\ud800 broken"))
FIELDS: dict[str, st.SearchStrategy[object]] = {
    "relations": st.frozensets(st.sampled_from(RELATIONS), min_size=1, max_size=2),
    "statuses": st.frozensets(st.sampled_from(Status), min_size=1),
    "since": DAYS,
    "until": DAYS,
    "known_by": DAYS,
    "as_of": DAYS,
    "min_reports": st.integers(0, 3),
    "min_confidence": st.sampled_from((0.12345, 0.5, 0.91)),
    "actors": st.frozensets(st.sampled_from([actor.id for actor in ACTORS]), min_size=1, max_size=2),
}


@st.composite
def filters(draw: st.DrawFn) -> Filter:
    """A filter with one to three conditions: with more, next to nothing would pass."""
    names = draw(st.sets(st.sampled_from(sorted(FIELDS)), min_size=1, max_size=3))
    chosen = {"statuses": frozenset(Status)} | {name: draw(FIELDS[name]) for name in sorted(names)}
    return Filter(**chosen)  # type: ignore[arg-type]


@st.composite
def articles(draw: st.DrawFn) -> Article:
    document = Document(
        draw(st.sampled_from(TEXTS)),
        title="A title",
        url=draw(st.sampled_from((None, "https://example.org/a", "https://example.org/b c"))),
        outlet=draw(st.sampled_from((None, "Times", "Herald"))),
        language=draw(st.sampled_from((None, "en"))),
        published=draw(DATES),
        external_id=draw(st.sampled_from((None, "1", "2"))),
    )
    ends, relations = st.sampled_from(ACTORS), st.sampled_from(RELATIONS)
    said = st.builds(Statement, ends, relations, ends, st.tuples(reports(document)))
    return document, tuple(draw(st.lists(said, max_size=5)))


@st.composite
def reports(draw: st.DrawFn, document: Document) -> Report:
    span = draw(st.sampled_from((Span("text", 0, 4), Span("text", 2, 12))))
    return Report(
        document.id, span, span.of(document), draw(st.sampled_from(Status)), "made-up",
        draw(st.sampled_from((0.0, 0.5, 0.12341, 0.12344, 0.9, 1.0))),
        date=draw(DATES), role=draw(WORDS), source=draw(WORDS),
        claimant=draw(st.sampled_from((None, *ACTORS))),
        subject_span=draw(st.sampled_from((None, Span("title", 0, 1), Span("text", 2, 4)))),
    )


def quads(store: Store) -> bytes:
    out = io.BytesIO()
    store.export_quads(out)
    return out.getvalue()


def loaded(store: Store, given_articles: Sequence[Article]) -> Store:
    for document, statements in given_articles:
        store.add(document, statements)
    return store


def test_the_order_of_loading_does_not_matter(opening: Open, examples: int) -> None:
    @settings(max_examples=examples, deadline=None)
    @given(given_articles=st.lists(articles(), max_size=4), data=st.data())
    def holds(given_articles: list[Article], data: st.DataObject) -> None:
        shuffled = data.draw(st.permutations(given_articles))
        assert quads(loaded(opening(), given_articles)) == quads(loaded(opening(), shuffled))

    holds()


def test_loading_again_changes_nothing(opening: Open, examples: int) -> None:
    @settings(max_examples=examples, deadline=None)
    @given(given_articles=st.lists(articles(), max_size=3))
    def holds(given_articles: list[Article]) -> None:
        store = loaded(opening(), given_articles)
        before = quads(store)
        assert quads(loaded(store, given_articles)) == before

    holds()


def test_forgetting_leaves_the_quads_of_a_graph_that_never_had_the_document(opening: Open, examples: int) -> None:
    @settings(max_examples=examples, deadline=None)
    @given(others=st.lists(articles(), max_size=3), gone=articles())
    def holds(others: list[Article], gone: Article) -> None:
        kept = [article for article in others if article[0].id != gone[0].id]
        store = loaded(opening(), [*kept, gone])
        store.forget(gone[0].id)
        assert quads(store) == quads(loaded(opening(), kept))

    holds()


def test_what_was_added_is_read_back(opening: Open, examples: int) -> None:
    @settings(max_examples=examples, deadline=None)
    @given(article=articles())
    def holds(article: Article) -> None:
        read = loaded(opening(), [article]).statements(EVERYTHING)
        assert [(s.id, *map(essence, s.reports)) for s in read] == [
            (s.id, *map(essence, s.reports)) for s in merge(article[1])]

    holds()


def essence(report: Report) -> tuple[object, ...]:
    """What a store must keep to the letter: all but invalid Unicode, and how a claimant is called."""
    role, source = ((text or "").replace("\ud800", "\ufffd") for text in (report.role, report.source))
    return (report.document_id, report.span, report.quote, report.status, report.date, round(report.confidence, 4),
            role, source, report.claimant and report.claimant.id, report.subject_span, report.object_span, report.rule)


def test_filters_mean_what_matching_says(opening: Open, examples: int) -> None:
    @settings(max_examples=2 * examples, deadline=None)
    @given(given_articles=st.lists(articles(), max_size=4), wanted=filters())
    def holds(given_articles: list[Article], wanted: Filter) -> None:
        store = loaded(opening(), given_articles)
        published = {record.id: record.published for record in store.documents()}
        chosen = (choose(statement, published.get, wanted) for statement in store.statements(EVERYTHING))
        assert list(store.statements(wanted)) == [statement for statement in chosen if statement is not None]

    holds()
