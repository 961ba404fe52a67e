import gzip
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from summarize_cli.errors import SourceError
from summarize_cli.training import corpora
from tests.conftest import ROOT

ROW = {"id": "1", "title": "Ferries", "text": "Die Fähre lief aus.", "topics": ["harbour"]}
LINE = json.dumps(ROW, ensure_ascii=False) + "\n"


def read(path):
    (row,), (record,) = corpora.read_topics([path])
    return row, record


@pytest.mark.parametrize("packed", [bytes, gzip.compress], ids=["plain", "gzip"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["no mark", "mark"])
def test_a_mark_before_utf_8_says_nothing(tmp_path, packed, mark):
    path = tmp_path / "rows.jsonl"
    path.write_bytes(packed((mark + LINE).encode()))
    assert read(path)[0].text == ROW["text"]


@pytest.mark.parametrize("packed", [bytes, gzip.compress], ids=["plain", "gzip"])
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be", "latin-1"])
def test_what_is_not_utf_8_is_told_of_as_such(tmp_path, packed, encoding):
    path = tmp_path / "rows.jsonl"
    path.write_bytes(packed(LINE.encode(encoding)))
    with pytest.raises(SourceError, match="is not UTF-8; save it as such"):
        read(path)


@pytest.mark.parametrize("damage", [lambda whole: whole[:-9], lambda whole: whole[:-6] + b"abcdef"])
def test_a_damaged_gzip_is_told_of_as_such(tmp_path, damage):
    path = tmp_path / "rows.jsonl.gz"
    path.write_bytes(damage(gzip.compress(LINE.encode() * 99)))
    with pytest.raises(SourceError, match=r"rows.jsonl.gz: damaged: "):
        read(path)


def test_a_pipe_is_read_once(tmp_path):
    path, pipe = tmp_path / "rows.jsonl", tmp_path / "pipe"
    path.write_text(LINE)
    os.mkfifo(pipe)
    threading.Thread(target=pipe.write_bytes, args=[LINE.encode()]).start()
    (row, record), (same, as_a_file) = read(pipe), read(path)
    assert (row.text, record.sha256) == (same.text, as_a_file.sha256)


@pytest.mark.skipif(not os.path.isdir("/dev/fd"), reason="no descriptors with names")  # noqa: PTH112
class TestDescriptors:
    """What a shell hands over: `<(zcat rows.jsonl.gz)`, `/dev/stdin` and `3< rows.jsonl`."""

    def test_a_pipe_is_called_one_not_by_its_number(self, tmp_path):
        path = tmp_path / "rows.jsonl"
        path.write_text(LINE)
        out, into = os.pipe()
        os.write(into, LINE.encode())
        os.close(into)
        _, record = read(Path(f"/dev/fd/{out}"))
        os.close(out)
        assert (record.name, record.sha256) == ("pipe", read(path)[1].sha256)

    @pytest.mark.parametrize("name", ["/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"])
    def test_standard_input_is_called_so(self, name):
        code = f"from summarize_cli.training.corpora import *; print(name_of(Path({name!r})))"
        called = subprocess.run(
            [sys.executable, "-c", code], input=b"", capture_output=True, check=True, cwd=ROOT
        )
        assert called.stdout == b"standard input\n"

    def test_a_file_that_the_shell_has_opened_has_its_name(self, tmp_path):
        path = tmp_path / "rows.jsonl"
        path.write_text(LINE)
        with path.open() as file:
            assert read(Path(f"/dev/fd/{file.fileno()}"))[1].name == "rows.jsonl"


def test_a_file_s_name_cannot_forge_a_line(tmp_path):
    assert corpora.name_of(tmp_path / "a\nb\x1b[2J.jsonl") == "a␊b␛[2J.jsonl"


@pytest.mark.parametrize(
    ("label", "message"),
    [("", "holds a blank one"), (" \t", "holds a blank one"), ("a\ud800b", "holds half a character")],
)
def test_a_label_that_names_nothing_is_refused_with_its_place(tmp_path, label, message):
    path = tmp_path / "rows.jsonl"
    bad = json.dumps({**ROW, "corpus": "c", "topics": ["harbour", label]})
    path.write_text(f"{json.dumps({**ROW, 'corpus': 'c'})}\n{bad}\n")
    for each in (corpora.read_topics, corpora.read_readings):
        with pytest.raises(SourceError, match=f"rows.jsonl, line 2: 'topics' {message}"):
            each([path])


def test_a_file_s_name_of_other_bytes_can_be_written_down(tmp_path):
    path = tmp_path / os.fsdecode(b"r\xff.jsonl")
    path.write_text(LINE)
    assert read(path)[1].name == "r<U+DCFF>.jsonl"


READERS = (corpora.read_summaries, corpora.read_topics, corpora.read_readings)


@pytest.fixture
def row_of(tmp_path):
    """A file of one row with an id."""

    def write(key):
        path = tmp_path / "rows.jsonl"
        row = {
            "id": key,
            "text": "Rain fell.",
            "topics": ["rain"],
            "highlights": ["Rain fell."],
            "corpus": "rows",
        }
        path.write_text(json.dumps(row) + "\n")
        return path

    return write


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(("key", "known"), [("a7", "a7"), (7, "7"), (-1, "-1"), (10**20, "1" + "0" * 20)])
def test_an_id_may_be_a_number(row_of, read, key, known):
    ((row,), _) = read([row_of(key)])
    assert row.id == known


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("key", [True, 1.5, ["a"]])
def test_it_may_be_nothing_else(row_of, read, key):
    with pytest.raises(SourceError, match="line 1: 'id' is no string or whole number"):
        read([row_of(key)])
