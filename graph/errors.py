"""What can go wrong, as one tree. Each error says where, what was found, and what would be right.

AllygraphError
    SourceError         a document source cannot be read, or one record of it
    ExtractionError     the language model is missing or failed on a document
    UnknownActor        a name or code that no actor of the gazetteer or of the store has
    StoreError          a store cannot be opened, read or written
        StoreLocked     another process holds the store
        SchemaMismatch  the store was written by another version of the schema
    QueryError          a query is unknown, lacks a parameter, or is refused
    FormatError         an export or import format is unknown, or a file does not hold it
"""

from __future__ import annotations


class AllygraphError(Exception):
    """Base of all errors that a user can cause; the command line prints it without a traceback."""


class SourceError(AllygraphError):
    """A source, or one record in it, cannot be read. `place` says where (path, or path:line)."""

    def __init__(self, place: str, found: str, remedy: str = "") -> None:
        self.place = place
        self.found = found
        self.remedy = remedy
        super().__init__(f"{place}: {found}" + (f" {remedy}" if remedy else ""))


class ExtractionError(AllygraphError):
    """The language model cannot be loaded, or a document cannot be analysed."""


class UnknownActor(AllygraphError):
    """No actor has this name, code or id. `near` lists names that look alike."""

    def __init__(self, name: str, near: tuple[str, ...] = ()) -> None:
        self.name = name
        self.near = near
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        super().__init__(f"no actor is called {name!r}.{hint}")


class StoreError(AllygraphError):
    """A store cannot be opened, read or written."""


class StoreLocked(StoreError):
    """Another process has the store open for writing."""


class SchemaMismatch(StoreError):
    """The store was written with a schema that this version does not read."""


class QueryError(AllygraphError):
    """A query is unknown, lacks a parameter, is malformed, or would write."""


class FormatError(AllygraphError):
    """A format is unknown, or a file does not hold what its format promises."""
