"""`allygraph view`: options to page, errors to one line."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from allygraph.cli.main import cli
from allygraph.graph.errors import AllygraphError, StoreError, UnknownActor
from allygraph.graph.model import Document, Statement
from allygraph.graph.store import open_store

World = tuple[tuple[Document, tuple[Statement, ...]], ...]


@pytest.fixture(scope="module")
def store_url(world: World, tmp_path_factory: pytest.TempPathFactory) -> str:
    url = str(tmp_path_factory.mktemp("view") / "world.store")
    with open_store(url) as store:
        for document, statements in world:
            store.add(document, statements)
    return url


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["view", *arguments])


def page_of(store_url: str, *options: str) -> dict[str, Any]:
    """The data of the page that is written to standard output."""
    result = run("-", "--store", store_url, *options)
    assert result.exit_code == 0, result.output
    found = re.search(r'type="application/json">(.*?)</script>', result.stdout, re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def names(data: dict[str, Any]) -> set[str]:
    return {node["name"] for node in data["nodes"]}


def statuses(data: dict[str, Any]) -> set[str]:
    return {report["status"] for statement in data["statements"] for report in statement["reports"]}


def test_it_writes_one_file_and_says_so(store_url: str, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    result = run(str(out), "--store", store_url, "--title", "A small <world>")
    assert (result.exit_code, result.stdout) == (0, "")
    assert re.fullmatch(r"Wrote .*page\.html \(\d\.\d MB\)\. .*\n", result.stderr)
    assert "<title>A small &lt;world&gt;</title>" in out.read_text("utf-8")


def test_quiet_says_nothing(store_url: str, tmp_path: Path) -> None:
    assert run(str(tmp_path / "page.html"), "--store", store_url, "--quiet").output == ""


def test_twice_gives_the_same_bytes(store_url: str) -> None:
    assert run("-", "--store", store_url).stdout_bytes == run("-", "--store", store_url).stdout_bytes


def test_every_status_is_in_the_page_and_occurred_is_shown(store_url: str) -> None:
    data = page_of(store_url)
    assert statuses(data) == {"occurred", "planned", "negated", "hypothetical"}
    assert [status["key"] for status in data["statuses"] if status["shown"]] == ["occurred"]


def test_a_status_asked_for_is_the_only_one_in_the_page_and_shown(store_url: str) -> None:
    data = page_of(store_url, "--status", "planned")
    assert statuses(data) == {"planned"}
    assert [status["key"] for status in data["statuses"] if status["shown"]] == ["planned"]


def test_officials_and_places_are_drawn_at_actor_level_only(store_url: str) -> None:
    assert {node["type"] for node in page_of(store_url)["nodes"]} == {"country", "organization", "group"}
    assert "official" in {node["type"] for node in page_of(store_url, "--level", "actor")["nodes"]}


@pytest.mark.parametrize("name", ["Venezuela", "VEN", "country/VEN", "nicolas maduro"])
def test_a_focus_may_be_a_name_a_code_an_id_or_an_official(store_url: str, name: str) -> None:
    data = page_of(store_url, "--focus", name)
    near = {"Venezuela"} | {
        other for statement in data["statements"] for other in names(data) if "country/VEN" in statement["ends"]
    }
    assert names(data) <= near
    assert "Poland" not in names(data)


def test_more_hops_draw_more(store_url: str) -> None:
    one, two = (names(page_of(store_url, "--focus", "POL", "--hops", hops)) for hops in "12")
    assert one < two


def test_filters_reach_the_page_and_its_caption(store_url: str) -> None:
    data = page_of(store_url, "--relation", "ally_of", "--since", "2022", "--min-reports", "1")
    assert {statement["relation"] for statement in data["statements"]} == {"ally_of"}
    assert "Only events since 2022, relation ally_of" in data["caption"]


def test_min_reports_counts_the_reports_that_are_shown(store_url: str) -> None:
    assert page_of(store_url, "--min-reports", "2")["least"] == 2


def test_max_nodes_limits_the_page_and_the_rest_is_counted(store_url: str) -> None:
    everyone = names(page_of(store_url))
    data = page_of(store_url, "--max-nodes", "3")
    assert (len(names(data)), data["left_out"]) == (3, len(everyone) - 3)


def test_hops_without_a_focus_are_wrong_usage(store_url: str) -> None:
    result = run("-", "--store", store_url, "--hops", "2")
    assert (result.exit_code, "--focus" in result.stderr) == (2, True)


def test_an_unknown_focus_is_named(store_url: str) -> None:
    assert isinstance(run("-", "--store", store_url, "--focus", "Atlantis").exception, UnknownActor)


def test_a_focus_that_the_filters_leave_out_is_named(store_url: str) -> None:
    error = run("-", "--store", store_url, "--focus", "Cuba", "--since", "2090").exception
    assert isinstance(error, AllygraphError)
    assert str(error) == "--focus Cuba: no statement that passes the filters mentions it."


def test_a_missing_store_is_an_error_and_none_is_made(tmp_path: Path) -> None:
    assert isinstance(run("-", "--store", str(tmp_path / "none.store")).exception, StoreError)
    assert list(tmp_path.iterdir()) == []


def test_a_page_that_cannot_be_written_is_an_error(store_url: str, tmp_path: Path) -> None:
    error = run(str(tmp_path / "no" / "page.html"), "--store", store_url).exception
    assert isinstance(error, AllygraphError)
    assert "cannot write the page" in str(error)
