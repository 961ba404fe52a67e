"""The README's recipes, run as they stand there."""

import csv
import gzip
import json
import os
import re
import select
import shutil
import subprocess
import sys
import time

import pytest

from tests.conftest import ROOT, installed
from tests.processes import terminal
from tests.training.test_train import KINDS, PLACES, shuffled

RECIPES = {
    name: (language, text)
    for name, language, text in re.findall(
        r"^<!-- recipe: (\w+) -->\n```(\w+)\n(.*?)^```$",
        (ROOT / "README.md").read_text("utf-8"),
        re.MULTILINE | re.DOTALL,
    )
}
ARTICLE = (ROOT / "tests" / "ferry-boats.txt").read_text("utf-8")
OTHER = (ROOT / "samples" / "strait-patrols.txt").read_text("utf-8")
PATIENCE = 60
"""Seconds."""


def needs(*tools):
    for tool in tools:
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed")


@pytest.fixture
def home(tmp_path):
    """A home with the command, and a folder of articles whose names are not what a script expects."""
    home = tmp_path / "home"
    installed(home / ".local" / "bin")
    for folder in ("archive", "articles"):
        (home / folder / "2026 spring").mkdir(parents=True)
        (home / folder / "2026 spring" / "ferry 'night' boats.txt").write_text(ARTICLE)
        (home / folder / "-n.txt").write_text(OTHER)
        (home / folder / "empty.txt").write_text("")
    return home


@pytest.fixture
def environment(home):
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("SUMMARIZE_", "GIT_", "FZF_"))
    }
    return kept | {
        "HOME": str(home),
        "LOGNAME": "ana",
        "PATH": f"{home / '.local' / 'bin'}:{os.environ['PATH']}",
        "XDG_CONFIG_HOME": str(home / ".config"),
        "EMAIL": "ana@example.org",
        "GIT_CONFIG_GLOBAL": "/dev/null",
    }


@pytest.fixture
def sh(home, environment):
    """Runs lines of sh in the home; what they write is answered."""

    def run_lines(lines, **options):
        result = subprocess.run(
            ["sh", "-eu", "-c", lines],
            cwd=home,
            env=environment,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
            **options,
        )
        return result.stdout.decode(), result.stderr.decode(), result.returncode

    return run_lines


def test_every_recipe_has_a_test():
    names = [name.removeprefix("test_recipe_") for name in globals() if name.startswith("test_recipe_")]
    tested = {part for name in names for part in name.split("_and_")}
    assert tested == {*RECIPES}


def digests(home):
    return {
        found["source"]: found
        for found in map(json.loads, (home / "digests.jsonl").read_text("utf-8").splitlines())
    }


def best(sh, path="archive/2026 spring/ferry 'night' boats.txt"):
    """The sentence that says most of an article."""
    return sh(f'summarize -n 1 -f text "{path}"')[0].splitlines()[0]


def test_recipe_read(home, sh):
    needs("jq")
    (home / "story.txt").write_text(ARTICLE)
    shown, told, code = sh(RECIPES["read"][1])
    assert (code, told) == (0, "")
    table, asked = shown[: shown.index(" #", shown.index("Keyphrases"))], shown.count(" #   Summary")
    assert "Ferry Line Adds Night Boats" in table
    assert asked == 2
    assert shown.splitlines()[-1] in {
        topic["name"] for topic in json.loads(sh("summarize -f json story.txt")[0])["topics"]
    }


def test_recipe_folder(home, sh):
    needs("jq")
    # One article is empty, which the exit code tells.
    first, second = RECIPES["folder"][1].splitlines()
    _, told, code = sh(first)
    assert code == 1
    assert "empty.txt: is empty" in told
    table, told, code = sh(second)
    assert (code, told) == (0, "")
    rows = sorted(line.split("\t") for line in table.splitlines())
    assert [row[0] for row in rows] == ["archive/-n.txt", "archive/2026 spring/ferry 'night' boats.txt"]
    assert rows[1][1] == "disaster, accident and emergency incident"
    assert rows[1][2] == best(sh)


