"""`allygraph export`: a graph as a file in a standard format."""

from __future__ import annotations

from typing import BinaryIO

import click

from allygraph.cli.options import quiet_option, store_option
from allygraph.cli.output import note
from allygraph.graph.store import open_store

# as in allygraph.graph.export, which brings libraries along that --help need not wait for
_FORMATS = ("nquads", "turtle", "jsonld", "csv", "graphml")


@click.command("export")
@click.argument("out", type=click.File("wb", atomic=True), metavar="FILE|-")
@store_option
@click.option("--format", "format", type=click.Choice(_FORMATS), default="nquads", show_default=True,
              help="N-Quads, Turtle and JSON-LD hold the whole graph; CSV a row a report; GraphML what is asserted.")
@quiet_option
def command(out: BinaryIO, store_url: str, format: str, quiet: bool) -> None:
    """Write the graph to a file in a standard format.

    FILE is written whole or not at all; - is standard output. The same graph gives the same bytes. N-Quads can be
    imported again.

    \b
    Examples:
      allygraph export news.nq --store news.store
      allygraph export - --format csv --store news.store | head
    """
    from allygraph.graph.export import export

    with open_store(store_url, create=False) as store:
        count = export(store, out, format)
    note(f"{count} {_UNITS[format]} written.", quiet=quiet)


_UNITS = {"nquads": "quads", "turtle": "triples", "jsonld": "triples", "csv": "rows", "graphml": "edges"}
