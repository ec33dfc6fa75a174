"""`allygraph stats`: what a graph holds, in counts."""

from __future__ import annotations

from collections import Counter

import click

from allygraph.cli.options import format_option, store_option
from allygraph.cli.output import chosen_format, write_rows
from allygraph.graph.filters import EVERYTHING
from allygraph.graph.store import Rows, Store, Value, open_store


@click.command("stats")
@store_option
@format_option
def command(store_url: str, format: str | None) -> None:
    """Count what the graph holds: documents, outlets, span, actors by type, statements by relation and status.

    Counts of a relation are statements; "occurred" counts those that at least one report says occurred, the other
    statuses those with at least one such report.

    \b
    Examples:
      allygraph stats --store news.store
      allygraph stats --format json
    """
    with open_store(store_url, create=False) as store:
        rows = Rows(("what", "which", "count"), counted(store))
    write_rows(rows, chosen_format(format))


def counted(store: Store) -> list[tuple[Value, ...]]:
    """The counts of a store as rows: what is counted, which of it, how many."""
    rows: list[tuple[Value, ...]] = [(name, None, count) for name, count in store.counts().items()]
    records = list(store.documents())
    days = sorted(record.published for record in records if record.published)
    if days:
        rows += [("published", f"{days[0]} to {days[-1]}", len(days))]
    rows += _counts("outlet", Counter(record.outlet for record in records if record.outlet))
    rows += _counts("actor", Counter(actor.type.value for actor in store.actors()))
    relations: Counter[str] = Counter()
    statuses: Counter[str] = Counter()
    for statement in store.statements(EVERYTHING):
        for status in {report.status.value for report in statement.reports}:
            relations[f"{statement.relation.value} {status}"] += 1
            statuses[status] += 1
    return [*rows, *_counts("status", statuses), *sorted(_counts("relation", relations))]


def _counts(what: str, counter: Counter[str]) -> list[tuple[Value, ...]]:
    return [(what, which, count) for which, count in sorted(counter.items(), key=lambda one: (-one[1], one[0]))]
