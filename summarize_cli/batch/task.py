"""A partition -> its part: what a worker of a cluster is told to do, and what it answers.

A run has a folder of its own inside that of the parts. A part is written there and moved to its place when
it is whole. When the run ends, however it ends, its folder goes: a worker that nobody waits for any more
finds it gone and stops, and what it has written goes nowhere.
"""

import hashlib
import os
import socket
import time
import uuid
from array import array
from collections.abc import Generator
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import IO, NamedTuple

from summarize_cli.article import JsonValue
from summarize_cli.batch.job import Answer, Job
from summarize_cli.batch.layouts import csv_layout
from summarize_cli.batch.part import encoded
from summarize_cli.batch.partitions import Partition
from summarize_cli.batch.pieces import Access, Gone, Piece, items_of, line_feeds
from summarize_cli.batch.run import answers
from summarize_cli.errors import ModelError
from summarize_cli.garbage import seldom_collected
from summarize_cli.model.compiled import BUILT_IN
from summarize_cli.pipeline import engine
from summarize_cli.rendering.csv_format import Shape
from summarize_cli.version import __version__

_EVERY = 0.3
"""Seconds between two looks whether the run goes on."""
_TOLD = 1_000
"""Failures and warnings of a part that are told one by one; all failures stand in the part."""


class Task(NamedTuple):
    """A partition, and how its part is made."""

    pieces: Partition
    access: Access
    job: Job
    """Its form is jsonl or csv."""
    folder: str
    """Of the parts."""
    run: str
    """The name of the run's own folder in it."""
    part: str
    """The name of the part."""
    parquet: bool = False
    """Whether the part is to be Parquet; `job.form` is jsonl then."""
    fail_fast: bool = False
    careful: bool = False
    """Whether workers died of this partition: articles are worked on in processes of their own."""
    version: str = __version__
    model: str = ""
    """See `model_id`."""


class Made(NamedTuple):
    """A part is there; or, with `fail_fast`, the first failure."""

    records: int
    failures: int
    size: int
    told: list[tuple[str | None, str, bool]]
    """(source, message, whether it is a failure), in order."""
    ids: bytes = b""
    """What stands for the ids of the records, 64 bits each: see `digest`."""
    stopped: bool = False


class Refused(NamedTuple):
    """A worker cannot take part in the run, nor can others, most likely."""

    reason: str


class _Over(Exception):  # noqa: N818 - an end, no error
    """The run has ended."""


def model_id(path: Path | None) -> str:
    """What tells a model from others: its name, and the beginning of the SHA-256 of its file.

    Raises:
        ModelError: it cannot be used.
    """
    place = path or BUILT_IN
    return f"{engine(path).model.name} {_digest(place, place.stat().st_mtime_ns)}"


@lru_cache(maxsize=4)
def _digest(path: Path, _stamp: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def digest(key: JsonValue) -> int:
    """What stands for an id, 64 bits: the same in every process, as Python's hash of a text is not."""
    data = f"{type(key).__name__} {key}".encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "little", signed=True)


def make(task: Task) -> Made | Refused:
    """Make a part. What is wrong with this worker is answered; what is wrong with the input is raised.

    Raises:
        SourceError: a range of a file cannot be read to its end.
    """
    try:
        _check(task)
        with seldom_collected():
            return _made(task)
    except Gone as error:
        reason = f"{error}; input has to be where every worker finds it, and to stay as it is meanwhile"
    except ModelError as error:
        reason = f"{error}; a model file has to be where every worker finds it"
    except _Over:
        reason = "the folder of the run is not there; --output has to be a folder that every worker shares"
    except _Refusal as error:
        reason = str(error)
    except OSError as error:
        reason = f"{task.folder}: cannot be written: {(error.strerror or str(error)).lower()}"
    return Refused(f"on worker {socket.gethostname()}: {reason}")


def counted(folder: str, piece: Piece) -> int | str:
    """The line feeds in a range of JSONL; or why they cannot be counted, if that is no matter of chance.

    Raises:
        SourceError: it cannot be read.
    """
    try:
        return line_feeds(piece, folder)
    except Gone as error:
        return f"on worker {socket.gethostname()}: {error}"


class _Refusal(Exception):  # noqa: N818
    """This worker does not fit."""


def _check(task: Task) -> None:
    if task.version != __version__:
        raise _Refusal(f"there is summarize-cli {__version__}, here is {task.version}; install the same")
    model = model_id(task.job.settings.model)
    if model != task.model:
        raise _Refusal(f"the model is {model}, here it is {task.model}; give every worker the same")
    if not os.path.isdir(os.path.join(task.folder, task.run)):  # noqa: PTH112, PTH118
        raise _Over


def _made(task: Task) -> Made:
    run = Path(task.folder, task.run)
    # Two workers may be at it, where one was given up too soon.
    beside = run / f"{uuid.uuid4().hex}.{task.part}"
    lines = beside.with_suffix(".lines") if task.parquet else beside
    try:
        with lines.open("wb") as file:
            made = _written(task, run, file)
            file.flush()
            os.fsync(file.fileno())
        if made.stopped:
            return made
        if task.parquet:
            _publish(task, lines, beside)
        size = beside.stat().st_size
        beside.replace(Path(task.folder, task.part))
        return made._replace(size=size)
    except OSError:
        if not run.is_dir():
            raise _Over from None
        raise
    finally:
        for path in (beside, lines):
            path.unlink(missing_ok=True)


def _written(task: Task, run: Path, file: IO[bytes]) -> Made:
    records = failures = 0
    ids = array("q")
    told: list[tuple[str | None, str, bool]] = []
    if task.job.form == "csv":
        file.write(encoded(csv_layout(_shape(task.job)).header))
    due = time.monotonic() + _EVERY
    with closing(_answers(task, told)) as results:
        for done in results:
            file.write(encoded(str(done.content)))
            records += 1
            if done.id is not None:
                ids.append(digest(done.id))
            if done.error is not None:
                failures += 1
            if len(told) < _TOLD:
                told.extend((done.source, warning, False) for warning in done.warnings)
                if done.error is not None:
                    told.append((done.source, done.error, True))
            if failures and task.fail_fast:
                return Made(records, failures, 0, told, stopped=True)
            if time.monotonic() >= due:
                if not run.is_dir():
                    raise _Over
                due = time.monotonic() + _EVERY
    return Made(records, failures, 0, told, ids.tobytes())


def _answers(task: Task, told: list[tuple[str | None, str, bool]]) -> Generator[Answer, None, None]:
    def warn(source: str, message: str) -> None:
        told.append((source, message, False))

    items = (item for piece in task.pieces for item in items_of(piece, task.access, warn))
    # Two processes, as -j has it: the article that kills is found and named, and this process lives.
    return answers(task.job, items, 2 if task.careful else 1)


def _publish(task: Task, lines: Path, place: Path) -> None:
    from summarize_cli.batch.parquet_output import Publisher  # noqa: PLC0415 - for this format alone

    settings, keep = task.job.settings, task.job.fields.keep
    carried = ("id", *keep)
    Publisher(carried, explain=settings.explain, with_text=settings.with_text, typed=False)(lines, place)


def _shape(job: Job) -> Shape:
    return Shape(job.settings.explain, job.settings.with_text, job.fields.keep)
