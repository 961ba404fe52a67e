"""A piece of the input, a file or a range of one -> items: what a worker of a cluster reads.

A file is named as the user did, and found from the folder that the user was in.
"""

import os
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple, cast

from summarize_cli.batch.fields import Fields
from summarize_cli.batch.job import File, Item, Lost, read_anywhere
from summarize_cli.batch.parquet_input import table_rows
from summarize_cli.batch.records import json_lines, records
from summarize_cli.batch.sources import Warn
from summarize_cli.batch.streams import opened
from summarize_cli.errors import SourceError
from summarize_cli.reading.sources import Limits

_BLOCK = 1 << 20


class Piece(NamedTuple):
    """A file that is one article or holds records, or a range of a file of records."""

    name: str
    """As the user named it; the sources of its records begin with it."""
    records: str | None
    """The format of its records; None if it is one article."""
    size: int | None = None
    """Bytes of the file; None where nobody can say."""
    stamp: str = ""
    """What tells this state of the file from a later one."""
    start: int = 0
    """The first byte (JSONL) or row group (Parquet) of a range."""
    end: int | None = None
    """The one behind it; None: the file is read as a whole."""
    first: int = 1
    """Of a range: the number of its first row; in JSONL, of line feeds before `start` and one."""
    error: str | None = None
    """Why there is nothing to read."""


class Access(NamedTuple):
    """How pieces are got at."""

    folder: str
    """Where relative names begin."""
    fields: Fields = Fields()
    encoding: str | None = None
    limits: Limits = Limits()


class Gone(Exception):  # noqa: N818 - what is gone is the file
    """A file is not here, or is another than where the run was planned."""


def items_of(piece: Piece, access: Access, warn: Warn) -> Iterator[Item]:
    """What is in a piece, in its order. A file that cannot be read as a whole is answered by a Lost one.

    Raises:
        Gone: the file is not the one that the run was planned for.
        SourceError: a range of a file cannot be read: its records would be missing.
    """
    if piece.error is not None:
        yield Lost(piece.name, piece.error)
        return
    path = placed(piece.name, access.folder)
    _check(path, piece)
    if piece.records is None:
        yield _article(piece.name, path, access.limits)
    elif piece.end is None:
        yield from _whole(piece, path, access, warn)
    else:
        with opened(path) as stream:
            if piece.records == "jsonl":
                yield from _lines(piece, stream, piece.end)
            else:
                groups = range(piece.start, piece.end)
                yield from table_rows(piece.name, stream, access.fields, groups, piece.first)


def placed(name: str, folder: str) -> str:
    """A name as it is found from any folder."""
    return name if "://" in name else os.path.join(folder, name)  # noqa: PTH118 - a name need not be a path's


def length(piece: Piece) -> int:
    """Bytes of a range of JSONL."""
    assert piece.end is not None
    return piece.end - piece.start


def line_feeds(piece: Piece, folder: str) -> int:
    """How many line feeds there are in a range of JSONL.

    Raises:
        Gone: as above.
        SourceError: it cannot be read.
    """
    path = placed(piece.name, folder)
    _check(path, piece)
    count, left = 0, length(piece)
    with opened(path) as stream:
        stream.seek(piece.start)
        while block := stream.read(min(_BLOCK, left)):
            count, left = count + block.count(b"\n"), left - len(block)
    return count


def _check(path: str, piece: Piece) -> None:
    """See to it that a file is as large here as it was there."""
    if piece.size is None or "://" in path:
        return
    try:
        size = os.stat(path).st_size  # noqa: PTH116 - of a million files
    except FileNotFoundError:
        raise Gone(f"{piece.name} is not there") from None
    except OSError:
        return
    if size != piece.size:
        raise Gone(f"{piece.name} has {size:,} bytes, not the {piece.size:,} that it had at the start")


def _article(name: str, path: str, limits: Limits) -> Item:
    try:
        return File(name, read_anywhere(path, limits))
    except SourceError as error:
        return Lost(name, str(error))


def _whole(piece: Piece, path: str, access: Access, warn: Warn) -> Iterator[Item]:
    assert piece.records is not None
    none = True
    try:
        with opened(path) as stream:
            for item in records(piece.name, stream, piece.records, access.fields, access.encoding):
                none = False
                yield item
    except SourceError as error:
        none = False
        yield Lost(piece.name, str(error), record=True)
    if none:
        warn(piece.name, "holds no records")


def _lines(piece: Piece, stream: BinaryIO, end: int) -> Iterator[Item]:
    """The lines that begin in the range; one that only reaches into it is of a range before."""
    first = piece.first
    if piece.start:
        stream.seek(piece.start - 1)
        if stream.read(1) != b"\n":
            first += 1
            while (rest := stream.readline(_BLOCK)) and not rest.endswith(b"\n"):
                pass
    yield from json_lines(piece.name, cast("BinaryIO", _Until(stream, end)), first)


class _Until:
    """The lines of a stream that begin before a place."""

    def __init__(self, stream: BinaryIO, end: int) -> None:
        self._stream, self._end = stream, end
        self._place = stream.tell()
        self._within = False

    def readline(self, size: int) -> bytes:
        """As a stream has it: a line, or `size` bytes of it and the rest next."""
        if not self._within and self._place >= self._end:
            return b""
        data = self._stream.readline(size)
        self._place += len(data)
        self._within = not data.endswith(b"\n")
        return data
