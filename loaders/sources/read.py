"""Everything that a user names as a source, read one document after the other.

Names in, items out: each document, each thing passed over, each error, so that their counts add up.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from allygraph.graph.errors import SourceError
from allygraph.loaders.sources.detect import detect
from allygraph.loaders.sources.folder import walk
from allygraph.loaders.sources.kind import Item, Options
from allygraph.loaders.sources.opening import STANDARD_INPUT, opened

DEFAULTS = Options()


def read_sources(names: Iterable[str | Path], options: Options = DEFAULTS) -> Iterator[Item]:
    """The items of all sources in the order they are named; "-" is standard input."""
    for name in names:
        if name == "-":
            yield from read_file(None, None, options)
        elif os.path.isdir(name):  # unlike Path.is_dir it never raises
            yield from read_folder(Path(name), options)
        else:
            yield from read_file(Path(name), Path(name).name, options)


def read_folder(folder: Path, options: Options = DEFAULTS) -> Iterator[Item]:
    """The items of all files below *folder*; plain text is named by its path below the folder."""
    for found in walk(folder):
        if isinstance(found, Path):
            yield from read_file(found, found.relative_to(folder).as_posix(), options)
        else:
            yield found


def read_file(path: Path | None, name: str | None, options: Options = DEFAULTS) -> Iterator[Item]:
    """The items of one file, or of standard input (None). An error that ends the reading is its last item."""
    place = STANDARD_INPUT if path is None else str(path)
    try:
        with opened(path, name) as source:
            yield from detect(source, options).read(source, options)
    except SourceError as error:
        yield error
    except (EOFError, zlib.error) as error:
        yield SourceError(place, f"a damaged gzip file: {error}.", "The documents before the damage were read.")
    except OSError as error:
        yield SourceError(place, f"cannot be read to its end: {error.strerror or error}.")
