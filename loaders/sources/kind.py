"""What every kind of source keeps to: an opened source and the reader's options in, one item for each document out.

A kind (text, JSON Lines, ...) is one file with one `Kind` value; `detect.KINDS` lists them. What cannot be read is
yielded as a `SourceError`, not raised, so that the rest of the input still comes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BufferedReader

from allygraph.graph.errors import SourceError
from allygraph.graph.model import Document

LIMIT = 10_000_000
"""Bytes that one document may have. The longest news article measured had some 30 kB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to read: which kind, encoding and field names, and what to assume where an input does not say.

    `title`, `published`, `outlet`, `url` and `language` stand in where the input gives none; what it gives wins. Only
    the first line of a plain text gives way to `title`.
    """

    kind: str | None = None
    encoding: str | None = None
    limit: int = LIMIT
    text_field: str = "text"
    title_field: str = "title"
    date_field: str = "date"
    outlet_field: str = "outlet"
    url_field: str = "url"
    id_field: str = "id"
    language_field: str = "language"
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """An opened input: bytes as they are, from the first one on, and the first few kilobytes to look at.

    `place` is how messages call it; `name` is its name below what the user named, None for standard input.
    """

    place: str
    name: str | None
    stream: BufferedReader
    head: bytes


@dataclass(frozen=True, slots=True)
class Found:
    """A document and where it stood. `warnings` name what of it could not be used."""

    place: str
    document: Document
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that is passed over on purpose, and why."""

    place: str
    reason: str


Item = Found | Skipped | SourceError
"""What reading gives: each document, each thing passed over, and each thing that could not be read."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of source: its name for `--as`, its suffixes, how its first characters look, and its reader.

    `fits` gets the decoded head of the source; `read` gets the source with `stream` at its first byte.
    """

    name: str
    suffixes: tuple[str, ...]
    fits: Callable[[str], bool]
    read: Callable[[Source, Options], Iterator[Item]]
