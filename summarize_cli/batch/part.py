"""Answers -> a file that appears when all are there; until then they stand in `FILE.part`, whole ones only.

A run that is interrupted leaves its `FILE.part`; `--resume` goes on after the last record that is complete in
it. That record is worked out once more and has to come out the same: so input that has changed, or other
options, are noticed before two kinds of results are mixed. What is there says all that is needed; there is no
journal that could disagree with it.
"""

import contextlib
import errno
import io
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, NamedTuple, cast

from summarize_cli.errors import OutputError
from summarize_cli.output import explained, place_of, umask

Publish = Callable[[Path, Path], None]


class NoAnswer(Exception):  # noqa: N818 - what stands there is none
    """A row is no answer, so it is not of a run that can be resumed."""


class Named(NamedTuple):
    """Whose answer it is."""

    source: object
    id: object
    """None, or an empty cell, where a failure came before it was known."""


class Layout(NamedTuple):
    """How answers stand in a part file, in order: after a header, some rows each.

    What is asked of a row raises NoAnswer where it is none.
    """

    header: str = ""
    quoted: bool = False
    """Whether line feeds can stand in quotes, as in CSV; JSON has none of them in a row."""
    begins: Callable[[bytes, bytes], bool] = lambda _row, _before: True
    """Whether a row is the first of an answer, given the row before it."""
    failed: Callable[[bytes], bool] = lambda _row: False
    """Whether the answer that a row is the first of is a failure."""
    named: Callable[[bytes], Named] = lambda _answer: Named(None, None)
    """Whose answer it is, given all of its rows."""


class Done(NamedTuple):
    """What a part file holds already."""

    answers: int = 0
    """Complete ones, without the last."""
    failures: int = 0
    """Of them."""
    end: int = 0
    """Byte after them."""
    last: bytes = b""
    """The last complete answer, which is to be worked out again."""
    last_failed: bool = False


def part_of(target: Path) -> Path:
    """Where the answers stand until all are there."""
    place = place_of(target)
    return place.with_name(place.name + ".part")


class Part:
    """A part file that is being written. Every write is an answer as a whole."""

    def __init__(self, before: Path, file: IO[bytes], done: Done, layout: Layout) -> None:
        self._before, self._file, self.done, self._layout = before, file, done, layout
        self._expected = done.last
        self.written = 0
        if not done.end:
            self._put(encoded(layout.header))

    def write(self, answer: str, *, failed: bool) -> None:
        """Append an answer.

        Raises:
            OutputError: it is not what stands there already.
            OSError: it cannot be written; the file ends with the answer before.
        """
        data = encoded(answer)
        if self._expected:
            # Of the rows of an answer, some may be missing.
            if not (data.startswith(self._expected) or self._fails_or_not(data, failed=failed)):
                raise _other(self._before)
            self._expected = b""
            self._file.truncate(self._file.seek(self.done.end))
        self._put(data)
        self.written += 1

    def _fails_or_not(self, data: bytes, *, failed: bool) -> bool:
        """Whether it is the same article, which fails now or did before: a file is there again, or memory."""
        if not (failed or self.done.last_failed):
            return False
        now, then = self._layout.named(data), self._layout.named(self._expected)
        known = now.id not in (None, "") and then.id not in (None, "")
        return now.source == then.source and (now.id == then.id or not known)

    @property
    def empty(self) -> bool:
        """Whether there is no answer in it, of this run or one before."""
        return not (self.done.last or self.written)

    def finish(self) -> None:
        """All answers are there.

        Raises:
            OutputError: more were there already.
        """
        if self._expected:
            raise _other(self._before)
        os.fsync(self._file.fileno())

    def _put(self, data: bytes) -> None:
        place, left = self._file.tell(), memoryview(data)
        try:
            while left:
                left = left[self._file.write(left) :]
        except BaseException:
            # Half an answer is none.
            with contextlib.suppress(OSError):
                self._file.truncate(place)
            raise


