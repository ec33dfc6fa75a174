"""The cast of a document: which persons it names, what offices it gives them, and where each is named.

Analysed passages with their mentions in, persons and their mentions out. A person merges with a listed official on the
full name at a fitting date, inside one document also on the surname, never on a likeness alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from allygraph.graph.identity import slug
from allygraph.graph.model import Actor, ActorType
from allygraph.loaders.gazetteer import Form, Gazetteer
from allygraph.loaders.lexicon import Lexicon
from allygraph.loaders.linking import Linker, same_office
from allygraph.loaders.mentions import Mention, by_token
from allygraph.loaders.names import PersonName, person_names
from allygraph.loaders.offices import Office, OfficeReader


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where a person is named: passage, tokens, and the office told there."""

    passage: int
    start: int
    end: int
    text: str
    office: Office | None


@dataclass(slots=True)
class Person:
    """A person of one document. `listed` is the official of the gazetteer, where there is one."""

    name: str
    listed: Actor | None = None
    namings: list[Naming] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Holding:
    """An office that a person of the document holds, with the place that tells it best."""

    person: Actor
    of: Actor
    role: str
    rule: str
    naming: Naming


@dataclass(frozen=True, slots=True)
class Cast:
    """Persons of a document: their mentions by passage, their offices, the fullest name of each."""

    mentions: list[list[Mention]]
    holdings: list[Holding]
    names: dict[str, str]
    genders: dict[str, str]


