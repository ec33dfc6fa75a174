"""`allygraph forget`: take documents out of a graph."""

from __future__ import annotations

import click

from allygraph.cli.options import quiet_option, store_option
from allygraph.cli.output import note
from allygraph.graph.errors import StoreError
from allygraph.graph.store import Store, open_store


@click.command("forget")
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@store_option
@quiet_option
def command(documents: tuple[str, ...], store_url: str, quiet: bool) -> None:
    """Take documents, and exactly what only they support, out of the graph.

    DOCUMENT is an id, the id that the input gave it, or a URL. Loading the document again brings all of it back.

    \b
    Examples:
      allygraph forget 3f5b7c0d9e1a2b4c --store news.store
      allygraph forget https://example.org/article
    """
    with open_store(store_url, create=False) as store:
        ids = [_id(store, document) for document in documents]
        for id in dict.fromkeys(ids):
            gone = store.forget(id)
            note(f"{id}: forgotten, with {gone.reports} reports; {gone.statements} statements lost a report.",
                 quiet=quiet)


def _id(store: Store, wanted: str) -> str:
    """The id of the document that the user means. Raises StoreError where there is none, or more than one."""
    if store.document(wanted) is not None:
        return wanted
    found = [record.id for record in store.documents() if wanted in (*record.urls, *record.external_ids)]
    if not found:
        raise StoreError(f"{wanted}: the graph has no document with this id, external id or URL.")
    if len(found) > 1:
        raise StoreError(f"{wanted}: this names {len(found)} documents. Give one of their ids: {', '.join(found[:5])}.")
    return found[0]
