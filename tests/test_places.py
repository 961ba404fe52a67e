"""Where the command is run: without a home, a network, a locale, memory or open streams, and many at once."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from summarize_cli.rendering import FORMATS
from tests.conftest import ROOT, SAMPLES
from tests.pythons import pythons

STORY = SAMPLES / "strait-patrols.txt"
COMMAND = [sys.executable, "-m", "summarize_cli"]


def bare(**more):
    """The least environment: not even PATH, HOME or a locale."""
    return {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", **more}


def call(*arguments, before=(), environment=None, **options):
    """Runs the command in an environment of nothing but what is given."""
    options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.run(
        [*before, *COMMAND, *map(str, arguments)],
        env=bare() if environment is None else environment,
        timeout=60,
        check=False,
        **options,
    )


@pytest.fixture(scope="module")
def usual():
    """What each format is with nothing strange about the place."""
    return {form: call("-f", form, STORY, environment=dict(os.environ, **bare())).stdout for form in FORMATS}


def works(program, *arguments):
    path = shutil.which(program)
    return path and not subprocess.run([path, *arguments], capture_output=True, check=False).returncode


ALONE = pytest.mark.skipif(not works("unshare", "-rn", "true"), reason="no namespaces may be made here")
TRACED = pytest.mark.skipif(not works("strace", "-o", "/dev/null", "true"), reason="no strace here")
LIMITED = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="counts Linux's address space")

PLACES = {
    "no environment": {},
    "another seed": {"PYTHONHASHSEED": "4711"},
    "another locale": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "PYTHONUTF8": "0"},
    "no UTF-8": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "latin-1"},
    "another time zone": {"TZ": "Pacific/Kiritimati"},
    "no home": {"HOME": "/nonexistent", "XDG_CONFIG_HOME": "", "TMPDIR": "/nonexistent"},
    "a home that is a file": {"HOME": "/dev/null"},
}


@pytest.mark.parametrize("place", PLACES)
def test_the_same_bytes_come_out_everywhere(usual, place):
    for form in ("json", "html") if place != "another locale" else FORMATS:
        result = call("-f", form, STORY, environment=bare(**PLACES[place]))
        assert (result.returncode, result.stderr) == (0, b"")
        assert result.stdout == usual[form]


@pytest.fixture(scope="module")
def records(tmp_path_factory):
    """A file of records; the last cannot be summarized."""
    text = STORY.read_text("utf-8")
    path = tmp_path_factory.mktemp("records") / "dump.jsonl"
    rows = [{"id": number, "text": text[number * 500 :]} for number in range(3)]
    path.write_text("".join(json.dumps(row) + "\n" for row in [*rows, {"id": 3}]))
    return path


@pytest.fixture(scope="module")
def answered(records):
    """What it gives with nothing strange about the place."""
    return call("-f", "jsonl", records, environment=dict(os.environ, **bare())).stdout


@pytest.mark.parametrize("place", PLACES)
def test_records_are_answered_alike_everywhere_by_however_many(records, answered, place):
    result = call("-f", "jsonl", "-j", 2, records, environment=bare(**PLACES[place]))
    assert (result.returncode, result.stdout) == (1, answered)
    assert len(answered.splitlines()) == 4
    assert len(result.stderr.splitlines()) == 2


PYTHONS = pythons()


@pytest.mark.slow
@pytest.mark.parametrize("version", PYTHONS)
def test_the_same_bytes_come_out_of_every_python_at_hand(usual, version):
    # What a plain text needs is written in Python alone, so that one set of libraries does for all.
    libraries = os.pathsep.join([str(ROOT), *(path for path in sys.path if path.endswith("site-packages"))])
    for form in ("json", "table"):
        command = [PYTHONS[version], "-m", "summarize_cli", "-f", form, STORY]
        result = subprocess.run(command, env=bare(PYTHONPATH=libraries), capture_output=True, check=False)
        assert (result.returncode, result.stderr, result.stdout) == (0, b"", usual[form])


def test_a_folder_that_is_gone(usual, tmp_path):
    folder = tmp_path / "gone"
    script = f'mkdir {folder}; cd {folder}; rmdir {folder}; exec "$@"'
    result = call("-f", "json", STORY, before=["/bin/sh", "-c", script, "sh"])
    assert (result.returncode, result.stderr, result.stdout) == (0, b"", usual["json"])


@ALONE
def test_no_network_is_needed_nor_missed(usual):
    offline = [shutil.which("unshare"), "-rn"]
    assert call("-f", "json", STORY, before=offline).stdout == usual["json"]
    page = call("-f", "json", SAMPLES.parent / "tests" / "quality" / "pages" / "tabloid.html", before=offline)
    assert (page.returncode, page.stderr) == (0, b"")
    address = call("https://example.org/story", "https://192.0.2.1/", before=offline)
    assert (address.returncode, address.stdout) == (1, b"")
    assert len(address.stderr.splitlines()) == 2


WRITES = re.compile(
    rb"^\d*\s*(?:(?:open|openat|openat2|creat)\(.*O_(?:WRONLY|RDWR|CREAT|TRUNC|APPEND)"
    rb"|(?:mkdir|mknod|rename|unlink|rmdir|link|symlink|chmod|chown|truncate|utime|setxattr)\w*\()",
    re.MULTILINE,
)
NETWORK = re.compile(rb"^\d*\s*(?:connect|bind|sendto|sendmsg)\(.*AF_INET", re.MULTILINE)


@TRACED
@pytest.mark.parametrize("form", FORMATS)
def test_nothing_is_written_and_nobody_is_called(form, tmp_path):
    log = tmp_path / "calls"
    tracer = ["strace", "-f", "-s", "200", "-e", "trace=%file,%desc,%network", "-o", log]
    home = tmp_path / "home"
    home.mkdir()
    environment = bare(HOME=str(home), PATH=os.environ["PATH"])
    result = call("-f", form, "--explain", STORY, before=tracer, environment=environment)
    assert result.returncode == 0
    calls = log.read_bytes()
    assert str(STORY).encode() in calls
    assert_untouched(calls, home)


def assert_untouched(calls, home):
    """That nothing was written and nobody called, by the system calls of a process."""
    assert [line for line in calls.splitlines() if WRITES.search(line) and b"/dev/null" not in line] == []
    assert not NETWORK.search(calls)
    assert [*home.iterdir()] == []


@TRACED
def test_records_write_nothing_either(records, answered, tmp_path):
    log, home = tmp_path / "calls", tmp_path / "home"
    home.mkdir()
    tracer = ["strace", "-f", "-s", "200", "-e", "trace=%file,%desc,%network", "-o", log]
    environment = bare(HOME=str(home), PATH=os.environ["PATH"])
    result = call("-f", "jsonl", records, before=tracer, environment=environment)
    assert (result.returncode, result.stdout) == (1, answered)
    assert_untouched(log.read_bytes(), home)


def test_only_the_file_of_o_is_written(tmp_path):
    folders = {name: tmp_path / name for name in ("home", "temporary", "work", "results")}
    for folder in folders.values():
        folder.mkdir()
    places = {"HOME": folders["home"], "TMPDIR": folders["temporary"], "XDG_CACHE_HOME": folders["home"]}
    target = folders["results"] / "digest.json"
    environment = bare(**{name: str(place) for name, place in places.items()})
    result = call("-f", "json", "-o", target, STORY, environment=environment, cwd=folders["work"])
    assert result.returncode == 0
    assert [path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()] == [
        Path("results/digest.json")
    ]


@pytest.mark.skipif(not works("unshare", "-rm", "true"), reason="nothing may be mounted here")
def test_a_system_of_files_that_cannot_be_written(usual, tmp_path):
    script = f'mount --bind {tmp_path} {tmp_path} && mount -o remount,ro,bind {tmp_path} && exec "$@"'
    read_only = [shutil.which("unshare"), "-rm", "/bin/sh", "-c", script, "sh"]
    probe = subprocess.run(
        [*read_only, "/bin/sh", "-c", f"! touch {tmp_path}/x"], capture_output=True, check=False
    )
    if probe.returncode:
        pytest.skip("nothing can be mounted read-only here")
    place = {"HOME": str(tmp_path), "TMPDIR": str(tmp_path), "PATH": os.environ["PATH"]}
    result = call("-f", "json", STORY, before=read_only, environment=bare(**place), cwd=tmp_path)
    assert (result.returncode, result.stderr, result.stdout) == (0, b"", usual["json"])
    refused = call("-o", tmp_path / "x", STORY, before=read_only, environment=bare(**place))
    assert (refused.returncode, len(refused.stderr.splitlines())) == (1, 1)


def closing(streams):
    return ["/bin/sh", "-c", f'exec "$@" {streams}', "sh"]


@pytest.mark.parametrize("form", FORMATS)
def test_a_closed_standard_input_is_nothing_to_a_named_file(usual, form):
    result = call("-f", form, STORY, before=closing("<&-"))
    assert (result.returncode, result.stderr, result.stdout) == (0, b"", usual[form])


@pytest.mark.parametrize("streams", [">&-", ">/dev/full", "<&- >&-"])
@pytest.mark.parametrize("form", FORMATS)
def test_what_cannot_be_shown_is_one_line(form, streams):
    result = call("-f", form, STORY, STORY, before=closing(streams))
    assert result.returncode == 1
    assert re.fullmatch(rb"summarize: error: standard output: cannot be written: [^\n]+\n", result.stderr)


@pytest.mark.parametrize("streams", ["2>&-", "2>/dev/full"])
def test_whoever_hears_no_errors_gets_the_exit_code(streams):
    result = call(STORY, "gone.txt", before=closing(streams))
    assert result.returncode == 1
    assert b"Sibutu" in result.stdout


def test_all_streams_closed():
    assert call(STORY, before=closing("<&- >&- 2>&-")).returncode == 1


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
@pytest.mark.parametrize("streams", [">/dev/full", ">&-"])
def test_help_that_cannot_be_shown_is_no_traceback(arguments, streams):
    result = call(*arguments, before=closing(streams))
    assert result.returncode in (0, 1)
    assert b"Traceback" not in result.stderr
    assert len(result.stderr.splitlines()) <= 1


@LIMITED
@pytest.mark.parametrize("form", FORMATS)
def test_256_mb_of_address_space_are_enough(usual, form):
    small = ["/bin/sh", "-c", 'ulimit -v 262144 && exec "$@"', "sh"]
    result = call("-f", form, STORY, before=small)
    assert (result.returncode, result.stderr, result.stdout) == (0, b"", usual[form])


@LIMITED
def test_256_mb_are_enough_for_any_number_of_records(records, answered, tmp_path):
    many = tmp_path / "many.jsonl"
    many.write_bytes(records.read_bytes() * 100)
    small = ["/bin/sh", "-c", 'ulimit -v 262144 && exec "$@"', "sh"]
    result = call("-Q", "-f", "jsonl", many, before=small)
    assert (result.returncode, len(result.stdout.splitlines())) == (1, 400)
    named = str(records).encode(), str(many).encode()
    assert result.stdout.startswith(answered.replace(*named))


@LIMITED
def test_too_little_memory_is_one_line(tmp_path):
    path = tmp_path / "long.txt"
    path.write_text("\n\n".join(f"Ship {number} sailed to Lundby on Monday." for number in range(1_000_000)))
    small = ["/bin/sh", "-c", 'ulimit -v 262144 && exec "$@"', "sh"]
    result = call("-f", "json", path, STORY, before=small)
    assert result.returncode == 1
    assert b"Traceback" not in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.slow
def test_64_at_once(usual, tmp_path):
    """Half of them write the same file, which is whole at any moment."""
    shared = tmp_path / "digest.json"
    shared.write_bytes(usual["json"])
    running = [
        subprocess.Popen(
            [*COMMAND, "-f", "json", *(["-o", shared] if number % 2 else []), STORY],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=bare(),
        )
        for number in range(64)
    ]
    for number, process in enumerate(running):
        output, error = process.communicate(timeout=120)
        assert (process.returncode, error) == (0, b"")
        assert output == (b"" if number % 2 else usual["json"])
        assert json.loads(shared.read_bytes())["source"] == str(STORY)
    assert [path.name for path in tmp_path.iterdir()] == ["digest.json"]
    assert shared.read_bytes() == usual["json"]
