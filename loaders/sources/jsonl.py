"""JSON Lines: one object a line is one document. A file that is one JSON array of objects, or one object, is read too.

A line that is too long, broken, or holds no document is an error with its place; the lines after it are still read.
At most one line, or one array of the same size, is ever in memory.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from typing import Any

from allygraph.graph.errors import SourceError
from allygraph.loaders.sources.decode import characters, utf8
from allygraph.loaders.sources.kind import Item, Kind, Options, Source
from allygraph.loaders.sources.record import document_of
from allygraph.loaders.sources.stream import BUFFER, put_back

_ONE_A_LINE = "Each line should hold one whole JSON object."

# No article begins with a brace: a line that does is a record, if perhaps a broken one.
_LOOKS = re.compile(r"\s*(?:\{|\[\s*(?:[{\]]|$))")


def read(source: Source, options: Options) -> Iterator[Item]:
    """The documents of the records, in their order."""
    stream = utf8(source, options.encoding)
    first = stream.readline(options.limit + 1)
    if isinstance(_json_or_none(first), dict):
        yield from _lines(source.place, options, put_back(first, stream))
        return
    # The first line is no record: either the whole file is one value, or that line is broken.
    whole = first + stream.read(max(options.limit + 1 - len(first), 0))
    value = _json_or_none(whole) if len(whole) <= options.limit else None
    if isinstance(value, list):
        for number, record in enumerate(value, 1):
            yield document_of(f"{source.place}: item {number}", record, options)
    elif isinstance(value, dict):
        yield document_of(f"{source.place}:1", value, options)
    elif first.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"["):
        yield _broken_array(source.place, whole, options)
    else:
        yield from _lines(source.place, options, put_back(whole, stream))


def _lines(place: str, options: Options, stream: io.BufferedReader) -> Iterator[Item]:
    number = offset = 0
    while line := stream.readline(options.limit + 1):
        number += 1
        here, length = f"{place}:{number}", len(line)
        if length > options.limit and not line.endswith(b"\n"):
            length += _rest_of_line(stream)
            yield SourceError(
                here, f"a line of {length} bytes; the limit for one document is {options.limit}.",
                "Raise it with --max-bytes.",
            )
        elif line.strip():
            yield _line(here, line, offset, options)
        offset += length


def _rest_of_line(stream: io.BufferedReader) -> int:
    """How many bytes the line that has begun still has; reads over them."""
    length = 0
    while part := stream.readline(BUFFER):
        length += len(part)
        if part.endswith(b"\n"):
            break
    return length


def _line(place: str, line: bytes, offset: int, options: Options) -> Item:
    try:
        record = _parsed(characters(line.rstrip(), place, offset), place, _ONE_A_LINE)
    except SourceError as error:
        return error
    return document_of(place, record, options)


def _broken_array(place: str, whole: bytes, options: Options) -> SourceError:
    remedy = "Write one object a line."
    if len(whole) > options.limit:
        return SourceError(place, f"a JSON array of more than {options.limit} bytes, the limit.", remedy)
    try:
        _parsed(characters(whole, place), place, remedy)
    except SourceError as error:
        return error
    return SourceError(place, "a JSON array that cannot be read.", remedy)


def _parsed(text: str, place: str, remedy: str) -> object:
    """The value that *text* is as JSON; control characters inside strings are let pass. Raises `SourceError`."""
    try:
        return json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        line = f" of line {error.lineno}" if error.lineno > 1 else ""
        raise SourceError(place, f"broken JSON at column {error.colno}{line}: {error.msg}.", remedy) from error
    except RecursionError as error:
        raise SourceError(place, "JSON that is nested too deeply.", remedy) from error
    except ValueError as error:
        raise SourceError(place, "JSON with a number that is too long.", remedy) from error


def _json_or_none(raw: bytes) -> Any:
    """The value that *raw* is as JSON; None where it is none."""
    try:
        return json.loads(raw.decode("utf-8-sig"), strict=False)
    except (ValueError, RecursionError):
        return None


KIND = Kind("jsonl", (".jsonl", ".ndjson", ".json"), lambda head: _LOOKS.match(head) is not None, read)
