"""Which kind a source is: by what the user says, by how it begins, by its suffix, in this order.

A new kind is one file beside this one and one line in `KINDS`.
"""

from __future__ import annotations

from pathlib import PurePath

from allygraph.graph.errors import SourceError
from allygraph.loaders.sources import jsonl, text
from allygraph.loaders.sources.decode import encoding_of, sniff
from allygraph.loaders.sources.kind import Kind, Options, Source

KINDS: dict[str, Kind] = {kind.name: kind for kind in (jsonl.KIND, text.KIND)}
"""By name; the first whose look fits is taken, so the one that takes anything stands last."""

_MAGIC = (
    (b"%PDF", "a PDF file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive (or a document in one: docx, odt, epub)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ\x00", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
    (b"RIFF", "a sound or picture file"),
    (b"OggS", "a sound file"),
    (b"ID3", "a sound file"),
)

_NOT_READ = {
    ".html": "an HTML page", ".htm": "an HTML page", ".xhtml": "an HTML page", ".xml": "an XML file",
    ".rss": "a feed", ".atom": "a feed", ".csv": "a CSV table", ".tsv": "a table", ".warc": "a web archive",
}
_NOT_READ_STARTS = {
    "<!doctype html": "an HTML page", "<html": "an HTML page", "<?xml": "an XML file", "<rss": "a feed",
    "<feed": "a feed", "warc/1.": "a web archive",
}


def detect(source: Source, options: Options) -> Kind:
    """The kind of *source*. Raises `SourceError` for an empty one, a binary, and what no kind reads."""
    if not source.head.strip():
        raise SourceError(source.place, "is empty, or begins with blank space only.", "Is it the right file?")
    _refuse_binary(source, options)
    if options.kind is not None:
        return KINDS[options.kind]
    suffix = PurePath(source.name or "").suffix.lower()
    start = sniff(source.head, options.encoding)
    _refuse_unread(source.place, suffix, start)
    by_suffix = next((kind for kind in KINDS.values() if suffix in kind.suffixes), None)
    by_look = next(kind for kind in KINDS.values() if kind.fits(start))
    # "text" fits anything, so a suffix says more than it does.
    return by_suffix if by_look is text.KIND and by_suffix is not None else by_look


def _refuse_binary(source: Source, options: Options) -> None:
    head = source.head
    for magic, name in _MAGIC:
        if head.startswith(magic):
            raise SourceError(source.place, f"{name}, not text.", "Save it as text first.")
    nul = head.find(b"\0")
    if nul < 0 or encoding_of(head, options.encoding).startswith(("utf-16", "utf-32")):
        return
    if _looks_like_utf16(head):
        raise SourceError(
            source.place, "looks like UTF-16 without a byte order mark.",
            f"Name it with --encoding utf-16-{'be' if nul % 2 == 0 else 'le'}.",
        )
    raise SourceError(source.place, f"binary data (a NUL byte at offset {nul}), not text.", "Save it as text first.")


def _looks_like_utf16(head: bytes) -> bool:
    """Whether one byte of nearly every two is NUL, always the same one: Latin letters in UTF-16."""
    sides = (head[0::2].count(0), head[1::2].count(0))
    return max(sides) > 0.4 * len(head) and min(sides) < 0.01 * len(head)


def _refuse_unread(place: str, suffix: str, start: str) -> None:
    begins = start[:100].lstrip().lower()
    name = next((name for text, name in _NOT_READ_STARTS.items() if begins.startswith(text)), _NOT_READ.get(suffix))
    if name is not None:
        raise SourceError(
            place, f"{name}; only these kinds are read: {', '.join(KINDS)}.",
            "Convert it, or read it as it stands with --as text.",
        )
