"""A document with everything known about it before any relation is looked for.

A document and its analysed passages in; mentions, cast and one reader a passage out. `judged` then gives each candidate
with its status and features: what both the extractor and the training of its weights start from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from allygraph.graph.model import Document, Status
from allygraph.loaders.arguments import Reader
from allygraph.loaders.candidates import Candidate, candidates
from allygraph.loaders.coreference import Story
from allygraph.loaders.features import features
from allygraph.loaders.gazetteer import Form, Gazetteer
from allygraph.loaders.lexicon import Lexicon
from allygraph.loaders.mentions import Mention, find_mentions
from allygraph.loaders.nearby import nearby
from allygraph.loaders.passages import Dateline, Passage
from allygraph.loaders.persons import Cast, CastReader
from allygraph.loaders.status import status_of


@dataclass(frozen=True, slots=True)
class Scene:
    """A document, its passages, their parses and their readers, in the same order."""

    document: Document
    parts: Sequence[Passage]
    docs: Sequence[Doc]
    cast: Cast
    readers: Sequence[Reader]
    play: int
    """How much the document is about sport, culture or business: words of these in a hundred, at most 5."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate of passage number `passage`, its status, and the names of its features."""

    candidate: Candidate
    passage: int
    status: Status
    features: list[str]


def read_scene(
    document: Document,
    parts: Sequence[Passage],
    docs: Sequence[Doc],
    dateline: Dateline | None,
    gazetteer: Gazetteer,
    lexicon: Lexicon,
) -> Scene:
    """Who is named where in a document, and as what."""
    mentions = [find_mentions(doc, gazetteer, lexicon) for doc in docs]
    home = _home(mentions, dateline, gazetteer)
    cast = CastReader(gazetteer, lexicon, document.published, home).read(docs, mentions)
    every = [sorted(a + b, key=lambda mention: mention.start) for a, b in zip(mentions, cast.mentions, strict=True)]
    roles = {holding.person.id: holding.role for holding in cast.holdings}
    story = Story(docs, every, gazetteer, lexicon, cast.genders, roles)
    readers = [Reader(index, doc, every[index], story, gazetteer, lexicon) for index, doc in enumerate(docs)]
    words = [token.lower_ for doc in docs for token in doc if token.is_alpha]
    play = min(5, round(100 * sum(word in lexicon.play for word in words) / max(1, len(words))))
    return Scene(document, parts, docs, cast, readers, play)


def judged(scene: Scene, lexicon: Lexicon) -> Iterator[Judged]:
    """All candidates of a document, those in the slots of predicates first in each passage."""
    for reader, part in zip(scene.readers, scene.parts, strict=True):
        strict = list(candidates(reader, lexicon))
        for candidate in (*strict, *nearby(reader, lexicon, strict)):
            status = status_of(candidate, lexicon)
            sentence = candidate.trigger.sent
            actors = len({m.actor.id for m in reader.mentions if sentence.start <= m.start < sentence.end})
            found = features(candidate, status, reader.doc, part.field, reader.passage, actors)
            yield Judged(candidate, reader.passage, status, [*found, f"play={scene.play}"])


def _home(mentions: Sequence[list[Mention]], dateline: Dateline | None, gazetteer: Gazetteer) -> str | None:
    """The country that a document speaks from: that of its dateline, else the one it names most."""
    if dateline is not None:
        for hit in gazetteer.scan(dateline.place.title()):
            for entry in hit.entries:
                if entry.actor.country and entry.form in (Form.CAPITAL, Form.CITY, Form.COUNTRY):
                    return entry.actor.country
    counts = Counter(mention.actor.country for found in mentions for mention in found if mention.actor.country)
    return counts.most_common(1)[0][0] if counts else None
