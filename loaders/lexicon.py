"""What the extractor knows of words: predicates, light verbs, status cues, titles, word lists.

The data files in, frozen tables out. A new predicate is a line of `predicates.csv`, never code.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from allygraph.graph.model import Status
from allygraph.graph.vocabulary import Relation
from allygraph.loaders import tables


@dataclass(frozen=True, slots=True)
class Slot:
    """Where an argument stands: `name` is subj, obj, poss, adj, is, or a preposition.

    `things` lets things and deeds of an actor count for it, `place` wants a place.
    """

    name: str
    things: bool = False
    place: bool = False


@dataclass(frozen=True, slots=True)
class Predicate:
    """One line of `predicates.csv`. `needs` maps "obj", "prt" or "prep" to the words one of which must stand there,
    and "-obj" to words none of which may be its object."""

    relation: Relation
    word: str
    pos: str
    needs: tuple[tuple[str, frozenset[str]], ...]
    subject: tuple[Slot, ...]
    object: tuple[Slot, ...]
    status: Status | None

    @property
    def name(self) -> str:
        """How a report names the rule: "criticizes-condemn-verb"."""
        needs = "".join(f"+{min(words)}" for _, words in self.needs)
        return f"{self.relation.value}-{self.word}-{self.pos}{needs}"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All tables. `predicates` goes by (word, pos class), where the class is verb, noun or adj."""

    predicates: dict[tuple[str, str], tuple[Predicate, ...]]
    light_verbs: dict[str, Status | None]
    cues: dict[tuple[str, str], Status]
    titles: dict[str, tuple[str, str | None]]
    """Title -> (kind, code of the country that it implies or None)."""
    name_tails: frozenset[str]
    describing_tails: frozenset[str]
    honorifics: frozenset[str]
    bodies: frozenset[str]
    people: frozenset[str]
    private: frozenset[str]
    play: frozenset[str]
    saying: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]


@cache
def load_lexicon() -> Lexicon:
    """The lexicon of the package, read once a process.

    >>> [p.relation.value for p in load_lexicon().predicates["condemn", "verb"]]
    ['criticizes']
    """
    predicates: dict[tuple[str, str], list[Predicate]] = defaultdict(list)
    for row in tables.rows("predicates.csv"):
        predicate = _predicate(row)
        predicates[predicate.word, "noun" if predicate.pos == "role" else predicate.pos].append(predicate)
    words = tomllib.loads((tables.DATA / "words.toml").read_text(encoding="utf-8"))
    return Lexicon(
        predicates={key: tuple(value) for key, value in predicates.items()},
        light_verbs={
            row["verb"]: Status(row["status"]) if row["status"] else None for row in tables.rows("light_verbs.csv")
        },
        cues={(row["word"], row["pos"]): Status(row["status"]) for row in tables.rows("status_cues.csv")},
        titles={row["title"]: (row["kind"], row["of"] or None) for row in tables.rows("titles.csv")},
        **{name: frozenset(text.split()) for name, text in words.items()},
    )


def _predicate(row: dict[str, str]) -> Predicate:
    needs = []
    for need in row["needs"].split():
        slot, _, choices = need.partition(":")
        needs.append((slot, frozenset(choices.split("/"))))
    return Predicate(
        Relation(row["relation"]),
        row["word"],
        row["pos"],
        tuple(needs),
        _slots(row["subject"]),
        _slots(row["object"]),
        Status(row["status"]) if row["status"] else None,
    )


def _slots(cell: str) -> tuple[Slot, ...]:
    return tuple(Slot(name.rstrip("~@"), "~" in name, "@" in name) for name in cell.split("|") if name)
