"""Takes the README's picture of the page anew: the sample news, with the pointer on a tie.

    python docs/images/renew.py

Needs Playwright and Chromium, as the tests of the page do.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from importlib.resources import files
from pathlib import Path

from playwright.sync_api import sync_playwright

PICTURE = Path(__file__).with_name("view.png")
SAMPLE = files("allygraph.loaders") / "data" / "sample" / "news.jsonl"
TIE = ["country/ECU", "country/PER", "cooperation"]
MIDDLE = """([from, to, family]) => {
    const { network, data } = allygraph;
    const tie = data.ties.find((tie) => tie.from === from && tie.to === to && tie.family === family);
    return network.canvasToDOM(network.body.edges[tie.id].edgeType.getPoint(0.5));
}"""


def main() -> None:
    """Write the picture."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        store, page = Path(folder) / "news.store", Path(folder) / "page.html"
        _allygraph("load", str(SAMPLE), "--store", str(store))
        _allygraph("view", str(page), "--store", str(store), "--title", "Thirty years of news")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": 1360, "height": 850}, reduced_motion="reduce")
        tab.goto(page.as_uri())
        tab.wait_for_timeout(500)
        tab.locator("#network").hover(position=tab.evaluate(MIDDLE, TIE))
        tab.locator("#tooltip").wait_for()
        tab.wait_for_timeout(300)
        tab.screenshot(path=PICTURE)
        browser.close()


def _allygraph(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "allygraph", *arguments], check=True)


if __name__ == "__main__":
    main()
