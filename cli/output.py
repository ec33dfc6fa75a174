"""Rows to standard output as a table, JSON, JSON lines or CSV; notes to standard error.

A table on a terminal, JSON lines in a pipe. Article text that goes to a terminal as it stands loses its control
characters, escape sequences and direction overrides; JSON keeps every character, escaped.
"""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import sys
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import click

from allygraph.graph.store import Rows, Value

FORMATS = ("table", "json", "jsonl", "csv")

_ESCAPE_SEQUENCE = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?"  # OSC: window title, links
    r"|\x1b[ -/]*[0-~]"  # the short ones
    r"|\x9b[0-?]*[ -/]*[@-~]"  # CSI as one C1 character
)
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
_NARROWEST = 12
_GAP = "  "


def clean(text: str) -> str:
    """*text* in one line, without what could move a terminal's cursor or turn the direction of what follows.

    >>> clean("a\\x1b[31mred\\x1b[0m\\nb\\u202ec")
    'ared bc'
    """
    return " ".join(_UNSAFE.sub("", _ESCAPE_SEQUENCE.sub("", text)).split())


def to_json(value: Any, *, indent: int | None = None) -> str:
    """*value* as JSON in Unicode, in which control and direction characters are escaped.

    >>> to_json("é\\x9b\\u202e")
    '"é\\\\u009b\\\\u202e"'
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    # A line break or a tab in the result is the layout's: inside strings json has already escaped them.
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def chosen_format(name: str | None) -> str:
    """The format asked for, else a table on a terminal and JSON lines in a pipe."""
    return name or ("table" if sys.stdout.isatty() else "jsonl")


def write_rows(rows: Rows, format: str) -> None:
    """Write *rows* to standard output in one of `FORMATS`."""
    write(_WRITERS[format](rows))


def write(text: str) -> None:
    """Write *text*, ending in a line break, to standard output; what its encoding lacks is escaped."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    text = text.encode(encoding, "backslashreplace").decode(encoding)
    # not click.echo, which takes escape sequences out of what goes to a file
    sys.stdout.write(text if text.endswith("\n") or not text else text + "\n")
    sys.stdout.flush()


def note(text: str, *, quiet: bool = False) -> None:
    """Tell the user something on standard error, unless *quiet*."""
    if not quiet:
        click.echo(clean(text), err=True)


def as_dicts(rows: Rows) -> list[dict[str, Value]]:
    """Each row as an object with the column names as keys."""
    return [dict(zip(rows.columns, row, strict=True)) for row in rows.rows]


def _json(rows: Rows) -> str:
    lines = ",\n".join("  " + to_json(row) for row in as_dicts(rows))
    return f"[\n{lines}\n]\n" if lines else "[]\n"


def _json_lines(rows: Rows) -> str:
    return "".join(to_json(row) + "\n" for row in as_dicts(rows))


def _csv(rows: Rows) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(rows.columns)
    for row in rows.rows:
        writer.writerow([_cell(value) for value in row])
    return out.getvalue()


def table(rows: Rows) -> str:
    """*rows* under their column names. On a terminal long cells go on in the next line, so that all text stays."""
    cells = [[clean(_cell(value)) for value in row] for row in rows.rows]
    if not cells:
        return ""
    columns = zip(*rows.rows, strict=True)
    numeric = [all(isinstance(value, int | float | None) for value in column) for column in columns]
    natural = [max(map(width, column)) for column in zip(rows.columns, *cells, strict=True)]
    widths = _fit(natural, [width(name) for name in rows.columns], _terminal_width())
    lines = [_line(rows.columns, widths, numeric), _GAP.join("-" * size for size in widths)]
    for row in cells:
        wrapped = [_wrap(cell, size) for cell, size in zip(row, widths, strict=True)]
        height = max(map(len, wrapped))
        padded = [part + [""] * (height - len(part)) for part in wrapped]
        lines += [_line(parts, widths, numeric) for parts in zip(*padded, strict=True)]
    return "\n".join(lines) + "\n"


def width(text: str) -> int:
    """How many columns of a terminal *text* takes: wide East Asian characters two, combining marks none.

    >>> width("Xi 习"), width("e\\u0301")
    (5, 1)
    """
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def _cell(value: Value) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float():
            return f"{value:g}"
        case _:
            return str(value)


def _terminal_width() -> int | None:
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def _fit(natural: Sequence[int], least: Sequence[int], room: int | None) -> list[int]:
    """Widths that fit into *room*: the widest columns give way first, none below its name or `_NARROWEST`."""
    widths = list(natural)
    if room is None:
        return widths
    room -= len(_GAP) * (len(widths) - 1)
    floors = [min(size, max(name, _NARROWEST)) for size, name in zip(natural, least, strict=True)]
    while sum(widths) > room:
        able = [index for index, size in enumerate(widths) if size > floors[index]]
        if not able:
            break
        widths[max(able, key=widths.__getitem__)] -= 1
    return widths


def _wrap(text: str, size: int) -> list[str]:
    lines, line = [], ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if width(joined) <= size:
            line = joined
            continue
        if line:
            lines.append(line)
        line = word
        while width(line) > size:
            head = _head(line, size)
            lines.append(head)
            line = line[len(head) :]
    return [*lines, line]


def _head(word: str, size: int) -> str:
    taken = 0
    for index, char in enumerate(word):
        taken += width(char)
        if taken > size and index:
            return word[:index]
    return word


def _line(cells: Sequence[str], widths: Sequence[int], numeric: Sequence[bool]) -> str:
    parts = []
    for cell, size, right in zip(cells, widths, numeric, strict=True):
        space = " " * (size - width(cell))
        parts.append(space + cell if right else cell + space)
    return _GAP.join(parts).rstrip()


_WRITERS: Mapping[str, Callable[[Rows], str]] = {
    "table": table, "json": _json, "jsonl": _json_lines, "csv": lambda rows: _safe_csv(_csv(rows)),
}


def _safe_csv(text: str) -> str:
    """A file keeps every character; a terminal is shown none that could move its cursor."""
    return _UNSAFE.sub("", _ESCAPE_SEQUENCE.sub("", text)) if sys.stdout.isatty() else text
