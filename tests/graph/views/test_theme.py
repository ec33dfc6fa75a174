"""Every mark on a page has one meaning."""

from __future__ import annotations

import itertools
import re
from importlib.resources import files

import pytest

from allygraph.graph.model import ActorType, Status
from allygraph.graph.views import theme
from allygraph.graph.vocabulary import RELATIONS, Family


@pytest.mark.parametrize("family", Family)
def test_relations_of_a_family_have_one_sign(family: Family) -> None:
    signs = {info.sign for info in RELATIONS.values() if info.family is family}
    assert signs == {theme.FAMILY_SIGNS[family]}


def test_each_family_has_a_colour_of_its_own() -> None:
    assert set(theme.COLOURS) == set(Family)
    assert len(set(theme.COLOURS.values())) == len(Family)


def test_hostile_and_unasserted_lines_differ_from_friendly_ones_without_colour() -> None:
    styles = [theme.DASHES[style] for style in ("friendly", "hostile", "unasserted")]
    assert all(one != other for one, other in itertools.combinations(styles, 2))


def test_each_actor_type_has_a_shape_and_each_status_a_meaning() -> None:
    assert set(theme.SHAPES) == set(ActorType)
    assert len(set(theme.SHAPES.values())) == len(ActorType)
    assert set(theme.STATUS_MEANINGS) == set(Status)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


STYLE = files("allygraph.graph.views").joinpath("page.css").read_text("utf-8")
PAPERS = sorted(set(re.findall(r"--paper: (#[0-9a-f]{6});", STYLE)))


def test_the_page_has_a_light_and_a_dark_paper() -> None:
    assert [_luminance(paper) > 0.5 for paper in PAPERS] == [False, True]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("family", Family)
def test_each_colour_stands_out_on_light_and_dark_paper(family: Family, paper: str) -> None:
    high, low = sorted((_luminance(theme.COLOURS[family]), _luminance(paper)), reverse=True)
    assert (high + 0.05) / (low + 0.05) > 2.0
