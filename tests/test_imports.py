"""Who may import whom: layers of our own, and a fence around each third-party library."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TOPS = ("cli", "graph", "loaders", "queries")
FILES = sorted(path.relative_to(ROOT) for top in TOPS for path in (ROOT / top).rglob("*.py"))

FENCES = {
    "click": ("cli/",),
    "spacy": ("loaders/",),
    "ahocorasick_rs": ("loaders/",),
    "pyoxigraph": ("graph/stores/", "graph/rdf"),
    "rdflib": ("graph/stores/", "graph/rdf", "graph/validate.py", "graph/export"),
    "pyshacl": ("graph/validate.py", "graph/shapes.py"),
    "neo4j": ("graph/stores/neo4j",),
    "networkx": ("graph/projection.py", "graph/analytics/", "graph/views/", "graph/export"),
    "pyvis": ("graph/views/",),
}
"""Library -> where it may be imported, as beginnings of paths."""

LAYERS = {
    "graph/": ("allygraph.loaders", "allygraph.queries", "allygraph.cli"),
    "loaders/": ("allygraph.queries", "allygraph.cli", "allygraph.graph.stores", "allygraph.graph.views"),
    "loaders/sources/": ("allygraph.graph.store", "allygraph.loaders.extract", "allygraph.loaders.load"),
    "queries/": ("allygraph.loaders", "allygraph.cli", "allygraph.graph.stores", "allygraph.graph.views"),
}
"""Folder -> what its files may not import. Nobody but cli/ imports cli/."""

BOTTOM = {
    "graph/errors.py": set(),
    "graph/dates.py": set(),
    "graph/identity.py": set(),
    "graph/vocabulary.py": set(),
    "graph/model.py": {"allygraph.graph.dates", "allygraph.graph.identity", "allygraph.graph.vocabulary"},
}
"""File -> all that it may import of ours."""

STORE_USERS = {"loaders/load.py", "loaders/report.py", "loaders/api.py"}
"""Of the loaders only these know that there is a store."""


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """The modules that a file imports at any place, each with its line; `from a import b` counts as a and a.b."""
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            yield module, node.lineno
            yield from ((f"{module}.{alias.name}", node.lineno) for alias in node.names)


def inside(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


@pytest.mark.parametrize("path", FILES, ids=str)
def test_imports_are_absolute(path: Path) -> None:
    relative = [f"{path}:{line}: {name}" for name, line in imports(path) if name.startswith(".")]
    bare = [f"{path}:{line}: {name}" for name, line in imports(path) if name.partition(".")[0] in TOPS]
    assert relative + bare == []


@pytest.mark.parametrize("library", FENCES)
def test_library_stays_inside_its_fence(library: str) -> None:
    outside = [
        f"{path}:{line}"
        for path in FILES
        for name, line in imports(path)
        if inside(name, library) and not path.as_posix().startswith(FENCES[library])
    ]
    assert outside == []


@pytest.mark.parametrize("folder", LAYERS)
def test_layer_imports_nothing_above_it(folder: str) -> None:
    upward = [
        f"{path}:{line}: {name}"
        for path in FILES
        if path.as_posix().startswith(folder)
        for name, line in imports(path)
        if any(inside(name, package) for package in LAYERS[folder])
    ]
    assert upward == []


@pytest.mark.parametrize("name", BOTTOM)
def test_bottom_of_the_graph_imports_only_what_is_below(name: str) -> None:
    ours = {module for module, _ in imports(Path(name)) if module.startswith("allygraph.")}
    lost = {module for module in ours if not any(inside(module, below) for below in BOTTOM[name])}
    assert lost <= {"allygraph.graph"}


def test_few_loaders_know_the_store() -> None:
    users = {
        path.as_posix()
        for path in FILES
        if path.parts[0] == "loaders" and any(inside(name, "allygraph.graph.store") for name, _ in imports(path))
    }
    assert users == STORE_USERS


@pytest.mark.parametrize(
    "module", ["allygraph", "allygraph.cli.main", "allygraph.graph.store", "allygraph.loaders.sources.read"]
)
def test_import_is_light(module: str) -> None:
    heavy = sorted({*FENCES} - {"click"})
    code = f"import sys, {module}; print(*sorted(set({heavy!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_every_public_name_is_there() -> None:
    code = "import allygraph; print([name for name in allygraph.__all__ if getattr(allygraph, name, None) is None])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_name_that_is_not_public_is_an_attribute_error() -> None:
    import allygraph

    name = "statement"
    with pytest.raises(AttributeError, match="no attribute 'statement'"):
        getattr(allygraph, name)
    assert set(allygraph.__all__) <= set(dir(allygraph))
