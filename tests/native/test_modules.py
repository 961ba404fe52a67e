"""The compiled modules in place are those of the sources beside them."""

import importlib
from importlib.machinery import ExtensionFileLoader

import pytest

from summarize_cli.native import build_hook

AGAIN = "python -m summarize_cli.native.build_hook compiles them"


@pytest.mark.parametrize("source", build_hook.sources(), ids=lambda source: source.stem)
def test_a_module_is_compiled_from_its_source_as_it_is_now(source):
    try:
        module = importlib.import_module(f"summarize_cli.native.{source.stem}")
    except ImportError as error:
        pytest.skip(f"not compiled ({error}); {AGAIN}")
    assert isinstance(module.__spec__.loader, ExtensionFileLoader)
    assert getattr(module, build_hook.DIGEST) == build_hook.digest(source), f"it is out of date: {AGAIN}"


@pytest.mark.parametrize("source", build_hook.sources(), ids=lambda source: source.stem)
def test_its_types_are_told(source):
    assert source.with_suffix(".pyi").is_file()
