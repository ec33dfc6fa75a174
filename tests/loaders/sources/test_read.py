"""Every way in which an input can be bad, beside good input that has to come all the same."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import sys
import tracemalloc
from pathlib import Path
from typing import Protocol

import pytest

from allygraph.graph.errors import SourceError
from allygraph.graph.model import Document
from allygraph.loaders.sources.kind import Found, Item, Options, Skipped
from allygraph.loaders.sources.read import read_sources


class MakeFile(Protocol):
    def __call__(self, content: bytes | str, name: str = "news.jsonl") -> Path: ...


def documents(items: list[Item]) -> list[Document]:
    return [item.document for item in items if isinstance(item, Found)]


def texts(items: list[Item]) -> list[str]:
    return [document.text for document in documents(items)]


def errors(items: list[Item]) -> list[str]:
    return [str(item) for item in items if isinstance(item, SourceError)]


def read(path: Path, options: Options | None = None) -> list[Item]:
    return list(read_sources([path], options or Options()))


@pytest.fixture
def file(tmp_path: Path) -> MakeFile:
    """Make a file with these bytes and give its path."""

    def make(content: bytes | str, name: str = "news.jsonl") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return make


# Records


def test_record_keeps_all_its_fields(file: MakeFile) -> None:
    record = {
        "id": "a1", "title": "Envoys", "date": "2022-03-05", "outlet": "Times", "url": "https://example.org/1",
        "language": "en", "text": " They came.\r\n",
    }
    [document] = documents(read(file(json.dumps(record))))
    assert document == Document(
        " They came.\r\n", title="Envoys", published="2022-03-05", outlet="Times", url="https://example.org/1",
        language="en", external_id="a1",
    )


def test_text_alone_is_enough(file: MakeFile) -> None:
    assert documents(read(file('{"text": "They came."}'))) == [Document("They came.")]


def test_other_field_names_are_read(file: MakeFile) -> None:
    options = Options(
        text_field="body", title_field="head", date_field="day", outlet_field="paper", url_field="link", id_field="key",
        language_field="tongue",
    )
    record = {"body": "B", "head": "H", "day": "2022", "paper": "P", "link": "L", "key": 7, "tongue": "en", "text": "-"}
    assert documents(read(file(json.dumps(record)), options)) == [
        Document("B", title="H", published="2022", outlet="P", url="L", external_id="7", language="en")
    ]


def test_what_a_record_says_wins_over_the_options(file: MakeFile) -> None:
    options = Options(published="2001", outlet="Default", language="en")
    stated, silent = documents(read(file('{"text":"a","date":"2002","outlet":"Own"}\n{"text":"b","date":""}'), options))
    assert (stated.published, stated.outlet, stated.language) == ("2002", "Own", "en")
    assert (silent.published, silent.outlet) == ("2001", "Default")


def test_unreadable_date_is_a_warning_and_no_guess(file: MakeFile) -> None:
    [item] = read(file('{"text": "a", "date": "last week"}'), Options(published="2022"))
    assert isinstance(item, Found)
    assert item.document.published is None
    assert item.warnings == ("unreadable date",)


def test_characters_that_no_store_keeps_become_replacement_characters(file: MakeFile) -> None:
    assert texts(read(file(r'{"text": "a\ud800b\u0000c\ud83d\ude00"}'))) == ["a\ufffdb\ufffdc😀"]


def test_raw_tab_in_a_string_is_read(file: MakeFile) -> None:
    assert texts(read(file('{"text": "a\tb"}'))) == ["a\tb"]


def test_record_without_words_is_skipped_by_name(file: MakeFile) -> None:
    path = file('{"text": " "}\n{"text": null}\n{"text": "", "title": "Envoys come"}')
    assert read(path)[:2] == [Skipped(f"{path}:1", "no text"), Skipped(f"{path}:2", "no text")]
    assert documents(read(path)) == [Document("", title="Envoys come")]


def test_missing_text_field_is_named_with_the_likely_one(file: MakeFile) -> None:
    path = file('{"title": "A b", "body": "A longer text."}\n{"text": "fine"}')
    items = read(path)
    assert errors(items) == [f'{path}:1: no field "text" (found: title, body). Name it with --text-field body.']
    assert texts(items) == ["fine"]


def test_missing_text_in_a_wide_record_lists_few_fields(file: MakeFile) -> None:
    [error] = errors(read(file(json.dumps({f"field{number}": number for number in range(5000)} | {"x" * 5000: 1}))))
    assert len(error) < 400
    assert "..." in error


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("[1]", "an array where a JSON object should be"),
        ('"text"', "a string where a JSON object should be"),
        ("null", "null where a JSON object should be"),
        ("3", "a number where a JSON object should be"),
        ('{"text": 3}', 'field "text" is a number'),
        ('{"text": ["a"]}', 'field "text" is an array'),
        ('{"text": "a", "title": {"en": "b"}}', 'field "title" is an object'),
        ('{"text": "a", "url": true}', 'field "url" is true or false'),
        ('{"text": "a", "id": false}', 'field "id" is true or false'),
        ("{}", 'no field "text" (found: nothing)'),
        ('{"text": "a"', "broken JSON at column 13"),
        ('{"text": a}', "broken JSON at column 10"),
        ('{"text": "a"} {"text": "b"}', "broken JSON at column 15: Extra data"),
        ("[" * 100_000, "JSON that is nested too deeply"),
        ('{"text": "a", "id": ' + "9" * 5000 + "}", "JSON with a number that is too long"),
        ("not JSON at all", "broken JSON at column 1"),
    ],
    ids=lambda value: value[:30],
)
def test_broken_line_is_named_and_its_neighbours_load(file: MakeFile, line: str, message: str) -> None:
    path = file(f'{{"text": "before"}}\n\n{line}\n{{"text": "after"}}\n')
    items = read(path)
    [error] = errors(items)
    assert error.startswith(f"{path}:3: {message}")
    assert texts(items) == ["before", "after"]


def test_broken_first_line_does_not_hide_the_others(file: MakeFile) -> None:
    items = read(file('{"text": "a\n{"text": "b"}\n{"text": "c"}'))
    assert texts(items) == ["b", "c"]
    assert len(errors(items)) == 1


def test_line_of_fifty_megabytes_is_refused_without_being_held(file: MakeFile) -> None:
    path = file(b'{"text":"before"}\n{"text":"' + b"x" * 50_000_000 + b'"}\n{"text":"after"}')
    tracemalloc.start()
    items = read(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert errors(items) == [
        f"{path}:2: a line of 50000012 bytes; the limit for one document is 10000000. Raise it with --max-bytes."
    ]
    assert texts(items) == ["before", "after"]
    assert peak < 30_000_000


def test_long_first_line_and_long_last_line_are_refused(file: MakeFile) -> None:
    long = '{"text": "' + "x" * 100 + '"}'
    items = read(file(f'{long}\n{{"text": "a"}}\n{long}'), Options(limit=50))
    assert [error.partition(": ")[0][-2:] for error in errors(items)] == [":1", ":3"]
    assert texts(items) == ["a"]


def test_line_of_just_the_limit_is_read(file: MakeFile) -> None:
    line = '{"text": "abc"}'
    assert texts(read(file(f"{line}\n{line}"), Options(limit=len(line)))) == ["abc", "abc"]


# One JSON value instead of lines


@pytest.mark.parametrize("indent", [None, 2], ids=["in one line", "indented"])
def test_array_of_records_is_read(file: MakeFile, indent: int | None) -> None:
    records = [{"text": "a"}, {"text": "b"}, 3]
    path = file(json.dumps(records, indent=indent) + "\n", "news.json")
    items = read(path)
    assert texts(items) == ["a", "b"]
    assert errors(items)[0].startswith(f"{path}: item 3: a number")


def test_one_indented_record_is_read(file: MakeFile) -> None:
    assert texts(read(file(json.dumps({"text": "a", "title": "t"}, indent=2), "news.json"))) == ["a"]


def test_broken_array_is_one_error_with_line_and_column(file: MakeFile) -> None:
    path = file('[{"text": "a"},\n{"text": }]', "news.json")
    assert errors(read(path)) == [
        f"{path}: broken JSON at column 10 of line 2: Expecting value. Write one object a line."
    ]


def test_array_over_the_limit_is_refused(file: MakeFile) -> None:
    [error] = errors(read(file(json.dumps([{"text": "a"}] * 50, indent=1)), Options(limit=100)))
    assert "a JSON array of more than 100 bytes" in error


# Plain text


def test_first_line_is_the_title_of_a_text(file: MakeFile) -> None:
    assert documents(read(file("Envoys in Caracas\r\n\r\nThey came.\r\n", "a.txt"))) == [
        Document("They came.", title="Envoys in Caracas", external_id="a.txt")
    ]


def test_options_describe_a_text(file: MakeFile) -> None:
    options = Options(title="Title", published="2022-03-05", outlet="Times", url="https://example.org", language="en")
    assert documents(read(file("They came.", "a.txt"), options)) == [
        Document("They came.", title="Title", published="2022-03-05", outlet="Times", url="https://example.org",
                 language="en", external_id="a.txt")
    ]


def test_given_title_leaves_another_first_line_in_the_text(file: MakeFile) -> None:
    [document] = documents(read(file("Envoys in Caracas\n\nThey came.", "a.txt"), Options(title="Other")))
    assert (document.title, document.text) == ("Other", "Envoys in Caracas\n\nThey came.")


def test_given_title_is_not_repeated_in_the_text(file: MakeFile) -> None:
    [document] = documents(read(file("Envoys  in Caracas\n\nThey came.", "a.txt"), Options(title="Envoys in Caracas")))
    assert (document.title, document.text) == ("Envoys in Caracas", "They came.")


def test_text_over_the_limit_is_refused(file: MakeFile) -> None:
    [error] = errors(read(file("word " * 100, "a.txt"), Options(limit=99)))
    assert "more than 99 bytes" in error
    assert "--max-bytes" in error


def test_modification_time_does_not_matter(file: MakeFile) -> None:
    path = file("They came.", "a.txt")
    before = read(path)
    os.utime(path, (0, 0))
    assert read(path) == before


# Encodings


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_mark_says_the_encoding(file: MakeFile, encoding: str) -> None:
    assert texts(read(file('{"text": "é"}\n{"text": "字"}\n'.encode(encoding)))) == ["é", "字"]
    assert texts(read(file("Nicolás came.".encode(encoding), "a.txt"))) == ["Nicolás came."]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark_is_recognized_and_read_when_named(file: MakeFile, encoding: str) -> None:
    path = file("The envoys came to Caracas.".encode(encoding), "a.txt")
    assert errors(read(path)) == [
        f"{path}: looks like UTF-16 without a byte order mark. Name it with --encoding {encoding}."
    ]
    assert texts(read(path, Options(encoding=encoding))) == ["The envoys came to Caracas."]


def test_latin1_text_names_the_byte_and_the_remedy(file: MakeFile) -> None:
    path = file("Nicolás".encode("latin-1"), "a.txt")
    assert errors(read(path)) == [
        f"{path}: not UTF-8: byte 0xe1 at offset 5. Name its encoding, for example --encoding cp1252."
    ]
    assert texts(read(path, Options(encoding="latin-1"))) == ["Nicolás"]


def test_latin1_line_names_the_byte_in_the_file_and_the_others_load(file: MakeFile) -> None:
    path = file(b'{"text":"a"}\n' + '{"text":"é"}'.encode("latin-1") + b'\n{"text":"b"}')
    items = read(path)
    assert texts(items) == ["a", "b"]
    assert errors(items)[0].startswith(f"{path}:2: not UTF-8: byte 0xe9 at offset 22.")


def test_lines_before_a_wrong_byte_of_utf16_load(file: MakeFile) -> None:
    content = '{"text":"a"}\n{"text":"b"}\n'.encode("utf-16-le")
    path = file(b"\xff\xfe" + content + b"\x00\xdc" + content)
    items = read(path)
    assert texts(items) == ["a", "b"]
    assert errors(items)[0].startswith(f"{path}: not utf-16-le: byte 0x00 at offset {2 + len(content)}.")


def test_wrong_named_encoding_is_an_error(file: MakeFile) -> None:
    [error] = errors(read(file(b'{"text":"\x81"}'), Options(encoding="cp1252")))
    assert "not cp1252: byte 0x81 at offset 9." in error


# What is no text at all


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a"])
@pytest.mark.parametrize("content", [b"", b" \n\n\t"], ids=["no byte", "blank"])
def test_empty_file_is_an_error(file: MakeFile, name: str, content: bytes) -> None:
    [item] = read(file(content, name))
    assert isinstance(item, SourceError)
    assert "is empty" in item.found


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"%PDF-1.7\n", "a PDF file"), (b"\x89PNG\r\n", "a PNG picture"), (b"PK\x03\x04", "a ZIP archive")],
    ids=["pdf", "png", "zip"],
)
def test_binary_is_called_by_its_name(file: MakeFile, content: bytes, name: str) -> None:
    [error] = errors(read(file(content, "a.txt")))
    assert name in error


def test_nul_byte_is_binary(file: MakeFile) -> None:
    path = file(b"abc\x00def", "a.txt")
    assert errors(read(path)) == [
        f"{path}: binary data (a NUL byte at offset 3), not text. Save it as text first."
    ]


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("name", ["noise.txt", "noise.jsonl", "noise"])
def test_random_bytes_are_only_ever_errors(file: MakeFile, seed: int, name: str) -> None:
    items = read(file(random.Random(seed).randbytes(3000), name))
    assert documents(items) == []
    assert errors(items)


@pytest.mark.parametrize(
    ("content", "name"),
    [("<!DOCTYPE html><p>x", "a"), ("words", "a.html"), ('<?xml version="1.0"?><rss/>', "feed"), ("a,b", "a.csv")],
)
def test_kind_that_is_not_read_yet_is_said_so(file: MakeFile, content: str, name: str) -> None:
    [error] = errors(read(file(content, name)))
    assert "only these kinds are read: jsonl, text" in error
    assert len(documents(read(file(content, name), Options(kind="text")))) == 1


def test_content_says_more_than_the_suffix(file: MakeFile) -> None:
    assert texts(read(file('{"text": "a"}', "a.txt"))) == ["a"]
    assert len(documents(read(file('{"text": "a"}', "a.txt"), Options(kind="text")))) == 1


def test_braces_inside_an_article_do_not_make_it_a_record(file: MakeFile) -> None:
    assert texts(read(file("[Caracas] They came.", "a"))) == ["[Caracas] They came."]


# gzip


@pytest.mark.parametrize(("name", "id_"), [("a.txt.gz", "a.txt"), ("a.dat", "a.dat")])
def test_gzip_is_unpacked(file: MakeFile, name: str, id_: str) -> None:
    [document] = documents(read(file(gzip.compress(b"They came."), name)))
    assert (document.text, document.external_id) == ("They came.", id_)


def test_damaged_gzip_gives_what_comes_before_the_damage(file: MakeFile) -> None:
    lines = b"".join(b'{"text":"%d"}\n' % number for number in random.Random(1).sample(range(10**9), 20_000))
    items = read(file(gzip.compress(lines)[:-100], "news.jsonl.gz"))
    assert len(documents(items)) > 10_000
    assert "a damaged gzip file" in errors(items)[-1]


def test_gzip_in_name_only_is_read_for_what_it_is(file: MakeFile) -> None:
    assert texts(read(file("They came.", "a.txt.gz"))) == ["They came."]


# Files, folders, standard input


def test_missing_file_is_an_error_and_the_others_load(file: MakeFile, tmp_path: Path) -> None:
    good = file('{"text": "a"}')
    items = list(read_sources([tmp_path / "nothing.txt", good]))
    assert errors(items) == [f"{tmp_path / 'nothing.txt'}: there is no such file or folder. Check the name."]
    assert texts(items) == ["a"]


def test_name_that_no_file_can_have_is_an_error() -> None:
    assert len(errors(list(read_sources(["x" * 5000])))) == 1


def test_standard_input_is_read_as_what_it_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"text": "a"}\nbroken')))
    items = list(read_sources(["-"]))
    assert texts(items) == ["a"]
    assert errors(items)[0].startswith("standard input:2: broken JSON")


def test_text_from_standard_input_has_no_id(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"They came.")))
    assert documents(list(read_sources(["-"]))) == [Document("They came.")]


def test_pipe_that_writes_little_by_little_is_read_whole() -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb", buffering=0) as out:
        for part in (b'{"te', b'xt": "a"}', b'\n{"text"', b': "b"}'):
            out.write(part)
    items = list(read_sources([f"/dev/fd/{reading}"]))
    os.close(reading)
    assert texts(items) == ["a", "b"]


def test_folder_gives_its_files_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/c.txt", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"Text of {name}.")
    assert [document.external_id for document in documents(read(tmp_path))] == ["a/c.txt", "a/z.txt", "b.txt", "c.txt"]


def test_folder_passes_over_by_name(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x").write_text("x")
    (tmp_path / ".hidden").write_text("x")
    (tmp_path / "graph.store").mkdir()
    (tmp_path / "loop").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    assert {Path(item.place).name: item.reason for item in read(tmp_path) if isinstance(item, Skipped)} == {
        ".git": "hidden folder", ".hidden": "hidden file", "graph.store": "store", "loop": "link to a folder",
        "pipe": "not a file",
    }


def test_link_to_nothing_and_empty_folder_are_errors(tmp_path: Path) -> None:
    (tmp_path / "broken").symlink_to("nowhere")
    (tmp_path / "empty").mkdir()
    messages = errors(read(tmp_path))
    assert "no such file" in messages[0]
    assert "is an empty folder" in messages[1]
