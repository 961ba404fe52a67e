import os
import re
import shutil
import subprocess
import sys
import zipfile

import pytest

from tests import manual
from tests.conftest import ROOT


def test_the_page_is_up_to_date():
    assert manual.FILE.read_text("utf-8") == manual.page(), "run python -m tests.manual"


def test_it_names_what_the_help_names(run):
    # Typer shortens nothing to the left of two spaces.
    options = re.findall(r"^ +(?:(-\w), )?(--[\w-]+)", run("--help").stdout.decode(), re.MULTILINE)
    assert len(options) > 15
    page = manual.page().replace(r"\-", "-")
    for names in options:
        for name in filter(None, names):
            assert rf"\fB{name}\fR" in page


def test_it_says_what_a_source_can_be():
    described = manual.page().partition(".SH DESCRIPTION")[2].partition(".SH OPTIONS")[0]
    for kind in ("file", "address", "standard input", "folder", "pattern", "records", "JSONL", "fsspec"):
        assert kind in described


@pytest.mark.parametrize("command", ["groff -man -ww -z -Tutf8", "mandoc -T lint -W warning"])
def test_formatters_find_nothing_wrong_with_it(command):
    program, *arguments = command.split()
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    result = subprocess.run([program, *arguments, manual.FILE], capture_output=True, check=False)
    told = result.stdout + result.stderr
    # Ours has no date: it would change with every release.
    assert b"missing date" in told or told == b""
    assert len(told.splitlines()) <= 1


@pytest.mark.parametrize(("text", "roff"), [(".x", r"\&.x"), ("'x'", r"\(aqx\(aq"), ("a-b\\", r"a\-b\e")])
def test_no_text_is_a_command_of_roff(text, roff):
    assert manual._roff(text) == roff


@pytest.mark.slow
def test_the_wheel_installs_it(tmp_path):
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path],
        cwd=ROOT,
        env={**os.environ, "SUMMARIZE_BUILD": "pure"},  # what is compiled makes no difference to it
        capture_output=True,
        check=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith("/share/man/man1/summarize.1")]
        assert archive.read(name) == manual.FILE.read_bytes()
