"""Many articles on a cluster: partitions out to a Dask scheduler, parts into a folder, a manifest of both.

A part appears as a whole and a partition is always the same, so a record is in the parts exactly once,
whatever dies meanwhile: a partition that was worked on twice gives one part. The manifest is only as new as
its last writing; what it does not know of is made again.
"""

import contextlib
import time
import uuid
from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from summarize_cli.article import Failure
from summarize_cli.batch.duplicates import Duplicates
from summarize_cli.batch.job import Form, Job
from summarize_cli.batch.manifest import Counts, Manifest
from summarize_cli.batch.order import LINES, Order, Voice
from summarize_cli.batch.own import own_of
from summarize_cli.batch.partitions import described, planned, uncounted
from summarize_cli.batch.parts_folder import appears, claimed, own_folder, own_name
from summarize_cli.batch.pieces import Access, Gone, Piece, length, line_feeds
from summarize_cli.batch.scheduler import LOCAL, Died, Failed, Scheduler, connected
from summarize_cli.batch.sources import found, listed
from summarize_cli.batch.task import Made, Refused, Task, counted, make, model_id
from summarize_cli.errors import OutputError, SourceError, SummarizeError, UsageError
from summarize_cli.reading.decoding import text_codec
from summarize_cli.version import __version__

if TYPE_CHECKING:
    from summarize_cli.batch.progress import Shown

_WITHOUT_WORKERS, _LOOK = 3.0, 0.2
"""Seconds until a user is told that there are none, and between two looks for them."""
_COUNTED_HERE = 1 << 26
"""Bytes: some hundredths of a second, where they have just been written."""


def carry_out_on_cluster(order: Order, stdin: BinaryIO | None, voice: Voice) -> int:
    """Summarize many articles on a cluster. How many failed, and partitions that did.

    Raises:
        UsageError: what is asked for makes no sense.
        OutputError: the parts cannot be written.
        ModelError: the model cannot be used.
        SummarizeError: there is no scheduler, it is gone, or its workers cannot do this.
        KeyboardInterrupt: the user ended it; the parts that are there are whole.
    """
    folder = _checked(order)
    order.settings.check()
    if order.settings.model is not None:
        order = order._replace(settings=order.settings._replace(model=order.settings.model.absolute()))
    access = _access(order)
    names = chain(order.sources, listed(order.files_from, stdin) if order.files_from is not None else ())
    # A walk may come by the parts of a run that is to be resumed.
    files = found(names, order.input_format, voice.warn, own_of(folder))
    plan = planned(files, access, voice.warn)
    manifest = Manifest(folder, _options(order), plan, order.form)
    with claimed(folder, resume=order.resume):
        if order.resume:
            manifest.resume()
        run = _Run(order, access, manifest, voice, folder)
        run.work()
    return manifest.failures + run.more_failures + len(manifest.failed)


def _checked(order: Order) -> Path:
    if order.form not in LINES:
        raise UsageError("cluster needs -f jsonl, csv or parquet", "cluster")
    if order.output is None or str(order.output) == "-":
        raise UsageError("cluster needs --output DIR, a folder that every worker shares", "cluster")
    if ":/" in str(order.output).partition("/")[0] + "/":
        raise UsageError(
            f"cluster writes into a folder that every worker shares, not to {order.output}", "output"
        )
    if order.form == "parquet":
        from summarize_cli.batch import parquet_output  # noqa: PLC0415 - for this format alone

        parquet_output.check()
    return order.output.absolute()


def _access(order: Order) -> Access:
    encoding = order.settings.encoding
    return Access(str(Path.cwd()), order.fields, encoding and text_codec(encoding), order.limits)


def _options(order: Order) -> dict[str, Any]:
    """All that a part depends on besides the input, under the names that a user knows."""
    settings, fields = order.settings, order.fields
    return {
        "version": __version__,
        "model": model_id(settings.model),
        **{
            name.replace("_", "-"): value
            for name, value in settings._asdict().items()
            if name not in ("model", "input_format")
        },
        "input-format": order.input_format,
        **{f"{name}-field": list(getattr(fields, name)) for name in ("text", "title", "id")},
        "keep": list(fields.keep),
    }


