"""A candidate or an office becomes a report: its sentence, its date, who says so.

A judged candidate or a holding and its scene in, a report out, with offsets into the document as it was given.
"""

from __future__ import annotations

from spacy.tokens import Token

from allygraph.graph.model import Report, Span, Status
from allygraph.loaders import temporal
from allygraph.loaders.arguments import Argument
from allygraph.loaders.claimant import claimant_of
from allygraph.loaders.persons import Holding
from allygraph.loaders.scene import Judged, Scene
from allygraph.loaders.scorer import OFFICES


def report_of(judged: Judged, confidence: float, scene: Scene) -> Report:
    """The report that a candidate makes, believed with *confidence*."""
    candidate, reader = judged.candidate, scene.readers[judged.passage]
    trigger = candidate.trigger
    sentence = trigger.sent
    claimant = claimant_of(trigger, reader)
    # What somebody is called has the date of its own words, not that of the clause around it.
    verb = trigger if candidate.predicate.pos == "role" else _verb_of(trigger)
    clause = (verb.left_edge.idx - sentence.start_char, _end(verb.right_edge) - sentence.start_char)
    when = temporal.event_date(
        sentence.text,
        trigger.idx - sentence.start_char,
        clause,
        scene.document.published,
        future=judged.status is Status.PLANNED,
    )
    span = _span(scene, judged.passage, sentence.start_char, sentence.end_char)
    return Report(
        scene.document.id,
        span,
        span.of(scene.document),
        judged.status,
        candidate.rule,
        confidence,
        date=when,
        source=claimant.source if claimant else None,
        claimant=claimant.actor if claimant else None,
        subject_span=_argument_span(scene, judged.passage, candidate.subject),
        object_span=_argument_span(scene, judged.passage, candidate.object),
    )


def office_report(holding: Holding, scene: Scene) -> Report:
    """The report that somebody holds an office, from where the text tells it best."""
    naming = holding.naming
    words = scene.docs[naming.passage][naming.start : naming.end]
    span = _span(scene, naming.passage, words.sent.start_char, words.sent.end_char)
    return Report(
        scene.document.id,
        span,
        span.of(scene.document),
        Status.OCCURRED,
        f"represents-{holding.rule}",
        OFFICES.get(holding.rule, 0.6),
        role=holding.role,
        subject_span=_span(scene, naming.passage, words.start_char, words.end_char),
    )


def _span(scene: Scene, passage: int, start: int, end: int) -> Span:
    part = scene.parts[passage]
    return Span(part.field, part.start + start, part.start + end)


def _argument_span(scene: Scene, passage: int, argument: Argument) -> Span:
    words = scene.docs[passage][argument.start : argument.end]
    return _span(scene, passage, words.start_char, words.end_char)


def _verb_of(token: Token) -> Token:
    while token.pos_ not in ("VERB", "AUX") and token.head.i != token.i:
        token = token.head
    return token


def _end(token: Token) -> int:
    return int(token.idx + len(token))
