"""What can be seen of a candidate: the features that the learned weights judge it by.

A candidate and its surroundings in, the names of its features out; each is present or not. The names are readable, so
that `scorer.explain` can say why a report is believed.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from allygraph.graph.model import Status
from allygraph.loaders.candidates import Candidate
from allygraph.loaders.nearby import NEAR

_LONGEST_PATH = 7


def features(candidate: Candidate, status: Status, doc: Doc, field: str, passage: int, actors: int) -> list[str]:
    """The features of a candidate with this status, in passage *passage*, whose sentence names *actors* actors."""
    trigger, predicate, relation = candidate.trigger, candidate.predicate, candidate.relation.value
    first, second = candidate.subject, candidate.object
    a, b = (doc[one.start : one.end].root for one in (first, second))
    near = candidate.slots[0] == NEAR
    kind = "near" if near else "slot"
    to_a, to_b = path(a, trigger), path(trigger, b)
    slots = "/".join(candidate.slots)
    order = "".join(name for _, name in sorted([(a.i, "a"), (trigger.i, "t"), (b.i, "b")]))
    light = candidate.light.lemma_ if candidate.light is not None else "-"
    found = [
        f"rel={relation}",
        f"word={predicate.name}",
        f"pos={predicate.pos}",
        f"rel-slots={relation}:{slots}",
        f"pos-slots={predicate.pos}:{slots}",
        f"a-path={predicate.pos}:{to_a}",
        f"b-path={predicate.pos}:{to_b}",
        f"a-kind={first.kind}",
        f"b-kind={second.kind}",
        f"rel-a-kind={relation}:{first.kind}",
        f"rel-b-kind={relation}:{second.kind}",
        f"kinds={slots}:{first.kind}:{second.kind}",
        f"pos-kinds={predicate.pos}:{first.kind}:{second.kind}",
        f"rel-pos={relation}:{predicate.pos}",
        f"a-type={first.actor.type}",
        f"b-type={second.actor.type}",
        f"a-far={_steps(to_a)}",
        f"b-far={_steps(to_b)}",
        f"a-words={_distance(a, trigger)}",
        f"b-words={_distance(b, trigger)}",
        f"order={order}",
        f"pos-order={predicate.pos}:{order}",
        f"light={light}",
        f"head={trigger.head.lemma_.lower()}",
        f"dep-head={trigger.dep_}:{trigger.head.lemma_.lower()}",
        f"length={_bucket(len(trigger.sent) // 4)}",
    ]
    for name, token in (("a", a), ("b", b)):
        before = doc[token.left_edge.i - 1].lower_ if token.left_edge.i else "^"
        after = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else "$"
        found += [
            f"{name}-before={before}",
            f"{name}-after={after}",
            f"{name}-dep={token.dep_}",
            f"{name}-head={token.head.lemma_.lower()}",
        ]
    found = [f"{kind}:{one}" for one in found]
    found += [
        f"kind={kind}",
        f"types={relation}:{first.actor.type}:{second.actor.type}",
        f"status={status}",
        f"rel-status={relation}:{status}",
        f"actors={min(actors, 8)}",
        f"field={field}",
        f"passage={min(passage, 4)}",
        f"quoted={_quoted(doc, trigger)}",
        f"t-dep={trigger.dep_}",
        f"t-tag={predicate.pos}:{trigger.tag_}",
    ]
    if near:
        found.append(f"paths={predicate.pos}:{to_a}|{to_b}")
        low, high = sorted((a.i, b.i))
        between = [token for token in doc[low + 1 : high] if token.is_alpha and not token.is_stop][:8]
        found += [f"between={relation}:{token.lemma_.lower()}" for token in between]
    return list(dict.fromkeys(found))


def path(start: Token, end: Token) -> str:
    """The dependency path from one token to another: `^` up, `v` down, prepositions by name.

    Both tokens must stand in one sentence; "apart" where the parse does not join them.
    """
    up = [start]
    while up[-1].head.i != up[-1].i:
        up.append(up[-1].head)
    places = {token.i: place for place, token in enumerate(up)}
    down = [end]
    while down[-1].i not in places and down[-1].head.i != down[-1].i:
        down.append(down[-1].head)
    if down[-1].i not in places:
        return "apart"
    steps = ["^" + _label(token) for token in up[: places[down[-1].i]]]
    steps += ["v" + _label(token) for token in reversed(down[:-1])]
    return "/".join(steps[:_LONGEST_PATH])


def _label(token: Token) -> str:
    return f"{token.dep_}:{token.lower_}" if token.dep_ in ("prep", "agent") else str(token.dep_)


def _steps(steps: str) -> int:
    return steps.count("/") + 1 if steps else 0


def _distance(token: Token, trigger: Token) -> str:
    return ("-" if token.i < trigger.i else "+") + _bucket(abs(token.i - trigger.i))


def _bucket(count: int) -> str:
    return next((str(place) for place, limit in enumerate((1, 3, 6, 12)) if count <= limit), "4")


def _quoted(doc: Doc, trigger: Token) -> int:
    return sum(token.text == '"' for token in doc[trigger.sent.start : trigger.i]) % 2
