"""Compiles the Cython modules of this folder when the package is built; hatchling calls it, no wheel has it.

`python -m summarize_cli.native.build_hook` compiles them again, in place, after one of them was edited, and
writes the digests of the sources into __init__.py, to be committed with them.

Where nothing can be compiled, the package is built without them, says so in a line, and works the same,
slower. `SUMMARIZE_BUILD=pure` asks for that; with `SUMMARIZE_BUILD=compiled` what hinders it is an error.
"""

import hashlib
import importlib.util
import os
import platform
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NATIVE = Path(__file__).resolve().parent
PACKAGE = ("summarize_cli", "native")
VARIABLE = "SUMMARIZE_BUILD"
SUFFIX: str = sysconfig.get_config_var("EXT_SUFFIX") or ".so"
"""What the name of a module ends with that was compiled for this Python and this platform."""

# Places in tuples and lists are checked: documents come from callers, too.
DIRECTIVES = {
    "language_level": 3,
    "wraparound": False,
    "cdivision": True,
    "initializedcheck": False,
    "auto_pickle": False,  # what holds memory of C is no value to copy
}
ARGUMENTS = ("/O2", "/fp:precise") if os.name == "nt" else ("-O2", "-g0", "-ffp-contract=off")
"""For the compiler. Sums are the same everywhere: a product and a sum are never one step of a processor."""

DIGEST = "SOURCE_SHA256"
"""A compiled module's constant: the digest of the file that it was compiled from."""

GUARD = """
{constant} = "{digest}"
from summarize_cli.native import SOURCES
if SOURCES.get("{name}") != {constant}:
    raise ImportError(f"{{__name__}} was compiled from another version's source")
"""
"""The end of each module, where it moves no line: beside Python of another version it cannot be imported."""

COMMAND = "python -m summarize_cli.native.build_hook"
NOTES = NATIVE / "__init__.py"
TABLE = re.compile(r"(?<=^SOURCES = \{\n)[^}]*", re.MULTILINE)
NOTED = re.compile(r'"(\w+)": "(\w+)"')
"""The table of digests in the package, and a line of it."""


class CannotCompileError(Exception):
    """Nothing can be compiled here: why, in a line, and `told`, all that the compilers said."""

    def __init__(self, reason: str, told: str = "") -> None:
        super().__init__(reason)
        self.told = told


