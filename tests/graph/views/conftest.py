"""Hand-made graphs for the page, and a real browser that tells what a page did."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Page, sync_playwright

from allygraph.graph.model import Actor, ActorType, Document, DocumentRecord, Report, Span, Statement, Status
from allygraph.graph.vocabulary import Relation

Graph = tuple[list[Statement], list[DocumentRecord]]

_COUNTRIES = {
    "RUS": "Russia", "UKR": "Ukraine", "USA": "United States", "CHN": "China", "VEN": "Venezuela", "CUB": "Cuba",
    "BLR": "Belarus", "POL": "Poland", "DEU": "Germany", "FRA": "France", "GBR": "United Kingdom", "TUR": "Turkey",
    "IRN": "Iran", "ISR": "Israel", "SYR": "Syria", "SAU": "Saudi Arabia", "YEM": "Yemen", "IND": "India",
    "PAK": "Pakistan", "JPN": "Japan", "KOR": "South Korea", "PRK": "North Korea", "TWN": "Taiwan", "SWE": "Sweden",
    "FIN": "Finland",
}

_NEWS = Path(__file__).with_name("spring_2022.txt")


def _actors() -> dict[str, Actor]:
    actors = {code: Actor(f"country/{code}", name, ActorType.COUNTRY, code) for code, name in _COUNTRIES.items()}
    return actors | {
        "PUTIN": Actor("official/vladimir-putin", "Vladimir Putin", ActorType.OFFICIAL, "RUS"),
        "MADURO": Actor("official/nicolas-maduro", "Nicolás Maduro", ActorType.OFFICIAL, "VEN"),
        "CARACAS": Actor("place/caracas-ven", "Caracas", ActorType.PLACE, "VEN"),
        "NATO": Actor("organization/nato", "NATO", ActorType.ORGANIZATION),
        "HOUTHIS": Actor("group/houthis", "Houthis", ActorType.GROUP),
    }


def _report(document: Document, quote: str, status: Status = Status.OCCURRED, **rest: Any) -> Report:
    start = document.text.index(quote)
    return Report(document.id, Span("text", start, start + len(quote)), quote, status, "hand-made", 0.9, **rest)


def _mention(text: str, actor: Actor) -> Span | None:
    start = text.find(actor.name)
    return Span("text", start, start + len(actor.name)) if start >= 0 else None


@pytest.fixture(scope="session")
def spring_2022() -> Graph:
    """Twenty-five countries in the spring of 2022: alliances, visits, pressure, force, and some plans and denials."""
    actors = _actors()
    reports: dict[tuple[str, str, str], list[Report]] = {}
    documents: dict[str, DocumentRecord] = {}
    for line in _NEWS.read_text("utf-8").splitlines()[1:]:
        head, subject, relation, other, quote, *status = line.split("|")
        day, _, outlet = head.partition(" ")
        document = Document(quote, title=quote.split(",")[0].rstrip("."))
        documents[document.id] = DocumentRecord(document.id, document.title, (f"https://example.org/{day}",), outlet,
                                                published=day)
        role = "president" if relation == "represents" else None
        report = _report(document, quote, Status(status[0]) if status else Status.OCCURRED, date=day, role=role,
                         subject_span=_mention(quote, actors[subject]), object_span=_mention(quote, actors[other]))
        reports.setdefault((subject, relation, other), []).append(report)
    statements = [
        Statement(actors[subject], Relation(relation), actors[other], tuple(found))
        for (subject, relation, other), found in reports.items()
    ]
    return statements, sorted(documents.values(), key=lambda document: document.id)


@pytest.fixture(scope="session")
def large_graph() -> Graph:
    """Two hundred countries that do not exist and eight hundred ties between them, drawn with a fixed seed."""
    dice = random.Random(7)
    countries = [Actor(f"country/X{number:03}", f"Land {number}", ActorType.COUNTRY, f"X{number:03}")
                 for number in range(200)]
    pairs = {tuple(sorted((min(int(dice.expovariate(0.02)), 199), dice.randrange(200)))) for _ in range(2000)}
    documents, statements = [], []
    for number, (a, b) in enumerate(sorted(pair for pair in pairs if pair[0] != pair[1])[:800]):
        text = f"Land {a} did something to land {b}, it was said on day {number}."
        document = Document(text, title=f"Day {number}")
        documents.append(DocumentRecord(document.id, document.title, outlet="Example", published="2022-01-01"))
        relation = dice.choice([each for each in Relation if each is not Relation.REPRESENTS])
        statements.append(Statement(countries[a], relation, countries[b], (_report(document, text),)))
    return statements, documents


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; in CI it must be there."""
    path = shutil.which("chromium")
    if path is None and os.environ.get("CI"):
        pytest.fail("the page's tests need Chromium: apt-get install chromium")
    if path is None:
        pytest.skip("no Chromium here: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
        ])
        yield browser
        browser.close()


@dataclass
class Visit:
    """A page in the browser, and what it did that a page should not do."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def refuse(self, dialog: Dialog) -> None:
        """Close a dialog, which no page of ours opens."""
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def click_actor(self, id: str) -> None:
        """Click the mark of this actor in the drawing."""
        self._click("allygraph.network.getPosition(id)", id)

    def click_tie(self, one: str, other: str, family: str) -> None:
        """Click the middle of the straight or curved line of this family between the two actors."""
        self._click(
            "allygraph.network.body.edges[allygraph.data.ties.find("
            "(t) => t.from === id[0] && t.to === id[1] && t.family === id[2]).id].edgeType.getPoint(0.5)",
            [one, other, family],
        )

    def _click(self, point: str, id: object) -> None:
        at = self.page.evaluate(f"(id) => allygraph.network.canvasToDOM({point})", id)
        self.page.locator("#network").click(position=at)

    def panel(self) -> str:
        """The text of the panel."""
        self._settle()
        return self.page.locator("#panel").inner_text()

    def heading(self) -> str:
        """The heading of the panel."""
        self._settle()
        return self.page.locator("#panel h2").inner_text()

    def _settle(self) -> None:
        # A change of the address reaches the page's script in a task of its own.
        self.page.evaluate("new Promise((done) => setTimeout(() => requestAnimationFrame(done)))")

    def drawn(self) -> set[tuple[str, str, str]]:
        """The ties that are drawn now: two actors and the family."""
        ties = self.page.evaluate(
            "allygraph.data.ties.filter((t) => !allygraph.network.body.edges[t.id].options.hidden)"
            ".map((t) => [t.from, t.to, t.family])"
        )
        return {(a, b, family) for a, b, family in ties}


@pytest.fixture
def visit(chromium: Browser, tmp_path: Path) -> Iterator[Callable[..., Visit]]:
    """Opens the text of a page as a file: `visit(html, width=…, height=…, dark=…)`."""
    contexts = []

    def open_page(html: str, *, width: int = 1280, height: int = 800, dark: bool = False, touch: bool = False) -> Visit:
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8")
        context = chromium.new_context(viewport={"width": width, "height": height}, has_touch=touch,
                                       color_scheme="dark" if dark else "light", reduced_motion="reduce")
        contexts.append(context)
        seen = Visit(context.new_page())
        seen.page.on("request", lambda request: seen.requests.append(request.url))
        seen.page.on("console", lambda message: seen.complaints.append(message.text))
        seen.page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        seen.page.on("dialog", seen.refuse)
        seen.page.goto(path.as_uri())
        return seen

    yield open_page
    for context in contexts:
        context.close()
