"""Ranges of files: every record in exactly one of them, under its own number."""

import itertools

import pytest

from summarize_cli.batch.fields import Fields
from summarize_cli.batch.job import File, Line, Lost
from summarize_cli.batch.partitions import numbered, uncounted
from summarize_cli.batch.pieces import Access, Gone, Piece, items_of, line_feeds
from summarize_cli.errors import SourceError
from tests.batch.articles import text_of, write_jsonl


def read(pieces, folder, warned=None):
    access = Access(str(folder), Fields())
    told = [] if warned is None else warned
    return [item for piece in pieces for item in items_of(piece, access, lambda *what: told.append(what))]


def ranges(path, *cuts):
    size = path.stat().st_size
    ends = [0, *cuts, size]
    return [Piece(path.name, "jsonl", size, "", start, end) for start, end in itertools.pairwise(ends)]


LINES = b'{"a":1}\n\n{"b":22}\r\n{"c":333}\n   \n{"d":4}'


@pytest.mark.parametrize("cut", range(1, len(LINES)))
def test_wherever_a_file_is_cut_each_line_is_in_one_range_with_its_number(tmp_path, cut):
    path = tmp_path / "d.jsonl"
    path.write_bytes(LINES)
    whole = read([Piece("d.jsonl", "jsonl", len(LINES))], tmp_path)
    pieces = ranges(path, cut, max(cut, len(LINES) - 3)) if cut < len(LINES) - 3 else ranges(path, cut)
    partitions = [(piece,) for piece in pieces]
    counts = {piece: line_feeds(piece, str(tmp_path)) for piece in uncounted(partitions)}
    assert [piece for (piece,) in partitions][:-1] == list(counts)
    assert read([piece for (piece,) in numbered(partitions, counts)], tmp_path) == whole
    assert [item.source for item in whole] == ["d.jsonl:1", "d.jsonl:3", "d.jsonl:4", "d.jsonl:6"]


def test_a_range_within_a_line_holds_nothing(tmp_path):
    path = tmp_path / "d.jsonl"
    path.write_bytes(b'{"text":"' + b"a" * 5_000_000 + b'"}\n{}\n')
    found = [len(read([piece], tmp_path)) for piece in ranges(path, 1_000_000, 2_000_000, 5_000_000)]
    assert found == [1, 0, 0, 1]


def test_a_file_that_has_changed_or_gone_is_refused(tmp_path):
    path = write_jsonl(tmp_path / "d.jsonl", 3)
    pieces = ranges(path, 100)
    path.write_bytes(path.read_bytes() + b"{}\n")
    with pytest.raises(Gone, match="bytes, not the"):
        read(pieces, tmp_path)
    path.unlink()
    for look in (lambda: read(pieces[1:], tmp_path), lambda: line_feeds(pieces[0], str(tmp_path))):
        with pytest.raises(Gone, match=r"d\.jsonl is not there"):
            look()


def test_a_whole_file_that_cannot_be_read_is_answered_and_a_range_is_raised(tmp_path):
    path = tmp_path / "d.jsonl"
    path.write_bytes(b"\x1f\x8b nonsense")
    (lost,) = read([Piece("d.jsonl", "jsonl", path.stat().st_size)], tmp_path)
    assert lost == Lost("d.jsonl", lost.error, record=True)
    assert "damaged" in lost.error
    (gone,) = read([Piece("gone.jsonl", "jsonl")], tmp_path)
    assert "no such file" in gone.error
    table = tmp_path / "d.parquet"
    table.write_bytes(b"PAR1 nonsense PAR1")
    pytest.importorskip("pyarrow")
    with pytest.raises(SourceError, match="damaged"):
        read([Piece("d.parquet", "parquet", table.stat().st_size, "", 0, 1)], tmp_path)


def test_names_are_found_from_anywhere_and_told_as_given(tmp_path, monkeypatch):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(text_of(1))
    write_jsonl(tmp_path / "news" / "d.jsonl", 1)
    monkeypatch.chdir("/")
    items = read([Piece("news/a.txt", None), Piece("news/d.jsonl", "jsonl"), Piece("x", None)], tmp_path)
    assert isinstance(items[0], File)
    assert items[0].raw.data.decode() == text_of(1)
    assert isinstance(items[1], Line)
    assert isinstance(items[2], Lost)
    assert [item.source for item in items] == ["news/a.txt", "news/d.jsonl:1", "x"]


def test_a_file_without_records_is_told_of(tmp_path):
    (tmp_path / "d.jsonl").write_bytes(b"\n")
    warned = []
    assert read([Piece("d.jsonl", "jsonl", 1)], tmp_path, warned) == []
    assert warned == [("d.jsonl", "holds no records")]


def test_why_there_is_nothing_to_read_is_the_answer(tmp_path):
    assert read([Piece("x", None, error="is a pipe")], tmp_path) == [Lost("x", "is a pipe")]


def test_row_groups_have_the_numbers_of_their_rows(tmp_path):
    pa, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    rows = [{"id": number, "text": f"Text {number}."} for number in range(10)]
    parquet.write_table(pa.Table.from_pylist(rows), tmp_path / "t.parquet", row_group_size=3)
    size = (tmp_path / "t.parquet").stat().st_size
    piece = Piece("t.parquet", "parquet", size, "", 1, 3, first=4)
    items = read([piece], tmp_path)
    assert [(item.source, item.fields["id"]) for item in items] == [
        (f"t.parquet:{number + 1}", number) for number in range(3, 9)
    ]
