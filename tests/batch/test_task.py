"""What a worker does with a partition: a part as a whole, or nothing."""

import os
import subprocess
import sys
from array import array
from pathlib import Path

import pytest

from summarize_cli.batch import run as run_module
from summarize_cli.batch import task as module
from summarize_cli.batch.fields import Fields
from summarize_cli.batch.job import Job, Line
from summarize_cli.batch.pieces import Access, Piece
from summarize_cli.batch.task import Made, Refused, Task, counted, digest, make, model_id
from summarize_cli.model.compiled import BUILT_IN
from summarize_cli.pipeline import Settings
from tests.batch.articles import jsonl, lines, record, write_jsonl
from tests.conftest import ROOT


@pytest.fixture
def task(tmp_path):
    path = write_jsonl(tmp_path / "d.jsonl", 6)
    with path.open("a") as file:
        file.write(jsonl([{"id": 6}]))
    (tmp_path / "out" / ".run-1").mkdir(parents=True)
    return Task(
        (Piece("d.jsonl", "jsonl", path.stat().st_size),),
        Access(str(tmp_path)),
        Job(Settings(), form="jsonl"),
        *(str(tmp_path / "out"), ".run-1", "part-00000.jsonl"),
        model=model_id(None),
    )


def left(task):
    return [path.name for path in Path(task.folder).iterdir() if not path.name.startswith(".")]


def test_a_part_holds_what_the_command_says(task, run, tmp_path):
    made = make(task)
    data = (tmp_path / "out" / "part-00000.jsonl").read_bytes()
    ids = array("q", map(digest, [*(f"a{number}" for number in range(6)), 6])).tobytes()
    assert made == Made(7, 1, len(data), [("d.jsonl:7", lines(data)[6]["error"], True)], ids)
    assert data == run("-f", "jsonl", "d.jsonl", cwd=tmp_path).stdout
    assert [*(tmp_path / "out" / ".run-1").iterdir()] == []


def test_made_with_care_it_holds_the_same(task, tmp_path):
    make(task)
    data = (tmp_path / "out" / "part-00000.jsonl").read_bytes()
    assert make(task._replace(careful=True, part="other")).records == 7
    assert (tmp_path / "out" / "other").read_bytes() == data


def test_every_part_of_csv_has_a_header(task, tmp_path):
    job = task.job._replace(form="csv", fields=Fields(keep=("n",)))
    make(task._replace(job=job, part="part-00001.csv"))
    rows = (tmp_path / "out" / "part-00001.csv").read_text().splitlines()
    assert rows[0].startswith("id,source,n,title")
    assert len(rows) == 8


