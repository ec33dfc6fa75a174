"""Which actors and ties a page draws: officials folded into countries, a neighbourhood, at most so many actors.

Statements in, a `Choice` out. What is not drawn is counted, never dropped in silence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from allygraph.graph.errors import UnknownActor
from allygraph.graph.filters import OCCURRED
from allygraph.graph.model import Actor, ActorType, Statement, Status
from allygraph.graph.vocabulary import RELATIONS, Family, Relation

Level = Literal["country", "actor"]
"""Whether officials and places are drawn as the countries that they belong to, or as themselves."""

Pair = tuple[str, str]
"""The ids of the two drawn actors of a statement: subject's side, object's side."""

CountryName = Callable[[str], str | None]
"""The name for the ISO code of a country, None where it is not known."""


@dataclass(frozen=True, slots=True)
class Tie:
    """All statements of one family between two drawn actors; `source` is the smaller id."""

    source: str
    target: str
    family: Family
    statements: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """What is drawn. `ends` gives each statement's two drawn actors; `inner` are statements that are no tie.

    `ties` and `inner` hold positions in `statements`. `reports` counts, for each drawn actor, the reports on its ties
    that are shown at first. `left_out` counts actors beyond the neighbourhood or the limit, `untied` those that no
    statement ties to another.
    """

    statements: tuple[Statement, ...]
    ends: tuple[Pair, ...]
    actors: Mapping[str, Actor]
    ties: tuple[Tie, ...]
    inner: tuple[int, ...]
    reports: Mapping[str, int]
    left_out: int
    untied: int
    focus: str | None = None
    """The drawn actor that stands for the focus."""


def choose(
    statements: Iterable[Statement],
    *,
    level: Level = "country",
    shown: frozenset[Status] = OCCURRED.statuses,
    country_name: CountryName | None = None,
    focus: str | None = None,
    hops: int = 1,
    max_nodes: int = 500,
) -> Choice:
    """The drawn actors and ties; with *focus*, only those at most *hops* ties of a *shown* status away from that actor.

    *country_name* gives the name for a country's code, for countries that only their officials stand for. Beyond
    *max_nodes* the most reported actors stay, the nearest to the focus first. Raises `UnknownActor` when no statement
    mentions the focus.
    """
    given = tuple(sorted(statements, key=lambda statement: statement.id))
    known = {actor.id: actor for statement in given for actor in (statement.subject, statement.object)}
    homes = {id: _home(actor, known, country_name) if level == "country" else actor for id, actor in known.items()}
    ends = [(homes[statement.subject.id].id, homes[statement.object.id].id) for statement in given]
    tied = [_is_tie(statement, *pair, level) for statement, pair in zip(given, ends, strict=True)]
    shown_ties, other_ties = _counts(given, ends, tied, shown)
    every = shown_ties.keys() | other_ties.keys()
    distance = dict.fromkeys(every, 0)
    centre = None if focus is None else _focus_id(focus, homes)
    if centre is not None:
        walked = [pair for statement, pair, is_tie in zip(given, ends, tied, strict=True)
                  if is_tie and _count(statement, shown)]
        distance = _distances(centre, walked, hops)
    kept = set(sorted(distance, key=lambda id: (distance[id], -shown_ties[id], -other_ties[id], id))[:max_nodes])
    # An office without a tie of its own (NATO's secretary general) still belongs to the profile of what it represents.
    chosen = [number for number, (a, b) in enumerate(ends) if b in kept and (a in kept or not tied[number])]
    return Choice(
        statements=tuple(given[number] for number in chosen),
        ends=tuple(ends[number] for number in chosen),
        actors={home.id: home for home in sorted(set(homes.values())) if home.id in kept},
        ties=_ties([given[number] for number in chosen], [ends[number] for number in chosen],
                   [tied[number] for number in chosen]),
        inner=tuple(position for position, number in enumerate(chosen) if not tied[number]),
        reports={id: shown_ties[id] for id in sorted(kept)},
        left_out=len(every - kept),
        untied=len({home.id for home in homes.values()} - every - kept),
        focus=centre,
    )


def _home(actor: Actor, known: Mapping[str, Actor], country_name: CountryName | None) -> Actor:
    if actor.type not in (ActorType.OFFICIAL, ActorType.PLACE) or actor.country is None:
        return actor
    id = f"{ActorType.COUNTRY}/{actor.country}"
    if id in known:
        return known[id]
    name = country_name(actor.country) if country_name else None
    return Actor(id, name or actor.country, ActorType.COUNTRY, actor.country)


def _is_tie(statement: Statement, source: str, target: str, level: Level) -> bool:
    office = level == "country" and statement.relation is Relation.REPRESENTS
    return source != target and not office


def _count(statement: Statement, statuses: frozenset[Status]) -> int:
    return sum(report.status in statuses for report in statement.reports)


def _counts(
    statements: Sequence[Statement], ends: Sequence[Pair], tied: Sequence[bool], shown: frozenset[Status]
) -> tuple[Counter[str], Counter[str]]:
    """Reports on each actor's ties: those of a status shown at first, and the others."""
    first: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for statement, pair, is_tie in zip(statements, ends, tied, strict=True):
        if is_tie:
            count = _count(statement, shown)
            for id in pair:
                first[id] += count
                others[id] += len(statement.reports) - count
    return first, others


def _focus_id(focus: str, homes: Mapping[str, Actor]) -> str:
    id = homes[focus].id if focus in homes else focus
    if all(home.id != id for home in homes.values()):
        raise UnknownActor(focus)
    return id


def _distances(start: str, walked: Iterable[Pair], hops: int) -> dict[str, int]:
    neighbours: dict[str, set[str]] = {start: set()}
    for a, b in walked:
        neighbours.setdefault(a, set()).add(b)
        neighbours.setdefault(b, set()).add(a)
    distance = {start: 0}
    frontier = {start}
    for hop in range(1, hops + 1):
        frontier = {near for id in frontier for near in neighbours[id]} - distance.keys()
        distance |= dict.fromkeys(frontier, hop)
    return distance


def _ties(statements: Sequence[Statement], ends: Sequence[Pair], tied: Sequence[bool]) -> tuple[Tie, ...]:
    order = list(Family)
    groups: dict[tuple[str, str, int], list[int]] = {}
    for position, (statement, (a, b), is_tie) in enumerate(zip(statements, ends, tied, strict=True)):
        if is_tie:
            family = order.index(RELATIONS[statement.relation].family)
            groups.setdefault((min(a, b), max(a, b), family), []).append(position)
    return tuple(Tie(a, b, order[family], tuple(groups[a, b, family])) for a, b, family in sorted(groups))
