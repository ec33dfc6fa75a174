"""Which actor a name, a code or an id on the command line means."""

from collections.abc import Iterator

import pytest

from allygraph.cli.actors import resolve, resolve_values
from allygraph.graph.errors import UnknownActor
from allygraph.graph.model import Actor, ActorType, Document, Report, Span, Statement, Status
from allygraph.graph.store import Store, open_store
from allygraph.graph.vocabulary import Relation
from allygraph.queries.catalogue import find

MEETING = Document("Nicolas Maduro met Sergio Maduro, and Maduro Moros met Nicolás Maduro Moros.")


@pytest.fixture(scope="module")
def store(world: tuple[tuple[Document, tuple[Statement, ...]], ...]) -> Iterator[Store]:
    with open_store("memory:") as opened:
        for document, statements in world:
            opened.add(document, statements)
        yield opened


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("official/nicolas-maduro", "official/nicolas-maduro"),
        ("VEN", "country/VEN"),
        ("ven", "country/VEN"),
        ("Venezuela", "country/VEN"),
        (" venezuela ", "country/VEN"),
        ("nicolas maduro", "official/nicolas-maduro"),
        ("Nicolás Maduro", "official/nicolas-maduro"),
        ("Borisov", "official/yury-borisov"),
        ("nato", "organization/nato"),
        ("the Kremlin", "country/RUS"),
        ("US", "country/USA"),
        ("France", "country/FRA"),
        ("country/FRA", "country/FRA"),
    ],
)
def test_an_actor_is_found_by_id_code_name_or_part_of_a_name(store: Store, text: str, id: str) -> None:
    assert resolve(store, text).id == id


def test_a_name_like_none_suggests_those_that_look_alike(store: Store) -> None:
    with pytest.raises(UnknownActor, match="Did you mean Venezuela") as caught:
        resolve(store, "Venezuella")
    assert caught.value.name == "Venezuella"


def test_text_that_is_no_name_at_all_is_unknown(store: Store) -> None:
    with pytest.raises(UnknownActor, match="no actor is called"):
        resolve(store, '" } DROP ALL #')


def test_an_actor_of_another_kind_is_not_taken(store: Store) -> None:
    with pytest.raises(UnknownActor, match="Venezuela"):
        resolve(store, "Venezuela", {ActorType.OFFICIAL})


def test_a_surname_that_two_share_names_both() -> None:
    two = [Actor(f"official/{name}", name.title(), ActorType.OFFICIAL) for name in ("ada-maduroz", "bob-maduroz")]
    with open_store("memory:") as store:
        store.add(MEETING, (_met(*two),))
        with pytest.raises(UnknownActor, match="official/ada-maduroz or official/bob-maduroz"):
            resolve(store, "Maduroz")


def test_every_name_that_documents_use_is_known() -> None:
    short, whole = (Actor("official/x", name, ActorType.OFFICIAL) for name in ("Ixy", "Ixylon Zett"))
    other = Actor("country/VEN", "Venezuela", ActorType.COUNTRY, "VEN")
    with open_store("memory:") as store:
        store.add(MEETING, (_met(short, other), _met(whole, other)))
        assert [resolve(store, name).name for name in ("ixy", "ixylon zett")] == ["Ixylon Zett"] * 2


def test_a_country_is_never_a_place_that_has_its_name_in_it() -> None:
    sea = Actor("place/south-china-sea", "South China Sea", ActorType.PLACE)
    with open_store("memory:") as store:
        store.add(MEETING, (_met(Actor("country/VEN", "Venezuela", ActorType.COUNTRY, "VEN"), sea),))
        assert resolve(store, "China").id == "country/CHN"
        assert resolve(store, "south china").id == sea.id


def test_only_values_that_are_actors_are_resolved(store: Store) -> None:
    values = resolve_values(store, find("allies_of"), {"actor": "VEN", "since": "2022"})
    assert values == {"actor": "country/VEN", "since": "2022"}


def _met(subject: Actor, other: Actor) -> Statement:
    quote = MEETING.text
    report = Report(MEETING.id, Span("text", 0, len(quote)), quote, Status.OCCURRED, "hand-made", 0.9)
    return Statement(subject, Relation.MET_WITH, other, (report,))
