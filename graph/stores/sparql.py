"""SPARQL texts: values are bound to a query's variables, and a text that would write is told from one that reads.

Takes and gives text, so that every store that speaks SPARQL, in this process or by URL, binds in the same way.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from allygraph.graph.errors import QueryError
from allygraph.graph.model import Status
from allygraph.graph.rdf import boolean, day, integer, string
from allygraph.graph.store import ActorRef, Bindings, DocumentRef, Single
from allygraph.graph.terms import RELATION_TERMS, XSD, Literal, Names, Term, ag, written
from allygraph.graph.vocabulary import Relation

_TOKEN = re.compile(
    r"""
      (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<string>\"{3}(?:[^"\\]|\\.|"(?!""))*\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
                | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
    | (?P<comment>\#[^\n\r]*)
    | (?P<variable>[?$]\w+)
    | (?P<word>[^\W\d][\w.-]*(?::[\w.%:-]*)? | :[\w.%:-]*)
    | (?P<mark>[^\s\w])
    """,
    re.VERBOSE | re.DOTALL,
)
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"})
_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})


def writes(text: str) -> bool:
    """Whether *text* is a SPARQL update and not a query.

    >>> writes("PREFIX a: <http://a/> INSERT DATA { a:b a:c 1 }"), writes('SELECT ?insert { ?insert ?p "DELETE" }')
    (True, False)
    """
    for kind, token, _ in _tokens(text):
        word = token.upper()
        if kind == "word" and word in _UPDATES | _FORMS:
            return word in _UPDATES
    return False


def calls_out(text: str) -> bool:
    """Whether *text* asks another server (SERVICE): the graph is asked offline.

    >>> calls_out("SELECT ?s { SERVICE <http://a/> { ?s ?p ?o } }"), calls_out("SELECT ?service { ?service ?p ?o }")
    (True, False)
    """
    return any(kind == "word" and token.upper() == "SERVICE" for kind, token, _ in _tokens(text))


def bind(text: str, bindings: Bindings, names: Names) -> str:
    """*text* with each parameter bound to its variable of the same name, wherever the query uses it.

    The values stand in VALUES blocks at the start of the groups that use them; a tuple means any of its values, None
    leaves its variable open. No value can end its literal, whatever it holds. Raises QueryError for a value whose
    variable the query does not use.

    >>> bind("SELECT ?n { ?a ag:allyOf ?b . ?b skos:prefLabel ?n }", {"a": ActorRef("country/VEN")}, Names())
    'SELECT ?n { VALUES ?a { <https://w3id.org/allygraph/country/VEN> } ?a ag:allyOf ?b . ?b skos:prefLabel ?n }'
    """
    given = {name: value for name, value in bindings.items() if value is not None}
    root = _groups(text)
    used = {name for scope in root.all() for name in scope.variables}
    for name in given:
        if name not in used:
            raise QueryError(f"the query has no variable ?{name} to bind the parameter {name!r} to.")
    blocks = {name: _values(name, value, names) for name, value in given.items()}
    inserts: list[tuple[int, str]] = []
    for scope in root.all():
        if scope.opens is not None:
            wanted = [blocks[name] for name in blocks if name in scope.variables]
            inserts += [(scope.opens, "".join(f" {block}" for block in wanted))] if wanted else []
    for position, block in sorted(inserts, reverse=True):
        text = text[:position] + block + text[position:]
    return text


@dataclass(slots=True)
class _Scope:
    """A group of a query with the variables that it uses itself; `opens` is where a VALUES block may stand."""

    opens: int | None
    variables: set[str] = field(default_factory=set)
    inner: list[_Scope] = field(default_factory=list)

    def all(self) -> Iterator[_Scope]:
        yield self
        for scope in self.inner:
            yield from scope.all()


def _groups(text: str) -> _Scope:
    """The tree of groups; what a SELECT or ORDER BY around a group uses counts as used in that group."""
    root = _Scope(None)
    stack = [root]
    tokens = [token for token in _tokens(text) if token[0] != "comment"]
    data = ""
    for number, (kind, token, end) in enumerate(tokens):
        word = token.upper()
        if kind == "variable":
            stack[-1].variables.add(token[1:])
        elif kind == "word" and word in {"VALUES", "CONSTRUCT"}:
            data = word
        elif token == "{":
            after = tokens[number + 1][1].upper() if number + 1 < len(tokens) else ""
            is_group = not data and after != "SELECT"
            scope = _Scope(end if is_group else None)
            stack[-1].inner.append(scope)
            stack.append(scope)
            data = ""
        elif kind == "word" and word == "WHERE":
            data = ""
        elif token == "}" and len(stack) > 1:
            stack.pop()
    _hand_down(root)
    return root


def _hand_down(scope: _Scope) -> None:
    first = next((inner for inner in scope.inner if inner.opens is not None), None)
    if scope.opens is None and first is not None:
        first.variables |= scope.variables
    for inner in scope.inner:
        _hand_down(inner)


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    for match in _TOKEN.finditer(text):
        yield match.lastgroup or "", match.group(), match.end()


def _values(name: str, value: Single | tuple[Single, ...], names: Names) -> str:
    several = value if isinstance(value, tuple) else (value,)
    terms = " ".join(written(term(single, names)) for single in several if single is not None)
    return f"VALUES ?{name} {{ {terms} }}"


def term(value: Single, names: Names) -> Term:
    """The term that stands for a parameter's value.

    >>> term(Relation.ALLY_OF, Names()) == ag("allyOf"), term(3, Names()).text
    (True, '3')
    """
    match value:
        case ActorRef():
            return names.actor(value)
        case DocumentRef():
            return names.document(value)
        case Relation():
            return RELATION_TERMS[value]
        case Status():
            return ag(value.value)
        case bool():
            return boolean(value)
        case int():
            return integer(value)
        case float() if math.isfinite(value):
            return Literal(format(Decimal(repr(value)), "f"), XSD + "decimal")
        case date():
            return day(value)
        case str():
            return string(value)
        case _:
            raise QueryError(f"not a value for a query: {value!r}.")
