"""Which words of a passage name an actor, before anybody asks what they do.

An analysed passage and the gazetteer in, mentions out: at most one a token. Persons are added by `persons`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from allygraph.graph.model import Actor
from allygraph.loaders.gazetteer import Entry, Form, Gazetteer
from allygraph.loaders.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens `start` up to `end` of a passage name `actor` in the way of `form`."""

    actor: Actor
    form: Form
    start: int
    end: int

    @property
    def is_place(self) -> bool:
        """Whether the words name a place, whatever they stand for."""
        return self.form in (Form.CITY, Form.CAPITAL)


def find_mentions(doc: Doc, gazetteer: Gazetteer, lexicon: Lexicon) -> list[Mention]:
    """The mentions of states, places, organizations and groups in *doc*, in text order.

    A name inside a longer proper name (a person's, a newspaper's, an airline's) is none: "Michael Jordan",
    "The Moscow Times". Nor is a demonym that only describes: "Iranian-born".
    """
    found = []
    for hit in gazetteer.scan(doc.text):
        span = doc.char_span(hit.start, hit.end) or doc.char_span(hit.start, hit.end, alignment_mode="expand")
        entry = _best(entry for entry in hit.entries if entry.form not in (Form.OFFICIAL, Form.SHORT))
        if entry is None or span is None or _is_part_of_other_name(span, entry, lexicon):
            continue
        found.append(Mention(entry.actor, entry.form, span.start, span.end))
    return [
        mention
        for place, mention in enumerate(found)
        if not any(mention.start < other.end and other.start < mention.end for other in found[:place])
    ]


def by_token(mentions: Sequence[Mention]) -> dict[int, Mention]:
    """Token index -> the mention that covers it."""
    return {index: mention for mention in mentions for index in range(mention.start, mention.end)}


def _best(entries: Iterable[Entry]) -> Entry | None:
    order = (Form.COUNTRY, Form.ORGANIZATION, Form.GROUP, Form.DEMONYM, Form.SEAT, Form.CAPITAL, Form.CITY)
    return min(entries, key=lambda entry: order.index(entry.form), default=None)


def _is_part_of_other_name(span: Span, entry: Entry, lexicon: Lexicon) -> bool:
    doc = span.doc
    after = doc[span.end] if span.end < len(doc) else None
    before = doc[span.start - 1] if span.start else None
    if after is not None and after.text[0].isupper() and after.lower_ in lexicon.name_tails:
        return True
    if after is not None and after.text == "-" and span.end + 1 < len(doc):
        tail = doc[span.end + 1].lower_
        if tail in lexicon.describing_tails:
            return True
    geographic = entry.form in (Form.COUNTRY, Form.CITY, Form.CAPITAL)
    if not geographic or len(span) > 1:
        return False
    ent = next((e for e in doc.ents if e.start <= span.start and span.end <= e.end), None)
    if ent is not None and ent.label_ == "PERSON" and len(ent) > 1 and ent.text != span.text:
        neighbours = [token for token in ent if token.i not in range(span.start, span.end)]
        return any(token.pos_ == "PROPN" and token.text[0].isupper() for token in neighbours)
    return before is not None and before.lower_ in lexicon.honorifics
