"""Progress of long runs: a bar on a terminal, a line a step elsewhere, always on stderr."""

import contextlib
from collections.abc import Iterable, Iterator, Sized
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

Item = TypeVar("Item")


class Progress:
    """Tells of steps as they begin, and shows how far a loop is."""

    def __init__(self) -> None:
        self._console = Console(stderr=True, highlight=False, markup=False)

    def step(self, description: str) -> None:
        """Say that something begins."""
        # What cannot be told holds nothing up. Unwrapped: a line is a line to whoever reads a log.
        with contextlib.suppress(OSError):
            self._console.print(description, soft_wrap=True)

    def track(self, items: Iterable[Item], description: str) -> Iterator[Item]:
        """The items, with a bar that counts them."""
        if not self._console.is_terminal:
            self.step(description)
            yield from items
            return
        columns = (
            TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(),
            TimeElapsedColumn(), TimeRemainingColumn(),
        )  # fmt: skip
        with Bar(*columns, console=self._console, transient=True) as bar:
            total = len(items) if isinstance(items, Sized) else None
            yield from bar.track(items, total=total, description=description)
