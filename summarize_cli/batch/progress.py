"""How far a run is: records, rate, time left, failures; on a terminal, on stderr."""

import time
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

_EVERY = 0.1
"""Seconds between two looks."""


class Shown:
    """A bar while it is entered.

    Args:
        files: how many there are to read; None if nobody can say, and then there is no time left to tell.
    """

    def __init__(self, files: int | None) -> None:
        self._files = files
        self._begun = self._shown = time.monotonic()
        self._first: int | None = None
        columns = (
            TextColumn("{task.fields[said]}", markup=False), BarColumn(24), TimeElapsedColumn(),
            TextColumn("left", markup=False), TimeRemainingColumn(),
        )  # fmt: skip
        # What is told of on stderr meanwhile goes above the bar; stdout is none of its business.
        self._bar = Progress(
            *(columns if files else columns[:3]),
            console=Console(stderr=True),
            transient=True,
            redirect_stdout=False,
        )
        self._task = self._bar.add_task("", total=files or None, said="")

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def update(self, records: int, failures: int, done: float) -> None:
        """Show how far it is: records and failures so far, and files, of which one may be a share."""
        now = time.monotonic()
        if self._first is None:
            # What an earlier run did is no part of the rate.
            self._first = records - 1
        if now - self._shown < _EVERY:
            return
        self._shown = now
        rate = (records - self._first) / (now - self._begun)
        failed = f" \u00b7 {failures:,} failed" if failures else ""
        self._bar.update(
            self._task, completed=done, said=f"{records:,} articles \u00b7 {rate:,.0f}/s{failed}"
        )
