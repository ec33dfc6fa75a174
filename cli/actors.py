"""Which actor a user means by "Venezuela", VEN, "nicolas maduro" or country/VEN.

The store's own actors come first, since only they can have an answer; then the gazetteer, which knows every other name.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping

from allygraph.graph.errors import UnknownActor
from allygraph.graph.identity import slug
from allygraph.graph.model import Actor, ActorType
from allygraph.graph.store import Store, Value
from allygraph.queries.catalogue import NamedQuery
from allygraph.queries.run import ACTOR_TYPES

ALL_TYPES = frozenset(ActorType)


def resolve(store: Store, text: str, kinds: Collection[ActorType] = ALL_TYPES) -> Actor:
    """The one actor of *kinds* that *text* names: an id, an ISO code, a name, or a part of a name that only one has.

    Upper and lower case and accents do not matter. Raises UnknownActor, with names that look alike or that *text* could
    all mean, where there is none or more than one.
    """
    wanted = text.strip()
    actors = [actor for actor in store.actors() if actor.type in kinds]
    for match in (_by_id, _by_code, _by_name):
        found = match(actors, wanted)
        if len(found) == 1:
            return found[0]
        if found:
            raise UnknownActor(text, tuple(sorted(actor.id for actor in found)))
    known = _in_gazetteer(wanted, kinds)
    if isinstance(known, Actor):
        return known
    partly = _by_part(actors, wanted)
    if len(partly) == 1:
        return partly[0]
    names = [actor.id for actor in partly[:5]] or _look_alikes(actors, wanted) or list(known)
    raise UnknownActor(text, tuple(names))


def resolve_values(store: Store, query: NamedQuery, values: Mapping[str, str]) -> dict[str, Value]:
    """*values* with the id of the actor wherever *query* takes an actor."""
    kinds = {parameter.name: ACTOR_TYPES.get(parameter.type) for parameter in query.parameters}
    resolved: dict[str, Value] = {}
    for name, text in values.items():
        wanted = kinds.get(name)
        resolved[name] = text if wanted is None else resolve(store, text, wanted).id
    return resolved


def _by_id(actors: list[Actor], text: str) -> list[Actor]:
    return [actor for actor in actors if actor.id == text]


def _by_code(actors: list[Actor], text: str) -> list[Actor]:
    return [actor for actor in actors if actor.id == f"country/{text.upper()}"]


def _by_name(actors: list[Actor], text: str) -> list[Actor]:
    wanted = slug(text)
    return [actor for actor in actors if slug(actor.name) == wanted]


def _by_part(actors: list[Actor], text: str) -> list[Actor]:
    words = set(slug(text).split("-"))
    return [actor for actor in actors if words <= set(slug(actor.name).split("-"))]


def _in_gazetteer(text: str, kinds: Collection[ActorType]) -> Actor | tuple[str, ...]:
    """The gazetteer's actor, or the names that it would suggest. Imported late: a name of the store needs no tables."""
    from allygraph.loaders.gazetteer import load_gazetteer

    try:
        actor = load_gazetteer().find(text)
    except UnknownActor as error:
        return error.near
    return actor if actor.type in kinds else (actor.id,)


def _look_alikes(actors: list[Actor], text: str) -> list[str]:
    names = {slug(actor.name): actor.name for actor in actors}
    return [names[near] for near in difflib.get_close_matches(slug(text), names, n=3, cutoff=0.7)]
