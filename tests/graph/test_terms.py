"""Ids to IRIs and back, under any base."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allygraph.graph.errors import StoreError
from allygraph.graph.terms import RELATION_TERMS, Iri, Names, ag
from allygraph.graph.vocabulary import Relation

BASES = ("https://w3id.org/allygraph/", "https://example.org/my#", "urn:news/")


@pytest.mark.parametrize("base", BASES)
@given(kind=st.sampled_from(("country", "official", "place")),
       slug=st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_an_actor_has_one_iri_and_comes_back(base: str, kind: str, slug: str) -> None:
    names = Names(base)
    assert names.short(names.actor(f"{kind}/{slug}")) == f"{kind}/{slug}"


@pytest.mark.parametrize("base", BASES)
def test_documents_statements_and_reports_come_back_as_bare_ids(base: str) -> None:
    names = Names(base)
    iris = [names.document("3f5b"), names.statement("3f5b"), names.report("3f5b"), names.sentence("3f5b")]
    assert len(set(iris)) == 4
    assert [names.short(iri) for iri in iris] == ["3f5b"] * 4


def test_relations_and_statuses_come_back_by_name() -> None:
    names = Names()
    assert [names.short(RELATION_TERMS[relation]) for relation in Relation] == [r.value for r in Relation]
    assert names.short(ag("occurred")) == "occurred"


def test_a_foreign_iri_stays_whole() -> None:
    assert Names().short(Iri("http://www.wikidata.org/entity/Q717")) == "http://www.wikidata.org/entity/Q717"


@pytest.mark.parametrize("base", ["", "allygraph/", "https://example.org", "https://exa mple.org/", 'https://e.org/">/'])
def test_what_can_be_no_base_is_refused(base: str) -> None:
    with pytest.raises(StoreError, match="not a base"):
        Names(base)
