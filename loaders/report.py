"""What became of each document: counts that add up, and the sentence that tells them.

documents = loaded + duplicates + skipped (each with a reason) + errors
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from allygraph.graph.errors import SourceError
from allygraph.graph.store import Added
from allygraph.graph.vocabulary import Relation
from allygraph.loaders.flow import Extracted, Known, Passed
from allygraph.loaders.sources.kind import Skipped

KEPT_ERRORS = 1000
"""So many errors are kept with their words; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A document that was given to the store, what it states, and what that added."""

    extracted: Extracted
    added: Added


Outcome = Stored | Known | Skipped | SourceError
"""What became of one item."""


@dataclass(slots=True)
class LoadReport:
    """Counts that grow with each outcome. Statements are counted once each, however many documents state them.

    `statements`, `asserted` and `relations` are about the documents that were loaded now, `new_statements` about what
    the store did not have before.
    """

    loaded: int = 0
    duplicates: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    errors: int = 0
    problems: list[SourceError] = field(default_factory=list)
    warnings: Counter[str] = field(default_factory=Counter)
    reports: int = 0
    new_statements: int = 0
    sentences: int = 0
    sentences_skipped: Counter[str] = field(default_factory=Counter)
    _relations: dict[str, Relation] = field(default_factory=dict, repr=False)
    _asserted: set[str] = field(default_factory=set, repr=False)

    @property
    def documents(self) -> int:
        """How many documents were met, whatever became of them."""
        return self.loaded + self.duplicates + self.skipped.total() + self.errors

    @property
    def statements(self) -> int:
        """How many statements the loaded documents make."""
        return len(self._relations)

    @property
    def asserted(self) -> int:
        """How many of these have a report in the loaded documents that says that they occurred."""
        return len(self._asserted)

    @property
    def relations(self) -> dict[Relation, int]:
        """How many statements each relation has, in the order of the relation table."""
        counts = Counter(self._relations.values())
        return {relation: counts[relation] for relation in Relation if relation in counts}

    def count(self, outcome: Outcome | Passed) -> None:
        """Add one outcome. An `Extracted`, which went to no store, counts as loaded."""
        match outcome:
            case Stored(extracted, added) if added.document:
                self._count_loaded(extracted)
                self.new_statements += added.statements
            case Stored(extracted):
                self._count_duplicate(extracted.found.warnings)
            case Extracted():
                self._count_loaded(outcome)
            case Known(found):
                self._count_duplicate(found.warnings)
            case Skipped(_, reason):
                self.skipped[reason] += 1
            case SourceError():
                self.errors += 1
                if self.errors <= KEPT_ERRORS:
                    self.problems.append(outcome)

    def _count_duplicate(self, warnings: tuple[str, ...]) -> None:
        self.duplicates += 1
        self.warnings.update(warnings)

    def _count_loaded(self, extracted: Extracted) -> None:
        extraction = extracted.extraction
        self.loaded += 1
        self.warnings.update(extracted.found.warnings)
        self.sentences += extraction.sentences
        self.sentences_skipped.update(extraction.skipped)
        for statement in extraction.statements:
            self.reports += len(statement.reports)
            self._relations[statement.id] = statement.relation
            if statement.asserted:
                self._asserted.add(statement.id)

    def summary(self) -> str:
        """The counts in one to three lines."""
        documents = [f"{self.loaded} loaded", _count(self.duplicates, "duplicate")]
        documents += [*_skipped(self.skipped), _count(self.errors, "error")]
        read = self.sentences - self.sentences_skipped.total()
        sentences = [f"from {read} of {_count(self.sentences, 'sentence')}", *_skipped(self.sentences_skipped)]
        lines = [
            f"{_count(self.documents, 'document')}: {', '.join(documents)}",
            f"{_count(self.statements, 'statement')} ({self.asserted} asserted) in {_count(self.reports, 'report')}, "
            + ", ".join(sentences),
        ]
        if self.warnings:
            told = (f"{what} in {_count(many, 'document')}" for what, many in sorted(self.warnings.items()))
            lines.append("; ".join(told))
        return "\n".join(lines)

    def as_dict(self) -> dict[str, Any]:
        """All counts and the kept errors, for JSON."""
        return {
            "documents": self.documents,
            "loaded": self.loaded,
            "duplicates": self.duplicates,
            "skipped": dict(sorted(self.skipped.items())),
            "errors": self.errors,
            "warnings": dict(sorted(self.warnings.items())),
            "statements": self.statements,
            "asserted": self.asserted,
            "new_statements": self.new_statements,
            "reports": self.reports,
            "relations": {relation.value: number for relation, number in self.relations.items()},
            "sentences": self.sentences,
            "sentences_skipped": dict(sorted(self.sentences_skipped.items())),
            "problems": [
                {"place": error.place, "found": error.found, "remedy": error.remedy} for error in self.problems
            ],
        }


def _skipped(reasons: Counter[str]) -> list[str]:
    return [f"{number} skipped ({reason})" for reason, number in sorted(reasons.items())]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
