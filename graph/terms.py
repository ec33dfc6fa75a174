"""The names of the RDF graph: namespaces, terms as plain values, and ids to IRIs and back. No RDF library.

Ids of actors, documents, statements and reports become IRIs under a base that can be configured; the ontology's own
terms always stay where they are, so that graphs with different bases speak the same language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple
from urllib.parse import quote, unquote

from allygraph.graph.errors import StoreError
from allygraph.graph.vocabulary import RELATIONS, Relation

BASE = "https://w3id.org/allygraph/"
ONTOLOGY = "https://w3id.org/allygraph/ontology#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SCHEMA = "https://schema.org/"
WIKIDATA = "http://www.wikidata.org/entity/"

ACTOR_KINDS = ("country", "official", "organization", "group", "place")
RECORD_KINDS = ("statement", "report", "document", "sentence", "appearance", "profile")


class Iri(NamedTuple):
    """A name that is the same everywhere."""

    value: str


class Literal(NamedTuple):
    """A value written out, with the IRI of its datatype."""

    text: str
    datatype: str = XSD + "string"


Term = Iri | Literal
Triple = tuple[Iri, Iri, Term]

TYPE = Iri(RDF + "type")


@cache
def ag(name: str) -> Iri:
    """The term of the ontology with this local name."""
    return Iri(ONTOLOGY + name)


RELATION_TERMS: dict[Relation, Iri] = {relation: ag(info.term) for relation, info in RELATIONS.items()}
TERM_RELATIONS: dict[Iri, Relation] = {term: relation for relation, term in RELATION_TERMS.items()}

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f]')


def written(term: Term) -> str:
    r"""*term* as SPARQL, Turtle and N-Quads write it; whatever the text holds, it stays inside its quotes.

    >>> print(written(Literal('He said "no".\n')), written(Iri("https://example.org/a")))
    "He said \"no\".\n" <https://example.org/a>
    """
    if isinstance(term, Iri):
        return f"<{term.value}>"
    text = _ESCAPED.sub(lambda found: _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04X}", term.text)
    return f'"{text}"' if term.datatype == XSD + "string" else f'"{text}"^^<{term.datatype}>'


@dataclass(frozen=True, slots=True)
class Names:
    """Ids to IRIs under `base`, and back.

    >>> names = Names()
    >>> names.actor("country/VEN").value, names.short(names.document("3f5b"))
    ('https://w3id.org/allygraph/country/VEN', '3f5b')
    """

    base: str = BASE

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|^`\\]+[/#]", self.base):
            raise StoreError(f"not a base for ids: {self.base!r}. It is an absolute IRI that ends with / or #.")

    def actor(self, id: str) -> Iri:
        """The IRI of the actor with this id."""
        return Iri(self.base + quote(id))

    def statement(self, id: str) -> Iri:
        """The IRI of the statement with this id."""
        return self._record("statement", id)

    def report(self, id: str) -> Iri:
        """The IRI of the report with this id."""
        return self._record("report", id)

    def document(self, id: str) -> Iri:
        """The IRI of the document with this id."""
        return self._record("document", id)

    def sentence(self, id: str) -> Iri:
        """The IRI of the sentence with this id."""
        return self._record("sentence", id)

    def appearance(self, id: str) -> Iri:
        """The IRI of one appearance of a document."""
        return self._record("appearance", id)

    def profile(self, id: str) -> Iri:
        """The IRI of what some documents call an actor."""
        return self._record("profile", id)

    @property
    def store(self) -> Iri:
        """The node that says how the graph was written."""
        return Iri(self.base + "store")

    def short(self, iri: Iri) -> str:
        """The id behind *iri*: "country/VEN", a document's hash, "ally_of", "occurred"; another IRI stays whole."""
        if iri in TERM_RELATIONS:
            return TERM_RELATIONS[iri].value
        if iri.value.startswith(ONTOLOGY):
            return iri.value.removeprefix(ONTOLOGY)
        if not iri.value.startswith(self.base):
            return iri.value
        id = unquote(iri.value.removeprefix(self.base))
        kind, _, rest = id.partition("/")
        return rest if kind in RECORD_KINDS and rest else id

    @property
    def prefixes(self) -> dict[str, str]:
        """Prefix -> namespace, as queries and exports declare them."""
        own = {kind: f"{self.base}{kind}/" for kind in (*ACTOR_KINDS, *RECORD_KINDS)}
        return {
            "ag": ONTOLOGY, **own, "oa": OA, "owl": OWL, "prov": PROV, "rdf": RDF, "rdfs": RDFS, "schema": SCHEMA,
            "skos": SKOS, "wd": WIKIDATA, "xsd": XSD,
        }

    def _record(self, kind: str, id: str) -> Iri:
        return Iri(f"{self.base}{kind}/{quote(id, safe='')}")
