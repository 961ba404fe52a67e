"""Many articles on a cluster: real schedulers and workers, killed and late, and every record once."""

import collections
import contextlib
import csv
import io
import json
import os
import signal
import subprocess
import sys
import time

import pytest

from tests.batch.articles import jsonl, lines, record, text_of, write_jsonl
from tests.batch.dask_processes import Processes, environment, wait_for
from tests.conftest import ROOT

pytestmark = pytest.mark.slow

COMMAND = [sys.executable, "-m", "summarize_cli"]
COUNT = 600
"""Records, a000 to a599: about twenty partitions as these tests cut them."""


def started(*arguments, counted_here=True, **options):
    command = [*COMMAND, *map(str, arguments)]
    variables = environment(TEST_PARTITION="12000", **({} if counted_here else {"TEST_COUNTED_HERE": "0"}))
    return subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=variables,
        start_new_session=True,
        **options,
    )


def ended(process):
    output, error = process.communicate(timeout=90)
    assert output == b""
    return process.returncode, error.decode().splitlines()


def run_on(address, *arguments, **options):
    return ended(started("--cluster", address, *arguments, **options))


def parts(folder):
    return sorted(folder.glob("part-*"))


def joined(folder):
    return b"".join(part.read_bytes() for part in parts(folder))


def manifest(folder):
    return json.loads((folder / "_manifest.json").read_text())


def assert_nothing_else(folder):
    """Whole parts and the manifest, and nothing half-written."""
    names = {path.name for path in folder.iterdir()}
    assert names == {"_manifest.json", *(path.name for path in parts(folder))}
    for part in parts(folder):
        lines(part.read_bytes())


@pytest.fixture(scope="module")
def dump(tmp_path_factory):
    path = tmp_path_factory.mktemp("input") / "d.jsonl"
    path.write_text(jsonl({**record(number), "id": f"a{number:03d}"} for number in range(COUNT)))
    return path


@pytest.fixture(scope="module")
def whole(dump):
    """What one process makes of it."""
    return subprocess.run([*COMMAND, "-f", "jsonl", dump], check=True, capture_output=True, cwd=ROOT).stdout


@pytest.fixture(scope="module")
def three(tmp_path_factory):
    """A scheduler and three workers."""
    pytest.importorskip("distributed", reason="no Dask: pip install 'summarize-cli[cluster]'")
    processes = Processes(tmp_path_factory.mktemp("dask")).start(3)
    try:
        yield processes
    finally:
        processes.stop()


@contextlib.contextmanager
def fresh(folder, count, **variables):
    pytest.importorskip("distributed", reason="no Dask: pip install 'summarize-cli[cluster]'")
    processes = Processes(folder, **variables).start(count)
    try:
        yield processes
    finally:
        processes.stop()


