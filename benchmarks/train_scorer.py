"""Learn the weights of `loaders/scorer.py` from annotated articles, and write them to `loaders/data/weights.csv`.

    python benchmarks/train_scorer.py NEWS.jsonl:GOLD.jsonl [...] [--out FILE] [--strength C]

A candidate is right when the gold statements of its document hold the same relation between the same actors (as
`score.py` compares them) as occurred. Needs scikit-learn (`pip install .[train]`). Deterministic: the same input gives
the same file.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
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
SMALLEST = 0.02
"""Weights nearer to zero than this are left out."""


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("pairs", nargs="+", metavar="NEWS:GOLD")
    arguments.add_argument("--out", default="loaders/data/weights.csv")
    arguments.add_argument("--strength", type=float, default=0.1, help="inverse of the L2 penalty")
    given = arguments.parse_args()
    rows: list[list[str]] = []
    right: list[bool] = []
    for pair in given.pairs:
        news, _, gold = pair.partition(":")
        for found, truth in examples(Path(news), Path(gold)):
            rows.append(found)
            right.append(truth)
    weights = learn(rows, right, given.strength)
    write(weights, Path(given.out), len(rows), given.pairs)
    print(f"{len(rows)} candidates, {sum(right)} right, {len(weights)} weights", file=sys.stderr)


def examples(news: Path, gold: Path) -> Iterator[tuple[list[str], bool]]:
    """Features of each candidate of the articles, and whether it is right."""
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
                yield one.features, key in truths[document.external_id]


def truth_of(statements: list[dict[str, object]]) -> set[tuple[str, str, str]]:
    """The keys of the statements that occurred."""
    return {
        key_of(Relation(str(one["relation"])), gold_name(one["subject"]), gold_name(one["object"]))
        for one in statements
        if one.get("status") in (None, "occurred")
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


def learn(rows: list[list[str]], right: list[bool], strength: float) -> dict[str, float]:
    """Weights by logistic regression with an L2 penalty; the empty name is the constant."""
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    counts = Counter(feature for found in rows for feature in found)
    columns = {feature: place for place, feature in enumerate(sorted(f for f, n in counts.items() if n >= RAREST))}
    indices = [columns[feature] for found in rows for feature in found if feature in columns]
    ends = np.cumsum([0, *(sum(feature in columns for feature in found) for found in rows)]).astype(np.int32)
    matrix = csr_matrix(
        (np.ones(len(indices), dtype=np.float64), np.array(indices, dtype=np.int32), ends),
        shape=(len(rows), len(columns)),
    )
    model = LogisticRegression(C=strength, solver="liblinear", max_iter=400, random_state=0).fit(matrix, right)
    weights = {feature: float(model.coef_[0][place]) for feature, place in columns.items()}
    kept = {feature: weight for feature, weight in weights.items() if abs(weight) >= SMALLEST}
    return {"": float(model.intercept_[0]), **kept}


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
