import pytest

from allygraph.graph.errors import QueryError
from allygraph.queries import catalogue
from allygraph.queries.catalogue import GROUPS, NamedQuery, ParameterType, find, parse

HEADER = """\
# title: Visits by a person
# about: Where one official went.
# group: visits
# param official official required; example Nicolás Maduro — who travelled
# param goal place optional; example Caracas — only this goal
# param most integer optional; default 5; example 2 — how many
# filters: since min_reports
# column place text — the goal
# column visits integer — how often

SELECT ?place ?visits { }
"""


def test_header_becomes_values() -> None:
    query = parse("trips", HEADER, "sparql")
    assert (query.title, query.about, query.group) == ("Visits by a person", "Where one official went.", "visits")
    assert [parameter.name for parameter in query.parameters] == ["official", "goal", "most", "since", "min_reports"]
    official, goal, most, *_ = query.parameters
    assert (official.type, official.required, official.example) == (ParameterType.OFFICIAL, True, "Nicolás Maduro")
    assert (goal.required, goal.default) == (False, None)
    assert (most.default, most.meaning) == ("5", "how many")
    assert [(column.name, column.type) for column in query.columns] == [("place", "text"), ("visits", "integer")]


def test_cypher_header_says_the_same_in_its_own_comments() -> None:
    twin = parse("trips", HEADER.replace("# ", "// "), "cypher")
    assert twin.columns == parse("trips", HEADER, "sparql").columns
    assert twin.languages == ("cypher",)


def test_comments_after_the_header_are_free() -> None:
    assert parse("trips", HEADER + "# why this way\n", "sparql").title == "Visits by a person"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("# title: Visits by a person\n", ""), "trips.rq: the header lacks title"),
        (("# column place text — the goal\n# column visits integer — how often\n", ""), "lacks column"),
        (("group: visits", "group: travel"), "no group is called 'travel'"),
        (("official official required", "official person required"), "trips.rq:4: no type is called 'person'"),
        (("place text", "place string"), "trips.rq:8: no type is called 'string'"),
        (("required; example", "required; default x; example"), "trips.rq:4: a required parameter has no default"),
        (("; example Caracas", ""), "trips.rq:5: not a header line"),
        (("filters: since", "filters: when"), "no filter is called 'when'"),
        (("filters: since", "filters: since since"), "a parameter is named twice"),
        (("column visits", "column place"), "a column is named twice"),
        (("param goal", "param place"), "place is both a parameter and a column"),
        (("# about:", "# note:"), "trips.rq:2: not a header line"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_malformed_header_names_its_line(change: tuple[str, str], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        parse("trips", HEADER.replace(*change), "sparql")


def test_unknown_query_suggests_names_that_look_alike() -> None:
    with pytest.raises(QueryError, match="Did you mean allies_of"):
        find("allies-off")


def test_query_unlike_any_points_to_the_list() -> None:
    with pytest.raises(QueryError, match="allygraph queries"):
        find("zzzz")


def test_query_has_no_text_in_a_language_it_is_not_written_in() -> None:
    with pytest.raises(QueryError, match="not in klingon"):
        find("allies_of").text("klingon")


@pytest.fixture(params=catalogue.names())
def query(request: pytest.FixtureRequest) -> NamedQuery:
    return find(request.param)


def test_every_query_is_in_a_group_and_described(query: NamedQuery) -> None:
    assert query.group in GROUPS
    assert query.title[0].isupper()
    assert not query.title.endswith(".")
    assert query.about.endswith(".")


def test_every_parameter_is_used(query: NamedQuery) -> None:
    for _, text in query.texts:
        body = [line for line in text.splitlines() if not line.startswith(("#", "//"))]
        assert all(f"${parameter.name}" in "\n".join(body) for parameter in query.parameters)


def test_the_catalogue_answers_at_least_sixteen_questions() -> None:
    assert len(catalogue.catalogue()) >= 16
    assert catalogue.catalogue()[0].group == GROUPS[0]
