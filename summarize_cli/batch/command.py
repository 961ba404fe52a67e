"""What the command line asks for when there are many articles -> the whole run, and how it ended.

It prints nothing itself: what is to be told goes to the functions that it is given.
"""

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from summarize_cli.article import Failure
from summarize_cli.batch.duplicates import Duplicates
from summarize_cli.batch.inputs import Meter, Reading, items
from summarize_cli.batch.interruption import Guard
from summarize_cli.batch.job import Answer, Form, Job, Lost
from summarize_cli.batch.layouts import csv_layout, jsonl_layout
from summarize_cli.batch.order import LINES, Order, Voice, check, publisher, shown_as_rows
from summarize_cli.batch.own import own_of
from summarize_cli.batch.part import Layout, part, part_of
from summarize_cli.batch.run import answers
from summarize_cli.batch.sources import Found, Warn, found, listed
from summarize_cli.batch.stdin import recognised
from summarize_cli.errors import OutputError, SourceError
from summarize_cli.garbage import collected
from summarize_cli.output import is_replaceable, writer
from summarize_cli.reading.decoding import text_codec
from summarize_cli.reading.sources import STDIN
from summarize_cli.rendering import Outcome, renderer
from summarize_cli.rendering.csv_format import Shape

if TYPE_CHECKING:
    from summarize_cli.batch.progress import Shown


_COLLECTED = 100
"""Articles between two collections."""


class _Stopped(Exception):  # noqa: N818 - an end, no error
    """The first failure ends the run, as the user wished."""


def carry_out(order: Order, stdin: BinaryIO | None, voice: Voice) -> int:
    """Summarize many articles, and write what becomes of each. How many failed.

    Raises:
        UsageError: what is asked for makes no sense.
        OutputError: the result cannot be written.
        ModelError: the model cannot be used.
        KeyboardInterrupt: the user ended it; whole answers are written.
    """
    if order.cluster:
        from summarize_cli.batch.cluster import carry_out_on_cluster  # noqa: PLC0415 - for a cluster alone

        return carry_out_on_cluster(order, stdin, voice)
    check(order)
    order.settings.check()
    order = order._replace(page=order.page._replace(several=True))
    if order.sources == (STDIN,) and order.input_format == "auto" and stdin is not None:
        order, stdin = _with_stdin_recognised(order, stdin)
    run = _Run(order, stdin, voice)
    try:
        with run.guard, run.progress():
            run.write()
    except _Stopped:
        run.tell_what_is_left()
    except (KeyboardInterrupt, OutputError):
        run.tell_what_is_left()
        raise
    run.tell_counts()
    return run.failures


def _with_stdin_recognised(order: Order, stdin: BinaryIO) -> tuple[Order, BinaryIO]:
    try:
        kind, whole = recognised(stdin, order.fields)
    except SourceError as error:
        raise SourceError(f"standard input: {error}") from None
    if kind is None:
        # One article, in the form of one.
        return order._replace(page=order.page._replace(several=order.files_from is not None)), whole
    # Nobody has said that they are many. JSON of one is an object, and of the others a heading does no harm.
    # Where a failure ends the run nobody sees how many there are.
    several = None if order.form == "json" and not order.fail_fast and order.files_from is None else True
    return order._replace(input_format=kind, page=order.page._replace(several=several)), whole


