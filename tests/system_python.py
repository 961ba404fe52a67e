"""The tests of what reads and chooses, with another Python at hand: `python -m tests.system_python`.

The system's Python it is, whose re module once split no sentence where the newest one did.
"""

import platform
import shutil
import subprocess
import sys
from pathlib import Path

from tests.checks import CANNOT, ROOT

OTHERS = (Path("/usr/bin/python3"),)
UV = [sys.executable, "-m", "uv"]
ENVIRONMENT = ROOT / ".venv-system"
TESTED = [
    *(f"tests/{name}" for name in ("language", "reading", "summary", "tagging", "model")),
    "tests/test_samples.py",
    "tests/test_api.py",
]


def answer(python: Path, script: str) -> str | None:
    """What a Python prints; None if it fails."""
    done = subprocess.run([python, "-c", script], capture_output=True, text=True, check=False)
    return None if done.returncode else done.stdout.strip()


def why_not(python: Path) -> str:
    """Why nothing is tested with it; nothing if it can be."""
    if not python.exists():
        return "it is not there"
    version = answer(python, "import platform; print(platform.python_version())")
    if answer(python, "import sys; sys.exit(sys.version_info < (3, 11))") is None:
        return f"{version} is not supported"
    if version == platform.python_version():
        return f"{version} is what all is tested with"
    return ""


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
    reasons = {python: why_not(python) for python in OTHERS}
    usable = [python for python, reason in reasons.items() if not reason]
    if not usable:
        print("; ".join(f"{python}: {reason}" for python, reason in reasons.items()))
        return CANNOT
    return max(tested(python) for python in usable)


if __name__ == "__main__":
    sys.exit(main())
