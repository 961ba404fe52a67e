"""Corpora: JSONL, optionally gzipped, one article a line -> rows, and a record of what was read."""

import gzip
import hashlib
import io
import json
import os
import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from summarize_cli.errors import SourceError
from summarize_cli.reading.json_document import what_is_wrong
from summarize_cli.rendering.safety import visible_name
from summarize_cli.training.examples import SummaryRow
from summarize_cli.training.readings import Reading
from summarize_cli.training.topics import TopicRow

_Row = TypeVar("_Row")

_GZIP = b"\x1f\x8b"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"{\0", b"\0{", b"\0\0")
"""How UTF-16 and UTF-32 begin; JSON in UTF-8 holds no zero byte."""
_NOT_UTF_8 = "is not UTF-8; save it as such"

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class CorpusRecord:
    """Which file a model was trained on."""

    name: str
    rows: int
    sha256: str


def read_summaries(paths: Sequence[Path]) -> tuple[list[SummaryRow], list[CorpusRecord]]:
    """The rows `{"id","title","text","highlights":[…],"gold_sentences":[…]?}` of some files.

    Raises:
        SourceError: a file cannot be read or a line is no such row.
    """

    def row(fields: dict[str, Any], place: str, path: Path) -> SummaryRow:
        return SummaryRow(
            id=_id(fields, place, default=place),
            title=_text(fields, "title", place, default="") or None,
            text=_text(fields, "text", place),
            highlights=_texts(fields, "highlights", place),
            gold_sentences=_texts_if_any(fields, "gold_sentences", place),
            source=_stem(path),
        )

    return _rows(paths, row)


def read_topics(paths: Sequence[Path]) -> tuple[list[TopicRow], list[CorpusRecord]]:
    """The rows `{"id","title","text","topics":[…]}` of some files.

    A row that names the `source_label` its topic was mapped from is weak: further topics may hold too.

    Raises:
        SourceError: a file cannot be read or a line is no such row.
    """

    def row(fields: dict[str, Any], place: str, path: Path) -> TopicRow:
        return TopicRow(
            id=_id(fields, place, default=place),
            title=_text(fields, "title", place, default=""),
            text=_text(fields, "text", place),
            topics=_labels(fields, "topics", place),
            weak="source_label" in fields,
            confidence=_text(fields, "confidence", place, default="") or None,
            source=_stem(path),
        )

    return _rows(paths, row)


def read_readings(paths: Sequence[Path]) -> tuple[list[Reading], list[CorpusRecord]]:
    """The rows `{"corpus","id","topics":[…]?,"confidence"?,"highlights":[…]?}` of some files.

    Raises:
        SourceError: a file cannot be read or a line is no such row.
    """

    def row(fields: dict[str, Any], place: str, _path: Path) -> Reading:
        return Reading(
            corpus=_text(fields, "corpus", place),
            id=_id(fields, place),
            topics=_labels(fields, "topics", place) if "topics" in fields else (),
            confidence=_text(fields, "confidence", place, default="") or None,
            highlights=_texts_if_any(fields, "highlights", place),
        )

    return _rows(paths, row)


def read_texts(paths: Sequence[Path]) -> tuple[list[str], list[CorpusRecord]]:
    """The texts of the rows `{"text"}` of some files, whatever else these hold.

    Raises:
        SourceError: a file cannot be read or a line is no such row.
    """
    return _rows(paths, lambda fields, place, _path: _text(fields, "text", place))


