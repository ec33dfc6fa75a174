"""Opening a folder as an Oxigraph store: what stands at a path, and what to say where it is no store.

Nothing is written into a folder that holds anything else.
"""

from __future__ import annotations

import os
from pathlib import Path

import pyoxigraph as ox

from allygraph.graph.errors import StoreError, StoreLocked
from allygraph.graph.store import Store
from allygraph.graph.stores.oxigraph import OxigraphStore
from allygraph.graph.terms import BASE, Names

_MARK = "CURRENT"
"""The file that every database of Oxigraph has."""


def open_memory(base: str | None = None) -> Store:
    """A new, empty store that is gone when it is closed."""
    return OxigraphStore(ox.Store(), "memory:", Names(base or BASE))


def open_folder(path: str, *, create: bool, base: str | None = None) -> Store:
    """The store in the folder at *path*, made where there is none and *create* says so."""
    names = Names(base or BASE)
    folder = Path(path).expanduser()
    try:
        is_store = _is_store(path, folder)
        if not is_store and not create:
            raise StoreError(f"no store at {path}. Load something first: allygraph load ... --store {path}")
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{path}: cannot be opened: {error.strerror or error}.") from error
    return OxigraphStore(_database(path, folder), path, names)


def _is_store(path: str, folder: Path) -> bool:
    """Whether the folder holds a store; raises StoreError where it holds something else."""
    if not folder.exists():
        return False
    if not folder.is_dir():
        raise StoreError(f"{path}: a file, and a store is a folder. Name another path with --store.")
    entries = sorted(entry.name for entry in folder.iterdir())
    if entries and _MARK not in entries:
        raise StoreError(f"{path}: a folder with other files in it ({entries[0]}), not a store. "
                         "Name a new or an empty one.")
    return bool(entries)


def _database(path: str, folder: Path) -> ox.Store:
    try:
        return ox.Store(os.fspath(folder))
    except OSError as error:
        if "lock" in str(error).lower():
            raise StoreLocked(f"{path}: another process has this store open, or this one opened it before and did not "
                              "close it. Wait until that has ended, or use another store.") from error
        if isinstance(error, PermissionError) or not os.access(folder, os.W_OK):
            raise StoreError(f"{path}: no permission to write there, which opening a store needs.") from error
        raise StoreError(f"{path}: cannot be opened as a store: {error}.") from error
