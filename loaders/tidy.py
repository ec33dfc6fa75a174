"""One report where a sentence tells one act: of the readings of a predicate that exclude each other, the surest.

Judged candidates of a document with their confidence in, those that stand out.
"""

from __future__ import annotations

from collections.abc import Sequence

from allygraph.graph.model import Actor, ActorType, Status
from allygraph.graph.vocabulary import Relation
from allygraph.loaders.nearby import NEAR
from allygraph.loaders.scene import Judged


def tidied(found: Sequence[tuple[Judged, float]]) -> list[tuple[Judged, float]]:
    """The candidates without those that only repeat a surer one.

    What a predicate says of an official it does not also say of his country, nor of a city also of its country
    (GUIDELINES, "two levels"); a visit to a city is no second visit to the country. Where actors stand in the slots of
    a predicate, no other pair near it is taken.
    """
    slotted = {_place(one) for one, _ in found if one.candidate.slots[0] != NEAR}
    best: dict[tuple[object, ...], tuple[Judged, float]] = {}
    for one, sure in found:
        candidate = one.candidate
        if candidate.slots[0] == NEAR and _place(one) in slotted:
            continue
        place = (
            one.passage,
            candidate.trigger.i,
            candidate.relation,
            *sorted((_state(candidate.subject.actor), _state(candidate.object.actor))),
        )
        if place not in best or _rank(one, sure) > _rank(*best[place]):
            best[place] = (one, sure)
    kept = list(best.values())
    cities = {
        (one.candidate.subject.actor.id, one.candidate.object.actor.country, one.status)
        for one, _ in kept
        if one.candidate.relation is Relation.VISITED and one.candidate.object.actor.type is ActorType.PLACE
    }
    return [(one, sure) for one, sure in kept if not _repeats_a_city(one, cities)]


def _place(one: Judged) -> tuple[int, int, Relation]:
    return one.passage, one.candidate.trigger.i, one.candidate.relation


def _rank(one: Judged, sure: float) -> tuple[float, bool, bool]:
    """Surest first; of equals the more exact: an official before his country, a city before its country."""
    candidate = one.candidate
    exact = candidate.subject.actor.type is ActorType.OFFICIAL, candidate.object.actor.type is ActorType.PLACE
    return (round(sure + 0.1 * sum(exact), 4), *exact)


def _state(actor: Actor) -> str:
    return actor.country if actor.country and actor.type is not ActorType.GROUP else actor.id


def _repeats_a_city(one: Judged, cities: set[tuple[str, str | None, Status]]) -> bool:
    candidate = one.candidate
    if candidate.relation is not Relation.VISITED or candidate.object.actor.type is not ActorType.COUNTRY:
        return False
    return (candidate.subject.actor.id, candidate.object.actor.country, one.status) in cities
