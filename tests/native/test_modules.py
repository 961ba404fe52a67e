"""The compiled modules in place are those of the sources beside them, or are not imported."""

import importlib
from importlib.machinery import ExtensionFileLoader

import pytest

from summarize_cli import native
from summarize_cli.native import build_hook

AGAIN = f"{build_hook.COMMAND} compiles them"


@pytest.mark.parametrize("source", build_hook.sources(), ids=lambda source: source.stem)
def test_a_module_is_compiled_from_its_source_as_it_is_now(source):
    try:
        module = importlib.import_module(f"summarize_cli.native.{source.stem}")
    except ModuleNotFoundError as error:
        pytest.skip(f"not compiled ({error}); {AGAIN}")
    assert isinstance(module.__spec__.loader, ExtensionFileLoader)
    assert getattr(module, build_hook.DIGEST) == build_hook.digest(source), f"it is out of date: {AGAIN}"


def test_the_package_has_the_digests_of_its_sources():
    assert native.SOURCES == build_hook.noted() == build_hook.digests(), f"out of date: {build_hook.COMMAND}"


def test_a_digest_is_the_same_however_lines_end(tmp_path):
    one, other = tmp_path / "one.pyx", tmp_path / "other.pyx"
    one.write_bytes(b"a\nb\n")
    other.write_bytes(b"a\r\nb\r\n")
    assert build_hook.digest(one) == build_hook.digest(other)


@pytest.mark.parametrize("source", build_hook.sources(), ids=lambda source: source.stem)
def test_its_types_are_told(source):
    assert source.with_suffix(".pyi").is_file()
