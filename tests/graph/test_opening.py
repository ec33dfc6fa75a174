"""Opening and closing a folder: what is refused, who waits for whom, and what is safe on disk afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from allygraph.graph.errors import SchemaMismatch, StoreError, StoreLocked
from allygraph.graph.filters import EVERYTHING
from allygraph.graph.model import Actor, ActorType, Document, Report, Span, Statement, Status
from allygraph.graph.schema import VERSION
from allygraph.graph.store import open_store
from allygraph.graph.stores.oxigraph import FLUSH_EVERY, OxigraphStore
from allygraph.graph.vocabulary import Relation

HOLD = """
import sys
from allygraph.graph.store import open_store
with open_store(sys.argv[1]):
    print("open", flush=True)
    sys.stdin.read()
"""
READ = "import sys; from allygraph.graph.store import open_store; print(open_store(sys.argv[1]).counts()['documents'])"


def test_reading_a_missing_store_makes_none(tmp_path: Path) -> None:
    missing = tmp_path / "missing.store"
    with pytest.raises(StoreError, match=r"no store at .*allygraph load"):
        open_store(str(missing), create=False)
    assert list(tmp_path.iterdir()) == []


def test_reading_an_empty_folder_leaves_it_empty(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store at"):
        open_store(str(tmp_path), create=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("create", [True, False])
def test_folder_with_other_files_is_refused_and_left_alone(tmp_path: Path, create: bool) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match=r"other files in it \(thesis\.txt\)"):
        open_store(str(tmp_path), create=create)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_file_is_no_store(tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_text("news", encoding="utf-8")
    with pytest.raises(StoreError, match="a file, and a store is a folder"):
        open_store(str(path))
    assert path.read_text(encoding="utf-8") == "news"


def test_store_that_another_process_holds_says_so_and_opens_when_that_has_ended(tmp_path: Path) -> None:
    url = str(tmp_path / "news.store")
    with subprocess.Popen([sys.executable, "-c", HOLD, url], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(StoreLocked, match="another process has this store open"):
            open_store(url)
    assert other.returncode == 0
    with open_store(url, create=False) as store:
        assert store.counts()["documents"] == 0


def test_what_a_closed_store_had_is_there_for_another_process(
    tmp_path: Path, visit_document: Document, visit_statements: tuple[Statement, ...]
) -> None:
    url = str(tmp_path / "news.store")
    with open_store(url) as store:
        store.add(visit_document, visit_statements)
    done = subprocess.run([sys.executable, "-c", READ, url], capture_output=True, text=True, check=True)
    assert done.stdout == "1\n"


def test_closing_flushes_so_that_opening_need_not_replay_a_log(
    tmp_path: Path, visit_document: Document, visit_statements: tuple[Statement, ...]
) -> None:
    folder = tmp_path / "news.store"
    with open_store(str(folder)) as store:
        before = {path.name for path in folder.glob("*.sst")}
        store.add(visit_document, visit_statements)
    assert {path.name for path in folder.glob("*.sst")} - before
    with open_store(str(folder), create=False) as store:
        assert len(list(store.statements(EVERYTHING))) == len(visit_statements)


def test_store_of_another_schema_version_is_refused(tmp_path: Path) -> None:
    url = str(tmp_path / "news.store")
    with open_store(url) as store:
        store.update(f"DELETE {{ ?s <{VERSION.value}> ?v }} INSERT {{ ?s <{VERSION.value}> 99 }} "
                     f"WHERE {{ ?s <{VERSION.value}> ?v }}")
    with pytest.raises(SchemaMismatch, match="version 99 of the schema"):
        open_store(url)


def test_store_under_another_base_is_refused_with_the_way_to_open_it(tmp_path: Path) -> None:
    url = str(tmp_path / "news.store")
    open_store(url, base="https://example.org/graph/").close()
    with pytest.raises(SchemaMismatch, match=r"Set ALLYGRAPH_BASE=https://example.org/graph/"):
        open_store(url)
    with open_store(url, base="https://example.org/graph/") as store:
        assert store.counts()["documents"] == 0


def test_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "other"
    database = ox.Store(str(folder))
    node = ox.NamedNode("https://example.org/a")
    database.add(ox.Quad(node, node, node))
    database.flush()
    del database
    with pytest.raises(SchemaMismatch, match="not one of allygraph"):
        open_store(str(folder))
    assert len(ox.Store(str(folder))) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_folder_without_permission_to_write_says_so(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError, match=r"permission|Permission"):
        open_store(str(tmp_path / "news.store"))


def test_a_store_in_use_in_the_same_process_says_so(tmp_path: Path) -> None:
    url = str(tmp_path / "news.store")
    with open_store(url), pytest.raises(StoreLocked, match="did not close it"):
        open_store(url)


def test_what_was_added_is_flushed_every_thousand_statements(monkeypatch: pytest.MonkeyPatch) -> None:
    flushed: list[int] = []
    flush = OxigraphStore.flush

    def counted(store: OxigraphStore) -> None:
        flushed.append(1)
        flush(store)

    monkeypatch.setattr(OxigraphStore, "flush", counted)
    document = Document("x")
    country = Actor("country/VEN", "Venezuela", ActorType.COUNTRY, "VEN")
    report = Report(document.id, Span("text", 0, 1), "x", Status.OCCURRED, "made-up", 0.9)
    statements = [
        Statement(country, Relation.AIDS, Actor(f"group/{number}", str(number), ActorType.GROUP), (report,))
        for number in range(FLUSH_EVERY)
    ]
    with open_store("memory:") as store:
        flushed.clear()
        store.add(document, statements[:-1])
        assert flushed == []
        store.add(document, statements[-1:])
        assert flushed == [1]


@pytest.mark.parametrize("url", ["neo4j://ann:secret@localhost/db", "bolt+s://ann:p@secret@localhost",
                                 "SPARQL+HTTP://ann:secret@host/x", "ftp://ann:secret@host/x"])
def test_unknown_kind_of_store_is_refused_without_showing_the_password(url: str) -> None:
    with pytest.raises(StoreError) as caught:
        open_store(url)
    assert "secret" not in str(caught.value)
