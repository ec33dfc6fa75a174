"""An input opened to be read: a file, standard input, or either of them packed with gzip.

Gives a `Source` with its first bytes looked at; closes what it opened when it is left.
"""

from __future__ import annotations

import gzip
import io
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from allygraph.graph.errors import SourceError
from allygraph.loaders.sources.kind import Source
from allygraph.loaders.sources.stream import put_back

HEAD = 8192
"""Bytes that are looked at to know the kind of a source."""

STANDARD_INPUT = "standard input"

_GZIP = b"\x1f\x8b"


@contextmanager
def opened(path: Path | None, name: str | None) -> Iterator[Source]:
    """The file at *path* (None: standard input) as a `Source`. Raises `SourceError` where it cannot be opened."""
    place = STANDARD_INPUT if path is None else str(path)
    with ExitStack() as stack:
        stream = cast(BinaryIO, sys.stdin.buffer) if path is None else stack.enter_context(_file(path))
        head, whole = _looked_at(cast(io.BufferedIOBase, stream))
        if head.startswith(_GZIP):
            head, whole = _looked_at(stack.enter_context(gzip.GzipFile(fileobj=whole)))
            name = name.removesuffix(".gz") if name else None
        yield Source(place, name, whole, head)


def _looked_at(stream: io.BufferedIOBase) -> tuple[bytes, io.BufferedReader]:
    head = stream.read(HEAD)
    return head, put_back(head, stream)


def _file(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except FileNotFoundError as error:
        raise SourceError(str(path), "there is no such file or folder.", "Check the name.") from error
    except OSError as error:
        raise SourceError(str(path), f"cannot be opened: {error.strerror}.") from error
