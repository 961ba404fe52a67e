"""A program of someone else's against the wheel's types, strictly checked by mypy."""

import shutil
import sys
from pathlib import Path

from tests.release.commands import environment, run
from tests.release.installing import installed

CONSUMER = Path(__file__).with_name("consumer.py")


def check(built, folder):
    """Check the consumer; what it does wrong on purpose must be found, too.

    Raises:
        FaultError: mypy finds something else.
    """
    python = environment(folder / "types", sys.executable)
    installed(python, built.wheel)
    alone = folder / "elsewhere"
    alone.mkdir()
    program = shutil.copy(CONSUMER, alone)
    run(
        *(sys.executable, "-m", "mypy", "--strict", "--config-file=", "--cache-dir", alone / "cache"),
        *("--python-executable", python, program),
        cwd=alone,
        mend="the public API's types have changed: mend them, or tests/release/consumer.py and the changelog",
    )
    run(python, program, cwd=alone, mend="the program is right by its types and does not run")
    return "mypy --strict passes a program that uses the public API, and finds what is wrong in it"