def test_recipe_xargs(home, sh):
    # One article is empty, which both programs tell by their exit codes.
    _, told, code = sh(RECIPES["xargs"][1])
    assert code != 0
    assert "empty.txt: is empty" in told
    found = digests(home)
    assert {*found} == {
        "archive/2026 spring/ferry 'night' boats.txt",
        "archive/-n.txt",
        "archive/empty.txt",
    }
    assert found["archive/2026 spring/ferry 'night' boats.txt"]["summary"][0]["text"] == best(sh)
    assert "error" in found["archive/empty.txt"]


def test_recipe_fzf(home, environment):
    needs("fzf")
    lines = f"stty rows 40 cols 160; {RECIPES['fzf'][1].rstrip()} > picked"
    shown, typed, picked = b"", False, False
    deadline = time.monotonic() + PATIENCE
    given = environment | {"TERM": "xterm-256color"}
    with terminal(["sh", "-c", lines], cwd=home, environment=given) as (_, ours):
        while time.monotonic() < deadline:
            if select.select([ours], [], [], 0.2)[0]:
                try:
                    shown += os.read(ours, 65536)
                except OSError:
                    break
            if b"3/3" in shown and not typed:
                os.write(ours, b"night")
                typed = True
            if b"Ferry Line Adds" in shown and not picked:
                os.write(ours, b"\r")
                picked = True
    assert picked, shown[-3000:]
    assert (home / "picked").read_text() == "archive/2026 spring/ferry 'night' boats.txt\n"


def test_recipe_git(home, sh):
    needs("git", "jq")
    (home / "archive" / "empty.txt").unlink()
    sh("git init -q . && git config user.name Ana && git add archive && rm -f articles/*.txt")
    assert sh(RECIPES["git"][1]) == ("", "", 0)
    told = sh("git commit -qm 'Add two articles'")
    assert told == ("", "", 0)
    message, _, _ = sh("git log -1 --format=%B")
    subject, *rest = message.splitlines()
    assert subject == "Add two articles"
    for path in ("archive/-n.txt", "archive/2026 spring/ferry 'night' boats.txt"):
        assert f"{path}: {best(sh, path)}" in rest
    # A commit without an article stays as it is.
    sh("echo x > code.py && git add code.py && git commit -qm 'Add code'")
    assert sh("git log -1 --format=%B")[0].strip() == "Add code"


def test_recipe_cron(home, sh):
    mail = home / ".local" / "bin" / "mail"
    mail.write_text('#!/bin/sh\nprintf "%s\\n" "$@" > "$HOME/addressed"\ncat > "$HOME/letter"\n')
    mail.chmod(0o755)
    old = home / "articles" / "old.txt"
    old.write_text(OTHER)
    os.utime(old, (0, 0))
    schedule, command = re.fullmatch(r"((?:\S+ ){5}) *(.+)\n", RECIPES["cron"][1]).groups()
    assert schedule == "0 7 * * * "
    # What cron makes a line feed of.
    assert "%" not in command
    _, _, code = sh(command)
    assert code == 0
    assert (home / "addressed").read_text() == "-s\nArticles\nana\n"
    letter = (home / "letter").read_text("utf-8")
    assert sorted(re.findall("^## .*", letter, re.MULTILINE)) == [
        "## Ferry Line Adds Night Boats After Bridge Closes",
        "## Philippines and Indonesia to Patrol Sibutu Passage Together After Warning Shots",
    ]
    assert f"- {best(sh)}" in letter


