"""SOURCE -> bytes: a file's, or standard input's."""

import errno
import os
from pathlib import Path
from typing import BinaryIO

from summarize_cli.errors import SourceError

MOST_BYTES = 50_000_000
"""More than any book, and a bound on what an endless stream can cost."""

STDIN = "-"


def read(source: str, stdin: BinaryIO | None) -> bytes:
    """The bytes of `source`: a path, or `-` for `stdin`.

    Raises:
        SourceError: it is missing, a directory, unreadable, a web address or larger than MOST_BYTES.
    """
    if source == STDIN:
        return _read_stdin(stdin)
    if source.startswith(("http://", "https://")):
        raise SourceError("web addresses are not read yet; save the article as text and name the file")
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
