"""Files -> partitions of about the same size: ranges of the large ones, several of the small ones together.

The partitions of an input are always the same, whoever works on them: a part of a run that broke off is known
by its number. The last ones are smaller, so that no worker waits long for another. JSONL is cut at bytes (a
line belongs where it begins), Parquet at row groups. What is compressed, CSV (a cell may hold line feeds) and
text that is not UTF-8 stay whole.
"""

import hashlib
import json
import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, BinaryIO, NamedTuple

from summarize_cli.batch.fields import Fields, present
from summarize_cli.batch.job import Lost
from summarize_cli.batch.pieces import Access, Piece, placed
from summarize_cli.batch.records import opens_array
from summarize_cli.batch.sources import Found, Warn
from summarize_cli.batch.streams import opened, peek
from summarize_cli.errors import SourceError, UsageError
from summarize_cli.reading.sources import ADDRESSES, STDIN, is_foreign

Partition = tuple[Piece, ...]

_LEAST, _MOST = 1 << 20, 1 << 26
"""Bytes of a partition: two hundred articles, which take half a second, beside which it costs little to hand
them out, and some thousands: half a minute, which is what a worker that dies costs."""
_SHARE = 256
"""Of the input, between these bounds: so many partitions keep many workers busy to the end."""
_LAST = 4
"""Into which the last range of all is cut again: the sooner is the last worker done."""
_MOST_FILES = 1_000
_UNKNOWN, _PAGE = 1 << 15, 1 << 12
"""Bytes that a file counts for where nobody can say its size; and at least."""


class Plan(NamedTuple):
    """What is to be done."""

    partitions: list[Partition]
    files: int
    size: int
    """Bytes of all files whose size is known."""
    digest: str
    """SHA-256 of the names, sizes and times of the files."""


