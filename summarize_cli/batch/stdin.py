"""Standard input -> records or one article: told by its beginning."""

import io
from typing import Any, BinaryIO, cast

from summarize_cli.batch.fields import Fields, present
from summarize_cli.batch.job import parsed
from summarize_cli.batch.streams import decompressed, peek
from summarize_cli.errors import ContentError, SourceError
from summarize_cli.reading.sources import MOST_BYTES

_PARQUET = b"PAR1"
_COMPRESSED = (b"\x1f\x8b", b"\x28\xb5\x2f\xfd")


def recognised(stdin: BinaryIO, fields: Fields) -> tuple[str | None, BinaryIO]:
    """(format of the records, the stream from its beginning); None if it is one article.

    JSONL is what opens with an object on one line that has a field for its text.

    Raises:
        SourceError: it is compressed, and holds no records.
    """
    start = peek(stdin, 4)
    if start == _PARQUET:
        return "parquet", stdin
    if not start.startswith(_COMPRESSED):
        return _as_lines(stdin, fields)
    # Closed by nobody: it is read to its end, which the caller does.
    inner = decompressed(stdin).__enter__()
    kind, whole = ("parquet", inner) if peek(inner, 4) == _PARQUET else _as_lines(inner, fields)
    if kind is None:
        raise SourceError("is compressed and holds no JSONL or Parquet; decompress it, or --input-format")
    return kind, whole


def _as_lines(stream: BinaryIO, fields: Fields) -> tuple[str | None, BinaryIO]:
    line = stream.readline(MOST_BYTES + 1)
    try:
        names = tuple(parsed(line)) if line.endswith(b"\n") or not peek(stream, 1) else ()
    except ContentError:
        names = ()
    whole = io.BufferedReader(cast("io.RawIOBase", _Rejoined(line, stream)))
    return "jsonl" if present(names, fields).text else None, cast("BinaryIO", whole)


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
