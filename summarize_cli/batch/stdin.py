"""Standard input -> records or one article: told by its beginning."""

import io
from typing import Any, BinaryIO, cast

from summarize_cli.batch.fields import Fields, present
from summarize_cli.batch.job import parsed
from summarize_cli.batch.streams import beginning, peek
from summarize_cli.errors import ContentError, SourceError
from summarize_cli.reading.sources import MOST_BYTES

_PARQUET = b"PAR1"
_BOM = b"\xef\xbb\xbf"
_LOOKED_AT = 3
"""Lines: a dump may open with one that is damaged, hardly with three."""
_PEEKED = 1 << 16
_PEEKED_COMPRESSED = 1 << 18
"""Bytes within which something comes out of what is compressed: a block of zstd has half as many at most."""


def recognised(stdin: BinaryIO, fields: Fields) -> tuple[str | None, BinaryIO]:
    """(format of the records, the stream from its beginning); None if it is one article.

    JSONL is what opens with an object on one line that has a field for its text. Where that line is a damaged
    object, one of the next two may be such instead.

    Raises:
        SourceError: it is compressed, and holds no records.
    """
    start = peek(stdin, _PEEKED)
    if start.startswith(_PARQUET):
        return "parquet", stdin
    inner = beginning(start)
    if inner is None:
        return _as_lines(stdin, fields)
    if b"\n" not in inner:
        # A pipe shows a few thousand bytes at first, which may be less than a block of what is compressed.
        start = b""
        while b"\n" not in inner and len(start) < _PEEKED_COMPRESSED and (more := stdin.read(_PEEKED)):
            start += more
            inner = beginning(start) or b""
        stdin = _rejoined(start, stdin)
    if inner.startswith(_PARQUET):
        return "parquet", stdin
    # Of a long first line only its beginning can be seen.
    first, *others = inner.split(b"\n", _LOOKED_AT)[:_LOOKED_AT]
    if _open_records([first, *others], fields) if others else first.removeprefix(_BOM).startswith(b"{"):
        return "jsonl", stdin
    raise SourceError("is compressed and holds no JSONL or Parquet; decompress it, or --input-format")


def _as_lines(stream: BinaryIO, fields: Fields) -> tuple[str | None, BinaryIO]:
    lines: list[bytes] = []
    while _is_next_needed(lines, fields):
        line = stream.readline(MOST_BYTES + 1)
        lines.append(line)
        if not line.endswith(b"\n"):
            break
    whole = lines[-1].endswith(b"\n") or not peek(stream, 1)
    kind = "jsonl" if _open_records(lines if whole else lines[:-1], fields) else None
    return kind, _rejoined(b"".join(lines), stream)


def _is_next_needed(lines: list[bytes], fields: Fields) -> bool:
    """Whether another line is to be looked at: who types, or pipes in records slowly, waits for no more."""
    return not lines or (len(lines) < _LOOKED_AT and not _open_records(lines, fields) and _damaged(lines[0]))


def _open_records(lines: list[bytes], fields: Fields) -> bool:
    """Whether a file that opens with these lines is JSONL."""
    if not lines:
        return False
    first, *others = lines
    if _is_record(first, fields):
        return True
    return _damaged(first) and any(_is_record(line, fields) for line in others)


def _damaged(line: bytes) -> bool:
    """Whether it opens as an object does, and is none."""
    if not line.removeprefix(_BOM).startswith(b'{"'):
        return False
    try:
        parsed(line)
    except ContentError:
        return True
    return False


def _rejoined(start: bytes, rest: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", io.BufferedReader(cast("io.RawIOBase", _Rejoined(start, rest))))


def _is_record(line: bytes, fields: Fields) -> bool:
    try:
        return bool(present(tuple(parsed(line)), fields).text)
    except ContentError:
        return False


class _Rejoined(io.RawIOBase):
    """A stream, with what was taken from its beginning."""

    def __init__(self, start: bytes, rest: BinaryIO) -> None:
        self._start, self._rest = start, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - as io has it
        size = len(buffer)
        piece = self._start[:size] if self._start else self._rest.read1(size)  # type: ignore[attr-defined]
        self._start = self._start[size:]
        buffer[: len(piece)] = piece
        return len(piece)
