"""Tests what is released, not the tree: `python -m tests.release`; a part: `python -m tests.release bounds`.

build    `python -m build` gives a wheel and an sdist, the same ones from the tree and from one another
install  the wheel without compiled modules and the sdist, which is compiled where it can be, each in a fresh
         environment of each supported Python at hand, pass their own smoke test
types    a program of someone else's, strictly checked, sees the wheel's types
bounds   with every dependency at its lower bound, the sdist's core tests pass

Everything is made in a temporary folder. Packages come from PyPI or uv's cache. It takes two minutes.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.release import bounds, building, consuming, installing
from tests.release.commands import FaultError

PARTS = {
    "install": installing.check,
    "types": consuming.check,
    "bounds": bounds.check,
}


def main(arguments):
    parser = argparse.ArgumentParser(prog="python -m tests.release", description="Test what is released.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"build, {', '.join(PARTS)}; all by default")
    wanted = parser.parse_args(arguments).parts or ["build", *PARTS]
    if unknown := {*wanted} - {"build", *PARTS}:
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    faults = 0
    with tempfile.TemporaryDirectory(prefix="release-") as folder:
        built = None
        for part in ["build", *(part for part in PARTS if part in wanted)]:
            started = time.monotonic()
            try:
                if part == "build":
                    built = building.check(Path(folder))
                    told = built.told
                else:
                    told = PARTS[part](built, Path(folder))
            except FaultError as fault:
                faults += 1
                print(f"{part}: FAULT: {fault}", flush=True)
                if built is None:
                    break
            else:
                print(f"{part}: {told} ({time.monotonic() - started:.0f} s)", flush=True)
    return min(faults, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
