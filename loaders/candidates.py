"""Where a predicate's arguments stand: from a trigger word to pairs of actors.

A passage's reader in, candidates out: relation, two arguments, the trigger and the way each argument was found. Whether
it happened, when, and who says so is asked afterwards (`status`, `temporal`, `claimant`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from spacy.tokens import Token

from allygraph.graph.model import ActorType
from allygraph.graph.vocabulary import SYMMETRIC, Relation
from allygraph.loaders import syntax
from allygraph.loaders.arguments import Argument, Reader
from allygraph.loaders.lexicon import Lexicon, Predicate, Slot

_GROUP_SLOTS = ("between", "among")
_LARGEST_CIRCLE = 6
"""Parties up to this many all meet each other; of more, the first meets each (GUIDELINES, many parties)."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A relation between two arguments. `light` is the verb that lends a noun its arguments, where there is one."""

    relation: Relation
    subject: Argument
    object: Argument
    trigger: Token
    predicate: Predicate
    slots: tuple[str, str]
    light: Token | None

    @property
    def rule(self) -> str:
        """The name of the rule: predicate and slots."""
        return f"{self.predicate.name}:{self.slots[0]}:{self.slots[1]}"


def candidates(reader: Reader, lexicon: Lexicon) -> Iterator[Candidate]:
    """The candidates of a passage whose arguments stand in the slots of a predicate, in the order of their triggers."""
    for frame in frames(reader, lexicon):
        yield from frame.candidates()


def frames(reader: Reader, lexicon: Lexicon) -> Iterator[Frame]:
    """Every predicate of the lexicon at every word of a passage that is one."""
    for token in reader.doc:
        kind = _KINDS.get(token.pos_)
        if kind is None or (token.i in reader.at and kind != "noun"):
            continue
        for predicate in lexicon.predicates.get((token.lemma_.lower(), kind), ()):
            if token.i not in reader.at or predicate.pos == "role":
                yield Frame(reader, lexicon, token, predicate)


_KINDS = {"VERB": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}


