"""Names, titles, sentences and addresses that try to become markup, script or a link: all of it stays text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from allygraph.graph.model import Actor, ActorType, Document, DocumentRecord, Report, Span, Statement, Status
from allygraph.graph.views.network import View, network_page
from allygraph.graph.vocabulary import Relation

Visitor = Callable[..., Any]

ATTACKS = {
    "script element": "</script><script>window.hit=1;alert(1)</script>",
    "image handler": "<img src=x onerror=\"window.hit=1;alert(1)\">",
    "svg handler": "<svg/onload='window.hit=1'>",
    "attribute break": "\" onmouseover=\"window.hit=1\" x=\"",
    "comment": "<!--<script>window.hit=1",
    "cdata": "]]><script>window.hit=1</script>",
    "template": "${window.hit=1}`'\"\\$data{{7*7}}",
    "line separators": "a\u2028window.hit=1\u2029b\0c\x1b[31m",
    "right to left": "\u202eabc\u2066 عمان \u05d0\u05d1",
    "surrogate": "x\ud800y",
    "astral": "🏴‍☠️𝕬 <b>bold</b>",
    "very long": "W" * 10_000,
    "prototype": "__proto__",
    "link": "javascript:window.hit=1",
}


def hostile_graph(texts: Iterable[str]) -> tuple[list[Statement], list[DocumentRecord]]:
    """Every field that an article or an input can fill holds each of *texts* once."""
    statements, documents = [], []
    for text in texts:
        subject = Actor(f"country/{text}", text, ActorType.COUNTRY, text)
        other = Actor(f"group/{text}", text, ActorType.GROUP)
        person = Actor(f"official/{text}", text, ActorType.OFFICIAL, text)
        document = Document(text, title=text)
        report = Report(
            document.id, Span("text", 0, len(text)), text, Status.OCCURRED, text, 0.5, date="2022", role=text,
            source=text, claimant=other, subject_span=Span("text", 0, 1), object_span=Span("text", 1, 2),
        )
        statements += [
            Statement(subject, Relation.ATTACKS, other, (report,)),
            Statement(person, Relation.REPRESENTS, subject, (report,)),
            Statement(person, Relation.CRITICIZES, subject, (report,)),
        ]
        urls = (f"javascript:{text}", f"data:text/html,{text}", text, f'https://example.org/"onclick="window.hit=1{text}')
        documents.append(DocumentRecord(document.id, text, urls, text, "en", "2022-03-05"))
    return statements, documents


def tour(seen: Any) -> list[int]:
    """Go wherever text is shown: search, tooltip, each profile, tie and statement; how many parts these had."""
    page = seen.page
    seen.page.locator("#panel .rows button").last.click()
    page.locator("#panel .back button").click()
    shown: list[int] = page.evaluate("""() => new Promise((done) => {
        const { data, go } = allygraph;
        const places = [
            ...data.nodes.map((node) => ({ actor: node.id })),
            ...data.ties.map((tie) => ({ pair: tie.from, with: tie.to, family: tie.family })),
            ...data.statements.map((statement) => ({ statement: statement.id })),
        ];
        const shown = [];
        addEventListener("hashchange", () => {
            shown.push(document.querySelectorAll("#panel .report, #panel .rows").length);
            if (places.length) go(places.pop());
            else done(shown);
        });
        go(places.pop());
    })""")
    page.locator("#panel .back button").click()
    page.get_by_label("Find an actor").fill("w")
    page.locator("#found li").first.wait_for()
    page.keyboard.press("Escape")
    at = page.evaluate("allygraph.network.canvasToDOM(allygraph.network.getPosition(allygraph.data.nodes[0].id))")
    page.locator("#network").hover(position=at)
    page.locator("#tooltip").wait_for(state="visible")
    return shown


def test_all_of_it_stays_text(visit: Visitor) -> None:
    every = "".join(ATTACKS.values())
    seen = visit(network_page(*hostile_graph(ATTACKS.values()), view=View(title=every, filters=every)))
    shown = tour(seen)
    assert len(shown) == len(ATTACKS) * (2 + 1 + 3)
    assert min(shown) > 0
    assert seen.complaints == []
    assert len(seen.requests) == 1
    assert seen.page.evaluate("window.hit") is None
    assert seen.page.locator("script").count() == 3
    assert seen.page.locator("img, iframe, object, b, [onload], [onclick], [onmouseover]").count() == 0


def test_only_web_links_are_made(visit: Visitor) -> None:
    seen = visit(network_page(*hostile_graph([ATTACKS["attribute break"]])))
    seen.page.locator("#panel .rows button").first.click()
    links = seen.page.locator("#panel a")
    assert links.count() == 1
    assert links.first.evaluate("(a) => [a.protocol, a.host, a.getAttribute('onclick')]") == [
        "https:", "example.org", None
    ]


def test_a_very_long_name_does_not_break_the_page(visit: Visitor) -> None:
    seen = visit(network_page(*hostile_graph([ATTACKS["very long"]])), width=390, height=844)
    tour(seen)
    assert seen.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_an_override_of_direction_does_not_reach_the_canvas(visit: Visitor) -> None:
    seen = visit(network_page(*hostile_graph([ATTACKS["right to left"]])))
    labels = seen.page.evaluate("allygraph.data.nodes.map((node) => node.label)")
    assert labels == ["abc عمان \u05d0\u05d1"] * 2


def test_a_script_that_did_get_in_would_not_run(visit: Visitor) -> None:
    seen = visit(network_page([], []))
    seen.page.evaluate("() => { const script = document.createElement('script'); script.text = 'window.hit = 1';"
                       " document.body.append(script); }")
    assert seen.page.evaluate("window.hit") is None
    assert "Content Security Policy" in " ".join(seen.complaints)
