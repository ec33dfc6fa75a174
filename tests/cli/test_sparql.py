"""`allygraph query --sparql`: free SPARQL, which only reads unless it is told to write."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from allygraph.cli.main import cli
from allygraph.graph.errors import QueryError
from allygraph.graph.model import Document, Statement
from allygraph.graph.store import open_store

ASSERTED = "SELECT (COUNT(?s) AS ?n) { ?s ag:asserted true }"
DELETE = "DELETE WHERE { ?s ag:asserted true }"


@pytest.fixture
def store_url(world: tuple[tuple[Document, tuple[Statement, ...]], ...], tmp_path: Path) -> str:
    """A store of its own for each test, since some of them change it."""
    url = str(tmp_path / "world.store")
    with open_store(url) as store:
        for document, statements in world[:2]:
            store.add(document, statements)
    return url


def ask(store_url: str, sparql: str, *options: str, text: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["query", "--sparql", sparql, "--store", store_url, *options], input=text)


def asserted(store_url: str) -> int:
    return int(json.loads(ask(store_url, ASSERTED).stdout)["n"])


def test_it_reads_from_standard_input(store_url: str) -> None:
    assert json.loads(ask(store_url, "-", text=ASSERTED).stdout) == {"n": 7}


def test_a_question_for_yes_or_no_is_one_row(store_url: str) -> None:
    result = ask(store_url, "ASK { country:VEN ag:allyOf country:RUS }", "--format", "json")
    assert json.loads(result.stdout) == [{"answer": True}]


@pytest.mark.parametrize("text", [DELETE, "CLEAR ALL", "INSERT DATA { ag:a ag:b 1 } # SELECT"])
def test_what_would_write_is_refused_and_changes_nothing(store_url: str, text: str) -> None:
    assert isinstance(ask(store_url, text).exception, QueryError)
    assert asserted(store_url) == 7


def test_update_writes_when_told_to(store_url: str) -> None:
    result = ask(store_url, DELETE, "--update")
    assert (result.exit_code, result.stdout) == (0, "")
    assert asserted(store_url) == 0


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--sparql", ASSERTED, "--since", "2022"], "no filters"),
        (["sources", "--sparql", ASSERTED], "either the NAME"),
        ([], "either the NAME"),
        (["sources", "--update"], "--update goes with --sparql"),
        (["allies_of", "Venezuela"], "no PARAMETER=VALUE"),
    ],
    ids=["filter", "both", "neither", "update of a named one", "value without its name"],
)
def test_wrong_usage_is_exit_code_two(store_url: str, args: list[str], message: str) -> None:
    result = CliRunner().invoke(cli, ["query", *args, "--store", store_url])
    assert (result.exit_code, message in result.stderr) == (2, True)
