"""`allygraph view`: the graph as one HTML page that can be opened, mailed and read anywhere."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import click

from allygraph.cli.actors import resolve
from allygraph.cli.options import Filters, filter_options, quiet_option, store_option
from allygraph.cli.output import note
from allygraph.graph.errors import AllygraphError, UnknownActor
from allygraph.graph.filters import OCCURRED
from allygraph.graph.model import Status
from allygraph.graph.store import open_store
from allygraph.graph.views.choice import Level


@click.command("view")
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True), metavar="OUT.html")
@store_option
@click.option("--title", default="Who is tied to whom", show_default=True, metavar="TEXT", help="The page's heading.")
@click.option("--level", type=click.Choice(get_args(Level)), default="country", show_default=True,
              help="Draw officials and capitals as their countries, or each actor as itself.")
@click.option("--focus", metavar="ACTOR", default=None, show_default="all",
              help="Only this actor and what is tied to it: a name, an ISO code or an id.")
@click.option("--hops", type=click.IntRange(min=0), metavar="N", default=None, show_default="1",
              help="With --focus: how many ties away an actor may be.")
@click.option("--max-nodes", type=click.IntRange(min=1), metavar="N", default=500, show_default=True,
              help="Draw at most N actors, the most reported ones.")
@filter_options
@quiet_option
def command(
    out: Path, store_url: str, title: str, level: Level, focus: str | None, hops: int | None, max_nodes: int,
    filters: Filters, quiet: bool,
) -> None:
    """Write the graph as one interactive HTML page.

    OUT.html is one file that asks the network for nothing; - is standard output. Each line of the drawing opens the
    sentences it rests on. What is planned, possible or denied is in the page but hidden until a reader switches it on;
    with --status only the reports of that status are in it.

    \b
    Examples:
      allygraph view alliances.html --store news.store
      allygraph view venezuela.html --focus Venezuela --hops 2 --since 2022 --store news.store
    """
    if hops is not None and focus is None:
        raise click.UsageError("--hops counts from the actor that --focus names: give --focus too.")
    # PyVis brings IPython along, which takes a second to import.
    from allygraph.graph.views.network import View, network_page

    with open_store(store_url, create=False) as store:
        centre = resolve(store, focus) if focus else None
        view = View(
            title=title,
            level=level,
            shown=filters.as_filter().statuses if filters.status else OCCURRED.statuses,
            focus=centre.id if centre else None,
            hops=1 if hops is None else hops,
            max_nodes=max_nodes,
            min_reports=filters.min_reports or 1,
            filters=_in_words(filters),
            country_name=_country_name,
        )
        wanted = filters.as_filter(default=frozenset(Status))
        try:
            page = network_page(store.statements(wanted), store.documents(), view=view)
        except UnknownActor as error:
            name = centre.name if centre else error.name
            raise AllygraphError(f"--focus {name}: no statement that passes the filters mentions it.") from error
    if str(out) == "-":
        click.echo(page.encode(), nl=False)
        return
    try:
        out.write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        raise AllygraphError(f"{out}: cannot write the page ({error.strerror or error}). Name another file.") from error
    note(f"Wrote {out} ({len(page.encode()) / 1e6:.1f} MB). Open it in a browser; it needs no network.", quiet=quiet)


def _country_name(code: str) -> str | None:
    """The gazetteer's name, for a country that only its officials stand for; its tables are read only then."""
    from allygraph.loaders.gazetteer import load_gazetteer

    country = load_gazetteer().country(code)
    return country.name if country else None


def _in_words(filters: Filters) -> str:
    """The filters that were given, as the page's caption says them.

    >>> _in_words(Filters(since="2022", relation=("ally_of", "visited"), min_reports=2))
    'events since 2022, relation ally_of or visited, at least 2 reports'
    """
    parts = [
        filters.since and f"events since {filters.since}",
        filters.until and f"events until {filters.until}",
        filters.as_of and f"what stood on {filters.as_of}",
        filters.known_by and f"reports published by {filters.known_by}",
        filters.status and f"status {' or '.join(filters.status)}",
        filters.relation and f"relation {' or '.join(filters.relation)}",
        filters.min_reports and filters.min_reports > 1 and f"at least {filters.min_reports} reports",
        filters.min_confidence and f"confidence at least {filters.min_confidence:g}",
    ]
    return ", ".join(part for part in parts if part)
