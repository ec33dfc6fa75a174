"""Dates in the forms that inputs use."""

from __future__ import annotations

import pytest

from allygraph.loaders.sources.published import read_date


@pytest.mark.parametrize(
    "text",
    [
        "2022-03-05", "2022-03-05T10:00:00Z", "2022-03-05T23:30:00-05:00", "2022-03-05 10:00:00.123", "2022-03-05Z",
        "20220305", "20220305T101010Z", "2022/03/05", "2022-3-5", "Sat, 05 Mar 2022 10:00:00 GMT",
        "Saturday, March 5, 2022, 9:01 PM", "March 5, 2022", "Mar. 5th, 2022 at 10:00 AM EST", "5 March 2022",
        "5th of March, 2022", "5-Mar-2022", " 5 MARCH 2022 ",
    ],
)
def test_day_is_read_in_its_usual_forms(text: str) -> None:
    assert read_date(text) == "2022-03-05"


@pytest.mark.parametrize(
    ("value", "date"),
    [("2022-03", "2022-03"), ("March 2022", "2022-03"), ("Sept. 2022", "2022-09"), ("2022", "2022"), (2022, "2022"),
     (20220305, "2022-03-05"), ("25/03/2022", "2022-03-25"), ("03/25/2022", "2022-03-25"),
     ("05.05.2022", "2022-05-05")],
)
def test_precision_is_kept_as_it_is(value: object, date: str) -> None:
    assert read_date(value) == date


@pytest.mark.parametrize(
    "value",
    ["", "last week", "03/05/2022", "2022-02-31", "20221301", "1646438400", "5 Mar 22", "32 March 2022", "0000-01-01",
     "२०२२-०३-०५", None, True, 2022.5, ["2022"], 9_999_999_999, "2022-13", "x" * 100_000],
    ids=lambda value: str(value)[:20],
)
def test_unclear_date_is_none(value: object) -> None:
    assert read_date(value) is None
