"""Positions: the same on every run, labels apart, groups apart."""

from __future__ import annotations

import itertools
import random

import pytest

from allygraph.graph.views.layout import positions

Boxes = dict[str, tuple[float, float]]


def world(size: int, ties: int) -> tuple[Boxes, list[tuple[str, str, int]]]:
    dice = random.Random(size)
    boxes = {f"actor {number:03}": (60.0 + number % 7 * 10, 40.0) for number in range(size)}
    ids = list(boxes)
    backbone = [(ids[number], ids[number // 2], 1) for number in range(1, size)]
    more = [(dice.choice(ids[1:]), ids[0], dice.randrange(1, 9)) for _ in range(ties // 2)]
    far = [(ids[number], ids[-number], dice.randrange(1, 9)) for number in dice.choices(range(1, size // 2), k=ties)]
    return boxes, backbone + more + far


def overlapping(boxes: Boxes, at: dict[str, tuple[int, int]]) -> list[tuple[str, str]]:
    return [
        (one, other) for one, other in itertools.combinations(boxes, 2)
        if abs(at[one][0] - at[other][0]) < (boxes[one][0] + boxes[other][0]) / 2 - 1.5
        and abs(at[one][1] - at[other][1]) < (boxes[one][1] + boxes[other][1]) / 2 - 1.5
    ]


@pytest.mark.parametrize(("size", "ties"), [(30, 40), (200, 300)], ids=["exact", "force-directed"])
def test_the_same_graph_has_the_same_positions_whatever_its_order(size: int, ties: int) -> None:
    boxes, edges = world(size, ties)
    assert positions(boxes, edges) == positions(dict(reversed(boxes.items())), edges[::-1])


@pytest.mark.parametrize("size", [4, 30, 120])
def test_no_two_labels_overlap(size: int) -> None:
    boxes, edges = world(size, size)
    assert overlapping(boxes, positions(boxes, edges)) == []


def test_actors_at_one_point_come_apart() -> None:
    boxes = dict.fromkeys("abcd", (50.0, 50.0))
    star = [("a", "b", 1), ("a", "c", 1), ("a", "d", 1)]
    assert overlapping(boxes, positions(boxes, star)) == []


def test_groups_without_a_tie_do_not_mix() -> None:
    boxes = dict.fromkeys("abcdefgh", (50.0, 50.0))
    at = positions(boxes, [("a", "b", 1), ("b", "c", 1), ("c", "a", 1), ("d", "e", 1), ("f", "g", 1)])
    assert overlapping(boxes, at) == []
    assert max(at[name][1] for name in "abc") < min(at[name][1] for name in "defgh")


def test_a_longer_side_lies_level() -> None:
    boxes = {str(number): (20.0, 20.0) for number in range(9)}
    at = positions(boxes, [(str(number), str(number + 1), 1) for number in range(8)])
    width, height = (max(point[axis] for point in at.values()) - min(point[axis] for point in at.values())
                     for axis in (0, 1))
    assert width > 2 * height
