"""The ontology as Turtle, written from the relation table, so that the two cannot drift apart.

`ontology.ttl` is the output of `ontology()`; a test compares them. `python -m allygraph.graph.ontology` prints it.
"""

from __future__ import annotations

from allygraph.graph.terms import BASE, OA, ONTOLOGY, OWL, PROV, RDF, RDFS, SCHEMA, SKOS, XSD
from allygraph.graph.vocabulary import RELATIONS, RelationInfo

CLASSES: dict[str, tuple[str | None, str]] = {
    "Actor": (None, "A country, official, organization, group or place."),
    "Country": ("ag:Actor", "A sovereign state, a widely used quasi-state, or a former state."),
    "Official": ("ag:Actor", "A named person who holds, held or is about to hold public office."),
    "Organization": ("ag:Actor", "An international organization, alliance or bloc."),
    "Group": ("ag:Actor", "A non-state armed or political actor."),
    "Place": ("ag:Actor", "A city, base or region, as the goal of a visit."),
    "Statement": ("prov:Entity", "Subject, relation, object. It exists through its reports and never without one."),
    "Report": ("prov:Entity", "One sentence of one document that states something."),
    "Sentence": ("oa:SpecificResource", "A sentence of a document, shared by the reports that rest on it."),
    "Appearance": (None, "One place and day where a document appeared."),
    "Profile": (None, "What some documents call an actor; the best profile gives the actor its label."),
    "Relation": ("rdf:Property", "One of the fifteen relations."),
    "Status": (None, "Whether a report says that something happened."),
}
"""Local name -> the class above it, and what it is. Documents are `schema:NewsArticle`."""

ABOVE = {
    "subject": "rdf:subject",
    "relation": "rdf:predicate",
    "object": "rdf:object",
    "claimant": "prov:wasAttributedTo",
}
"""Local name of a property -> the standard property that it refines, for tools that know only that one."""

STATUSES = {
    "occurred": "Done, ongoing, standing or habitual.",
    "planned": "Announced, scheduled, intended or promised.",
    "negated": "Said not to be, denied as a fact, or ended.",
    "hypothetical": "Possible, conditional, called for, demanded or considered.",
}

PROPERTIES = (
    ("subject", "Statement", "ag:Actor", "Who or what the statement is about."),
    ("relation", "Statement", "ag:Relation", "The relation that is stated, as a property of this ontology."),
    ("object", "Statement", "ag:Actor", "The other side of the statement."),
    ("asserted", "Statement", "xsd:boolean", "Whether at least one report says that it occurred."),
    ("reportCount", "Statement", "xsd:integer", "How many reports say that it occurred."),
    ("firstDate", "Statement", "xsd:date", "The first day that the event of an occurred report can mean."),
    ("lastDate", "Statement", "xsd:date", "The last day that the event of an occurred report can mean."),
    ("confidence", None, "xsd:decimal",
     "0 to 1, four digits, meant as the probability that it is right. A statement has that of its best occurred "
     "report: reports copy each other, so that ten are not ten witnesses."),
    ("statement", "Report", "ag:Statement", "What the report states."),
    ("status", "Report", "ag:Status", "Whether the report says that it happened."),
    ("eventDate", "Report", "xsd:string",
     "When it happened, as an ISO date whose length is its precision (2022, 2022-03, 2022-03-05). A plain string, so "
     "that dates of all precisions sort and compare; schema:datePublished is written likewise."),
    ("dateFirst", None, "xsd:date",
     "The first day that the date of a report's event can mean, or where the text gives none, that of its publication; "
     "of a document, the first day that its date of publication can mean."),
    ("dateLast", None, "xsd:date",
     "The last day of the same: filter by time with these two, whatever the precision of the date."),
    ("source", "Report", "xsd:string", "Who claims it, in the words of the text."),
    ("claimant", "Report", "ag:Actor", "Who claims it, where that is an actor."),
    ("role", "Report", "xsd:string", "The office of an official, as the text tells it."),
    ("quote", "Report", "xsd:string", "The sentence."),
    ("field", None, "xsd:string", "The part of the document that offsets count in: title or text."),
    ("start", "Report", "xsd:integer", "The first character of the sentence in its field."),
    ("end", "Report", "xsd:integer", "The character after the sentence in its field."),
    ("subjectStart", "Report", "xsd:integer", "The first character of the mention of the subject."),
    ("subjectEnd", "Report", "xsd:integer", "The character after the mention of the subject."),
    ("subjectField", "Report", "xsd:string", "The field of the mention of the subject, where it is another one."),
    ("objectStart", "Report", "xsd:integer", "The first character of the mention of the object."),
    ("objectEnd", "Report", "xsd:integer", "The character after the mention of the object."),
    ("objectField", "Report", "xsd:string", "The field of the mention of the object, where it is another one."),
    ("rule", "Report", "xsd:string", "The rule that found it."),
    ("country", "Actor", "ag:Country", "The state that the actor belongs to or stands for."),
    ("iso3", None, "xsd:string", "The ISO 3166-1 alpha-3 code (XKX for Kosovo; SUN, YUG, CSK, DDR for former states)."),
    ("externalId", None, "xsd:string", "What an input called the document."),
    ("dateRetrieved", None, "xsd:string", "When the document was fetched, as its input says."),
    ("appearance", None, "ag:Appearance", "Where the document appeared."),
    ("profile", None, "ag:Profile", "How the document describes an actor."),
    ("of", "Profile", "ag:Actor", "Whom the profile describes."),
    ("name", None, "xsd:string", "What a profile calls its actor, or records a relation."),
    ("wikidata", "Profile", "xsd:string", "The Wikidata id of the actor."),
    ("inverseLabel", "Relation", "xsd:string", "How the object's side reads the relation."),
    ("family", "Relation", "xsd:string", "The family of the relation: alliance, office, contact, ..."),
    ("sign", "Relation", "xsd:integer", "+1 friendly, -1 hostile, 0 neither."),
    ("symmetric", "Relation", "xsd:boolean", "Whether it holds both ways."),
    ("standing", "Relation", "xsd:boolean", "Whether it has a current state at a date; the others are dated acts."),
    ("schemaVersion", None, "xsd:integer", "The version of the shape in which a store was written."),
)
"""Local name, domain or None, range, meaning."""