def read_keyphrases(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(text, keyphrases) of the rows `{"id","text","keyphrases":[…]}` of a file.

    Raises:
        SourceError: the file cannot be read or a line is no such row.
    """
    for place, fields in _objects(path, _content(path)):
        yield _text(fields, "text", place), _texts(fields, "keyphrases", place)


def _rows(
    paths: Sequence[Path], row: Callable[[dict[str, Any], str, Path], _Row]
) -> tuple[list[_Row], list[CorpusRecord]]:
    """The rows of some files, each made of its fields, place and file; and a record of each file."""
    rows: list[_Row] = []
    records = []
    for path in paths:
        before, content = len(rows), _content(path)
        rows += [row(fields, place, path) for place, fields in _objects(path, content)]
        if len(rows) == before:
            raise SourceError(f"{path}: holds no article")
        digest = hashlib.sha256(content).hexdigest()
        records.append(CorpusRecord(name_of(path), len(rows) - before, digest))
    return rows, records


_DESCRIPTORS = (Path("/dev/fd"), Path("/proc/self/fd"))
_STDIN = (Path("/dev/stdin"), *(folder / "0" for folder in _DESCRIPTORS))


def name_of(path: Path) -> str:
    """What a corpus is called where it is told of: its file's name, in characters that may be shown.

    A descriptor's number, as of a shell's `<(zcat corpus.gz)`, names nothing.
    """
    if path not in _STDIN and path.parent not in _DESCRIPTORS:
        return visible_name(path.name)
    if path.is_file():
        # The shell has opened it, as for `< corpus.jsonl`.
        return visible_name(Path(os.path.realpath(path)).name)
    return "standard input" if path in _STDIN else "pipe"


def _stem(path: Path) -> str:
    return path.name.removesuffix(".gz").removesuffix(".jsonl")


def _content(path: Path) -> bytes:
    """All of a file, read once: it may be a pipe, as a shell's `<(zcat corpus.gz)` is."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path}: cannot be read: {error.strerror or error}") from None


def _objects(path: Path, content: bytes) -> Iterator[tuple[str, dict[str, Any]]]:
    """(place, fields) of each line; the place names file and line for an error."""
    whole = io.BytesIO(content)
    try:
        stream = gzip.GzipFile(fileobj=whole) if content.startswith(_GZIP) else whole
        if stream.read(2).startswith(_UTF_16):
            raise SourceError(f"{path}: {_NOT_UTF_8}")
        stream.seek(0)
        # Tools of Windows write a mark before UTF-8.
        for number, line in enumerate(io.TextIOWrapper(stream, encoding="utf-8-sig"), start=1):
            if line.strip():
                place = f"{path}, line {number}"
                yield place, _object(line, place)
    except UnicodeDecodeError:
        raise SourceError(f"{path}: {_NOT_UTF_8}") from None
    except (OSError, EOFError, zlib.error) as error:
        raise SourceError(f"{path}: damaged: {error}") from None


def _object(line: str, place: str) -> dict[str, Any]:
    try:
        fields = json.loads(line.rstrip("\r\n"))
    except (ValueError, RecursionError) as error:
        raise SourceError(f"{place}: invalid JSON: {what_is_wrong(error, one_line=True)}") from None
    if not isinstance(fields, dict):
        raise SourceError(f"{place}: not a JSON object")
    return fields


def _id(fields: dict[str, Any], place: str, default: str | None = None) -> str:
    """The id of a row: a text, or a number, as databases have it."""
    value = fields.get("id")
    if value is None or isinstance(value, str):
        return _text(fields, "id", place, default)
    if type(value) is not int:
        raise SourceError(f"{place}: 'id' is no string or whole number")
    return str(value)


def _text(fields: dict[str, Any], name: str, place: str, default: str | None = None) -> str:
    value = fields.get(name)
    if value is None and default is not None:
        return default
    if not isinstance(value, str):
        raise SourceError(f"{place}: {name!r} is {'missing' if value is None else 'no string'}")
    return value


def _texts(fields: dict[str, Any], name: str, place: str) -> tuple[str, ...]:
    value = fields.get(name)
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise SourceError(f"{place}: {name!r} is no list of strings")
    return tuple(value)


def _labels(fields: dict[str, Any], name: str, place: str) -> tuple[str, ...]:
    """Strings that a model file names."""
    labels = _texts(fields, name, place)
    if not all(map(str.strip, labels)):
        raise SourceError(f"{place}: {name!r} holds a blank one")
    if any(_SURROGATE.search(label) for label in labels):
        raise SourceError(f"{place}: {name!r} holds half a character, a lone surrogate")
    return labels


def _texts_if_any(fields: dict[str, Any], name: str, place: str) -> tuple[str, ...]:
    return _texts(fields, name, place) if name in fields else ()
