"""Ctrl-C, or a signal that ends the command, in a stream of answers: none is left half written."""

import signal
import threading
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Any, Self

from summarize_cli.termination import TERMINATING

_ENDING = (signal.SIGINT, *TERMINATING)


class Guard:
    """While it is entered, an interruption waits for a write to end; a second one does not."""

    def __init__(self) -> None:
        self._writing = False
        self._pending: int | None = None
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        # Only a program's main thread may say what a signal does. One that ends the process, or does nothing,
        # goes on to do so: only what Python code answers can wait.
        if threading.current_thread() is threading.main_thread():
            for number in _ENDING:
                handler = signal.getsignal(number)
                if callable(handler):
                    self._before[number] = signal.signal(number, self._interrupted)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def whole(self, write: Callable[[], object]) -> None:
        """Do a write as a whole, then be interrupted if it was asked for."""
        self._writing = True
        try:
            write()
        finally:
            self._writing = False
        pending, self._pending = self._pending, None
        if pending is not None:
            self._before[pending](pending, None)

    def _interrupted(self, number: int, frame: FrameType | None) -> None:
        if self._writing and self._pending is None:
            self._pending = number
        else:
            self._before[number](number, frame)
