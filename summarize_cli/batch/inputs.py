"""Files, one after another -> items: the records in them, or themselves as articles."""

import contextlib
import os
from collections.abc import Iterable, Iterator
from typing import BinaryIO, NamedTuple

from summarize_cli.batch.fields import Fields
from summarize_cli.batch.job import File, Item, Lost
from summarize_cli.batch.records import records
from summarize_cli.batch.sources import Found, Warn
from summarize_cli.batch.streams import opened
from summarize_cli.errors import SourceError
from summarize_cli.reading.sources import STDIN, read


class Reading(NamedTuple):
    """How files are to be read."""

    fields: Fields
    encoding: str | None = None
    stdin: BinaryIO | None = None


class Meter:
    """How far the reading is: files, and the share of the one that is being read."""

    def __init__(self) -> None:
        self.files = 0
        self._stream: BinaryIO | None = None
        self._size = 0

    def begin(self, stream: BinaryIO) -> None:
        """A file of records is being read."""
        try:
            self._size = os.fstat(stream.fileno()).st_size
            self._stream = stream
        except (OSError, AttributeError):
            self._stream = None

    def end(self) -> None:
        """A file has been read."""
        self.files, self._stream = self.files + 1, None

    @property
    def done(self) -> float:
        """Files; the one that is being read as a share."""
        if self._stream is None or not self._size:
            return self.files
        try:
            return self.files + min(1.0, self._stream.tell() / self._size)
        except (OSError, ValueError):
            return self.files


def items(files: Iterable[Found | Lost], reading: Reading, warn: Warn, meter: Meter) -> Iterator[Item]:
    """What is in the files, in their order."""
    for file in files:
        if isinstance(file, Lost):
            yield file
        elif file.records is None:
            yield _article(file.name, reading)
        else:
            yield from _records(file.name, file.records, reading, warn, meter)
        meter.end()


def _article(name: str, reading: Reading) -> Item:
    if name != STDIN:
        return File(name)
    try:
        return File(name, read(STDIN, reading.stdin))
    except SourceError as error:
        return Lost(name, str(error))


def _records(name: str, kind: str, reading: Reading, warn: Warn, meter: Meter) -> Iterator[Item]:
    none = True
    try:
        with _stream(name, reading) as stream:
            meter.begin(stream)
            for item in records(name, stream, kind, reading.fields, reading.encoding):
                none = False
                yield item
    except SourceError as error:
        none = False
        yield Lost(name, str(error), record=True)
    if none:
        warn(name, "holds no records")


@contextlib.contextmanager
def _stream(name: str, reading: Reading) -> Iterator[BinaryIO]:
    if name != STDIN:
        with opened(name) as stream:
            yield stream
    elif reading.stdin is None or reading.stdin.closed:
        raise SourceError("is closed; pipe records in or name a file")
    else:
        yield reading.stdin
