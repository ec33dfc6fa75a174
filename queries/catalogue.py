"""The named queries: files `NAME.rq` and `NAME.cypher` whose header comment says what they answer and what they take.

Reads the headers into frozen values. It does not run anything; `allygraph.queries.run` does.

A header is the run of comment lines at the top of a file ("#" in SPARQL, "//" in Cypher):

    # title: Allies of an actor
    # about: Whom reports call an ally of one actor, best attested first.
    # group: alliances
    # param actor actor required; example Venezuela — whose allies
    # filters: since until min_reports
    # column ally text — the ally's name

A parameter is `param NAME TYPE required` or `optional`, then `default VALUE` where it has one, an example, its meaning.
`filters` names parameters that mean the same in every query (`FILTERS`). Both files of a pair have the same header.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TypeVar

from allygraph.graph.errors import QueryError

_Kind = TypeVar("_Kind", bound=StrEnum)

LANGUAGES = {"sparql": (".rq", "#"), "cypher": (".cypher", "//")}
"""Query language -> the suffix of its files and how a comment line begins there."""

GROUPS = (
    "alliances", "visits", "meetings", "cooperation", "conflict", "officials", "actors", "time", "sources", "quality",
)
"""The groups of the catalogue, in the order in which they are listed."""


class ParameterType(StrEnum):
    """What a parameter takes. The first four are actors, given by id (or on the command line by name or code)."""

    ACTOR = "actor"
    COUNTRY = "country"
    PLACE = "place"
    OFFICIAL = "official"
    RELATION = "relation"
    STATUS = "status"
    DATE = "date"
    INTEGER = "integer"
    NUMBER = "number"
    TEXT = "text"


class ColumnType(StrEnum):
    """What a column holds; dates are partial ISO dates, ids those of the graph."""

    TEXT = "text"
    ID = "id"
    DATE = "date"
    INTEGER = "integer"
    NUMBER = "number"
    RELATION = "relation"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a query can be told. An optional one without a default leaves the answer unrestricted."""

    name: str
    type: ParameterType
    required: bool
    default: str | None
    example: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the answer."""

    name: str
    type: ColumnType
    meaning: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """One question of the catalogue. `texts` holds its text in each language, with the header."""

    name: str
    title: str
    about: str
    group: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    texts: tuple[tuple[str, str], ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it is written in."""
        return tuple(language for language, _ in self.texts)

    def text(self, language: str) -> str:
        """Its text in *language*; raises QueryError where there is none."""
        for known, text in self.texts:
            if known == language:
                return text
        raise QueryError(f"{self.name} is written in {', '.join(self.languages)}, not in {language}.")


FILTERS: dict[str, Parameter] = {
    parameter.name: parameter
    for parameter in (
        Parameter("since", ParameterType.DATE, False, None, "2022-02-24", "only events on this day or later"),
        Parameter("until", ParameterType.DATE, False, None, "2022-12", "only events up to the end of this date"),
        Parameter("as_of", ParameterType.DATE, False, None, "2022-03", "only what stood at the end of this date"),
        Parameter("known_by", ParameterType.DATE, False, None, "2022-03-31",
                  "only reports published by the end of this date"),
        Parameter("status", ParameterType.STATUS, False, "occurred", "planned",
                  "only reports with this status, or several joined by commas, or all"),
        Parameter("relation", ParameterType.RELATION, False, None, "met_with",
                  "only this relation, or several joined by commas"),
        Parameter("min_reports", ParameterType.INTEGER, False, "1", "2", "only what at least so many reports say"),
        Parameter("min_confidence", ParameterType.NUMBER, False, "0", "0.5", "only reports at least so confident"),
    )
}
"""The parameters that many queries share, and that are options of the command line."""


def names() -> tuple[str, ...]:
    """The names of all queries, sorted."""
    suffixes = tuple(suffix for suffix, _ in LANGUAGES.values())
    files_there = (entry.name for entry in files("allygraph.queries").iterdir())
    return tuple(sorted({name.partition(".")[0] for name in files_there if name.endswith(suffixes)}))


