"""The `allygraph` command: the group, its commands by name, and what an error looks like.

A command's module is imported only when that command runs, so that `--help` and a query stay fast.
"""

from __future__ import annotations

import importlib
import sys
from importlib.metadata import version
from typing import Any

import click

from allygraph.graph.errors import AllygraphError

COMMANDS: dict[str, str] = {
    "load": "Read documents and add what they state to the graph.",
    "extract": "Read documents and print what they state, without a store.",
    "query": "Ask a named query, or free SPARQL.",
    "queries": "List the named queries, or show one.",
    "why": "Show the sentences behind a statement.",
    "stats": "Count what the graph holds.",
    "view": "Write the graph as one interactive HTML page.",
    "forget": "Take a document and what only it supports out of the graph.",
    "export": "Write the graph to a file in a standard format.",
    "import": "Add a graph that was exported before.",
    "validate": "Check the graph against its SHACL shapes.",
}
"""Command name -> short help. Command `x` is the function `command` in `allygraph.cli.x` (`import_` for `import`)."""


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports one when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All command names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command with this name, imported now, or None."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"allygraph.cli.{'import_' if cmd_name == 'import' else cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands in the help, from the table, importing none of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("allygraph"), prog_name="allygraph")
def cli() -> None:
    """Who is allied with whom, from the news, each statement with its sentence.

    Data goes to standard output, everything else to standard error. Exit code 0: done; 1: failed, in whole or in part;
    2: wrong usage. No rows is 0.

    \b
    Examples:
      allygraph load articles/ --store news.store
      allygraph query allies_of country=Venezuela --store news.store
    """


def main(args: list[str] | None = None) -> Any:
    """Run the command line; a user's error is one line on standard error, never a traceback."""
    try:
        return cli.main(args=args, prog_name="allygraph")
    except AllygraphError as error:
        click.echo(f"allygraph: {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
