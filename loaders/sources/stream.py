"""Bytes that were looked at and put back, so that a pipe can be read as if from its start."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

BUFFER = 65536


def put_back(taken: bytes, stream: io.BufferedIOBase) -> io.BufferedReader:
    """A stream that gives the bytes *taken* and then what *stream* still has.

    >>> source = io.BufferedReader(io.BytesIO(b"one two"))
    >>> put_back(source.read(3), source).read()
    b'one two'
    """
    return io.BufferedReader(_Chained(taken, stream), BUFFER)


class _Chained(io.RawIOBase):
    def __init__(self, taken: bytes, stream: io.BufferedIOBase) -> None:
        self._taken = io.BytesIO(taken)
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        return self._taken.readinto(buffer) or self._stream.readinto1(buffer)
