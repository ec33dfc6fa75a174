"""One record with named fields is one document: the input record of JSON Lines, and of any other table.

`{"id", "title", "date", "outlet", "url", "language", "text"}`, all but the text optional, each under the name that the
options give it.
"""

from __future__ import annotations

from typing import Any

from allygraph.graph.errors import SourceError
from allygraph.graph.model import Document
from allygraph.loaders.sources.article import article
from allygraph.loaders.sources.kind import Item, Options

_SHOWN = 8
"""So many field names of a record a message lists."""


def document_of(place: str, record: object, options: Options) -> Item:
    """The document of one record, or what is wrong with it. A null field is an absent one, a null text an empty one."""
    if not isinstance(record, dict):
        return SourceError(place, f"{_type(record)} where a JSON object should be.", "A document is one JSON object.")
    if options.text_field not in record:
        return _without_text(place, record, options.text_field)
    texts: dict[str, str | None] = {}
    for name, field in (
        ("text", options.text_field), ("title", options.title_field), ("outlet", options.outlet_field),
        ("url", options.url_field), ("language", options.language_field), ("external_id", options.id_field),
    ):
        value = record.get(field)
        if name == "external_id" and isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if value is not None and not isinstance(value, str):
            return SourceError(place, f'field "{field}" is {_type(value)}.', "It should be a string, or null.")
        texts[name] = value
    text = texts.pop("text") or ""
    return article(place, text, options, published=record.get(options.date_field), **texts)


def record_of(document: Document) -> dict[str, str | None]:
    """The input record that gives this document again.

    >>> record_of(Document("He came.", published="2022-03"))
    {'id': None, 'title': None, 'date': '2022-03', 'outlet': None, 'url': None, 'text': 'He came.'}
    """
    language = {} if document.language is None else {"language": document.language}
    return {
        "id": document.external_id, "title": document.title, "date": document.published, "outlet": document.outlet,
        "url": document.url, **language, "text": document.text,
    }


def _without_text(place: str, record: dict[str, Any], wanted: str) -> SourceError:
    names = ", ".join(map(_short, list(record)[:_SHOWN])) + (", ..." if len(record) > _SHOWN else "")
    longest = max(
        (name for name, value in record.items() if isinstance(value, str) and " " in value),
        key=lambda name: len(record[name]), default="FIELD",
    )
    found = f'no field "{wanted}" (found: {names or "nothing"}).'
    return SourceError(place, found, f"Name it with --text-field {_short(longest)}.")


def _short(name: str) -> str:
    return name if len(name) <= 40 else f"{name[:37]}..."


def _type(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "a string"
        case list():
            return "an array"
        case _:
            return "an object"