class Frame:
    """One predicate at one trigger."""

    def __init__(self, reader: Reader, lexicon: Lexicon, trigger: Token, predicate: Predicate) -> None:
        self._reader = reader
        self._lexicon = lexicon
        self.trigger = trigger
        self.predicate = predicate
        self.light = _light_verb(trigger, lexicon, predicate.relation) if predicate.pos == "noun" else None

    def candidates(self) -> Iterator[Candidate]:
        """The pairs of actors in the slots of the predicate."""
        if not self.has_needs():
            return
        subject_slot, subjects = self._fill(self.predicate.subject)
        object_slot, objects = self._fill(self.predicate.object)
        if not subjects:
            return
        relation = self.predicate.relation
        if subject_slot in _GROUP_SLOTS or not objects:
            if len(subjects) > 1 and (relation in SYMMETRIC or self.predicate.word in _MUTUAL):
                pairs = circle(subjects)
                if relation not in SYMMETRIC:
                    pairs = [*pairs, *((b, a) for a, b in pairs)]
                yield from self._pairs(pairs, subject_slot, subject_slot)
            return
        pairs = [(a, b) for a in subjects for b in objects]
        yield from self._pairs(pairs, subject_slot, object_slot)

    def _pairs(self, pairs: Sequence[tuple[Argument, Argument]], first: str, second: str) -> Iterator[Candidate]:
        for a, b in pairs:
            relation = self.predicate.relation
            if relation is Relation.ALLY_OF and ActorType.ORGANIZATION in (a.actor.type, b.actor.type):
                if self.predicate.pos != "role":
                    continue
                relation = Relation.MEMBER_OF
                if a.actor.type is ActorType.ORGANIZATION:
                    a, b = b, a
            if plausible(relation, a, b):
                yield Candidate(relation, a, b, self.trigger, self.predicate, (first, second), self.light)

    def has_needs(self) -> bool:
        """Whether the words stand there that the predicate needs."""
        for slot, words in self.predicate.needs:
            if slot == "-obj":
                found = not any(noun.lemma_.lower() in words for noun in self._objects())
            elif slot == "obj":
                found = any(noun.lemma_.lower() in words or noun.lower_ in words for noun in self._objects())
            elif slot == "prt":
                found = any(
                    child.dep_ in ("prt", "advmod") and child.lower_ in words for child in self.trigger.children
                )
            else:
                found = any(child.dep_ == "prep" and child.lower_ in words for child in self.trigger.children)
            if not found:
                return False
        return True

    def _objects(self) -> list[Token]:
        return [part for noun in syntax.logical_object(self.trigger) for part in syntax.conjuncts(noun)]

    def _fill(self, slots: Sequence[Slot]) -> tuple[str, list[Argument]]:
        for slot in slots:
            found = self._arguments(slot)
            if found:
                return slot.name, found
        return "", []

    def _arguments(self, slot: Slot) -> list[Argument]:
        if slot.name in ("poss", "adj") and not slot.place:
            return self._in_front(slot.name)
        found: list[Argument] = []
        for token in self._tokens(slot.name):
            found.extend(self._reader.resolve(token, things=slot.things, place=slot.place))
        return found

    def _in_front(self, name: str) -> list[Argument]:
        """Arguments in front of the noun: possessives, or adjectives and nouns."""
        nouns = [self.trigger] if self.predicate.pos != "verb" else self._objects()
        labels = ("poss",) if name == "poss" else ("amod", "compound", "nmod")
        referents = {token.i for token in self._referents()} if self.predicate.pos == "role" else set()
        found: list[Argument] = []
        for noun in nouns:
            for child in noun.children:
                if child.dep_ in labels and child.i not in referents:
                    found.extend(self._reader.front(child))
        return found

    def _tokens(self, name: str) -> list[Token]:
        trigger, pos = self.trigger, self.predicate.pos
        if name == "is":
            return self._referents()
        if name == "namer":
            return syntax.logical_subject(trigger.head) if trigger.dep_ == "oprd" else []
        if name == "xobj":
            return [noun for child in syntax.children(trigger, "xcomp") for noun in _inside(child)]
        if pos == "verb":
            if name == "subj":
                return syntax.logical_subject(trigger)
            if name == "obj":
                return syntax.logical_object(trigger)
            if name == "dat":
                return syntax.children(trigger, "dative")
            found = syntax.prepositional(trigger, name)
            for noun in syntax.children(trigger, "dobj", "nsubjpass") if not found else ():
                found = found or syntax.prepositional(noun, name)
            return found
        if name == "subj":
            return self._lent_subject()
        found = syntax.prepositional(trigger, name)
        if found or pos in ("role", "adj"):
            return found
        for verb in self._verbs_around():
            found = syntax.prepositional(verb, name)
            if found:
                return found
        return []

    def _verbs_around(self) -> list[Token]:
        """Verbs whose prepositional phrases may belong to the noun: the light verb and participles behind the noun."""
        verbs = [child for child in self.trigger.children if child.dep_ == "acl"]
        return verbs + ([self.light] if self.light is not None else [])

    def _lent_subject(self) -> list[Token]:
        for verb in self.trigger.children:
            if verb.dep_ in ("acl", "relcl") and verb.lemma_.lower() in self._lexicon.light_verbs:
                agents = syntax.logical_subject(verb)
                if agents and agents[0].i != self.trigger.i:
                    return agents
        return syntax.logical_subject(self.light) if self.light is not None else []

    def _referents(self) -> list[Token]:
        """What a role noun or an adjective says something about."""
        trigger = _one_of(self.trigger)
        head = trigger.head
        if self.predicate.pos == "adj":
            if trigger.dep_ == "amod":
                return [head]
            return syntax.grammatical_subject(head) if trigger.dep_ in ("acomp", "attr", "oprd") else []
        apposed = [child for child in syntax.children(trigger, "appos") if child.i in self._reader.at]
        if apposed:
            return apposed
        listed = _examples(trigger)
        if listed:
            return listed
        if trigger.dep_ in ("compound", "nmod", "appos") and head.i in self._reader.at:
            return [head]
        if trigger.dep_ == "appos":
            return [head]
        if trigger.dep_ == "oprd":
            return syntax.logical_object(head)
        if trigger.dep_ == "attr":
            return syntax.grammatical_subject(head)
        if trigger.dep_ == "pobj" and head.lower_ == "as":
            return _seen_as(head)
        if trigger.dep_ == "conj" and head.dep_ in ("attr", "appos"):
            return syntax.grammatical_subject(head.head) if head.dep_ == "attr" else [head.head]
        return []


def circle(arguments: Sequence[Argument]) -> list[tuple[Argument, Argument]]:
    """The pairs among the parties of one meeting or pact.

    All pairs for up to six parties; of more, the first named with each.
    """
    if len(arguments) <= _LARGEST_CIRCLE:
        return list(combinations(arguments, 2))
    return [(arguments[0], other) for other in arguments[1:]]


