"""The graph as one interactive page: statements and documents in, the text of an HTML file out.

PyVis holds the nodes, the ties and the options of vis-network; our own page (page.html and its scripts) shows them with
their evidence. The page asks the network for nothing, and the same input gives the same bytes.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from pyvis.network import Network

from allygraph.graph.filters import OCCURRED
from allygraph.graph.model import Actor, DocumentRecord, Statement, Status
from allygraph.graph.views import theme
from allygraph.graph.views.choice import Choice, CountryName, Level, choose
from allygraph.graph.views.evidence import Corpus, corpus, evidence
from allygraph.graph.views.layout import positions
from allygraph.graph.views.page import render
from allygraph.graph.vocabulary import RELATIONS

_LABEL_LENGTH = 28
_LABEL_WIDTH = 7.5
_LABEL_HEIGHT = 20


@dataclass(frozen=True, slots=True)
class View:
    """How a page shows the graph.

    `shown` are the statuses switched on at first, `min_reports` what its filter asks for at first; reports of other
    statuses are in the page where the statements bring them. `filters` says in words what was left out before.
    `country_name` gives the name for a country's code where no statement names the country.
    """

    title: str = "Who is tied to whom"
    level: Level = "country"
    shown: frozenset[Status] = OCCURRED.statuses
    focus: str | None = None
    hops: int = 1
    max_nodes: int = 500
    min_reports: int = 1
    filters: str = ""
    country_name: CountryName | None = None


def network_page(
    statements: Iterable[Statement], documents: Iterable[DocumentRecord], *, view: View | None = None
) -> str:
    """An HTML page of *statements*, with their sentences; *documents* is the whole corpus, counted in the caption.

    >>> page = network_page([], [])
    >>> page.startswith("<!doctype html>"), "0 documents" in page
    (True, True)

    Raises `UnknownActor` where the view's focus is in no statement.
    """
    view = view or View()
    choice = choose(
        statements, level=view.level, shown=view.shown, country_name=view.country_name,
        focus=view.focus, hops=view.hops, max_nodes=view.max_nodes,
    )
    articles = {document.id: document for document in documents}
    network = _network(choice)
    return render(view.title, {
        "title": view.title,
        "caption": _caption(corpus(articles.values()), view),
        "left_out": choice.left_out,
        "untied": choice.untied,
        "least": view.min_reports,
        "focus": choice.focus,
        "statuses": [{"key": status.value, "meaning": meaning, "shown": status in view.shown}
                     for status, meaning in theme.STATUS_MEANINGS.items()],
        "families": [{"key": family.value, "label": family.value.capitalize(), "colour": colour,
                      "style": theme.line_style(family)} for family, colour in theme.COLOURS.items()],
        "relations": {info.relation.value: {"label": info.label, "inverse": info.inverse_label,
                                            "family": info.family.value, "symmetric": info.symmetric}
                      for info in RELATIONS.values()},
        "dashes": {style: list(lengths) for style, lengths in theme.DASHES.items()},
        "shapes": {type.value: shape for type, shape in theme.SHAPES.items()},
        **evidence(choice.statements, choice.ends, articles),
        "inner": list(choice.inner),
        "nodes": network.nodes,
        "ties": network.edges,
        "options": network.options,
    })


def _network(choice: Choice) -> Network:
    sizes = {id: 7 + 3.2 * math.log2(1 + reports) for id, reports in choice.reports.items()}
    labels = {id: _label(actor) for id, actor in choice.actors.items()}
    boxes = {id: (max(2 * size, len(labels[id]) * _LABEL_WIDTH) + 14, 2 * size + _LABEL_HEIGHT + 10)
             for id, size in sizes.items()}
    weights = [(tie.source, tie.target, sum(len(choice.statements[place].reports) for place in tie.statements))
               for tie in choice.ties]
    network = Network(directed=True)
    for id, (x, y) in positions(boxes, weights).items():
        actor = choice.actors[id]
        network.add_node(id, label=labels[id], shape=theme.SHAPES[actor.type], x=x, y=y, size=round(sizes[id], 1),
                         name=actor.name, type=actor.type.value)
    pairs: dict[tuple[str, str], int] = {}
    for tie in choice.ties:
        pairs[tie.source, tie.target] = pairs.get((tie.source, tie.target), 0) + 1
    drawn: dict[tuple[str, str], int] = {}
    for number, tie in enumerate(choice.ties):
        pair = (tie.source, tie.target)
        lane, drawn[pair] = drawn.get(pair, 0), drawn.get(pair, 0) + 1
        network.add_edge(*pair, id=number, family=tie.family.value, statements=list(tie.statements), arrows="",
                         smooth=_curve(lane, pairs[pair]))
    network.options = _OPTIONS
    return network


def _curve(lane: int, lanes: int) -> dict[str, Any] | bool:
    """How far a tie bends away, so that those of one pair lie side by side.

    >>> [_curve(lane, 3)["roundness"] if _curve(lane, 3) else 0 for lane in range(3)]
    [0.14, 0, 0.14]
    """
    offset = lane - (lanes - 1) / 2
    if offset == 0:
        return False
    side = "curvedCW" if offset > 0 else "curvedCCW"
    return {"enabled": True, "type": side, "roundness": round(abs(offset) * 0.14, 2)}


def _label(actor: Actor) -> str:
    """The name in one line, cut where it is long; a canvas has no other defence against a name that turns the text.

    >>> from allygraph.graph.model import ActorType
    >>> _label(Actor("group/x", "Front\\u202e for\\n" + "x" * 99, ActorType.GROUP))
    'Front for xxxxxxxxxxxxxxxxx…'
    """
    name = " ".join("".join(char if char.isprintable() or char.isspace() else "" for char in actor.name).split())
    return (name if len(name) <= _LABEL_LENGTH else name[: _LABEL_LENGTH - 1].rstrip() + "…") or actor.id


def _caption(whole: Corpus, view: View) -> list[str]:
    left = f"Only {view.filters}" if view.filters else ""
    return [part for part in (str(whole), left, f"allygraph {version('allygraph')}") if part]


_OPTIONS: Mapping[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "hoverConnectedEdges": False, "selectConnectedEdges": False, "tooltipDelay": 0,
                    "dragNodes": True, "keyboard": False, "multiselect": False, "navigationButtons": False},
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 3},
    "edges": {"selectionWidth": 2, "hoverWidth": 1, "arrowStrikethrough": False},
}
