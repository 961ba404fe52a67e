"""What tests share that look at processes: a terminal of their own, patience, and a bound of time."""

import contextlib
import os
import subprocess
import sys
import time

import pytest

from tests.conftest import ROOT

# What becomes the command, after its standard input has become the terminal that governs it.
_GOVERNED = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execvp(sys.argv[1], sys.argv[1:])
"""


@contextlib.contextmanager
def terminal(command, *, cwd, environment):
    """A process on a terminal of its own: (it, our end of the terminal).

    Not by forking this process, as `pty.fork` does: it may have threads.
    """
    ours, its = os.openpty()
    governed = [sys.executable, "-ISc", _GOVERNED, *command]
    process = subprocess.Popen(
        governed, stdin=its, stdout=its, stderr=its, cwd=cwd, env=environment, start_new_session=True
    )
    os.close(its)
    try:
        yield process, ours
    finally:
        os.close(ours)
        process.wait()


def in_terminal(command, *, columns=80, environment=None):
    """What `command`, a line for sh, shows on a terminal of its own, and its exit code."""
    clean = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "NO_COLOR", "FORCE_COLOR")}
    lines = f"stty cols {columns} 2>/dev/null; exec {command}"
    given = clean | {"TERM": "xterm-256color"} | (environment or {})
    shown = b""
    with terminal(["sh", "-c", lines], cwd=ROOT, environment=given) as (process, ours):
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:
                break
            if not piece:
                break
            shown += piece
    return shown.decode(), process.returncode


def wait_for(condition, seconds=20):
    """What `condition` answers once it holds."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        value = condition()
        if value:
            return value
        time.sleep(0.005)
    pytest.fail("it does not come to that")


@contextlib.contextmanager
def cpu_time_below(seconds):
    """Bounds the block's CPU time, coarsely: what grows linearly takes a tenth of it, what does not, minutes.

    The clock on the wall would count who else works on the machine.
    """
    begin = time.process_time()
    yield
    assert time.process_time() - begin < seconds, "it takes more than linear time"
