"""What load and extract share: the sources and how to read them, the language model, and what is told meanwhile."""

from __future__ import annotations

import functools
import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

import click

from allygraph.cli.output import note
from allygraph.graph.errors import SourceError
from allygraph.loaders.sources.detect import KINDS
from allygraph.loaders.sources.kind import LIMIT, Options
from allygraph.loaders.sources.published import read_date

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it."""

SHOWN_ERRORS = 20
"""So many errors are shown one by one; a wrong field name would else fill the screen."""


def _date(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    day = read_date(value)
    if day is None:
        raise click.BadParameter(f"{value!r} is no clear date. Write 2022-03-05.", ctx, param)
    return day


def _encoding(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is not None:
        try:
            "".encode(value)
        except LookupError as error:
            raise click.BadParameter(f"no encoding is called {value!r}.", ctx, param) from error
    return value


def _field(name: str) -> Callable[..., Any]:
    return click.option(
        f"--{name}-field", metavar="NAME", default=name, show_default=True,
        help=f"The field of a record that holds the {name}.",
    )


_OPTIONS = (
    click.argument("sources", metavar="SOURCE...", nargs=-1, required=True),
    click.option("--as", "kind", type=click.Choice(list(KINDS)), default=None, show_default="by content, then suffix",
                 help="Read every source as this kind."),
    click.option("--encoding", callback=_encoding, metavar="NAME", default=None,
                 show_default="UTF-8, or what a byte order mark says", help="The encoding of the sources."),
    click.option("--max-bytes", "limit", type=click.IntRange(min=1), metavar="N", default=LIMIT, show_default=True,
                 help="The size that one document may have."),
    click.option("--date", "published", callback=_date, metavar="DATE", default=None,
                 help="When it was published, where a source does not say."),
    click.option("--title", metavar="TEXT", default=None, help="The title, where a source has none; one source only."),
    click.option("--outlet", metavar="TEXT", default=None, help="The outlet, where a source names none."),
    click.option("--url", metavar="URL", default=None, help="The address, where a source has none; one source only."),
    click.option("--language", metavar="CODE", default=None,
                 help="The language, where a source does not say; only English is read."),
    *map(_field, ("text", "title", "date", "outlet", "url", "id", "language")),
    click.option("--model", metavar="NAME", envvar="ALLYGRAPH_MODEL", default=None, show_envvar=True,
                 show_default="the installed English one", help="The spaCy model."),
)


def reading_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the sources and how to read them; the function gets `sources`, `options` and `model`."""

    @functools.wraps(function)
    def with_options(**given: Any) -> Any:
        named = {name: given.pop(name) for name in Options.__dataclass_fields__}
        for name in ("title", "url"):
            if named[name] is not None and len(given["sources"]) > 1:
                raise click.UsageError(f"--{name} is for one source; {len(given['sources'])} are named.")
        return function(options=Options(**named), **given)

    decorated: Callable[..., Any] = with_options
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated


class Progress:
    """A line on the terminal that says how far it is, and the first errors above it. Silent in a pipe, or if *quiet*.

    Errors are shown even so: they are not progress.
    """

    def __init__(self, *, quiet: bool = False) -> None:
        self._shown = not quiet and sys.stderr.isatty()
        self._next = 0.0
        self._errors = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._clear()
        if self._errors > SHOWN_ERRORS:
            note(f"... and {self._errors - SHOWN_ERRORS} more errors")

    def tell(self, text: Callable[[], str]) -> None:
        """Renew the line, ten times a second at most."""
        now = time.monotonic()
        if self._shown and now >= self._next:
            self._next = now + 0.1
            click.echo(f"\r\x1b[K{text()}", nl=False, err=True)

    def error(self, error: SourceError) -> None:
        """Show an error, unless too many were shown."""
        self._errors += 1
        if self._errors <= SHOWN_ERRORS:
            self._clear()
            note(f"allygraph: {error}")

    def _clear(self) -> None:
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)
