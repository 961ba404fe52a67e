"""Files and standard input are read within bounds, or an error says in one line what to do."""

import io
import os
import threading

import pytest

from summarize_cli.errors import SourceError
from summarize_cli.reading import sources
from summarize_cli.reading.sources import MOST_BYTES, STDIN, read


def test_a_file_is_read_as_bytes(tmp_path):
    path = tmp_path / "story.txt"
    path.write_bytes(b"Rain\r\nat last \xff")
    assert read(str(path), None).data == b"Rain\r\nat last \xff"


def test_a_named_file_leaves_standard_input_alone(tmp_path):
    path = tmp_path / "story.txt"
    path.write_bytes(b"Rain")
    stdin = io.BytesIO(b"other")
    read(str(path), stdin)
    assert stdin.tell() == 0


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing.txt", "no such file"),
        ("", "no such file"),
        (".", "is a directory"),
        ("a\0b", "no file can have this name"),
        ("x" * 300, "cannot be read: file name too long"),
        ("story.txt/part", "cannot be read: not a directory"),
        ("http://127.0.0.1:9/story", "refuses the connection"),
        ("file:///etc/hostname", "no such file"),
    ],
)
def test_what_cannot_be_read(tmp_path, monkeypatch, name, message):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "story.txt").write_bytes(b"Rain")
    with pytest.raises(SourceError, match=message) as caught:
        read(name, None)
    assert "\n" not in str(caught.value)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read anything")
def test_an_unreadable_file(tmp_path):
    path = tmp_path / "story.txt"
    path.write_bytes(b"Rain")
    path.chmod(0)
    with pytest.raises(SourceError, match="permission denied"):
        read(str(path), None)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_is_read_to_its_end(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_bytes, args=(b"Rain at last",))
    writer.start()
    assert read(str(path), None).data == b"Rain at last"
    writer.join()


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="no endless device here")  # noqa: PTH110
def test_an_endless_file_is_given_up(monkeypatch):
    monkeypatch.setattr(sources, "MOST_BYTES", 1_000_000)
    with pytest.raises(SourceError, match="larger than 1 MB"):
        read("/dev/zero", None)


def test_an_input_of_the_largest_size_is_read(monkeypatch):
    monkeypatch.setattr(sources, "MOST_BYTES", 4)
    assert read(STDIN, io.BytesIO(b"Rain")).data == b"Rain"
    with pytest.raises(SourceError, match="split it into articles"):
        read(STDIN, io.BytesIO(b"Rain!"))
    assert MOST_BYTES >= 10_000_000


class TestStandardInput:
    def test_it_is_read(self):
        assert read(STDIN, io.BytesIO(b"Rain")).data == b"Rain"

    def test_none_or_a_closed_one_is_an_error(self):
        closed = io.BytesIO()
        closed.close()
        for stdin in (None, closed):
            with pytest.raises(SourceError, match=r"^is closed"):
                read(STDIN, stdin)

    def test_a_closed_descriptor_is_an_error(self, tmp_path):
        path = tmp_path / "story.txt"
        path.write_bytes(b"Rain")
        with path.open("wb") as write_only:
            unreadable = io.BufferedReader(io.FileIO(os.dup(write_only.fileno()), "r"))
        with unreadable, pytest.raises(SourceError, match=r"^is closed"):
            read(STDIN, unreadable)

    def test_a_stream_that_has_nothing_yet_is_empty(self):
        reader, writer = os.pipe()
        os.set_blocking(reader, False)
        with os.fdopen(reader, "rb") as stdin, os.fdopen(writer, "wb"):
            assert read(STDIN, stdin).data == b""
