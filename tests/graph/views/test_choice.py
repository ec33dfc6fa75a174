"""What a page draws: folding, ties, neighbourhood, limit."""

from __future__ import annotations

from typing import Any

import pytest

from allygraph.graph.errors import UnknownActor
from allygraph.graph.model import Actor, ActorType, Document, Report, Span, Statement, Status
from allygraph.graph.views.choice import choose
from allygraph.graph.vocabulary import Family, Relation

TEXT = "Something was said."
DOCUMENT = Document(TEXT)


def country(code: str) -> Actor:
    return Actor(f"country/{code}", f"Land {code}", ActorType.COUNTRY, code)


def says(subject: Actor, relation: Relation, other: Actor, *statuses: Status) -> Statement:
    reports = [
        Report(DOCUMENT.id, Span("text", 0, len(TEXT)), TEXT, status, "hand-made", 0.9)
        for status in statuses or (Status.OCCURRED,)
    ]
    return Statement(subject, relation, other, tuple(reports))


A, B, C, D = map(country, ("AAA", "BBB", "CCC", "DDD"))
LEADER = Actor("official/leader", "A. Leader", ActorType.OFFICIAL, "AAA")
CAPITAL = Actor("place/capital-bbb", "Capital", ActorType.PLACE, "BBB")
CHAIN = [
    says(A, Relation.ALLY_OF, B), says(B, Relation.ALLY_OF, C), says(C, Relation.ALLY_OF, D),
]


def drawn(statements: list[Statement], **options: Any) -> list[str]:
    return sorted(choose(statements, **options).actors)


def test_officials_and_places_are_drawn_as_their_countries() -> None:
    choice = choose([says(LEADER, Relation.VISITED, CAPITAL)])
    assert [(tie.source, tie.target, tie.family) for tie in choice.ties] == [(A.id, B.id, Family.CONTACT)]


def test_at_actor_level_they_are_drawn_as_themselves() -> None:
    assert drawn([says(LEADER, Relation.VISITED, CAPITAL)], level="actor") == [LEADER.id, CAPITAL.id]


def test_a_country_that_only_an_official_stands_for_gets_its_name_from_the_caller() -> None:
    choice = choose([says(LEADER, Relation.MET_WITH, B)], country_name={"AAA": "Land of the leader"}.get)
    assert choice.actors[A.id].name == "Land of the leader"


def test_without_a_name_it_goes_by_its_code() -> None:
    assert choose([says(LEADER, Relation.MET_WITH, B)]).actors[A.id].name == "AAA"


def test_an_office_is_no_tie_between_countries_but_belongs_to_the_profile() -> None:
    office = says(LEADER, Relation.REPRESENTS, A)
    choice = choose([office, *CHAIN])
    assert all(tie.family is Family.ALLIANCE for tie in choice.ties)
    assert [choice.statements[place] for place in choice.inner] == [office]


def test_the_office_of_someone_who_is_not_drawn_stays_with_the_organization() -> None:
    secretary = Actor("official/secretary", "S. Secretary", ActorType.OFFICIAL)
    alliance = Actor("organization/alliance", "Alliance", ActorType.ORGANIZATION)
    office = says(secretary, Relation.REPRESENTS, alliance)
    choice = choose([office, says(A, Relation.MEMBER_OF, alliance)])
    assert sorted(choice.actors) == [A.id, alliance.id]
    assert [choice.statements[place] for place in choice.inner] == [office]


def test_at_actor_level_an_office_is_a_tie() -> None:
    choice = choose([says(LEADER, Relation.REPRESENTS, A)], level="actor")
    assert [tie.family for tie in choice.ties] == [Family.OFFICE]


def test_an_act_inside_one_country_is_no_tie() -> None:
    inside = says(LEADER, Relation.CRITICIZES, A)
    choice = choose([inside, *CHAIN])
    assert [choice.statements[place] for place in choice.inner] == [inside]


def test_a_pair_has_one_tie_a_family() -> None:
    choice = choose([
        says(A, Relation.VISITED, B), says(A, Relation.MET_WITH, B), says(B, Relation.VISITED, A),
        says(A, Relation.ATTACKS, B),
    ])
    assert [(tie.family, len(tie.statements)) for tie in choice.ties] == [(Family.CONTACT, 3), (Family.FORCE, 1)]


@pytest.mark.parametrize(("hops", "expected"), [
    (0, ["country/AAA"]), (1, ["country/AAA", "country/BBB"]), (2, ["country/AAA", "country/BBB", "country/CCC"]),
    (9, ["country/AAA", "country/BBB", "country/CCC", "country/DDD"]),
])
def test_a_focus_keeps_what_lies_within_its_hops(hops: int, expected: list[str]) -> None:
    assert drawn(CHAIN, focus=A.id, hops=hops) == expected


def test_a_plan_is_no_hop() -> None:
    statements = [*CHAIN, says(A, Relation.VISITED, D, Status.PLANNED)]
    assert D.id not in drawn(statements, focus=A.id)
    assert D.id in drawn(statements, focus=A.id, shown=frozenset({Status.PLANNED}))


def test_a_focus_on_an_official_is_one_on_the_country() -> None:
    statements = [*CHAIN, says(LEADER, Relation.REPRESENTS, A)]
    assert drawn(statements, focus=LEADER.id) == [A.id, B.id]


def test_a_focus_that_nobody_mentions_is_an_error() -> None:
    with pytest.raises(UnknownActor, match="country/ZZZ"):
        choose(CHAIN, focus="country/ZZZ")


def test_beyond_the_limit_the_most_reported_stay_and_the_rest_is_counted() -> None:
    choice = choose([*CHAIN, says(B, Relation.MET_WITH, C)], max_nodes=2)
    assert (sorted(choice.actors), choice.left_out) == ([B.id, C.id], 2)


def test_with_a_focus_the_nearest_stay() -> None:
    statements = [*CHAIN, says(C, Relation.MET_WITH, D), says(C, Relation.VISITED, D)]
    assert drawn(statements, focus=A.id, hops=3, max_nodes=2) == [A.id, B.id]


def test_actors_without_a_tie_are_counted() -> None:
    assert choose([*CHAIN, says(country("ZZZ"), Relation.SUPPORTS, country("ZZZ"))]).untied == 1


def test_reports_count_those_shown_at_first() -> None:
    statements = [says(A, Relation.ATTACKS, B, Status.OCCURRED, Status.NEGATED, Status.NEGATED)]
    assert choose(statements).reports == {A.id: 1, B.id: 1}
    assert choose(statements, shown=frozenset(Status)).reports == {A.id: 3, B.id: 3}


def test_the_order_of_the_statements_does_not_matter() -> None:
    assert choose(CHAIN) == choose(CHAIN[::-1])
