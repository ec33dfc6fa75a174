"""From bytes to characters: which encoding a source has, and what to say where the bytes are not in it.

Everything below the decoder sees UTF-8. UTF-16 and UTF-32 are known by their byte order mark; any other encoding the
user has to name, because a wrong guess would put wrong letters into names without a sound.
"""

from __future__ import annotations

import codecs
import io
from typing import TYPE_CHECKING

from allygraph.graph.errors import SourceError
from allygraph.loaders.sources.kind import Source

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_CHUNK = 65536

# The longer marks first: UTF-32 LE begins with the mark of UTF-16 LE.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def encoding_of(head: bytes, wanted: str | None = None) -> str:
    """The encoding to read with: the *wanted* one, else what the byte order mark says, else UTF-8.

    >>> encoding_of("é".encode("utf-16")), encoding_of(b"plain"), encoding_of(b"plain", "Latin-1")
    ('utf-16-le', 'utf-8', 'iso8859-1')
    """
    if wanted is not None:
        return codecs.lookup(wanted).name
    return next((name for mark, name in _MARKS if head.startswith(mark)), "utf-8")


def sniff(head: bytes, wanted: str | None = None) -> str:
    """The first characters of a source, read leniently: to look at, not to keep."""
    return head.decode(encoding_of(head, wanted), "replace").lstrip("\ufeff")


def utf8(source: Source, wanted: str | None = None) -> io.BufferedReader:
    """The source's bytes in UTF-8. Reading raises `SourceError` where they are not in their encoding."""
    encoding = encoding_of(source.head, wanted)
    if encoding in ("utf-8", "utf-8-sig"):
        return source.stream
    return io.BufferedReader(_Recoded(source.stream, encoding, source.place), _CHUNK)


def characters(raw: bytes, place: str, offset: int = 0) -> str:
    """*raw* as text, without a byte order mark. Raises `SourceError` naming the byte, counted from *offset*.

    >>> characters("Caracas: é".encode("latin-1"), "news.txt")
    Traceback (most recent call last):
    allygraph.graph.errors.SourceError: news.txt: not UTF-8: byte 0xe9 at offset 9. Name its encoding, for example \
--encoding cp1252.
    """
    try:
        return raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise _undecodable(place, "UTF-8", error.object[error.start], offset + error.start) from error


def _undecodable(place: str, encoding: str, byte: int, offset: int) -> SourceError:
    return SourceError(
        place, f"not {encoding}: byte 0x{byte:02x} at offset {offset}.",
        "Name its encoding, for example --encoding cp1252.",
    )


class _Recoded(io.RawIOBase):
    """A stream in another encoding, read as UTF-8; what stands before a wrong byte still comes out."""

    def __init__(self, stream: io.BufferedReader, encoding: str, place: str) -> None:
        self._stream = stream
        self._encoding = encoding
        self._place = place
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self._ready = b""
        self._taken = 0
        self._failure: SourceError | None = None
        self._ended = False

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill *buffer* with the next bytes of UTF-8; 0 at the end."""
        while not self._ready and not self._ended:
            if self._failure is not None:
                raise self._failure
            self._ready = self._next().encode("utf-8", "surrogatepass")
        view = memoryview(buffer).cast("B")
        size = min(len(view), len(self._ready))
        view[:size] = self._ready[:size]
        self._ready = self._ready[size:]
        return size

    def _next(self) -> str:
        chunk = self._stream.read(_CHUNK)
        self._taken += len(chunk)
        self._ended = not chunk
        try:
            return self._decoder.decode(chunk, final=self._ended)
        except UnicodeDecodeError as error:
            offset = self._taken - len(error.object) + error.start
            self._failure = _undecodable(self._place, self._encoding, error.object[error.start], offset)
            self._failure.__cause__ = error
            self._ended = False
            return error.object[: error.start].decode(self._encoding, "ignore")
