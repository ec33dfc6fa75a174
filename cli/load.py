"""`allygraph load`: documents into the graph, and a report of what became of each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import IO

import click

from allygraph.cli.options import quiet_option, store_option
from allygraph.cli.output import note
from allygraph.cli.reading import INTERRUPTED, Progress, reading_options
from allygraph.graph.errors import AllygraphError, SourceError
from allygraph.graph.store import open_store
from allygraph.loaders.extract import load_extractor
from allygraph.loaders.load import DryRun, Target, loading
from allygraph.loaders.report import LoadReport
from allygraph.loaders.sources.kind import Found, Item, Options
from allygraph.loaders.sources.read import read_sources
from allygraph.loaders.sources.record import record_of


@click.command("load")
@reading_options
@store_option
@click.option("--dry-run", is_flag=True, help="Do all but store: say what would be loaded into an empty graph.")
@click.option("--documents", "documents_file", type=click.File("w", encoding="utf-8", lazy=True), metavar="FILE",
              default=None, help="Also write the documents as read, as JSON Lines that load reads; - for stdout.")
@click.option("--report", "report_file", type=click.File("w", encoding="utf-8", lazy=True), metavar="FILE",
              default=None, help="Also write all counts and errors as JSON; - for stdout.")
@quiet_option
@click.pass_context
def command(
    ctx: click.Context,
    sources: tuple[str, ...],
    options: Options,
    model: str | None,
    store_url: str,
    dry_run: bool,
    documents_file: IO[str] | None,
    report_file: IO[str] | None,
    quiet: bool,
) -> None:
    """Read documents and add what they state to the graph.

    SOURCE is a text or JSON Lines file (plain or gzip), a folder, or - for standard input. A record of JSON Lines is
    {"id", "title", "date", "outlet", "url", "language", "text"}, all but the text optional. What cannot be read is
    named on standard error and the rest is loaded; the exit code is then 1. Loading a document twice changes nothing.

    \b
    Examples:
      allygraph load articles/ news.jsonl.gz --store news.store
      allygraph load - --date 2022-03-05 --outlet Reuters < article.txt
    """
    report = LoadReport()
    items = read_sources(sources, options)
    if documents_file is not None:
        items = _written(items, documents_file)
    interrupted = False
    try:
        with Progress(quiet=quiet) as progress, _target(store_url, dry_run=dry_run) as target:
            for outcome in loading(items, target, load_extractor(model)):
                report.count(outcome)
                if isinstance(outcome, SourceError):
                    progress.error(outcome)
                progress.tell(lambda: f"documents: {report.documents}, statements: {report.statements}")
    except KeyboardInterrupt:
        interrupted = True
    except AllygraphError:
        # The store failed on the way: what was loaded before is kept, so it is told.
        _tell(report, report_file, quiet=quiet or not report.documents)
        raise
    _tell(report, report_file, quiet=quiet)
    if interrupted:
        note("Interrupted: what was loaded is kept. Loading again goes on from there.")
        ctx.exit(INTERRUPTED)
    ctx.exit(1 if report.errors else 0)


def _target(store_url: str, *, dry_run: bool) -> AbstractContextManager[Target]:
    return nullcontext(DryRun()) if dry_run else open_store(store_url)


def _written(items: Iterable[Item], out: IO[str]) -> Iterator[Item]:
    for item in items:
        if isinstance(item, Found):
            out.write(json.dumps(record_of(item.document), ensure_ascii=False) + "\n")
        yield item


def _tell(report: LoadReport, out: IO[str] | None, *, quiet: bool) -> None:
    for line in report.summary().splitlines():
        note(line, quiet=quiet)
    if out is not None:
        out.write(json.dumps(report.as_dict(), ensure_ascii=False, indent=2) + "\n")
