"""What a page's marks mean: a colour for each relation family, a line style for each sign, a shape for each actor type.

The colours are those of Okabe and Ito (2008), chosen to stay apart for colour-blind readers: cold ones for friendly
families, warm ones for hostile ones. A line's style says the same again, so that no meaning rests on colour alone.
"""

from __future__ import annotations

from allygraph.graph.model import ActorType, Status
from allygraph.graph.vocabulary import RELATIONS, Family

COLOURS: dict[Family, str] = {
    Family.ALLIANCE: "#0072B2",
    Family.COOPERATION: "#009E73",
    Family.CONTACT: "#56B4E9",
    Family.PRESSURE: "#E69F00",
    Family.FORCE: "#D55E00",
    Family.OFFICE: "#CC79A7",
}
"""Family -> colour, in the order of the legend."""

FAMILY_SIGNS: dict[Family, int] = {
    family: next(info.sign for info in RELATIONS.values() if info.family is family) for family in COLOURS
}
"""Family -> +1 friendly, -1 hostile, 0 neither; a test holds that the relations of a family agree."""

DASHES: dict[str, tuple[int, ...]] = {
    "friendly": (),
    "neutral": (),
    "hostile": (16, 4, 3, 4),
    "unasserted": (4, 6),
}
"""Line style -> lengths of stroke and gap; empty is a solid line. `unasserted`: no report says that it occurred."""

SHAPES: dict[ActorType, str] = {
    ActorType.COUNTRY: "dot",
    ActorType.ORGANIZATION: "square",
    ActorType.GROUP: "triangle",
    ActorType.OFFICIAL: "diamond",
    ActorType.PLACE: "hexagon",
}
"""Actor type -> the shape of its node, as vis-network calls it."""

STATUS_MEANINGS: dict[Status, str] = {
    Status.OCCURRED: "reported as a fact",
    Status.PLANNED: "announced, not yet done",
    Status.HYPOTHETICAL: "possible, asked for or warned of",
    Status.NEGATED: "denied, or said not to be so",
}
"""Status -> what it means to a reader, in the order of the legend."""


def line_style(family: Family) -> str:
    """The line style of an asserted tie of this family.

    >>> line_style(Family.ALLIANCE), line_style(Family.FORCE), line_style(Family.OFFICE)
    ('friendly', 'hostile', 'neutral')
    """
    return {1: "friendly", 0: "neutral", -1: "hostile"}[FAMILY_SIGNS[family]]
