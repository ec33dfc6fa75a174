"""setup.cfg names every package and every data file: an editable install hides what a wheel lacks."""

from __future__ import annotations

import configparser
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TOPS = ("cli", "graph", "loaders", "queries")

CONFIG = configparser.ConfigParser(interpolation=None)
CONFIG.read(ROOT / "setup.cfg", encoding="utf-8")


def listed(section: str, option: str) -> list[str]:
    return [part.strip() for line in CONFIG[section][option].splitlines() for part in line.split(",") if part.strip()]


def files() -> list[Path]:
    """The files of the packages, below the root."""
    return sorted(
        path.relative_to(ROOT)
        for top in TOPS
        for path in (ROOT / top).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    )


def package_of(path: Path) -> Path:
    """The innermost folder with an `__init__.py` that holds *path*."""
    return next(parent for parent in path.parents if (ROOT / parent / "__init__.py").is_file())


def dotted(folder: Path) -> str:
    return ".".join(("allygraph", *folder.parts))


def test_packages_are_the_folders_with_an_init() -> None:
    folders = {dotted(path.parent) for path in files() if path.name == "__init__.py"}
    assert set(listed("options", "packages")) == folders | {"allygraph"}


def test_package_dir_maps_the_top_folders() -> None:
    mapped = dict(part.replace(" ", "").split("=") for part in listed("options", "package_dir"))
    assert mapped == {"allygraph": "src/allygraph"} | {f"allygraph.{top}": top for top in TOPS}


def test_no_python_file_stands_outside_a_package() -> None:
    lost = [path for path in files() if path.suffix == ".py" and package_of(path) != path.parent]
    assert lost == []


@pytest.mark.parametrize("path", [path for path in files() if path.suffix != ".py"], ids=str)
def test_data_file_is_in_package_data(path: Path) -> None:
    package = package_of(path)
    inside = path.relative_to(package)
    patterns = listed("options.package_data", dotted(package))
    # setuptools' * does not cross a folder, fnmatch's does: so part by part
    assert any(
        len(Path(pattern).parts) == len(inside.parts)
        and all(map(fnmatch, inside.parts, Path(pattern).parts))
        for pattern in patterns
    ), f"{path} is not covered by package_data of {dotted(package)}: {patterns}"


@pytest.mark.parametrize("top", TOPS)
def test_links_for_type_checkers_lead_to_the_folders(top: str) -> None:
    assert (ROOT / "src" / "allygraph" / top).resolve() == (ROOT / top).resolve()
