"""The reference pages, written from the code: docs/cli.md from the commands' help, docs/queries.md from the catalogue.

    python docs/generate.py          write them anew
    python docs/generate.py --check  say what is out of date; exit code 1 then
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from allygraph.cli.main import COMMANDS, LazyGroup, cli
from allygraph.queries.catalogue import GROUPS, NamedQuery, catalogue

DOCS = Path(__file__).parent
NOTE = "<!-- written by docs/generate.py: change the code and run `make docs` -->"


def pages() -> dict[str, str]:
    """File name -> text of every page that is generated."""
    return {"cli.md": _cli(), "queries.md": _queries()}


def main(check: bool) -> int:
    """Write the pages, or say which are out of date; returns the exit code."""
    stale = [name for name, text in pages().items() if not _is(name, text)]
    for name in stale:
        if not check:
            (DOCS / name).write_text(pages()[name], encoding="utf-8")
        print(f"docs/{name} {'is out of date: run make docs' if check else 'written'}")
    return 1 if check and stale else 0


def _is(name: str, text: str) -> bool:
    file = DOCS / name
    return file.is_file() and file.read_text(encoding="utf-8") == text


def _cli() -> str:
    parts = ["# The command line", NOTE, "```text\n" + _help(cli, "allygraph") + "\n```"]
    assert isinstance(cli, LazyGroup)
    for name in COMMANDS:
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        parts.append(f"## {name}\n\n```text\n{_help(command, f'allygraph {name}')}\n```")
    return "\n\n".join(parts) + "\n"


def _help(command: click.Command, name: str) -> str:
    context = click.Context(command, info_name=name, terminal_width=100, max_content_width=100)
    return command.get_help(context)


def _queries() -> str:
    parts = ["# The named queries", NOTE, "Ask one with `allygraph query NAME PARAMETER=VALUE`. An actor is a name, an "
             "ISO code or an id. A date is 2022, 2022-03 or 2022-03-05."]  # fmt: skip
    for group in GROUPS:
        found = [query for query in catalogue() if query.group == group]
        if found:
            parts.append(f"## {group.capitalize()}")
            parts.extend(_query(query) for query in found)
    return "\n\n".join(parts) + "\n"


def _query(query: NamedQuery) -> str:
    lines = [f"### {query.name}", "", f"{query.title}. {query.about}", ""]
    if query.parameters:
        lines += ["| parameter | type | | example | meaning |", "| --- | --- | --- | --- | --- |"]
        for one in query.parameters:
            need = "required" if one.required else f"default {one.default}" if one.default is not None else "optional"
            lines.append(f"| {one.name} | {one.type} | {need} | {one.example} | {one.meaning} |")
        lines.append("")
    lines += ["| column | type | meaning |", "| --- | --- | --- |"]
    lines += [f"| {one.name} | {one.type} | {one.meaning} |" for one in query.columns]
    lines += ["", f"In {', '.join(query.languages)}."]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
