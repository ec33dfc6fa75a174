"""Learn the weights of `loaders/scorer.py` from annotated articles, and write them to `loaders/data/weights.csv`.

    python benchmarks/train_scorer.py NEWS.jsonl:GOLD.jsonl [...] [--out FILE] [--strength C]

A candidate is right when the gold statements of its document hold the same relation between the same actors (as
`score.py` compares them) with the same status. Needs scikit-learn (`pip install .[train]`). Deterministic: the same
input gives the same file.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from allygraph.graph.identity import slug
from allygraph.graph.model import Actor, ActorType
from allygraph.graph.vocabulary import SYMMETRIC, Relation
from allygraph.loaders import language, passages
from allygraph.loaders.gazetteer import load_gazetteer
from allygraph.loaders.lexicon import load_lexicon
from allygraph.loaders.scene import judged, read_scene
from allygraph.loaders.sources.kind import Found
from allygraph.loaders.sources.read import read_sources

RAREST = 3
"""Candidates that a feature must stand in to get a weight."""
FOLDS = 5
SMALLEST = 0.02
"""Weights nearer to zero than this are left out."""


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("pairs", nargs="+", metavar="NEWS:GOLD")
    arguments.add_argument("--out", default="loaders/data/weights.csv")
    arguments.add_argument("--strength", type=float, default=0.4, help="inverse of the L2 penalty")
    given = arguments.parse_args()
    found: list[Example] = []
    for pair in given.pairs:
        news, _, gold = pair.partition(":")
        found.extend(examples(Path(news), Path(gold)))
    weights = {**learn(found, given.strength), **calibration(found, given.strength)}
    write(weights, Path(given.out), len(found), given.pairs)
    print(f"{len(found)} candidates, {sum(e.right for e in found)} right, {len(weights)} weights", file=sys.stderr)


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate: its document, what it would state, its features, and whether the gold data agree."""

    document: str
    key: tuple[str, str, str]
    features: list[str]
    right: bool


def examples(news: Path, gold: Path) -> Iterator[Example]:
    """The candidates of the articles."""
    truths = {record["id"]: truth_of(record["statements"]) for record in map(json.loads, gold.open(encoding="utf-8"))}
    model, gazetteer, lexicon = language.load_model(), load_gazetteer(), load_lexicon()
    for item in read_sources([news]):
        if not isinstance(item, Found) or item.document.external_id not in truths:
            continue
        document = item.document
        parts, dateline = passages.split(document)
        docs = list(language.parse(model, (part.text for part in parts)))
        scene = read_scene(document, parts, docs, dateline, gazetteer, lexicon)
        for one in judged(scene, lexicon):
            key = key_of(
                one.candidate.relation, name_of(one.candidate.subject.actor), name_of(one.candidate.object.actor)
            )
            if key[1] != key[2]:
                right = (key, one.status.value) in truths[str(document.external_id)]
                yield Example(document.id, key, one.features, right)


def truth_of(statements: list[dict[str, object]]) -> set[tuple[tuple[str, str, str], str]]:
    """The keys of the statements, each with its status."""
    return {
        (
            key_of(Relation(str(one["relation"])), gold_name(one["subject"]), gold_name(one["object"])),
            str(one.get("status") or "occurred"),
        )
        for one in statements
    }


def key_of(relation: Relation, first: str, second: str) -> tuple[str, str, str]:
    """Relation and actors, the order of a symmetric pair left aside."""
    if relation in SYMMETRIC and second < first:
        first, second = second, first
    return relation.value, first, second


def gold_name(actor: object) -> str:
    """The name under which the scorer compares an actor of the gold data."""
    assert isinstance(actor, dict)
    if actor["type"] in ("organization", "group") or not actor["country"]:
        name = str(actor["name"])
        return slug(ALIASES.get(slug(name), name))
    return str(actor["country"])


def name_of(actor: Actor) -> str:
    """The same of an actor of ours."""
    if actor.type in (ActorType.ORGANIZATION, ActorType.GROUP) or not actor.country:
        return slug(ALIASES.get(slug(actor.name), actor.name))
    return actor.country


ALIASES = {
    "european-union": "eu",
    "united-nations": "un",
    "african-union": "au",
    "un-security-council": "un",
    "islamic-state": "isis",
    "north-atlantic-treaty-organization": "nato",
}


def learn(found: Sequence[Example], strength: float) -> dict[str, float]:
    """Weights by logistic regression with an L2 penalty; the empty name is the constant."""
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    counts = Counter(feature for example in found for feature in example.features)
    columns = {feature: place for place, feature in enumerate(sorted(f for f, n in counts.items() if n >= RAREST))}
    indices = [columns[feature] for example in found for feature in example.features if feature in columns]
    ends = np.cumsum([0, *(sum(f in columns for f in example.features) for example in found)]).astype(np.int32)
    ones = np.ones(len(indices), dtype=np.float64)
    matrix = csr_matrix((ones, np.array(indices, dtype=np.int32), ends), shape=(len(found), len(columns)))
    model = LogisticRegression(C=strength, solver="liblinear", max_iter=400, random_state=0)
    model.fit(matrix, [example.right for example in found])
    weights = {feature: float(model.coef_[0][place]) for feature, place in columns.items()}
    kept = {feature: weight for feature, weight in weights.items() if abs(weight) >= SMALLEST}
    return {"": float(model.intercept_[0]), **kept}


def calibration(found: Sequence[Example], strength: float) -> dict[str, float]:
    """Scale and shift of the sums, by kind of candidate (Platt 1999), from documents that gave no weights.

    The documents are dealt into five parts; each is scored with weights learned from the other four. Of the candidates
    of one statement only the surest counts, as in a load.
    """
    from sklearn.linear_model import LogisticRegression

    sums: dict[tuple[str, tuple[str, str, str]], tuple[float, str, bool]] = {}
    for part in range(FOLDS):
        weights = learn([e for e in found if _part(e) != part], strength)
        for example in (e for e in found if _part(e) == part):
            total = weights[""] + sum(weights.get(feature, 0.0) for feature in example.features)
            place = (example.document, example.key)
            if place not in sums or total > sums[place][0]:
                sums[place] = (total, _kind(example), example.right)
    weights = {}
    for kind in sorted({kind for _, kind, _ in sums.values()}):
        mine = [(total, right) for total, of, right in sums.values() if of == kind]
        model = LogisticRegression(C=1e6).fit([[total] for total, _ in mine], [right for _, right in mine])
        weights[f"scale:{kind}"] = float(model.coef_[0][0])
        weights[f"shift:{kind}"] = float(model.intercept_[0])
    return weights


def _part(example: Example) -> int:
    return int(example.document, 16) % FOLDS


def _kind(example: Example) -> str:
    return next(feature for feature in example.features if feature.startswith("kind="))


def write(weights: dict[str, float], out: Path, candidates: int, pairs: list[str]) -> None:
    """The weights as a data file of the package."""
    names = " ".join(Path(pair.partition(":")[0]).name for pair in pairs)
    lines = [
        "# Weights of the features by which a candidate is judged (loaders/scorer.py): logistic regression.",
        f"# source: learned by benchmarks/train_scorer.py from {candidates} candidates of {names}",
        "# date: 2026-11-25; licence: MIT",
        "feature,weight",
    ]
    for feature in sorted(weights):
        quoted = '"' + feature.replace('"', '""') + '"' if any(c in feature for c in ',"') else feature
        lines.append(f"{quoted},{weights[feature]:.3f}")
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