class NativeBuildHook(BuildHookInterface[BuilderConfig]):
    """Adds the compiled modules to a wheel, or puts them in place where an installation is editable."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile what goes into the wheel.

        Raises:
            CannotCompileError: nothing can be compiled, and `SUMMARIZE_BUILD=compiled`.
            ValueError: `SUMMARIZE_BUILD` is something else than it may be.
        """
        self._folder = tempfile.TemporaryDirectory(prefix="summarize-build-")
        modules = self._modules(Path(self._folder.name), in_place=version == "editable")
        if version == "editable":
            self._folder.cleanup()
        elif modules:
            build_data["pure_python"] = False
            build_data["infer_tag"] = True
            for module in modules:
                build_data["force_include"][str(module)] = "/".join((*PACKAGE, module.name))

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Delete what the wheel was made from."""
        self._folder.cleanup()

    def _modules(self, folder: Path, *, in_place: bool) -> list[Path]:
        """What was compiled, in place or in the folder; none where nothing can be."""
        asked = os.environ.get(VARIABLE, "")
        if asked not in {"", "pure", "compiled"}:
            raise ValueError(f"{VARIABLE}={asked}: it is pure or compiled, or not set")
        modules: list[Path] = []
        try:
            if asked != "pure":
                # What a wheel has beside them is the tree's, as it is.
                modules = compiled(folder, as_noted=not in_place)
        except CannotCompileError as error:
            if asked == "compiled":
                raise CannotCompileError(f"{VARIABLE}=compiled: {error}\n{error.told}".rstrip()) from error
            self.app.display_warning(
                f"summarize is built without its compiled modules; it works the same, slower: {error}"
            )
        if in_place:
            try:
                put_in_place(modules)
            except OSError as error:
                if asked == "compiled":
                    raise
                self.app.display_warning(f"the compiled modules stay as they are in {NATIVE}: {error}")
        return modules


def obstacle() -> str:
    """Why nothing can be compiled here, as far as can be told before it is tried; "" where it can."""
    if sys.implementation.name != "cpython":
        return f"{platform.python_implementation()} compiles what is slow itself"
    if sysconfig.get_config_var("Py_GIL_DISABLED"):
        # To import a module that was not made for it would turn the lock on for the whole program.
        return "this Python has no global lock"
    missing = [name for name in ("Cython", "setuptools") if importlib.util.find_spec(name) is None]
    if missing:
        return f"{' and '.join(missing)} cannot be imported"
    return unable() if os.name == "posix" else ""  # elsewhere setuptools knows where to look


def unable() -> str:
    """What C needs and is not here; "" where all is."""
    if not compiler():
        return f"there is no C compiler ({os.environ.get('CC') or 'cc'})"
    folders = {sysconfig.get_path("include"), sysconfig.get_config_var("INCLUDEPY")}
    if not any(Path(folder, "Python.h").is_file() for folder in folders if folder):
        return "there is no Python.h (Debian has it in python3-dev)"
    return ""


def compiler() -> str:
    """The command of a C compiler: `CC`, the one that Python was built with, or cc; "" where none is."""
    asked = os.environ.get("CC")
    for command in [asked] if asked else [sysconfig.get_config_var("CC"), "cc"]:
        if command and shutil.which(shlex.split(command)[0]):
            return command
    return ""


def edited() -> str:
    """Why modules compiled from the sources as they are could not be imported; "" where they could."""
    return "" if noted() == digests() else f"sources were edited, which {COMMAND} writes down"


def compiled(folder: Path, *, as_noted: bool = False) -> list[Path]:
    """The modules, compiled in a folder, which is to be empty.

    `as_noted`, only from sources whose digests the package has.
    In a process of its own, as setuptools changes the one that it is in, and prints.

    Raises:
        CannotCompileError: they cannot be.
    """
    if hindered := obstacle() or (edited() if as_noted else ""):
        raise CannotCompileError(hindered)
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    if found := compiler():
        environment["CC"] = found
    try:
        done = subprocess.run(  # noqa: S603 - this Python and this file
            # -P: this folder is none to import from.
            [sys.executable, "-P", __file__, folder],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError as error:
        raise CannotCompileError(str(error)) from error
    modules = sorted(folder.joinpath("built", *PACKAGE).glob(f"*{SUFFIX}"))
    if done.returncode or len(modules) != len(sources()):
        raise CannotCompileError(cause(done.stdout), done.stdout)
    return modules


def sources() -> list[Path]:
    """What is compiled, in an order that is always the same."""
    return sorted(NATIVE.glob("*.pyx"))


def digest(source: Path) -> str:
    """What a module that was compiled from the source has as `SOURCE_SHA256`, however its lines end."""
    return hashlib.sha256(source.read_text("utf-8").encode()).hexdigest()


def digests() -> dict[str, str]:
    """Module -> the digest of its source as it is now."""
    return {source.stem: digest(source) for source in sources()}


def noted() -> dict[str, str]:
    """The same as the package has it, which may be of sources before they were edited."""
    table = TABLE.search(NOTES.read_text("utf-8"))
    return dict(NOTED.findall(table[0])) if table else {}


def note() -> None:
    """Write the digests down where the package has others."""
    now = digests()
    if noted() != now:
        table = "".join(f'    "{name}": "{found}",\n' for name, found in now.items())
        NOTES.write_text(TABLE.sub(table, NOTES.read_text("utf-8")), "utf-8")


def cause(told: str) -> str:
    """The line that says why, of all that compilers said: the first error is no consequence of another."""
    lines = [line.strip() for line in told.splitlines() if line.strip()]
    errors = [line for line in lines if "error:" in line]
    return (errors or lines[-1:] or ["the compiler says nothing"])[0]


def compile_in(folder: Path) -> None:
    """Compile copies of the sources, in a folder that becomes this process's: no path gets into a module."""
    # First setuptools, which is what Cython takes for distutils.
    from setuptools import Distribution, Extension  # noqa: I001, PLC0415 - no other process needs them
    from setuptools.command.build_ext import build_ext  # noqa: PLC0415

    from Cython.Build import cythonize  # noqa: PLC0415

    os.chdir(folder)
    Path(*PACKAGE).mkdir(parents=True)
    for depth in range(1, len(PACKAGE) + 1):
        Path(*PACKAGE[:depth], "__init__.py").touch()
    extensions = []
    for source in sources():
        copy = Path(*PACKAGE, source.name)
        guard = GUARD.format(constant=DIGEST, digest=digest(source), name=source.stem)
        copy.write_text(source.read_text("utf-8") + guard, "utf-8")
        name = ".".join((*PACKAGE, source.stem))
        extensions.append(Extension(name, [str(copy)], extra_compile_args=[*ARGUMENTS]))
    modules = cythonize(extensions, compiler_directives=DIRECTIVES)
    command = build_ext(Distribution({"name": PACKAGE[0], "ext_modules": modules}))
    command.build_lib = "built"
    command.build_temp = "objects"
    command.parallel = os.cpu_count()
    command.ensure_finalized()
    command.run()


def put_in_place(modules: Sequence[Path]) -> None:
    """Replace what was compiled before for this Python: what lies here is what was built last, or nothing."""
    note()
    for module in modules:
        # Moved there whole: a process that runs the one before keeps it.
        fresh = NATIVE / f"{module.name}.{os.getpid()}"
        shutil.copyfile(module, fresh)
        fresh.replace(NATIVE / module.name)
    for before in NATIVE.glob(f"*{SUFFIX}"):
        if before.name not in {module.name for module in modules}:
            before.unlink()


def main(arguments: Sequence[str]) -> int:
    """Compile in the folder that is named, or else in place. 1 if it cannot be done."""
    if arguments:
        compile_in(Path(arguments[0]))
        return 0
    with tempfile.TemporaryDirectory(prefix="summarize-build-") as folder:
        try:
            modules = compiled(Path(folder))
        except CannotCompileError as error:
            sys.stderr.write(f"{error.told}{error}\n")
            return 1
        put_in_place(modules)
        sys.stdout.write("".join(f"{module.name}\n" for module in modules))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
