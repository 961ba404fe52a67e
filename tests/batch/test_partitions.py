"""The cutting of an input: always the same, in order, nothing left out."""

import gzip
import os

import pytest

from summarize_cli.batch import cluster, partitions
from summarize_cli.batch.fields import Fields
from summarize_cli.batch.job import Lost
from summarize_cli.batch.partitions import described, planned
from summarize_cli.batch.pieces import Access, items_of, length
from summarize_cli.batch.sources import Found
from summarize_cli.errors import UsageError
from tests.batch.articles import write_jsonl


@pytest.fixture(autouse=True)
def short(monkeypatch):
    monkeypatch.setattr(partitions, "_LEAST", 4_096)


def plan(folder, *files, warned=None, encoding=None):
    told = [] if warned is None else warned
    access = Access(str(folder), Fields(), encoding)
    return planned(files, access, lambda *what: told.append(what))


def test_jsonl_is_cut_into_ranges_of_about_the_same_size(tmp_path):
    size = write_jsonl(tmp_path / "d.jsonl", 100).stat().st_size
    found = plan(tmp_path, Found("d.jsonl", "jsonl"))
    pieces = [piece for (piece,) in found.partitions]
    assert len(pieces) == -(-size // 4_096) + 3
    assert [piece.start for piece in pieces] == [0, *(piece.end for piece in pieces[:-1])]
    assert pieces[-1].end == size
    assert max(map(length, pieces)) <= 4_096
    # So that nobody waits long for the last one.
    assert max(map(length, pieces[-4:])) <= 4_096 / 4 < min(map(length, pieces[:-4]))
    assert (found.files, found.size) == (1, size)


def test_small_files_are_worked_on_together_in_their_order(tmp_path):
    for number in range(9):
        (tmp_path / f"{number}.txt").write_text("x" * 100)
    write_jsonl(tmp_path / "d.jsonl", 30)
    files = [Found(f"{number}.txt", None) for number in range(9)]
    files.insert(4, Found("d.jsonl", "jsonl"))
    found = plan(tmp_path, *files).partitions
    names = [piece.name for pieces in found for piece in pieces]
    assert [*dict.fromkeys(names)] == [file.name for file in files]
    assert all(len(pieces) == 1 for pieces in found if pieces[0].end is not None)


def test_a_thousand_files_are_enough_for_one(tmp_path, monkeypatch):
    monkeypatch.setattr(partitions, "_LEAST", 1 << 40)
    monkeypatch.setattr(partitions, "_MOST", 1 << 40)
    found = plan(tmp_path, *(Found(f"{number}.txt", None) for number in range(2_500))).partitions
    assert [len(pieces) for pieces in found] == [1_000, 1_000, 500]


@pytest.mark.parametrize(
    ("name", "obstacle"),
    [("d.jsonl.gz", "is compressed"), ("d.csv", "is CSV"), ("u.jsonl", "is not UTF-8"), ("a.jsonl", "array")],
)
def test_what_cannot_be_split_stays_whole_and_a_large_one_is_told_of(tmp_path, monkeypatch, name, obstacle):
    data = write_jsonl(tmp_path / "x", 200).read_bytes()
    made = {
        "d.jsonl.gz": gzip.compress(os.urandom(9_000) + data),
        "d.csv": b"text\n" + b"x\n" * 9_000,
        "u.jsonl": data.decode().encode("utf-16"),
        "a.jsonl": b"\xef\xbb\xbf\n\n[" + data,
    }
    (tmp_path / name).write_bytes(made[name])
    file, warned = Found(name, "csv" if name == "d.csv" else "jsonl"), []
    ((piece,),) = plan(tmp_path, file, warned=warned).partitions
    assert piece.end is None
    assert not warned
    monkeypatch.setattr(partitions, "_MOST", 8_000)
    plan(tmp_path, file, warned=warned)
    ((source, message),) = warned
    assert source == name
    assert obstacle in message
    assert "one worker reads all of it" in message


def test_another_encoding_stays_whole(tmp_path):
    write_jsonl(tmp_path / "d.jsonl", 100)
    assert len(plan(tmp_path, Found("d.jsonl", "jsonl"), encoding="latin-1").partitions) == 1


def test_parquet_is_cut_at_row_groups(tmp_path):
    pa, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    rows = [{"id": number, "text": os.urandom(200).hex()} for number in range(100)]
    parquet.write_table(pa.Table.from_pylist(rows), tmp_path / "t.parquet", row_group_size=7)
    found = plan(tmp_path, Found("t.parquet", "parquet")).partitions
    assert len(found) > 2
    access = Access(str(tmp_path))
    items = [item for pieces in found for piece in pieces for item in items_of(piece, access, print)]
    assert [item.fields["id"] for item in items] == list(range(100))
    assert [item.source for item in items] == [f"t.parquet:{number + 1}" for number in range(100)]
    assert described(found[0]).startswith("t.parquet, row groups 0 to ")


@pytest.mark.parametrize("broken", ["column", "file"])
def test_parquet_that_cannot_be_read_stays_whole_for_one_answer(tmp_path, broken):
    pa, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "t.parquet"
    rows = [{"words": os.urandom(200).hex()} for _ in range(100)]
    parquet.write_table(pa.Table.from_pylist(rows), path, row_group_size=7)
    if broken == "file":
        path.write_bytes(path.read_bytes()[:-9])
    ((piece,),) = plan(tmp_path, Found("t.parquet", "parquet")).partitions
    (lost,) = items_of(piece, Access(str(tmp_path)), print)
    assert isinstance(lost, Lost)


def test_the_digest_tells_another_input(tmp_path):
    path = write_jsonl(tmp_path / "d.jsonl", 10)
    file = Found("d.jsonl", "jsonl")
    before = plan(tmp_path, file)
    assert plan(tmp_path, file) == before
    os.utime(path, ns=(1, 1))
    assert plan(tmp_path, file).digest != before.digest


def test_what_workers_cannot_read(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    found = plan(tmp_path, Found("pipe", "jsonl"), Found("gone.txt", None), Lost("x", "no")).partitions
    pieces = [piece for partition in found for piece in partition]
    assert ["pipe" in (piece.error or "") for piece in pieces] == [True, False, False]
    assert (pieces[1].size, pieces[2].error) == (None, "no")
    with pytest.raises(UsageError, match="standard input"):
        plan(tmp_path, Found("-", None))


def test_addresses_are_asked_for_their_size():
    fsspec = pytest.importorskip("fsspec")
    data = b'{"text": "Rain."}\n' * 1_000
    fsspec.filesystem("memory").pipe("/partitions/d.jsonl", data)
    name = "memory://partitions/d.jsonl"
    found = plan("/", Found(name, "jsonl"), Found("memory://partitions/gone.jsonl", "jsonl"))
    assert found.size == len(data)
    assert len(found.partitions) == 6
    first = found.partitions[0][0]
    items = list(items_of(first, Access("/"), print))
    assert len(items) == 200
    assert items[0].source == f"{name}:1"
    assert described([first]).startswith(f"{name}, bytes 0 to ")


def test_lines_of_few_bytes_at_hand_are_counted_without_workers(tmp_path, monkeypatch):
    write_jsonl(tmp_path / "d.jsonl", 100)
    pieces = partitions.uncounted(plan(tmp_path, Found("d.jsonl", "jsonl")).partitions)
    counts = cluster.counted_here(pieces, str(tmp_path))
    assert set(counts) == set(pieces)
    assert sum(counts.values()) < 100
    (tmp_path / "d.jsonl").unlink()
    assert cluster.counted_here(pieces, str(tmp_path)) == {}
    monkeypatch.setattr(cluster, "_COUNTED_HERE", 1)
    write_jsonl(tmp_path / "d.jsonl", 100)
    assert cluster.counted_here(pieces, str(tmp_path)) == {}
    assert cluster.counted_here([pieces[0]._replace(name="memory://d.jsonl", end=1)], "/") == {}