@cache
def find(name: str) -> NamedQuery:
    """The query called *name*. Raises QueryError, with names that look alike, where there is none.

    >>> find("allies_of").group
    'alliances'
    """
    if name not in names():
        near = difflib.get_close_matches(name.replace("-", "_"), names(), n=3, cutoff=0.5)
        hint = f"Did you mean {' or '.join(near)}?" if near else "See them all with: allygraph queries"
        raise QueryError(f"no query is called {name!r}. {hint}")
    folder = files("allygraph.queries")
    texts = [
        (language, folder.joinpath(name + suffix).read_text(encoding="utf-8"))
        for language, (suffix, _) in LANGUAGES.items()
        if folder.joinpath(name + suffix).is_file()
    ]
    read = [parse(name, text, language) for language, text in texts]
    if any(_header(query) != _header(read[0]) for query in read):
        raise QueryError(f"{name}: the headers of its files differ.")
    first = read[0]
    return NamedQuery(name, first.title, first.about, first.group, first.parameters, first.columns, tuple(texts))


def catalogue() -> tuple[NamedQuery, ...]:
    """All named queries, by group and name."""
    return tuple(sorted(map(find, names()), key=lambda query: (GROUPS.index(query.group), query.name)))


_SHARED = frozenset({"relation", "status"})
"""A parameter of this name may also be a column: the query gives back what it was asked for."""

_FIELD = re.compile(r"(title|about|group|filters): (\S.*)")
_PARAM = re.compile(
    r"param (?P<name>[a-z_]+) (?P<type>[a-z]+) (?P<need>required|optional)"
    r"(?:; default (?P<default>[^;]+))?; example (?P<example>.+?) — (?P<meaning>.+)"
)
_COLUMN = re.compile(r"column (?P<name>[a-z][a-z0-9_]*) (?P<type>[a-z]+) — (?P<meaning>.+)")


def parse(name: str, text: str, language: str) -> NamedQuery:
    """The query whose file holds *text*. Raises QueryError with file and line for a header that keeps not to the form.

    >>> head = "# title: T\\n# about: A.\\n# group: time\\n# column day date — when\\n"
    >>> parse("q", head + "SELECT ?day {}", "sparql").columns[0].name
    'day'
    """
    suffix, comment = LANGUAGES[language]
    fields: dict[str, str] = {}
    parameters: list[Parameter] = []
    columns: list[Column] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith(comment):
            break
        where, said = f"{name}{suffix}:{number}", line.removeprefix(comment).strip()
        if match := _FIELD.fullmatch(said):
            fields[match[1]] = match[2]
        elif match := _PARAM.fullmatch(said):
            parameters.append(_parameter(where, match))
        elif match := _COLUMN.fullmatch(said):
            columns.append(Column(match["name"], _type(ColumnType, match["type"], where), match["meaning"]))
        else:
            raise QueryError(f"{where}: not a header line: {said!r}. Write title:, about:, group:, param or column.")
    where = f"{name}{suffix}"
    missing = [key for key in ("title", "about", "group") if key not in fields] + ["column"] * (not columns)
    if missing:
        raise QueryError(f"{where}: the header lacks {', '.join(missing)}.")
    if fields["group"] not in GROUPS:
        raise QueryError(f"{where}: no group is called {fields['group']!r}. There are: {', '.join(GROUPS)}.")
    parameters += [_filter(where, shared) for shared in fields.get("filters", "").split()]
    for kind, listed in (("parameter", [p.name for p in parameters]), ("column", [c.name for c in columns])):
        if len(set(listed)) < len(listed):
            raise QueryError(f"{where}: a {kind} is named twice.")
    clash = sorted({p.name for p in parameters} & {c.name for c in columns} - _SHARED)
    if clash:
        raise QueryError(f"{where}: {clash[0]} is both a parameter and a column, and so would be one variable.")
    return NamedQuery(
        name, fields["title"], fields["about"], fields["group"], tuple(parameters), tuple(columns), ((language, text),)
    )


def _parameter(where: str, match: re.Match[str]) -> Parameter:
    required = match["need"] == "required"
    if required and match["default"] is not None:
        raise QueryError(f"{where}: a required parameter has no default.")
    kind = _type(ParameterType, match["type"], where)
    return Parameter(match["name"], kind, required, match["default"], match["example"], match["meaning"])


def _filter(where: str, name: str) -> Parameter:
    if name not in FILTERS:
        raise QueryError(f"{where}: no filter is called {name!r}. There are: {', '.join(FILTERS)}.")
    return FILTERS[name]


def _type(kinds: type[_Kind], text: str, where: str) -> _Kind:
    try:
        return kinds(text)
    except ValueError:
        raise QueryError(f"{where}: no type is called {text!r}. There are: {', '.join(kinds)}.") from None


def _header(query: NamedQuery) -> tuple[object, ...]:
    return (query.title, query.about, query.group, query.parameters, query.columns)