def test_a_part_of_parquet_has_the_types_that_every_part_has(task, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "d.jsonl"
    path.write_text(jsonl([record(1, n=1), {**record(2, n=[2]), "id": 2}]))
    pieces = (Piece("d.jsonl", "jsonl", path.stat().st_size),)
    job = task.job._replace(fields=Fields(keep=("n",)))
    made = make(task._replace(job=job, pieces=pieces, part="p.parquet", parquet=True))
    rows = parquet.read_table(tmp_path / "out" / "p.parquet").to_pylist()
    assert [(row["id"], row["n"]) for row in rows] == [("a1", "1"), ("2", "[2]")]
    assert made.size == (tmp_path / "out" / "p.parquet").stat().st_size
    assert [*(tmp_path / "out" / ".run-1").iterdir()] == []


def test_the_first_failure_ends_it_where_that_is_wished(task, tmp_path):
    (tmp_path / "d.jsonl").write_text(jsonl([record(1), {"id": 2}, {"id": 3}]))
    pieces = (Piece("d.jsonl", "jsonl"),)
    made = make(task._replace(fail_fast=True, pieces=pieces))
    assert (made.records, made.failures, made.stopped) == (2, 1, True)
    assert left(task) == []


def test_warnings_are_told_and_thousands_of_failures_are_not(task, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "_TOLD", 2)
    (tmp_path / "d.jsonl").write_text("{}\n" * 5)
    (tmp_path / "e.jsonl").write_text("\n")
    made = make(task._replace(pieces=(Piece("e.jsonl", "jsonl"), Piece("d.jsonl", "jsonl"))))
    assert made.failures == 5
    assert made.told[0] == ("e.jsonl", "holds no records", False)
    assert [source for source, _, _ in made.told] == ["e.jsonl", "d.jsonl:1"]


class TestRefused:
    def reason(self, task):
        refused = make(task)
        assert isinstance(refused, Refused)
        assert refused.reason.startswith("on worker ")
        assert left(task) == []
        return refused.reason

    def test_another_version(self, task):
        reason = self.reason(task._replace(version="0.0.1"))
        assert f"there is summarize-cli {module.__version__}, here is 0.0.1" in reason

    def test_another_model_or_none(self, task, tmp_path):
        assert "the model is" in self.reason(task._replace(model="other 1"))
        job = task.job._replace(settings=Settings(model=tmp_path / "gone.safetensors"))
        reason = self.reason(task._replace(job=job))
        assert "gone.safetensors" in reason
        assert "where every worker finds it" in reason

    def test_a_folder_that_is_not_shared(self, task):
        assert "every worker shares" in self.reason(task._replace(run=".run-2"))

    def test_input_that_has_changed(self, task, tmp_path):
        (tmp_path / "d.jsonl").write_text("{}\n")
        assert "stay as it is" in self.reason(task)

    def test_a_folder_that_cannot_be_written(self, task):
        reason = self.reason(task._replace(part="x" * 250 + ".jsonl"))
        assert "cannot be written: file name too long" in reason


def test_when_its_run_has_ended_it_stops_and_leaves_nothing(task, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "_EVERY", 0.0)
    seen = []

    def slowly(*given):
        seen.append(given[1])
        if len(seen) == 3:
            (tmp_path / "out" / ".run-1").rename(tmp_path / "out" / ".over-1")
        return answer(*given)

    answer = run_module.answer
    monkeypatch.setattr(run_module, "answer", slowly)
    assert isinstance(make(task), Refused)
    assert len(seen) == 3
    assert isinstance(seen[0], Line)
    assert left(task) == []


def test_when_its_run_has_ended_at_the_last_moment_nothing_is_put_in_place(task, tmp_path, monkeypatch):
    fsync = os.fsync

    def end(handle):
        fsync(handle)
        (tmp_path / "out" / ".run-1").rename(tmp_path / "out" / ".over-1")

    monkeypatch.setattr(os, "fsync", end)
    assert isinstance(make(task), Refused)
    assert left(task) == []


def test_lines_are_counted_or_it_is_said_why_not(tmp_path):
    write_jsonl(tmp_path / "d.jsonl", 30)
    size = (tmp_path / "d.jsonl").stat().st_size
    assert counted(str(tmp_path), Piece("d.jsonl", "jsonl", size, "", 0, size)) == 30
    assert "bytes" in counted(str(tmp_path), Piece("d.jsonl", "jsonl", size + 1, "", 0, size))


def test_a_model_is_known_by_what_is_in_its_file(tmp_path):
    other = tmp_path / "m"
    other.write_bytes(BUILT_IN.read_bytes())
    assert model_id(other) == model_id(None)
    name, digest = model_id(None).split()
    assert name.startswith("news-en/")
    assert len(digest) == 16


def test_what_stands_for_an_id_is_the_same_in_every_process():
    keys = ["a", 1, "1", True, 1.5, "\ud800"]
    script = f"from summarize_cli.batch.task import digest; print([*map(digest, {keys!r})])"
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, cwd=ROOT).stdout
    assert found == f"{[*map(digest, keys)]}\n".encode()
    assert len(set(map(digest, keys))) == len(keys)
