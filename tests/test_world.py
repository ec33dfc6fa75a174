from allygraph.graph.model import Document, Statement, Status
from allygraph.graph.vocabulary import Relation


def test_world_holds_every_relation_and_status(world: tuple[tuple[Document, tuple[Statement, ...]], ...]) -> None:
    statements = [statement for _, stated in world for statement in stated]
    assert {statement.relation for statement in statements} == set(Relation)
    assert {report.status for statement in statements for report in statement.reports} == set(Status)
    assert len(statements) == 49
