"""`allygraph why`: the sentences behind what is stated between two actors."""

from __future__ import annotations

from dataclasses import replace

import click

from allygraph.cli.actors import resolve
from allygraph.cli.options import Filters, filter_options, format_option, quiet_option, store_option
from allygraph.cli.output import chosen_format, clean, note, write, write_rows
from allygraph.graph.filters import Filter
from allygraph.graph.model import Actor, ActorType, DocumentRecord, Report, Statement, Status
from allygraph.graph.store import Rows, Store, Value, open_store
from allygraph.graph.vocabulary import RELATIONS, Relation
from allygraph.graph.when import event_days

COLUMNS = (
    "date", "status", "subject", "relation", "object", "source", "role", "quote", "title", "outlet", "published", "url",
    "confidence", "rule", "field", "start", "end", "document",
)  # fmt: skip


@click.command("why")
@click.argument("actors", nargs=-1, required=True, metavar="A [RELATION] B")
@store_option
@format_option
@filter_options
@quiet_option
def command(
    actors: tuple[str, ...], store_url: str, format: str | None, filters: Filters, quiet: bool
) -> None:
    """Show the sentences behind what is stated between A and B, in either direction, in order of time.

    A and B are names, ISO codes or ids; a country stands for its officials too. RELATION is one of the fifteen
    ("ally_of"). Each sentence comes with article, date, status, claimant, rule and confidence.

    \b
    Examples:
      allygraph why Venezuela ally_of Russia --store news.store
      allygraph why USA VEN --status all --format json
    """
    if not 2 <= len(actors) <= 3:
        raise click.UsageError("name two actors, with a relation between them if you like: A [RELATION] B.")
    relation = _relation(actors[1]) if len(actors) == 3 else None
    wanted = filters.as_filter()
    if relation is not None:
        wanted = replace(wanted, relations=frozenset({relation}))
    with open_store(store_url, create=False) as store:
        first, second = resolve(store, actors[0]), resolve(store, actors[-1])
        # so that the store reads what one of the two is in, and not the whole graph
        sides = frozenset(actor.id for actor in store.actors() if _is(actor, first)) | {first.id}
        wanted = replace(wanted, actors=sides)
        found = _between(store, first, second, wanted)
        rows = Rows(COLUMNS, [_row(*one) for one in found])
        others = _others(store, first, second, wanted) if not filters.status else 0
    chosen = chosen_format(format)
    write(_told(rows)) if chosen == "table" else write_rows(rows, chosen)
    if not rows.rows:
        note(f"Nothing is reported between {first.name} and {second.name} that passes.", quiet=quiet)
    if others:
        note(f"{others} more sentences say what is planned, denied or only possible: --status all", quiet=quiet)


def _relation(text: str) -> Relation:
    try:
        return Relation(text.lower().replace("-", "_").replace(" ", "_"))
    except ValueError:
        raise click.UsageError(f"{text!r} is no relation. Known are {', '.join(Relation)}.") from None


def _between(
    store: Store, first: Actor, second: Actor, wanted: Filter
) -> list[tuple[Statement, Report, DocumentRecord | None]]:
    """The reports between two actors, in order of event time."""
    found = [
        (statement, report, store.document(report.document_id))
        for statement in store.statements(wanted)
        if _joins(statement, first, second)
        for report in statement.reports
    ]
    return sorted(found, key=_order)


def _order(one: tuple[Statement, Report, DocumentRecord | None]) -> tuple[str, str, str, int]:
    statement, report, record = one
    days = event_days(report.date, record.published if record else None)
    return (days[0].isoformat() if days else "9999", statement.id, report.document_id, report.span.start)


def _joins(statement: Statement, first: Actor, second: Actor) -> bool:
    a, b = statement.subject, statement.object
    return (_is(a, first) and _is(b, second)) or (_is(a, second) and _is(b, first))


def _is(actor: Actor, wanted: Actor) -> bool:
    """Whether an actor of a statement counts as the wanted one: itself, or an official or a place of the country."""
    if actor.id == wanted.id:
        return True
    belongs = actor.type in (ActorType.OFFICIAL, ActorType.PLACE)
    return wanted.type is ActorType.COUNTRY and belongs and actor.country == wanted.country


def _others(store: Store, first: Actor, second: Actor, wanted: Filter) -> int:
    rest = frozenset(Status) - wanted.statuses
    every = replace(wanted, statuses=rest, as_of=None, min_reports=1)
    return sum(len(s.reports) for s in store.statements(every) if _joins(s, first, second))


def _row(statement: Statement, report: Report, record: DocumentRecord | None) -> tuple[Value, ...]:
    record = record or DocumentRecord(report.document_id)
    return (
        report.date or record.published, report.status.value, statement.subject.name, statement.relation.value,
        statement.object.name, report.source, report.role, report.quote, record.title, record.outlet, record.published,
        record.urls[0] if record.urls else None, report.confidence, report.rule, report.span.field, report.span.start,
        report.span.end, record.id,
    )  # fmt: skip


def _told(rows: Rows) -> str:
    """The rows as a person reads them: the statement, the sentence, and where it stands."""
    paragraphs = []
    for row in rows.rows:
        said = dict(zip(rows.columns, row, strict=True))
        label = RELATIONS[Relation(str(said["relation"]))].label
        head = f"{said['subject']} {label} {said['object']}  [{said['status']}"
        head += f", {said['date']}]" if said["date"] else "]"
        place = ", ".join(str(part) for part in (said["title"], said["outlet"], said["published"], said["url"]) if part)
        claim = f"{said['source']} says so; " if said["source"] else ""
        role = f"as {said['role']}; " if said["role"] else ""
        found = f"{claim}{role}{said['rule']}, confidence {said['confidence']}"
        lines = [head, f'  "{said["quote"]}"', f"  {place}", f"  {found}"]
        paragraphs.append("\n".join("  " * line.startswith(" ") + clean(line) for line in lines))
    return "\n\n".join(paragraphs)


