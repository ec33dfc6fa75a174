"""Names to actors: what the data files know of states, places, organizations, groups and dated offices.

A name or a text in, actors or hits out. What a hit means in its sentence is decided elsewhere (`mentions`, `persons`).
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import cache, cached_property

from ahocorasick_rs import AhoCorasick

from allygraph.graph import dates
from allygraph.graph.errors import UnknownActor
from allygraph.graph.identity import slug
from allygraph.graph.model import Actor, ActorType
from allygraph.loaders import tables


class Form(StrEnum):
    """What kind of form a name is."""

    COUNTRY = "country"
    DEMONYM = "demonym"
    CITY = "city"
    """A place that is never its country's government."""
    CAPITAL = "capital"
    """A place that can stand for its country's government."""
    SEAT = "seat"
    """A seat of power: nearly always the government itself."""
    ORGANIZATION = "organization"
    GROUP = "group"
    OFFICIAL = "official"
    SHORT = "short"
    """An official's short name, as news use it after the first mention."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One reading of a form: the actor it names, and how."""

    actor: Actor
    form: Form


@dataclass(frozen=True, slots=True)
class Hit:
    """Characters of a text that are a form of the gazetteer, with all readings."""

    start: int
    end: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """An office held: `of` is the actor it is held for; dates are partial ISO, None where open."""

    of: Actor
    office: str
    start: str | None
    end: str | None

    def covers(self, day: str | None) -> bool:
        """Whether the term can include *day*; without a day every term can."""
        if day is None:
            return True
        if self.start and dates.last_day(day) < dates.first_day(self.start):
            return False
        return not (self.end and dates.first_day(day) > dates.last_day(self.end))


