"""A graph that was loaded conforms to the shapes; one that was broken by hand is found out, at the right node."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from allygraph.graph.errors import StoreError
from allygraph.graph.model import Document, Statement
from allygraph.graph.store import Store, open_store
from allygraph.graph.validate import validate

ASSERTED = "A statement is asserted if and only if a report says that it occurred."


@pytest.fixture
def loaded(world: tuple[tuple[Document, tuple[Statement, ...]], ...]) -> Iterator[Store]:
    """A store with all articles of the world."""
    with open_store("memory:") as store:
        for document, statements in world:
            store.add(document, statements)
        yield store


def test_world_conforms(loaded: Store) -> None:
    assert validate(loaded) == []


def test_world_conforms_after_forgetting(
    loaded: Store, world: tuple[tuple[Document, tuple[Statement, ...]], ...]
) -> None:
    loaded.forget(world[0][0].id)
    assert validate(loaded) == []


@pytest.mark.parametrize(
    ("update", "message"),
    [
        ("DELETE { ?s ag:asserted true } INSERT { ?s ag:asserted false } WHERE { ?s ag:asserted true }", ASSERTED),
        ("DELETE { ?s ag:asserted false } INSERT { ?s ag:asserted true } WHERE { ?s ag:asserted false }", ASSERTED),
        ("INSERT { ?a a ag:Group } WHERE { ?a a ag:Country }",
         "An actor is exactly one of country, official, organization, group and place."),
        ("DELETE { ?r prov:wasQuotedFrom ?d } WHERE { ?r prov:wasQuotedFrom ?d }",
         "A report is quoted from exactly one document."),
        ("DELETE { ?r ag:end ?e } INSERT { ?r ag:end -1 } WHERE { ?r a ag:Report ; ag:end ?e }",
         "A report's sentence begins before it ends."),
    ],
    ids=["asserted denied", "denial asserted", "two types", "no document", "ends before it begins"],
)
def test_broken_world_is_found_out(loaded: Store, update: str, message: str) -> None:
    loaded.update(update)
    assert message in {finding.message for finding in validate(loaded)}


def test_finding_names_the_one_broken_node(loaded: Store) -> None:
    loaded.update("DELETE DATA { country:VEN skos:prefLabel 'Venezuela' }")
    findings = validate(loaded)
    assert [(finding.message, finding.node) for finding in findings] == [
        ("An actor has exactly one name.", "https://w3id.org/allygraph/country/VEN")
    ]


def test_without_pyshacl_the_error_names_the_extra(loaded: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyshacl", None)
    with pytest.raises(StoreError, match=r"pip install 'allygraph\[shacl\]'"):
        validate(loaded)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "allygraph", *arguments], capture_output=True, text=True, check=False)


def test_command_ends_with_0_and_no_output_where_all_is_well(
    tmp_path: Path, visit_document: Document, visit_statements: tuple[Statement, ...]
) -> None:
    url = str(tmp_path / "news.store")
    with open_store(url) as store:
        store.add(visit_document, visit_statements)
    done = run("validate", "--store", url)
    assert (done.returncode, done.stdout) == (0, "")


def test_command_ends_with_1_and_groups_what_is_wrong(
    tmp_path: Path, visit_document: Document, visit_statements: tuple[Statement, ...]
) -> None:
    url = str(tmp_path / "news.store")
    with open_store(url) as store:
        store.add(visit_document, visit_statements)
        store.update("DELETE { ?r ag:rule ?x } WHERE { ?r ag:rule ?x }")
    done = run("validate", "--store", url)
    assert done.returncode == 1
    assert done.stdout.startswith("A report names the rule that found it. (5 times)\n  https://")
    assert len(done.stdout.splitlines()) == 6


def test_command_on_a_missing_store_makes_none(tmp_path: Path) -> None:
    done = run("validate", "--store", str(tmp_path / "missing.store"))
    assert (done.returncode, done.stdout) == (1, "")
    assert "no store at" in done.stderr
    assert list(tmp_path.iterdir()) == []
