"""SOURCE -> bytes: a file's, standard input's, or what an address answers."""

import errno
import os
from pathlib import Path
from typing import BinaryIO, NamedTuple

from summarize_cli.errors import SourceError

MOST_BYTES = 50_000_000
"""More than any book, and a bound on what an endless stream can cost."""

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
    if not source:
        raise SourceError("no such file: the name is empty; use - for standard input")
    try:
        with Path(source).open("rb") as file:
            return _bounded(file)
    except FileNotFoundError:
        raise SourceError("no such file; check the name, or use - for standard input") from None
    except IsADirectoryError:
        raise SourceError("is a directory; name the files in it") from None
    except PermissionError:
        raise SourceError("permission denied; you may not read this file") from None
    except ValueError:
        raise SourceError("no file can have this name (it holds a character that names may not)") from None
    except OSError as error:
        raise SourceError(f"cannot be read: {_reason(error)}") from None


def _read_stdin(stdin: BinaryIO | None) -> bytes:
    if stdin is None or stdin.closed:
        raise SourceError("standard input is closed; pipe an article in or name a file")
    try:
        return _bounded(stdin)
    except OSError as error:
        if error.errno == errno.EBADF:
            raise SourceError("standard input is closed; pipe an article in or name a file") from None
        if error.errno == errno.EISDIR:
            raise SourceError("standard input is a directory; name the files in it") from None
        raise SourceError(f"standard input cannot be read: {_reason(error)}") from None


def _bounded(stream: BinaryIO) -> bytes:
    # A stream that does not block answers None where it has nothing yet.
    data = stream.read(MOST_BYTES + 1) or b""
    if len(data) > MOST_BYTES:
        raise SourceError(f"larger than {MOST_BYTES // 1_000_000} MB; split it into articles")
    return data


def _reason(error: OSError) -> str:
    return os.strerror(error.errno).lower() if error.errno else str(error)
