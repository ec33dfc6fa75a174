"""Which actors a noun phrase stands for: "Russian forces" for Russia, "Maduro's government" for Venezuela.

The head of a noun phrase in, arguments out. Lists give all their members; pronouns go through `coreference`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from allygraph.graph.model import Actor, ActorType
from allygraph.loaders import coreference, syntax
from allygraph.loaders.coreference import Story
from allygraph.loaders.gazetteer import Form, Gazetteer
from allygraph.loaders.lexicon import Lexicon
from allygraph.loaders.mentions import Mention, by_token


@dataclass(frozen=True, slots=True)
class Argument:
    """An actor that tokens `start` to `end` stand for, and how: name, body, thing, place, pronoun, description."""

    actor: Actor
    start: int
    end: int
    kind: str


class Reader:
    """Reads the noun phrases of one passage."""

    def __init__(
        self, passage: int, doc: Doc, mentions: list[Mention], story: Story, gazetteer: Gazetteer, lexicon: Lexicon
    ) -> None:
        self.passage = passage
        self.doc = doc
        self.at = by_token(mentions)
        self.mentions = mentions
        self._story = story
        self._gazetteer = gazetteer
        self.lexicon = lexicon

    def resolve(self, token: Token, *, things: bool = False, place: bool = False) -> list[Argument]:
        """The actors that the noun phrase headed by *token* stands for, each once.

        With *things*, what belongs to an actor stands for it too ("Iranian ships"); with *place*, places are wanted.
        """
        found: list[Argument] = []
        for part in syntax.conjuncts(token):
            found.extend(self._place(part) if place else self._one(part, things))
        return _distinct(found)

    def modifiers(self, token: Token, *, of: bool = True) -> list[Argument]:
        """The actors in front of a noun, or behind its "of": "US and Russian" officials, the leaders "of Chad"."""
        found: list[Argument] = []
        for child in token.children:
            if child.dep_ in ("amod", "compound", "nmod", "poss", "nummod"):
                for part in syntax.conjuncts(child):
                    found.extend(self._modifier(part))
        if of and not found:
            for noun in syntax.prepositional(token, "of", "from"):
                for part in syntax.conjuncts(noun):
                    found.extend(self._modifier(part))
        return _distinct(found)

    def front(self, token: Token) -> list[Argument]:
        """The actors of one modifier in front of a noun, with those coordinated with it."""
        found: list[Argument] = []
        for part in syntax.conjuncts(token):
            mention = self.at.get(part.i)
            if mention is not None and (partner := self._hyphenated(mention)) is not None:
                found.extend(self.stands_for(partner, "body", fold=True))
            if mention is not None and part.dep_ == "poss":
                found.extend(self.stands_for(mention, "name"))
            else:
                found.extend(self._modifier(part))
        return _distinct(found)

    def _hyphenated(self, mention: Mention) -> Mention | None:
        """The first of two actors joined by a hyphen, "Israeli-Palestinian", when *mention* is the second."""
        if mention.start < 2 or self.doc[mention.start - 1].text not in ("-", "–", "/"):
            return None
        return self.at.get(mention.start - 2)

    def _modifier(self, token: Token) -> list[Argument]:
        mention = self.at.get(token.i)
        if mention is None and token.dep_ in ("compound", "nmod", "amod"):
            for child in token.children:
                if child.i in self.at and child.dep_ in ("compound", "npadvmod", "amod", "nmod"):
                    if token.lower_ in _DEEDS_OF_OTHERS:
                        return []
                    return self._modifier(child)
        if mention is not None:
            return self.stands_for(mention, "body", fold=True)
        if token.dep_ == "poss" or token.dep_ == "pobj":
            if token.pos_ == "PRON":
                return self.pronoun(token, fold=True)
            inner = self._one(token, False)
            return [self._folded(argument, "body") for argument in inner]
        return []

    def _one(self, token: Token, things: bool) -> list[Argument]:
        mention = self.at.get(token.i)
        if mention is not None:
            if mention.form is Form.CITY:
                return self._country_of(mention, "place") if things else []
            return self.stands_for(mention, "name")
        if token.pos_ == "PRON":
            return self.pronoun(token)
        for child in token.children:
            named = self.at.get(child.i) if child.dep_ == "appos" else None
            if named and (named.actor.type is ActorType.OFFICIAL or token.lower_ not in self.lexicon.private):
                return self.stands_for(named, "name")
        word = token.lower_
        if word in self.lexicon.private:
            owners = self.modifiers(token, of=False) if things else []
            return [Argument(owner.actor, owner.start, owner.end, "private") for owner in owners]
        if word in self.lexicon.bodies and word not in self.lexicon.people:
            found = self.modifiers(token)
            if found:
                return found
            return self._description(token)
        if things:
            event = (token.lemma_.lower(), "noun") in self.lexicon.predicates
            found = self.modifiers(token, of=not event)
            if event and not found:
                found = [arg for noun in syntax.prepositional(token, "by") for arg in self._one(noun, False)]
            return [Argument(a.actor, a.start, a.end, "thing") for a in found]
        return self._description(token)

    def _place(self, token: Token) -> list[Argument]:
        mention = self.at.get(token.i)
        if mention is None:
            for child in token.children:
                if child.dep_ in ("appos", "compound") and child.i in self.at:
                    inner = self.at[child.i]
                    if child.dep_ == "appos" or token.lower_ in _PLACE_NOUNS:
                        mention = inner
            if mention is None and token.lower_ in (
                "capital",
                "city",
                "country",
                "kingdom",
                "republic",
                "region",
                "side",
            ):
                return [a for a in self.modifiers(token) if a.kind != "pronoun"] or self._description(token)
            if mention is None:
                return []
        if mention.form in (Form.CITY, Form.CAPITAL, Form.COUNTRY, Form.SEAT):
            return [Argument(mention.actor, mention.start, mention.end, "place")]
        if mention.form is Form.OFFICIAL or mention.form is Form.SHORT:
            return []
        return []

    def stands_for(self, mention: Mention, kind: str, *, fold: bool = False) -> list[Argument]:
        """The actor of a mention as an agent: a capital or a seat of power is its country, a city nobody."""
        if mention.form in (Form.CITY, Form.CAPITAL, Form.SEAT):
            return self._country_of(mention, kind) if mention.form is not Form.CITY else []
        argument = Argument(mention.actor, mention.start, mention.end, kind)
        return [self._folded(argument, kind)] if fold else [argument]

    def _country_of(self, mention: Mention, kind: str) -> list[Argument]:
        country = self._gazetteer.country(mention.actor.country)
        return [Argument(country, mention.start, mention.end, kind)] if country else []

    def _folded(self, argument: Argument, kind: str) -> Argument:
        """An official's forces, government or aides are those of the state."""
        if argument.actor.type is ActorType.OFFICIAL and argument.actor.country:
            country = self._gazetteer.country(argument.actor.country)
            if country is not None:
                return Argument(country, argument.start, argument.end, kind)
        return argument

    def pronoun(self, token: Token, *, fold: bool = False) -> list[Argument]:
        """Whom a pronoun stands for."""
        if token.lower_ in coreference.ME or token.lower_ in coreference.WE:
            return []
        actors = self._story.antecedents(self.passage, token)
        found = [Argument(actor, token.i, token.i + 1, "pronoun") for actor in actors]
        return [self._folded(argument, "pronoun") for argument in found] if fold else found

    def _description(self, token: Token) -> list[Argument]:
        actors = self._story.antecedents(self.passage, token)
        return [Argument(actor, token.left_edge.i, token.i + 1, "description") for actor in actors]


_DEEDS_OF_OTHERS = frozenset(
    {
        "backed",
        "supported",
        "funded",
        "brokered",
        "sponsored",
        "occupied",
        "controlled",
        "held",
        "trained",
        "armed",
        "mediated",
        "born",
        "made",
        "based",
        "owned",
        "allied",
        "friendly",
    }
)
_PLACE_NOUNS = frozenset(
    {
        "city",
        "capital",
        "town",
        "province",
        "region",
        "island",
        "resort",
        "port",
        "airport",
        "base",
        "peninsula",
        "area",
        "territory",
        "summit",
        "village",
    }
)


def _distinct(arguments: Iterable[Argument]) -> list[Argument]:
    return list({argument.actor.id: argument for argument in reversed(list(arguments))}.values())[::-1]
