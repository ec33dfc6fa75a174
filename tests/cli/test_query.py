"""The commands that ask a graph, through click and as a process of their own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from allygraph.cli.main import LazyGroup, cli
from allygraph.graph.errors import AllygraphError
from allygraph.graph.model import Document, Statement
from allygraph.graph.store import open_store


@pytest.fixture(scope="module")
def store(world: tuple[tuple[Document, tuple[Statement, ...]], ...], tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("graph") / "news.store"
    with open_store(str(path)) as opened:
        for document, statements in world:
            opened.add(document, statements)
    return str(path)


def call(*args: str, text: str | None = None) -> Result:
    return CliRunner().invoke(cli, args, input=text, catch_exceptions=True)


def said(*args: str) -> str:
    """What the command prints. Fails where it fails."""
    result = call(*args)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_query_prints_json_lines_in_a_pipe(store: str) -> None:
    lines = said("query", "allies_of", "actor=Venezuela", "--store", store).splitlines()
    assert [json.loads(line)["ally"] for line in lines] == ["Russia", "Iran"]


def test_query_prints_one_json_array(store: str) -> None:
    rows = json.loads(said("query", "allies_of", "actor=VEN", "--format", "json", "--store", store))
    assert rows[0]["ally_id"] == "country/RUS"


def test_query_limit_says_how_many_there_were(store: str) -> None:
    result = call("query", "allies_of", "actor=VEN", "--limit", "1", "--store", store)
    assert len(result.stdout.splitlines()) == 1
    assert "1 of 2 rows" in result.stderr


def test_no_rows_is_no_failure(store: str) -> None:
    result = call("query", "allies_of", "actor=Sweden", "--store", store)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "No rows" in result.stderr


def test_filters_of_the_command_line_are_parameters(store: str) -> None:
    rows = said(
        "query", "timeline", "one=RUS", "other=VEN", "--status", "planned", "--format", "json", "--store", store
    )
    assert [row["status"] for row in json.loads(rows)] == ["planned"]


def test_free_sparql_only_reads(store: str) -> None:
    result = call("query", "--sparql", "DELETE WHERE { ?s ?p ?o }", "--store", store)
    assert isinstance(result.exception, AllygraphError)
    assert len(said("query", "sources", "--store", store).splitlines()) == 5


def test_free_sparql_from_a_file(store: str, tmp_path: Path) -> None:
    file = tmp_path / "count.rq"
    file.write_text("SELECT (COUNT(?s) AS ?n) { ?s a ag:Statement }", encoding="utf-8")
    assert json.loads(said("query", "--sparql", f"@{file}", "--store", store)) == {"n": 43}


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("query", "alies_of", "actor=VEN"), "allies_of"),
        (("query", "allies_of"), "for example actor=Venezuela"),
        (("query", "allies_of", "actor=Atlantis"), "Atlantis"),
        (("query", "--sparql", "SELECT nonsense"), "not SPARQL"),
        (("query", "--sparql", "@/nowhere/at/all.rq"), "/nowhere/at/all.rq"),
        (("forget", "nothing-of-the-kind"), "no document"),
    ],
    ids=["unknown query", "missing parameter", "unknown actor", "no sparql", "no file", "no document"],
)
def test_wrong_use_is_one_clear_line(store: str, args: tuple[str, ...], message: str) -> None:
    result = call(*args, "--store", store)
    assert isinstance(result.exception, AllygraphError)
    assert message in str(result.exception)


def test_missing_store_is_named_and_not_made(tmp_path: Path) -> None:
    path = tmp_path / "none.store"
    result = call("query", "sources", "--store", str(path))
    assert isinstance(result.exception, AllygraphError)
    assert "allygraph load" in str(result.exception)
    assert not path.exists()


def test_queries_as_json_say_how_to_ask_each(store: str) -> None:
    queries = json.loads(said("queries", "--format", "json"))
    allies = next(query for query in queries if query["name"] == "allies_of")
    assert allies["languages"] == ["sparql"]
    assert allies["parameters"][0]["example"] == "Venezuela"
    assert "ally" in [column["name"] for column in allies["columns"]]


def test_queries_shows_the_text_of_one() -> None:
    assert "SELECT" in said("queries", "allies_of")


def test_why_shows_sentence_article_and_rule(store: str) -> None:
    text = said("why", "Venezuela", "ally_of", "Russia", "--format", "table", "--store", store)
    assert '"Venezuela is an ally of Russia."' in text
    assert "Officials in Caracas, Example Times, 2022-03-07, https://example.org/caracas" in text
    assert "hand-made, confidence 0.9" in text


def test_why_hides_denials_but_says_that_they_exist(store: str) -> None:
    result = call("why", "Russia", "attacks", "Ukraine", "--format", "json", "--store", store)
    assert {row["status"] for row in json.loads(result.stdout)} == {"occurred"}
    assert "--status all" in result.stderr


def test_why_finds_officials_for_their_country(store: str) -> None:
    rows = json.loads(said("why", "Poland", "met_with", "USA", "--format", "json", "--store", store))
    assert [(row["subject"], row["object"]) for row in rows] == [("Andrzej Duda", "Antony Blinken")]


def test_stats_counts_documents_and_statements(store: str) -> None:
    rows = json.loads(said("stats", "--format", "json", "--store", store))
    counts = {(row["what"], row["which"]): row["count"] for row in rows}
    assert counts["documents", None] == 7
    assert counts["relation", "ally_of occurred"] == 6


def test_export_and_import_give_the_same_graph(store: str, tmp_path: Path) -> None:
    first, second = tmp_path / "first.nq", tmp_path / "second.nq"
    said("export", str(first), "--store", store)
    said("import", str(first), "--store", str(tmp_path / "copy.store"))
    said("export", str(second), "--store", str(tmp_path / "copy.store"))
    assert first.read_bytes() == second.read_bytes()


def test_broken_import_is_refused_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "broken.nq"
    file.write_text("<a> <b>\n", encoding="utf-8")
    result = call("import", str(file), "--store", str(tmp_path / "x.store"))
    assert isinstance(result.exception, AllygraphError)


def test_forget_by_external_id_and_by_url(store: str, tmp_path: Path) -> None:
    path = str(tmp_path / "copy.store")
    said("export", str(tmp_path / "all.nq"), "--store", store)
    said("import", str(tmp_path / "all.nq"), "--store", path)
    said("forget", "wire-1", "https://example.org/war", "--store", path)
    count = "SELECT (COUNT(?d) AS ?n) { ?d a schema:NewsArticle }"
    assert json.loads(said("query", "--sparql", count, "--store", path)) == {"n": 5}


def test_loaded_graph_validates(store: str) -> None:
    assert "conforms" in call("validate", "--store", store).stderr


@pytest.mark.parametrize("command", LazyGroup().list_commands(None), ids=str)  # type: ignore[arg-type]
def test_every_command_has_help_with_an_example(command: str) -> None:
    assert "allygraph" in said(command, "--help")


@pytest.mark.parametrize("args", [("--help",), ("query", "sources")], ids=" ".join)
def test_help_and_query_import_nothing_heavy(store: str, args: tuple[str, ...]) -> None:
    code = (
        "import sys\nfrom allygraph.cli.main import main\n"
        f"try:\n    main({[*args]!r})\nexcept SystemExit:\n    pass\n"
        "heavy = {'spacy', 'networkx', 'rdflib', 'pyvis', 'numpy'} & set(sys.modules)\n"
        "sys.exit(f'imported {heavy}' if heavy else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={"ALLYGRAPH_STORE": store}, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_users_error_is_no_traceback(store: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "allygraph", "query", "nope", "--store", store],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("allygraph: no query is called 'nope'.")
    assert "Traceback" not in done.stderr
