"""Standard input: records are told from an article by how they begin."""

import gzip
import io
import random
import sys

import pytest

from summarize_cli.batch import stdin as module
from summarize_cli.batch.fields import Fields
from summarize_cli.batch.stdin import recognised
from summarize_cli.errors import SourceError
from summarize_cli.reading.sources import may_be_records

USUAL = Fields()


def told(data, fields=USUAL):
    kind, stream = recognised(io.BufferedReader(io.BytesIO(data)), fields)
    return kind, stream.read()


@pytest.mark.parametrize(
    "data",
    [
        b'{"text":"a"}\n{"text":"b"}\n',
        b'{"text":"a"}',
        b'\xef\xbb\xbf{"body":null}\n',
        b'{"text":"' + b"long " * 100_000 + b'"}\n{"text":"b"}\n',
        b'{"text":"broken\n{"text":"b"}\n{"text":"c"}\n',
        b'\xef\xbb\xbf{"text":"\xff"}\n{"n":1}\n{"text":"c"}',
        b'{"text":"a"} and more\n\n{"text":"c"}\n{"text":"d"}\n',
    ],
)
def test_an_object_on_a_line_with_a_text_is_a_record(data):
    assert told(data) == ("jsonl", data)
    compressed = gzip.compress(data)
    assert told(compressed) == ("jsonl", compressed)


@pytest.mark.parametrize(
    "data",
    [
        b'{\n "text": "a"\n}\n',
        b'{"n":1}\n{"n":2}\n',
        b"{curly} words open this article.\n",
        b"{",
        b'{"text":"a"} and more\n',
        b'{"text":"broken\n',
        b'{"text":"broken\n{"n":1}\n\n{"text":"d"}\n',
        b'{"Rain" is the word.}\nOf the day.\n{"text":"c',
        b'{broken\n{"text":"b"}\n',
    ],
)
def test_all_else_is_an_article_from_its_beginning(data):
    assert told(data) == (None, data)


def test_a_line_longer_than_an_input_may_be_is_no_record(monkeypatch):
    monkeypatch.setattr(module, "MOST_BYTES", 100)
    for before in (b"", b'{"text":"broken\n'):
        data = before + b'{"text":"a"}' + b" " * 200 + b'\n{"text":"b"}\n'
        assert told(data) == (None, data)


def test_nobody_waits_for_a_line_that_says_no_more():
    class Typed(io.RawIOBase):
        lines = [b'{"text":"a"}\n']  # noqa: RUF012

        def readable(self):
            return True

        def readinto(self, buffer):
            line = self.lines.pop()
            buffer[: len(line)] = line
            return len(line)

    assert recognised(io.BufferedReader(Typed()), USUAL)[0] == "jsonl"


class Trickle(io.RawIOBase):
    """A pipe that shows some bytes at first, and then the rest."""

    def __init__(self, data, first):
        self._data = [data[first:], data[:first]]

    def readable(self):
        return True

    def readinto(self, buffer):
        data = self._data.pop() if self._data else b""
        if len(data) > len(buffer):
            self._data.append(data[len(buffer) :])
        size = min(len(data), len(buffer))
        buffer[:size] = data[:size]
        return size


@pytest.mark.parametrize("first", [10, 100, 3000])
def test_what_is_compressed_is_known_though_little_of_it_shows_at_first(first):
    zstd = pytest.importorskip("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")
    rng = random.Random(7)
    lines = [f'{{"text":"{rng.getrandbits(4000):x}"}}\n'.encode() for _ in range(100)]
    for compress in (gzip.compress, zstd.compress):
        data = compress(b"".join(lines))
        kind, stream = recognised(io.BufferedReader(Trickle(data, first)), USUAL)
        assert (kind, stream.read()) == ("jsonl", data)


def test_a_field_that_the_user_named_is_a_text_too():
    assert told(b'{"story":"a"}\n', Fields.named(text="story"))[0] == "jsonl"


def test_parquet_is_told_by_its_mark():
    assert told(b"PAR1 and so on")[0] == told(gzip.compress(b"PAR1 and so on"))[0] == "parquet"


def test_other_compressed_data_are_told_of():
    with pytest.raises(SourceError, match="compressed"):
        told(gzip.compress(b"A story."))


def test_asking_takes_nothing_away():
    stream = io.BufferedReader(io.BytesIO(b"{story"))
    assert may_be_records(stream)
    assert stream.read() == b"{story"
    assert not may_be_records(io.BufferedReader(io.BytesIO(b"A story.")))
    assert not may_be_records(io.BufferedReader(io.BytesIO(b"")))
    assert not may_be_records(None)
    stream.close()
    assert not may_be_records(stream)
