"""`allygraph why`: the sentences behind what is stated between two actors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from allygraph.cli.main import cli
from allygraph.graph.errors import StoreError, UnknownActor
from allygraph.graph.model import Document, Statement
from allygraph.graph.store import open_store

World = tuple[tuple[Document, tuple[Statement, ...]], ...]


@pytest.fixture(scope="module")
def store_url(world: World, tmp_path_factory: pytest.TempPathFactory) -> str:
    url = str(tmp_path_factory.mktemp("why") / "world.store")
    with open_store(url) as store:
        for document, statements in world:
            store.add(document, statements)
    return url


def why(store_url: str, *args: str) -> Result:
    return CliRunner().invoke(cli, ["why", *args, "--store", store_url])


def rows(store_url: str, *args: str) -> list[dict[str, object]]:
    result = why(store_url, *args, "--format", "json")
    assert result.exit_code == 0, result.output
    found: list[dict[str, object]] = json.loads(result.stdout)
    return found


def test_a_sentence_comes_with_all_that_a_reader_needs_to_check_it(store_url: str) -> None:
    assert rows(store_url, "Venezuela", "ally_of", "Russia", "--since", "2022-03") == [
        {
            "date": "2022-03-07", "status": "occurred", "subject": "Russia", "relation": "ally_of",
            "object": "Venezuela", "source": None, "role": None, "quote": "Venezuela is an ally of Russia.",
            "title": "Officials in Caracas", "outlet": "Example Times", "published": "2022-03-07",
            "url": "https://example.org/caracas", "confidence": 0.9, "rule": "hand-made", "field": "text", "start": 0,
            "end": 31, "document": rows(store_url, "USA", "VEN", "--relation", "visited")[0]["document"],
        }
    ]  # fmt: skip


@pytest.mark.parametrize("pair", [("VEN", "RUS"), ("RUS", "VEN")], ids="-".join)
def test_either_direction_gives_the_same_in_order_of_time(store_url: str, pair: tuple[str, str]) -> None:
    found = [(row["date"], row["relation"]) for row in rows(store_url, *pair)]
    assert found[0] == ("2022-02", "aids")
    assert sorted(found[1:4]) == [("2022-02-16", "ally_of"), ("2022-02-16", "met_with"), ("2022-02-16", "visited")]
    assert found[4:] == [("2022-03-07", "ally_of")]


def test_a_city_counts_for_its_country(store_url: str) -> None:
    assert [row["object"] for row in rows(store_url, "USA", "visited", "Venezuela")] == ["Caracas"]
    assert [row["subject"] for row in rows(store_url, "Caracas", "visited", "Colombia")] == ["Gustavo Petro"]


def test_one_official_is_only_himself(store_url: str) -> None:
    assert [row["relation"] for row in rows(store_url, "Yury Borisov", "Venezuela")] == ["visited", "met_with"]


@pytest.mark.parametrize(
    ("options", "statuses"),
    [
        ((), ["occurred", "occurred"]),
        (("--status", "negated"), ["negated"]),
        (("--status", "all"), ["occurred", "negated", "occurred"]),
        (("--status", "occurred", "--status", "negated", "--known-by", "2022-03-01"), ["occurred"]),
        (("--since", "2022-03"), ["occurred"]),
        (("--until", "2022-02"), ["occurred"]),
        (("--min-confidence", "0.9"), ["occurred"]),
        (("--min-reports", "3"), []),
        (("--relation", "ally_of"), []),
    ],
    ids=lambda value: " ".join(value)[:40],
)
def test_filters_choose_the_sentences(store_url: str, options: tuple[str, ...], statuses: list[str]) -> None:
    assert sorted(str(row["status"]) for row in rows(store_url, "RUS", "UKR", *options)) == sorted(statuses)


def test_who_denies_it_is_named(store_url: str) -> None:
    text = why(store_url, "Russia", "attacks", "USA", "--status", "negated", "--format", "table").stdout
    assert "Russia attacks United States [negated, 2022-03-07]" in text
    assert "Russia says so; hand-made, confidence 0.9" in text


def test_an_article_without_title_date_and_address_still_has_its_sentence(store_url: str) -> None:
    result = why(store_url, "Iran", "Venezuela", "--format", "table")
    assert '"Iran is an ally of Venezuela."' in result.stdout
    assert "None" not in result.stdout


def test_nothing_between_two_is_no_failure(store_url: str) -> None:
    result = why(store_url, "Sweden", "Cuba")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Nothing is reported between Sweden and Cuba" in result.stderr


def test_an_actor_that_only_the_gazetteer_knows_has_no_sentences(store_url: str) -> None:
    assert rows(store_url, "Japan", "Russia") == []


def test_quiet_leaves_the_notes_out(store_url: str) -> None:
    assert why(store_url, "Sweden", "Cuba", "--quiet").stderr == ""


def test_wrong_use_is_explained(store_url: str, tmp_path: Path) -> None:
    assert why(store_url, "Russia").exit_code == 2
    assert "ally_of, rival_of" in why(store_url, "Russia", "befriends", "Cuba").stderr
    assert isinstance(why(store_url, "Atlantis", "Cuba").exception, UnknownActor)
    assert isinstance(why(str(tmp_path / "none.store"), "Russia", "Cuba").exception, StoreError)
    assert list(tmp_path.iterdir()) == []
