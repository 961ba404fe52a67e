"""The README's recipes, run as they stand there."""

import json
import os
import pty
import re
import select
import shutil
import subprocess
import time

import pytest

from tests.conftest import ROOT, installed

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
    tested = {name.removeprefix("test_recipe_") for name in globals() if name.startswith("test_recipe_")}
    assert tested == {*RECIPES}


def digests(home):
    return {
        found["source"]: found
        for found in map(json.loads, (home / "digests.jsonl").read_text("utf-8").splitlines())
    }


def best(sh, path="archive/2026 spring/ferry 'night' boats.txt"):
    """The sentence that says most of an article."""
    return sh(f'summarize -n 1 -f text "{path}"')[0].splitlines()[0]


def check_digests(home, sh, name):
    # One article is empty, which both programs tell by their exit codes.
    _, told, code = sh(RECIPES[name][1])
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


def test_recipe_find(home, sh):
    check_digests(home, sh, "find")


def test_recipe_xargs(home, sh):
    check_digests(home, sh, "xargs")


def test_recipe_jq(home, sh):
    needs("jq")
    sh(RECIPES["find"][1])
    table, told, code = sh(RECIPES["jq"][1])
    assert (code, told) == (0, "")
    rows = sorted(line.split("\t") for line in table.splitlines())
    assert [row[0] for row in rows] == ["archive/-n.txt", "archive/2026 spring/ferry 'night' boats.txt"]
    assert rows[1][1] == "disaster, accident and emergency incident"
    assert rows[1][2] == best(sh)


def test_recipe_fzf(home, environment):
    needs("fzf")
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(home)
        lines = f"stty rows 40 cols 160; {RECIPES['fzf'][1].rstrip()} > picked"
        os.execvpe("sh", ["sh", "-c", lines], environment | {"TERM": "xterm-256color"})
    shown, typed, picked = b"", False, False
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                shown += os.read(terminal, 65536)
            except OSError:
                break
        if b"3/3" in shown and not typed:
            os.write(terminal, b"night")
            typed = True
        if b"Ferry Line Adds" in shown and not picked:
            os.write(terminal, b"\r")
            picked = True
    os.close(terminal)
    os.waitpid(pid, 0)
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
