"""Ctrl-C in a stream of answers: none is left half written."""

import signal
import threading
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Any, Self


class Guard:
    """While it is entered, an interruption waits for a write to end; a second one does not."""

    def __init__(self) -> None:
        self._writing = self._pending = False
        self._before: Any = None

    def __enter__(self) -> Self:
        # Only a program's main thread may say what a signal does, and only where it ends the program.
        main = threading.current_thread() is threading.main_thread()
        if main and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            self._before = signal.signal(signal.SIGINT, self._interrupted)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)

    def whole(self, write: Callable[[], object]) -> None:
        """Do a write as a whole, then be interrupted if it was asked for."""
        self._writing = True
        try:
            write()
        finally:
            self._writing = False
        if self._pending:
            raise KeyboardInterrupt

    def _interrupted(self, _signal: int, _frame: FrameType | None) -> None:
        if not self._writing or self._pending:
            raise KeyboardInterrupt
        self._pending = True
