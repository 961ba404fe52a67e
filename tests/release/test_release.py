"""What tests a release finds what is wrong with one. `python -m tests.release` tests the release itself."""

import io
import re
import tarfile
import zipfile

import pytest

from tests.release import __main__, bounds, building
from tests.release.commands import FaultError, run

TRACKED = {
    *("README.md", "summarize_cli/__init__.py", "summarize_cli/py.typed"),
    *("summarize_cli/native/quick.pyx", "summarize_cli/native/build_hook.py"),
}
WHEEL = {
    "summarize_cli/__init__.py": b"",
    "summarize_cli/py.typed": b"",
    "summarize_cli-1.data/data/share/man/man1/summarize.1": b"",
    "summarize_cli-1.dist-info/RECORD": b"",
}
DESCRIBED = {
    "project": {
        "dependencies": [
            "rich>=13.8",
            "lxml_html.clean>=0.4,<1",
            "platformdirs>=4; sys_platform == 'nowhere'",
        ],
        "optional-dependencies": {"parquet": ["pyarrow>=18"], "dev": ["pytest"]},
    }
}


def sdist(path, files):
    with tarfile.open(path, "w:gz") as archive:
        for name, content in files.items():
            entry = tarfile.TarInfo(f"summarize_cli-1/{name}")
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return path


def wheel(path, files):
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def test_members_of_either_kind_are_read(tmp_path):
    files = {"a.py": b"1", "b/c.txt": b"2"}
    assert building.members(sdist(tmp_path / "x.tar.gz", files)) == files
    assert building.members(wheel(tmp_path / "x.whl", files)) == files
    assert building.unpacked(tmp_path / "x.tar.gz", tmp_path / "there").name == "summarize_cli-1"


def test_the_same_bytes_are_the_same_and_others_are_told(tmp_path):
    one = wheel(tmp_path / "one.whl", {"a.py": b"1", "b.py": b"2"})
    building.compare(one, one, "this", "that")
    other = wheel(tmp_path / "other.whl", {"a.py": b"1", "b.py": b"3", "c.py": b""})
    with pytest.raises(FaultError, match=r"this is not that: b\.py, c\.py"):
        building.compare(one, other, "this", "that")
    turned = wheel(tmp_path / "turned.whl", {"b.py": b"2", "a.py": b"1"})
    with pytest.raises(FaultError, match="order, times or modes"):
        building.compare(one, turned, "this", "that")


def test_an_sdist_has_what_git_tracks():
    found = dict.fromkeys((*TRACKED, "PKG-INFO"), b"")
    building.check_sdist(found, TRACKED)
    building.check_sdist(found, None)
    with pytest.raises(FaultError, match=r"lacks \['tests/new\.py'\]"):
        building.check_sdist(found, TRACKED | {"tests/new.py"})
    with pytest.raises(FaultError, match=r"has \['secret\.env'\], which git does not track"):
        building.check_sdist(found | {"secret.env": b""}, TRACKED)


def test_a_wheel_has_the_package_and_its_manual_page():
    building.check_wheel(WHEEL, TRACKED, set())
    building.check_wheel(WHEEL, None, set())
    for name in ("summarize_cli/py.typed", "summarize_cli-1.data/data/share/man/man1/summarize.1"):
        with pytest.raises(FaultError, match="lacks its manual page or"):
            building.check_wheel({entry: b"" for entry in WHEEL if entry != name}, TRACKED, set())
    with pytest.raises(FaultError, match=r"\['tests/conftest\.py'\]"):
        building.check_wheel(WHEEL | {"tests/conftest.py": b""}, TRACKED, set())


def test_a_wheel_has_the_modules_that_were_compiled_and_none_of_what_they_were_compiled_from():
    modules = building.compiled()
    assert modules
    building.check_wheel(WHEEL | dict.fromkeys(modules, b""), TRACKED, modules)
    building.check_wheel(WHEEL | dict.fromkeys(modules, b""), None, modules)
    for more in ("summarize_cli/native/quick.cpython-39-x.so", *modules):
        with pytest.raises(FaultError, match="too many or too few"):
            building.check_wheel(WHEEL | {more: b""}, TRACKED, set())
    with pytest.raises(FaultError, match="too many or too few"):
        building.check_wheel(WHEEL, TRACKED, modules)
    for more in ("quick.pyx", "build_hook.py"):
        with pytest.raises(FaultError, match=re.escape(more)):
            building.check_wheel(WHEEL | {f"summarize_cli/native/{more}": b""}, TRACKED, set())


def test_bounds_are_read_and_one_that_is_missing_is_told():
    assert bounds.bounds(DESCRIBED) == {"rich": "13.8", "lxml-html-clean": "0.4", "pyarrow": "18"}
    assert bounds.bounds(DESCRIBED, elsewhere=True) == {"platformdirs": "4"}
    with pytest.raises(FaultError, match="rich has no lower bound"):
        bounds.bounds({"project": {"dependencies": ["rich"], "optional-dependencies": {}}})


def test_a_bound_that_nobody_can_have_is_told():
    pinned = bounds.pins(
        "# lowest\nrich==13.8.0\nlxml-html-clean==0.4.1\npyarrow==18.0.0 ; os_name == 'posix'\n"
    )
    assert pinned == {"rich": "13.8.0", "lxml-html-clean": "0.4.1", "pyarrow": "18.0.0"}
    assert bounds.unreachable(bounds.bounds(DESCRIBED), pinned) == "lxml-html-clean>=0.4.1 (not 0.4)"


def test_what_a_command_says_is_told_with_how_to_mend_it():
    assert run("sh", "-c", "echo fine", mend="nothing") == "fine\n"
    with pytest.raises(FaultError, match=r"(?s)ends with 3.*no wheels.*To mend: put wheels on"):
        run("sh", "-c", "echo no wheels >&2; exit 3", mend="put wheels on")


def test_no_variable_of_python_reaches_a_command(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "/nowhere")
    monkeypatch.setenv("SUMMARIZE_SENTENCES", "1")
    told = run("sh", "-c", 'echo "$PYTHONPATH$SUMMARIZE_SENTENCES$THREADS"', mend="", THREADS="1")
    assert told == "1\n"


def test_a_fault_is_the_exit_code_and_does_not_hide_the_next_part(monkeypatch, capsys):
    def faulty(_built, _folder):
        raise FaultError("broken; mend it")

    monkeypatch.setattr(building, "check", lambda _: building.Built(*[None] * 4, "built"))
    monkeypatch.setattr(__main__, "PARTS", {"install": faulty, "types": lambda *_: "typed", "bounds": faulty})
    assert __main__.main(["install", "types"]) == 1
    assert __main__.main(["types"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(" (")[0] for line in lines] == [
        *("build: built", "install: FAULT: broken; mend it", "types: typed"),
        *("build: built", "types: typed"),
    ]


def test_without_a_wheel_nothing_more_is_tried(monkeypatch, capsys):
    def faulty(_folder):
        raise FaultError("no wheel")

    monkeypatch.setattr(building, "check", faulty)
    assert __main__.main([]) == 1
    assert capsys.readouterr().out == "build: FAULT: no wheel\n"
    with pytest.raises(SystemExit):
        __main__.main(["nonsense"])


def test_the_core_tests_are_there():
    for name in bounds.CORE:
        assert (building.ROOT / name).is_file(), f"{name} is gone; mend CORE in tests/release/bounds.py"
