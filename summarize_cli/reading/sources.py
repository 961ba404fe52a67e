"""SOURCE -> bytes: a file's, standard input's, or what an address answers."""

import errno
import os
from pathlib import Path
from typing import BinaryIO, NamedTuple

from summarize_cli.errors import SourceError
from summarize_cli.reading.formats import record_format

MOST_BYTES = 50_000_000
"""More than any book, and a bound on what an endless stream can cost."""

_PIECE = 65_536

STDIN = "-"


ADDRESSES = ("http://", "https://")


class Raw(NamedTuple):
    """An input as it was read, and what is said of it: its name, a server's charset and media type."""

    data: bytes
    name: str | None = None
    charset: str | None = None
    media_type: str | None = None


class Limits(NamedTuple):
    """What an address may take."""

    timeout: float = 30.0
    """Seconds in all."""
    max_bytes: int = 10_000_000
    """Of the answer, decompressed."""


def holds_many(source: str, input_format: str = "auto") -> bool:
    """Whether there may be many articles in a source: a folder, a file of records, an address of fsspec.

    A file of JSON is one of records (JSONL) where its first line is a whole object, and not its only one.
    """
    if source == STDIN:
        return False
    if is_foreign(source):
        return True
    return bool(input_format == "auto" and records_in(source)) or os.path.isdir(source)  # noqa: PTH112 - on every start


def is_foreign(source: str) -> bool:
    """Whether a source is an address that fsspec may know, such as s3://; files here have a path."""
    scheme, found, _ = source.partition("://")
    return bool(found) and scheme.lower() not in ("http", "https", *_LOCAL)


_LOCAL = ("file", "local")
"""Schemes of addresses that are paths on this machine."""


def as_path(source: str) -> str:
    """The path that an address of a file on this machine is (RFC 8089); all else as it is.

    >>> as_path("file:///news/old%20bridge.txt"), as_path("LOCAL:/news/a.txt"), as_path("s3://news/a.txt")
    ('/news/old bridge.txt', '/news/a.txt', 's3://news/a.txt')
    """
    scheme, _, rest = source.partition(":")
    if scheme.lower() not in _LOCAL or not rest.startswith("/") or is_elsewhere(source):
        return source
    path = rest.removeprefix("//").removeprefix("localhost")
    if "%" not in path or os.path.lexists(path):
        # Not all who write such an address write its per cents as signs.
        return path
    from urllib.parse import unquote_to_bytes  # noqa: PLC0415 - for such addresses alone

    return os.fsdecode(unquote_to_bytes(path))


def is_elsewhere(source: str) -> bool:
    """Whether a source is the address of a file on another machine, which it names."""
    scheme, found, rest = source.partition("://")
    host = rest.partition("/")[0]
    return bool(found) and scheme.lower() in _LOCAL and host not in ("", "localhost")


def is_pattern(source: str) -> bool:
    """Whether a source is no file but a pattern of names, such as `news/*.txt`."""
    return any(sign in source for sign in "*?[") and "://" not in source and not os.path.lexists(source)


def may_be_records(stdin: BinaryIO | None) -> bool:
    """Whether standard input begins as JSONL, Parquet or compressed records do. Nothing is taken from it."""
    try:
        start = stdin.peek(4)[:4] if stdin is not None else b""  # type: ignore[attr-defined]
    except (OSError, ValueError, AttributeError):
        return False
    return start.startswith(RECORD_OPENINGS)


RECORD_OPENINGS = (b"{", b"\xef\xbb\xbf{", b"PAR1", b"\x1f\x8b", b"\x28\xb5\x2f\xfd")
"""An object, one behind a byte order mark, Parquet, gzip, zstd. An article hardly begins so."""


def records_in(source: str) -> str | None:
    """The format of the records in a file, by its name, and of one that is called .json by its lines."""
    form = record_format(source.partition("?")[0] if "://" in source else source)
    if form is None and source.lower().endswith(".json") and _has_objects_in_lines(source):
        return "jsonl"
    return form


def _has_objects_in_lines(path: str) -> bool:
    """Whether a file has an object as its first line, and not as its only one: that is an API's answer."""
    try:
        with Path(path).open("rb") as file:
            line = file.readline(MOST_BYTES + 1).strip()
            return line.startswith(b"{") and line.endswith(b"}") and _has_more(file)
    except (OSError, ValueError):
        return False


def _has_more(file: BinaryIO) -> bool:
    return any(piece.strip() for piece in iter(lambda: file.read(_PIECE), b""))


def read(source: str, stdin: BinaryIO | None, limits: Limits = Limits()) -> Raw:  # noqa: B008 - it is immutable
    """The bytes of `source`: a path, an http(s) address, or `-` for `stdin`.

    Raises:
        SourceError: it is missing, a directory, unreadable, larger than MOST_BYTES, or an address that
            does not answer with a page within `limits`.
    """
    if source == STDIN:
        return Raw(_read_stdin(stdin))
    if source[:8].lower().startswith(ADDRESSES):
        from summarize_cli.reading.addresses import fetch  # noqa: PLC0415 - 300 ms that a file need not pay

        return fetch(source, limits)
    return Raw(_read_file(source), name=source)


def _read_file(source: str) -> bytes:
    if is_elsewhere(source):
        raise SourceError("is on another machine; name a file here, as file:///folder/story.txt does")
    if not source:
        raise SourceError("no such file: the name is empty; use - for standard input")
    try:
        with Path(source).open("rb") as file:
            return bounded(file)
    except ValueError:
        raise SourceError("no file can have this name (it holds a character that names may not)") from None
    except OSError as error:
        raise unreadable(error) from None


def unreadable(error: OSError) -> SourceError:
    """What is wrong with a file, as one line."""
    if isinstance(error, FileNotFoundError):
        return SourceError("no such file; check the name, or use - for standard input")
    if isinstance(error, IsADirectoryError):
        return SourceError("is a directory; name the files in it")
    if isinstance(error, PermissionError):
        return SourceError("permission denied; you may not read this file")
    return SourceError(f"cannot be read: {_reason(error)}")


def _read_stdin(stdin: BinaryIO | None) -> bytes:
    if stdin is None or stdin.closed:
        raise SourceError("is closed; pipe an article in or name a file")
    try:
        return bounded(stdin)
    except OSError as error:
        if error.errno == errno.EBADF:
            raise SourceError("is closed; pipe an article in or name a file") from None
        if error.errno == errno.EISDIR:
            raise SourceError("is a directory; name the files in it") from None
        raise SourceError(f"cannot be read: {_reason(error)}") from None


def bounded(stream: BinaryIO) -> bytes:
    """All that is in a stream.

    Raises:
        SourceError: it is more than MOST_BYTES.
    """
    # A stream that does not block answers None where it has nothing yet.
    data = stream.read(MOST_BYTES + 1) or b""
    if len(data) > MOST_BYTES:
        raise SourceError(f"larger than {MOST_BYTES // 1_000_000} MB; split it into articles")
    return data


def _reason(error: OSError) -> str:
    return os.strerror(error.errno).lower() if error.errno else str(error)