def counted_here(pieces: Sequence[Piece], folder: str) -> dict[Piece, int]:
    """The line feeds in ranges of JSONL, if they are few and at hand: to hand them out would take longer."""
    if any("://" in piece.name for piece in pieces) or sum(map(length, pieces)) > _COUNTED_HERE:
        return {}
    try:
        return {piece: line_feeds(piece, folder) for piece in pieces}
    except (Gone, SourceError):
        return {}  # the workers say why, if it is no matter of this machine


class _Run:
    """One run: from the partitions that are left to their parts."""

    def __init__(self, order: Order, access: Access, manifest: Manifest, voice: Voice, folder: Path) -> None:
        self._order, self._access, self._manifest, self._voice = order, access, manifest, voice
        self._folder, self._token = folder, uuid.uuid4().hex[:12]
        self._run = own_name(self._token)
        self._shown: Shown | None = None
        self._careful: set[int] = set()
        self._warned = False
        self._duplicates, self._first_duplicate = Duplicates(), ""
        self.more_failures = 0
        """In a part that is not kept, since the first failure ends the run."""

    def work(self) -> None:
        """Make the parts that are not there, and tell how it went."""
        manifest, state = self._manifest, "interrupted"
        if not manifest.todo:
            manifest.write("done")
            self._tell_counts()
            return
        order = self._order
        assert order.cluster is not None
        try:
            own = own_folder(self._folder, self._run)
            with connected(order.cluster, order.jobs) as scheduler, own, self._progress():
                self._look_at_workers(scheduler)
                if not manifest.numbered:
                    self._count_lines(scheduler)
                manifest.write("running")
                if self._make_parts(scheduler):
                    state = "incomplete" if manifest.failed else "done"
        finally:
            # A part may be there that nobody has heard of yet.
            if any(self._folder.glob("part-*")) or state != "interrupted":
                manifest.write(state)
            else:
                manifest.remove()
            if state == "interrupted" and manifest.done:
                self._tell_what_is_left()
        if state != "interrupted":
            self._tell_counts()

    def _count_lines(self, scheduler: Scheduler) -> None:
        """Number the lines, as one process would: a range has to know how many there are before it."""
        ranges = uncounted(self._manifest.partitions)
        counts = counted_here(ranges, self._access.folder)
        pieces = [piece for piece in ranges if piece not in counts]
        work = partial(counted, self._access.folder)
        scheduler.submit(work, list(enumerate(pieces)), f"summarize-lines-{self._token}")
        for number, result in scheduler.results(self._idle(scheduler)):
            if isinstance(result, Died | Failed | str):
                why = result if isinstance(result, str) else result[0]
                raise SummarizeError(f"the lines of {pieces[number].name} cannot be counted: {why}")
            counts[pieces[number]] = result
        self._manifest.number(counts)

    def _make_parts(self, scheduler: Scheduler) -> bool:
        """Whether it came to the end, and not to a failure that ends it."""
        manifest, todo = self._manifest, self._manifest.todo
        scheduler.submit(make, [(index, self._task(index)) for index in todo], f"summarize-{self._token}")
        self._update()
        for index, result in scheduler.results(self._idle(scheduler)):
            if isinstance(result, Refused):
                raise SummarizeError(result.reason)
            if isinstance(result, Made):
                self._tell(result)
                if result.stopped:
                    self.more_failures = 1
                    return False
                self._keep(index, result)
            elif isinstance(result, Died) and index not in self._careful:
                self._careful.add(index)
                again = [(index, self._task(index))]
                scheduler.submit(make, again, f"summarize-careful-{self._token}")
            else:
                self._give_up(index, result)
            manifest.write_if_due()
            self._update()
        return True

    def _task(self, index: int) -> Task:
        order, manifest = self._order, self._manifest
        form: Form = "csv" if order.form == "csv" else "jsonl"
        return Task(
            manifest.partitions[index],
            self._access,
            Job(order.settings, order.fields, form, order.limits),
            str(self._folder),
            self._run,
            manifest.part(index),
            parquet=order.form == "parquet",
            fail_fast=order.fail_fast,
            careful=index in self._careful,
            model=model_id(order.settings.model),
        )

    def _keep(self, index: int, made: Made) -> None:
        part = self._folder / self._manifest.part(index)
        if not appears(part):
            raise OutputError(f"{part}: a worker has written it, but it is not here; share {self._folder}")
        self._manifest.done[index] = Counts(made.records, made.failures, made.size)
        if sum(map(self._duplicates.came, array("q", made.ids))):
            self._first_duplicate = self._first_duplicate or part.name

    def _give_up(self, index: int, result: Died | Failed) -> None:
        why = result.how if isinstance(result, Died) else result.why
        pieces = self._manifest.partitions[index]
        self._manifest.failed[index] = why
        part = self._manifest.part(index)
        self._voice.failed(Failure(part, f"cannot be made of {described(pieces)}: {why}"))

    def _tell(self, made: Made) -> None:
        told = 0
        for source, message, failed in made.told:
            told += failed
            if failed:
                self._voice.failed(Failure(source, message))
            else:
                self._voice.warn(source, message)
        if made.failures > told:
            self._voice.say(f"{made.failures - told:,} more failures, which stand in the part")

    def _idle(self, scheduler: Scheduler) -> Callable[[], None]:
        """What to do while nothing is done: see to the manifest, and to whether anybody works."""
        due = time.monotonic() + _WITHOUT_WORKERS

        def look() -> None:
            nonlocal due
            if time.monotonic() < due:
                return
            due = time.monotonic() + _WITHOUT_WORKERS
            if self._manifest.numbered:
                self._manifest.write_if_due()
            if not scheduler.threads():
                if not self._warned:
                    self._voice.warn(self._order.cluster, "has no workers; it waits for one to join")
                self._warned = True
            else:
                self._warned = False

        return look

    def _look_at_workers(self, scheduler: Scheduler) -> None:
        """Wait for one. Threads of one process take turns with work like this, which a user may not know."""
        if self._order.cluster == LOCAL:
            return
        idle = self._idle(scheduler)
        while not scheduler.threads():
            idle()
            time.sleep(_LOOK)
        scheduler.check_workers(f"{make.__module__}:__version__", __version__)
        many = {address: count for address, count in scheduler.threads().items() if count > 1}
        if many:
            address, count = next(iter(many.items()))
            self._voice.warn(
                address,
                f"has {count} threads, of which this uses one at a time; "
                f"dask worker --nworkers {count} --nthreads 1 starts as many processes",
            )

    @contextlib.contextmanager
    def _progress(self) -> Iterator[None]:
        if not self._order.progress:
            yield
            return
        from summarize_cli.batch.progress import Shown  # noqa: PLC0415 - rich, where it is asked for

        with Shown(len(self._manifest.partitions)) as self._shown:
            yield

    def _update(self) -> None:
        if self._shown is not None:
            manifest = self._manifest
            self._shown.update(manifest.records, manifest.failures, len(manifest.done))

    def _tell_counts(self) -> None:
        manifest = self._manifest
        if self._duplicates.count:
            others = self._duplicates.count - 1
            also = f"; so did {others:,} more, there or in other parts" if others else ""
            self._voice.warn(self._first_duplicate, f"an id in it came before{also}")
        counts = []
        if manifest.failed:
            total = f"{len(manifest.partitions):,} partitions"
            counts.append(f"{len(manifest.failed):,} of {total} failed; --resume tries them again")
        if manifest.failures:
            counts.append(f"{manifest.failures:,} of {manifest.records:,} articles failed")
        if counts:
            self._voice.say("; ".join(counts))

    def _tell_what_is_left(self) -> None:
        manifest = self._manifest
        done, total = len(manifest.done), len(manifest.partitions)
        self._voice.say(
            f"{done:,} of {total:,} partitions are in {self._folder}; --resume goes on with the others"
        )
