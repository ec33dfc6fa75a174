"""Whether what a predicate says happened, is planned, is denied, or is only possible.

A candidate in, a status out. Read from the trigger outwards: its own auxiliaries and adverbs, then every word that
governs it, each cue turning the status of what lies inside it.
"""

from __future__ import annotations

from spacy.tokens import Token

from allygraph.graph.model import Status
from allygraph.loaders.candidates import Candidate
from allygraph.loaders.lexicon import Lexicon

_CLAUSE = ("ccomp", "xcomp", "advcl", "pcomp", "acl", "relcl", "conj", "dep", "parataxis")


def status_of(candidate: Candidate, lexicon: Lexicon) -> Status:
    """The status of a candidate."""
    status = candidate.predicate.status or Status.OCCURRED
    if candidate.trigger.sent.text.rstrip().endswith("?"):
        return Status.HYPOTHETICAL
    token = candidate.trigger
    if candidate.predicate.pos != "verb":
        status, token = _climb_noun(token, status, lexicon)
        if token.pos_ not in ("VERB", "AUX") or _is_presupposed(candidate, token):
            return status
    return _climb_verb(token, status, lexicon)


def _is_presupposed(candidate: Candidate, verb: Token) -> bool:
    """Whether the noun takes the fact for given, whatever its verb does: "because of Israel's support for Ukraine".

    So it is with a noun that has its own possessor or article, unless the verb lends it its arguments; and with what
    somebody is called in passing ("NATO member Turkey may ...").
    """
    trigger = candidate.trigger
    if candidate.predicate.pos in ("role", "adj"):
        return trigger.dep_ not in ("attr", "acomp", "oprd") or trigger.head.i != verb.i
    if candidate.light is not None and candidate.light.i == verb.i:
        return False
    definite = any(
        child.dep_ == "poss" or child.lower_ in ("the", "this", "these", "last") for child in trigger.children
    )
    return definite or (candidate.slots[0] in ("poss", "adj") and trigger.dep_ not in ("nsubj", "nsubjpass", "dobj"))


def turn(status: Status, cue: Status) -> Status:
    """What a statement of this status becomes inside a cue.

    >>> turn(Status.NEGATED, Status.NEGATED), turn(Status.OCCURRED, Status.PLANNED)
    (<Status.HYPOTHETICAL: 'hypothetical'>, <Status.PLANNED: 'planned'>)
    """
    if cue is Status.NEGATED:
        return Status.HYPOTHETICAL if status is Status.NEGATED else Status.NEGATED
    if cue is Status.HYPOTHETICAL or status is Status.OCCURRED:
        return cue
    return status


def _climb_noun(noun: Token, status: Status, lexicon: Lexicon) -> tuple[Status, Token]:
    """From a noun to the verb that governs it."""
    token = noun
    for _ in range(8):
        for child in token.children:
            if child.dep_ in ("amod", "det", "neg", "compound") and child.lower_ != "not":
                cue = lexicon.cues.get((child.lower_, "adj"))
                if child.lower_ == "no" or (cue is None and child.dep_ == "neg"):
                    cue = Status.NEGATED
                if cue is not None:
                    status = turn(status, cue)
        head = token.head
        if head.i == token.i:
            return status, token
        if head.pos_ in ("VERB", "AUX"):
            if token.dep_ in ("dobj", "nsubjpass", "attr", "oprd") or (
                token.dep_ == "prep" and token.lower_ in ("for", "on")
            ):
                cue = _verb_effect(head, token, lexicon)
                if cue is not None:
                    status = turn(status, cue)
            return status, head
        if token.dep_ == "prep" and head.pos_ == "NOUN" and token.lower_ in ("of", "for", "to", "on"):
            cue = lexicon.cues.get((head.lemma_.lower(), "noun"))
            if cue is not None:
                status = turn(status, cue)
        if token.dep_ == "prep" and token.lower_ in ("without", "against", "despite") and token.lower_ == "without":
            status = turn(status, Status.NEGATED)
        token = head
    return status, token


def _verb_effect(verb: Token, dependent: Token, lexicon: Lexicon) -> Status | None:
    lemma = verb.lemma_.lower()
    if dependent.dep_ in ("dobj", "nsubjpass"):
        if lemma in ("break", "call", "rule") and not any(
            child.dep_ == "prt" and child.lower_ in ("off", "out") for child in verb.children
        ):
            return None
        return lexicon.light_verbs.get(lemma) or lexicon.cues.get((lemma, "verb"))
    if dependent.dep_ == "prep" and lemma in (
        "call",
        "ask",
        "appeal",
        "push",
        "press",
        "wait",
        "hope",
        "plan",
        "prepare",
    ):
        return lexicon.cues.get((lemma, "verb"), Status.HYPOTHETICAL)
    return None


