"""What a store is: the protocol that every backend keeps, and `open_store`, which picks one by URL.

Loaders write through `add` and `forget`; queries, analytics and views read through the rest. No backend is imported
before a URL names it.
"""

from __future__ import annotations

import importlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING, BinaryIO, Protocol, Self

from allygraph.graph.errors import StoreError
from allygraph.graph.filters import OCCURRED, Filter
from allygraph.graph.model import Actor, Document, DocumentRecord, Statement

if TYPE_CHECKING:
    from allygraph.graph.projection import Projection

Value = str | int | float | bool | None
"""A cell of a result row: ids are short ("country/VEN", "ally_of", "occurred"), dates ISO strings."""


class ActorRef(str):
    """The id of an actor, as a query parameter: bound to the actor, where a plain str is bound as text."""

    __slots__ = ()


class DocumentRef(str):
    """The id of a document, as a query parameter."""

    __slots__ = ()


Single = Value | date
"""One value for a query parameter. An `ActorRef`, a `DocumentRef`, a `Relation` and a `Status` stand for what they
name, a `date` for a day, everything else for itself; None leaves the parameter open."""

Bindings = Mapping[str, Single | tuple[Single, ...]]
"""Values for the parameters of a query; a tuple means any of its values."""

NO_BINDINGS: Bindings = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Added:
    """What `add` or `forget` changed: `document` is False where the store already had (or never had) it."""

    document: bool
    statements: int
    reports: int


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a query: column names and rows of plain values, in the order the query gives."""

    columns: tuple[str, ...]
    rows: list[tuple[Value, ...]]


class Store(Protocol):
    """A graph that keeps documents and statements. A context manager: leaving it flushes and closes.

    Every method raises `StoreError` (or a subclass) when the backend fails.
    """

    @property
    def url(self) -> str:
        """How to open this store again; never holds a password."""
        ...

    @property
    def languages(self) -> tuple[str, ...]:
        """The query languages it speaks: "sparql", "cypher"."""
        ...

    def add(self, document: Document, statements: Iterable[Statement]) -> Added:
        """Put a document with all that it states in, in one transaction; twice changes nothing.

        The same text under another URL adds that URL to the document.
        """
        ...

    def forget(self, document_id: str) -> Added:
        """Take out a document and exactly what only it supported."""
        ...

    def document(self, document_id: str) -> DocumentRecord | None:
        """The document with this id, or None. A store keeps the sentences that state something, never a full text."""
        ...

    def documents(self) -> Iterator[DocumentRecord]:
        """All documents, by id."""
        ...

    def actors(self) -> Iterator[Actor]:
        """All actors, by id."""
        ...

    def statements(self, wanted: Filter = OCCURRED) -> Iterator[Statement]:
        """Statements that pass the filter, each with the reports that pass, by statement id."""
        ...

    def counts(self) -> Mapping[str, int]:
        """How many documents, statements, asserted statements, reports and actors there are."""
        ...

    def query(self, text: str, parameters: Bindings = NO_BINDINGS, *, language: str = "sparql") -> Rows:
        """Rows of a read-only query; `parameters` are bound, never pasted in. Raises `QueryError`.

        Our prefixes (`ag:`, `country:`, `schema:` ...) are declared in every SPARQL query.
        """
        ...

    def update(self, text: str, *, language: str = "sparql") -> None:
        """Run an update that the user asked for."""
        ...

    def export_quads(self, out: BinaryIO) -> int:
        """Write the whole graph as sorted N-Quads; returns how many lines."""
        ...

    def import_quads(self, source: BinaryIO) -> int:
        """Add N-Quads written by `export_quads`; returns how many lines."""
        ...

    def to_networkx(self, wanted: Filter = OCCURRED) -> Projection:
        """The statements that pass as a networkx graph (`allygraph.graph.projection`)."""
        ...

    def flush(self) -> None:
        """Make what was added safe on disk."""
        ...

    def close(self) -> None:
        """Flush and let go of the store; closing twice is fine."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def open_store(url: str, *, create: bool = True, base: str | None = None) -> Store:
    """The store at *url*: a folder (Oxigraph on disk) or `memory:` (Oxigraph, gone when closed).

    With `create=False` a folder without a store is an error and none is made. `base` is the IRI under which ids stand;
    without it the environment's ALLYGRAPH_BASE, else https://w3id.org/allygraph/. Raises StoreError with what was found
    and what to do; StoreLocked where another process has the store open; SchemaMismatch where another version wrote it.

    >>> with open_store("memory:") as store:
    ...     store.counts()["documents"]
    0
    """
    scheme = re.match(r"(?i)([a-z][a-z0-9+.-]+)://", url)
    if scheme is not None:
        raise StoreError(_unspoken(url, scheme[1].lower()))
    opening = importlib.import_module("allygraph.graph.stores.opening")
    chosen = base or os.environ.get("ALLYGRAPH_BASE")
    store: Store = (
        opening.open_memory(chosen) if url == "memory:" else opening.open_folder(url, create=create, base=chosen)
    )
    return store


def _unspoken(url: str, scheme: str) -> str:
    known = "A folder (a path) and memory: work."
    if scheme.partition("+")[0] in {"neo4j", "bolt"}:
        return f"{_without_password(url)}: this version does not speak to Neo4j yet. {known}"
    if scheme in {"sparql+http", "sparql+https"}:
        return f"{_without_password(url)}: this version does not speak to SPARQL servers yet. {known}"
    return f"{_without_password(url)}: no kind of store begins with {scheme}://. {known}"


def _without_password(url: str) -> str:
    return re.sub(r"(?<=://)[^/]*@", "…@", url)
