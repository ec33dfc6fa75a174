"""Ids: readable for actors, hashes of content for documents, statements and reports.

Computed from content alone, so that the same input gives the same id in every store and on every machine.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

# Letters that Unicode does not take apart into a letter and a mark.
_WHOLE_LETTERS = str.maketrans({"ø": "o", "đ": "dj", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})


def slug(name: str) -> str:
    """*name* as lower-case ASCII words joined by hyphens; a name without any Latin letter is hashed.

    >>> slug("Nicolás Maduro"), slug("al-Qaeda in the Islamic Maghreb"), slug("Straße"), slug("Đukanović")
    ('nicolas-maduro', 'al-qaeda-in-the-islamic-maghreb', 'strasse', 'djukanovic')
    """
    folded = unicodedata.normalize("NFKD", name.casefold().translate(_WHOLE_LETTERS)).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", folded.replace("'", ""))
    return "-".join(words) or digest(name)


def digest(*parts: str) -> str:
    """Sixteen hexadecimal digits that depend on *parts* and on where one ends and the next begins.

    >>> digest("a", "b") == digest("a", "b"), digest("ab", "") == digest("a", "b")
    (True, False)
    """
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:16]


def document_id(title: str | None, text: str) -> str:
    """The id of a document: the same title and text, however spaced, have the same id.

    >>> document_id("A visit", "He came.\\n\\nHe left.") == document_id("A  visit ", "He came. He left.")
    True
    """
    return digest(*(" ".join(unicodedata.normalize("NFC", part).split()) for part in (title or "", text)))
