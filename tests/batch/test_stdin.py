"""Standard input: records are told from an article by how they begin."""

import gzip
import io

import pytest

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
    ],
)
def test_all_else_is_an_article_from_its_beginning(data):
    assert told(data) == (None, data)


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
