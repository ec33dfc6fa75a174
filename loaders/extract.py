"""From a document to what it states: the only file that knows the order of the stages.

Documents in, extractions out: statements with their reports, counts of sentences, and why the others gave none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc, Token

from allygraph.graph.model import Actor, Document, Report, Span, Statement, Status
from allygraph.graph.vocabulary import Relation
from allygraph.loaders import language, passages, temporal
from allygraph.loaders.arguments import Argument, Reader
from allygraph.loaders.candidates import Candidate, candidates
from allygraph.loaders.claimant import claimant_of
from allygraph.loaders.confidence import confidence_of, confidence_of_office
from allygraph.loaders.coreference import Story
from allygraph.loaders.gazetteer import Form, Gazetteer, load_gazetteer
from allygraph.loaders.lexicon import Lexicon, load_lexicon
from allygraph.loaders.mentions import Mention, find_mentions
from allygraph.loaders.passages import Dateline, Passage
from allygraph.loaders.persons import CastReader, Holding
from allygraph.loaders.status import status_of


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document states. `names` maps actor ids to the fullest name that the document itself uses."""

    document: Document
    statements: tuple[Statement, ...]
    sentences: int
    skipped: Mapping[str, int]
    names: Mapping[str, str] = field(default_factory=dict)


class Extractor:
    """Reads documents with one language model, one gazetteer and one lexicon."""

    def __init__(self, model: Language, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self._model = model
        self._gazetteer = gazetteer
        self._lexicon = lexicon

    def extract(self, document: Document) -> Extraction:
        """What *document* states."""
        return next(self.extract_all([document]))

    def extract_all(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        """What each document states, in order."""
        for document in documents:
            parts, dateline = passages.split(document)
            docs = list(language.parse(self._model, (part.text for part in parts)))
            yield self.read(document, parts, docs, dateline)

    def read(
        self, document: Document, parts: Sequence[Passage], docs: Sequence[Doc], dateline: Dateline | None
    ) -> Extraction:
        """What a document states whose passages are analysed already."""
        mentions = [find_mentions(doc, self._gazetteer, self._lexicon) for doc in docs]
        home = self._home(mentions, dateline)
        cast = CastReader(self._gazetteer, self._lexicon, document.published, home).read(docs, mentions)
        every = [sorted(a + b, key=lambda mention: mention.start) for a, b in zip(mentions, cast.mentions, strict=True)]
        roles = {holding.person.id: holding.role for holding in cast.holdings}
        story = Story(docs, every, self._gazetteer, self._lexicon, cast.genders, roles)
        collected: dict[tuple[str, Relation, str], list[tuple[Actor, Actor, Report]]] = defaultdict(list)
        skipped: Counter[str] = Counter()
        sentences = 0
        for holding in cast.holdings:
            report = self._office_report(document, parts, docs, holding)
            key = (holding.person.id, Relation.REPRESENTS, holding.of.id)
            collected[key].append((holding.person, holding.of, report))
        for index, doc in enumerate(docs):
            reader = Reader(index, doc, every[index], story, self._gazetteer, self._lexicon)
            spoken: set[int] = set()
            for candidate in candidates(reader, self._lexicon):
                report = self._report(document, parts[index], candidate, reader)
                a, b = candidate.subject.actor, self._object(candidate)
                collected[a.id, candidate.relation, b.id].append((a, b, report))
                spoken.add(candidate.trigger.sent.start)
            for sentence in doc.sents:
                sentences += 1
                if sentence.start not in spoken:
                    inside = sum(sentence.start <= mention.start < sentence.end for mention in every[index])
                    skipped["fewer than two actors" if inside < 2 else "no relation between its actors"] += 1
        return Extraction(document, tuple(_statements(collected)), sentences, dict(skipped), cast.names)

    def _object(self, candidate: Candidate) -> Actor:
        return candidate.object.actor

    def _home(self, mentions: Sequence[list[Mention]], dateline: Dateline | None) -> str | None:
        """The country that a document speaks from: that of its dateline, else the one it names most."""
        if dateline is not None:
            for hit in self._gazetteer.scan(dateline.place.title()):
                for entry in hit.entries:
                    if entry.actor.country and entry.form in (Form.CAPITAL, Form.CITY, Form.COUNTRY):
                        return entry.actor.country
        counts = Counter(mention.actor.country for found in mentions for mention in found if mention.actor.country)
        return counts.most_common(1)[0][0] if counts else None

    def _report(self, document: Document, part: Passage, candidate: Candidate, reader: Reader) -> Report:
        trigger = candidate.trigger
        status = status_of(candidate, self._lexicon)
        claimant = claimant_of(trigger, reader)
        verb = _verb_of(trigger)
        sentence = trigger.sent
        clause = (verb.left_edge.idx - sentence.start_char, _end(verb.right_edge) - sentence.start_char)
        when = temporal.event_date(
            sentence.text, trigger.idx - sentence.start_char, clause, document.published,
            future=status is Status.PLANNED,
        )
        quote, span = _quote(document, part, sentence.start_char, sentence.end_char)
        return Report(
            document.id, span, quote, status, candidate.rule, confidence_of(candidate, status),
            date=when,
            source=claimant.source if claimant else None,
            claimant=claimant.actor if claimant else None,
            subject_span=_argument_span(part, reader.doc, candidate.subject),
            object_span=_argument_span(part, reader.doc, candidate.object),
        )

    def _office_report(
        self, document: Document, parts: Sequence[Passage], docs: Sequence[Doc], holding: Holding
    ) -> Report:
        naming = holding.naming
        part, doc = parts[naming.passage], docs[naming.passage]
        words = doc[naming.start : naming.end]
        quote, span = _quote(document, part, words.sent.start_char, words.sent.end_char)
        return Report(
            document.id, span, quote, Status.OCCURRED, f"represents-{holding.rule}",
            confidence_of_office(holding.rule), role=holding.role,
            subject_span=Span(part.field, part.start + words.start_char, part.start + words.end_char),
        )


def load_extractor(model: str | None = None) -> Extractor:
    """An extractor with the package's gazetteer and lexicon, and the named spaCy model or the one that comes along."""
    return Extractor(language.load_model(model), load_gazetteer(), load_lexicon())


def _statements(collected: Mapping[tuple[str, Relation, str], list[tuple[Actor, Actor, Report]]]) -> Iterator[Statement]:
    """One statement a key, its reports in text order and each once."""
    for key in sorted(collected):
        found = collected[key]
        reports = sorted({(r.span, r.status): r for _, _, r in found}.values(), key=lambda r: (r.span, r.status))
        yield Statement(found[0][0], key[1], found[0][1], tuple(reports))


def _verb_of(token: Token) -> Token:
    while token.pos_ not in ("VERB", "AUX") and token.head.i != token.i:
        token = token.head
    return token


def _end(token: Token) -> int:
    return int(token.idx + len(token))


def _quote(document: Document, part: Passage, start: int, end: int) -> tuple[str, Span]:
    span = Span(part.field, part.start + start, part.start + end)
    return span.of(document), span


def _argument_span(part: Passage, doc: Doc, argument: Argument) -> Span:
    words = doc[argument.start : argument.end]
    return Span(part.field, part.start + words.start_char, part.start + words.end_char)


