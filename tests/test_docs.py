"""The docs say what is true: reference pages match the code, links lead somewhere, every command is named."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from allygraph.cli.main import COMMANDS

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])


def test_reference_pages_are_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "generate.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_of_a_page_lead_to_files(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_commands_in_a_page_exist(page: Path) -> None:
    named = set(re.findall(r"^(?:\$ )?allygraph ([a-z]+)\b", page.read_text(encoding="utf-8"), re.MULTILINE))
    assert named - set(COMMANDS) == set()
