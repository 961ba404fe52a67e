"""How a command ends: by itself, by Ctrl-C, by SIGTERM or the hang-up of a terminal, which do as Ctrl-C."""

import os
import signal
import sys
from collections.abc import Callable
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


def end_with(run: Callable[[], int]) -> None:
    """Run a command and exit with its code; an interruption ends it at any moment.

    With 128 and the number of the signal: 130 where it is Ctrl-C. What `run` imports is loaded within it, so
    that an interruption then is one, too.
    """
    termination = Termination()
    try:
        code = run()
    except KeyboardInterrupt:
        code = 128 + signal.SIGINT
    termination.over()
    # Whatever it has been taken for on its way.
    code = termination.code or code
    # What Python flushes at exit may go to a pipe that is closed by now, or to a full disk: nothing is left
    # to be said.
    for number, stream in ((1, sys.stdout), (2, sys.stderr)):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), number)
    sys.exit(code)
