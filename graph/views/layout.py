"""Where each actor stands on the page, computed before a browser sees it.

Actors and weighted ties in, whole-number positions out, the same on every run. Tied actors lie near each other; no
two nodes with their labels overlap; actors without a path between them lie apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import networkx as nx
import numpy as np
from numpy.typing import NDArray

_EXACT = 150
"""Up to so many actors Kamada-Kawai takes about a second; beyond, the force-directed layout is much faster."""
_STEP = 110.0
"""The length of a tie that nothing pulls or pushes."""
_GAP = 50.0
_SEED = 20220305

Points = NDArray[np.float64]


def positions(
    boxes: Mapping[str, tuple[float, float]], ties: Iterable[tuple[str, str, int]]
) -> dict[str, tuple[int, int]]:
    """A position for each actor of *boxes* (id -> width and height of its node with label).

    *ties* are pairs with a number of reports; more reports draw two actors nearer.

    >>> positions({"a": (40, 40), "b": (40, 40)}, [("a", "b", 1)])
    {'a': (-77, 0), 'b': (77, 0)}
    >>> positions({}, [])
    {}
    """
    graph: nx.Graph = nx.Graph()
    graph.add_nodes_from(sorted(boxes))
    for a, b, reports in sorted(ties):
        graph.add_edge(a, b, weight=graph.get_edge_data(a, b, {"weight": 0})["weight"] + reports)
    components = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    placed = [_component(graph.subgraph(part), part, boxes) for part in components]
    shelves = _shelves([_outline(points, part, boxes) for points, part in zip(placed, components, strict=True)])
    return {
        id: (round(float(x + dx)), round(float(y + dy)))
        for points, part, (dx, dy) in zip(placed, components, shelves, strict=True)
        for id, (x, y) in zip(part, points, strict=True)
    }


def _component(graph: nx.Graph, ids: Sequence[str], boxes: Mapping[str, tuple[float, float]]) -> Points:
    if len(ids) <= 2:
        return np.array([(1.4 * _STEP * (i - (len(ids) - 1) / 2), 0.0) for i in range(len(ids))])
    ordered: nx.Graph = nx.Graph()
    ordered.add_nodes_from(ids)
    for a, b, weight in sorted((min(a, b), max(a, b), data["weight"]) for a, b, data in graph.edges(data=True)):
        ordered.add_edge(a, b, weight=1 + np.log2(weight), length=1 / (1 + 0.15 * np.log2(weight)))
    if len(ids) <= _EXACT:
        found = nx.kamada_kawai_layout(ordered, weight="length")
    else:
        rounds = _rounds(100, len(ids))
        found = nx.spring_layout(ordered, weight="weight", seed=_SEED, iterations=rounds, method="force")
    points = np.array([found[id] for id in ids], dtype=np.float64)
    points = _spread(_lying(points)) * _STEP * 0.75 * np.sqrt(len(ids))
    return _apart(points, np.array([boxes[id] for id in ids], dtype=np.float64), _rounds(80, len(ids)))


def _rounds(most: int, size: int) -> int:
    """Fewer rounds where each is dear: their cost grows with the square of the number of actors."""
    return max(10, min(most, most * 300 // size))


def _lying(points: Points) -> Points:
    """The same picture about its centre, turned so that its longer side lies level, as screens are wider than high."""
    points = points - points.mean(axis=0)
    (xx, xy), (_, yy) = points.T @ points
    angle = 0.5 * np.arctan2(2 * xy, xx - yy)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    turned: Points = points @ turn
    return turned


def _spread(points: Points) -> Points:
    """The same directions from the centre, with the crowd there drawn apart and what lies far out drawn in."""
    radius = np.sqrt((points**2).sum(axis=1))
    rank = np.empty(len(points))
    rank[np.argsort(radius, kind="stable")] = np.arange(len(points))
    even = np.sqrt((rank + 0.5) / len(points))
    wanted = 0.65 * even + 0.35 * radius / (radius.max() or 1.0)
    spread: Points = points * (wanted / np.maximum(radius, 1e-9))[:, None]
    return spread


def _apart(points: Points, sizes: Points, rounds: int) -> Points:
    """Push overlapping boxes apart along the axis on which they overlap least, until none do or *rounds* are over."""
    points = points.copy()
    need_x = (sizes[:, None, 0] + sizes[None, :, 0]) / 2
    need_y = (sizes[:, None, 1] + sizes[None, :, 1]) / 2
    order = np.sign(np.arange(len(points))[:, None] - np.arange(len(points))[None, :])
    for _ in range(rounds):
        dx = points[:, None, 0] - points[None, :, 0]
        dy = points[:, None, 1] - points[None, :, 1]
        over_x = np.maximum(need_x - np.abs(dx), 0.0)
        over_y = np.maximum(need_y - np.abs(dy), 0.0)
        both = (over_x > 0) & (over_y > 0)
        np.fill_diagonal(both, False)
        if not both.any():
            break
        along_x = both & (over_x <= over_y)
        along_y = both & ~along_x
        points[:, 0] += (np.where(along_x, over_x, 0.0) * np.where(dx == 0, order, np.sign(dx))).sum(axis=1) * 0.5
        points[:, 1] += (np.where(along_y, over_y, 0.0) * np.where(dy == 0, order, np.sign(dy))).sum(axis=1) * 0.5
    return points


def _outline(
    points: Points, ids: Sequence[str], boxes: Mapping[str, tuple[float, float]]
) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a placed component, labels included."""
    half = np.array([boxes[id] for id in ids], dtype=np.float64) / 2
    left, top = (points - half).min(axis=0)
    right, bottom = (points + half).max(axis=0)
    return float(left), float(top), float(right), float(bottom)


def _shelves(outlines: Sequence[tuple[float, float, float, float]]) -> list[tuple[float, float]]:
    """How far to move each component: the first stays, the others stand in rows beneath it."""
    if not outlines:
        return []
    left, _, right, bottom = outlines[0]
    right = max(right, left + 6 * _STEP) if len(outlines) > 1 else right
    moves = [(0.0, 0.0)]
    x, y, height = left, bottom + _GAP, 0.0
    for its_left, its_top, its_right, its_bottom in outlines[1:]:
        if x > left and x + its_right - its_left > right:
            x, y, height = left, y + height + _GAP, 0.0
        moves.append((x - its_left, y - its_top))
        x += its_right - its_left + _GAP
        height = max(height, its_bottom - its_top)
    return moves
