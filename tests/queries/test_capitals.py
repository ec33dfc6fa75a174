"""The capitals that `visits_to_capitals` counts are those of the gazetteer, and no other city."""

import re

from allygraph.graph.identity import slug
from allygraph.graph.model import Actor, ActorType, Document, Report, Span, Statement, Status
from allygraph.graph.store import open_store
from allygraph.graph.vocabulary import Relation
from allygraph.loaders import tables
from allygraph.queries.catalogue import find
from allygraph.queries.run import run


def test_capitals_are_those_of_the_gazetteer() -> None:
    listed = re.findall(r"place:([\w-]+)", find("visits_to_capitals").text("sparql"))
    rows = [row for row in tables.rows("places.csv") if row["kind"] == "capital"]
    assert listed == sorted(f"{slug(row['name'])}-{row['country'].lower()}" for row in rows)


def test_visit_to_another_city_is_left_out() -> None:
    document = Document("Putin visited Minsk and Brest.")
    visitor = Actor("official/vladimir-putin", "Vladimir Putin", ActorType.OFFICIAL, "RUS")
    report = Report(document.id, Span("text", 0, 30), document.text, Status.OCCURRED, "hand-made", 0.9)
    cities = [Actor(f"place/{name.lower()}-blr", name, ActorType.PLACE, "BLR") for name in ("Minsk", "Brest")]
    with open_store("memory:") as store:
        store.add(document, [Statement(visitor, Relation.VISITED, city, (report,)) for city in cities])
        rows = run(store, "visits_to_capitals")
    assert [row[rows.columns.index("object")] for row in rows.rows] == ["Minsk"]
