"""Every dependency at its lower bound: what pyproject.toml promises to work with, works.

All other tests run with newer versions. Tools of dev are not what users install; their bounds are not tested.
"""

import os
import sys
import tomllib

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from summarize_cli.native import build_hook
from tests.conftest import ROOT
from tests.pythons import SUPPORTED, pythons
from tests.release.building import members
from tests.release.commands import FaultError, environment, run, uv

PYPROJECT = ROOT / "pyproject.toml"
NOT_TRIED = ("dev", "mutation", "fuzz", "peers-embeddings")
"""Extras of tools, of a fuzzer, and of what brings gigabytes of torch."""
TOOLS = ("pytest", "pytest-xdist", "hypothesis", "linkify-it-py", "safetensors")
"""Of dev, what the core tests import."""
CORE = (
    "tests/language/test_foreign.py",
    "tests/language/test_document.py",
    "tests/reading/test_addresses.py",
    "tests/reading/test_decoding.py",
    "tests/reading/test_documents.py",
    "tests/reading/test_markdown.py",
    "tests/reading/test_pages.py",
    "tests/rendering/test_table.py",
    "tests/rendering/test_html.py",
    "tests/batch/test_records.py",
    "tests/batch/test_library.py",
    "tests/batch/test_scheduler.py",
    "tests/batch/test_local_cluster.py",
    "tests/training/test_equality.py",
    "tests/training/test_train.py",
    "tests/training/test_peers.py",
    "tests/test_api.py",
    "tests/test_public_api.py",
    "tests/test_samples.py",
    "tests/test_configuration.py",
    "tests/test_versions.py",
)
"""Tests that reach each dependency; those of whole clusters take minutes, and are left to newer versions."""
TIMED = "not (in_time or takes_long or take_no_time)"
"""What is measured is measured with newer versions."""
RAISE = "raise its bound in pyproject.toml to the first version that works, and say there why"


def check(built, folder):
    """Install the lowest versions, and run the core tests of the unpacked sdist.

    Raises:
        FaultError: a bound is wrong.
    """
    python = environment(folder / "lowest", lowest_python())
    requirements = lowest(PYPROJECT, folder / "lowest.txt")
    described = tomllib.loads(PYPROJECT.read_text("utf-8"))
    if wrong := unreachable(bounds(described), pins(requirements)):
        raise FaultError(f"no installation has these bounds; raise them to what is the lowest: {wrong}")
    extras = described["project"]["optional-dependencies"]
    tools = [tool for tool in extras["dev"] if Requirement(tool).name in TOOLS]
    # What a marker keeps from this platform is not of it, but tests of its rule may ask it.
    apart = [f"{name}=={version}" for name, version in bounds(described, elsewhere=True).items()]
    install = ("pip", "install", "--quiet", "--python", python)
    uv(*install, "--requirements", folder / "lowest.txt", *apart, *tools, mend=RAISE)
    uv(*install, "--no-deps", built.pure, mend=RAISE)
    run(
        python, "-m", "summarize_cli.smoke", cwd=folder, mend=f"{RAISE} (pip freeze: {folder / 'lowest.txt'})"
    )
    quiet = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    run(
        python,
        "-m",
        "pytest",
        "-n",
        "2",
        "-p",
        "no:cacheprovider",
        "-k",
        TIMED,
        *CORE,
        cwd=built.source,
        mend=RAISE,
        **quiet,
    )
    tools = built_with_the_oldest(built, folder, described["build-system"]["requires"])
    return f"{len(bounds(described))} dependencies at their lower bounds pass, {tools} build"


def lowest_python():
    """The interpreter of the lowest supported minor version; of another there may be no wheels so old."""
    (bound,) = (specifier.version for specifier in SUPPORTED if specifier.operator == ">=")
    found = [
        path
        for version, path in pythons().items()
        if Version(version).release[:2] == Version(bound).release[:2]
    ]
    if not found:
        raise FaultError(f"Python {bound} is not at hand, the lowest supported; install it")
    return found[0]


def lowest(pyproject, to):
    """The requirements of all that users install, each direct one as low as it may be."""
    extras = tomllib.loads(pyproject.read_text("utf-8"))["project"]["optional-dependencies"]
    wanted = [f"--extra={extra}" for extra in extras if extra not in NOT_TRIED]
    (bound,) = (specifier.version for specifier in SUPPORTED if specifier.operator == ">=")
    uv(
        *("pip", "compile", "--quiet", "--resolution", "lowest-direct", "--python-version", bound),
        *("--no-header", "--no-annotate", "--output-file", to, *wanted, pyproject),
        mend="the lower bounds in pyproject.toml contradict one another",
    )
    return to.read_text("utf-8")


def pins(requirements):
    """Name -> version of a requirements file in which each is pinned."""
    found = [line.partition("==") for line in requirements.splitlines() if "==" in line]
    return {canonicalize_name(name): version.split(";")[0].strip() for name, _, version in found}


def bounds(described, *, elsewhere=False):
    """Name -> lower bound of what users install; `elsewhere`: of what only other platforms have."""
    project = described["project"]
    extras = [needed for extra, needed in project["optional-dependencies"].items() if extra not in NOT_TRIED]
    found = {}
    for text in [*project["dependencies"], *(text for needed in extras for text in needed)]:
        requirement = Requirement(text)
        (bound,) = [part.version for part in requirement.specifier if part.operator == ">="] or [None]
        if bound is None:
            raise FaultError(f"{text} has no lower bound (>=); give it one in pyproject.toml")
        if elsewhere != applies(requirement):
            found[canonicalize_name(requirement.name)] = bound
    return found


def applies(requirement):
    """Whether the lowest supported Python has it on this platform."""
    (lowest_supported,) = (specifier.version for specifier in SUPPORTED if specifier.operator == ">=")
    place = {"python_version": lowest_supported, "sys_platform": sys.platform, "os_name": os.name}
    return requirement.marker is None or requirement.marker.evaluate(place)


def unreachable(bounded, pinned):
    """What cannot be installed in the version that its bound promises, and in which it can."""
    return ", ".join(
        f"{name}>={pinned.get(name)} (not {bound})"
        for name, bound in bounded.items()
        if name not in pinned or Version(pinned[name]) != Version(bound)
    )


def built_with_the_oldest(built, folder, requires):
    """Build the wheel with the lowest versions of what builds it."""
    oldest = folder / "oldest.txt"
    pinned = [text.replace(">=", "==") for text in requires]
    oldest.write_text("\n".join(pinned) + "\n", "utf-8")
    run(
        *(sys.executable, "-m", "build", "--installer", "uv", "--wheel", "--outdir", folder / "oldest"),
        built.source,
        mend="raise the bound of [build-system] requires in pyproject.toml",
        UV_CONSTRAINT=str(oldest),
        SUMMARIZE_BUILD="pure" if build_hook.obstacle() else "compiled",
    )
    (wheel,) = (folder / "oldest").iterdir()
    made_by = next(content for name, content in members(wheel).items() if name.endswith(".dist-info/WHEEL"))
    # "Generator: hatchling 1.26.0", where it is hatchling==1.26 that was asked for.
    (backend,) = (text for text in pinned if text.startswith("hatchling=="))
    if f"Generator: {backend.replace('==', ' ')}" not in made_by.decode():
        raise FaultError(f"{backend} was not what built the wheel; does uv still read UV_CONSTRAINT?")
    return ", ".join(pinned)