def test_recipe_vim(home, sh):
    needs("vim")
    (home / "recipe.vim").write_text(RECIPES["vim"][1])
    (home / "story.txt").write_text(ARTICLE)
    _, _, code = sh(
        "vim -es -N -u recipe.vim -c Summarize -c 'write out.txt' -c 'qall!' story.txt < /dev/null"
    )
    assert code == 0
    assert (home / "out.txt").read_text() == sh("summarize -f text story.txt")[0]
    sh("vim -es -N -u recipe.vim -c '3,4Summarize' -c 'write some.txt' -c 'qall!' story.txt < /dev/null")
    lines = (home / "some.txt").read_text().splitlines()
    assert lines[0] == ARTICLE.splitlines()[0]
    assert lines[-1] == ARTICLE.splitlines()[-1]
    assert any(line.startswith("Keyphrases: ") for line in lines)


def test_recipe_emacs(home, sh):
    needs("emacs")
    (home / "recipe.el").write_text(RECIPES["emacs"][1])
    (home / "story.txt").write_text(ARTICLE, "utf-8")
    show = '(with-current-buffer "*summary*" (princ (buffer-string)))'
    shown, _, code = sh(
        f"LC_ALL=C.UTF-8 emacs -Q --batch -l recipe.el story.txt -f summarize-region --eval '{show}'"
    )
    assert code == 0
    assert sh("summarize -f text story.txt")[0].strip() in shown


@pytest.mark.slow
def test_recipe_topics_and_evaluate(home, sh):
    needs("jq")
    model = home / ".local" / "bin" / "summarize-model"
    main = "from summarize_cli.training.__main__ import main; main()"
    model.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -c "{main}" "$@"\n')
    model.chmod(0o755)
    for desk, text in KINDS.items():
        (home / "desks" / desk).mkdir(parents=True)
        for number, place in enumerate(2 * PLACES):
            (home / "desks" / desk / f"{place} '{number}'.txt").write_text(
                shuffled(text.format(place), number)
            )
    (home / "story.txt").write_text(KINDS["ferries"].format("Nowhere"))
    _, told, code = sh(RECIPES["topics"][1])
    assert code == 0, told
    assert (home / "desks.safetensors").stat().st_size > 0
    assert "Topics: ferries" in sh("summarize -f text -m desks.safetensors story.txt")[0]
    shutil.copy(home / "topics.jsonl", home / "held-out.jsonl")
    shown, told, code = sh(RECIPES["evaluate"][1])
    assert code == 0, told
    assert "ferries" in shown


def test_recipe_many(home, sh):
    needs("jq")
    (home / "archive" / "empty.txt").unlink()
    rows = [{"id": f"a{number}", "title": "", "text": ARTICLE, "section": "world"} for number in range(3)]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (home / "dump.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    with (home / "news.csv").open("w", newline="") as file:
        table = csv.DictWriter(file, rows[0])
        table.writeheader()
        table.writerows(rows)
    page = "".join(f"<p>{part}</p>" for part in ARTICLE.split("\n\n"))
    (home / "archive" / "page 'one'.html").write_text(
        f"<!DOCTYPE html><title>Ferry</title><article>{page}</article>"
    )
    folder, dump, parquet, pipe, found, report = RECIPES["many"][1].splitlines()
    for line in (folder, dump, parquet, found, report):
        assert sh(line)[2] == 0, line
    assert len((home / "digests.jsonl").read_text().splitlines()) == 3
    with gzip.open(home / "digests.jsonl.gz", "rt") as file:
        assert [json.loads(line)["id"] for line in file] == ["a0", "a1", "a2"]
    assert (
        pytest.importorskip("pyarrow.parquet").read_table(home / "digests.parquet")["section"][2].as_py()
        == "world"
    )
    assert (home / "digests.csv").read_text().count("page 'one'.html") == 1
    assert (home / "report.html").read_text().startswith("<!DOCTYPE html>")
    shown, told, code = sh(pipe)
    assert (code, told) == (0, "")
    assert len({line.split("\t")[1] for line in shown.splitlines()}) == 1
    assert [line.split("\t")[0] for line in shown.splitlines()] == ["a0", "a1", "a2"]
