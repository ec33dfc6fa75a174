"""A folder: all files below it, in an order that depends on their names alone.

Hidden files and folders, stores, and what is no file at all are passed over, each by name.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from allygraph.graph.errors import SourceError
from allygraph.loaders.sources.kind import Skipped

STORE_SUFFIX = ".store"


def walk(folder: Path) -> Iterator[Path | Skipped | SourceError]:
    """The files below *folder*, sorted by name, a folder's where its own name sorts; no link is entered."""
    try:
        entries = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        yield SourceError(str(folder), f"cannot be read: {error.strerror}.")
        return
    if not entries:
        yield SourceError(str(folder), "is an empty folder.", "Is it the right one?")
    for path in entries:
        reason = _passed_over(path)
        if reason is not None:
            yield Skipped(str(path), reason)
        elif os.path.isdir(path):
            yield from walk(path)
        else:
            yield path


def _passed_over(path: Path) -> str | None:
    # os.path rather than Path, whose questions raise where a folder may be listed but not entered
    is_folder = os.path.isdir(path)
    if path.name.startswith("."):
        return "hidden folder" if is_folder else "hidden file"
    if is_folder:
        return "link to a folder" if os.path.islink(path) else "store" if path.suffix == STORE_SUFFIX else None
    return "not a file" if os.path.exists(path) and not os.path.isfile(path) else None