class TestOnThreeWorkers:
    """In this order: each test takes what the one before has left of the cluster."""

    def test_a_worker_that_is_killed_costs_nothing(self, three, dump, whole, tmp_path):
        out = tmp_path / "out"
        process = started("--cluster", three.address, "-f", "jsonl", "-o", out, dump)
        with three.held():
            wait_for(lambda: len(parts(out)) > 4 and len(three.at_work(out)) == 3)
            three.kill(three.workers[1])
        assert ended(process) == (0, [])
        assert joined(out) == whole
        ids = collections.Counter(digest["id"] for digest in lines(joined(out)))
        assert ids == {f"a{number:03d}": 1 for number in range(COUNT)}
        said = manifest(out)
        assert said["state"] == "done"
        assert said["counts"]["records"] == COUNT
        assert said["counts"]["done"] == len(said["partitions"]) == len(parts(out)) > 15
        assert [part["bytes"] for part in said["partitions"]] == [part.stat().st_size for part in parts(out)]
        assert_nothing_else(out)

    @pytest.mark.parametrize("counted_here", [True, False], ids=["lines counted here", "by workers"])
    def test_failures_are_told_and_counted_as_elsewhere(self, three, run, tmp_path, counted_here):
        path, out = tmp_path / "d.jsonl", tmp_path / "out"
        rows = [json.dumps(record(number)) for number in range(100)]
        rows[30], rows[70], rows[90] = '{"id": 30}', "{broken", rows[3]
        path.write_text("\n".join(rows))
        code, errors = run_on(three.address, "-f", "jsonl", "-o", out, path, counted_here=counted_here)
        alone = run("-f", "jsonl", path)
        assert code == 1
        assert joined(out) == alone.stdout
        *told, duplicate, _ = alone.stderr.decode().splitlines()
        assert sorted(errors[:-2]) == sorted(told)
        assert duplicate.endswith("its id came before")
        assert errors[-2].endswith(".jsonl: an id in it came before")
        assert errors[-1] == "summarize: 2 of 100 articles failed"
        assert sum(part["failures"] for part in manifest(out)["partitions"]) == 2
        # A run that is complete is not done again, and its end is the same; nobody is asked.
        again = run_on("tcp://127.0.0.1:9", "-f", "jsonl", "--resume", "-o", out, path)
        assert again == (1, ["summarize: 2 of 100 articles failed"])
        code, errors = run_on(three.address, "-f", "jsonl", "-n", 5, "--resume", "-o", out, path)
        assert (code, len(errors)) == (1, 1)
        assert "made with another sentences" in errors[0]
        code, errors = run_on(three.address, "-f", "jsonl", "-o", out, path)
        assert (code, len(errors)) == (1, 1)
        assert "--resume goes on with it" in errors[0]

    def test_the_first_failure_ends_it_where_that_is_wished(self, three, tmp_path):
        path, out = tmp_path / "d.jsonl", tmp_path / "out"
        path.write_text(jsonl(record(n) if n % 100 != 99 else {"id": n} for n in range(400)))
        code, errors = run_on(three.address, "-f", "jsonl", "--fail-fast", "-o", out, path)
        assert code == 1
        assert "has no field text" in errors[0]
        assert len(errors) <= 2
        assert 0 < len(parts(out)) < 13 or not out.exists()
        assert all("error" not in digest for digest in lines(joined(out)))

    def test_folders_tables_and_every_form(self, three, run, tmp_path):
        pa, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
        news = tmp_path / "news"
        news.mkdir()
        for number in range(5):
            (news / f"{number}.txt").write_text(text_of(number))
        rows = pa.Table.from_pylist([record(number) for number in range(200)])
        parquet.write_table(rows, news / "t.parquet", row_group_size=20)
        for form in ("jsonl", "csv", "parquet"):
            assert run_on(three.address, "-f", form, "-o", f"{form}.out", "news", cwd=tmp_path) == (0, [])
        # A part that is gone is made again; what is in the folder of the parts is no input.
        moved = (tmp_path / "jsonl.out").rename(news / "out")
        parts(moved)[1].unlink()
        assert run_on(three.address, "-f", "jsonl", "--resume", "-o", "news/out", "news", cwd=tmp_path) == (
            0,
            [],
        )
        moved.rename(tmp_path / "jsonl.out")
        expected = run("-f", "jsonl", "news", cwd=tmp_path).stdout
        assert joined(tmp_path / "jsonl.out") == expected
        assert len(parts(tmp_path / "jsonl.out")) > 3
        alone = csv.reader(io.StringIO(run("-f", "csv", "news", cwd=tmp_path).stdout.decode(), newline=""))
        header, *cells = alone
        found = [
            [*csv.reader(io.StringIO(part.read_text("utf-8"), newline=""))]
            for part in parts(tmp_path / "csv.out")
        ]
        assert {tuple(table[0]) for table in found} == {tuple(header)}
        assert [row for table in found for row in table[1:]] == cells
        dataset = pytest.importorskip("pyarrow.dataset")
        table = dataset.dataset(tmp_path / "parquet.out").to_table().to_pylist()
        for row, digest in zip(table, lines(expected), strict=True):
            assert row == {"id": None, "error": None, **digest}

    def test_ctrl_c_ends_it_and_the_rest_can_be_done_later(self, three, dump, whole, tmp_path):
        out = tmp_path / "out"
        process = started("--cluster", three.address, "-f", "jsonl", "-o", out, dump)
        with three.held():
            wait_for(lambda: len(parts(out)) > 4 and three.at_work(out))
            os.killpg(process.pid, signal.SIGINT)
            code, errors = ended(process)
            assert_nothing_else(out)
        assert code == 130
        assert len(errors) == 1
        assert "--resume goes on" in errors[0]
        assert_nothing_else(out)
        # Workers that were at it have noticed, and put nothing in place afterwards.
        kept = {part.name: part.stat().st_mtime_ns for part in parts(out)}
        assert set(kept) <= {part["part"] for part in manifest(out)["partitions"]}
        wait_for(lambda: not three.at_work(out))
        time.sleep(0.2)
        assert {part.name for part in parts(out)} == set(kept)
        done = {part["part"] for part in manifest(out)["partitions"] if part["state"] == "done"}
        assert done
        assert run_on(three.address, "-f", "jsonl", "--resume", "-o", out, dump) == (0, [])
        assert joined(out) == whole
        assert all((out / name).stat().st_mtime_ns == kept[name] for name in done)

    def test_who_has_asked_for_it_is_killed(self, three, dump, whole, tmp_path):
        out = tmp_path / "out"
        process = started("--cluster", three.address, "-f", "jsonl", "-o", out, dump)
        with three.held():
            wait_for(lambda: len(parts(out)) > 4 and three.at_work(out))
            process.kill()
            process.communicate()
            left = len(parts(out))
            assert [*out.glob(".run-*")]
        assert run_on(three.address, "-f", "jsonl", "--resume", "-o", out, dump) == (0, [])
        assert 4 < left < len(parts(out))
        assert joined(out) == whole
        assert_nothing_else(out)

    def test_a_scheduler_that_goes_away_and_workers_that_come_late(self, three, dump, whole, tmp_path):
        out = tmp_path / "out"
        process = started("--cluster", three.address, "-f", "jsonl", "-o", out, dump)
        with three.held():
            wait_for(lambda: len(parts(out)) > 4 and three.at_work(out))
            three.kill(three.scheduler)
            code, errors = ended(process)
        assert code == 1
        assert len(errors) == 2
        assert "--resume goes on with the others" in errors[0]
        assert errors[1].endswith("the scheduler is gone")
        assert_nothing_else(out)
        # Another scheduler, whose first worker comes when the run is waiting, and the second in its midst.
        three.stop()
        three.start(0)
        process = started("--cluster", three.address, "-f", "jsonl", "--resume", "-o", out, dump)
        warning = process.stderr.readline().decode()
        assert "has no workers; it waits for one to join" in warning
        with three.held():
            three.start(1)
            wait_for(lambda: three.at_work(out))
            three.start(1)
            wait_for(lambda: three.workers[-1] in three.at_work(out))
        assert ended(process) == (0, [])
        assert joined(out) == whole
        assert manifest(out)["state"] == "done"
        assert_nothing_else(out)


