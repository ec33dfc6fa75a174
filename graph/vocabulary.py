"""The relation table: the fifteen relations, each with its family, sign, symmetry and labels.

Every other part (ontology, stores, projection, colours of a page, docs) reads this table; none keeps its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """What holds between two actors. The value is the name in records, queries and on the command line."""

    ALLY_OF = "ally_of"
    RIVAL_OF = "rival_of"
    MEMBER_OF = "member_of"
    REPRESENTS = "represents"
    VISITED = "visited"
    MET_WITH = "met_with"
    AGREED_WITH = "agreed_with"
    COOPERATES_WITH = "cooperates_with"
    SUPPORTS = "supports"
    AIDS = "aids"
    SANCTIONS = "sanctions"
    CUTS_TIES_WITH = "cuts_ties_with"
    CRITICIZES = "criticizes"
    THREATENS = "threatens"
    ATTACKS = "attacks"


class Family(StrEnum):
    """A group of relations that an analyst reads together; pages give each family one colour."""

    ALLIANCE = "alliance"
    OFFICE = "office"
    CONTACT = "contact"
    COOPERATION = "cooperation"
    PRESSURE = "pressure"
    FORCE = "force"


@dataclass(frozen=True, slots=True)
class RelationInfo:
    """One row of the table. `sign` is +1 friendly, -1 hostile, 0 neither; `standing` ones have a current state.

    `term` is the local name in the ontology, `inverse_label` how the object's side reads it.
    """

    relation: Relation
    family: Family
    sign: int
    symmetric: bool
    standing: bool
    term: str
    label: str
    inverse_label: str
    definition: str


def _row(
    relation: Relation, family: Family, sign: int, kind: str, label: str, inverse_label: str, definition: str
) -> RelationInfo:
    first, *rest = relation.value.split("_")
    term = first + "".join(part.capitalize() for part in rest)
    return RelationInfo(
        relation, family, sign, "symmetric" in kind, "standing" in kind, term, label, inverse_label, definition
    )


RELATIONS: dict[Relation, RelationInfo] = {
    row.relation: row
    for row in (
        _row(Relation.ALLY_OF, Family.ALLIANCE, 1, "symmetric standing", "ally of", "ally of",
             "The two are allies or partners in an alliance, or are called so."),
        _row(Relation.RIVAL_OF, Family.PRESSURE, -1, "symmetric standing", "rival of", "rival of",
             "The two are rivals, adversaries, enemies, or in a standing dispute called so."),
        _row(Relation.MEMBER_OF, Family.ALLIANCE, 1, "standing", "member of", "has member",
             "The country is, or becomes, a member of the organization."),
        _row(Relation.REPRESENTS, Family.OFFICE, 0, "standing", "represents", "represented by",
             "The person holds office for the country, organization or group."),
        _row(Relation.VISITED, Family.CONTACT, 1, "", "visited", "visited by",
             "The person or delegation travels to, arrives in or is in the place on official business."),
        _row(Relation.MET_WITH, Family.CONTACT, 1, "symmetric", "met with", "met with",
             "The two meet, hold talks, speak by telephone, negotiate or consult."),
        _row(Relation.AGREED_WITH, Family.COOPERATION, 1, "symmetric", "agreed with", "agreed with",
             "The two sign, conclude, reach or ratify a treaty, pact, deal, accord or ceasefire."),
        _row(Relation.COOPERATES_WITH, Family.COOPERATION, 1, "symmetric", "cooperates with", "cooperates with",
             "The two trade, hold joint exercises, run joint projects, or restore or establish ties."),
        _row(Relation.SUPPORTS, Family.COOPERATION, 1, "", "supports", "supported by",
             "The subject backs, endorses, defends, praises or recognizes the object, or offers it help."),
        _row(Relation.AIDS, Family.COOPERATION, 1, "", "aids", "aided by",
             "The subject gives or sells the object money, arms, troops, relief or training."),
        _row(Relation.SANCTIONS, Family.PRESSURE, -1, "", "sanctions", "sanctioned by",
             "The subject imposes or keeps sanctions, an embargo, an asset freeze or a blockade on the object."),
        _row(Relation.CUTS_TIES_WITH, Family.PRESSURE, -1, "", "cuts ties with", "ties cut by",
             "The subject breaks or reduces relations with the object."),
        _row(Relation.CRITICIZES, Family.PRESSURE, -1, "", "criticizes", "criticized by",
             "The subject condemns, accuses, blames, rejects or protests against the object or what it did."),
        _row(Relation.THREATENS, Family.FORCE, -1, "", "threatens", "threatened by",
             "The subject threatens the object, warns it with a consequence, or masses forces against it."),
        _row(Relation.ATTACKS, Family.FORCE, -1, "", "attacks", "attacked by",
             "The subject uses force against the object."),
    )
}

SYMMETRIC: frozenset[Relation] = frozenset(r for r, info in RELATIONS.items() if info.symmetric)
STANDING: frozenset[Relation] = frozenset(r for r, info in RELATIONS.items() if info.standing)
