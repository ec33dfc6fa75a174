"""Statements as a networkx graph: actors are nodes, statements are edges.

A store and a filter in, a `MultiDiGraph` out; the store is not changed. Symmetric statements are one edge, in the order
of their ids.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import networkx as nx

from allygraph.graph.filters import OCCURRED, Filter
from allygraph.graph.model import Actor
from allygraph.graph.summary import summarise
from allygraph.graph.vocabulary import RELATIONS

if TYPE_CHECKING:
    from allygraph.graph.store import Store

Projection: TypeAlias = nx.MultiDiGraph
"""What `to_networkx` gives: a name for it where networkx itself must not be imported."""


def to_networkx(store: Store, wanted: Filter = OCCURRED) -> Projection:
    """The statements that pass *wanted*, one edge each, keyed by relation.

    Nodes are actor ids with `name`, `type` and `country` (left out where there is none). Edges have `statement` (its
    id), `relation`, `family`, `sign` (+1 friendly, -1 hostile, 0 neither), `symmetric`, and from the reports that say
    so `reports`, `first` and `last` (ISO days, left out where no report is dated) and `confidence`.
    """
    graph = nx.MultiDiGraph()
    published = {record.id: record.published for record in store.documents()}
    for statement in store.statements(wanted):
        info = RELATIONS[statement.relation]
        for actor in (statement.subject, statement.object):
            graph.add_node(actor.id, **_node(actor))
        summary = summarise((report, published.get(report.document_id)) for report in statement.reports)
        known = {
            "first": summary.first.isoformat() if summary.first else None,
            "last": summary.last.isoformat() if summary.last else None,
            "confidence": summary.confidence,
        }
        graph.add_edge(
            statement.subject.id,
            statement.object.id,
            key=statement.relation.value,
            statement=statement.id,
            relation=statement.relation.value,
            family=info.family.value,
            sign=info.sign,
            symmetric=info.symmetric,
            reports=len(statement.reports),
            **{name: value for name, value in known.items() if value is not None},
        )
    return graph


def _node(actor: Actor) -> dict[str, str]:
    node = {"name": actor.name, "type": actor.type.value}
    return node if actor.country is None else {**node, "country": actor.country}
