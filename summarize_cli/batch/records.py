"""A file of records -> items, one by one, in constant memory. JSONL, CSV and TSV, Parquet.

A record that cannot be read is answered in its place; a file that breaks off, after its last whole record.
"""

import codecs
import io
import shutil
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any, BinaryIO, cast

from summarize_cli.batch.cells import readable, wanted
from summarize_cli.batch.fields import Fields
from summarize_cli.batch.job import Item, Line, Lost, Row
from summarize_cli.batch.parquet_input import table_rows
from summarize_cli.batch.streams import decompressed, peek
from summarize_cli.errors import ContentError, SourceError
from summarize_cli.reading.decoding import in_byte_order
from summarize_cli.reading.sources import MOST_BYTES

_MEGABYTES = MOST_BYTES // 1_000_000
_BLOCK = 65_536
_LINE_ENDS = ("\n", "\r")
_BEFORE_JSON = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
"""White space and the marks of UTF-8 and UTF-16."""


def records(name: str, stream: BinaryIO, kind: str, fields: Fields, encoding: str | None) -> Iterator[Item]:
    """The records in `stream`, and a Lost one where it cannot be read to its end.

    Args:
        name: of the file, for the sources of its records: `name:731`, the number of the line (JSONL) or row.
        stream: its bytes, still compressed if they are.
        kind: jsonl, csv or parquet.
        fields: which are needed of CSV and Parquet.
        encoding: of JSONL and CSV; UTF-8 where None, or what a CSV's beginning looks like.
    """
    last: Item | None = None
    try:
        with decompressed(stream) as whole:
            for last in _READERS[kind](name, whole, fields, encoding):
                yield last
    except (SourceError, ContentError) as error:
        yield Lost(name, f"{error} (after {last.source})" if last else str(error), record=True)


def json_lines(name: str, stream: BinaryIO, first: int = 1) -> Iterator[Item]:
    """The lines of JSONL in UTF-8, from the number `first` on; empty ones are passed over."""
    for number in count(first):
        data = stream.readline(MOST_BYTES + 1)
        if not data:
            return
        if len(data) > MOST_BYTES:
            while not data.endswith(b"\n") and data:
                data = stream.readline(_BLOCK)
            yield Lost(
                f"{name}:{number}", f"is longer than {_MEGABYTES} MB; a record is one article", record=True
            )
        elif not data.isspace():
            yield Line(f"{name}:{number}", data)


def _jsonl(name: str, stream: BinaryIO, _fields: Fields, encoding: str | None) -> Iterator[Item]:
    if opens_array(stream):
        raise SourceError("is a JSON array, not JSONL, which has a record a line; jq -c '.[]' makes it that")
    codec = _named(encoding, stream) or _marked(peek(stream, 4))
    if codec is None or codec.replace("_", "-") in ("utf-8", "utf-8-sig"):
        return json_lines(name, stream)
    recoded = io.BufferedReader(cast("io.RawIOBase", _Recoded(stream, codec)), _BLOCK)
    return json_lines(name, cast("BinaryIO", recoded))


def opens_array(stream: BinaryIO) -> bool:
    """Whether a JSON array begins here, be it behind a byte order mark or blank lines."""
    return peek(stream, _BLOCK).lstrip(_BEFORE_JSON).startswith(b"[")


def _named(encoding: str | None, stream: BinaryIO) -> str | None:
    """The codec that the user named, as it reads a stream."""
    return in_byte_order(encoding, peek(stream, _BLOCK)) if encoding else None


def _marked(start: bytes) -> str | None:
    """The codec that a byte order mark tells."""
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return "utf-8-sig" if start.startswith(codecs.BOM_UTF8) else None


