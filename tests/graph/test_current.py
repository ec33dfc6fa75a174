"""What stands on a day, by known answers."""

from __future__ import annotations

from datetime import date

import pytest

from allygraph.graph.current import stands
from allygraph.graph.model import Status
from allygraph.graph.when import days

YES, NO, PLAN, MAYBE = Status.OCCURRED, Status.NEGATED, Status.PLANNED, Status.HYPOTHETICAL
DAY = date(2022, 6, 15)


@pytest.mark.parametrize(
    ("reports", "stood"),
    [
        ([], False),
        ([(YES, "2022-06-15")], True),
        ([(YES, "2022-06-16")], False),
        ([(YES, "2022")], True),
        ([(YES, None)], False),
        ([(YES, "2014"), (NO, "2019")], False),
        ([(NO, "2019"), (YES, "2014")], False),
        ([(YES, "2014"), (NO, "2019"), (YES, "2021-03")], True),
        ([(YES, "2014"), (NO, "2023")], True),
        ([(NO, "2014"), (YES, "2019")], True),
        ([(YES, "2019-05-01"), (NO, "2019-05-01")], True),
        ([(YES, "2014"), (NO, None)], True),
        ([(NO, "2014")], False),
        ([(PLAN, "2014"), (MAYBE, "2015")], False),
        ([(YES, "2014"), (PLAN, "2019"), (MAYBE, "2020")], True),
    ],
    ids=[
        "never reported", "since today", "only tomorrow", "some time this year", "undated", "denied later",
        "denied later, read first", "taken up again", "denied only in the future", "denied before it began",
        "denied and affirmed on one day", "undated denial", "only denied", "only planned or possible",
        "plans and maybes end nothing",
    ],
)
def test_a_relation_stands_until_a_later_denial(reports: list[tuple[Status, str | None]], stood: bool) -> None:
    assert stands([(status, days(when)) for status, when in reports], DAY) is stood
