"""The supported Pythons at hand."""

import os
import subprocess
import tomllib
from pathlib import Path

from packaging.specifiers import SpecifierSet

from tests.conftest import ROOT

SUPPORTED = SpecifierSet(
    tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"]
)


def everywhere():
    """The folders on the path, of pyenv, and where a distribution has its Python."""
    of_pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")).glob("versions/*/bin")
    return [*os.get_exec_path(), "/usr/bin", "/usr/local/bin", *sorted(map(str, of_pyenv))]


def pythons(folders=None):
    """Version -> interpreter, of those in some folders; everywhere, if none are given."""
    found = {}
    for folder in folders or everywhere():
        for path in sorted(Path(folder).glob("python3.[0-9][0-9]")):
            asked = [path, "-c", "import platform; print(platform.python_version())"]
            told = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
            if told and SUPPORTED.contains(told, prereleases=True):
                found.setdefault(told, path)
    return found
