"""The backends that the contract holds for. A new one joins by an entry in `BACKENDS` and a way to open it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from allygraph.graph.store import Store, open_store

BACKENDS = {"memory": 60, "disk": 6}
"""Backend -> how many examples a property is tried on."""


@pytest.fixture(params=BACKENDS)
def backend(request: pytest.FixtureRequest) -> str:
    """The name of the backend under test."""
    name: str = request.param
    return name


@pytest.fixture
def examples(backend: str) -> int:
    """How many examples a property is tried on with this backend."""
    return BACKENDS[backend]


@pytest.fixture
def opening(backend: str, tmp_path: Path) -> Iterator[Callable[[], Store]]:
    """A function that opens one more empty store of the backend."""
    opened: list[Store] = []

    def fresh() -> Store:
        urls = {"memory": "memory:", "disk": str(tmp_path / f"{len(opened)}.store")}
        opened.append(open_store(urls[backend]))
        return opened[-1]

    yield fresh
    for store in opened:
        store.close()


@pytest.fixture
def store(opening: Callable[[], Store]) -> Store:
    """An empty store of the backend."""
    return opening()