class Gazetteer:
    """The data files, loaded once. Ask `find` for one name, `scan` for all names in a text.

    >>> gazetteer = load_gazetteer()
    >>> gazetteer.find("VEN").name, gazetteer.find("the Kremlin").id
    ('Venezuela', 'country/RUS')
    >>> [hit.entries[0].actor.name for hit in gazetteer.scan("Caracas, not Carácasville")]
    ['Caracas']
    """

    def __init__(self) -> None:
        self.countries: dict[str, Actor] = {}
        self.terms: dict[str, tuple[Term, ...]] = {}
        """Offices by official id, in order of their start."""
        self._forms: dict[str, list[Entry]] = defaultdict(list)
        self._codes: dict[str, Actor] = {}
        self._shorts: dict[str, tuple[str, ...]] = {}
        self._read_countries()
        self._read_places()
        self._read_organizations()
        self._read_groups()
        self._read_officials()

    def country(self, code: str | None) -> Actor | None:
        """The country with this ISO code, or None."""
        return self.countries.get(code or "")

    def entries(self, form: str) -> tuple[Entry, ...]:
        """All readings of exactly this form."""
        return tuple(self._forms.get(form, ()))

    def find(self, name: str) -> Actor:
        """The one actor that a user means by a name, an ISO code or an id. Raises `UnknownActor`.

        Upper and lower case, accents and a leading "the" do not matter. A seat of power or a demonym is its country.
        """
        wanted = name.strip()
        if wanted.upper() in self._codes and len(wanted) <= 3:
            return self._codes[wanted.upper()]
        actor = self._by_id.get(wanted) or self._by_folded.get(fold(wanted))
        if actor is None:
            near = get_close_matches(fold(wanted), self._by_folded, n=3, cutoff=0.75)
            raise UnknownActor(name, tuple(dict.fromkeys(self._by_folded[form].name for form in near)))
        return actor

    def scan(self, text: str) -> list[Hit]:
        """All forms in *text* that begin and end at a word's border; of overlapping ones the longest."""
        found = []
        for index, start, end in self._matcher.find_matches_as_indexes(text, overlapping=True):
            if (start and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum()):
                continue
            found.append((start, end, index))
        found.sort(key=lambda match: (match[0] - match[1], match[0]))
        taken: list[tuple[int, int, int]] = []
        for start, end, index in found:
            if all(end <= other[0] or start >= other[1] for other in taken):
                taken.append((start, end, index))
        return [Hit(start, end, tuple(self._forms[self._patterns[index]])) for start, end, index in sorted(taken)]

    def shorts(self, official: str) -> tuple[str, ...]:
        """The short names of an official, as news use them after the first mention."""
        return self._shorts.get(official, ())

    def __iter__(self) -> Iterator[Actor]:
        """All actors, by id."""
        return iter(sorted(self._by_id.values()))

    @cached_property
    def _patterns(self) -> list[str]:
        return list(self._forms)

    @cached_property
    def _matcher(self) -> AhoCorasick:
        return AhoCorasick(self._patterns)

    @cached_property
    def _by_id(self) -> dict[str, Actor]:
        return {entry.actor.id: entry.actor for entries in self._forms.values() for entry in entries}

    @cached_property
    def _by_folded(self) -> dict[str, Actor]:
        folded: dict[str, tuple[int, Actor]] = {}
        for form, entries in self._forms.items():
            for entry in entries:
                actor = entry.actor
                if entry.form is Form.SEAT and actor.country:
                    actor = self.countries[actor.country]
                rank = _FIND_ORDER.index(entry.form)
                key = fold(form)
                if key not in folded or rank < folded[key][0]:
                    folded[key] = (rank, actor)
        return {key: actor for key, (_, actor) in folded.items()}

    def _add(self, forms: Iterable[str], actor: Actor, form: Form) -> None:
        entry = Entry(actor, form)
        for name in forms:
            for variant in {name, name if name in _NEEDS_ACCENT else _ascii(name)}:
                if variant and entry not in self._forms[variant]:
                    self._forms[variant].append(entry)

    def _read_countries(self) -> None:
        for row in tables.rows("countries.csv"):
            code = row["code"]
            actor = Actor(f"country/{code}", row["name"], ActorType.COUNTRY, code)
            self.countries[code] = actor
            self._codes[code] = actor
            if row["iso2"]:
                self._codes[row["iso2"]] = actor
            self._add((row["name"], *tables.values(row["names"])), actor, Form.COUNTRY)
            self._add(tables.values(row["demonyms"]), actor, Form.DEMONYM)

    def _read_places(self) -> None:
        for row in tables.rows("places.csv"):
            code, name = row["country"], row["name"]
            of = f"-{code.lower()}" if code else ""  # "Latin America" has no one state
            actor = Actor(f"place/{slug(name)}{of}", name, ActorType.PLACE, code or None)
            form = Form.CITY
            if row["government"] == "yes":
                form = Form.SEAT if row["kind"] == "palace" else Form.CAPITAL
            self._add((name, *tables.values(row["names"])), actor, form)

    def _read_organizations(self) -> None:
        for row in tables.rows("organizations.csv"):
            actor = Actor(f"organization/{row['id']}", row["name"], ActorType.ORGANIZATION)
            self._add((row["name"], *tables.values(row["names"])), actor, Form.ORGANIZATION)

    def _read_groups(self) -> None:
        for row in tables.rows("groups.csv"):
            actor = Actor(f"group/{row['id']}", row["name"], ActorType.GROUP, row["country"] or None)
            self._add((row["name"], *tables.values(row["names"])), actor, Form.GROUP)

    def _read_officials(self) -> None:
        people: dict[str, list[Term]] = defaultdict(list)
        forms: dict[str, list[str]] = defaultdict(list)
        bodies = {actor.id: actor for entries in self._forms.values() for actor in (entry.actor for entry in entries)}
        for file in tables.names_in("officials"):
            for row in tables.rows(file):
                of = row["of"]
                body = self.countries.get(of) or bodies.get(of.replace(":", "/") if ":" in of else f"organization/{of}")
                if body is None:
                    continue
                people[row["name"]].append(Term(body, row["office"], row["start"] or None, row["end"] or None))
                forms[row["name"]].extend(tables.values(row["names"]))
        for name, terms in people.items():
            terms.sort(key=lambda term: term.start or "")
            country = next((term.of.country for term in reversed(terms) if term.of.country), None)
            actor = Actor(f"official/{slug(name)}", name, ActorType.OFFICIAL, country)
            self.terms[actor.id] = tuple(terms)
            full = [name, *(form for form in forms[name] if not form.startswith("!"))]
            short = [form[1:] for form in forms[name] if form.startswith("!")] or [name.split()[-1]]
            self._add((form for form in full if form == name or form not in short), actor, Form.OFFICIAL)
            self._add(short, actor, Form.SHORT)
            self._shorts[actor.id] = tuple(short)


_FIND_ORDER = (
    Form.COUNTRY,
    Form.ORGANIZATION,
    Form.GROUP,
    Form.OFFICIAL,
    Form.SEAT,
    Form.CAPITAL,
    Form.CITY,
    Form.DEMONYM,
    Form.SHORT,
)


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer of the package, read once a process."""
    return Gazetteer()


def fold(name: str) -> str:
    """*name* as users type it: lower case, no accents, no dots, no leading "the".

    >>> fold("The U.S."), fold("Nicolás  Maduro")
    ('us', 'nicolas maduro')
    """
    words = _ascii(name).casefold().replace(".", "").split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


_NEEDS_ACCENT = frozenset({"Malé"})  # without it an English word: "Male" is seldom the Maldives


def _ascii(name: str) -> str:
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode() or name
