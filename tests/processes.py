"""What tests share that look at processes: a terminal of their own, patience, and a bound of time."""

import contextlib
import os
import pty
import time

import pytest

from tests.conftest import ROOT


def in_terminal(command, *, columns=80, environment=None):
    """What `command`, a line for sh, shows on a terminal of its own, and its exit code."""
    pid, terminal = pty.fork()
    if pid == 0:
        clean = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "NO_COLOR", "FORCE_COLOR")}
        os.chdir(ROOT)
        lines = f"stty cols {columns} 2>/dev/null; exec {command}"
        os.execvpe("sh", ["sh", "-c", lines], clean | {"TERM": "xterm-256color"} | (environment or {}))
    shown = b""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    _, status = os.waitpid(pid, 0)
    os.close(terminal)
    return shown.decode(), os.waitstatus_to_exitcode(status)


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
