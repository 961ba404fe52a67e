"""The version stands in one place, and the changelog keeps up with it."""

import re
import tomllib
from datetime import date
from importlib import metadata

import pytest

from summarize_cli.version import __version__
from tests.conftest import ROOT

KINDS = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"]
"""Of changes, in Keep a Changelog's order."""
HEADING = re.compile(r"\[(?:Unreleased|(?P<version>\d+\.\d+\.\d+))\](?: - (?P<date>\d{4}-\d\d-\d\d))?")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text("utf-8")


def releases(changelog):
    """[(heading, text below it)], newest first."""
    _, *parts = re.split(r"^## ", changelog, flags=re.MULTILINE)
    return [tuple(part.split("\n", 1)) for part in parts]


def faults(changelog, version):
    """What is wrong with a changelog in the form of keepachangelog.com, and how to mend it."""
    found = []
    headings = [heading for heading, _ in releases(changelog)]
    matches = [HEADING.fullmatch(heading) for heading in headings]
    for heading, match in zip(headings, matches, strict=True):
        if match is None or (match["version"] is None) != (match["date"] is None):
            found.append(f"## {heading}: write [Unreleased], or [X.Y.Z] - YYYY-MM-DD")
        elif match["date"]:
            try:
                date.fromisoformat(match["date"])
            except ValueError:
                found.append(f"## {heading}: this is no date")
    versions = [match["version"] for match in matches if match]
    if not versions or versions[0] not in (None, version):
        found.append(f"head it with [{version}], the version of version.py, or with [Unreleased]")
    if None in versions[1:]:
        found.append("put [Unreleased] first, once")
    numbers = [tuple(map(int, version.split("."))) for version in versions if version]
    if numbers != sorted({*numbers}, reverse=True):
        found.append("put the versions newest first, each once")
    for heading, text in releases(changelog):
        sections = re.split(r"^### ", text, flags=re.MULTILINE)[1:]
        titles = [section.split("\n", 1)[0] for section in sections]
        if titles != [kind for kind in KINDS if kind in titles] or not titles:
            found.append(f"## {heading}: its sections are {titles}; take of {KINDS}, in this order")
        found += [
            f"## {heading}: write what was {title.lower()}, as a list, or leave ### {title} out"
            for title, section in zip(titles, sections, strict=True)
            if not re.search(r"^- \S", section, re.MULTILINE)
        ]
    return found


def test_the_changelog_is_kept():
    assert faults(CHANGELOG, __version__) == []


@pytest.mark.parametrize(
    ("changelog", "fault"),
    [
        ("# Changelog\n", "head it with"),
        ("## [0.1.0] - 2026-01-01\n### Added\n- a\n", "head it with [0.2.0]"),
        ("## 0.2.0\n### Added\n- a\n", "write [Unreleased]"),
        ("## [0.2.0]\n### Added\n- a\n", "write [Unreleased]"),
        ("## [Unreleased] - 2026-01-01\n### Added\n- a\n", "write [Unreleased]"),
        ("## [0.2.0] - 2026-02-30\n### Added\n- a\n", "this is no date"),
        ("## [0.2.0] - 2026-02-01\n### Added\n- a\n## [Unreleased]\n### Added\n- a\n", "first, once"),
        (
            "## [0.2.0] - 2026-02-01\n### Added\n- a\n## [0.10.0] - 2026-01-01\n### Added\n- a\n",
            "newest first",
        ),
        ("## [Unreleased]\n", "its sections are []"),
        ("## [Unreleased]\n### Fixed\n- a\n### Added\n- a\n", "in this order"),
        ("## [Unreleased]\n### Bugs\n- a\n", "in this order"),
        ("## [Unreleased]\n### Added\n\n### Fixed\n- a\n", "leave ### Added out"),
    ],
)
def test_a_changelog_that_is_not_kept_is_found(changelog, fault):
    assert any(fault in found for found in faults(changelog, "0.2.0"))


def test_a_release_may_head_it():
    assert faults("## [0.2.0] - 2026-02-01\n### Added\n- a\n", "0.2.0") == []


def test_the_version_is_one_of_semantic_versioning():
    assert re.fullmatch(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)", __version__)


def test_the_version_stands_in_one_place():
    described = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert described["project"]["dynamic"] == ["version"]
    place = ROOT / described["tool"]["hatch"]["version"]["path"]
    written = re.compile(rf"(?<![\d.]){re.escape(__version__)}(?![\d.])")
    files = [ROOT / "pyproject.toml", *(ROOT / "summarize_cli").rglob("*.py")]
    assert place in files
    found = [str(path.relative_to(ROOT)) for path in files if written.search(path.read_text("utf-8"))]
    assert found == ["summarize_cli/version.py"], "import __version__ from there instead"


def test_what_is_installed_is_this_version():
    try:
        installed = metadata.version("summarize-cli")
    except metadata.PackageNotFoundError:
        pytest.skip("runs from its source tree, not installed")
    assert installed == __version__, "install it again: pip install -e '.[dev]'"
