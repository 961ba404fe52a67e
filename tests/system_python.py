"""The tests of what reads and chooses, with another Python at hand: `python -m tests.system_python`.

The system's Python it is, whose re module once split no sentence where the newest one did.
"""

import platform
import shutil
import subprocess
import sys
from pathlib import Path

from tests.checks import CANNOT, ROOT
from tests.pythons import pythons

SYSTEM = "/usr/bin"
UV = [sys.executable, "-m", "uv"]
ENVIRONMENT = ROOT / ".venv-system"
TESTED = [
    *(f"tests/{name}" for name in ("language", "reading", "summary", "tagging", "model")),
    "tests/test_samples.py",
    "tests/test_api.py",
]


def tested(python: Path) -> int:
    """The first exit code that is not 0, in a fresh environment of that Python."""
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    try:
        for command in (
            [*UV, "venv", "--quiet", "--python", python, ENVIRONMENT],
            [*UV, "pip", "install", "--quiet", "--python", ENVIRONMENT, "--editable", ".[dev]"],
            [ENVIRONMENT / "bin" / "python", "-m", "pytest", "-n", "2", "-m", "not slow", *TESTED],
        ):
            code = subprocess.run(command, cwd=ROOT, check=False).returncode
            if code:
                return code
    finally:
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    return 0


def main() -> int:
    """Test with each that is another; 77 if none is."""
    own = platform.python_version()
    others = [python for version, python in pythons([SYSTEM]).items() if version != own]
    if not others:
        print(f"no supported Python in {SYSTEM} but {own}, which all is tested with")
        return CANNOT
    return max(map(tested, others))


if __name__ == "__main__":
    sys.exit(main())
