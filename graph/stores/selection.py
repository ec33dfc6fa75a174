"""A `Filter` as SPARQL: one query that finds the reports which pass, each with its statement.

`as_of` is only narrowed down here, to the reports that bear on it; what stood then is for `allygraph.graph.matching`.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from allygraph.graph import dates
from allygraph.graph.filters import Filter
from allygraph.graph.model import Status
from allygraph.graph.rdf import day
from allygraph.graph.terms import RELATION_TERMS, XSD, Literal, Names, Term, ag, written


def selection(wanted: Filter, names: Names) -> str:
    """A query with the columns `statement` and `report`, for prefixes as `Names.prefixes` declares them."""
    lines = ["?report ag:statement ?statement ; ag:status ?status ."]
    statuses = wanted.statuses if wanted.as_of is None else wanted.statuses | {Status.OCCURRED, Status.NEGATED}
    if statuses != frozenset(Status):
        lines.append(_any_of("status", (ag(status.value) for status in statuses)))
    if wanted.relations:
        lines.append("?statement ag:relation ?relation .")
        lines.append(_any_of("relation", (RELATION_TERMS[relation] for relation in wanted.relations)))
    if wanted.actors:
        lines.append(_any_of("actor", map(names.actor, wanted.actors)))
        lines.append("{ ?statement ag:subject|ag:object ?actor } UNION { ?statement ag:subject|ag:object ?official . "
                     "?official a ag:Official ; ag:country ?actor }")
    if wanted.min_confidence > 0:
        least = Literal(format(Decimal(repr(wanted.min_confidence)), "f"), XSD + "decimal")
        lines.append(f"?report ag:confidence ?confidence . FILTER(?confidence >= {written(least)})")
    if wanted.known_by is not None:
        lines.append("?report prov:wasQuotedFrom/ag:dateLast ?published . "
                     f"FILTER(?published <= {written(day(dates.last_day(wanted.known_by)))})")
    ends = [dates.last_day(end) for end in (wanted.as_of, None if wanted.as_of else wanted.until) if end]
    if ends:
        lines.append(f"?report ag:dateFirst ?first . FILTER(?first <= {written(day(min(ends)))})")
    if wanted.since is not None and wanted.as_of is None:
        lines.append(f"?report ag:dateLast ?last . FILTER(?last >= {written(day(dates.first_day(wanted.since)))})")
    body = "\n  ".join(lines)
    return f"SELECT DISTINCT ?statement ?report WHERE {{\n  {body}\n}}"


def _any_of(variable: str, terms: Iterable[Term]) -> str:
    return f"VALUES ?{variable} {{ {' '.join(sorted(written(term) for term in terms))} }}"
