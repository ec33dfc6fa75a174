"""allygraph: who is allied with whom, from the news, each statement with its sentence.

    import allygraph

    with allygraph.open_store("news.store") as store:
        report = allygraph.load("articles/", store)
        for statement in store.statements(allygraph.Filter(relations=frozenset({allygraph.Relation.ALLY_OF}))):
            print(statement.subject.name, statement.object.name, statement.reports[0].quote)

Each name is imported when it is first used, so that `import allygraph` costs next to nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from allygraph.graph.errors import AllygraphError
    from allygraph.graph.filters import Filter
    from allygraph.graph.model import Actor, Document, Report, Span, Statement, Status
    from allygraph.graph.store import Store, open_store
    from allygraph.graph.vocabulary import Relation
    from allygraph.loaders.api import extract, load
    from allygraph.loaders.report import LoadReport
    from allygraph.loaders.sources.kind import Options

    __version__: str

__all__ = [
    "Actor",
    "AllygraphError",
    "Document",
    "Filter",
    "LoadReport",
    "Options",
    "Relation",
    "Report",
    "Span",
    "Statement",
    "Status",
    "Store",
    "__version__",
    "extract",
    "load",
    "open_store",
]

_HOMES = {
    "allygraph.graph.errors": ("AllygraphError",),
    "allygraph.graph.filters": ("Filter",),
    "allygraph.graph.model": ("Actor", "Document", "Report", "Span", "Statement", "Status"),
    "allygraph.graph.store": ("Store", "open_store"),
    "allygraph.graph.vocabulary": ("Relation",),
    "allygraph.loaders.api": ("extract", "load"),
    "allygraph.loaders.report": ("LoadReport",),
    "allygraph.loaders.sources.kind": ("Options",),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

if not TYPE_CHECKING:  # a checker that saw this would take any name for a public one

    def __getattr__(name: str) -> Any:
        if name == "__version__":
            from importlib.metadata import version

            return version("allygraph")
        if name not in _HOME:
            raise AttributeError(f"module 'allygraph' has no attribute {name!r}")
        value = getattr(importlib.import_module(_HOME[name]), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