def plausible(relation: Relation, a: Argument, b: Argument) -> bool:
    """Whether two arguments can stand in this relation at all: not one state with itself, not a visit by a place."""
    first, second = a.actor, b.actor
    if first.id == second.id or (first.country is not None and first.country == second.country):
        return first.id != second.id and ActorType.GROUP in (first.type, second.type) and relation is Relation.ATTACKS
    if relation is Relation.MEMBER_OF:
        return first.type in (ActorType.COUNTRY, ActorType.OFFICIAL) and second.type is ActorType.ORGANIZATION
    if relation is Relation.VISITED:
        return first.type is ActorType.OFFICIAL or (first.type is ActorType.COUNTRY and a.kind != "name")
    return True


def _seen_as(preposition: Token) -> list[Token]:
    """Who is called what stands behind this "as": "regards Turkey as", "zeroed in on Cuba as", "serves as"."""
    verb = preposition.head
    if verb.pos_ not in ("VERB", "AUX"):
        return [verb] if verb.pos_ in ("NOUN", "PROPN") else []
    objects = syntax.logical_object(verb)
    if objects or verb.lemma_ in ("act", "serve", "emerge", "remain", "rank"):
        return objects or syntax.grammatical_subject(verb)
    before = [child for child in syntax.children(verb, "prep") if child.i < preposition.i]
    return syntax.children(before[-1], "pobj") if before else []


def _one_of(noun: Token) -> Token:
    """The word that stands for the noun in "one of Russia's allies": "one"."""
    if noun.dep_ == "pobj" and noun.head.lower_ in ("of", "among") and noun.head.head.lower_ in _PARTS:
        return noun.head.head
    return noun


def _light_verb(noun: Token, lexicon: Lexicon, relation: Relation) -> Token | None:
    """The verb that lends its arguments to *noun*: "held talks", "sanctions were imposed", "arrived for talks".

    Not behind a preposition where help is meant: who "turned to Russia for help" gives none.
    """
    head = noun.head
    top = noun
    while top.dep_ == "conj" and top.head.pos_ in ("NOUN", "PROPN"):
        top = top.head
        head = top.head
    if top.dep_ in ("dobj", "nsubjpass") and head.lemma_.lower() in lexicon.light_verbs:
        return head
    if (
        top.dep_ == "pobj"
        and head.lower_ in _LENDING
        and head.head.pos_ in ("VERB", "AUX")
        and relation not in _ASKED_FOR
    ):
        return head.head
    if top.dep_ == "pobj" and head.lower_ in ("of", "for") and head.head.pos_ == "NOUN":
        outer = head.head
        if outer.lemma_ in ("round", "series", "set", "package", "raft", "wave", "number", "day", "kind", "form"):
            return _light_verb(outer, lexicon, relation)
    return None


def _inside(verb: Token) -> list[Token]:
    """The objects and prepositional objects anywhere under *verb*, in text order."""
    return [token for token in verb.subtree if token.dep_ in ("dobj", "pobj") and token.i > verb.i]


def _examples(noun: Token) -> list[Token]:
    """ "allies such as Turkey", "members including France", "the two members: France and Germany"."""
    after = next((t for t in noun.sent if t.i > noun.i and t.text in (":", "-", "--", "–", "—", "(")), None)
    if after is not None and after.i - noun.right_edge.i <= 1 and noun.tag_ in ("NNS", "NNPS"):
        listed = []
        for token in noun.doc[after.i + 1 : noun.sent.end]:
            if token.text in (")", ".", ";", "-", "--", "–", "—") or token.pos_ in ("VERB", "AUX"):
                break
            if token.pos_ in ("PROPN", "NOUN") and token.dep_ != "compound":
                listed.append(token)
        if listed:
            return listed
    return [
        token
        for child in noun.children
        if child.dep_ == "prep" and child.lower_ in ("as", "including", "like")
        for token in syntax.children(child, "pobj")
    ]


_PARTS = ("one", "some", "many", "most", "two", "three", "several", "none", "part")
_MUTUAL = frozenset({"war", "clash", "fighting", "battle", "fight", "strike", "exchange"})
"""Acts of force that two parties do to each other when no direction is told: "the Iran-Iraq war"."""

_ASKED_FOR = (Relation.AIDS, Relation.SUPPORTS)
_LENDING = ("in", "for", "on", "during", "at", "after", "following", "into", "to")
