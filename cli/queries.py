"""`allygraph queries`: the catalogue of named queries."""

from __future__ import annotations

import shlex

import click

from allygraph.cli.output import clean, to_json, write
from allygraph.queries.catalogue import NamedQuery, catalogue, find


@click.command("queries")
@click.argument("name", required=False)
@click.option("--format", "format", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="text to read, or one JSON array.")
def command(name: str | None, format: str) -> None:
    """List the named queries, or show one with its parameters, columns and text.

    \b
    Examples:
      allygraph queries
      allygraph queries allies_of
      allygraph queries --format json
    """
    queries = [find(name)] if name is not None else list(catalogue())
    if format == "json":
        write(to_json([described(query) for query in queries], indent=1))
    elif name is not None:
        write(_whole(queries[0]))
    else:
        write(_list(queries))


def described(query: NamedQuery) -> dict[str, object]:
    """A query as plain values: what `queries --format json` prints of it."""
    return {
        "name": query.name,
        "title": query.title,
        "about": query.about,
        "group": query.group,
        "parameters": [
            {"name": p.name, "type": p.type.value, "required": p.required, "default": p.default, "example": p.example,
             "meaning": p.meaning}
            for p in query.parameters
        ],
        "columns": [{"name": c.name, "type": c.type.value, "meaning": c.meaning} for c in query.columns],
        "languages": list(query.languages),
    }  # fmt: skip


def _list(queries: list[NamedQuery]) -> str:
    lines: list[str] = []
    group = ""
    for query in queries:
        if query.group != group:
            group = query.group
            lines += ["", group] if lines else [group]
        needed = " ".join(f"{p.name}={shlex.quote(p.example)}" for p in query.parameters if p.required)
        lines.append(f"  {f'{query.name} {needed}'.strip():<52} {query.title}")
    return "\n".join(lines)


def _whole(query: NamedQuery) -> str:
    lines = [f"{query.name}: {query.title}", "", query.about, "", "Parameters:"]
    for p in query.parameters:
        need = "required" if p.required else f"optional, {'all' if p.default is None else p.default}"
        lines.append(f"  {p.name} ({p.type}, {need}; for example {p.example}): {p.meaning}")
    lines += ["", "Columns:", *(f"  {c.name} ({c.type}): {c.meaning}" for c in query.columns)]
    for language, text in query.texts:
        lines += ["", f"{language}:", text]
    return "\n".join(clean(line) if not line.startswith(" ") else line for line in "\n".join(lines).splitlines())


