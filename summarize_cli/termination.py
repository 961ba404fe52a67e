"""SIGTERM, and the hang-up of a terminal (SIGHUP), end a command as Ctrl-C does."""

import signal
from types import FrameType

TERMINATING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""The signals that end a command from without; Windows has no SIGHUP."""


class Termination:
    """Has such a signal end the command as Ctrl-C does: what is half written is cleared away."""

    def __init__(self) -> None:
        self.code = 0
        """The exit code of a command that one has ended, as shells have it; 0 where none came."""
        for number in TERMINATING:
            # Who started the command may have it ignore the signal, as nohup does.
            if signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, self._end)

    def over(self) -> None:
        """From here on nothing is left to be cleared away."""
        for number in TERMINATING:
            if signal.getsignal(number) == self._end:
                signal.signal(number, signal.SIG_DFL)

    def _end(self, number: int, _frame: FrameType | None) -> None:
        self.code = 128 + number
        raise KeyboardInterrupt
