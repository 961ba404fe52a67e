"""Every check of this project: `python -m tests.checks`; `.ci/run` is a fresh environment and this.

    python -m tests.checks [--without NAME]... [NAME]...

A line a check; below that of one that fails stand what it printed and how to mend what it found. All are
run, whatever fails before. The exit code is 1 if any failed.
"""

import argparse
import importlib.util
import os
import shlex
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]

TESTS = 'python -m pytest -n 2 -m "not slow"'
"""As in the README, whose test command installs before."""

MEASURED = "--cov --cov-report= --cov-fail-under=0"
"""Lets tests write down what they reach, for the check "coverage". `.ci/run` adds it to the README's."""

CANNOT = 77
"""The exit code of a check that cannot be made here, as automake has it. Its last line says why."""


class Check(NamedTuple):
    """One command, run in the project's folder, and what to do about what it finds."""

    name: str
    command: str
    """As for a shell; the programs of this Python's environment come first."""
    mend: str
    module: str = ""
    """What must be importable, where not all that develop have it."""
    extra: str = ""
    """The extra of the project that brings the module."""
    one_core: bool = False
    """Whether it takes no more than that: two such in a row are run side by side."""


CHECKS = (
    Check("lint", "ruff check .", "ruff check --fix . mends some; ruff rule NAME says why"),
    Check("format", "ruff format --check .", "ruff format ."),
    Check("types", "mypy", "give the types that it misses; an ignore needs its error code and a reason"),
    Check(
        "imports",
        "lint-imports",
        "imports follow the flow of the data: move what both sides need down, or pass it in "
        "(the contracts: tool.importlinter in pyproject.toml)",
    ),
    Check(
        "tests", f"{TESTS} {MEASURED}", "again, alone and with all it says: python -m pytest -vv FILE::TEST"
    ),
    Check(
        "slow",
        f"python -m pytest -n 2 -m slow {MEASURED} --cov-append",
        "again, alone and with all it says: python -m pytest -vv FILE::TEST",
    ),
    Check(
        "coverage",
        "coverage report --skip-covered",
        "test the behaviour of the lines and branches named (the check tests measures them); what no test "
        "can reach is left out with a reason: tool.coverage.report in pyproject.toml",
    ),
    Check(
        "quality",
        "python -m pytest -n 2 tests/quality",
        "mend the change: floors only rise. python -m tests.quality prints each figure beside its floor, "
        "python -m tests.quality.test_pages what of pages was shown",
    ),
    Check(
        "fuzz",
        "python -m tests.fuzz --seconds 60 --seed 1",
        "mend what the inputs kept in tests/fuzz/found break; then: python -m pytest tests/fuzz",
        module="atheris",
        extra="fuzz",
        one_core=True,
    ),
    Check(
        "release",
        "python -m tests.release",
        "each part alone: python -m tests.release build, install, types, bounds; what it finds says more",
        one_core=True,
    ),
    Check(
        "python",
        "python -m tests.system_python",
        "again, alone, with that Python, in a clone, as what is compiled lies in the tree: git clone . C && "
        "cd C && /usr/bin/python3 -m venv E && SUMMARIZE_BUILD=pure E/bin/pip install -e '.[dev]' && "
        "E/bin/python -m pytest FILE",
    ),
)


def main(arguments: Sequence[str] | None = None, checks: Sequence[Check] = CHECKS) -> int:
    """Run what is named, or all. 1 if any failed."""
    named = [check.name for check in checks]
    parser = argparse.ArgumentParser(
        prog="python -m tests.checks",
        description="Runs every check of this project, or those named, and says how to mend what they find.",
        epilog="\n".join(f"{check.name:10}{check.command}" for check in checks),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of: {', '.join(named)}")
    parser.add_argument("--without", action="append", default=[], metavar="NAME", help="all but this one")
    asked = parser.parse_args(arguments)
    for name in (*asked.names, *asked.without):
        if name not in named:
            parser.error(f"no check is named {name}; there are {', '.join(named)}")
    wanted = [
        check for check in checks if check.name in (asked.names or named) and check.name not in asked.without
    ]
    # Each is run, although one may have failed.
    passed = []
    for group in side_by_side(wanted):
        with ThreadPoolExecutor(len(group)) as pool:
            outcomes = [pool.submit(outcome, check) for check in group]
            passed += [passes(check, coming) for check, coming in zip(group, outcomes, strict=True)]
    return 0 if all(passed) else 1


def side_by_side(checks: Sequence[Check]) -> list[list[Check]]:
    """The checks in order, those together that are run at once."""
    groups: list[list[Check]] = []
    for check in checks:
        if check.one_core and groups and len(groups[-1]) == 1 and groups[-1][0].one_core:
            groups[-1].append(check)
        else:
            groups.append([check])
    return groups


def outcome(check: Check) -> tuple[subprocess.CompletedProcess[str], float] | None:
    """What the command of a check did, and the seconds it took; None where its module is not here."""
    if check.module and importlib.util.find_spec(check.module) is None:
        return None
    begin = time.monotonic()
    return run(check.command), time.monotonic() - begin


def passes(check: Check, coming: Future[tuple[subprocess.CompletedProcess[str], float] | None]) -> bool:
    """Print the line of a check; whether nothing is wrong, as far as can be seen here."""
    print(f"{check.name:10}", end="", flush=True)
    found = coming.result()
    if found is None:
        print(f"not here: no {check.module} (pip install -e '.[{check.extra}]')", flush=True)
        return True
    done, took = found
    seconds = f"{took:.1f} s"
    output = done.stdout.strip()
    if done.returncode == CANNOT:
        print(f"not here: {output.rpartition(os.linesep)[2]}", flush=True)
        return True
    if done.returncode == 0:
        print(f"ok      {seconds:>8}", flush=True)
        return True
    print(f"FAILED  {seconds:>8}  {check.command}\n{output}\nTo mend it: {check.mend}", flush=True)
    return False


def run(command: str) -> subprocess.CompletedProcess[str]:
    """A command's exit code, and what it printed on both streams, as it came."""
    here = str(Path(sys.executable).parent)
    environment = {**os.environ, "PATH": os.pathsep.join([here, os.environ.get("PATH", os.defpath)])}
    program, *rest = shlex.split(command)
    if program == "python":
        program = sys.executable
    try:
        return subprocess.run(
            [program, *rest],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError as error:
        return subprocess.CompletedProcess(command, 127, f"{program}: {error.strerror}")


if __name__ == "__main__":
    sys.exit(main())
