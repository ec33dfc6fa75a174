"""`allygraph validate`: whether a graph has the shape that it should have."""

from __future__ import annotations

import sys
from itertools import groupby

import click

from allygraph.cli.options import store_option
from allygraph.cli.output import clean
from allygraph.graph.store import open_store

_SHOWN = 5


@click.command("validate")
@store_option
def command(store_url: str) -> None:
    """Check the graph against its SHACL shapes.

    Prints what is not as it should be, by kind, and how often. The exit code is 0 where all is well, else 1. Needs the
    extra "shacl".

    \b
    Examples:
      allygraph validate --store news.store
    """
    from allygraph.graph.validate import validate

    with open_store(store_url, create=False) as store:
        findings = validate(store)
    for message, found in groupby(findings, key=lambda finding: finding.message):
        kind = list(found)
        click.echo(f"{clean(message)} ({len(kind)} times)")
        for finding in kind[:_SHOWN]:
            click.echo(f"  {clean(finding.node)} {clean(finding.value)}".rstrip())
    if findings:
        sys.exit(1)
    click.echo("The graph conforms to its shapes.", err=True)
