"""The tests of what reads and chooses, with another Python at hand: `python -m tests.system_python`.

The system's Python it is, whose re module once split no sentence where the newest one did. Nothing is
compiled for it: all other tests are of what was, where there is a C compiler.
"""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.checks import CANNOT, ROOT
from tests.pythons import pythons

SYSTEM = "/usr/bin"
UV = [sys.executable, "-m", "uv"]
NOT_COPIED = shutil.ignore_patterns(".*", "__pycache__", "*.so", "*.pyd", "mutants", "dist")
TESTED = [
    *(f"tests/{name}" for name in ("language", "reading", "summary", "tagging", "model")),
    "tests/test_samples.py",
    "tests/test_api.py",
]


def tested(python: Path) -> int:
    """The first exit code that is not 0, in a copy of the tree and a fresh environment of that Python.

    A copy, as what is compiled lies in the tree, and a Python of the same minor version takes it.
    """
    with tempfile.TemporaryDirectory(prefix="system-python-") as folder:
        tree, environment = Path(folder, "tree"), Path(folder, "environment")
        shutil.copytree(ROOT, tree, ignore=NOT_COPIED)
        # What lies beside the tree lies beside the copy.
        if (shared := ROOT.parent / "shared").is_dir():
            tree.with_name("shared").symlink_to(shared)
        for command in (
            [*UV, "venv", "--quiet", "--python", python, environment],
            [*UV, "pip", "install", "--quiet", "--python", environment, "--editable", ".[dev]"],
            [environment / "bin" / "python", "-m", "pytest", "-n", "2", "-m", "not slow", *TESTED],
        ):
            code = subprocess.run(
                command, cwd=tree, env={**os.environ, "SUMMARIZE_BUILD": "pure"}, check=False
            ).returncode
            if code:
                return code
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
