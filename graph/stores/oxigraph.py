"""The store in a folder, or in memory: Oxigraph, embedded, through pyoxigraph.

One process owns a folder at a time. Every `add` and every `forget` is one transaction: all of it or nothing.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Self

import pyoxigraph as ox

from allygraph.graph import rdf
from allygraph.graph.contents import Contents, contents_of
from allygraph.graph.errors import FormatError, QueryError, SchemaMismatch, StoreError
from allygraph.graph.filters import OCCURRED, Filter
from allygraph.graph.matching import choose
from allygraph.graph.model import Actor, Document, DocumentRecord, Statement
from allygraph.graph.rdf_reading import Node
from allygraph.graph.schema import SCHEMA_VERSION, VERSION, schema_triples
from allygraph.graph.store import NO_BINDINGS, Added, Bindings, Rows
from allygraph.graph.stores import sparql
from allygraph.graph.stores.difference import Change, adding, forgetting
from allygraph.graph.stores.reading import Reader
from allygraph.graph.stores.selection import selection
from allygraph.graph.stores.translation import exchange, foreign, plain, quad, rows_of
from allygraph.graph.terms import TYPE, Iri, Names, Term, Triple, ag

if TYPE_CHECKING:
    from allygraph.graph.projection import Projection

FLUSH_EVERY = 1000
"""Statements between two flushes: rarer, and opening replays a long log; more often, and loading slows down."""

_DEFAULT = ox.DefaultGraph()


class OxigraphStore:
    """An Oxigraph database with our shape in it. Make one with `allygraph.graph.store.open_store`."""

    def __init__(self, database: ox.Store, url: str, names: Names) -> None:
        self.url = url
        self.languages = ("sparql",)
        self.names = names
        self._open: ox.Store | None = database
        self._unsaved = 0
        self._check_schema()

    def add(self, document: Document, statements: Iterable[Statement]) -> Added:
        """Put a document with all that it states in, in one transaction; twice changes nothing."""
        return self._add(contents_of(document, statements))

    def forget(self, document_id: str) -> Added:
        """Take out a document and exactly what only it supported, in one transaction."""
        return self._apply(forgetting(self, self.names, document_id))

    def document(self, document_id: str) -> DocumentRecord | None:
        """The document with this id, or None."""
        return Reader(self, self.names).record(document_id)

    def documents(self) -> Iterator[DocumentRecord]:
        """All documents, by id."""
        reader = Reader(self, self.names)
        ids = sorted(self.names.short(iri) for iri in self.subjects(TYPE, rdf.ARTICLE))
        return (record for record in map(reader.record, ids) if record is not None)

    def actors(self) -> Iterator[Actor]:
        """All actors, by id."""
        return iter(sorted(map(Reader(self, self.names).actor, self.subjects(TYPE, ag("Actor"))), key=lambda a: a.id))

    def statements(self, wanted: Filter = OCCURRED) -> Iterator[Statement]:
        """Statements that pass the filter, each with the reports that pass, by statement id."""
        found: dict[Iri, list[Iri]] = {}
        for statement, report in self._select(selection(wanted, self.names)):
            found.setdefault(statement, []).append(report)
        reader = Reader(self, self.names)
        least = max(wanted.min_reports, 1)
        for iri in sorted(found):
            if len(found[iri]) >= least:
                read = reader.statement(iri, sorted(found[iri]))
                chosen = read if wanted.as_of is None else choose(read, reader.published, wanted)
                if chosen is not None:
                    yield chosen

    def counts(self) -> Mapping[str, int]:
        """How many documents, statements, asserted statements, reports and actors there are."""
        patterns = {
            "documents": "?one a schema:NewsArticle",
            "statements": "?one a ag:Statement",
            "asserted": "?one ag:asserted true",
            "reports": "?one a ag:Report",
            "actors": "?one a ag:Actor",
        }
        return {name: self._count(pattern) for name, pattern in patterns.items()}

    def query(self, text: str, parameters: Bindings = NO_BINDINGS, *, language: str = "sparql") -> Rows:
        """Rows of a read-only SPARQL query, with our prefixes declared and *parameters* bound to its variables."""
        self._speaks(language)
        if sparql.writes(text):
            raise QueryError("this is an update, and a query only reads. Run it as an update if it is meant to write.")
        if sparql.calls_out(text):
            raise QueryError("SERVICE asks another server, and the graph is asked offline. Leave it out.")
        bound = sparql.bind(text, parameters, self.names)
        try:
            return rows_of(self._database.query(bound, prefixes=self.names.prefixes), self.names)
        except SyntaxError as error:
            raise self._misread(text, error) from error
        except (RuntimeError, ValueError, OSError) as error:
            raise QueryError(f"the query failed: {error}") from error

    def update(self, text: str, *, language: str = "sparql") -> None:
        """Run a SPARQL update that the user asked for; what it breaks is the user's to mend."""
        self._speaks(language)
        try:
            self._database.update(text, prefixes=self.names.prefixes)
        except SyntaxError as error:
            raise QueryError(f"not a SPARQL update: {_first_line(error)}") from error
        except (RuntimeError, ValueError, OSError) as error:
            raise QueryError(f"the update failed: {error}") from error

    def export_quads(self, out: BinaryIO) -> int:
        """Write the whole graph as sorted N-Quads; returns how many lines."""
        buffer = io.BytesIO()
        self._database.dump(buffer, ox.RdfFormat.N_QUADS)
        lines = sorted(buffer.getvalue().split(b"\n")[:-1])
        out.writelines(line + b"\n" for line in lines)
        return len(lines)

    def to_networkx(self, wanted: Filter = OCCURRED) -> Projection:
        """The statements that pass as a networkx graph."""
        from allygraph.graph.projection import to_networkx

        return to_networkx(self, wanted)

    def flush(self) -> None:
        """Make what was added safe on disk."""
        try:
            self._database.flush()
        except OSError as error:
            raise StoreError(f"{self.url}: cannot be written: {error}.") from error
        self._unsaved = 0

    def close(self) -> None:
        """Flush and let go of the store; closing twice is fine."""
        if self._open is not None:
            try:
                self.flush()
            finally:
                self._open = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def node(self, subject: Iri) -> Node:
        """All that the graph says of *subject*: predicate to objects."""
        said: dict[Iri, list[Term]] = {}
        for found in self._database.quads_for_pattern(ox.NamedNode(subject.value), None, None, _DEFAULT):
            said.setdefault(Iri(found.predicate.value), []).append(plain(found.object))
        return said

    def subjects(self, predicate: Iri, object: Term) -> Iterator[Iri]:
        """The subjects of all triples with this predicate and object."""
        found = self._database.quads_for_pattern(None, ox.NamedNode(predicate.value), foreign(object), _DEFAULT)
        return (Iri(one.subject.value) for one in found if isinstance(one.subject, ox.NamedNode))

    def import_quads(self, source: BinaryIO) -> int:
        """Add N-Quads written by `export_quads`; returns how many lines. Raises FormatError for anything else.

        What both graphs support is counted once, as if the documents had been loaded here.
        """
        given = OxigraphStore(_parsed(source), "the import", self.names)
        if not any(self.subjects(TYPE, rdf.ARTICLE)):
            self._database.bulk_extend(given._database)
            self.flush()
            return len(given._database)
        explained = OxigraphStore(ox.Store(), "memory:", self.names)
        reader = Reader(given, self.names)
        for record in given.documents():
            contents = reader.contents(record.id)
            if contents is not None:
                self._add(contents)
                explained._add(contents)
        self._database.extend(quad for quad in given._database if quad not in explained._database)
        self.flush()
        return len(given._database)

    @property
    def _database(self) -> ox.Store:
        if self._open is None:
            raise StoreError(f"{self.url}: this store was closed. Open it again.")
        return self._open

    def _add(self, contents: Contents) -> Added:
        return self._apply(adding(self, self.names, contents))

    def _apply(self, change: Change) -> Added:
        try:
            self._write(change.out, change.into)
        except OSError as error:
            raise StoreError(f"{self.url}: cannot be written: {error}.") from error
        self._unsaved += change.added.statements
        if self._unsaved >= FLUSH_EVERY:
            self.flush()
        return change.added

    def _write(self, out: set[Triple], into: set[Triple]) -> None:
        if out:  # one update text is the only way to take out and put in as one transaction
            self._database.update(exchange(out, into))
        elif into:
            self._database.extend(map(quad, into))

    def _check_schema(self) -> None:
        """Hold the database to our schema: write it into an empty one, refuse another version or another base."""
        quads = self._database.quads_for_pattern(None, ox.NamedNode(VERSION.value), None, _DEFAULT)
        found = [(plain(one.subject)[0], plain(one.object)[0]) for one in quads]
        if not found and len(self._database):
            raise SchemaMismatch(f"{self.url}: an Oxigraph database, but not one of allygraph.")
        for store, version in found:
            base = store.removesuffix("store")
            if base != self.names.base:
                raise SchemaMismatch(f"{self.url}: its ids stand under {base}, not under {self.names.base}. "
                                     f"Set ALLYGRAPH_BASE={base} to open it.")
            if version != str(SCHEMA_VERSION):
                raise SchemaMismatch(f"{self.url}: it has version {version} of the schema, and this allygraph reads "
                                     f"version {SCHEMA_VERSION}. Load the documents into a new store.")
        if not found:
            self._write(set(), schema_triples(self.names))
            self.flush()

    def _select(self, query: str) -> list[tuple[Iri, ...]]:
        answer = self._database.query(query, prefixes=self.names.prefixes)
        assert isinstance(answer, ox.QuerySolutions)
        return [tuple(Iri(term.value) for term in solution) for solution in answer]

    def _count(self, pattern: str) -> int:
        row = self.query(f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}").rows[0]
        return int(row[0] or 0)

    def _speaks(self, language: str) -> None:
        if language not in self.languages:
            raise QueryError(f"{self.url} speaks {', '.join(self.languages)}, not {language}.")

    def _misread(self, text: str, error: SyntaxError) -> QueryError:
        """The parser's complaint with its place in *text*: values that were bound would shift it."""
        try:
            self._database.query(text, prefixes=self.names.prefixes)
        except SyntaxError as unbound:
            return QueryError(f"not SPARQL: {_first_line(unbound)}")
        return QueryError("no value can be bound in this form of query, only in a group of patterns: "
                          f"{_first_line(error)}")


def _parsed(source: BinaryIO) -> ox.Store:
    database = ox.Store()
    try:
        database.bulk_load(source, ox.RdfFormat.N_QUADS)
    except SyntaxError as error:
        raise FormatError(f"not N-Quads: {_first_line(error)}") from error
    if next(database.quads_for_pattern(None, ox.NamedNode(VERSION.value), None, _DEFAULT), None) is None:
        raise FormatError("no export of a store: it does not say the version of its schema.")
    return database


def _first_line(error: Exception) -> str:
    """What a parser says, without the pages of letters that it would have taken."""
    said = str(error.msg if isinstance(error, SyntaxError) else error).splitlines()[0]
    return said if len(said) <= 200 else said[:200].rsplit(",", 1)[0] + ", …"
