"""How sure a report is: the share of reports like it that careful readers confirmed.

A candidate in, a number between 0 and 1 out.
"""

from __future__ import annotations

from allygraph.graph.model import Status
from allygraph.loaders.candidates import Candidate

_KIND = {"name": 0.0, "body": 0.0, "place": 0.0, "thing": -0.1, "private": -0.2, "pronoun": -0.1, "description": -0.15}
_OFFICE = {"title-before": 0.95, "title-comma": 0.95, "apposition": 0.95, "copula": 0.9, "relative": 0.9, "listed": 0.9}


def confidence_of(candidate: Candidate, status: Status) -> float:
    """The confidence of a report of this candidate."""
    return max(0.05, round(0.8 + _KIND[candidate.subject.kind] + _KIND[candidate.object.kind], 4))


def confidence_of_office(rule: str) -> float:
    """The confidence of a report that somebody holds an office, by the rule that found it."""
    return _OFFICE.get(rule, 0.6)
