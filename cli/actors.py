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
from allygraph.queries.run import ACTOR_TYPES, run

ALL_TYPES = frozenset(ActorType)

Names = dict[Actor, set[str]]
"""The actors of a store, each with its names as `slug` writes them."""


def resolve(store: Store, text: str, kinds: Collection[ActorType] = ALL_TYPES) -> Actor:
    """The one actor of *kinds* that *text* names: an id, an ISO code, a name, or a part of a name that only one has.

    Upper and lower case and accents do not matter. Raises UnknownActor, with names that look alike or that *text* could
    all mean, where there is none or more than one.
    """
    return _resolve(_names(store), text, kinds)


def resolve_values(store: Store, query: NamedQuery, values: Mapping[str, str]) -> dict[str, Value]:
    """*values* with the id of the actor wherever *query* takes an actor."""
    kinds = {parameter.name: ACTOR_TYPES.get(parameter.type) for parameter in query.parameters}
    names: Names | None = None
    resolved: dict[str, Value] = {}
    for name, text in values.items():
        wanted = kinds.get(name)
        if wanted is None:
            resolved[name] = text
        else:
            names = _names(store) if names is None else names
            resolved[name] = _resolve(names, text, wanted).id
    return resolved


def _names(store: Store) -> Names:
    """One query, since reading actor by actor takes a second where there are some thousand."""
    names: Names = {}
    for name, actor, country, id in run(store, "actor_names").rows:
        kind = ActorType(str(id).partition("/")[0])
        named = Actor(str(id), str(actor), kind, None if country is None else str(country))
        names.setdefault(named, set()).add(slug(str(name)))
    return names


def _resolve(names: Names, text: str, kinds: Collection[ActorType]) -> Actor:
    wanted, words = text.strip(), slug(text)
    known = {actor: said for actor, said in names.items() if actor.type in kinds}
    exact = (
        [actor for actor in known if actor.id == wanted],
        [actor for actor in known if actor.id == f"country/{wanted.upper()}"],
        [actor for actor, said in known.items() if words in said],
    )
    for found in exact:
        if len(found) == 1:
            return found[0]
        if found:
            raise UnknownActor(text, tuple(actor.id for actor in found))
    elsewhere = _in_gazetteer(wanted, kinds)
    parts = set(words.split("-"))
    partly = [actor for actor, said in known.items() if any(parts <= set(name.split("-")) for name in said)]
    if isinstance(elsewhere, Actor):
        # "Borisov" is the one that the graph knows, "China" never the South China Sea
        persons = [actor for actor in partly if actor.type is ActorType.OFFICIAL]
        stranger = elsewhere.type is ActorType.OFFICIAL and all(actor.id != elsewhere.id for actor in known)
        return persons[0] if stranger and len(persons) == 1 else elsewhere
    if len(partly) == 1:
        return partly[0]
    near = [actor.id for actor in partly[:5]] or _look_alikes(known, words) or list(elsewhere)
    raise UnknownActor(text, tuple(near))


def _in_gazetteer(text: str, kinds: Collection[ActorType]) -> Actor | tuple[str, ...]:
    """The gazetteer's actor, or the names that it would suggest. Imported late: a name of the store needs no tables."""
    from allygraph.loaders.gazetteer import load_gazetteer

    try:
        actor = load_gazetteer().find(text)
    except UnknownActor as error:
        return error.near
    return actor if actor.type in kinds else (actor.id,)


def _look_alikes(names: Names, words: str) -> list[str]:
    actors = {name: actor.name for actor, said in names.items() for name in said}
    return list(dict.fromkeys(actors[near] for near in difflib.get_close_matches(words, actors, n=3, cutoff=0.7)))
