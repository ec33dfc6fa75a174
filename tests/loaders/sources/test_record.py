"""A document written as a record is the same document when read again."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from allygraph.graph.model import Document
from allygraph.loaders.sources.kind import Found, Options
from allygraph.loaders.sources.record import document_of, record_of

# What reading gives: no half of a surrogate pair, no NUL, no blank word.
_text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(str.strip)
_word = st.none() | _text.map(str.strip)
_documents = st.builds(
    Document, text=_text, title=st.none() | _text, url=_word, outlet=_word, language=_word, external_id=_word,
    published=st.sampled_from([None, "2022", "2022-03", "2022-03-05"]),
)


@given(_documents)
def test_record_gives_the_document_again(document: Document) -> None:
    record = json.loads(json.dumps(record_of(document)))
    assert document_of("here", record, Options()) == Found("here", document)
