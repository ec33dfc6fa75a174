"""The page in a real browser: what it shows, what each control does, and that it asks nobody for anything."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from allygraph.graph.views.network import View, network_page

Visitor = Callable[..., Any]

RUS, UKR, VEN, USA, CHN, NATO = (
    "country/RUS", "country/UKR", "country/VEN", "country/USA", "country/CHN", "organization/nato",
)


@pytest.fixture(scope="module")
def html(spring_2022: Any) -> str:
    return network_page(*spring_2022, view=View(title="Spring 2022"))


@pytest.mark.parametrize(("width", "height", "dark"), [(1440, 900, False), (900, 1000, True), (390, 844, True)],
                         ids=["wide", "tablet", "phone"])
def test_it_opens_without_a_complaint_or_a_request(
    html: str, visit: Visitor, width: int, height: int, dark: bool
) -> None:
    seen = visit(html, width=width, height=height, dark=dark)
    assert seen.page.locator("#network canvas").count() == 1
    assert seen.complaints == []
    assert [url for url in seen.requests if not url.startswith(("file:", "data:"))] == []
    assert len(seen.requests) == 1
    assert seen.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_legend_names_each_family_and_mark(html: str, visit: Visitor) -> None:
    legend = visit(html).page.locator("#filters").inner_text()
    for word in ("Alliance", "Cooperation", "Contact", "Pressure", "Force", "Hostile", "Organization", "Planned"):
        assert word in legend


def test_the_caption_stands_below(html: str, visit: Visitor) -> None:
    assert "50 documents from 3 outlets" in visit(html).page.locator("#caption").inner_text()


def test_asserted_ties_are_drawn_and_plans_and_denials_are_not(html: str, visit: Visitor) -> None:
    drawn = visit(html).drawn()
    assert (RUS, UKR, "force") in drawn
    assert ("country/FIN", RUS, "force") not in drawn
    assert ("country/FIN", NATO, "alliance") not in drawn


def test_a_plan_is_drawn_dashed_when_switched_on(html: str, visit: Visitor) -> None:
    seen = visit(html)
    seen.page.get_by_label("Planned").check()
    assert ("country/FIN", NATO, "alliance") in seen.drawn()
    dashes = seen.page.evaluate(
        "['country/FIN', 'country/DEU'].map((id) => allygraph.network.body.edges[allygraph.data.ties.find("
        "(t) => t.from === id && t.to === 'organization/nato').id].options.dashes)"
    )
    assert [bool(each) for each in dashes] == [True, False]


def test_a_family_can_be_hidden_and_its_lonely_actors_go_with_it(html: str, visit: Visitor) -> None:
    seen = visit(html)
    seen.page.get_by_label("Force").uncheck()
    assert not {tie for tie in seen.drawn() if tie[2] == "force"}
    assert "North Korea" not in seen.panel()
    seen.page.get_by_role("button", name="Reset filters").click()
    assert (RUS, UKR, "force") in seen.drawn()


def test_dates_keep_what_happened_between_them(html: str, visit: Visitor) -> None:
    seen = visit(html)
    seen.page.get_by_label("From").fill("2022-02-24")
    seen.page.get_by_label("To", exact=True).fill("2022-02-26")
    assert seen.drawn() == {
        (RUS, UKR, "force"), (RUS, USA, "pressure"), ("country/GBR", RUS, "pressure"),
        ("country/DEU", UKR, "cooperation"),
    }


def test_at_least_so_many_reports(html: str, visit: Visitor) -> None:
    seen = visit(html)
    seen.page.get_by_label("At least").fill("2")
    assert seen.drawn() == {(RUS, UKR, "force")}
    seen.page.get_by_label("At least").fill("3")
    assert seen.page.get_by_text("No tie passes the filters.").is_visible()


def test_a_click_on_a_line_shows_its_sentences(html: str, visit: Visitor) -> None:
    seen = visit(html)
    seen.click_tie(RUS, UKR, "force")
    panel = seen.panel()
    assert "Russia attacks Ukraine" in panel
    assert "Russia attacked Ukraine from three sides." in panel
    assert "Missiles of Russia struck Ukraine before dawn." in panel
    assert "Daily Wire" in panel
    assert "24 February 2022" in panel
    assert "occurred" in panel
    link = seen.page.locator("#panel .source a").first
    assert link.get_attribute("href") == "https://example.org/2022-02-24"
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_the_two_actors_are_marked_in_the_sentence(html: str, visit: Visitor) -> None:
    seen = visit(html)
    seen.click_tie(RUS, UKR, "force")
    assert seen.heading() == "Russia – Ukraine"
    marks = seen.page.locator("#panel .report").last.locator("mark").all_inner_texts()
    assert marks == ["Russia", "Ukraine"]


def test_a_click_on_an_actor_shows_its_profile(html: str, visit: Visitor) -> None:
    seen = visit(html)
    seen.click_actor(RUS)
    panel = seen.panel()
    assert re.search(r"Offices\s+Vladimir Putin, president", panel)
    assert re.search(r"Allies\s+Syria", panel)
    assert re.search(r"Visits made\s+Vladimir Putin → China", panel)


def test_a_profile_leads_to_the_sentence_of_an_office(html: str, visit: Visitor) -> None:
    seen = visit(html)
    seen.click_actor(RUS)
    seen.page.get_by_role("button", name=re.compile("Vladimir Putin, president")).click()
    assert "President Vladimir Putin of Russia flew to China" in seen.panel()


def test_back_in_the_browser_is_back_in_the_panel(html: str, visit: Visitor) -> None:
    seen = visit(html)
    seen.click_actor(RUS)
    seen.page.go_back()
    assert "Overview" in seen.panel()
    seen.page.go_forward()
    assert "Offices" in seen.panel()


def test_search_by_keyboard_finds_a_country_by_its_official(html: str, visit: Visitor) -> None:
    seen = visit(html)
    seen.page.keyboard.press("/")
    seen.page.keyboard.type("nicolas mad")
    assert seen.page.get_by_role("option").all_inner_texts() == ["Nicolás Maduro\nVenezuela"]
    seen.page.keyboard.press("Enter")
    assert seen.heading() == "Venezuela"
    centre = seen.page.evaluate("allygraph.network.canvasToDOM(allygraph.network.getPosition('country/VEN'))")
    box = seen.page.locator("#network").bounding_box()
    assert abs(centre["x"] - box["width"] / 2) < 5
    assert abs(centre["y"] - box["height"] / 2) < 5


def test_search_goes_down_the_list_and_says_when_nobody_is_found(html: str, visit: Visitor) -> None:
    seen = visit(html)
    search = seen.page.get_by_label("Find an actor")
    search.fill("united")
    names = seen.page.get_by_role("option").all_inner_texts()
    search.press("ArrowDown")
    search.press("Enter")
    assert seen.heading() == names[1]
    search.fill("atlantis")
    assert seen.page.get_by_text("No actor of this name").is_visible()


def test_search_finds_an_actor_that_the_filters_hide(html: str, visit: Visitor) -> None:
    seen = visit(html)
    seen.page.get_by_label("At least").fill("2")
    seen.page.get_by_label("Find an actor").fill("cuba")
    seen.page.keyboard.press("Enter")
    assert "Allies" in seen.panel()


def test_everything_can_be_reached_by_keyboard(html: str, visit: Visitor) -> None:
    seen = visit(html)
    seen.page.get_by_role("button", name=re.compile("^Russia – Ukraine")).focus()
    seen.page.keyboard.press("Enter")
    assert "Russia attacked Ukraine from three sides." in seen.panel()
    assert seen.page.evaluate("document.activeElement.tagName") == "H2"


def test_a_hover_shows_the_newest_sentence(html: str, visit: Visitor) -> None:
    seen = visit(html)
    at = seen.page.evaluate(
        "allygraph.network.canvasToDOM(allygraph.network.body.edges[allygraph.data.ties.find("
        "(t) => t.from === 'country/KOR' && t.to === 'country/PRK').id].edgeType.getPoint(0.5))"
    )
    seen.page.locator("#network").hover(position=at)
    seen.page.locator("#tooltip").wait_for(state="visible")
    tip = seen.page.locator("#tooltip").inner_text()
    assert "North Korea threatened South Korea with fire." in tip
    assert "Northern Post" in tip


def test_the_theme_can_be_switched(html: str, visit: Visitor) -> None:
    seen = visit(html)
    paper = "getComputedStyle(document.body).backgroundColor"
    light = seen.page.evaluate(paper)
    seen.page.get_by_role("button", name="Switch between light and dark").click()
    assert seen.page.evaluate(paper) != light


def test_zoom_buttons(html: str, visit: Visitor) -> None:
    seen = visit(html)
    scale = seen.page.evaluate("allygraph.network.getScale()")
    seen.page.get_by_role("button", name="Zoom in").click()
    assert seen.page.evaluate("allygraph.network.getScale()") > scale
    seen.page.get_by_role("button", name="Show the whole graph").click()
    assert seen.page.evaluate("allygraph.network.getScale()") == pytest.approx(scale)


@pytest.mark.parametrize("focus", [VEN, "official/nicolas-maduro"])
def test_a_focus_opens_on_its_profile(spring_2022: Any, visit: Visitor, focus: str) -> None:
    seen = visit(network_page(*spring_2022, view=View(focus=focus)))
    assert seen.heading() == "Venezuela"
    assert {id for tie in seen.drawn() for id in tie[:2]} == {VEN, RUS, USA, "country/CUB"}


def test_officials_stand_for_themselves_at_actor_level(spring_2022: Any, visit: Visitor) -> None:
    seen = visit(network_page(*spring_2022, view=View(level="actor")))
    assert (RUS, "official/vladimir-putin", "office") in seen.drawn()
    assert "Official" in seen.page.locator("#filters").inner_text()


def test_an_empty_graph_says_so(visit: Visitor) -> None:
    seen = visit(network_page([], []))
    assert seen.page.get_by_text("No tie passes the filters.").is_visible()
    assert seen.complaints == []


def test_two_hundred_countries_open_and_answer(large_graph: Any, visit: Visitor) -> None:
    seen = visit(network_page(*large_graph))
    assert len(seen.drawn()) == 800
    seen.page.get_by_label("Find an actor").fill("Land 42")
    seen.page.keyboard.press("Enter")
    assert "Land 42" in seen.panel()
    assert seen.complaints == []
