"""THIRD_PARTY.md lists what pyproject.toml asks for, and licences as packages and corpora say them."""

import re
import tomllib
from collections import defaultdict
from importlib import metadata

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import CORPORA, ROOT

LIST = (ROOT / "summarize_cli" / "THIRD_PARTY.md").read_text("utf-8")
CARD = (ROOT / "summarize_cli" / "model" / "MODEL_CARD.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PLAIN = "plain installation"
FOR_USERS = (PLAIN, "documents", "parquet", "zstd", "cluster")
MAY_BE_ABSENT = {"peers-embeddings", "peers-newspaper", "fuzz", "mutation"}
"""Extras that `.[dev]` does not bring."""

# What metadata say in words, in lower case -> the SPDX identifier. Where they say BSD and no more: BSD.
IDENTIFIERS = {
    "apache 2.0": "Apache-2.0",
    "apache license, version 2.0": "Apache-2.0",
    "apache license": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "bsd": "BSD",
    "bsd license": "BSD",
    "bsd 2-clause license": "BSD-2-Clause",
    "the bsd 2-clause license": "BSD-2-Clause",
    "isc license": "ISC",
    "isc license (iscl)": "ISC",
    "lgplv3": "LGPL-3.0",
    "mit license": "MIT",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
    "psfl": "PSF-2.0",
    "python software foundation license": "PSF-2.0",
}
ALLOWED = {
    *("MIT", "MIT-0", "BSD", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "Apache-2.0", "ISC", "PSF-2.0"),
    *("Zlib", "CC0-1.0", "CNRI-Python"),
}
ALLOWED_ALONE = {
    "certifi": "MPL-2.0",
    "python-dateutil": "Dual License",
    "tqdm": "MPL-2.0 AND MIT",
    "tld": "MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later",
}
"""Copyleft of their own files only, or without an identifier; THIRD_PARTY.md tells of each."""


def table(markdown, heading):
    """The rows of the first table under a heading, a tuple of cells each."""
    section = re.split(r"^#+ ", markdown.split(f"\n{heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]
    rows = [line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("|")]
    return [tuple(cell.strip(" `|") for cell in row) for row in rows[2:]]


ROWS = {canonicalize_name(row[0]): row for row in table(LIST, "## Packages")}


def asked_for():
    """Name -> what brings it, by pyproject.toml."""
    found = defaultdict(set)
    for brought_by, texts in {PLAIN: PROJECT["dependencies"], **PROJECT["optional-dependencies"]}.items():
        for text in texts:
            name = canonicalize_name(Requirement(text).name)
            if name != "summarize-cli":
                found[name].add(brought_by)
    return found


def is_needed_here(name):
    """Whether `.[dev]` brings it to this Python on this platform."""
    texts = {PLAIN: PROJECT["dependencies"], **PROJECT["optional-dependencies"]}
    requirements = [
        Requirement(text)
        for brought_by, several in texts.items()
        if brought_by not in MAY_BE_ABSENT
        for text in several
    ]
    return any(
        canonicalize_name(requirement.name) == name
        and (requirement.marker is None or requirement.marker.evaluate())
        for requirement in requirements
    )


def licence(distribution):
    """A distribution's licence as its metadata say it, in SPDX's identifiers where it can be told."""
    told = distribution.metadata
    if told.get("License-Expression"):
        return told["License-Expression"]
    in_words = (told.get("License") or "").strip()
    classified = [
        entry.split(" :: ")[-1]
        for entry in told.get_all("Classifier") or ()
        if entry.startswith("License :: ") and entry != "License :: OSI Approved"
    ]
    files = [file for file in distribution.files or () if file.name.upper().startswith("LICEN")]
    # Some put the whole text where its name belongs.
    if in_words and "\n" not in in_words:
        return IDENTIFIERS.get(in_words.lower(), in_words)
    if classified:
        return IDENTIFIERS.get(classified[0].lower(), classified[0])
    first = files[0].read_text("utf-8").strip().splitlines()[0] if files else "none"
    return IDENTIFIERS.get(first.strip().lower(), first)


def agree(listed, said):
    """Whether the list says what the metadata say; a BSD licence may be told more exactly."""
    listed = listed.split(" (")[0]
    return listed == said or (said == "BSD" and listed.startswith("BSD-"))


def allowed(expression):
    """Whether all parts of one of the alternatives of an SPDX expression are allowed."""
    alternatives = expression.replace("(", "").replace(")", "").split(" OR ")
    return any({*one.split(" AND ")} <= ALLOWED for one in alternatives)


def brought(name, extras, found):
    """Fill `found` with the distributions that one brings in turn, as installed here."""
    try:
        distribution = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return
    key = (canonicalize_name(name), *sorted(extras))
    if key in found:
        return
    found[key] = distribution
    for text in distribution.requires or ():
        needed = Requirement(text)
        if needed.marker is None or any(needed.marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            brought(needed.name, needed.extras, found)


def test_the_list_has_what_pyproject_asks_for_and_no_more():
    wanted = asked_for()
    missing, surplus = wanted.keys() - ROWS.keys(), ROWS.keys() - wanted.keys()
    assert (missing, surplus) == (set(), set()), "add rows to THIRD_PARTY.md, or delete them"
    for name, row in ROWS.items():
        told = {part.strip(" `") for part in row[1].split(",")}
        extras = wanted[name] - {"dev"} or {"dev"}
        assert told == ({PLAIN} if PLAIN in extras else extras), f"{name}: mend who brings it"
        assert row[2], f"{name}: say what it is for"


@pytest.mark.parametrize("name", ROWS)
def test_a_package_s_licence_is_the_one_of_its_metadata(name):
    try:
        distribution = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        assert not is_needed_here(name), "install it: pip install -e '.[dev]'"
        pytest.skip("not installed")
    said = licence(distribution)
    assert agree(ROWS[name][3], said), f"{name} {distribution.version} says {said}; mend THIRD_PARTY.md"


def test_nothing_that_users_install_has_a_licence_that_was_not_looked_at():
    found = {}
    for name, brought_by in asked_for().items():
        if {*FOR_USERS} & brought_by:
            brought(name, {"distributed"} if name == "dask" else (), found)
    assert len(found) > 40
    told = {name: licence(distribution) for (name, *_), distribution in found.items()}
    odd = {name: said for name, said in told.items() if not allowed(said) and ALLOWED_ALONE.get(name) != said}
    assert odd == {}, "look at these licences; then list them here and in THIRD_PARTY.md, or do without"
    for name, said in ALLOWED_ALONE.items():
        told_of = " ".join(LIST.split())
        assert f"{name} ({said})" in told_of


@pytest.mark.parametrize(
    ("expression", "verdict"),
    [
        ("MIT", True),
        ("MIT AND BSD-3-Clause", True),
        ("GPL-3.0-only OR MIT", True),
        ("GPL-3.0-only", False),
        ("MIT AND GPL-3.0-only", False),
        ("UNKNOWN", False),
    ],
)
def test_a_licence_is_allowed_by_what_it_allows(expression, verdict):
    assert allowed(expression) is verdict


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("License-Expression: MIT OR Apache-2.0\nLicense: other", "MIT OR Apache-2.0"),
        ("License: Apache License, Version 2.0", "Apache-2.0"),
        ("Classifier: License :: OSI Approved :: BSD License", "BSD"),
        (
            "License: (c) 2001\n        and so on\nClassifier: License :: OSI Approved :: BSD License",
            "BSD",
        ),
        ("Name: bare", "none"),
    ],
)
def test_metadata_tell_a_licence_in_many_ways(fields, said, tmp_path):
    info = tmp_path / "bare-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\n{fields}\n")
    assert licence(metadata.PathDistribution(info)) == said


def corpora_rows(readme):
    """File -> licence, "" where none is told, of each row of the corpora's own README."""
    found = {}
    for line in readme.splitlines():
        if not line.startswith(("| train-", "| dev-")):
            continue
        cells = [cell.strip() for cell in line.strip("| ").split(" | ")]
        names = [name.strip() for name in cells[0].split(",")]
        # "train-x-one, -two": the second has the first's beginning.
        names = [name if name[0] != "-" else names[0].rsplit("-", 1)[0] + name for name in names]
        in_topics = len(cells) > 3 and "summaries/" not in readme.split(line)[0].rsplit("## ", 1)[-1]
        found.update(dict.fromkeys(names, cells[3] if in_topics else ""))
    return found


def test_the_corpora_s_licences_are_those_that_came_with_them(corpora):
    told = corpora_rows((CORPORA / "README.md").read_text("utf-8"))
    assert len(told) > 20
    trained_on = [*table(CARD, "### Summaries"), *table(CARD, "### Topics")]
    listed = {row[0].removesuffix(".jsonl.gz"): row[3] for row in trained_on}
    listed |= {row[0]: row[2] for row in table(LIST, "## Corpora that it was judged on")}
    assert told.keys() - listed.keys() == set(), "add them to MODEL_CARD.md (train-) or THIRD_PARTY.md (dev-)"
    different = {
        name: (listed[name], said)
        for name, said in told.items()
        if said and listed[name] != re.sub(r" \(language model\)$", "", said)
    }
    assert different == {}, "mend MODEL_CARD.md or THIRD_PARTY.md: (listed, said by the corpora's README)"


def test_every_corpus_has_a_licence_in_the_list_even_where_the_corpora_are_not():
    trained_on = [*table(CARD, "### Summaries"), *table(CARD, "### Topics")]
    described = set(re.findall(r"^    [0-9a-f]{64}  (\S+)$", CARD, re.MULTILINE))
    assert {row[0] for row in trained_on} == described
    assert all(row[3] for row in trained_on)
    judged_on = table(LIST, "## Corpora that it was judged on")
    assert judged_on
    assert all(row[0].startswith("dev-") and row[2] for row in judged_on)


def test_what_the_wheel_holds_of_others_is_credited():
    data = {row[0]: row for row in table(LIST, "## Data in the wheel")}
    assert data["codes and names of the 17 topics"][3] == "CC BY 4.0"
    for row in data.values():
        for name in re.findall(r"[\w/.-]+\.(?:py|safetensors|txt)", row[1]):
            assert (ROOT / "summarize_cli" / name).is_file(), f"{name} is gone; mend THIRD_PARTY.md"
