"""Options that several commands share: the store, the format, the filters, quiet.

Each is a decorator, so that the same option has the same name, help and default everywhere.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any, TypeVar

import click

from allygraph.cli.output import FORMATS
from allygraph.graph import dates
from allygraph.graph.filters import Filter
from allygraph.graph.model import Status
from allygraph.graph.vocabulary import Relation

F = TypeVar("F", bound=Callable[..., Any])

DEFAULT_STORE = "./allygraph.store"


@dataclass(frozen=True, slots=True)
class Filters:
    """The shared filters as given on the command line: None or empty where an option was not given."""

    since: str | None = None
    until: str | None = None
    as_of: str | None = None
    known_by: str | None = None
    status: tuple[str, ...] = ()
    relation: tuple[str, ...] = ()
    min_reports: int | None = None
    min_confidence: float | None = None

    def given(self) -> dict[str, str]:
        """The filters that were given, as parameters of a named query."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {
            name: ",".join(value) if isinstance(value, tuple) else str(value)
            for name, value in values.items()
            if value not in (None, ())
        }

    def as_filter(self, *, default: frozenset[Status] = frozenset({Status.OCCURRED})) -> Filter:
        """The same as a `Filter`; where no status was given, *default*."""
        statuses = frozenset(Status) if "all" in self.status else frozenset(map(Status, self.status))
        return Filter(
            relations=frozenset(map(Relation, self.relation)),
            statuses=statuses or default,
            since=self.since,
            until=self.until,
            known_by=self.known_by,
            as_of=self.as_of,
            min_reports=1 if self.min_reports is None else self.min_reports,
            min_confidence=0.0 if self.min_confidence is None else self.min_confidence,
        )


def store_option(function: F) -> F:
    """Add `--store`; the function gets `store_url`."""
    return click.option(
        "--store", "store_url", metavar="URL", envvar="ALLYGRAPH_STORE", default=DEFAULT_STORE, show_default=True,
        show_envvar=True, help="The graph: a folder, or memory: for an empty one that is not kept.",
    )(function)


def format_option(function: F) -> F:
    """Add `--format`; the function gets `format`, None where not given."""
    return click.option(
        "--format", "format", type=click.Choice(FORMATS), default=None,
        show_default="table on a terminal, jsonl in a pipe", help="How to write the rows.",
    )(function)


def quiet_option(function: F) -> F:
    """Add `--quiet`; the function gets `quiet`."""
    return click.option("-q", "--quiet", is_flag=True, help="Write no notes to standard error.")(function)


def limit_option(function: F) -> F:
    """Add `--limit`; the function gets `limit`."""
    return click.option(
        "--limit", type=click.IntRange(min=0), metavar="N", default=None, show_default="all",
        help="Write at most N rows.",
    )(function)


def _date(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is not None and dates.parse(value) != value:
        raise click.BadParameter(f"{value!r} is no date. Write 2022, 2022-03 or 2022-03-05.", ctx, param)
    return value


# click takes an enum apart by its names, not its values
_STATUSES = [*(status.value for status in Status), "all"]
_RELATIONS = [relation.value for relation in Relation]

_FILTER_OPTIONS = (
    click.option("--since", callback=_date, metavar="DATE", default=None, show_default="none",
                 help="Only events on this day or later; undated ones go by publication."),
    click.option("--until", callback=_date, metavar="DATE", default=None, show_default="none",
                 help="Only events up to the end of this date."),
    click.option("--as-of", callback=_date, metavar="DATE", default=None, show_default="none",
                 help="Only what stood at the end of this date."),
    click.option("--known-by", callback=_date, metavar="DATE", default=None, show_default="none",
                 help="Only reports published by the end of this date."),
    click.option("--status", type=click.Choice(_STATUSES), multiple=True, show_default="occurred",
                 help="Only reports with this status; may be repeated."),
    click.option("--relation", type=click.Choice(_RELATIONS), metavar="RELATION", multiple=True,
                 show_default="all", help=f"Only this relation; may be repeated. One of {', '.join(_RELATIONS)}."),
    click.option("--min-reports", type=click.IntRange(min=1), metavar="N", default=None, show_default="1",
                 help="Only what at least N reports say."),
    click.option("--min-confidence", type=click.FloatRange(0, 1), metavar="P", default=None, show_default="0",
                 help="Only reports at least so confident, from 0 to 1."),
)


def filter_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the shared filters; the function gets them as one `Filters` called `filters`."""

    @functools.wraps(function)
    def with_filters(**options: Any) -> Any:
        given = {field.name: options.pop(field.name) for field in fields(Filters)}
        return function(filters=Filters(**given), **options)

    decorated: Callable[..., Any] = with_filters
    for option in reversed(_FILTER_OPTIONS):
        decorated = option(decorated)
    return decorated
