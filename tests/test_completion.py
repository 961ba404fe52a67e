"""Completion, in the real shells: installed as a user would, then asked by pressing Tab."""

import os
import re
import select
import shutil
import subprocess
import time

import pytest

from tests.conftest import installed
from tests.processes import terminal

SHELLS = ("bash", "zsh", "fish")

# What is typed before Tab -> what stands on the line after it.
COMPLETED = {
    "summarize sto": "story.txt",
    "summarize -n 2 sto": "story.txt",
    "summarize two": r"two\ words.txt",
    "summarize -o sto": "story.txt",
    "summarize -m sto": "story.txt",
    "summarize sub": "subfolder/",
    "summarize -f mark": "markdown",
    "summarize --input-format ep": "epub",
    "summarize --input-f": "--input-format",
    "summarize --expl": "--explain",
}

PATIENCE = 30
"""Seconds for a shell to start and a word to be completed, on a busy machine."""


@pytest.fixture(scope="module", params=SHELLS)
def shell(request):
    if shutil.which(request.param) is None:
        pytest.skip(f"{request.param} is not installed")
    return request.param


@pytest.fixture(scope="module")
def home(shell, tmp_path_factory):
    """A home with the command in its bin, some files, and completion installed from within the shell."""
    home = tmp_path_factory.mktemp(shell)
    installed(home / "bin")
    for name in ("story.txt", "two words.txt"):
        (home / name).write_text("The bridge is closed.")
    (home / "subfolder").mkdir()
    # In a line of its own the command would take the shell's place, and find none to ask.
    done = subprocess.run(
        [shell, "-c", "summarize --install-completion; true"],
        capture_output=True,
        env=environment(home),
        cwd=home,
        check=True,
    )
    assert f"{shell} completion installed" in done.stdout.decode()
    return home


def environment(home):
    return {
        "HOME": str(home),
        "PATH": f"{home}/bin:{os.environ['PATH']}",
        "TERM": "dumb",
        "LANG": "C.UTF-8",
        "PS1": "$ ",
    }


START = {
    "bash": ("bash", "-i"),
    "zsh": ("zsh", "-i", "-o", "NO_PROMPT_SP"),
}


def typed(shell, home, keys, expected):
    """What an interactive shell shows after `keys`, until it shows `expected`."""
    shown = b""
    sent = False
    deadline = time.monotonic() + PATIENCE
    with terminal(START[shell], cwd=home, environment=environment(home)) as (_, ours):
        while time.monotonic() < deadline:
            if select.select([ours], [], [], 0.1)[0]:
                try:
                    shown += os.read(ours, 65536)
                except OSError:
                    break
            elif shown and not sent:
                # The prompt stands, and nothing more comes.
                os.write(ours, keys.encode())
                sent = True
            if sent and expected in shown.decode("utf-8", "replace"):
                break
    return shown.decode("utf-8", "replace")


@pytest.mark.slow
@pytest.mark.parametrize(("line", "completed"), COMPLETED.items(), ids=COMPLETED)
def test_tab_completes_files_options_and_their_values(shell, home, line, completed):
    if shell == "fish":
        asked = subprocess.run(
            ["fish", "-c", f"complete -C '{line}'"],
            capture_output=True,
            env=environment(home),
            cwd=home,
            timeout=PATIENCE,
            check=True,
        )
        # A line a completion, with what it means after a tab; files unescaped.
        assert completed.replace("\\", "") in re.split("[\t\n]", asked.stdout.decode())
        return
    assert completed in typed(shell, home, line + "\t", completed)


@pytest.mark.slow
def test_several_values_are_listed(shell, home):
    if shell == "fish":
        asked = subprocess.run(
            ["fish", "-c", "complete -C 'summarize -f js'"],
            capture_output=True, env=environment(home), cwd=home, timeout=PATIENCE, check=True,
        )  # fmt: skip
        assert asked.stdout.decode().split() == ["json", "jsonl"]
        return
    assert "jsonl" in typed(shell, home, "summarize -f js\t\t\t", "jsonl")


def test_what_completion_asks_is_answered_whatever_the_environment_says(run):
    answer = run(
        environment={
            "_SUMMARIZE_COMPLETE": "complete_bash",
            "COMP_WORDS": "summarize -f js",
            "COMP_CWORD": "2",
            "SUMMARIZE_SENTENCES": "many",
            "SUMMARIZE_CONFIG": "/nowhere/at/all.toml",
        }
    )
    assert (answer.stdout.decode().split(), answer.stderr) == (["json", "jsonl"], b"")
