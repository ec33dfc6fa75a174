"""Plain text: one file is one document; its first line is the title where it looks like a headline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from allygraph.graph.errors import SourceError
from allygraph.loaders.sources.article import article
from allygraph.loaders.sources.decode import characters, utf8
from allygraph.loaders.sources.kind import Item, Kind, Options, Source

HEADLINE = 200
"""Characters that a headline may have."""

_FIRST_LINE = re.compile(r"(?P<line>[^\n]+)\n[^\S\n]*\n\s*(?=\S)")
_SENTENCE_END = re.compile(r"[.;:,][\"'”’)\]]*$")


def read(source: Source, options: Options) -> Iterator[Item]:
    """The one document of a text file. Line ends become `\\n`; blank space around the text is left out."""
    raw = utf8(source, options.encoding).read(options.limit + 1)
    if len(raw) > options.limit:
        yield SourceError(
            source.place, f"more than {options.limit} bytes, the limit for one document.",
            "Split it, or raise the limit with --max-bytes.",
        )
        return
    whole = characters(raw, source.place)
    title, text = split_headline(whole.replace("\r\n", "\n").replace("\r", "\n").strip())
    if options.title is not None:
        title, text = options.title, text if _same(title, options.title) else _joined(title, text)
    yield article(source.place, text, options, title=title, external_id=source.name)


def split_headline(text: str) -> tuple[str | None, str]:
    """The title and the rest of a text: its first line, if short, no sentence, and followed by a blank line.

    >>> split_headline("Envoys in Caracas\\n\\nThey came on Saturday.")
    ('Envoys in Caracas', 'They came on Saturday.')
    >>> split_headline("They came on Saturday.\\n\\nThey left on Sunday.")[0] is None
    True
    """
    match = _FIRST_LINE.match(text)
    if match is None:
        return None, text
    line = match["line"].strip()
    if len(line) > HEADLINE or _SENTENCE_END.search(line):
        return None, text
    return line, text[match.end() :]


def _same(title: str | None, other: str) -> bool:
    return title is not None and title.split() == other.split()


def _joined(title: str | None, text: str) -> str:
    return text if title is None else f"{title}\n\n{text}"


KIND = Kind("text", (".txt", ".text", ".md"), lambda _head: True, read)
