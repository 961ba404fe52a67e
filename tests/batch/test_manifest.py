"""What is written of a run, and what a later one takes from it."""

import json

import pytest

from summarize_cli.batch.manifest import NAME, Counts, Manifest
from summarize_cli.batch.partitions import Plan
from summarize_cli.batch.pieces import Piece
from summarize_cli.errors import OutputError

PIECES = [(Piece("d.jsonl", "jsonl", 90, "", start, start + 30),) for start in (0, 30, 60)]


def manifest(folder, digest="d", partitions=PIECES, **options):
    return Manifest(folder, {"sentences": 3, **options}, Plan(list(partitions), 1, 90, digest), "jsonl")


@pytest.fixture
def written(tmp_path):
    """Two parts are there, and a partition failed."""
    first = manifest(tmp_path)
    first.number({PIECES[0][0]: 4, PIECES[1][0]: 2})
    for index, size in ((0, 10), (2, 20)):
        (tmp_path / first.part(index)).write_bytes(b"x" * size)
    first.done = {0: Counts(4, 1, 10), 2: Counts(3, 0, 20)}
    first.failed = {1: "workers died"}
    first.write("incomplete")
    return first


def test_it_says_what_is_there(tmp_path, written):
    said = json.loads((tmp_path / NAME).read_text())
    assert said["state"] == "incomplete"
    assert said["options"] == {"sentences": 3, "format": "jsonl"}
    assert said["input"] == {"files": 1, "bytes": 90, "sha256": "d"}
    assert said["counts"] == {"partitions": 3, "done": 2, "records": 7, "failures": 1}
    assert [part["part"] for part in said["partitions"]] == [f"part-0000{n}.jsonl" for n in range(3)]
    assert [part["state"] for part in said["partitions"]] == ["done", "failed", "done"]
    assert said["partitions"][1]["error"] == "workers died"
    assert said["partitions"][2] == {
        "part": "part-00002.jsonl", "of": "d.jsonl, bytes 60 to 89", "first": 7,
        "state": "done", "records": 3, "failures": 0, "bytes": 20,
    }  # fmt: skip


def test_a_later_run_goes_on_with_what_is_left(tmp_path, written):
    later = manifest(tmp_path)
    later.resume()
    assert later.todo == [1]
    assert later.done == written.done
    assert later.numbered
    assert [piece.first for (piece,) in later.partitions] == [1, 5, 7]
    assert (later.records, later.failures) == (7, 1)


def test_a_part_that_is_gone_or_short_is_made_again(tmp_path, written):
    (tmp_path / written.part(0)).unlink()
    (tmp_path / written.part(2)).write_bytes(b"x")
    later = manifest(tmp_path)
    later.resume()
    assert later.todo == [0, 1, 2]


def test_where_there_is_none_all_is_to_be_done(tmp_path):
    later = manifest(tmp_path)
    later.resume()
    assert (later.todo, later.numbered) == ([0, 1, 2], False)


@pytest.mark.parametrize(
    ("other", "message"),
    [
        ({"sentences": 5}, "made with another sentences"),
        ({"words": 5}, "another words"),
        ({"digest": "e"}, "other input"),
        ({"partitions": PIECES[:2]}, "other input"),
    ],
)
def test_other_options_and_other_input_are_refused(tmp_path, written, other, message):
    with pytest.raises(OutputError, match=message):
        manifest(tmp_path, **other).resume()


@pytest.mark.parametrize(
    "data", [b"", b"[]", b'{"manifest": 1}', b"\xff", b'{"manifest": "summarize manifest/1"}']
)
def test_a_damaged_one_is_one_line(tmp_path, data):
    (tmp_path / NAME).write_bytes(data)
    with pytest.raises(OutputError, match="is damaged"):
        manifest(tmp_path).resume()


def test_names_sort_as_the_parts_do(tmp_path):
    many = manifest(tmp_path, partitions=PIECES * 40_000)
    names = [many.part(index) for index in (0, 9, 10, 99_999, 100_000, 119_999)]
    assert names == sorted(names)


def test_it_is_not_written_all_the_time(tmp_path):
    one = manifest(tmp_path)
    one.write_if_due()
    (tmp_path / NAME).unlink()
    one.write_if_due()
    assert not (tmp_path / NAME).exists()
