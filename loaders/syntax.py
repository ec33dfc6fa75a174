"""Questions to a dependency parse that do not depend on any predicate: who is the logical subject, what is coordinated.

A spaCy token in, tokens out. Labels are those of spaCy's English models (ClearNLP style).
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

SUBJECT = ("nsubj", "csubj")
PASSIVE = ("nsubjpass", "csubjpass")
RELATIVE = ("who", "which", "that", "whom")


def children(token: Token, *labels: str) -> list[Token]:
    """The children of *token* with one of these labels, in text order."""
    return [child for child in token.children if child.dep_ in labels]


def conjuncts(token: Token) -> list[Token]:
    """*token* and what is coordinated with it to its right: "Russia, China and Iran" from "Russia"."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ not in ("VERB", "AUX"):
            found.extend(conjuncts(child))
    return found


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive: "was attacked", "attacked by", a past participle behind its noun."""
    if any(child.dep_ in ("auxpass", *PASSIVE) for child in verb.children):
        return True
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return True
    return verb.tag_ == "VBN" and any(child.dep_ == "agent" for child in verb.children)


def logical_subject(verb: Token) -> list[Token]:
    """Who acts: the heads of the noun phrases that do what *verb* says; empty where none can be told."""
    if is_passive(verb):
        return [noun for agent in children(verb, "agent") for noun in children(agent, "pobj")]
    return grammatical_subject(verb)


def logical_object(verb: Token) -> list[Token]:
    """Who or what is acted upon: the direct object, or the subject of a passive."""
    if is_passive(verb):
        return grammatical_subject(verb)
    found = children(verb, "dobj", "dative")
    if not found and verb.dep_ == "relcl":
        has_subject = any(child.dep_ in SUBJECT and child.lower_ not in RELATIVE for child in verb.children)
        relative = any(child.lower_ in RELATIVE and child.dep_ == "dobj" for child in verb.children)
        if relative or (has_subject and not any(child.dep_ == "prep" for child in verb.children)):
            return [verb.head]
    return [verb.head if token.lower_ in RELATIVE and verb.dep_ == "relcl" else token for token in found]


def grammatical_subject(verb: Token, depth: int = 0) -> list[Token]:
    """The subject of *verb*, found through relative clauses, coordination, control and participles."""
    if depth > 6:
        return []
    own = children(verb, *SUBJECT, *PASSIVE)
    if own:
        subject = own[0]
        if subject.lower_ in RELATIVE and verb.dep_ == "relcl":
            return [verb.head]
        return [subject]
    if verb.tag_ in ("VBD", "VBZ", "VBP") and (stray := _stray_subject(verb)) is not None:
        return [stray]
    head = verb.head
    if head.i == verb.i:
        return []
    if verb.dep_ in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON"):
        if verb.tag_ in ("VBN", "VBG"):
            return [head]
        return _controller(head, depth)
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        if is_passive(head) and not is_passive(verb):
            return grammatical_subject(head, depth + 1) if verb.tag_ in ("VBD", "VBZ", "VBP") else []
        return grammatical_subject(head, depth + 1)
    if verb.dep_ in ("xcomp", "advcl", "pcomp", "ccomp", "aux", "dep"):
        return _governed(verb, depth)
    return []


def _stray_subject(verb: Token) -> Token | None:
    """A subject that the parser took for an apposition: "Ahead of the attack on Ukraine, Russia's minister met ..."."""
    before = verb.i - 1
    while before > verb.sent.start and verb.doc[before].dep_ in ("aux", "neg", "advmod"):
        before -= 1
    if before < verb.sent.start or any(child.dep_ in ("expl", "nsubj") for child in verb.children):
        return None
    token = verb.doc[before]
    while token.head.i != token.i and token.head.i <= before:
        if token.dep_ == "appos" and token.right_edge.i == before:
            return token
        token = token.head
    return None


def _governed(verb: Token, depth: int) -> list[Token]:
    head = verb.head
    if verb.dep_ == "ccomp" and any(child.dep_ == "mark" for child in verb.children):
        return []
    if verb.dep_ == "pcomp":
        head = head.head
        if head.pos_ in ("NOUN", "PROPN"):
            return _controller(head, depth)
        if head.lemma_ in _OBJECT_CONTROL:
            return logical_object(head)
    if head.pos_ not in ("VERB", "AUX"):
        return []
    if verb.dep_ == "xcomp":
        patients = children(head, "dobj")
        if patients and head.lemma_ not in _SUBJECT_CONTROL:
            return [patients[0]]
    return grammatical_subject(head, depth + 1)


def _controller(noun: Token, depth: int) -> list[Token]:
    """Who would do what hangs on a noun: "Turkey's decision to buy", "made a promise to help"."""
    owners = children(noun, "poss")
    if owners:
        return owners
    if noun.dep_ in ("dobj", "attr", "pobj"):
        verb = noun.head if noun.dep_ != "pobj" else noun.head.head
        if verb.pos_ in ("VERB", "AUX"):
            return logical_subject(verb) if noun.dep_ != "pobj" else grammatical_subject(verb, depth + 1)
    modifiers = [child for child in noun.children if child.dep_ in ("amod", "compound") and child.text[0].isupper()]
    return modifiers[-1:]


_OBJECT_CONTROL = frozenset(
    "accuse suspect blame condemn criticize criticise charge denounce convict prevent stop keep".split()
)
_SUBJECT_CONTROL = frozenset({"promise", "threaten", "use", "take", "make", "have", "spend", "hold"})


def prepositional(token: Token, *prepositions: str) -> list[Token]:
    """The nouns behind these prepositions under *token*: "talks with China" gives China for "with"."""
    found = []
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative") and child.lower_ in prepositions:
            found.extend(children(child, "pobj"))
            for inner in children(child, "prep"):
                if inner.lower_ in prepositions:
                    found.extend(children(inner, "pobj"))
    return found


def ancestors(token: Token) -> Iterator[tuple[Token, Token]]:
    """Pairs (child, head) on the way from *token* up to the root of its sentence."""
    while token.head.i != token.i:
        yield token, token.head
        token = token.head
