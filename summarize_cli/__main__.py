"""`python -m summarize_cli`, and the `summarize` command."""

import gc
import os
import signal
import sys

from summarize_cli.termination import Termination


def main() -> None:
    """Run the command line; an interruption ends it at any moment, imports included.

    With 130 where it is Ctrl-C, with 143 where it is SIGTERM, with 129 where it is SIGHUP.
    """
    # Nothing that modules create while they load is garbage: not looking for it saves a tenth of a
    # short run. The command turns collection on when all is loaded.
    gc.disable()
    termination = Termination()
    try:
        from summarize_cli.cli import run  # noqa: PLC0415 - an interruption while it loads is caught too

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


if __name__ == "__main__":
    main()
