"""Pairs of actors near a predicate that its slots do not reach: what parses hide, proposed for the scorer to judge.

A passage's reader and its strict candidates in, further candidates out. They carry the slot "near" on both sides, and
only the learned weights (`scorer`) decide which of them become reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from allygraph.graph.model import ActorType
from allygraph.graph.vocabulary import SYMMETRIC, Relation
from allygraph.loaders.arguments import Argument, Reader
from allygraph.loaders.candidates import Candidate, Frame, frames, plausible
from allygraph.loaders.gazetteer import Form
from allygraph.loaders.lexicon import Lexicon

_NEAREST = 8
"""Arguments of a sentence that one predicate is tried with."""

NEAR = "near"

_PARTIES = ("name", "body", "pronoun")
"""What can meet or sign: an actor or who acts for it, not its exports or its invasion."""


@dataclass(frozen=True, slots=True)
class _Near:
    argument: Argument
    head: Token
    token: Token


def nearby(reader: Reader, lexicon: Lexicon, strict: Iterable[Candidate]) -> Iterator[Candidate]:
    """Candidates between the actors near each predicate, leaving out the pairs that *strict* has for it."""
    known = {
        (candidate.trigger.i, candidate.predicate.name, first, second)
        for candidate in strict
        for first, second in _orders(candidate.relation, candidate.subject.actor.id, candidate.object.actor.id)
    }
    arguments: dict[int, list[_Near]] = {}
    for frame in frames(reader, lexicon):
        sentence = frame.trigger.sent
        if sentence.start not in arguments:
            arguments[sentence.start] = list(_arguments(reader, sentence))
        if len(arguments[sentence.start]) < 2 or not frame.has_needs() or _is_an_actor(reader, frame.trigger):
            continue
        near = sorted(arguments[sentence.start], key=lambda one: abs(one.head.i - frame.trigger.i))[:_NEAREST]
        yield from _pairs(frame, near, known)


def _pairs(frame: Frame, near: list[_Near], known: set[tuple[int, str, str, str]]) -> Iterator[Candidate]:
    relation = frame.predicate.relation
    if relation in (Relation.MET_WITH, Relation.AGREED_WITH):
        topic = _topic(frame.trigger)
        near = [one for one in near if one.token.i not in topic and one.argument.kind.removesuffix("-poss") in _PARTIES]
    for a in near:
        for b in near:
            first, second = a.argument, b.argument
            if first.kind == "place" or (second.kind == "place") != (relation is Relation.VISITED):
                continue
            if a.token.i == b.token.i or (relation in SYMMETRIC and a.token.i > b.token.i):
                continue
            if relation is Relation.ALLY_OF and ActorType.ORGANIZATION in (first.actor.type, second.actor.type):
                continue
            key = (frame.trigger.i, frame.predicate.name, first.actor.id, second.actor.id)
            if key in known or not plausible(relation, first, second):
                continue
            known.add(key)
            yield Candidate(relation, first, second, frame.trigger, frame.predicate, (NEAR, NEAR), frame.light)


def _topic(noun: Token) -> set[int]:
    """The tokens that tell what talks or a deal are about: those spoken of are no parties to it."""
    return {
        token.i
        for child in noun.children
        if child.dep_ == "prep" and child.lower_ in ("about", "on", "over", "regarding", "concerning")
        for token in child.subtree
    }


def _is_an_actor(reader: Reader, trigger: Token) -> bool:
    """Whether the word itself stands for an actor: "the alliance" for NATO states no alliance."""
    return any(argument.kind == "description" for argument in reader.resolve(trigger))


def _orders(relation: Relation, first: str, second: str) -> list[tuple[str, str]]:
    return [(first, second), (second, first)] if relation in SYMMETRIC else [(first, second)]


def _arguments(reader: Reader, sentence: Span) -> Iterator[_Near]:
    """Everything in a sentence that stands for an actor, with the head of its noun phrase."""
    for mention in reader.mentions:
        if not sentence.start <= mention.start < sentence.end:
            continue
        inside = range(mention.start, mention.end)
        token = reader.doc[mention.start : mention.end].root
        head = token
        while (
            head.dep_ in ("compound", "amod", "nmod", "poss")
            and head.head.i not in inside
            and (head.head.pos_ in ("NOUN", "PROPN"))
        ):
            head = head.head
        kind = _kind(reader, head, token, inside)
        for argument in reader.stands_for(mention, kind, fold=kind != "name"):
            yield _Near(argument, head, token)
        if mention.is_place or mention.form in (Form.SEAT, Form.COUNTRY):
            yield _Near(Argument(mention.actor, mention.start, mention.end, "place"), head, token)
    for token in sentence:
        if token.pos_ == "PRON" and token.i not in reader.at:
            for argument in reader.pronoun(token):
                yield _Near(argument, token, token)


def _kind(reader: Reader, head: Token, token: Token, inside: range) -> str:
    lexicon, word = reader.lexicon, head.lower_
    if head.i in inside or head.i in reader.at:
        kind = "name"
    elif word in lexicon.bodies:
        kind = "body"
    elif word in lexicon.private:
        kind = "private"
    elif word in lexicon.people:
        kind = "people"
    else:
        kind = "event" if (head.lemma_.lower(), "noun") in lexicon.predicates else "thing"
    return kind + "-poss" if token.dep_ == "poss" else kind
