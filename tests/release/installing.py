"""The wheel in a fresh environment of each supported Python at hand."""

from tests.pythons import pythons
from tests.release.commands import FaultError, environment, run, uv

REPRODUCE = "install the wheel in a fresh environment and run python -m summarize_cli.smoke"


def check(built, folder):
    """Install the wheel, and let it test itself.

    Raises:
        FaultError: it cannot be installed, or its smoke test finds something broken.
    """
    found = pythons()
    for version, interpreter in found.items():
        python = environment(folder / f"python-{version}", interpreter)
        installed(python, built.wheel)
        # From a folder that holds nothing of the tree.
        run(python, "-m", "summarize_cli.smoke", cwd=folder, mend=f"{REPRODUCE}, with Python {version}")
    if not found:
        raise FaultError("no supported Python was found; install one, or put it on the path")
    return f"works on Python {', '.join(sorted(found))}"


def installed(python, *what):
    """Install with uv, and refuse dependencies that contradict one another."""
    uv("pip", "install", "--quiet", "--python", python, *what, mend="see dependencies in pyproject.toml")
    uv("pip", "check", "--quiet", "--python", python, mend="see dependencies in pyproject.toml")
