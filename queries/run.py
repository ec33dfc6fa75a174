"""Running a named query: the values that a user gives are checked, completed and handed to the store to be bound.

Takes a store, a query and texts or plain values; gives rows. Actors are ids here: the command line turns names into
ids before.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from allygraph.graph import dates
from allygraph.graph.errors import QueryError
from allygraph.graph.model import ActorType, Status
from allygraph.graph.store import ActorRef, Rows, Single, Store, Value
from allygraph.graph.vocabulary import Relation
from allygraph.queries.catalogue import NamedQuery, Parameter, ParameterType, find

_Kind = TypeVar("_Kind", bound=StrEnum)
_Bound = Single | tuple[Single, ...]

ACTOR_TYPES: dict[ParameterType, frozenset[ActorType]] = {
    ParameterType.ACTOR: frozenset(ActorType),
    ParameterType.COUNTRY: frozenset({ActorType.COUNTRY}),
    ParameterType.PLACE: frozenset({ActorType.PLACE, ActorType.COUNTRY}),
    ParameterType.OFFICIAL: frozenset({ActorType.OFFICIAL}),
}
"""The kinds of actors that each type of parameter takes: a country is a place that one can visit."""

_ENDS = frozenset({"until", "as_of", "known_by"})


def run(store: Store, name: str, values: Mapping[str, Value] = {}) -> Rows:
    """The rows that the query called *name* finds in *store*, in the order that the query gives.

    *values* are texts, as a user writes them, or plain values; actors are ids ("country/VEN"). Raises QueryError for an
    unknown query or parameter, for a required one that is missing, and for a value that does not fit its type.
    """
    query = find(name)
    language = next((known for known in store.languages if known in query.languages), None)
    if language is None:
        raise QueryError(f"{name} is written in {', '.join(query.languages)}; {store.url} speaks "
                         f"{', '.join(store.languages)}.")
    return store.query(query.text(language), bind(query, values), language=language)


def bind(query: NamedQuery, values: Mapping[str, Value]) -> dict[str, _Bound]:
    """A value for every parameter of *query*: the given one, checked, else its default, else None.

    A date becomes its first day, or its last where the parameter names an end (until, as_of, known_by).
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    for given in values:
        if given not in known:
            raise QueryError(f"{query.name} has no parameter {given!r}.{_near(given, known)} {_takes(query)}")
    bound: dict[str, _Bound] = {}
    for parameter in query.parameters:
        value = values.get(parameter.name)
        if value is None and parameter.required:
            raise QueryError(f"{query.name} needs {describe(parameter)}.")
        value = parameter.default if value is None else value
        bound[parameter.name] = None if value is None else _value(parameter, str(value))
    return bound


def describe(parameter: Parameter) -> str:
    """*parameter* in words, with its type and an example.

    >>> describe(Parameter("by", ParameterType.OFFICIAL, True, None, "Nicolás Maduro", "who travels"))
    "by=… (official: who travels), for example by='Nicolás Maduro'"
    """
    example = f"'{parameter.example}'" if " " in parameter.example else parameter.example
    return f"{parameter.name}=… ({parameter.type}: {parameter.meaning}), for example {parameter.name}={example}"


def _value(parameter: Parameter, text: str) -> _Bound:
    match parameter.type:
        case ParameterType.ACTOR | ParameterType.COUNTRY | ParameterType.PLACE | ParameterType.OFFICIAL:
            return _actor(parameter, text)
        case ParameterType.RELATION:
            return _listed(parameter, text, Relation)
        case ParameterType.STATUS:
            return _listed(parameter, text, Status)
        case ParameterType.DATE:
            return _date(parameter, text)
        case ParameterType.INTEGER | ParameterType.NUMBER:
            return _number(parameter, text)
        case ParameterType.TEXT:
            return text


def _actor(parameter: Parameter, text: str) -> ActorRef:
    kinds = ACTOR_TYPES[parameter.type]
    kind, _, rest = text.partition("/")
    if kind not in kinds or not rest:
        ids = " or ".join(sorted(f"{kind}/…" for kind in kinds))
        raise QueryError(f"{parameter.name} takes the id of an actor ({ids}), not {text!r}.")
    return ActorRef(text)


def _listed(parameter: Parameter, text: str, kinds: type[_Kind]) -> tuple[_Kind, ...]:
    every = [kind.value for kind in kinds]
    chosen = every if text == "all" else [part.strip() for part in text.split(",")]
    for part in chosen:
        if part not in every:
            raise QueryError(f"{parameter.name}: there is no {parameter.type} {part!r}.{_near(part, every)} "
                             f"There are: {', '.join(every)}, or all.")
    return tuple(map(kinds, chosen))


def _date(parameter: Parameter, text: str) -> date:
    if dates.parse(text) != text:
        raise QueryError(f"{parameter.name} takes a date such as 2022, 2022-03 or 2022-03-05, not {text!r}.")
    return dates.last_day(text) if parameter.name in _ENDS else dates.first_day(text)


def _number(parameter: Parameter, text: str) -> int | float:
    try:
        number = int(text) if parameter.type is ParameterType.INTEGER else float(text)
    except ValueError:
        raise QueryError(f"{parameter.name} takes {_article(parameter.type)}, not {text!r}.") from None
    if not 0 <= number < float("inf"):
        raise QueryError(f"{parameter.name} takes {_article(parameter.type)} from 0 up, not {text!r}.")
    return number


def _article(kind: ParameterType) -> str:
    return "an integer" if kind is ParameterType.INTEGER else "a number"


def _near(word: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(word.replace("-", "_"), list(known), n=2, cutoff=0.6)
    return f" Did you mean {' or '.join(near)}?" if near else ""


def _takes(query: NamedQuery) -> str:
    return f"It takes: {', '.join(p.name for p in query.parameters)}." if query.parameters else "It takes none."
