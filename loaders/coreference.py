"""Who "he", "its", "the country" or "the two leaders" are, from what was named before.

A pronoun or a description and the story so far in, actors out; nothing where the text does not make it certain enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from allygraph.graph.model import Actor, ActorType
from allygraph.loaders.gazetteer import Form, Gazetteer
from allygraph.loaders.lexicon import Lexicon
from allygraph.loaders.mentions import Mention

HE, SHE = ("he", "him", "his", "himself"), ("she", "her", "hers", "herself")
IT, THEY = ("it", "its", "itself"), ("they", "them", "their", "themselves")
ME, WE = ("i", "me", "my", "myself"), ("we", "us", "our", "ours", "ourselves")

_STATE_NOUNS = frozenset({"country", "nation", "state", "kingdom", "republic", "island", "neighbor", "neighbour"})
_BODY_NOUNS = frozenset({"bloc", "alliance", "organization", "organisation", "agency", "union", "grouping"})
_GROUP_NOUNS = frozenset({"group", "militia", "rebel", "militant", "insurgent", "movement"})
_PAIR_NOUNS = frozenset(
    {
        "country",
        "nation",
        "side",
        "leader",
        "president",
        "minister",
        "neighbor",
        "neighbour",
        "state",
        "government",
        "power",
        "party",
        "ally",
        "rival",
        "official",
        "capital",
        "man",
    }
)
_LOOK_BACK = 3
"""Sentences that a pronoun may reach back."""


@dataclass(frozen=True, slots=True)
class _Named:
    passage: int
    sentence: int
    token: int
    mention: Mention
    subject: bool
    title: str


class Story:
    """What a document has named, in reading order; asked by `antecedents`."""

    def __init__(
        self,
        docs: Sequence[Doc],
        mentions: Sequence[list[Mention]],
        gazetteer: Gazetteer,
        lexicon: Lexicon,
        genders: Mapping[str, str],
        roles: Mapping[str, str],
    ) -> None:
        self._gazetteer = gazetteer
        self._lexicon = lexicon
        self._genders = genders
        self._roles = roles
        self._named: list[_Named] = []
        self._sentence_of: list[dict[int, int]] = []
        sentence = 0
        for index, doc in enumerate(docs):
            numbers: dict[int, int] = {}
            for sent in doc.sents:
                sentence += 1
                numbers.update((token.i, sentence) for token in sent)
            self._sentence_of.append(numbers)
            for mention in mentions[index]:
                head = doc[mention.start : mention.end].root
                self._named.append(_Named(index, numbers[head.i], head.i, mention, _is_subject(head), ""))

    def antecedents(self, passage: int, token: Token) -> list[Actor]:
        """The actors that a pronoun or a description at *token* of this passage stands for."""
        word = token.lower_
        if word in HE or word in SHE:
            return self._person(passage, token, "m" if word in HE else "f")
        if word in IT:
            return self._body(passage, token)
        if word in THEY:
            return self._many(passage, token)
        if token.pos_ == "NOUN":
            return self._described(passage, token)
        return []

    def _before(self, passage: int, token: Token, reach: int) -> Iterator[_Named]:
        here = self._sentence_of[passage][token.i]
        for named in reversed(self._named):
            if (named.passage, named.token) < (passage, token.i) and here - named.sentence <= reach:
                yield named

    def _ranked(self, passage: int, token: Token, reach: int = _LOOK_BACK) -> list[_Named]:
        """What was named before, likeliest antecedents first: by sentence, subjects first, then the nearest."""
        here = self._sentence_of[passage][token.i]
        named = list(self._before(passage, token, reach))
        named.sort(key=lambda one: (here - one.sentence, not one.subject))
        return named

    def _person(self, passage: int, token: Token, gender: str) -> list[Actor]:
        for named in self._ranked(passage, token):
            actor = named.mention.actor
            if actor.type is ActorType.OFFICIAL and self._genders.get(actor.id, gender) == gender:
                return [actor]
        return []

    def _body(self, passage: int, token: Token) -> list[Actor]:
        for named in self._ranked(passage, token, 1):
            mention = named.mention
            if mention.form in (Form.COUNTRY, Form.ORGANIZATION, Form.GROUP):
                return [mention.actor]
            if mention.form in (Form.CAPITAL, Form.SEAT) and named.subject:
                country = self._gazetteer.country(mention.actor.country)
                return [country] if country else []
            if mention.form is Form.DEMONYM and named.sentence == self._sentence_of[passage][token.i]:
                return [mention.actor]
        return []

    def _many(self, passage: int, token: Token) -> list[Actor]:
        ranked = self._ranked(passage, token, 1)
        if not ranked:
            return []
        first = ranked[0]
        same = [named for named in ranked if named.sentence == first.sentence and named.subject]
        actors = _distinct(named.mention.actor for named in reversed(same) if not named.mention.is_place)
        if len(actors) > 1:
            return actors
        mention = first.mention
        if mention.form in (Form.GROUP, Form.ORGANIZATION) or (mention.form is Form.DEMONYM and first.subject):
            return [mention.actor]
        return []

    def _described(self, passage: int, token: Token) -> list[Actor]:
        """ "the country", "the two leaders", "the minister"."""
        lemma = token.lemma_.lower()
        words = {child.lower_ for child in token.children}
        if lemma in _PAIR_NOUNS and words & {"two", "both"}:
            return self._pair(passage, token, lemma in ("leader", "president", "minister", "man", "official"))
        if not words & {"the", "this"} or any(child.dep_ in ("amod", "compound", "poss") for child in token.children):
            return []
        if lemma in _STATE_NOUNS and token.tag_ == "NN":
            return self._latest(passage, token, (Form.COUNTRY,), 1)
        if lemma in _BODY_NOUNS and token.tag_ == "NN":
            return self._latest(passage, token, (Form.ORGANIZATION,), 2)
        if lemma in _GROUP_NOUNS:
            return self._latest(passage, token, (Form.GROUP,), 2)
        return self._holder(passage, token, lemma)

    def _latest(self, passage: int, token: Token, forms: tuple[Form, ...], reach: int) -> list[Actor]:
        found = (named.mention for named in self._ranked(passage, token, reach))
        return [mention.actor for mention in found if mention.form in forms][:1]

    def _holder(self, passage: int, token: Token, title: str) -> list[Actor]:
        for named in self._ranked(passage, token, 6):
            actor = named.mention.actor
            if actor.type is ActorType.OFFICIAL and title in self._roles.get(actor.id, "").lower().split():
                return [actor]
        return []

    def _pair(self, passage: int, token: Token, persons: bool) -> list[Actor]:
        wanted: list[Actor] = []
        for named in self._ranked(passage, token, 2):
            actor = named.mention.actor
            if persons and actor.type is not ActorType.OFFICIAL:
                continue
            if not persons:
                country = self._gazetteer.country(actor.country)
                if country is None or named.mention.form is Form.CITY:
                    continue
                actor = country
            if all(actor.id != other.id and actor.country != other.country for other in wanted):
                wanted.append(actor)
            if len(wanted) == 2:
                return wanted
        return self._pair(passage, token, False) if persons else []


def _is_subject(head: Token) -> bool:
    token = head
    while token.dep_ in ("conj", "compound", "appos") and token.head.i != token.i:
        token = token.head
    return token.dep_ in ("nsubj", "nsubjpass") or (token.dep_ == "poss" and token.head.dep_ in ("nsubj", "nsubjpass"))


def _distinct(actors: Iterator[Actor]) -> list[Actor]:
    return list({actor.id: actor for actor in actors}.values())
