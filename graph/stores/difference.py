"""What has to change in an RDF graph when a document comes or goes: triples out, triples in, counted.

Reads through look-ups and writes nothing, so that each store applies a change in one transaction of its own kind. A
document that is new costs look-ups for its own statements only; one that is known, or leaves, has the summaries of its
statements counted anew from all their reports.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from allygraph.graph import rdf
from allygraph.graph.contents import Contents
from allygraph.graph.model import Actor, Statement, Status, report_id
from allygraph.graph.rdf_reading import read_summary
from allygraph.graph.store import Added
from allygraph.graph.stores.reading import Lookup, Reader
from allygraph.graph.summary import Summary, summarise, summary_of
from allygraph.graph.terms import Iri, Names, Triple, ag


@dataclass(slots=True)
class Change:
    """Triples to take out and triples to put in; `added` counts what a reader sees of it."""

    out: set[Triple] = field(default_factory=set)
    into: set[Triple] = field(default_factory=set)
    added: Added = field(default_factory=lambda: Added(document=False, statements=0, reports=0))

    def replace(self, before: set[Triple], after: set[Triple]) -> None:
        """Put *after* where *before* was; what is in both stays untouched."""
        self.out |= before - after
        self.into |= after - before


def adding(graph: Lookup, names: Names, given: Contents) -> Change:
    """The change that brings *given* into the graph, together with what the graph has of the same document."""
    before = Reader(graph, names).contents(given.document_id)
    return _change(graph, names, before, given if before is None else before | given)


def forgetting(graph: Lookup, names: Names, document_id: str) -> Change:
    """The change that takes out the document and all that only it supports."""
    before = Reader(graph, names).contents(document_id)
    return Change() if before is None else _change(graph, names, before, None)


def _change(graph: Lookup, names: Names, before: Contents | None, after: Contents | None) -> Change:
    document_id = (before or after or Contents("")).document_id
    old, new = before or Contents(document_id), after or Contents(document_id)
    change = Change()
    change.replace(
        rdf.content_triples(names, before) if before else set(), rdf.content_triples(names, after) if after else set()
    )
    statements = {statement.id: statement for statement in (*old.statements, *new.statements)}
    now = {statement.id: statement for statement in new.statements}
    count = 0
    for id, statement in statements.items():
        count += _restate(graph, names, change, statement, now.get(id), new, known=before is not None)
    for actor_id in {actor.id for actor in old.actors | new.actors}:
        _describe(graph, names, change, actor_id, document_id, old.actors, new.actors)
    reports = len(_report_ids(old) ^ _report_ids(new))
    change.added = Added(before is None or after is None, count, reports)
    return change


def _restate(
    graph: Lookup, names: Names, change: Change, statement: Statement, now: Statement | None, new: Contents, *,
    known: bool,
) -> int:
    """Bring the node and the plain triples of one statement up to date; 1 where it comes or goes, else 0."""
    node = graph.node(names.statement(statement.id))
    before = read_summary(node) if node else None
    others, supported = before or Summary(), before is not None
    if known:
        others, supported = _elsewhere(graph, names, statement.id, new.document_id)
    after = others
    if now is not None:
        published = new.record.published
        after += summarise((report, published) for report in now.reports)
    change.replace(
        _statement(names, statement, before), _statement(names, statement, after if now or supported else None)
    )
    return int((before is not None) != (now is not None or supported))


def _statement(names: Names, statement: Statement, summary: Summary | None) -> set[Triple]:
    if summary is None:
        return set()
    return rdf.statement_triples(names, statement) | rdf.summary_triples(names, statement, summary)


def _elsewhere(graph: Lookup, names: Names, statement_id: str, document_id: str) -> tuple[Summary, bool]:
    """The summary of a statement's reports in all other documents, and whether there is any."""
    total, found = Summary(), False
    document = names.document(document_id)
    for report in graph.subjects(ag("statement"), names.statement(statement_id)):
        node = graph.node(report)
        if node[rdf.QUOTED_FROM][0] != document:
            found = True
            first, last = (node[ag(name)][0][0] if ag(name) in node else None for name in ("dateFirst", "dateLast"))
            days = (date.fromisoformat(first), date.fromisoformat(last)) if first and last else None
            status = Status(names.short(Iri(node[ag("status")][0][0])))
            total += summary_of(status, days, float(node[ag("confidence")][0][0]))
    return total, found


def _describe(
    graph: Lookup, names: Names, change: Change, actor_id: str, document_id: str, old: frozenset[Actor],
    new: frozenset[Actor],
) -> None:
    """Bring the profiles and the node of one actor up to date."""
    said = {actor for actor in new if actor.id == actor_id}
    if all(graph.node(_profile(names, actor)) for actor in said) and old <= new:
        return
    iri = names.actor(actor_id)
    before = set(Reader(graph, names).profiles(graph.subjects(ag("of"), iri)))
    gone = {actor for actor in old - new if actor.id == actor_id and not _described(graph, names, actor, document_id)}
    after = (before | said) - gone
    change.replace(_profiles(names, before), _profiles(names, after))
    change.replace(rdf.actor_triples(names, before), rdf.actor_triples(names, after))


def _described(graph: Lookup, names: Names, actor: Actor, document_id: str) -> bool:
    document = names.document(document_id)
    return any(other != document for other in graph.subjects(ag("profile"), _profile(names, actor)))


def _profile(names: Names, actor: Actor) -> Iri:
    return names.profile(rdf.profile_id(actor))


def _profiles(names: Names, actors: set[Actor]) -> set[Triple]:
    return {triple for actor in actors for triple in rdf.profile_triples(names, actor)}


def _report_ids(contents: Contents) -> set[str]:
    return {report_id(statement.id, report) for statement in contents.statements for report in statement.reports}
