"""The wheel for all Pythons and the sdist, in a fresh environment of each supported Python at hand."""

from tests.pythons import pythons
from tests.release.commands import FaultError, environment, run, uv

REPRODUCE = "install {} in a fresh environment and run python -m summarize_cli.smoke, with Python {}"
COMPILED = """
import importlib, pkgutil
from summarize_cli import native

for module in pkgutil.iter_modules(native.__path__):
    print(importlib.import_module(f"{native.__name__}.{module.name}").__name__)
"""
"""Prints the compiled modules, each of which can be imported."""


def check(built, folder):
    """Install the wheel, and let it test itself; then the sdist, of which each Python makes its own wheel.

    Raises:
        FaultError: it cannot be installed, or its smoke test finds something broken.
    """
    found = pythons()
    told = []
    for version, interpreter in found.items():
        python = environment(folder / f"python-{version}", interpreter)
        for what in (built.pure, built.sdist):
            installed(python, what)
            mend = REPRODUCE.format(what.name, version)
            # From a folder that holds nothing of the tree.
            run(python, "-m", "summarize_cli.smoke", cwd=folder, mend=mend)
        # Where there are headers and a compiler, by what the build says, which tells of anything else.
        modules = run(python, "-c", COMPILED, cwd=folder, mend=mend).split()
        told.append(f"{version} ({'compiled' if modules else 'pure alone'})")
    if not found:
        raise FaultError("no supported Python was found; install one, or put it on the path")
    return f"works on Python {', '.join(sorted(told))}"


def installed(python, *what):
    """Install with uv, and refuse dependencies that contradict one another."""
    # What was made of an sdist for another Python is not taken again.
    install = ("pip", "install", "--quiet", "--python", python, "--reinstall-package", "summarize-cli")
    uv(*install, *what, mend="see dependencies in pyproject.toml")
    uv("pip", "check", "--quiet", "--python", python, mend="see dependencies in pyproject.toml")
