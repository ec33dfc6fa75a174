"""How sure a report is: learned weights over the features of its candidate, one readable line a weight.

Features in, a confidence between 0 and 1 out: logistic regression, so the weights of the features that are present are
added up. The weights are made by `benchmarks/train_scorer.py` and shipped as `data/weights.csv`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache

from allygraph.loaders import tables

OFFICES = {
    "title-before": 0.95,
    "title-comma": 0.95,
    "apposition": 0.93,
    "copula": 0.85,
    "relative": 0.85,
    "listed": 0.9,
    "title-before-understood": 0.75,
    "apposition-understood": 0.7,
}
"""Confidence that somebody holds an office, by the rule that found it."""


def confidence(found: Iterable[str], weights: Mapping[str, float]) -> float:
    """The probability that a candidate with these features is right.

    The sum of the weights is scaled and shifted for candidates of a kind ("kind=slot", "kind=near"), so that of the
    statements believed with 0.7 some 70 % are right on articles that the weights were not learned from.

    >>> confidence(["a", "b", "unknown"], {"": -1.0, "a": 0.5, "b": 0.5})
    0.5
    """
    features = list(found)
    total = weights.get("", 0.0) + sum(weights.get(feature, 0.0) for feature in features)
    for feature in features:
        if f"scale:{feature}" in weights:
            total = total * weights[f"scale:{feature}"] + weights[f"shift:{feature}"]
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 4)


def explain(found: Iterable[str], weights: Mapping[str, float], most: int = 8) -> list[tuple[str, float]]:
    """The features that move the confidence most, heaviest first.

    >>> explain(["a", "b", "c"], {"a": 0.5, "b": -0.75}, 1)
    [('b', -0.75)]
    """
    weighed = [(feature, weights[feature]) for feature in found if feature in weights]
    return sorted(weighed, key=lambda one: (-abs(one[1]), one[0]))[:most]


@cache
def load_weights() -> dict[str, float]:
    """The weights of the package, by feature; the empty name is the constant. Read once a process."""
    return {row["feature"]: float(row["weight"]) for row in tables.rows("weights.csv")}
