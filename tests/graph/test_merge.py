"""Many statements of one id become one with all reports, in whatever order and however often they come."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from allygraph.graph.merge import best_actor, merge
from allygraph.graph.model import Actor, ActorType, Report, Span, Statement, Status, report_id
from allygraph.graph.vocabulary import Relation

VENEZUELA = Actor("country/VEN", "Venezuela", ActorType.COUNTRY, "VEN")
RUSSIA = Actor("country/RUS", "Russia", ActorType.COUNTRY, "RUS")
SAID = Report("d1", Span("text", 0, 2), "Hi", Status.OCCURRED, "test", 0.9)

ACTORS = st.sampled_from((VENEZUELA, replace(VENEZUELA, name="Bolivarian Venezuela"), RUSSIA))
REPORTS = st.builds(
    Report,
    st.sampled_from(("d1", "d2")),
    st.just(Span("text", 0, 2)),
    st.just("Hi"),
    st.sampled_from((Status.OCCURRED, Status.NEGATED)),
    st.sampled_from(("one rule", "another")),
    st.sampled_from((0.5, 0.9)),
    date=st.sampled_from((None, "2021", "2022-03-05")),
    claimant=st.sampled_from((None, RUSSIA, replace(RUSSIA, name="Russian Federation"))),
)
STATEMENTS = st.lists(
    st.builds(Statement, ACTORS, st.sampled_from((Relation.ALLY_OF, Relation.AIDS)), ACTORS, st.tuples(REPORTS))
)


def test_reports_of_one_statement_come_together() -> None:
    other = replace(SAID, document_id="d2")
    merged = merge([Statement(VENEZUELA, Relation.ALLY_OF, RUSSIA, (SAID,)),
                    Statement(RUSSIA, Relation.ALLY_OF, VENEZUELA, (other,))])
    assert [set(statement.reports) for statement in merged] == [{SAID, other}]


def test_a_directed_pair_and_its_inverse_stay_two() -> None:
    merged = merge([Statement(VENEZUELA, Relation.AIDS, RUSSIA, (SAID,)),
                    Statement(RUSSIA, Relation.AIDS, VENEZUELA, (SAID,))])
    assert len(merged) == 2


def test_the_more_confident_of_two_readings_of_a_sentence_stays() -> None:
    surer = replace(SAID, confidence=0.95, date="2022")
    merged = merge([Statement(VENEZUELA, Relation.AIDS, RUSSIA, (report,)) for report in (surer, SAID)])
    assert merged[0].reports == (surer,)


@given(statements=STATEMENTS, data=st.data())
def test_order_does_not_matter(statements: list[Statement], data: st.DataObject) -> None:
    assert merge(data.draw(st.permutations(statements))) == merge(statements)


@given(statements=STATEMENTS)
def test_merging_again_changes_nothing(statements: list[Statement]) -> None:
    assert merge(merge(statements)) == merge(statements)
    assert merge([*merge(statements), *statements]) == merge(statements)


@given(statements=STATEMENTS)
def test_no_report_is_lost(statements: list[Statement]) -> None:
    given_ids = {report_id(statement.id, report) for statement in statements for report in statement.reports}
    kept = [report_id(statement.id, report) for statement in merge(statements) for report in statement.reports]
    assert set(kept) == given_ids
    assert len(kept) == len(given_ids)


def test_the_actor_with_country_and_then_the_longer_name_is_the_best() -> None:
    plain, known = Actor("official/x", "Xavier the Elder", ActorType.OFFICIAL), Actor(
        "official/x", "X", ActorType.OFFICIAL, "VEN")
    longer = replace(known, name="X. Y.")
    assert best_actor([plain, known, longer]) == longer
