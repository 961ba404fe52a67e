"""The one command that runs all checks: each is run, and says what is wrong and how to mend it."""

import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from tests import checks
from tests.checks import CHECKS, Check, main
from tests.conftest import ROOT

GOOD = Check("good", "python -c 'print(1)'", "nothing to mend")
BAD = Check("bad", 'python -c \'import sys; print("line 7 is wrong"); sys.exit("so there")\'', "repair FILE")
ABSENT = Check("absent", "python -c 'print(\"no such Python\"); raise SystemExit(77)'", "")
FOREIGN = Check("foreign", "python -c 'raise SystemExit(1)'", "", module="no_such_module", extra="more")


def told(capfd, *arguments, of):
    code = main(arguments, of)
    return code, capfd.readouterr().out.splitlines()


def test_a_line_a_check(capfd):
    code, lines = told(capfd, of=[GOOD, ABSENT, FOREIGN])
    assert code == 0
    assert re.fullmatch(r"good +ok +[\d.]+ s", lines[0])
    assert lines[1:] == [
        "absent    not here: no such Python",
        "foreign   not here: no no_such_module (pip install -e '.[more]')",
    ]


def test_what_fails_says_what_is_wrong_and_how_to_mend_it_and_the_others_are_run(capfd):
    code, lines = told(capfd, of=[BAD, GOOD])
    assert code == 1
    assert re.fullmatch(r"bad +FAILED +[\d.]+ s  python -c .*", lines[0])
    assert lines[1:4] == ["line 7 is wrong", "so there", "To mend it: repair FILE"]
    assert lines[4].startswith("good      ok")


def test_a_program_that_is_not_there_fails(capfd):
    code, lines = told(capfd, of=[Check("gone", "no-such-program .", "install it")])
    assert code == 1
    assert lines[1:] == ["no-such-program: No such file or directory", "To mend it: install it"]


def test_those_named_alone_or_all_but_some(capfd):
    assert told(capfd, "good", of=[BAD, GOOD])[0] == 0
    assert told(capfd, "--without", "bad", of=[BAD, GOOD])[0] == 0
    code, lines = told(capfd, "bad", "good", "--without", "good", of=[BAD, GOOD])
    assert (code, len(lines)) == (1, 4)


def test_two_that_take_one_core_each_are_run_side_by_side(capfd, tmp_path):
    """The first waits for what the second makes."""
    path = tmp_path / "made"
    waits = f"import os, time; end = time.monotonic() + 20\nwhile not os.path.exists({str(path)!r}):\n"
    waits += "    assert time.monotonic() < end; time.sleep(0.01)"
    first = Check("first", shlex.join(["python", "-c", waits]), "", one_core=True)
    second = Check("second", shlex.join(["python", "-c", f"open({str(path)!r}, 'w')"]), "", one_core=True)
    code, lines = told(capfd, of=[first, second, GOOD])
    assert code == 0
    assert [line.split()[0] for line in lines] == ["first", "second", "good"]
    assert [len(group) for group in checks.side_by_side([first, second, first, GOOD, first])] == [2, 1, 1, 1]


@pytest.mark.parametrize("arguments", [["ruff"], ["--without", "ruff"]])
def test_a_name_that_is_none_is_wrong_usage(capfd, arguments):
    with pytest.raises(SystemExit) as ended:
        main(arguments, [GOOD])
    assert ended.value.code == 2
    assert "no check is named ruff; there are good" in capfd.readouterr().err


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_every_check_has_its_program_and_says_how_to_mend(check):
    program = shlex.split(check.command)[0]
    assert program == "python" or shutil.which(program, path=Path(sys.executable).parent)
    assert check.mend


def test_the_readme_and_the_check_run_the_tests_alike():
    """So that CI, which runs the README's, need not run them again."""
    readme = (ROOT / "README.md").read_text("utf-8")
    command = re.search(r"<!-- test-command -->\n```sh\n(.*?)\n```", readme, re.DOTALL)[1]
    assert command.endswith(f".venv/bin/{checks.TESTS}")
    assert f'PYTEST_ADDOPTS="{checks.MEASURED}"' in (ROOT / ".ci" / "run").read_text("utf-8")
