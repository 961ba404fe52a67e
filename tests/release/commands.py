"""Runs what a release is made and tested with; what goes wrong is told with how to mend it."""

import os
import subprocess
import sys

from tests.conftest import ROOT


class FaultError(Exception):
    """What is wrong with the release, and how to mend it."""


def run(*command, mend, cwd=ROOT, **more):
    """What the command writes to stdout. No other environment reaches in by PYTHONPATH.

    Raises:
        FaultError: it does not end with 0; its last lines are told, and `mend`.
    """
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "SUMMARIZE_"))
    }
    done = subprocess.run(
        [*map(str, command)], cwd=cwd, env=environment | more, capture_output=True, text=True, check=False
    )
    if done.returncode:
        told = "\n    ".join((done.stdout + done.stderr).strip().splitlines()[-25:])
        raise FaultError(
            f"{' '.join(map(str, command))} ends with {done.returncode}\n    {told}\n    To mend: {mend}"
        )
    return done.stdout


def uv(*arguments, mend, **more):
    """As `run`, of uv in this environment."""
    return run(sys.executable, "-m", "uv", *arguments, mend=mend, **more)


def environment(place, python):
    """A fresh virtual environment of an interpreter; answers its own."""
    uv("venv", "--quiet", "--python", python, place, mend=f"does {python} start?")
    return place / ("Scripts" if os.name == "nt" else "bin") / "python"