def test_a_record_that_kills_workers_is_named_and_the_rest_done(tmp_path):
    path, out = tmp_path / "d.jsonl", tmp_path / "out"
    path.write_text(jsonl(record(n) if n != 50 else {"id": 50, "text": "POISON"} for n in range(100)))
    # One dead worker is enough to suspect a partition, so that two workers are enough for this.
    variables = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0"}
    with fresh(tmp_path, 2, **variables) as two:
        code, errors = run_on(two.address, "-f", "jsonl", "-o", out, path)
        assert [worker.poll() for worker in two.workers].count(-signal.SIGKILL) == 1
    assert code == 1
    assert errors[-1] == "summarize: 1 of 100 articles failed"
    assert f"{path}:51: its process was killed (signal 9)" in errors[0]
    found = lines(joined(out))
    assert [digest.get("id") for digest in found] == [f"a{n}" if n != 50 else None for n in range(100)]
    assert_nothing_else(out)


def test_a_cluster_on_this_machine(dump, whole, tmp_path):
    pytest.importorskip("distributed", reason="no Dask: pip install 'summarize-cli[cluster]'")
    out = tmp_path / "out"
    assert run_on("local", "-j", 2, "-f", "jsonl", "-o", out, dump) == (0, [])
    assert joined(out) == whole


