import compileall
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import Phase, settings

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
CORPORA = ROOT.parent / "shared" / "corpora"


# For mutation testing: any example that kills a mutant will do.
settings.register_profile("mutation", phases=[Phase.explicit, Phase.generate], database=None)


def pytest_sessionstart():
    """Makes places alike: where tests run in the background, or each in a process of several.

    The package is compiled, as an installer does: else each of the processes that tests start would.
    """
    compileall.compile_dir(ROOT / "summarize_cli", quiet=2)
    # A shell lets what it starts in the background ignore Ctrl-C, and so would all that is started here;
    # nohup has it ignore that the terminal is gone.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    # Readline, which pytest loads, sets them behind Python's back for all that is started.
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)


def unmeasured():
    """The environment of processes whose own modules, memory or files are looked at: coverage has its own."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}


def installed(folder):
    """A folder for PATH in which the command is, as this Python runs it."""
    folder.mkdir(parents=True, exist_ok=True)
    command = folder / "summarize"
    command.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m summarize_cli "$@"\n')
    command.chmod(0o755)
    return folder


@pytest.fixture
def samples():
    return SAMPLES


@pytest.fixture
def corpora():
    if not CORPORA.is_dir():
        pytest.skip("the corpora are not part of the project and not beside it")
    return CORPORA


@pytest.fixture
def run():
    """Runs the real command in its own process: `run("-f", "json", file, stdin=b"…")`."""

    def run_command(*arguments, stdin=b"", environment=None, **options):
        clean = {k: v for k, v in os.environ.items() if not k.startswith("SUMMARIZE_")}
        # Nor does it read the configuration of whoever runs the tests.
        clean.update({"PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": "/nowhere", **(environment or {})})
        for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR"):
            if name not in (environment or {}):
                clean.pop(name, None)
        return subprocess.run(
            [sys.executable, "-m", "summarize_cli", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            env=clean,
            timeout=60,
            check=False,
            **options,
        )

    return run_command