def planned(files: Iterable[Found | Lost], access: Access, warn: Warn) -> Plan:
    """The partitions of some files. Of ranges of JSONL, `first` is not known yet: see `numbered`.

    Raises:
        UsageError: standard input is one of the files.
    """
    pieces = [_looked_at(file, access.folder) for file in files]
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(json.dumps([piece.name, piece.records, piece.size, piece.stamp]).encode() + b"\n")
    target = min(_MOST, max(_LEAST, sum(map(_weight, pieces)) // _SHARE))
    split = (part for piece in pieces for part in _split(piece, access, target, warn))
    partitions = list(_grouped(split, target))
    last = partitions[-1][0] if partitions else None
    if last is not None and last.records == "jsonl" and last.end:
        partitions[-1:] = [(piece,) for piece in _ranges(last, last.start, last.end, _LAST)]
    size = sum(piece.size or 0 for piece in pieces)
    return Plan(partitions, len(pieces), size, digest.hexdigest())


def uncounted(partitions: Iterable[Partition]) -> list[Piece]:
    """The ranges of JSONL that others follow: their lines have to be counted to number those of the next."""
    ranges = [piece for pieces in partitions for piece in pieces if piece.records == "jsonl" and piece.end]
    return [piece for piece in ranges if piece.end != piece.size]


def numbered(partitions: Iterable[Partition], counts: Mapping[Piece, int]) -> list[Partition]:
    """The partitions, each range of JSONL with the number of its first line.

    Args:
        partitions: of a plan, in order.
        counts: line feeds in those that are `uncounted`.
    """
    line, result = 1, []
    for pieces in partitions:
        piece = pieces[0]
        if piece.records != "jsonl" or not piece.end:
            result.append(pieces)
            continue
        line = line if piece.start else 1
        result.append((piece._replace(first=line),))
        line += counts.get(piece, 0)
    return result


def _looked_at(file: Found | Lost, folder: str) -> Piece:
    if isinstance(file, Lost):
        return Piece(file.source or "", None, error=file.error)
    if file.name == STDIN:
        raise UsageError("a cluster cannot read standard input; name files that its workers can read")
    if is_foreign(file.name):
        return Piece(file.name, file.records, *_known_of(file.name))
    if file.name[:8].lower().startswith(ADDRESSES):
        return Piece(file.name, file.records)
    try:
        found = os.stat(placed(file.name, folder))  # noqa: PTH116 - of a million files
    except (OSError, ValueError):
        # Whoever reads it says what is wrong.
        return Piece(file.name, file.records)
    if not stat.S_ISREG(found.st_mode):
        return Piece(file.name, None, error="is a pipe or a device; the workers of a cluster read files")
    return Piece(file.name, file.records, found.st_size, str(found.st_mtime_ns))


def _known_of(address: str) -> tuple[int | None, str]:
    """(size, what tells this state from others) of a file at an address."""
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 - for addresses alone

        system, path = url_to_fs(address)
        info: dict[str, Any] = system.info(path)
    except Exception:  # noqa: BLE001 - each kind of address fails in its own way; who reads it says how
        return None, ""
    size = info.get("size")
    stamps = (info.get(name) for name in ("ETag", "etag", "md5Hash", "mtime", "LastModified", "updated"))
    return size if isinstance(size, int) else None, str(next((each for each in stamps if each), ""))


def _weight(piece: Piece) -> int:
    return _UNKNOWN if piece.size is None else max(piece.size, _PAGE)


def _split(piece: Piece, access: Access, target: int, warn: Warn) -> Iterator[Piece]:
    if piece.records is None or piece.size is None or piece.size <= target:
        yield piece
        return
    count = -(-piece.size // target)
    try:
        with opened(placed(piece.name, access.folder)) as stream:
            if piece.records == "parquet" and peek(stream, 4) == b"PAR1":
                yield from _by_row_groups(piece, stream, access.fields, count)
                return
            obstacle = _obstacle(piece, stream, access.encoding)
    except SourceError:
        # Whoever reads it says what is wrong.
        yield piece
        return
    if obstacle is None:
        yield from _ranges(piece, 0, piece.size, count)
        return
    if piece.size > _MOST:
        warn(piece.name, f"{obstacle}, so it cannot be split: one worker reads all of it")
    yield piece


def _ranges(piece: Piece, start: int, end: int, count: int) -> Iterator[Piece]:
    """A range of JSONL cut into `count` of the same size."""
    cuts = [start + number * (end - start) // count for number in range(count + 1)]
    for first, behind in pairwise(cuts):
        yield piece._replace(start=first, end=behind)


def _obstacle(piece: Piece, stream: BinaryIO, encoding: str | None) -> str | None:
    """Why the lines of a file cannot be found from anywhere in it."""
    start = peek(stream, 4)
    if start.startswith((b"\x1f\x8b", b"\x28\xb5\x2f\xfd")):
        return "is compressed"
    if piece.records == "csv":
        return "is CSV, where a line feed may be in a cell"
    marked = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    if marked or (encoding or "utf-8").replace("_", "-") not in ("utf-8", "utf-8-sig"):
        return "is not UTF-8"
    return "is a JSON array" if opens_array(stream) else None


def _by_row_groups(piece: Piece, stream: BinaryIO, fields: Fields, count: int) -> Iterator[Piece]:
    """Ranges of row groups, about `count` of them; the file where it has one group or lacks the text."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - for this format alone
        from pyarrow import parquet  # noqa: PLC0415
    except ModuleNotFoundError:
        yield piece
        return
    try:
        table = parquet.ParquetFile(stream)
    except (OSError, pa.ArrowException):
        yield piece
        return
    if not present(tuple(table.schema_arrow.names), fields).text:
        yield piece
        return
    rows = [table.metadata.row_group(number).num_rows for number in range(table.metadata.num_row_groups)]
    start = held = 0
    first = 1
    for number, more in enumerate(rows, 1):
        held += more
        if held * count >= sum(rows) or number == len(rows):
            yield piece._replace(start=start, end=number, first=first)
            start, first, held = number, first + held, 0


def _grouped(pieces: Iterable[Piece], target: int) -> Iterator[Partition]:
    """Each range alone; whole files together, in their order, up to the target."""
    group: list[Piece] = []
    held = 0
    for piece in pieces:
        alone = piece.end is not None
        if group and (alone or held + _weight(piece) > target or len(group) == _MOST_FILES):
            yield tuple(group)
            group, held = [], 0
        if alone:
            yield (piece,)
        else:
            group.append(piece)
            held += _weight(piece)
    if group:
        yield tuple(group)


def described(pieces: Sequence[Piece]) -> str:
    """What is in a partition, for people."""
    first = pieces[0]
    if first.end is None:
        return first.name if len(pieces) == 1 else f"{first.name} to {pieces[-1].name}, {len(pieces):,} files"
    kind = "bytes" if first.records == "jsonl" else "row groups"
    return f"{first.name}, {kind} {first.start:,} to {first.end - 1:,}"
