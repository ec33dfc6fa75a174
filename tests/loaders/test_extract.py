"""The extractor end to end, on sentences made up for it."""

from __future__ import annotations

import pytest

from allygraph.graph.model import Document, Report, Statement
from allygraph.loaders.extract import Extraction, Extractor, load_extractor


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return load_extractor()


VISIT = Document(
    "Senior U.S. officials flew to Caracas on Saturday and met Venezuelan President Nicolás Maduro, an ally of Russian "
    "President Vladimir Putin.\n\n"
    "The U.S. cut ties with Maduro's government and closed its Caracas embassy in 2019. After the Trump administration "
    "sanctioned Venezuelan oil exports, Venezuela remained one of Russia's last allies.\n\n"
    "Before the Russian attack on Ukraine, Russia's deputy prime minister met with Maduro's government. Deputy Prime "
    "Minister Yury Borisov is Moscow's man for Latin America. Maduro has stayed in contact with Putin.\n\n"
    "Washington may impose sanctions on Russian oil.",
    title="U.S. officials in Caracas",
    published="2022-03-07",
)


@pytest.fixture(scope="module")
def visit(extractor: Extractor) -> Extraction:
    return extractor.extract(VISIT)


def stated(extraction: Extraction, status: str = "occurred") -> set[tuple[str, str, str]]:
    return {
        (statement.subject.name, statement.relation.value, statement.object.name)
        for statement in extraction.statements
        if any(report.status == status for report in statement.reports)
    }


@pytest.mark.parametrize(
    "fact",
    [
        ("Russia", "ally_of", "Venezuela"),
        ("Nicolás Maduro", "represents", "Venezuela"),
        ("Vladimir Putin", "represents", "Russia"),
        ("Yury Borisov", "represents", "Russia"),
        ("Russia", "met_with", "Venezuela"),
        ("Nicolás Maduro", "met_with", "Vladimir Putin"),
        ("United States", "sanctions", "Venezuela"),
        ("United States", "cuts_ties_with", "Venezuela"),
        ("Russia", "attacks", "Ukraine"),
    ],
    ids=" ".join,
)
def test_article_on_a_visit_gives_its_facts(visit: Extraction, fact: tuple[str, str, str]) -> None:
    assert fact in stated(visit)


def test_possible_sanctions_do_not_occur(visit: Extraction) -> None:
    assert ("United States", "sanctions", "Russia") not in stated(visit)


def test_office_is_kept_as_role(visit: Extraction) -> None:
    roles = {s.subject.name: s.reports[0].role for s in visit.statements if s.relation == "represents"}
    assert roles["Yury Borisov"] == "Deputy Prime Minister"


def every_report(extraction: Extraction) -> list[tuple[Statement, Report]]:
    return [(statement, report) for statement in extraction.statements for report in statement.reports]


def test_offsets_point_at_the_quote(visit: Extraction) -> None:
    assert all(report.span.of(VISIT) == report.quote for _, report in every_report(visit))


def test_actor_spans_lie_inside_the_sentence(visit: Extraction) -> None:
    spans = [(r.span, s) for _, r in every_report(visit) for s in (r.subject_span, r.object_span) if s is not None]
    assert spans
    assert all(outer.field == s.field and outer.start <= s.start < s.end <= outer.end for outer, s in spans)


def test_same_document_gives_the_same_statements(extractor: Extractor, visit: Extraction) -> None:
    assert extractor.extract(VISIT).statements == visit.statements


def test_every_sentence_is_accounted_for(visit: Extraction) -> None:
    spoken = {(r.span.field, r.span.start) for s, r in every_report(visit) if s.relation != "represents"}
    assert visit.sentences == len(spoken) + sum(visit.skipped.values())


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n \t ",
        "?!... --- ///",
        "\x00\x01\x02 Russia \x1b[31m attacked \u202e Ukraine",
        "Russia " * 3000,
        "a" * 20000,
        "Россия напала на Украину.",
        "<script>alert(1)</script> Russia & Ukraine",
        '"' * 500 + "'" * 500,
    ],
    ids=["empty", "blank", "marks", "controls", "no end", "one word", "cyrillic", "markup", "quotes"],
)
def test_odd_texts_are_read_without_error(extractor: Extractor, text: str) -> None:
    document = Document(text, title=text[:100] or None)
    assert all(report.span.of(document) == report.quote for _, report in every_report(extractor.extract(document)))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Xi Jinping arrived in Moscow on Monday.", "2023-03-20"),
        ("Xi Jinping visited Moscow in 2013.", "2013"),
        ("Xi Jinping visited Moscow yesterday.", "2023-03-20"),
        ("Xi Jinping visited Moscow in February.", "2023-02"),
    ],
    ids=["weekday", "year", "yesterday", "month"],
)
def test_event_date_is_resolved_against_publication(extractor: Extractor, text: str, date: str) -> None:
    extraction = extractor.extract(Document(text, published="2023-03-21"))
    assert {r.date for s, r in every_report(extraction) if s.relation == "visited"} == {date}


def test_claim_keeps_its_claimant(extractor: Extractor) -> None:
    extraction = extractor.extract(Document("Ukraine said that Russian forces attacked Georgia."))
    claims = [r for s, r in every_report(extraction) if s.relation == "attacks"]
    assert [(claim.source, claim.claimant and claim.claimant.id) for claim in claims] == [("Ukraine", "country/UKR")]


def test_unlisted_official_gets_the_country_of_his_title(extractor: Extractor) -> None:
    text = "Sierra Leone's information minister, Tamba Kallon Bangura, accused Liberia of meddling."
    extraction = extractor.extract(Document(text))
    assert ("Tamba Kallon Bangura", "represents", "Sierra Leone") in stated(extraction)
    assert ("Tamba Kallon Bangura", "criticizes", "Liberia") in stated(extraction)


def test_a_symmetric_pair_is_one_statement(extractor: Extractor) -> None:
    text = "Angela Merkel met Vladimir Putin in Berlin. Vladimir Putin held talks with Angela Merkel."
    meetings = [
        s for s in extractor.extract(Document(text, published="2015-02-06")).statements if s.relation == "met_with"
    ]
    assert [len(meeting.reports) for meeting in meetings] == [2]


def test_who_seeks_help_gives_none(extractor: Extractor) -> None:
    extraction = extractor.extract(Document("Cuba turned to Russia, China and Iran for economic help."))
    assert {s for s in stated(extraction) if s[1] != "represents"} == set()


def test_leaders_are_known_by_surname_where_states_are_spoken_of(extractor: Extractor) -> None:
    extraction = extractor.extract(Document("Putin met Xi in Beijing on Monday.", published="2023-10-18"))
    assert ("Vladimir Putin", "met_with", "Xi Jinping") in stated(extraction)
    assert ("Vladimir Putin", "visited", "Beijing") in stated(extraction)


def test_a_surname_in_sport_is_no_leader(extractor: Extractor) -> None:
    assert extractor.extract(Document("Johnson won the 200 metres.", published="2022-03-07")).statements == ()
