"""What every RDF store holds before the first document: the version of the shape, and the relation table.

With the table in the graph a query can ask for hostile relations by their sign instead of listing them.
"""

from __future__ import annotations

from allygraph.graph.rdf import boolean, integer, string
from allygraph.graph.terms import RDFS, RELATION_TERMS, TYPE, Iri, Names, Triple, ag
from allygraph.graph.vocabulary import RELATIONS, RelationInfo

SCHEMA_VERSION = 1
"""Raised with every change of the shape that an older store does not have."""

VERSION = ag("schemaVersion")


def schema_triples(names: Names) -> set[Triple]:
    """The version, at the store's own node, and a row for each relation."""
    rows = {triple for info in RELATIONS.values() for triple in relation_triples(info)}
    return rows | {(names.store, VERSION, integer(SCHEMA_VERSION))}


def relation_triples(info: RelationInfo) -> set[Triple]:
    """What the relation table says of one relation."""
    term = RELATION_TERMS[info.relation]
    return {
        (term, TYPE, ag("Relation")),
        (term, Iri(RDFS + "label"), string(info.label)),
        (term, ag("inverseLabel"), string(info.inverse_label)),
        (term, ag("name"), string(info.relation.value)),
        (term, ag("family"), string(info.family.value)),
        (term, ag("sign"), integer(info.sign)),
        (term, ag("symmetric"), boolean(info.symmetric)),
        (term, ag("standing"), boolean(info.standing)),
    }