class TestOneLine:
    def assert_error(self, result, code, message):
        assert result[0] == code
        assert len(result[1]) == 1
        assert message in result[1][0]

    def test_nobody_answers(self, dump, tmp_path):
        pytest.importorskip("distributed", reason="no Dask: pip install 'summarize-cli[cluster]'")
        command = [*COMMAND, "--cluster", "tcp://127.0.0.1:9", "-f", "jsonl", "-o", tmp_path / "out", dump]
        variables = environment(DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT="500ms")
        result = subprocess.run(command, capture_output=True, env=variables, check=False)
        told = result.stderr.decode().splitlines()
        self.assert_error((result.returncode, told), 1, "tcp://127.0.0.1:9: no scheduler answers")
        assert not (tmp_path / "out").exists()

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            ("-o out d.jsonl", "needs -f jsonl, csv or parquet"),
            ("-f jsonl d.jsonl", "needs --output DIR"),
            ("-f jsonl -o - d.jsonl", "needs --output DIR"),
            ("-f jsonl -o s3://bucket/out d.jsonl", "not to s3:/bucket/out"),
            ("-f jsonl -o out -", "cannot read standard input"),
            ("-f jsonl -o out", "cannot read standard input"),
            ("-f jsonl -o out -n 0 d.jsonl", "0"),
        ],
    )
    def test_wrong_usage(self, arguments, message, tmp_path):
        write_jsonl(tmp_path / "d.jsonl", 2)
        told = run_on("tcp://127.0.0.1:9", *arguments.split(), cwd=tmp_path, stdin=subprocess.DEVNULL)
        self.assert_error(told, 2, message)
        assert [path.name for path in tmp_path.iterdir()] == ["d.jsonl"]

    def test_an_address_that_is_none(self, dump, tmp_path):
        pytest.importorskip("distributed", reason="no Dask: pip install 'summarize-cli[cluster]'")
        for address in ("nonsense", "xyz://here:1"):
            told = run_on(address, "-f", "jsonl", "-o", tmp_path / "out", dump)
            self.assert_error(told, 2, f"cluster is '{address}'")
        assert not (tmp_path / "out").exists()

    def test_a_folder_that_holds_something_else(self, dump, tmp_path):
        (tmp_path / "mine").write_text("x")
        told = run_on("tcp://127.0.0.1:9", "-f", "jsonl", "-o", tmp_path, dump)
        self.assert_error(told, 1, "is not empty, but holds mine")
        told = run_on("tcp://127.0.0.1:9", "-f", "jsonl", "-o", tmp_path / "mine", dump)
        self.assert_error(told, 1, "is a file")

    def test_a_folder_that_another_run_is_writing(self, dump, tmp_path):
        fcntl = pytest.importorskip("fcntl")
        handle = os.open(tmp_path, os.O_RDONLY)
        fcntl.flock(handle, fcntl.LOCK_EX)
        told = run_on("tcp://127.0.0.1:9", "-f", "jsonl", "-o", tmp_path, dump)
        os.close(handle)
        self.assert_error(told, 1, "another run is writing there")

    def test_dask_is_missing(self, dump, tmp_path):
        script = f"""
import sys
sys.modules["dask"] = sys.modules["distributed"] = None
from summarize_cli.cli import run
sys.exit(run(["--cluster", "local", "-f", "jsonl", "-o", {str(tmp_path / "out")!r}, {str(dump)!r}]))
"""
        result = subprocess.run([sys.executable, "-c", script], capture_output=True, cwd=ROOT, check=False)
        told = result.stderr.decode().splitlines()
        self.assert_error((result.returncode, told), 1, "pip install 'summarize-cli[cluster]'")
        assert not (tmp_path / "out").exists()


def test_nothing_of_it_is_loaded_for_an_article_nor_for_many_without_a_cluster(dump, tmp_path):
    (tmp_path / "story.txt").write_text(text_of(1))
    script = (
        "import sys; from summarize_cli.cli import run; run(sys.argv[1:]); "
        "names = ('dask', 'distributed', 'tornado', 'fsspec', 'pyarrow', 'summarize_cli.batch.cluster', "
        "'summarize_cli.batch.scheduler', 'summarize_cli.batch.manifest', 'summarize_cli.batch.task'); "
        "print(*[name for name in names if name in sys.modules], file=sys.stderr)"
    )
    for arguments in (["story.txt"], ["-f", "jsonl", "-j", "2", str(dump)]):
        result = subprocess.run(
            [sys.executable, "-c", script, *arguments],
            capture_output=True,
            cwd=tmp_path,
            env=environment(SUMMARIZE_CLUSTER="tcp://127.0.0.1:9")
            if arguments == ["story.txt"]
            else environment(),
            check=True,
        )
        assert result.stderr.strip() == b""
        assert result.stdout
