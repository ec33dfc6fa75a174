"""`allygraph extract`: what documents state, as one JSON object a document, without a store."""

from __future__ import annotations

import json

import click

from allygraph.cli.options import quiet_option
from allygraph.cli.output import note
from allygraph.cli.reading import INTERRUPTED, Progress, reading_options
from allygraph.graph.errors import SourceError
from allygraph.loaders.extract import load_extractor
from allygraph.loaders.flow import Extracted, extracted
from allygraph.loaders.records import record_of
from allygraph.loaders.report import LoadReport
from allygraph.loaders.sources.kind import Options
from allygraph.loaders.sources.read import read_sources


@click.command("extract")
@reading_options
@click.option("--min-confidence", type=click.FloatRange(0, 1), metavar="P", default=0.0, show_default=True,
              help="Only reports at least so confident, from 0 to 1.")
@quiet_option
@click.pass_context
def command(
    ctx: click.Context,
    sources: tuple[str, ...],
    options: Options,
    model: str | None,
    min_confidence: float,
    quiet: bool,
) -> None:
    """Read documents and print what they state, without a store.

    Prints one JSON object a document: its id and its statements, each with subject, relation, object, status, date,
    role, source, the sentence with its place (field, start, end), confidence and rule. Sources are the same as for
    load. What cannot be read is named on standard error; the exit code is then 1.

    \b
    Examples:
      allygraph extract article.txt --date 2022-03-05
      allygraph extract news.jsonl > statements.jsonl
    """
    report = LoadReport()
    interrupted = False
    try:
        with Progress(quiet=quiet) as progress:
            for passed in extracted(read_sources(sources, options), load_extractor(model)):
                report.count(passed)
                if isinstance(passed, Extracted):
                    record = record_of(passed.extraction, min_confidence=min_confidence)
                    click.echo(json.dumps(record, ensure_ascii=False).encode())
                elif isinstance(passed, SourceError):
                    progress.error(passed)
                progress.tell(lambda: f"documents: {report.documents}, statements: {report.statements}")
    except KeyboardInterrupt:
        interrupted = True
    for line in report.summary().splitlines():
        note(line, quiet=quiet)
    if interrupted:
        ctx.exit(INTERRUPTED)
    ctx.exit(1 if report.errors else 0)
