"""One item of many and its answer."""

import pickle

import pytest

from summarize_cli.batch import job as module
from summarize_cli.batch.fields import Fields
from summarize_cli.batch.job import File, Job, Line, Lost, Row, answer, lines, parsed, work
from summarize_cli.errors import TOO_LONG, ContentError
from summarize_cli.pipeline import Settings, engine
from tests.batch.articles import jsonl, record, text_of


def answered(item):
    return answer(JOB, item, engine())


JOB = Job(Settings(), Fields.named(keep=["n"]), "jsonl")


def test_items_jobs_and_answers_can_be_sent_elsewhere(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(text_of(1))
    items = [
        Line("d:1", jsonl([record(1)]).encode()),
        Row("t:1", record(2)),
        File(str(path)),
        Lost("x", "is gone"),
    ]
    for form in ("jsonl", "csv", "digest"):
        answers = work(*pickle.loads(pickle.dumps((JOB._replace(form=form), items))))
        assert pickle.loads(pickle.dumps(answers)) == answers
        assert [each.error for each in answers] == [None, None, None, "is gone"]
        assert [each.id for each in answers] == ["a1", "a2", None, None]


def test_answers_as_lines():
    assert [line[:9] for line in lines(JOB, [Row("t:1", record(2)), Lost("x", "is gone")])] == [
        '{"id":"a2',
        '{"source"',
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b'{"id": 1', "invalid JSON: Expecting ',' delimiter at character 9"),
        (b"nonsense", "invalid JSON: Expecting value at character 1"),
        (b'["a"]', "is no JSON object"),
        (b'{"text": "caf\xe9"}', "is not UTF-8 (byte 14)"),
        (b"[" * 100_000, "invalid JSON: nested too deeply"),
        (b'{"n": ' + b"9" * 5000 + b"}", "invalid JSON: a whole number has more than 4,300 digits"),
        (b'{"id": 1}', "has no field text"),
        (b'{"text": "?!?!"}', "holds no words"),
        (b'{"text": " "}', "is empty"),
    ],
)
def test_what_is_no_record_is_answered_with_the_reason(line, message):
    done = answered(Line("d:7", line))
    assert message in done.error
    assert '"source":"d:7"' in done.content
    assert '"n":null' in done.content


def test_numbers_that_json_has_not_are_null():
    assert parsed(b'{"a": NaN, "b": -Infinity}') == {"a": None, "b": None}
    data = b'{"text": "' + text_of(1).replace("\n", " ").encode() + b'", "n": [1e999, NaN], "id": 1e999}'
    assert '"id":null,"source":"d:1","n":[null,null],' in answered(Line("d:1", data)).content


def test_bytes_that_were_replaced_are_warned_of():
    (warning,) = answered(Row("t:1", record(2), 2)).warnings
    assert "2 characters could not be decoded as utf-8" in warning


def test_half_of_a_character_is_no_harm():
    data = jsonl(
        [{"id": "\ud800", "title": "\ud83d", "text": text_of(1) + "\udc00 More was said.", "n": "\udfff"}]
    )
    done = answered(Line("d:1", data.encode()))
    assert done.error is None
    done.content.encode()


def test_a_fault_in_one_article_stops_no_million(monkeypatch):
    def faulty(*_):
        raise RecursionError("too deep")

    monkeypatch.setattr(module, "summarize_article", faulty)
    done = answered(Row("t:1", record(2)))
    assert "a fault of this program, please report it: RecursionError: too deep" in done.error


def test_nobody_parses_what_is_no_object():
    with pytest.raises(ContentError):
        parsed(b"3")


def test_what_the_memory_does_not_hold_is_told_as_such(monkeypatch):
    def starved(*_arguments):
        raise MemoryError

    monkeypatch.setattr(module, "summarize_article", starved)
    assert answered(Row("t:1", record(2))).error == TOO_LONG