def _climb_verb(verb: Token, status: Status, lexicon: Lexicon) -> Status:
    token = verb
    for _ in range(8):
        status = _own_cues(token, status, lexicon)
        head = token.head
        if head.i == token.i or token.dep_ not in _CLAUSE:
            return status
        if token.dep_ == "conj":
            if head.pos_ in ("VERB", "AUX") and not any(
                c.dep_ in ("nsubj", "nsubjpass", "aux") for c in token.children
            ):
                status = _shared_auxiliaries(head, status, lexicon)
            token = head
            if token.dep_ not in _CLAUSE:
                return status
            head = token.head
        status = _governed(token, head, status, lexicon)
        token = head if head.pos_ != "ADP" else head.head
    return status


def _own_cues(token: Token, status: Status, lexicon: Lexicon) -> Status:
    for child in token.children:
        word = child.lower_
        if child.dep_ == "neg" or (
            child.dep_ in ("advmod", "cc", "preconj", "det") and lexicon.cues.get((word, "adv"))
        ):
            status = turn(status, lexicon.cues.get((word, "adv"), Status.NEGATED))
        elif child.dep_ == "aux" and (cue := lexicon.cues.get((word, "aux"))) is not None:
            if word in ("would", "'d") and _is_reported(token, lexicon) and not _has_if(token):
                cue = Status.PLANNED
            status = turn(status, cue)
        elif child.dep_ == "mark" and word in ("if", "unless", "whether", "lest"):
            status = turn(status, Status.HYPOTHETICAL)
    if token.tag_ != "VBD" and _has_if(token):
        status = turn(status, Status.HYPOTHETICAL)
    return status


def _shared_auxiliaries(head: Token, status: Status, lexicon: Lexicon) -> Status:
    for child in head.children:
        if child.dep_ == "aux" and (cue := lexicon.cues.get((child.lower_, "aux"))) is not None:
            status = turn(status, Status.PLANNED if child.lower_ == "would" and _is_reported(head, lexicon) else cue)
    return status


def _governed(token: Token, head: Token, status: Status, lexicon: Lexicon) -> Status:
    lemma = head.lemma_.lower()
    if head.pos_ == "NOUN" and token.dep_ == "acl":
        infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in token.children)
        cue = lexicon.cues.get((lemma, "noun"))
        return turn(status, cue) if cue is not None and (infinitive or token.tag_ == "VB") else status
    if head.pos_ == "ADP":
        outer = head.head
        cue = lexicon.cues.get((outer.lemma_.lower(), "noun" if outer.pos_ == "NOUN" else "verb"))
        if head.lower_ == "without":
            return turn(status, Status.NEGATED)
        return turn(status, cue) if cue is not None and outer.lemma_.lower() not in lexicon.saying else status
    if head.pos_ == "ADJ":
        cue = lexicon.cues.get((head.lower_, "adj"))
        return turn(status, cue) if cue is not None else status
    infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in token.children)
    if token.dep_ in ("xcomp", "ccomp") and (cue := lexicon.cues.get((lemma, "verb"))) is not None:
        if token.dep_ == "ccomp" and lemma in ("announce", "suggest", "expect", "threaten", "agree") and not infinitive:
            return status if lemma in ("announce", "suggest") else turn(status, cue)
        return turn(status, cue)
    if infinitive and token.dep_ == "xcomp" and (head.lemma_ == "be" or lemma in ("go", "slate", "set", "due")):
        return turn(status, Status.PLANNED)
    if infinitive and token.dep_ == "advcl":
        return turn(status, Status.PLANNED)
    return status


def _is_reported(token: Token, lexicon: Lexicon) -> bool:
    head = token.head
    return (
        token.dep_ in ("ccomp", "conj", "advcl")
        and (
            head.lemma_.lower() in lexicon.saying
            or any(
                child.dep_ in ("ccomp", "parataxis") and child.lemma_.lower() in lexicon.saying
                for child in token.children
            )
        )
    ) or any(child.lemma_.lower() in lexicon.saying for child in token.children if child.dep_ in ("ccomp", "parataxis"))


def _has_if(token: Token) -> bool:
    return any(
        child.dep_ == "advcl" and any(m.dep_ == "mark" and m.lower_ in ("if", "unless") for m in child.children)
        for child in token.children
    )
