"""The values of the graph: actors, documents, reports, statements. Frozen, checked when made, no input or output.

A `Statement` exists through its `Report`s and is never built without one; a `Report` always says which characters
of which document it rests on.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from allygraph.graph import dates, identity
from allygraph.graph.vocabulary import SYMMETRIC, Relation


class ActorType(StrEnum):
    """What kind of actor; also the first part of its id."""

    COUNTRY = "country"
    OFFICIAL = "official"
    ORGANIZATION = "organization"
    GROUP = "group"
    PLACE = "place"


class Status(StrEnum):
    """Whether a report says that something happened. Only `occurred` ever makes a statement asserted."""

    OCCURRED = "occurred"
    PLANNED = "planned"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True, order=True)
class Actor:
    """A country, official, organization, group or place.

    `id` is `type/slug` ("country/VEN", "official/nicolas-maduro", "place/caracas-ven"); `country` is the ISO 3166-1
    alpha-3 code that it belongs to or stands for, None for organizations and stateless groups. `wikidata` is the
    item's id ("Q717").
    """

    id: str
    name: str
    type: ActorType
    country: str | None = None
    wikidata: str | None = None

    def __post_init__(self) -> None:
        if not self.name or self.id.partition("/")[0] != self.type.value:
            raise ValueError(f"an actor needs a name, and an id that begins with its type: {self.id!r}, {self.name!r}")


@dataclass(frozen=True, slots=True)
class Document:
    """One article. `published` and `retrieved` are ISO dates (precision by length); all but `text` may be None.

    `id` is computed from title and text (`identity.document_id`); `external_id` is what the input called it.
    """

    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    language: str | None = None
    published: str | None = None
    retrieved: str | None = None
    external_id: str | None = None
    id: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", identity.document_id(self.title, self.text))
        for day in (self.published, self.retrieved):
            if day is not None and dates.parse(day) != day:
                raise ValueError(f"not an ISO date: {day!r}")


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """What a store keeps of a document: everything but its text, which belongs to its outlet.

    The same text may have appeared several times: `urls` and `external_ids` are sorted and hold all of them;
    `published` is the earliest date, `outlet` and `language` those of that appearance.
    """

    id: str
    title: str | None = None
    urls: tuple[str, ...] = ()
    outlet: str | None = None
    language: str | None = None
    published: str | None = None
    retrieved: str | None = None
    external_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` up to, not including, `end` of a document's field ("title" or "text")."""

    field: str
    start: int
    end: int

    def of(self, document: Document) -> str:
        """The characters that this span covers in *document*."""
        return ((document.title or "") if self.field == "title" else document.text)[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Report:
    """One sentence of one document that states something.

    `span` covers the sentence `quote`; `subject_span` and `object_span` the mentions of the two actors (None where an
    actor is only understood). `date` is event time, partial ISO, None where the text gives none. `source` is who
    claims it, in the text's words, `claimant` the same as an actor where it is one. `rule` names what fired.
    `confidence` lies in 0..1.
    """

    document_id: str
    span: Span
    quote: str
    status: Status
    rule: str
    confidence: float
    date: str | None = None
    role: str | None = None
    source: str | None = None
    claimant: Actor | None = None
    subject_span: Span | None = None
    object_span: Span | None = None

    def __post_init__(self) -> None:
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence lies between 0 and 1: {self.confidence}")
        if self.date is not None and dates.parse(self.date) != self.date:
            raise ValueError(f"not an ISO date: {self.date!r}")
        if self.span.end - self.span.start != len(self.quote):
            raise ValueError("a report's span covers its quote")


@dataclass(frozen=True, slots=True)
class Statement:
    """Subject, relation, object, with the reports that say so. A symmetric pair is put in the order of its ids.

    >>> report = Report("d", Span("text", 0, 2), "Hi", Status.OCCURRED, "test", 0.9)
    >>> a = Actor("country/VEN", "Venezuela", ActorType.COUNTRY, "VEN")
    >>> b = Actor("country/RUS", "Russia", ActorType.COUNTRY, "RUS")
    >>> Statement(a, Relation.ALLY_OF, b, (report,)).id == Statement(b, Relation.ALLY_OF, a, (report,)).id
    True
    """

    subject: Actor
    relation: Relation
    object: Actor
    reports: tuple[Report, ...]
    id: str = field(init=False)

    def __post_init__(self) -> None:
        if not self.reports:
            raise ValueError("a statement needs at least one report")
        if self.relation in SYMMETRIC and self.object.id < self.subject.id:
            subject, other = self.subject, self.object
            object.__setattr__(self, "subject", other)
            object.__setattr__(self, "object", subject)
            object.__setattr__(self, "reports", tuple(_swapped(report) for report in self.reports))
        object.__setattr__(self, "id", statement_id(self.subject, self.relation, self.object))

    @property
    def asserted(self) -> bool:
        """Whether at least one report says that it occurred."""
        return any(report.status is Status.OCCURRED for report in self.reports)


def statement_id(subject: Actor, relation: Relation, object: Actor) -> str:
    """The id of the statement; the order of a symmetric pair does not matter."""
    ids = (subject.id, object.id)
    if relation in SYMMETRIC:
        ids = (min(ids), max(ids))
    return identity.digest(ids[0], relation.value, ids[1])


def report_id(statement: str, report: Report) -> str:
    """The id of a report of the statement with this id: its document, place and status decide."""
    span = report.span
    return identity.digest(
        statement, report.document_id, span.field, str(span.start), str(span.end), report.status.value
    )


def _swapped(report: Report) -> Report:
    return replace(report, subject_span=report.object_span, object_span=report.subject_span)
