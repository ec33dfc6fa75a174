"""Who says so: the source that a sentence names for what it states.

A trigger in, the claimant's words and (where it is one) the actor out; None where the article itself says it.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span, Token

from allygraph.graph.model import Actor
from allygraph.loaders import syntax
from allygraph.loaders.arguments import Reader

_LONGEST = 60
"""Characters of a source that is no actor; longer ones are cut to the head noun with its name."""


@dataclass(frozen=True, slots=True)
class Claimant:
    """`source` in the text's words, or the actor's name; `actor` where it is one."""

    source: str
    actor: Actor | None


def claimant_of(trigger: Token, reader: Reader) -> Claimant | None:
    """Who claims what the trigger says."""
    saying = reader.lexicon.saying
    token = trigger
    for child, head in syntax.ancestors(trigger):
        if (
            head.pos_ == "VERB"
            and head.lemma_.lower() in (*saying, "accuse")
            and child.dep_ in ("ccomp", "prep", "xcomp")
        ):
            if child.dep_ == "prep" and head.lemma_ != "accuse":
                continue
            return _speaker(syntax.logical_subject(head), reader)
        token = head
    for child in token.children:
        if child.dep_ in ("ccomp", "parataxis") and child.lemma_.lower() in saying and child.i != trigger.i:
            return _speaker(syntax.logical_subject(child), reader)
    return _according_to(trigger.sent, reader)


def _according_to(sentence: Span, reader: Reader) -> Claimant | None:
    for token in sentence:
        if token.lower_ == "according" and token.i + 1 < len(reader.doc) and reader.doc[token.i + 1].lower_ == "to":
            return _speaker(syntax.children(reader.doc[token.i + 1], "pobj"), reader)
    return None


def _speaker(nouns: list[Token], reader: Reader) -> Claimant | None:
    if not nouns:
        return None
    noun = nouns[0]
    found = reader.resolve(noun)
    if found:
        return Claimant(found[0].actor.name, found[0].actor)
    if noun.pos_ not in ("NOUN", "PROPN"):
        return None
    words = [token for token in noun.children if token.dep_ in ("compound", "amod", "poss", "det") and token.i < noun.i]
    start = min((token.left_edge.i for token in words), default=noun.i)
    text = reader.doc[start : noun.i + 1].text
    return Claimant(text.removeprefix("The ").removeprefix("the ")[:_LONGEST], None)
