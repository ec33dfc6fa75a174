"""Terms between our plain values and pyoxigraph's, and its answers as rows, so that every store answers alike."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from allygraph.graph.store import Rows, Value
from allygraph.graph.terms import XSD, Iri, Literal, Names, Term, Triple, written

_INTEGERS = frozenset(
    XSD + name
    for name in ("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "unsignedInt",
                 "unsignedLong", "nonPositiveInteger", "negativeInteger", "unsignedShort", "unsignedByte")
)
_NUMBERS = frozenset(XSD + name for name in ("decimal", "double", "float"))

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


def rows_of(answer: Answer, names: Names) -> Rows:
    """The rows of a SELECT; of an ASK, one row with the column `answer`; of a CONSTRUCT, one row a triple, sorted."""
    if isinstance(answer, ox.QueryBoolean):
        return Rows(("answer",), [(bool(answer),)])
    if isinstance(answer, ox.QueryTriples):
        triples = sorted(answer, key=str)
        return Rows(("subject", "predicate", "object"), [_row(triple, names) for triple in triples])
    columns = tuple(variable.value for variable in answer.variables)
    return Rows(columns, [_row(solution, names) for solution in answer])


def value_of(term: Term, names: Names) -> Value:
    """*term* as a plain value: an id for an IRI, a number or truth value where the datatype says so, else text.

    >>> value_of(Literal("3", XSD + "integer"), Names()), value_of(Literal("2022-03-05", XSD + "date"), Names())
    (3, '2022-03-05')
    """
    if isinstance(term, Iri):
        return names.short(term)
    if term.datatype in _INTEGERS:
        return int(term.text)
    if term.datatype in _NUMBERS:
        return float(term.text)
    if term.datatype == XSD + "boolean":
        return term.text in {"true", "1"}
    return term.text


def plain(term: object) -> Term:
    """A term of pyoxigraph as a plain value; blank nodes and triple terms, which we never write, as their text."""
    if isinstance(term, ox.NamedNode):
        return Iri(term.value)
    if isinstance(term, ox.Literal):
        return Literal(term.value, term.datatype.value)
    return Literal(str(term))


def foreign(term: Term) -> ox.NamedNode | ox.Literal:
    """A plain term as one of pyoxigraph."""
    if isinstance(term, Iri):
        return ox.NamedNode(term.value)
    return ox.Literal(term.text, datatype=ox.NamedNode(term.datatype))


def quad(triple: Triple) -> ox.Quad:
    """A plain triple as a quad of the default graph."""
    subject, predicate, object = triple
    return ox.Quad(ox.NamedNode(subject.value), ox.NamedNode(predicate.value), foreign(object))


def exchange(out: Iterable[Triple], into: Iterable[Triple]) -> str:
    """The SPARQL update that takes *out* and puts *into*, as one transaction."""
    return f"DELETE DATA {{ {_block(out)} }} ; INSERT DATA {{ {_block(into)} }}"


def _block(triples: Iterable[Triple]) -> str:
    return " ".join(f"{' '.join(map(written, triple))} ." for triple in triples)


def _row(terms: Iterable[object], names: Names) -> tuple[Value, ...]:
    return tuple(None if term is None else value_of(plain(term), names) for term in terms)
