"""The page as text: complete, the same on every run, with nothing from elsewhere in it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from allygraph.graph.errors import UnknownActor
from allygraph.graph.model import DocumentRecord, Statement, Status
from allygraph.graph.views.network import View, network_page

Graph = tuple[list[Statement], list[DocumentRecord]]


def data_of(page: str) -> dict[str, Any]:
    found = re.search(r'<script id="graph-data" type="application/json">(.*?)</script>', page, re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_the_same_graph_gives_the_same_bytes_in_whatever_order_it_comes(spring_2022: Graph) -> None:
    statements, documents = spring_2022
    assert network_page(statements, documents) == network_page(statements[::-1], documents[::-1])


def test_every_actor_tie_and_sentence_is_in_the_page(spring_2022: Graph) -> None:
    statements, documents = spring_2022
    data = data_of(network_page(statements, documents))
    assert len(data["nodes"]) == 27
    assert {sentence for _, sentence in data["sentences"]} == {
        report.quote for statement in statements for report in statement.reports
    }
    assert sorted(place for tie in data["ties"] for place in tie["statements"]) + data["inner"] != []
    assert len(data["statements"]) == len(statements)


def test_a_pair_has_one_line_a_family_and_they_lie_side_by_side(spring_2022: Graph) -> None:
    data = data_of(network_page(*spring_2022))
    lines = [tie for tie in data["ties"] if {tie["from"], tie["to"]} == {"country/RUS", "country/VEN"}]
    assert [tie["family"] for tie in lines] == ["alliance", "cooperation"]
    assert [tie["smooth"]["type"] for tie in lines] == ["curvedCCW", "curvedCW"]


def test_only_occurred_is_switched_on_at_first(spring_2022: Graph) -> None:
    data = data_of(network_page(*spring_2022))
    assert [status["key"] for status in data["statuses"] if status["shown"]] == ["occurred"]


def test_the_physics_are_off_and_every_actor_has_a_place(spring_2022: Graph) -> None:
    data = data_of(network_page(*spring_2022))
    assert data["options"]["physics"] == {"enabled": False}
    assert all(isinstance(node[axis], int) for node in data["nodes"] for axis in "xy")


def test_the_caption_says_what_the_page_rests_on(spring_2022: Graph) -> None:
    statements, documents = spring_2022
    page = network_page(statements, [*documents, DocumentRecord("unquoted", outlet="Other")],
                        view=View(filters="events since 2022"))
    corpus, left, version = data_of(page)["caption"]
    assert corpus == "51 documents from 4 outlets, published 2022-02-04 to 2022-05-21 (1 without a date)"
    assert left == "Only events since 2022"
    assert re.fullmatch(r"allygraph \d+\.\d+\.\d+\S*", version)


def test_nothing_in_the_markup_points_elsewhere(spring_2022: Graph) -> None:
    page = network_page(*spring_2022)
    markup = re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
    assert re.findall(r"https?:|//[a-z]|@import|url\(", markup) == []
    assert re.findall(r'<script[^>]*\bsrc=|<link[^>]*href="(?!data:)', page) == []
    assert "sourceMappingURL" not in page


def test_the_policy_lets_only_our_scripts_run_and_nothing_be_fetched(spring_2022: Graph) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', network_page(*spring_2022))
    assert policy
    assert "default-src 'none'" in policy[1]
    assert not re.search(r"unsafe|https?:|\*", policy[1])


def test_two_hundred_countries_stay_below_five_megabytes(large_graph: Graph) -> None:
    assert len(network_page(*large_graph).encode()) < 5_000_000


@pytest.mark.parametrize(
    "title", ["<script>alert(1)</script>", "</title><b>", "a \"quoted\" & 'title' $data", "\ud800"]
)
def test_a_title_is_text(title: str) -> None:
    head = network_page([], [], view=View(title=title)).split("<main>")[0]
    assert "<script>alert" not in head
    assert "<b>" not in head
    assert head.encode("utf-8")


def test_an_unknown_focus_is_an_error(spring_2022: Graph) -> None:
    with pytest.raises(UnknownActor):
        network_page(*spring_2022, view=View(focus="country/ATL"))


def test_what_the_statements_do_not_bring_is_not_in_the_page(spring_2022: Graph) -> None:
    statements, documents = spring_2022
    occurred = [statement for statement in statements if statement.asserted]
    data = data_of(network_page(occurred, documents))
    statuses = {report["status"] for statement in data["statements"] for report in statement["reports"]}
    assert statuses == {Status.OCCURRED.value}