def ontology() -> str:
    """The ontology in Turtle.

    >>> "ag:allyOf a owl:ObjectProperty, owl:SymmetricProperty" in ontology()
    True
    """
    prefixes = {"ag": ONTOLOGY, "oa": OA, "owl": OWL, "prov": PROV, "rdf": RDF, "rdfs": RDFS, "schema": SCHEMA,
                "skos": SKOS, "xsd": XSD}  # fmt: skip
    parts = ["\n".join(f"@prefix {name}: <{value}> ." for name, value in prefixes.items())]
    parts.append(
        f"<{ONTOLOGY.removesuffix('#')}> a owl:Ontology ;\n"
        '    rdfs:label "allygraph"@en ;\n'
        f'    rdfs:comment "Who is allied with whom, from the news; ids lie under {BASE}"@en .'
    )
    for name, (above, meaning) in CLASSES.items():
        parent = f" ;\n    rdfs:subClassOf {above}" if above else ""
        parts.append(f"ag:{name} a owl:Class{parent} ;\n{_said(name, meaning)}")
    parts.extend(f"ag:{name} a ag:Status ;\n{_said(name, meaning)}" for name, meaning in STATUSES.items())
    parts.extend(_relation(info) for info in RELATIONS.values())
    for name, domain, range, meaning in PROPERTIES:
        kind = "owl:DatatypeProperty" if range.startswith("xsd:") else "owl:ObjectProperty"
        of = f" ;\n    rdfs:domain ag:{domain}" if domain else ""
        of += f" ;\n    rdfs:subPropertyOf {ABOVE[name]}" if name in ABOVE else ""
        parts.append(f"ag:{name} a {kind}{of} ;\n    rdfs:range {range} ;\n{_said(name, meaning)}")
    return "\n\n".join(parts) + "\n"


def _relation(info: RelationInfo) -> str:
    symmetric = ", owl:SymmetricProperty" if info.symmetric else ""
    return (
        f"ag:{info.term} a owl:ObjectProperty{symmetric}, ag:Relation ;\n"
        "    rdfs:domain ag:Actor ;\n    rdfs:range ag:Actor ;\n"
        f'    ag:name "{info.relation.value}" ;\n    ag:inverseLabel "{info.inverse_label}" ;\n'
        f'    ag:family "{info.family.value}" ;\n    ag:sign {info.sign} ;\n'
        f"    ag:symmetric {_boolean(info.symmetric)} ;\n    ag:standing {_boolean(info.standing)} ;\n"
        f"{_said(info.label, info.definition)}"
    )


def _boolean(value: bool) -> str:
    return "true" if value else "false"


def _said(label: str, meaning: str) -> str:
    return f'    rdfs:label "{label}"@en ;\n    rdfs:comment "{meaning}"@en .'


if __name__ == "__main__":
    print(ontology(), end="")
