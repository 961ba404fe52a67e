"""Each check of an installation passes on this one, and finds what it is there for in one that is broken."""

import base64
import hashlib
import json
import os
import shutil
import subprocess
import sys
from importlib import metadata

import pytest

from summarize_cli.smoke import __main__, checks
from summarize_cli.smoke.checks import CHECKS, BrokenError


def _installed():
    try:
        return metadata.version(checks.DISTRIBUTION)
    except metadata.PackageNotFoundError:
        return None


INSTALLED = pytest.mark.skipif(_installed() is None, reason="runs from its source tree, not installed")


def test_what_lies_where_one_stands_is_no_part_of_the_installation(tmp_path, monkeypatch):
    (tmp_path / "json.py").write_text("raise SystemExit('the folder is on the path')")
    monkeypatch.chdir(tmp_path)
    assert checks.command_line("-f", "json", str(checks.ARTICLE))[0] == 0


def test_in_a_source_tree_it_is_the_installation_that_is_checked(tmp_path):
    """A tree like the one that was installed from, whose package is another and in which no check passes."""
    package = tmp_path / "summarize_cli"
    shutil.copytree(
        checks.PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__", "*.so", "*.jsonl.gz")
    )
    (package / "smoke" / "article.txt").write_text("Nothing.")
    done = subprocess.run(
        [sys.executable, "-m", "summarize_cli.smoke"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(checks.PACKAGE.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "ok      article: " in done.stdout
    assert done.stdout.count(" article: ") == 1


@pytest.mark.parametrize(
    ("told", "origin"),
    [
        (None, "summarize-cli"),
        ({"url": "file:///at/a%20b", "dir_info": {}}, "file:///at/a%20b"),
        ({"url": "file:///at", "dir_info": {"editable": True}}, "-e file:///at"),
        ({"url": "https://x/y", "vcs_info": {"vcs": "git"}}, "git+https://x/y"),
    ],
)
def test_it_is_installed_again_from_where_it_came(told, origin, monkeypatch, tmp_path):
    if told:
        (tmp_path / "direct_url.json").write_text(json.dumps(told))
    monkeypatch.setattr(metadata, "distribution", lambda _: metadata.PathDistribution(tmp_path))
    assert checks.origin() == origin


def test_what_was_not_installed_is_installed_by_its_name(monkeypatch):
    monkeypatch.setattr(checks, "DISTRIBUTION", "no-such-distribution")
    assert checks.origin() == "no-such-distribution"


def test_no_check_is_forgotten():
    assert [*CHECKS.values()] == [check for name, check in vars(checks).items() if name.startswith("check_")]


def test_what_is_broken_is_a_line_and_an_exit_code(monkeypatch, capsys):
    def broken():
        raise BrokenError("no wheels; put them on")

    def worse():
        raise ModuleNotFoundError("no axle")

    for given, code in (({"a": lambda: "fine", "b": broken, "c": worse}, 1), ({"a": lambda: "fine"}, 0)):
        monkeypatch.setattr(__main__, "CHECKS", given)
        assert __main__.main() == code
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["ok      a: fine", "BROKEN  b: no wheels; put them on"]
    assert lines[2].startswith("BROKEN  c: ModuleNotFoundError: no axle; install it again: ")
    assert lines[3:] == ["2 of 3 checks found something broken", "ok      a: fine", "all is well"]


@INSTALLED
def test_one_version_is_told_everywhere():
    assert checks.check_version().startswith(checks.__version__)


@INSTALLED
def test_another_version_than_was_installed_is_found(monkeypatch):
    monkeypatch.setattr(checks, "command_line", lambda *_: (0, b"summarize 9.9\n", ""))
    with pytest.raises(BrokenError, match="--version shows"):
        checks.check_version()
    monkeypatch.setattr(checks, "__version__", "9.9")
    with pytest.raises(BrokenError, match=r"the package is 9\.9, what was installed is"):
        checks.check_version()


def test_compiled_modules_come_to_the_same_as_python_or_are_not_there():
    pytest.importorskip("summarize_cli.native.words", reason="nothing is compiled here")
    assert (
        checks.check_compiled()
        == f"{len([*checks._COMPILED.glob('*.pyx')])} modules come to the same as Python does"
    )


def without(names, error=ModuleNotFoundError):
    def found(name):
        if name.rpartition(".")[2] in names:
            raise error(f"no {name}")

    return found


def test_one_compiled_module_that_is_missing_is_found_all_may_be(monkeypatch):
    monkeypatch.setattr(checks, "import_module", without(["words"]))
    with pytest.raises(
        BrokenError, match=r"^words cannot be loaded \(no summarize_cli\.native\.words\); install"
    ):
        checks.check_compiled()
    every = [path.stem for path in checks._COMPILED.glob("*.pyi")]
    monkeypatch.setattr(checks, "import_module", without(every))
    assert checks.check_compiled().startswith("none, ")
    # They are there, and of another version or of another Python.
    monkeypatch.setattr(checks, "import_module", without(every, ImportError))
    with pytest.raises(BrokenError, match="cannot be loaded"):
        checks.check_compiled()


def test_compiled_modules_that_find_something_else_are_found(monkeypatch):
    monkeypatch.setattr(checks, "import_module", without([]))
    monkeypatch.setattr(checks, "command_line", lambda *_, pure: (0, b'{"a": %d}' % pure, ""))
    with pytest.raises(BrokenError, match="another digest than Python"):
        checks.check_compiled()


def test_what_is_not_installed_is_told_so(monkeypatch):
    monkeypatch.setattr(checks, "DISTRIBUTION", "no-such-distribution")
    with pytest.raises(BrokenError, match="not installed"):
        checks.check_commands()


@pytest.fixture
def unpacked(tmp_path, monkeypatch):
    """A wheel's files and the list of them, as an installer leaves them."""
    package, info = tmp_path / "summarize_cli", tmp_path / "summarize_cli-0.1.dist-info"
    info.mkdir()
    package.mkdir()
    listed = []
    for name, content in (("py.typed", b""), ("version.py", b"__version__ = '0.1'\n")):
        (package / name).write_bytes(content)
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        listed.append(f"summarize_cli/{name},sha256={digest},{len(content)}\n")
    (info / "RECORD").write_text("".join(listed))
    monkeypatch.setattr(checks, "_distribution", lambda: metadata.PathDistribution(info))
    monkeypatch.setattr(checks, "PACKAGE", package)
    return package


def test_files_as_they_were_packed_are_well(unpacked):
    assert checks.check_files() == "2 files are as they were packed"


def test_a_changed_and_a_missing_file_are_found(unpacked):
    (unpacked / "version.py").write_text("__version__ = '0.2'\n")
    with pytest.raises(BrokenError, match=r"version\.py is not what was installed"):
        checks.check_files()
    (unpacked / "version.py").unlink()
    with pytest.raises(BrokenError, match=r"version\.py cannot be read"):
        checks.check_files()


def test_an_installation_without_a_list_of_files_says_so(unpacked):
    (unpacked.parent / "summarize_cli-0.1.dist-info" / "RECORD").unlink()
    assert checks.check_files().startswith("not checked")


def test_types_that_no_checker_would_see_are_found(unpacked):
    record = unpacked.parent / "summarize_cli-0.1.dist-info" / "RECORD"
    record.write_text(
        "".join(line for line in record.read_text().splitlines(keepends=True) if "version" in line)
    )
    (unpacked / "py.typed").unlink()
    with pytest.raises(BrokenError, match=r"py\.typed is missing"):
        checks.check_files()


def test_the_model_is_the_one_of_its_card():
    assert checks.check_model().startswith("news-en/")


def test_a_model_of_another_card_is_found(tmp_path, monkeypatch):
    model = shutil.copy(checks.BUILT_IN, tmp_path)
    (tmp_path / "MODEL_CARD.md").write_text(f"sha256 `{'0' * 64}`")
    monkeypatch.setattr(checks, "BUILT_IN", tmp_path / checks.BUILT_IN.name)
    with pytest.raises(BrokenError, match="its card says 0000"):
        checks.check_model()
    (tmp_path / "MODEL_CARD.md").write_text("A card.")
    with pytest.raises(BrokenError, match="its card says none"):
        checks.check_model()
    assert model


def test_one_digest_whichever_way():
    assert checks.check_article().startswith("file, standard input and library")


@pytest.mark.parametrize(
    ("altered", "said"),
    [
        (
            lambda ended: (0, ended[1].replace(b"Skarn", b"Sharn"), ""),
            "a file and the library differ in summary",
        ),
        (lambda _: (1, b"", "summarize: error: none\n"), "ends with 1 and says"),
        (lambda ended: (0, ended[1], "summarize: warning: odd\n"), "ends with 0 and says"),
    ],
)
def test_another_digest_on_one_way_is_found(altered, said, monkeypatch):
    usual = checks.command_line
    monkeypatch.setattr(checks, "command_line", lambda *a, **k: altered(usual(*a, **k)))
    with pytest.raises(BrokenError, match=said):
        checks.check_article()


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("Flood Leaves", "Flood Left", "Flood Left 300 Homes"),
        ("\nLeave a Reply\n", "\n", "2 lines left out"),
        ("Nobody was killed. ", "", "9 sentences"),
    ],
)
def test_a_digest_that_no_reader_would_make_is_found(before, after, said, monkeypatch, tmp_path):
    text = checks.ARTICLE.read_text("utf-8")
    assert before in text
    other = tmp_path / "article.txt"
    other.write_text(text.replace(before, after), "utf-8")
    monkeypatch.setattr(checks, "ARTICLE", other)
    with pytest.raises(BrokenError, match=said):
        checks.check_article()


def test_every_format_can_be_written():
    assert checks.check_formats().startswith("table, ")


def test_a_format_that_cannot_be_written_is_found(monkeypatch):
    usual = (1, b"", "summarize: error: no template\n")
    monkeypatch.setattr(
        checks,
        "command_line",
        lambda *arguments: usual if "html" in arguments else (0, b"The Skarn rose.", ""),
    )
    with pytest.raises(BrokenError, match="-f html ends with 1"):
        checks.check_formats()


def test_wrong_uses_end_as_they_should():
    assert "6 wrong uses" in checks.check_errors()


@pytest.mark.parametrize(
    "ended", [(0, b"", "-n\n"), (2, b"{}", "-n\n"), (2, b"", "-n\nTraceback\n"), (2, b"", "odd\n")]
)
def test_a_wrong_use_that_ends_otherwise_is_found(ended, monkeypatch):
    monkeypatch.setattr(checks, "command_line", lambda *_: ended)
    with pytest.raises(BrokenError, match="summarize -n 0 must end with 2"):
        checks.check_errors()


@INSTALLED
def test_the_commands_start():
    assert checks.check_commands() == "summarize, summarize-model"


@INSTALLED
def test_a_command_that_does_not_start_is_found(monkeypatch):
    monkeypatch.setattr(checks, "command_line", lambda *_, **__: (126, b"", "bad interpreter"))
    with pytest.raises(BrokenError, match="ends with 126"):
        checks.check_commands()


def test_a_command_that_was_not_installed_is_found(unpacked):
    with pytest.raises(BrokenError, match="the command summarize was not installed"):
        checks.check_commands()


def test_what_its_user_has_configured_is_not_asked(monkeypatch):
    monkeypatch.setenv("SUMMARIZE_SENTENCES", "1")
    code, shown, _ = checks.command_line("-f", "json", str(checks.ARTICLE))
    assert (code, len(json.loads(shown)["summary"])) == (0, 3)


def test_a_program_that_cannot_be_run_is_found(tmp_path):
    with pytest.raises(BrokenError, match="cannot be run"):
        checks.command_line(program=(str(tmp_path / "nothing"),))