@contextlib.contextmanager
def part(target: Path, layout: Layout, *, resume: bool, publish: Publish | None = None) -> Iterator[Part]:
    """A part file beside `target`, which takes its place when the block ends well.

    Args:
        target: a regular file, or none yet.
        layout: what stands in it.
        resume: go on with what an interrupted run left, or with the file itself where all was done.
        publish: makes the file of a part (both are given) where it is not the part itself.

    Raises:
        OutputError: it cannot be written, or not be resumed. `target` is as it was; the part stays.
    """
    with explained(str(target)):
        place = place_of(target)
        if place.is_dir():
            raise OutputError(f"{target}: is a directory; name a file in it")
        if place.exists() and not os.access(place, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        beside = part_of(target)
        copied = resume and publish is None and place.exists() and not beside.exists()
        if copied:
            shutil.copyfile(place, beside)
        pending: Part | None = None
        with contextlib.ExitStack() as held:
            try:
                with _opened(beside, held) as file:
                    pending = _begun(target if copied else beside, file, layout, resume=resume)
                    yield pending
                    pending.finish()
            except BaseException:
                # What holds no answer, or none that the file itself has not, is of no use to anybody.
                if (pending is not None and pending.empty) or (copied and not (pending and pending.written)):
                    beside.unlink(missing_ok=True)
                raise
            _publish(beside, place, publish)


def _opened(beside: Path, held: contextlib.ExitStack) -> IO[bytes]:
    """The part file, open and ours alone until `held` is closed, which is after it has been published."""
    while True:
        # Unbuffered: what was written is there, whatever happens to this process.
        file = open(os.open(beside, os.O_RDWR | os.O_CREAT, 0o666), "r+b", buffering=0)  # noqa: PTH123, SIM115
        try:
            _lock(file, beside, held)
            # Before we had the lock, another run may have put it in its place, or thrown it away.
            if beside.exists() and os.path.samestat(beside.stat(), os.fstat(file.fileno())):
                return file
        except BaseException:
            file.close()
            raise
        file.close()


def _begun(before: Path, file: IO[bytes], layout: Layout, *, resume: bool) -> Part:
    """The part that is gone on with; `before` is where its answers stand so far."""
    if not resume:
        file.truncate(0)
    try:
        done = _done(file, layout)
    except NoAnswer:
        raise _other(before) from None
    # Half an answer behind them would stay where what is written over it is shorter.
    file.truncate(done.end + len(done.last))
    file.seek(done.end)
    return Part(before, file, done, layout)


def _publish(beside: Path, place: Path, publish: Publish | None) -> None:
    """The part as the file that was wanted."""
    mode = stat.S_IMODE(place.stat().st_mode) if place.exists() else 0o666 & ~umask()
    if publish is None:
        beside.chmod(mode)
        beside.replace(place)
    else:
        publish(beside, place)
        place.chmod(mode)
        beside.unlink()


def _other(before: Path) -> OutputError:
    return OutputError(
        f"{before}: is of other input or other options, so there is nothing to resume; "
        "give those again, or run without --resume"
    )


def _lock(file: IO[bytes], beside: Path, held: contextlib.ExitStack) -> None:
    try:
        import fcntl  # noqa: PLC0415 - POSIX has it
    except ModuleNotFoundError:
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise OutputError(
            f"{beside}: another run is writing it; wait for it, or name another --output"
        ) from None
    # A lock lasts as long as any descriptor of the same opening.
    held.callback(os.close, os.dup(file.fileno()))


def _done(file: IO[bytes], layout: Layout) -> Done:
    """What is complete in a part file: read line by line, whatever its size.

    Raises:
        NoAnswer: it is of another layout.
    """
    header, start, before = encoded(layout.header), 0, b""
    answers = failures = 0
    last_start = end = 0
    last_failed = False
    for row in _rows(file, quoted=layout.quoted):
        if header and not start:
            if row != header:
                raise NoAnswer
            start = last_start = end = len(row)
            continue
        if not answers or layout.begins(row, before):
            answers, failures = answers + 1, failures + last_failed
            last_start, last_failed = end, layout.failed(row)
        before, end = row, end + len(row)
    if not answers:
        return Done(end=start)
    file.seek(last_start)
    last = file.read(end - last_start)
    layout.named(last)
    return Done(answers - 1, failures, last_start, last, last_failed)


def _rows(file: IO[bytes], *, quoted: bool) -> Iterator[bytes]:
    """The complete rows: up to a line feed, where one can be quoted up to one that is not."""
    file.seek(0)
    reader = io.BufferedReader(cast("io.RawIOBase", file), 1 << 20)
    lines: list[bytes] = []
    marks = 0
    try:
        for line in reader:
            lines.append(line)
            marks += quoted and line.count(b'"')
            if line.endswith(b"\n") and marks % 2 == 0:
                yield b"".join(lines)
                lines, marks = [], 0
    finally:
        # Or it would close the file with itself.
        reader.detach()


def encoded(text: str) -> bytes:
    """An answer as it is written: UTF-8, half characters as JSON escapes them."""
    return text.encode("utf-8", "backslashreplace")
