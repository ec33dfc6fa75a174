"""A document cut into passages: its title and its paragraphs, cleaned without moving a character.

A document in, passages out. A passage's text has exactly the length of what it covers, so an offset in it plus `start`
is an offset in the document. The dateline is taken off the first paragraph and kept apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from allygraph.graph.model import Document

_QUOTES = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "´": "'",
        "`": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\t": " ",
        "\r": " ",
        "\n": " ",
        "‑": "-",
    }
)
_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?![ \t\r]*\n))+")
_LONGEST = 4000
"""Characters of a passage; a longer paragraph is cut at the end of a sentence, so that no parse grows without bound."""

_DATELINE = re.compile(
    r"""\s*(?P<place>[A-Z][A-Z.'\- ]{2,40}(?:,[ ][A-Z][A-Za-z.\- ]+)?|[A-Z][a-z]+(?:[ ][A-Z][a-z]+)?(?=[^-]{0,25}\())
        (?:[ ]?/[ ]?[A-Z][A-Za-z. ]+)?
        (?:,?[ ](?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?[ ]?\d{0,2}(?:,[ ]\d{4})?)?
        ,?[ ]*(?:\((?P<agency>[A-Za-z /.-]{2,30})\))?
        [ ]*(?:--|-|–|—|:)[ ]""",
    re.VERBOSE,
)
_WORD = re.compile(r"[A-Za-z][A-Za-z'-]*")


@dataclass(frozen=True, slots=True)
class Passage:
    """A title or a paragraph (or a part of a long one). `document.title` or `.text` `[start:start + len(text)]`."""

    field: str
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where the report was filed, as its first words say."""

    place: str


def split(document: Document) -> tuple[list[Passage], Dateline | None]:
    """The passages of *document* in reading order, and its dateline.

    >>> split(Document("MOSCOW, March 5 (Reuters) - He came.\\n\\nHe left.", title="A visit"))[0][1]
    Passage(field='text', start=28, text='He came.')
    """
    passages: list[Passage] = []
    dateline = None
    for match in _PARAGRAPH.finditer(document.text):
        start, text = match.start(), clean(match.group())
        if dateline is None and len(passages) < 3:
            head = _DATELINE.match(text)
            if head and head.group("place").strip():
                dateline = Dateline(head.group("place").strip())
                start, text = start + head.end(), text[head.end() :]
        passages.extend(_pieces(start, text))
    words = Counter(word for passage in passages for word in _WORD.findall(passage.text))
    passages = [replace(p, text=_sentence_case(p.text, words)) if _is_headline(p.text) else p for p in passages]
    if document.title and document.title.strip():
        passages.insert(0, Passage("title", 0, _sentence_case(clean(document.title), words)))
    return passages, dateline


def clean(text: str) -> str:
    """*text* with plain quotes and spaces, character for character; control characters become spaces.

    >>> clean("“Russia’s\\nally”")
    '"Russia\\'s ally"'
    """
    text = text.translate(_QUOTES)
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else " " for char in text)


def _pieces(start: int, text: str) -> Iterator[Passage]:
    while text.strip():
        cut = len(text)
        if cut > _LONGEST:
            cut = max(text.rfind(". ", 0, _LONGEST) + 2, text.rfind('" ', 0, _LONGEST) + 2)
            cut = cut if cut > 2 else max(text.rfind(" ", 0, _LONGEST), 0) or _LONGEST
        if re.search(r"\w", text[:cut]):
            lead = len(text) - len(text.lstrip())
            yield Passage("text", start + lead, text[lead:cut])
        start, text = start + cut, text[cut:]


def _is_headline(text: str) -> bool:
    """Whether a paragraph looks like a headline: short, without a full stop."""
    return len(text) < 160 and text.rstrip()[-1:] not in {".", "!", "?", '"', ":", ";", ","}


def _sentence_case(title: str, words: Counter[str]) -> str:
    """A headline with the capitals that its words have in the body: parsers stumble over Title Case and ALL CAPS."""
    letters = [char for char in title if char.isalpha()]
    if not letters:
        return title
    shouting = sum(char.isupper() for char in letters) > 0.8 * len(letters)
    tokens = _WORD.findall(title)
    if not shouting and sum(token[0].isupper() for token in tokens) < 0.6 * len(tokens):
        return title

    def recase(match: re.Match[str]) -> str:
        word = match.group()
        lower, capital = word.lower(), word.capitalize()
        counts = {form: words[form] for form in {word, lower, capital}}
        if lower in _SMALL or counts[lower] > max(counts[capital], 0 if word == lower else counts[word]):
            return lower
        if shouting:
            return word if words[word] and len(word) < 6 else capital if words[capital] else lower
        return word

    cased = _WORD.sub(recase, title)
    first = re.search(r"[A-Za-z]", cased)
    return cased if first is None else cased[: first.start()] + first.group().upper() + cased[first.end() :]


_SMALL = frozenset(
    "a an and as at but by for from in into is it its of off on or over says say said set sees seeks than that the to "
    "up upon was were will with without after against amid among are before between calls could during has have may "
    "new no not out plans talks urges wants warns would".split()
)
