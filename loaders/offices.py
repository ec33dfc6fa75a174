"""Offices beside names: "Russian Deputy Prime Minister Yury Borisov", "Mr Blix, head of the IAEA".

An analysed passage, its mentions and the tokens of a name in; the office that the words around the name give it out,
or None. Reads tokens rather than the parse, since parsers stumble over long titles.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from allygraph.graph.model import Actor
from allygraph.loaders.gazetteer import Form, Gazetteer
from allygraph.loaders.lexicon import Lexicon
from allygraph.loaders.mentions import Mention

_LONGEST_TITLE = 4
_REACH = 12
"""Tokens that a title with its complements may be long."""

_SENDERS = frozenset({"ambassador", "envoy", "consul", "representative", "delegate", "attache", "emissary"})
"""Offices whose "to" names where somebody is sent, not whom he represents."""

_ROLE_POS = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_NOT_ROLE = frozenset({"late", "new", "newly", "visiting", "fellow", "ousted", "then", "mr", "mr.", "mrs", "ms", "dr"})
_ENDED = frozenset({"former", "ex", "ex-", "late", "outgoing", "ousted", "then", "onetime", "one-time"})


@dataclass(frozen=True, slots=True)
class Office:
    """An office as the text tells it. `of` is None where the words name no body; `local` offices represent nobody."""

    role: str
    of: Actor | None
    kind: str
    rule: str
    implied: str | None = None
    """The code of the only country that has an office so called."""
    sent: bool = False
    """Whether the office is that of an envoy, whose destination must not be taken for his sender."""


class OfficeReader:
    """Reads the offices beside the names of one passage."""

    def __init__(self, doc: Doc, mentions: Mapping[int, Mention], gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self._doc = doc
        self._at = mentions
        self._gazetteer = gazetteer
        self._titles = lexicon.titles

    def read(self, start: int, end: int) -> Office | None:
        """The office that the words around the name at tokens *start* to *end* give it."""
        return (
            self._before(start, end) or self._after(end) or self._before_comma(start, end) or self._said_of(start, end)
        )

    def title_at(self, index: int) -> tuple[int, str] | None:
        """The longest title whose last token is at *index*: where it begins, and the title in the singular."""
        for length in range(_LONGEST_TITLE, 0, -1):
            first = index - length + 1
            if first < 0:
                continue
            title = self._doc[first : index + 1].text.lower()
            for form in (title, title.removesuffix("s"), title.replace("ministers", "minister")):
                if form in self._titles:
                    return first, form
        return None

    def _before(self, start: int, end: int) -> Office | None:
        found = self.title_at(start - 1) if start else None
        complement: Actor | None = None
        if found is None:
            inner = self._complement_before(start)
            if inner is None:
                return None
            found, complement = inner
        head_end = start if complement is None else None
        first, title = found
        body = complement or self._behind_name(end)
        return self._office(first, head_end or self._title_end(first, title), title, "title-before", body)

    def _complement_before(self, start: int) -> tuple[tuple[int, str], Actor | None] | None:
        """A title with an "of" between it and the name: "Chief of the IAEA Mohamed ElBaradei"."""
        body: Actor | None = None
        for index in range(start - 1, max(start - 9, -1), -1):
            token = self._doc[index]
            mention = self._at.get(index)
            if mention is not None:
                body = body or self._body(mention)
            elif token.lower_ in ("of", "for"):
                found = self.title_at(index - 1) if index else None
                if found is not None:
                    return found, body
            elif token.lower_ not in ("the", "and") and not token.text[0].isupper():
                return None
        return None

    def _behind_name(self, end: int) -> Actor | None:
        """The country in "Prime Minister Benjamin Netanyahu of Israel"."""
        if end + 1 < len(self._doc) and self._doc[end].lower_ == "of":
            index = end + 1 + (self._doc[end + 1].lower_ == "the")
            mention = self._at.get(index)
            if mention is not None and mention.form is not Form.CITY:
                return self._body(mention)
        return None

    def _after(self, end: int) -> Office | None:
        doc = self._doc
        if end + 1 >= len(doc) or doc[end].text not in (",", "(", "-", "--", "–", "—"):
            return None
        index = end + 1
        if doc[index].like_num and index + 1 < len(doc) and doc[index + 1].text == ",":
            index += 2
        if index < len(doc) and doc[index].lower_ == "who":
            return self._who(index)
        return self._phrase(index, "apposition")

    def _phrase(self, index: int, rule: str) -> Office | None:
        """An office told by the noun phrase that begins at *index*: "the head of the IAEA", "Iran's negotiator"."""
        body: Actor | None = None
        for place in range(index, min(index + _REACH, len(self._doc))):
            token = self._doc[place]
            mention = self._at.get(place)
            if mention is not None and not mention.is_place:
                body = self._body(mention) or body
                continue
            found = self.title_at(place)
            if found is not None and not self._goes_on(place):
                first, title = found
                kind, implied = self._titles[title]
                sent = title.split()[-1] in _SENDERS
                stop, of = self._complement_after(place + 1, sent)
                role_first = self._role_start(first, index)
                role = self._doc[role_first:stop].text
                return Office(role, body or of, kind, rule, implied, sent)
            if token.pos_ in ("VERB", "AUX", "PRON", "SCONJ") and token.tag_ not in ("VBN", "VBG", "PRP$"):
                return None
            if token.text in (",", ".", ";", ":", ")", '"'):
                return None
        return None

    def _before_comma(self, start: int, end: int) -> Office | None:
        """ "Sierra Leone's information minister, Mohamed Rahman Swaray,": the title before the comma."""
        doc = self._doc
        if start < 2 or doc[start - 1].text != ",":
            return None
        if end < len(doc) and doc[end].text not in (",", ".", ";", ")", "-", "--", '"'):
            return None
        found = self.title_at(start - 2)
        if found is not None:
            return self._office(found[0], start - 1, found[1], "title-comma", None)
        inner = self._complement_before(start - 1)
        if inner is None:
            return None
        (first, title), body = inner
        return self._office(first, start - 1, title, "title-comma", body)

    def _said_of(self, start: int, end: int) -> Office | None:
        """ "X is the president of Y", "X was appointed ambassador"."""
        head = self._doc[start:end].root
        verb = head.head
        if head.dep_ not in ("nsubj", "nsubjpass") or verb.lemma_ not in ("be", "become", "serve", "name", "appoint"):
            return None
        for child in verb.children:
            if child.dep_ in ("attr", "oprd") and child.i > end:
                left = child.left_edge.i
                return self._phrase(left, "copula") if self.title_at(child.i) else None
        return None

    def _who(self, index: int) -> Office | None:
        """ "who heads the IAEA", "who is foreign minister"."""
        verb = self._doc[index].head
        if verb.lemma_ in ("head", "lead", "chair", "represent", "command", "rule", "govern"):
            for child in verb.children:
                mention = self._at.get(child.i)
                if child.dep_ == "dobj" and mention is not None:
                    return Office(
                        "head" if verb.lemma_ != "represent" else "representative",
                        self._body(mention),
                        "office",
                        "relative",
                    )
        if verb.lemma_ == "be":
            for child in verb.children:
                if child.dep_ == "attr":
                    return self._phrase(child.left_edge.i, "relative")
        return None

    def _office(self, first: int, stop: int, title: str, rule: str, body: Actor | None) -> Office:
        kind, implied = self._titles[title]
        role_first = self._role_start(first, 0)
        of = self._owner(role_first)
        sent = title.split()[-1] in _SENDERS
        return Office(self._doc[role_first:stop].text, of or body, kind, rule, implied, sent)

    def _role_start(self, first: int, least: int) -> int:
        """Where the role begins: the title with the words that modify it, up to the actor whose office it is."""
        index = first
        while index > least:
            token = self._doc[index - 1]
            joined = token.text in ("-", "/", "&") and index - 2 >= least and not token.whitespace_
            if self._at.get(index - 1) is not None or token.lower_ in _NOT_ROLE:
                break
            if not joined and (token.pos_ not in _ROLE_POS or token.ent_type_ in ("PERSON", "DATE")):
                break
            index -= 1
        while index < first and (self._doc[index].text == "-" or self._doc[index].lower_ in _ENDED):
            index += 1
        return index

    def _owner(self, role_first: int) -> Actor | None:
        """Whose office it is: the demonym, possessive or seat of power that stands before the role."""
        index = role_first - 1
        while index >= 0 and (
            self._doc[index].lower_ in _ENDED | _NOT_ROLE
            or self._doc[index].text in ("-", "'s", "'", "s")
            or self._doc[index].tag_ == "POS"
        ):
            index -= 1
        mention = self._at.get(index)
        return self._body(mention) if mention is not None else None

    def _complement_after(self, index: int, sent: bool) -> tuple[int, Actor | None]:
        """Where the role ends, and whom it is for: " of the International Atomic Energy Agency", " for Asia"."""
        stop, of = index, None
        while (
            index < len(self._doc)
            and index - stop < _REACH
            and self._doc[index].lower_ in ("of", "for", "to", "at", "in")
        ):
            preposition = self._doc[index].lower_
            index += 1
            while index < len(self._doc) and (
                self._doc[index].pos_ in (*_ROLE_POS, "DET")
                or self._at.get(index) is not None
                or self._doc[index].lower_ == "and"
            ):
                mention = self._at.get(index)
                if mention is not None and preposition in ("of", "for", "to") and not (sent and preposition != "of"):
                    of = self._nearer(of, mention)
                index += 1
            stop = index
        return stop, of

    def _nearer(self, known: Actor | None, mention: Mention) -> Actor | None:
        """The body of an office among several names: the group in "leader of the Palestinian militant group Hamas"."""
        if known is None or mention.form in (Form.ORGANIZATION, Form.GROUP):
            return self._body(mention) or known
        return known

    def _title_end(self, first: int, title: str) -> int:
        return first + len(title.replace("-", " - ").split())

    def _goes_on(self, index: int) -> bool:
        """Whether the title at *index* is only a modifier of the next word: "president elect", "minister level"."""
        following = self._doc[index + 1] if index + 1 < len(self._doc) else None
        return following is not None and following.pos_ == "NOUN" and self.title_at(index + 1) is not None

    def _body(self, mention: Mention) -> Actor | None:
        if mention.form in (Form.SEAT, Form.CAPITAL):
            return self._gazetteer.country(mention.actor.country)
        return None if mention.form in (Form.CITY, Form.OFFICIAL, Form.SHORT) else mention.actor


def starts_name(token: Token) -> bool:
    """Whether a name can begin with *token*."""
    return token.text[0].isupper() and token.pos_ in ("PROPN", "NOUN", "ADJ", "X") and len(token.text) > 1
