"""From a document to what it states: the only file that knows the order of the stages.

Documents in, extractions out: statements with their reports, counts of sentences, and why the others gave none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from spacy.language import Language
from spacy.tokens import Doc

from allygraph.graph.model import Actor, Document, Report, Statement
from allygraph.graph.vocabulary import SYMMETRIC, Relation
from allygraph.loaders import language, passages
from allygraph.loaders.gazetteer import Gazetteer, load_gazetteer
from allygraph.loaders.lexicon import Lexicon, load_lexicon
from allygraph.loaders.passages import Dateline, Passage
from allygraph.loaders.reports import office_report, report_of
from allygraph.loaders.scene import Scene, judged, read_scene
from allygraph.loaders.scorer import confidence, load_weights
from allygraph.loaders.tidy import tidied

LEAST = 0.3
"""Confidence that a candidate needs to become a report (docs/evaluation.md shows what other values give)."""

_Collected = dict[tuple[str, Relation, str], list[tuple[Actor, Actor, Report]]]


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

    def __init__(
        self,
        model: Language,
        gazetteer: Gazetteer,
        lexicon: Lexicon,
        weights: Mapping[str, float],
        least: float = LEAST,
    ) -> None:
        self._model = model
        self._gazetteer = gazetteer
        self._lexicon = lexicon
        self._weights = weights
        self._least = least

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
        scene = read_scene(document, parts, docs, dateline, self._gazetteer, self._lexicon)
        collected: _Collected = defaultdict(list)
        for holding in scene.cast.holdings:
            key = (holding.person.id, Relation.REPRESENTS, holding.of.id)
            collected[key].append((holding.person, holding.of, office_report(holding, scene)))
        spoken: set[tuple[int, int]] = set()
        weighed = ((one, confidence(one.features, self._weights)) for one in judged(scene, self._lexicon))
        for one, sure in tidied([(one, sure) for one, sure in weighed if sure >= self._least]):
            a, b = one.candidate.subject.actor, one.candidate.object.actor
            report = report_of(one, sure, scene)
            if one.candidate.relation in SYMMETRIC and b.id < a.id:
                a, b, report = b, a, replace(report, subject_span=report.object_span, object_span=report.subject_span)
            collected[a.id, one.candidate.relation, b.id].append((a, b, report))
            spoken.add((one.passage, one.candidate.trigger.sent.start))
        sentences, skipped = _tally(scene, spoken)
        return Extraction(document, tuple(_statements(collected)), sentences, skipped, scene.cast.names)


def load_extractor(model: str | None = None) -> Extractor:
    """An extractor with the package's gazetteer and lexicon, and the named spaCy model or the one that comes along."""
    return Extractor(language.load_model(model), load_gazetteer(), load_lexicon(), load_weights())


def _tally(scene: Scene, spoken: set[tuple[int, int]]) -> tuple[int, dict[str, int]]:
    """How many sentences there are, and why those gave nothing that did."""
    sentences = 0
    skipped: Counter[str] = Counter()
    for reader in scene.readers:
        for sentence in reader.doc.sents:
            sentences += 1
            if (reader.passage, sentence.start) in spoken:
                continue
            actors = {m.actor.id for m in reader.mentions if sentence.start <= m.start < sentence.end}
            skipped["fewer than two actors" if len(actors) < 2 else "no relation between its actors"] += 1
    return sentences, dict(skipped)


def _statements(collected: _Collected) -> Iterator[Statement]:
    """One statement a key; of its reports in one sentence with one status the surest, in text order."""
    for key in sorted(collected):
        best: dict[tuple[object, ...], Report] = {}
        for _, _, report in collected[key]:
            place = (report.span, report.status)
            if place not in best or report.confidence > best[place].confidence:
                best[place] = report
        reports = sorted(best.values(), key=lambda report: (report.span, report.status))
        subject, other, _ = collected[key][0]
        yield Statement(subject, key[1], other, tuple(reports))