class _Run:
    """One run: what it counts, and its way from names to a file."""

    def __init__(self, order: Order, stdin: BinaryIO | None, voice: Voice) -> None:
        self.order, self.voice = order, voice
        self.shown: Shown | None = None
        self.guard, self.meter, self.duplicates = Guard(), Meter(), Duplicates()
        self.records = self.failures = self.written = 0
        self.first_duplicate = ""
        self._stopped = False
        encoding = order.settings.encoding
        self._reading = Reading(order.fields, encoding and text_codec(encoding), stdin)

    def write(self) -> None:
        order = self.order
        if order.form not in LINES:
            self._render()
        elif order.output is not None and is_replaceable(order.output):
            self._write_part(order.output)
        else:
            layout = self._layout()
            with writer(order.output) as write, closing(self._answers(0)) as results:
                if layout.header:
                    write(layout.header)
                for answer in results:
                    self.guard.whole(partial(write, str(answer.content)))

    def tell_counts(self) -> None:
        """The last words of a run."""
        if self.duplicates.count:
            others = self.duplicates.count - 1
            also = f"; so did {others:,} more" if others else ""
            self.voice.warn(self.first_duplicate, f"its id came before{also}")
        if self.failures and self.records > 1:
            self.voice.say(f"{self.failures:,} of {self.records:,} articles failed")

    def tell_what_is_left(self) -> None:
        """What an end before the end leaves."""
        if self.order.output is not None and self.written:
            beside = part_of(self.order.output)
            self.voice.say(f"{self.written:,} articles are in {beside}; --resume goes on with them")

    def _render(self) -> None:
        order = self.order
        render = renderer("rows" if order.form == "table" and shown_as_rows(order) else order.form)
        with writer(order.output) as write, closing(self._answers(0)) as results:
            outcomes = (answer.content for answer in results)
            for piece in render(cast("Iterator[Outcome]", outcomes), order.page):
                self.guard.whole(partial(write, piece))
            if self._stopped and order.output is not None:
                raise _Stopped

    def _write_part(self, target: Path) -> None:
        order = self.order
        with part(target, self._layout(), resume=order.resume, publish=publisher(order)) as pending:
            done = pending.done
            self.records, self.failures = done.answers, done.failures
            with closing(self._answers(done.answers)) as results:
                for answer in results:
                    failed = answer.error is not None
                    self.guard.whole(partial(pending.write, str(answer.content), failed=failed))
                    self.written = self.records
            if self._stopped:
                raise _Stopped

    def _layout(self) -> Layout:
        settings = self.order.settings
        if self.order.form == "csv":
            return csv_layout(Shape(settings.explain, settings.with_text, self.order.fields.keep))
        return jsonl_layout()

    def _answers(self, skipped: int) -> Generator[Answer, None, None]:
        """Each answer in turn, told of and counted; those of the first items are there already."""
        order = self.order
        form: Form = "digest"
        if order.form in LINES:
            form = "csv" if order.form == "csv" else "jsonl"
        job = Job(order.settings, order.fields, form, order.limits)
        warn = self.voice.warn
        each = islice(items(self._files(warn), self._reading, warn, self.meter), skipped, None)
        with closing(answers(job, each, order.jobs)) as results:
            for answer in collected(results, _COLLECTED):
                self.records += 1
                for warning in answer.warnings:
                    self.voice.warn(answer.source, warning)
                if self.duplicates.again(answer.id):
                    self.first_duplicate = self.first_duplicate or str(answer.source)
                if answer.error is not None:
                    self.failures += 1
                    self.voice.failed(Failure(answer.source, answer.error))
                    if order.fail_fast:
                        self._stopped = True
                        return
                yield answer
                if self.shown is not None:
                    self.shown.update(self.records, self.failures, self.meter.done)

    def _files(self, warn: Warn) -> Iterator[Found | Lost]:
        names: Iterable[str] = self.order.sources
        if self.order.files_from is not None:
            names = chain(names, listed(self.order.files_from, self._reading.stdin))
        return found(names, self.order.input_format, warn, own_of(self.order.output))

    @contextmanager
    def progress(self) -> Iterator[None]:
        """A bar, where one is wanted."""
        if not self.order.progress:
            yield
            return
        from summarize_cli.batch.progress import Shown  # noqa: PLC0415 - rich, where it is asked for

        # A walk costs little beside what is to be done with what it finds.
        named = self.order.files_from != STDIN and STDIN not in self.order.sources
        files = sum(1 for _ in self._files(lambda _file, _message: None)) if named else None
        with Shown(files) as self.shown:
            yield
