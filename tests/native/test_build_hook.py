"""What is built where there is a C compiler, and where something is missing: never nothing."""

import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
from types import SimpleNamespace

import pytest
from hatchling.bridge.app import Application

from summarize_cli.native import build_hook
from tests.conftest import ROOT
from tests.release.building import members

MODULES = {f"summarize_cli/native/{source.stem}{build_hook.SUFFIX}" for source in build_hook.sources()}
SLOWER = "summarize is built without its compiled modules; it works the same, slower: "

compiles = pytest.mark.skipif(
    bool(build_hook.obstacle()), reason=f"nothing is compiled here: {build_hook.obstacle()}"
)


def python(*arguments, at=ROOT, **variables):
    """A Python in a tree, of which none of the variables that tests are run with changes what is built."""
    kept = {
        name: value for name, value in os.environ.items() if name not in {"CC", "CFLAGS", build_hook.VARIABLE}
    }
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=at,
        env={**kept, **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def wheel(to, *, at=ROOT, **variables):
    """(the result, the wheel) of a build in this environment; None where there is none."""
    done = python("-m", "hatchling", "build", "-t", "wheel", "-d", to, at=at, **variables)
    assert (done.returncode == 0) == any(to.glob("*.whl")), done.stderr
    return done, next(to.glob("*.whl"), None)


def editable(*, at, **variables):
    """What an editable installation does in a tree, but for the wheel, which needs a package more."""
    done = python("-m", "hatchling", "build", "-t", "wheel:editable", "--hooks-only", at=at, **variables)
    assert done.returncode == 0, done.stderr
    return done.stderr


def not_python(found):
    """What is compiled, of files of a wheel or an sdist, or what it is compiled from and by."""
    return {name for name in found if name.endswith((".so", ".pyd", ".c", ".o", ".pyx", "build_hook.py"))}


def is_pure(built):
    assert built.name.endswith("-py3-none-any.whl")
    found = members(built)
    assert not_python(found) == set()
    assert {f"summarize_cli/native/{source.stem}.pyi" for source in build_hook.sources()} <= found.keys()
    assert b"Root-Is-Purelib: true" in found[next(name for name in found if name.endswith("/WHEEL"))]


def in_place(tree):
    return {path.relative_to(tree).as_posix() for path in tree.glob(f"**/*{build_hook.SUFFIX}")}


@pytest.fixture
def tree(tmp_path):
    """A copy of what is built from, without what is compiled."""
    copy = tmp_path / "tree"
    shutil.copytree(
        ROOT / "summarize_cli",
        copy / "summarize_cli",
        ignore=shutil.ignore_patterns("__pycache__", "*.so", "*.pyd", "*.jsonl.gz"),
    )
    shutil.copytree(ROOT / "man", copy / "man")
    for name in ("pyproject.toml", "README.md", "LICENSE", ".gitignore"):
        shutil.copy(ROOT / name, copy)
    return copy


@pytest.mark.parametrize(
    ("variables", "told"),
    [
        ({"CC": "/nonexistent -O2"}, "there is no C compiler (/nonexistent -O2)"),
        ({"CC": "false"}, f"command '{shutil.which('false')}' failed with exit code 1"),
    ],
    ids=["none", "one that fails"],
)
@compiles
def test_without_a_compiler_the_wheel_is_pure_which_one_line_tells(tmp_path, variables, told):
    done, built = wheel(tmp_path, **variables)
    line, path = done.stderr.splitlines()
    assert line.startswith(SLOWER)
    assert line.endswith(told)
    assert path == str(built)
    is_pure(built)


def test_a_pure_wheel_can_be_asked_for(tmp_path):
    done, built = wheel(tmp_path, SUMMARIZE_BUILD="pure")
    assert done.stderr.splitlines() == [str(built)]
    is_pure(built)


def test_what_was_asked_for_and_cannot_be_is_an_error(tmp_path):
    done, built = wheel(tmp_path, SUMMARIZE_BUILD="compiled", CC="/nonexistent")
    assert built is None
    assert "SUMMARIZE_BUILD=compiled: " in done.stderr.splitlines()[-1]


@compiles
def test_what_the_compiler_says_is_told_in_full_where_it_was_asked_for(tmp_path):
    compiler = tmp_path / "compiler"
    compiler.write_text("#!/bin/sh\necho 'x.c:1: error: no such thing'; echo 'more of it'; exit 1\n")
    compiler.chmod(0o755)
    done, built = wheel(tmp_path, SUMMARIZE_BUILD="compiled", CC=str(compiler))
    assert built is None
    assert "SUMMARIZE_BUILD=compiled: x.c:1: error: no such thing" in done.stderr
    assert "more of it" in done.stderr


def test_another_wish_is_an_error_that_names_those_there_are(tmp_path):
    done, built = wheel(tmp_path, SUMMARIZE_BUILD="fast")
    assert built is None
    assert done.stderr.endswith("SUMMARIZE_BUILD=fast: it is pure or compiled, or not set\n")


@compiles
@pytest.mark.slow
def test_with_a_compiler_the_wheel_is_for_a_platform_and_has_each_module_once(tree, tmp_path):
    # What lies in place is of another day: not in the wheel, and not in its way.
    stale = [*(tree / name for name in MODULES), tree / "summarize_cli/native/gone.cpython-39-other.so"]
    for path in stale:
        path.write_bytes(b"stale")
    before = {*tree.rglob("*")}
    done, built = wheel(tmp_path / "wheel", at=tree)
    assert done.stderr.splitlines() == [str(built)]
    assert not built.name.endswith("-none-any.whl")
    found = members(built)
    assert not_python(found) == MODULES
    assert b"Root-Is-Purelib: false" in found[next(name for name in found if name.endswith("/WHEEL"))]
    for name in MODULES:
        assert found[name] != b"stale"
        assert str(tmp_path).encode() not in found[name]
    # Nothing is left in the tree, and nothing was changed there.
    assert {path for path in tree.rglob("*") if "__pycache__" not in path.parts} == before
    assert {path.read_bytes() for path in stale} == {b"stale"}


def test_an_sdist_has_the_sources_and_nothing_compiled(tree, tmp_path):
    for name in MODULES:
        (tree / name).write_bytes(b"stale")
    done = python("-m", "hatchling", "build", "-t", "sdist", "-d", tmp_path / "sdist", at=tree)
    assert done.returncode == 0, done.stderr
    (sdist,) = (tmp_path / "sdist").iterdir()
    sources = {f"summarize_cli/native/{source.name}" for source in build_hook.sources()}
    assert not_python(members(sdist)) == {*sources, "summarize_cli/native/build_hook.py"}


@compiles
@pytest.mark.slow
def test_an_editable_installation_puts_the_modules_in_place(tree):
    orphan = tree / f"summarize_cli/native/gone{build_hook.SUFFIX}"
    other = tree / "summarize_cli/native/words.cpython-39-other.so"
    for path in (orphan, other):
        path.write_bytes(b"stale")
    assert editable(at=tree) == ""
    # What another Python has there is its own.
    assert in_place(tree) == MODULES
    assert other.exists()
    for name in MODULES:
        module = name.split(".")[0].replace("/", ".")
        code = f"import {module} as module; print(module.{build_hook.DIGEST}, module.__file__)"
        told = python("-c", code, at=tree, PYTHONPATH=str(tree)).stdout.split()
        assert told == [build_hook.digest(ROOT / f"{name.split('.')[0]}.pyx"), str(tree / name)]
    # Where nothing is compiled any more, nothing is left that was compiled from something else.
    assert editable(at=tree, CC="/nonexistent") == f"{SLOWER}there is no C compiler (/nonexistent)\n"
    assert in_place(tree) == set()


def of_another_version_is_python(tree):
    """What is compiled stays as it is where Python's files change: it is not imported, however often."""
    notes = tree / "summarize_cli/native/__init__.py"
    text = notes.read_text()
    code = """
from importlib import import_module
for name in ("words", "words", "measures"):
    try:
        import_module(f"summarize_cli.native.{name}")
    except ModuleNotFoundError:
        raise
    except ImportError as error:
        print(error)
from summarize_cli.language import terms
from summarize_cli.summary.twin import MEASURER
print(terms.tokens is terms.found_tokens, MEASURER is None)
"""
    told = "summarize_cli.native.{} was compiled from another version's source"
    refused = [told.format(name) for name in ("words", "words", "measures")]
    for changed, wanted in (
        (text, ["False False"]),
        (text.replace('": "', '": "0'), [*refused, "True True"]),
        # Before there were digests.
        (text.replace("SOURCES", "_"), None),
    ):
        notes.write_text(changed)
        done = python("-c", code, at=tree, PYTHONPATH=str(tree))
        assert done.returncode == 0, done.stderr
        lines = done.stdout.splitlines()
        assert lines == wanted if wanted else lines[-1] == "True True"
    notes.write_text(text)


@compiles
def test_an_edited_source_is_noted_or_not_in_a_wheel(tree, tmp_path, monkeypatch):
    source = tree / "summarize_cli/native/words.pyx"
    source.write_text(source.read_text() + "\n# edited\n")
    done, built = wheel(tmp_path / "wheel", at=tree)
    line = done.stderr.splitlines()[0]
    assert line == f"{SLOWER}sources were edited, which {build_hook.COMMAND} writes down"
    is_pure(built)
    monkeypatch.setattr(build_hook, "NATIVE", source.parent)
    monkeypatch.setattr(build_hook, "NOTES", source.parent / "__init__.py")
    before = build_hook.noted()
    build_hook.note()
    assert build_hook.noted() == before | {"words": build_hook.digest(source)} == build_hook.digests()


@compiles
@pytest.mark.slow
def test_one_command_compiles_again_in_place(tree):
    command = ("-m", "summarize_cli.native.build_hook")
    done = python(*command, at=tree, PYTHONPATH=str(tree))
    assert (done.returncode, done.stderr) == (0, "")
    assert {f"summarize_cli/native/{line}" for line in done.stdout.splitlines()} == in_place(tree) == MODULES
    of_another_version_is_python(tree)
    source = next(tree.glob("**/*.pyx"))
    source.write_text("def broken(:\n")
    done = python(*command, at=tree, PYTHONPATH=str(tree))
    assert done.returncode == 1
    assert f"{source.name}:1:11" in done.stderr
    assert in_place(tree) == MODULES


@pytest.mark.parametrize(
    ("told", "cause"),
    [
        ("gcc -c x.c\nx.c:1: fatal error: no y.h\n  1 | y\nerror: gcc failed", "x.c:1: fatal error: no y.h"),
        ("one\ntwo\n\n", "two"),
        ("", "the compiler says nothing"),
    ],
)
def test_a_line_says_why(told, cause):
    assert build_hook.cause(told) == cause


@pytest.mark.parametrize(
    ("asked", "of_python", "there", "taken"),
    [
        ("mycc -m64", "gcc", {"mycc", "gcc", "cc"}, "mycc -m64"),
        ("mycc", "gcc", {"gcc", "cc"}, ""),
        ("", "gcc -pthread", {"gcc", "cc"}, "gcc -pthread"),
        ("", "clang", {"gcc", "cc"}, "cc"),
        ("", None, {"cc"}, "cc"),
        ("", "clang", {"gcc"}, ""),
    ],
)
def test_the_compiler_of_this_python_is_taken_or_another(monkeypatch, asked, of_python, there, taken):
    monkeypatch.setenv("CC", asked)
    monkeypatch.setattr(sysconfig, "get_config_var", {"CC": of_python}.get)
    monkeypatch.setattr(shutil, "which", lambda name: name if name in there else None)
    assert build_hook.compiler() == taken


class TestObstacles:
    """Things that are not here, each alone."""

    @pytest.fixture(autouse=True)
    def _all_is_here(self, monkeypatch, tmp_path):
        self.config = {"INCLUDEPY": str(tmp_path), "CC": "sh"}
        (tmp_path / "Python.h").touch()
        monkeypatch.delenv("CC", raising=False)
        monkeypatch.setattr(sysconfig, "get_config_var", self.config.get)
        monkeypatch.setattr(sysconfig, "get_path", lambda _: "/nowhere")
        monkeypatch.setattr(importlib.util, "find_spec", lambda name: name)

    def test_none(self):
        assert build_hook.obstacle() == ""

    def test_headers(self, tmp_path):
        (tmp_path / "Python.h").unlink()
        assert build_hook.obstacle() == "there is no Python.h (Debian has it in python3-dev)"

    def test_cython(self, monkeypatch):
        monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "Cython" else name)
        assert build_hook.obstacle() == "Cython cannot be imported"
        monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
        assert build_hook.obstacle() == "Cython and setuptools cannot be imported"

    def test_another_implementation(self, monkeypatch):
        monkeypatch.setattr(sys, "implementation", SimpleNamespace(name="pypy"))
        monkeypatch.setattr(platform, "python_implementation", lambda: "PyPy")
        assert build_hook.obstacle() == "PyPy compiles what is slow itself"

    def test_no_global_lock(self):
        self.config["Py_GIL_DISABLED"] = 1
        assert build_hook.obstacle() == "this Python has no global lock"


def test_a_tree_that_cannot_be_written_to_is_left_as_it_is(monkeypatch, tmp_path, capsys):
    def refuse(_modules):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(build_hook, "put_in_place", refuse)
    monkeypatch.setenv(build_hook.VARIABLE, "pure")
    hook = build_hook.NativeBuildHook(str(ROOT), {}, None, None, str(tmp_path), "wheel", Application())
    data = {"force_include": {}}
    hook.initialize("editable", data)
    hook.finalize("editable", data, "")
    assert capsys.readouterr().err.endswith("Permission denied\n")
    assert data == {"force_include": {}}