class _Recoded(io.RawIOBase):
    """A stream of text in another encoding, in UTF-8."""

    def __init__(self, stream: BinaryIO, codec: str) -> None:
        self._read = getattr(stream, "read1", stream.read)
        self._decoder = codecs.getincrementaldecoder(codec)("replace")
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - as io has it
        while not self._left:
            # As it comes: a block that is filled up is lost where what is compressed ends early.
            block = self._read(_BLOCK)
            self._left = self._decoder.decode(block, final=not block).encode("utf-8", "replace")
            if not block:
                break
        size = min(len(buffer), len(self._left))
        buffer[:size], self._left = self._left[:size], self._left[size:]
        return size


def _csv(name: str, stream: BinaryIO, fields: Fields, encoding: str | None) -> Iterator[Item]:
    import csv  # noqa: PLC0415 - for this format alone

    csv.field_size_limit(MOST_BYTES)
    sample = peek(stream, _BLOCK)
    codec = _named(encoding, stream) or _marked(sample) or _codec_of(sample)
    # Of UTF-8 it can be told later which bytes were none.
    faults = "surrogateescape" if codec in ("utf-8", "utf-8-sig") else "replace"
    text = io.TextIOWrapper(stream, codec, faults, newline="")
    try:
        separator = _separator(name, sample.decode(codec, "replace"))
        rows = csv.reader(_BoundedLines(text), delimiter=separator, strict=True)
        try:
            header = next(rows, [])
        except csv.Error as error:
            raise SourceError(f"damaged: its header cannot be read: {error}") from None
        if not header:
            return
        needed = wanted(header, fields)
        for number in count(1):
            source = f"{name}:{number}"
            try:
                row = next(rows)
            except StopIteration:
                return
            except csv.Error as error:
                yield Lost(source, f"damaged row, as CSV goes: {error} (line {rows.line_num})", record=True)
                continue
            except ContentError as error:
                yield Lost(source, str(error), record=True)
                continue
            if len(row) == len(header):
                cells, replaced = readable({column: row[place] for column, place in needed})
                yield Row(source, cells, replaced)
            elif row:
                yield Lost(source, f"has {len(row)} cells where the header has {len(header)}", record=True)
    finally:
        text.detach()


class _BoundedLines:
    """The lines of a text. Each is in memory as a whole: none may be longer than an input may be."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text

    def __iter__(self) -> "_BoundedLines":
        return self

    def __next__(self) -> str:
        line = self._text.readline(MOST_BYTES)
        if not line:
            raise StopIteration
        if len(line) == MOST_BYTES and not line.endswith(_LINE_ENDS):
            while line and not line.endswith(_LINE_ENDS):
                line = self._text.readline(_BLOCK)
            raise ContentError(f"is longer than {_MEGABYTES} MB; a record is one article")
        return line


def _codec_of(sample: bytes) -> str:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        from summarize_cli.reading.decoding import decode  # noqa: PLC0415 - loads a detector, for this alone

        return decode(sample).encoding
    return "utf-8"


def _separator(name: str, sample: str) -> str:
    """What stands between the cells of the header: most programs of Europe write semicolons."""
    if ".tsv" in name.lower()[-8:]:
        return "\t"
    bare = "".join(sample.partition("\n")[0].split('"')[::2])
    return max(",;\t|", key=bare.count)


def _parquet(name: str, stream: BinaryIO, fields: Fields, _encoding: str | None) -> Iterator[Item]:
    with tempfile.TemporaryFile() as spool:
        # It is read from its end: what comes through a pipe or a decompressor has to be there as a whole.
        if not _is_plain_file(stream):
            shutil.copyfileobj(stream, spool)
            stream = cast("BinaryIO", spool)
        yield from table_rows(name, stream, fields)


def _is_plain_file(stream: BinaryIO) -> bool:
    return not hasattr(stream, "raw") or (isinstance(stream.raw, io.FileIO) and stream.seekable())


_READERS: dict[str, Callable[[str, BinaryIO, Fields, str | None], Iterator[Item]]] = {
    "jsonl": _jsonl,
    "csv": _csv,
    "parquet": _parquet,
}