class CastReader:
    """Finds the cast of one document."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon, published: str | None, home: str | None) -> None:
        self._gazetteer = gazetteer
        self._lexicon = lexicon
        self._published = published
        self._linker = Linker(gazetteer, published)
        self._home = home
        self._persons: list[Person] = []
        self._by_surname: dict[str, Person] = {}
        self._genders: dict[int, str] = {}

    def read(self, docs: Sequence[Doc], mentions: Sequence[list[Mention]]) -> Cast:
        """The cast of the passages *docs*, whose other mentions are *mentions*."""
        order = list(range(len(docs)))
        if len(docs) > 1:
            order = [*order[1:], 0] if len(docs[0]) < 30 else order
        countries = Counter(
            key
            for found in mentions
            for mention in found
            for key in {mention.actor.id, mention.actor.country or mention.actor.id}
        )
        for index in order:
            at = by_token(mentions[index])
            reader = OfficeReader(docs[index], at, self._gazetteer, self._lexicon)
            for name in person_names(docs[index], at, reader, self._gazetteer, self._lexicon):
                self._place(index, docs[index], name, reader.read(name.start, name.end), countries)
        return self._cast(docs, mentions, countries)

    def _place(self, passage: int, doc: Doc, name: PersonName, office: Office | None, countries: Counter[str]) -> None:
        """Give the name to a person that the document has, or to a new one."""
        before = doc[name.start - 1].lower_ if name.start else ""
        naming = Naming(passage, name.start, name.end, name.text, office)
        words = name.text.split()
        surname = slug(words[-1])
        known = self._by_surname.get(surname) or self._by_short(name.text)
        if known is not None and _compatible(known.name, name.text):
            person = known
            if len(words) > len(person.name.split()):
                person.name = name.text
                person.listed = self._linker.listed(name.text, office, countries) or person.listed
        else:
            listed = self._linker.listed(name.text, office, countries)
            if len(words) == 1 and office is None and listed is None and before not in self._lexicon.honorifics:
                return
            person = Person(name.text, listed)
            self._persons.append(person)
            if known is None or len(known.namings) < 2:
                self._by_surname[surname] = person
        person.namings.append(naming)
        for word in (before, *(office.role.lower().split() if office else ())):
            if word in self._lexicon.female:
                self._genders[id(person)] = "f"
            elif word in self._lexicon.male:
                self._genders.setdefault(id(person), "m")

    def _by_short(self, text: str) -> Person | None:
        return next(
            (
                person
                for person in self._persons
                if person.listed and any(entry.actor.id == person.listed.id for entry in self._gazetteer.entries(text))
            ),
            None,
        )

    def _cast(self, docs: Sequence[Doc], mentions: Sequence[list[Mention]], countries: Counter[str]) -> Cast:
        actors: dict[int, Actor] = {}
        holdings: list[Holding] = []
        names: dict[str, str] = {}
        genders: dict[str, str] = {}
        for person in self._persons:
            found = self._holding(person)
            actor = self._actor(person, found)
            actors[id(person)] = actor
            if found is not None:
                of, role, rule, naming = found
                holdings.append(Holding(actor, of, role, rule, naming))
            names[actor.id] = max((naming.text for naming in person.namings), key=lambda text: len(text.split()))
            if id(person) in self._genders:
                genders[actor.id] = self._genders[id(person)]
        every: list[list[Mention]] = [[] for _ in docs]
        public = {holding.person.id for holding in holdings}
        public |= {actors[id(person)].id for person in self._persons if person.listed is not None}
        for person in self._persons:
            if actors[id(person)].id not in public:
                continue  # a person without public role is no actor (GUIDELINES)
            for naming in person.namings:
                every[naming.passage].append(Mention(actors[id(person)], Form.OFFICIAL, naming.start, naming.end))
        self._add_surnames(docs, mentions, every, actors, public, countries, names)
        known = {holding.person.id for holding in holdings}
        for actor, naming in self._bare:
            if actor.id not in known and (term := self._linker.term(actor)) is not None:
                holdings.append(Holding(actor, term.of, term.office, "listed", naming))
                known.add(actor.id)
                names.setdefault(actor.id, naming.text)
        return Cast(every, holdings, names, genders)

    def _add_surnames(
        self,
        docs: Sequence[Doc],
        mentions: Sequence[list[Mention]],
        every: list[list[Mention]],
        actors: dict[int, Actor],
        public: set[str],
        countries: Counter[str],
        names: dict[str, str],
    ) -> None:
        """Mentions by surname alone: of the cast, and of leaders whom the text takes for known."""
        self._bare: list[tuple[Actor, Naming]] = []
        shorts = {slug(short): person for person in self._persons for short in self._short_names(person)}
        for index, doc in enumerate(docs):
            taken = set(by_token(mentions[index])) | set(by_token(every[index]))
            for token in doc:
                if token.i in taken or not token.text[0].isupper() or token.pos_ not in ("PROPN", "NOUN", "ADJ", "X"):
                    continue
                person = shorts.get(slug(token.text))
                end = token.i + 1
                if person is not None:
                    actor = actors[id(person)]
                    if actor.id not in public:
                        continue
                else:
                    listed = self._bare_leader(doc, token.i, countries)
                    if listed is None:
                        continue
                    actor, end = listed
                    if token.dep_ in ("compound", "nmod") and token.head.i not in taken:
                        names.setdefault(actor.id, doc[token.i : end].text)
                        every[index].append(Mention(actor, Form.SHORT, token.i, end))
                        continue
                    self._bare.append((actor, Naming(index, token.i, end, doc[token.i : end].text, None)))
                    names.setdefault(actor.id, doc[token.i : end].text)
                every[index].append(Mention(actor, Form.SHORT, token.i, end))
            every[index].sort(key=lambda mention: mention.start)

    def _short_names(self, person: Person) -> list[str]:
        shorts = [person.name.split()[-1]]
        if person.listed is not None:
            shorts.extend(self._gazetteer.shorts(person.listed.id))
        elif (len(person.name.split()) == 3 and "-" in person.name.split()[-1]) or person.name.split()[-1].islower():
            shorts.append(person.name.split()[0])
        return shorts

    def _bare_leader(self, doc: Doc, index: int, countries: Counter[str]) -> tuple[Actor, int] | None:
        """A leader named by surname alone, as "Putin" is, when in office and when the state is spoken of."""
        before = doc[index - 1] if index else None
        after = doc[index + 1] if index + 1 < len(doc) else None
        if (
            before is not None
            and before.pos_ == "PROPN"
            and before.text[0].isupper()
            and before.lower_ not in (self._lexicon.honorifics)
            and before.ent_type_ == doc[index].ent_type_
        ):
            return None
        if (
            after is not None
            and after.pos_ == "PROPN"
            and after.text[0].isupper()
            and after.ent_type_ == doc[index].ent_type_
        ):
            return None
        actor = self._linker.listed(doc[index].text, None, countries)
        if actor is None and countries and doc[index].ent_type_ == "PERSON":
            actor = self._linker.only_head(doc[index].text)
        return (actor, index + 1) if actor is not None else None

    def _holding(self, person: Person) -> tuple[Actor, str, str, Naming] | None:
        """The office of a person that the text tells best: with its body, else with the country understood."""
        local = False
        partial: tuple[Actor, str, str, Naming] | None = None
        for naming in sorted(person.namings, key=lambda naming: naming.passage == 0 and naming.office is None):
            office = naming.office
            if office is None:
                continue
            if office.kind == "local":
                local = True
                continue
            if office.of is not None:
                return office.of, office.role, office.rule, naming
            if partial is None:
                of = self._understood(person, office)
                if of is not None:
                    partial = (of, office.role, office.rule + "-understood", naming)
        if partial is not None:
            return partial
        if person.listed is not None and not local and (term := self._linker.term(person.listed)) is not None:
            return term.of, term.office, "listed", person.namings[0]
        return None

    def _understood(self, person: Person, office: Office) -> Actor | None:
        """The body of an office told without one."""
        if person.listed is not None:
            terms = self._gazetteer.terms[person.listed.id]
            fitting = (
                [term for term in terms if same_office(term.office, office.role)]
                or [term for term in terms if term.covers(self._published)]
                or list(terms)
            )
            return fitting[-1].of
        if office.implied:
            return self._gazetteer.country(office.implied)
        if office.kind == "office" and not office.sent:
            return self._gazetteer.country(self._home)
        return None

    def _actor(self, person: Person, found: tuple[Actor, str, str, Naming] | None) -> Actor:
        of = found[0] if found else None
        if person.listed is not None:
            country = of.country if of is not None else person.listed.country
            return Actor(person.listed.id, person.listed.name, ActorType.OFFICIAL, country)
        country = of.country if of is not None else None
        suffix = f"-{country.lower()}" if country else ""
        return Actor(f"official/{slug(person.name)}{suffix}", person.name, ActorType.OFFICIAL, country)


def _compatible(known: str, name: str) -> bool:
    """Whether two names can be one person's: one has a single word, or their first words agree."""
    first, second = known.split(), name.split()
    if len(first) == 1 or len(second) == 1:
        return True
    a, b = slug(first[0]), slug(second[0])
    return a == b or a.startswith(b) or b.startswith(a) or slug(first[-1]) != slug(second[-1])
