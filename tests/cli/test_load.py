"""`load` and `extract` from the outside: what goes to which stream, what is stored, and the exit code."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from allygraph.cli.main import cli
from allygraph.graph.model import Document
from allygraph.graph.store import open_store
from allygraph.loaders.extract import Extraction, Extractor, load_extractor

VISIT = "Senior U.S. officials traveled to Caracas on Saturday. Venezuela is an ally of Russia."
ALLIES = "Belarus is an ally of Russia. Russia denied that it would attack Poland."


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return load_extractor()


@pytest.fixture(autouse=True)
def _one_extractor(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Load the language model once for all tests."""
    monkeypatch.setattr("allygraph.cli.load.load_extractor", lambda _model: extractor)
    monkeypatch.setattr("allygraph.cli.extract.load_extractor", lambda _model: extractor)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Two records, the second without all but a text."""
    path = tmp_path / "news.jsonl"
    record = {
        "id": "a1", "title": "Envoys in Caracas", "date": "2022-03-07", "outlet": "Times",
        "url": "https://example.org/1", "text": VISIT,
    }
    path.write_text(json.dumps(record) + "\n" + json.dumps({"text": ALLIES}) + "\n", encoding="utf-8")
    return path


def run(*args: object, input: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli, [str(arg) for arg in args], input=input)


def quads(store: Path) -> bytes:
    out = io.BytesIO()
    with open_store(str(store)) as opened:
        opened.export_quads(out)
    return out.getvalue()


def records(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


# load


def test_load_stores_and_tells_the_counts_on_standard_error(news: Path, tmp_path: Path) -> None:
    result = run("load", news, "--store", tmp_path / "g.store")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.splitlines()[0] == "2 documents: 2 loaded, 0 duplicates, 0 errors"
    with open_store(str(tmp_path / "g.store")) as store:
        assert store.counts()["documents"] == 2
        assert {(s.subject.id, s.relation.value, s.object.id) for s in store.statements()} >= {
            ("country/RUS", "ally_of", "country/VEN"), ("country/BLR", "ally_of", "country/RUS"),
            ("country/USA", "visited", "place/caracas-ven"),
        }


def test_loading_twice_leaves_the_same_quads(news: Path, tmp_path: Path) -> None:
    store = tmp_path / "g.store"
    run("load", news, "--store", store)
    before = quads(store)
    result = run("load", news, "--store", store)
    assert result.stderr.splitlines()[0] == "2 documents: 0 loaded, 2 duplicates, 0 errors"
    assert quads(store) == before


def test_order_of_loading_and_time_of_day_leave_no_trace(news: Path, tmp_path: Path) -> None:
    one, other = news.read_text().splitlines()
    (tmp_path / "turned.jsonl").write_text(f"{other}\n{one}\n")
    run("load", news, "--store", tmp_path / "a.store")
    run("load", tmp_path / "turned.jsonl", "--store", tmp_path / "b.store")
    assert quads(tmp_path / "a.store") == quads(tmp_path / "b.store")


def test_same_text_under_another_url_is_a_duplicate_with_two_urls(tmp_path: Path) -> None:
    store_option = ("--store", tmp_path / "g.store")
    for number in (1, 2):
        result = run("load", "-", *store_option, "--url", f"https://example.org/{number}", input=VISIT)
    assert "0 loaded, 1 duplicate" in result.stderr
    with open_store(str(tmp_path / "g.store")) as store:
        [document] = store.documents()
    assert document.urls == ("https://example.org/1", "https://example.org/2")


def test_bad_input_is_named_and_the_rest_loads(news: Path, tmp_path: Path) -> None:
    news.write_text(news.read_text() + '{"body": "A text."}\n{"text": "a",\n{"text": ""}\n')
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    store, report = tmp_path / "g.store", tmp_path / "report.json"
    result = run("load", news, tmp_path / "picture.png", tmp_path / "gone.txt", "--store", store, "--report", report)
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    lines = result.stderr.splitlines()
    assert lines[0] == f'allygraph: {news}:3: no field "text" (found: body). Name it with --text-field body.'
    assert lines[1].startswith(f"allygraph: {news}:4: broken JSON at column 14")
    assert lines[2].startswith(f"allygraph: {tmp_path / 'picture.png'}: a PNG picture")
    assert lines[3].startswith(f"allygraph: {tmp_path / 'gone.txt'}: there is no such file")
    assert lines[4] == "7 documents: 2 loaded, 0 duplicates, 1 skipped (no text), 4 errors"
    counts = json.loads(report.read_text())
    skipped = sum(counts["skipped"].values())
    assert counts["documents"] == counts["loaded"] + counts["duplicates"] + skipped + counts["errors"] == 7
    assert [problem["place"] for problem in counts["problems"]] == [
        f"{news}:3", f"{news}:4", str(tmp_path / "picture.png"), str(tmp_path / "gone.txt")
    ]


def test_thousand_errors_do_not_fill_the_screen(tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text('{"body": "A text."}\n' * 1000)
    result = run("load", tmp_path / "news.jsonl", "--store", "memory:")
    assert len(result.stderr.splitlines()) < 30
    assert "... and 980 more errors" in result.stderr


def test_other_field_names_are_options(tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text(json.dumps({"body": VISIT, "day": "March 7, 2022", "key": 5}))
    result = run("load", tmp_path / "news.jsonl", "--text-field", "body", "--date-field", "day", "--id-field", "key",
                 "--dry-run", "--documents", "-")
    [record] = records(result)
    assert (record["id"], record["date"], record["text"]) == ("5", "2022-03-07", VISIT)


def test_documents_can_be_loaded_again(news: Path, tmp_path: Path) -> None:
    written = tmp_path / "documents.jsonl"
    run("load", news, "--store", tmp_path / "a.store", "--documents", written)
    run("load", written, "--store", tmp_path / "b.store")
    assert quads(tmp_path / "a.store") == quads(tmp_path / "b.store")


def test_dry_run_stores_nothing_and_counts_the_same(news: Path, tmp_path: Path) -> None:
    dry = run("load", news, news, "--dry-run", "--store", tmp_path / "dry.store", "--report", tmp_path / "dry.json")
    run("load", news, news, "--store", tmp_path / "g.store", "--report", tmp_path / "real.json")
    assert dry.exit_code == 0
    assert not (tmp_path / "dry.store").exists()
    assert (tmp_path / "dry.json").read_text() == (tmp_path / "real.json").read_text()


def test_unreadable_date_is_a_warning_and_no_failure(tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text(json.dumps({"text": VISIT, "date": "some day"}))
    result = run("load", tmp_path / "news.jsonl", "--store", "memory:")
    assert result.exit_code == 0
    assert "unreadable date in 1 document" in result.stderr


def test_quiet_says_nothing_but_errors(news: Path, tmp_path: Path) -> None:
    result = run("load", news, tmp_path / "gone.txt", "--store", "memory:", "--quiet")
    assert result.exit_code == 1
    assert result.stderr == f"allygraph: {tmp_path / 'gone.txt'}: there is no such file or folder. Check the name.\n"


@pytest.mark.parametrize(
    "args",
    [(), ("-", "--date", "some day"), ("-", "--encoding", "utf-99"), ("-", "--as", "pdf"), ("-", "--max-bytes", "0"),
     ("a.txt", "b.txt", "--title", "T"), ("a.txt", "b.txt", "--url", "https://example.org")],
    ids=["no source", "no date", "no encoding", "no kind", "no size", "title of two", "address of two"],
)
def test_wrong_usage_is_two(args: tuple[str, ...]) -> None:
    assert run("load", *args, "--store", "memory:").exit_code == 2


def test_control_characters_of_an_input_do_not_reach_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text(json.dumps({"\x1b[31mbody\x07": "A text."}))
    result = run("load", tmp_path / "news.jsonl", "--store", "memory:")
    assert "\x1b" not in result.stderr
    assert "\x07" not in result.stderr


class InterruptedExtractor:
    """Reads one document after the other; the third is interrupted."""

    def __init__(self, extractor: Extractor) -> None:
        self.extract = extractor.extract

    def extract_all(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        for number, document in enumerate(documents):
            if number == 2:
                raise KeyboardInterrupt
            yield self.extract(document)


@pytest.mark.parametrize("command", ["load", "extract"])
def test_interruption_keeps_what_is_done(
    command: str, extractor: Extractor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "news.jsonl").write_text("".join(f'{{"text": "{ALLIES} {n}"}}\n' for n in range(5)))
    monkeypatch.setattr(f"allygraph.cli.{command}.load_extractor", lambda _model: InterruptedExtractor(extractor))
    monkeypatch.setenv("ALLYGRAPH_STORE", str(tmp_path / "g.store"))
    result = run(command, tmp_path / "news.jsonl")
    assert result.exit_code == 130
    assert result.stderr.startswith("2 documents: 2 loaded")


def test_interrupted_load_goes_on_where_it_stopped(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text("".join(f'{{"text": "{ALLIES} {n}"}}\n' for n in range(5)))
    run("load", path, "--store", tmp_path / "whole.store")
    with monkeypatch.context() as patch:
        patch.setattr("allygraph.cli.load.load_extractor", lambda _model: InterruptedExtractor(extractor))
        run("load", path, "--store", tmp_path / "g.store")
    result = run("load", path, "--store", tmp_path / "g.store")
    assert result.stderr.startswith("5 documents: 3 loaded, 2 duplicates")
    assert quads(tmp_path / "g.store") == quads(tmp_path / "whole.store")


def test_ctrl_c_ends_the_process_with_130(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    arguments = [sys.executable, "-m", "allygraph", "load", "-", "--store", str(tmp_path / "g.store")]
    with subprocess.Popen(arguments, stdin=reading, stderr=subprocess.PIPE, text=True) as process:
        while not (tmp_path / "g.store").exists():  # the store is opened after the signal handlers are set
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
    os.close(reading)
    os.close(writing)
    assert process.returncode == 130
    assert "Traceback" not in told
    assert "Interrupted" in told


# extract


def test_extract_prints_one_record_a_document(news: Path) -> None:
    result = run("extract", news)
    first, second = records(result)
    assert result.exit_code == 0
    assert first["id"] == "a1"
    assert second["id"] == Document(ALLIES).id
    assert [s["relation"] for s in second["statements"]] == ["ally_of", "attacks"]
    assert second["statements"][1]["status"] == "negated"
    assert result.stderr.startswith("2 documents: 2 loaded")


def test_places_give_the_sentence_in_the_document_as_read(news: Path) -> None:
    documents = {record["id"]: record for record in records(run("load", news, "--dry-run", "--documents", "-"))}
    extracted = records(run("extract", news))
    assert sum(len(record["statements"]) for record in extracted) >= 4
    for record in extracted:
        document = documents.get(record["id"], documents[None])
        for statement in record["statements"]:
            assert document[statement["field"]][statement["start"] : statement["end"]] == statement["sentence"]


def test_extract_keeps_to_the_confidence_asked_for(news: Path) -> None:
    everything = [s for r in records(run("extract", news)) for s in r["statements"]]
    sure = [s for r in records(run("extract", news, "--min-confidence", "1")) for s in r["statements"]]
    assert everything
    assert [s for s in everything if s["confidence"] == 1] == sure


def test_extract_dates_a_text_by_its_option() -> None:
    [record] = records(run("extract", "-", "--date", "7 March 2022", input=VISIT))
    [visit] = [s for s in record["statements"] if s["relation"] == "visited"]
    assert visit["date"] == "2022-03-05"


def test_extract_names_bad_input_and_prints_the_rest(news: Path, tmp_path: Path) -> None:
    result = run("extract", tmp_path / "gone.txt", news)
    assert result.exit_code == 1
    assert len(records(result)) == 2
    assert "no such file" in result.stderr
