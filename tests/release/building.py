"""The wheels and the sdist: made from the tree and from one another, of the files that git tracks.

Two wheels: one with the compiled modules, for this Python and this platform, and one without, for all others.
"""

import sys
import tarfile
import zipfile
from pathlib import Path
from typing import NamedTuple

from summarize_cli.native import build_hook
from tests.conftest import ROOT
from tests.release.commands import FaultError, run

LARGEST_WHEEL = 6_000_000
"""Bytes."""
MADE_BY_BUILDING = {"PKG-INFO"}
LEFT_OUT = {
    *(f"summarize_cli/training/{name}.jsonl.gz" for name in ("abstracts", "readings")),
    "summarize_cli/native/build_hook.py",
}
"""Of the package and in the sdist, but in no wheel, nor are any .pyx: [tool.hatch.build.targets.wheel]."""
NATIVE = "summarize_cli/native/"
MANUAL = ".data/data/share/man/man1/summarize.1"


class Built(NamedTuple):
    wheel: Path
    """With compiled modules, where there is a C compiler."""
    pure: Path
    """Without."""
    sdist: Path
    source: Path
    """The sdist, unpacked."""
    told: str


def check(folder):
    """Build, build again from what was built, and compare.

    Raises:
        FaultError: it cannot be built, or is not what it should be.
    """
    # As anyone builds: the sdist from the tree, the wheel from the sdist.
    hindered = build_hook.obstacle()
    how = "pure" if hindered else "compiled"
    first = build(ROOT, folder / "dist", how=how)
    wheel, sdist = first / name(first, "*.whl"), first / name(first, "*.tar.gz")
    source = unpacked(sdist, folder / "source")
    again = build(ROOT, folder / "again", "--wheel", how=how)
    compare(again / wheel.name, wheel, "the wheel from the tree", "the wheel from the sdist")
    again = build(source, folder / "again", "--sdist")
    compare(again / sdist.name, sdist, "the sdist from the sdist", "the sdist from the tree")
    tracked = tracked_files()
    check_sdist(members(sdist), tracked)
    check_wheel(members(wheel), tracked, set() if hindered else compiled())
    pure = build(source, folder / "pure", "--wheel", how="pure")
    pure /= name(pure, "*-py3-none-any.whl")
    check_wheel(members(pure), tracked, set())
    size = wheel.stat().st_size
    if size > LARGEST_WHEEL:
        raise FaultError(f"the wheel has {size:,} bytes, more than {LARGEST_WHEEL:,}; what made it grow?")
    told = f"wheel {size:,} bytes, sdist {sdist.stat().st_size:,}; the same bytes from one another"
    if hindered:
        told += f"; nothing is compiled: {hindered}"
    if tracked is None:
        told += "; no git here to compare the files with"
    return Built(wheel, pure, sdist, source, told)


def build(source, to, *what, how="pure"):
    """`python -m build` in an environment of its own, pure or compiled; answers where the files are."""
    run(
        *(sys.executable, "-m", "build", "--installer", "uv", "--outdir", to, *what, source),
        mend="pyproject.toml's [build-system] and [tool.hatch.build] say how it is built, "
        "summarize_cli/native/build_hook.py what is compiled",
        SUMMARIZE_BUILD=how,
    )
    return to


def name(folder, pattern):
    (found,) = folder.glob(pattern)
    return found.name


def unpacked(sdist, to):
    with tarfile.open(sdist) as archive:
        archive.extractall(to, filter="data")
    (source,) = to.iterdir()
    return source


def members(archive):
    """Name -> content of a wheel's or an sdist's files, without the folder that an sdist has around it."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            return {entry: wheel.read(entry) for entry in wheel.namelist()}
    with tarfile.open(archive) as sdist:
        files = [entry for entry in sdist if entry.isfile()]
        return {entry.name.partition("/")[2]: sdist.extractfile(entry).read() for entry in files}


def compare(one, other, what_one, what_other):
    """Refuse two that are not the same to the byte."""
    if one.read_bytes() == other.read_bytes():
        return
    left, right = members(one), members(other)
    different = sorted(entry for entry in left.keys() | right.keys() if left.get(entry) != right.get(entry))
    told = ", ".join(different[:10]) or "order, times or modes of the same files"
    raise FaultError(
        f"{what_one} is not {what_other}: {told}; [tool.hatch.build] must not depend on the place"
    )


def tracked_files():
    """What git tracks, None where this tree is no repository."""
    # Unpacked within a repository of someone else's it would be told of that one.
    if not (ROOT / ".git").exists():
        return None
    return {*filter(None, run("git", "ls-files", "-z", mend="does git work here?").split("\0"))}


def check_sdist(found, tracked):
    """Refuse an sdist that lacks what tests and docs need, or has more."""
    if tracked is None:
        return
    if missing := sorted(tracked - found.keys()):
        raise FaultError(f"the sdist lacks {missing[:10]}; add them to [tool.hatch.build.targets.sdist]")
    if more := sorted(found.keys() - tracked - MADE_BY_BUILDING):
        raise FaultError(f"the sdist has {more[:10]}, which git does not track; git add or delete them")


def compiled():
    """The names of all modules that can be compiled, as this Python's are called."""
    return {f"{NATIVE}{source.stem}{build_hook.SUFFIX}" for source in build_hook.sources()}


def check_wheel(found, tracked, modules):
    """Refuse a wheel that is not the package, its modules, its manual page, and what an installer needs."""
    info = {entry for entry in found if entry.split("/")[0].endswith(".dist-info")}
    manual = {entry for entry in found if entry.endswith(MANUAL)}
    package = found.keys() - info - manual
    extensions = {entry for entry in package if entry.endswith((".so", ".pyd"))}
    if different := sorted(extensions ^ modules):
        raise FaultError(
            f"of compiled modules the wheel has too many or too few: {different}; see {NATIVE}build_hook.py"
        )
    package -= extensions
    if not manual or "summarize_cli/py.typed" not in package:
        raise FaultError("the wheel lacks its manual page or py.typed; see [tool.hatch.build.targets.wheel]")
    expected = (
        package
        if tracked is None
        else {entry for entry in tracked if entry.startswith("summarize_cli/")}
        - {entry for entry in tracked if entry.endswith(".pyx")}
        - LEFT_OUT
    )
    if different := sorted(package ^ expected):
        raise FaultError(f"the wheel's package is not summarize_cli/ as git tracks it: {different[:10]}")
