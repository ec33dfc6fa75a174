"""A document from the parts that an input gives, with what is assumed where it gives none.

Titles and texts are kept as they are, so that the offsets of quotes hold in the input; only characters that no
store can keep (NUL, halves of surrogate pairs) become U+FFFD, one for one.
"""

from __future__ import annotations

import re

from allygraph.graph.model import Document
from allygraph.loaders.sources.kind import Found, Item, Options, Skipped
from allygraph.loaders.sources.published import read_date

_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")


def article(
    place: str,
    text: str,
    options: Options,
    *,
    title: str | None = None,
    published: object = None,
    outlet: str | None = None,
    url: str | None = None,
    language: str | None = None,
    external_id: str | None = None,
) -> Item:
    """The document with these parts, or `Skipped` where neither title nor text has a word.

    *published* is a date in any form that `read_date` knows. One that it does not know leaves the document undated,
    with a warning; the date of the options does not stand in for it.
    """
    title = title if title and title.strip() else options.title
    if title is None and not text.strip():
        return Skipped(place, "no text")
    day, warnings = _published(published, options)
    document = Document(
        text=_keepable(text),
        title=_keepable(title) if title else None,
        url=_word(url) or options.url,
        outlet=_word(outlet) or options.outlet,
        language=_word(language) or options.language,
        published=day,
        external_id=_word(external_id),
    )
    return Found(place, document, warnings)


def _published(value: object, options: Options) -> tuple[str | None, tuple[str, ...]]:
    if value is None or (isinstance(value, str) and not value.strip()):
        return options.published, ()
    day = read_date(value)
    return day, () if day else ("unreadable date",)


def _word(value: str | None) -> str | None:
    return _keepable(value.strip()) or None if value else None


def _keepable(text: str) -> str:
    return _UNKEEPABLE.sub("\ufffd", text)
