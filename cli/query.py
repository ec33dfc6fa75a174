"""`allygraph query`: a named query of the catalogue, or free SPARQL."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from allygraph.cli.actors import resolve_values
from allygraph.cli.options import Filters, filter_options, format_option, limit_option, quiet_option, store_option
from allygraph.cli.output import chosen_format, note, write_rows
from allygraph.graph.errors import QueryError
from allygraph.graph.store import Rows, Store, open_store
from allygraph.queries.catalogue import find
from allygraph.queries.run import run


@click.command("query")
@click.argument("name", required=False)
@click.argument("values", nargs=-1, metavar="[PARAMETER=VALUE]...")
@click.option("--sparql", metavar="TEXT|@FILE|-", default=None, show_default="none",
              help="Free SPARQL instead of a named query: the text, @ and a file's name, or - for standard input.")
@click.option("--update", is_flag=True, help="Let the free SPARQL change the graph.")
@store_option
@format_option
@limit_option
@filter_options
@quiet_option
def command(
    name: str | None, values: tuple[str, ...], sparql: str | None, update: bool, store_url: str, format: str | None,
    limit: int | None, filters: Filters, quiet: bool,
) -> None:
    """Ask a named query, or free SPARQL.

    NAME is one of the catalogue ("allygraph queries" lists them with their parameters). An actor is a name, an ISO
    code or an id. Filters are parameters of the queries that know them. A query only reads, unless --update is given.

    \b
    Examples:
      allygraph query allies_of actor=Venezuela --store news.store
      allygraph query timeline one=RUS other=UKR --since 2022-02 --format json
      allygraph query --sparql 'SELECT ?s { ?s ag:asserted true } LIMIT 5'
    """
    if (name is None) == (sparql is None):
        raise click.UsageError("give either the NAME of a query or --sparql.")
    if update and sparql is None:
        raise click.UsageError("--update goes with --sparql.")
    given = _given(values, filters)
    if name is not None:
        find(name)
    with open_store(store_url, create=False) as store:
        if sparql is not None and update:
            store.update(_text(sparql), language="sparql")
            return
        rows = _named(store, name, given) if name is not None else _free(store, sparql or "", given)
    shown = Rows(rows.columns, rows.rows[:limit])
    write_rows(shown, chosen_format(format))
    if not rows.rows:
        note("No rows.", quiet=quiet)
    elif len(shown.rows) < len(rows.rows):
        note(f"{len(shown.rows)} of {len(rows.rows)} rows.", quiet=quiet)


def _given(values: tuple[str, ...], filters: Filters) -> dict[str, str]:
    given: dict[str, str] = {}
    for value in values:
        key, equals, text = value.partition("=")
        if not equals:
            raise click.UsageError(f"{value!r} is no PARAMETER=VALUE.")
        given[key] = text
    return {**filters.given(), **given}


def _named(store: Store, name: str, given: dict[str, str]) -> Rows:
    return run(store, name, resolve_values(store, find(name), given))


def _free(store: Store, sparql: str, given: dict[str, str]) -> Rows:
    if given:
        raise click.UsageError("free SPARQL takes no parameters and no filters: write them into the query.")
    return store.query(_text(sparql), language="sparql")


def _text(given: str) -> str:
    if given == "-":
        return sys.stdin.read()
    if not given.startswith("@"):
        return given
    try:
        return Path(given[1:]).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as exc:
        raise QueryError(f"{given[1:]}: cannot be read as a query: {exc}.") from exc
