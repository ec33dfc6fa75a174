"""Which listed official a name means, at the date of the document.

A name, its office in the text and what else the text speaks of in; the official of the gazetteer or None out.
"""

from __future__ import annotations

from collections import Counter

from allygraph.graph.model import Actor, ActorType
from allygraph.loaders.gazetteer import Form, Gazetteer, Term
from allygraph.loaders.offices import Office

_TOP = (
    "president",
    "prime minister",
    "king",
    "chancellor",
    "supreme leader",
    "general secretary",
    "premier",
    "foreign minister",
    "secretary of state",
    "crown prince",
    "emperor",
    "queen",
    "emir",
    "chairman",
)


_HEADS = ("president", "prime minister", "chancellor", "supreme leader", "general secretary", "king")
"""Offices whose holders news call by their surname alone long after."""


class Linker:
    """Finds listed officials for the names of one document, published on a day or at an unknown time."""

    def __init__(self, gazetteer: Gazetteer, published: str | None) -> None:
        self._gazetteer = gazetteer
        self._published = published

    def listed(self, name: str, office: Office | None, countries: Counter[str]) -> Actor | None:
        """The official of the gazetteer whom this name means here."""
        entries = self._gazetteer.entries(name)
        full = {entry.actor.id: entry.actor for entry in entries if entry.form is Form.OFFICIAL}
        if len(full) == 1:
            return next(iter(full.values()))
        if full:
            return max(
                full.values(), key=lambda actor: (self._in_office(actor.id), countries[actor.country or actor.id])
            )
        best: tuple[tuple[bool, bool, bool, str], Actor] | None = None
        for entry in entries:
            if entry.form is not Form.SHORT:
                continue
            rank = self._short_rank(entry.actor, office, countries)
            if rank is not None and (best is None or rank > best[0]):
                best = (rank, entry.actor)
        return best[1] if best else None

    def _short_rank(
        self, actor: Actor, office: Office | None, countries: Counter[str]
    ) -> tuple[bool, bool, bool, str] | None:
        """How well a surname alone fits an official; None where it does not fit."""
        terms = self._gazetteer.terms[actor.id]
        current = [term for term in terms if term.covers(self._published)]
        fits = current or ([] if self._published else list(terms))
        if office is not None and office.of is not None:
            same = [term for term in terms if term.of.id == office.of.id]
            if not same:
                return None
            return (
                True,
                bool(current),
                any(same_office(term.office, office.role) for term in same),
                terms[-1].start or "",
            )
        if office is not None and not any(same_office(term.office, office.role) for term in fits):
            return None
        if not fits:
            fits = [term for term in terms if term.office in _HEADS and (term.start or "") < (self._published or "")]
        top = [term for term in fits if term.office in _TOP or term.of.type is not ActorType.COUNTRY]
        if not any(countries[term.of.country or term.of.id] for term in top):
            return None
        return False, bool(current), office is not None, top[-1].start or ""

    def _in_office(self, official: str) -> bool:
        return any(term.covers(self._published) for term in self._gazetteer.terms[official])

    def only_head(self, name: str) -> Actor | None:
        """The one head of a state or government whom this surname can mean, though only other states are spoken of.

        Whoever was in office at the date of the document; without a date whoever was at any time.
        """
        heads = {
            entry.actor.id: entry.actor
            for entry in self._gazetteer.entries(name)
            if entry.form is Form.SHORT
            and any(
                term.office in _HEADS and term.covers(self._published) for term in self._gazetteer.terms[entry.actor.id]
            )
        }
        return next(iter(heads.values())) if len(heads) == 1 else None

    def term(self, actor: Actor) -> Term | None:
        """The office that a listed official holds at the date of the document, or held last before it."""
        terms = self._gazetteer.terms.get(actor.id, ())
        current = [term for term in terms if term.covers(self._published)]
        if current:
            return max(current, key=lambda term: (term.office in _TOP, term.start or ""))
        past = [term for term in terms if self._published and term.end and term.end < self._published]
        return past[-1] if past else None


def same_office(listed: str, told: str) -> bool:
    """Whether an office of the tables and one told in a text can be the same.

    >>> same_office("foreign minister", "minister"), same_office("president", "prime minister")
    (True, False)
    """
    a, b = listed.lower(), told.lower()
    b = b.replace("defense", "defence").replace("premier", "prime minister")
    a = a.replace("defense", "defence")
    return a in b or b in a or (a.split()[-1] == b.split()[-1] and len(b.split()) == 1)
