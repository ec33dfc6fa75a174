import csv
import io
import json

import pytest

from allygraph.cli import output
from allygraph.graph.store import Rows

ROWS = Rows(("name", "reports", "share"), [("Nicolás Maduro", 3, 0.5), ('a "quoted", name', 12, None)])


class Terminal(io.StringIO):
    """A standard output that says that it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def on_terminal(patch: pytest.MonkeyPatch) -> Terminal:
    """Called in the test itself, since pytest puts its own output back between a fixture and the test."""
    out = Terminal()
    patch.setattr("sys.stdout", out)
    patch.setenv("COLUMNS", "40")
    return out


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;new title\x07text", "text"),
        ("\x1b]8;;https://example.org\x1b\\link", "link"),
        ("\x9b2Jgone", "gone"),
        ("a\x00b\x08c\x7fd", "abcd"),
        ("user\u202egnp.exe", "usergnp.exe"),
        ("one\r\n\ttwo", "one two"),
        ("Zürich, 北京", "Zürich, 北京"),
    ],
    ids=["colour", "window title", "hyperlink", "C1", "C0 and delete", "right to left override", "line", "letters"],
)
def test_text_for_a_terminal_holds_only_text(text: str, shown: str) -> None:
    assert output.clean(text) == shown


def test_json_is_one_array_of_objects_by_column(capsys: pytest.CaptureFixture[str]) -> None:
    output.write_rows(ROWS, "json")
    assert json.loads(capsys.readouterr().out) == [
        {"name": "Nicolás Maduro", "reports": 3, "share": 0.5},
        {"name": 'a "quoted", name', "reports": 12, "share": None},
    ]


def test_no_rows_are_an_empty_array_in_json_and_only_names_in_csv(capsys: pytest.CaptureFixture[str]) -> None:
    empty = Rows(("name",), [])
    for name in ("json", "csv", "jsonl", "table"):
        output.write_rows(empty, name)
    assert capsys.readouterr().out == "[]\nname\n"


def test_json_lines_keep_every_character_but_escape_those_that_move_a_cursor(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = "é\x1b[31m\x9b\u202e\u2028\n"
    output.write_rows(Rows(("quote",), [(text,)]), "jsonl")
    out = capsys.readouterr().out
    assert out.isprintable() is False
    assert out.removesuffix("\n").isprintable()
    assert json.loads(out) == {"quote": text}


def test_csv_in_a_pipe_keeps_every_character(capsys: pytest.CaptureFixture[str]) -> None:
    output.write_rows(Rows(("quote",), [('a\n"b"\x1b[1m',)]), "csv")
    assert list(csv.reader(io.StringIO(capsys.readouterr().out))) == [["quote"], ['a\n"b"\x1b[1m']]


def test_csv_on_a_terminal_has_no_escape_sequences(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch)
    output.write_rows(Rows(("quote",), [("\x1b[1mbold",)]), "csv")
    assert terminal.getvalue() == "quote\nbold\n"


def test_table_in_a_pipe_is_as_wide_as_its_text(capsys: pytest.CaptureFixture[str]) -> None:
    output.write_rows(ROWS, "table")
    assert capsys.readouterr().out.splitlines() == [
        "name              reports  share",
        "----------------  -------  -----",
        "Nicolás Maduro          3    0.5",
        'a "quoted", name       12',
    ]


def test_table_on_a_terminal_wraps_long_text_and_loses_none(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch)
    quote = "Venezuela is an ally of Russia, said a paper in Caracas, Supercalifragilisticexpialidociouslylongword."
    output.write_rows(Rows(("who", "quote"), [("Venezuela", quote)]), "table")
    lines = terminal.getvalue().splitlines()
    assert max(map(output.width, lines)) <= 40
    assert "".join(line[11:] for line in lines[2:]).replace(" ", "") == quote.replace(" ", "")


def test_table_aligns_wide_characters(capsys: pytest.CaptureFixture[str]) -> None:
    output.write_rows(Rows(("name", "n"), [("北京", 1), ("Kyiv", 2)]), "table")
    assert capsys.readouterr().out.splitlines()[2:] == ["北京  1", "Kyiv  2"]


def test_format_is_a_table_on_a_terminal_and_json_lines_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    on_terminal(monkeypatch)
    assert output.chosen_format(None) == "table"
    assert output.chosen_format("csv") == "csv"


def test_format_is_json_lines_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", io.StringIO())
    assert output.chosen_format(None) == "jsonl"


def test_text_that_the_output_cannot_encode_is_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(raw, encoding="ascii", write_through=True))
    output.write("é")
    assert raw.getvalue() == b"\\xe9\n"


def test_quiet_leaves_notes_out(capsys: pytest.CaptureFixture[str]) -> None:
    output.note("seen")
    output.note("not seen", quiet=True)
    assert capsys.readouterr().err == "seen\n"
