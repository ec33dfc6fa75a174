"""Which words of a passage are a person's full name, or a surname behind a title.

An analysed passage in, spans out, none overlapping. Who the person is gets decided in `persons`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc

from allygraph.loaders.gazetteer import Form, Gazetteer
from allygraph.loaders.lexicon import Lexicon
from allygraph.loaders.mentions import Mention
from allygraph.loaders.offices import OfficeReader


@dataclass(frozen=True, slots=True)
class PersonName:
    """Tokens `start` up to `end` of a passage, and their text."""

    start: int
    end: int
    text: str


def person_names(
    doc: Doc, at: Mapping[int, Mention], reader: OfficeReader, gazetteer: Gazetteer, lexicon: Lexicon
) -> list[PersonName]:
    """Spans that name persons by more than a surname alone, or by a surname with a title."""
    spans: list[tuple[int, int]] = []
    for hit in gazetteer.scan(doc.text):
        if any(entry.form is Form.OFFICIAL for entry in hit.entries):
            span = doc.char_span(hit.start, hit.end)
            if span is not None:
                spans.append((span.start, span.end))
    for ent in doc.ents:
        if ent.label_ == "PERSON":
            trimmed = _trim(doc, ent.start, ent.end, at, reader, lexicon)
            if trimmed:
                spans.append(trimmed)
    for index in range(len(doc) - 1):
        if doc[index + 1].pos_ == "PROPN" and doc[index].text[0].isupper() and _ends_title(reader, doc, index):
            run = index + 1
            while (
                run < len(doc)
                and doc[run].pos_ == "PROPN"
                and run not in at
                and doc[run].text[0].isupper()
                and (not doc[run].text.isupper() or len(doc[run]) < 3 or doc[run].text.isalpha())
            ):
                if reader.title_at(run) or doc[run].ent_type_ in ("DATE", "TIME", "GPE"):
                    break
                run += 1
            if run > index + 1:
                spans.append((index + 1, run))
    spans.sort(key=lambda span: (span[0] - span[1], span[0]))
    taken: list[tuple[int, int]] = []
    for start, end in spans:
        if all(end <= first or start >= last for first, last in taken):
            taken.append((start, end))
    return [
        PersonName(start, end, doc[start:end].text)
        for start, end in sorted(taken)
        if end == len(doc) or not doc[end].text[0].isupper() or doc[end].lower_ not in lexicon.name_tails
    ]


def _trim(
    doc: Doc, start: int, end: int, at: Mapping[int, Mention], reader: OfficeReader, lexicon: Lexicon
) -> tuple[int, int] | None:
    """A PERSON entity without titles, possessives and what is no name; None where nothing is left."""
    while end > start and (doc[end - 1].tag_ == "POS" or not doc[end - 1].text[0].isalpha()):
        end -= 1
    for index in range(start, end):
        if index in at or reader.title_at(index):
            if index == end - 1:
                return None
            start = index + 1
    while start < end and (not doc[start].text[0].isupper() or doc[start].lower_ in lexicon.honorifics):
        start += 1
    if start >= end or any(not token.text[0].isupper() and len(token) > 3 for token in doc[start:end]):
        return None
    return start, end


def _ends_title(reader: OfficeReader, doc: Doc, index: int) -> bool:
    """Whether a title ends at *index*, and no longer one goes on: not "Deputy" in "Deputy Foreign Minister"."""
    if reader.title_at(index) is None or doc[index].tag_ in ("NNS", "NNPS"):
        return False
    for later in range(index + 1, min(index + 4, len(doc))):
        if not doc[later].text[0].isupper():
            return True
        if reader.title_at(later):
            return False
    return True
