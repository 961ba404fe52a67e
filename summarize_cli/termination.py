"""SIGTERM ends a command as Ctrl-C does."""

import signal
from types import FrameType


class Termination:
    """Has SIGTERM end the command as Ctrl-C does: what is half written is cleared away."""

    def __init__(self) -> None:
        self.came = False
        # Who started the command may have it ignore the signal.
        if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
            signal.signal(signal.SIGTERM, self._end)

    def over(self) -> None:
        """From here on nothing is left to be cleared away."""
        if signal.getsignal(signal.SIGTERM) == self._end:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)

    def _end(self, _signal: int, _frame: FrameType | None) -> None:
        self.came = True
        raise KeyboardInterrupt
