"""Rows of corpora."""

import json

import pytest

from summarize_cli.errors import SourceError
from summarize_cli.training.corpora import read_readings, read_summaries, read_topics

READERS = (read_summaries, read_topics, read_readings)


@pytest.fixture
def corpus(tmp_path):
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
def test_an_id_may_be_a_number(corpus, read, key, known):
    ((row,), _) = read([corpus(key)])
    assert row.id == known


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("key", [True, 1.5, ["a"]])
def test_it_may_be_nothing_else(corpus, read, key):
    with pytest.raises(SourceError, match="line 1: 'id' is no string or whole number"):
        read([corpus(key)])
