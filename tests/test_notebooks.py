"""The notebooks run offline from top to bottom, say what they promise, and are kept without output."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))
SAYS = {
    "01_from_news_to_graph": (
        "Russia | ally_of | Venezuela   (occurred)", "25 loaded, 0 duplicates", "0 loaded, 25 known before, 0 new",
        "-> Caracas", "(negated)",
        "United States: ", "sample_news.html",
    ),
}
"""What the output of each notebook holds, by its name."""


def read(path: Path) -> Any:
    """The notebook at *path*."""
    untyped: Any = nbformat
    return untyped.read(path, as_version=4)


def outputs(notebook: Any) -> str:
    """The text of all that the cells have put out."""
    put_out = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    return "\n".join(str(output.get("text") or output.get("data")) for output in put_out)


def test_each_notebook_is_checked() -> None:
    assert [path.stem for path in NOTEBOOKS] == sorted(SAYS)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_is_kept_without_output(path: Path) -> None:
    notebook = read(path)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [(cell.outputs, cell.execution_count) for cell in code] == [([], None)] * len(code)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_runs_and_says_what_it_promises(path: Path, tmp_path: Path) -> None:
    notebook = read(path)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(tmp_path)}}).execute()
    said = outputs(notebook)
    assert [part for part in SAYS[path.stem] if part not in said] == []
