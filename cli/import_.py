"""`allygraph import`: add a graph that was exported."""

from __future__ import annotations

from typing import BinaryIO

import click

from allygraph.cli.options import quiet_option, store_option
from allygraph.cli.output import note
from allygraph.graph.store import open_store


@click.command("import")
@click.argument("source", type=click.File("rb"), metavar="FILE|-")
@store_option
@quiet_option
def command(source: BinaryIO, store_url: str, quiet: bool) -> None:
    """Add a graph that was exported as N-Quads before.

    What both graphs support is counted once, as if the documents had been loaded here. Importing twice changes nothing.

    \b
    Examples:
      allygraph import news.nq --store other.store
      allygraph export - --store a.store | allygraph import - --store b.store
    """
    with open_store(store_url) as store:
        count = store.import_quads(source)
    note(f"{count} quads read.", quiet=quiet)
