"""`-f csv`: RFC 4180, safe in a spreadsheet."""

import csv
import io

import pytest

from summarize_cli import summarize
from summarize_cli.article import Failure
from summarize_cli.rendering import Page, renderer
from summarize_cli.rendering.csv_format import Shape, cell, header, rows

TEXT = 'The bridge will close on Monday, the "old" council said.\n\nIt is cracked. Repairs will cost a lot.\n'


def table(shape, *outcomes):
    text = header(shape) + "".join(rows(outcome, shape) for outcome in outcomes)
    return text, list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_a_row_an_article_with_what_is_known_of_it():
    digest = summarize(TEXT, sentences=2)
    text, (row,) = table(Shape(), digest)
    assert text.count("\r\n") == text.count("\n") == 2
    assert row["summary"] == " ".join(sentence.text for sentence in digest.summary)
    assert row["topics"] == "; ".join(topic.name for topic in digest.topics)
    assert row["keyphrases"].split("; ") == [phrase.text for phrase in digest.keyphrases]
    assert row["word_count"] == str(digest.word_count)
    assert row["error"] == ""


def test_a_row_a_sentence_where_it_is_explained():
    digest = summarize(TEXT, sentences=3, explain=True)
    _, sentences = table(Shape(explain=True), digest, Failure("gone.txt", "no such file"))
    assert [row["text"] for row in sentences[:-1]] == [sentence.text for sentence in digest.summary]
    for row in sentences[:-1]:
        parts = [float(value) for name, value in row.items() if name.startswith("score_") and value]
        assert sum(parts) == pytest.approx(float(row["score"]), abs=1e-9)
    assert (sentences[-1]["source"], sentences[-1]["error"]) == ("gone.txt", "no such file")


def test_a_query_has_its_column_whether_one_is_put_or_not():
    asked = summarize(TEXT, sentences=1, explain=True, query="crack")
    plain = summarize(TEXT, sentences=1, explain=True)
    _, (row, other) = table(Shape(explain=True), asked, plain)
    assert float(row["score_query"]) > 0
    assert other["score_query"] == ""


def test_what_a_record_carries_has_its_columns_after_the_source():
    failure = Failure("d:1", "is empty", {"id": 7, "tags": ["a", 1], "ok": True, "note": "two\r\nlines"})
    _, (row,) = table(Shape(keep=("tags", "ok", "note")), failure)
    assert list(row)[:5] == ["id", "source", "tags", "ok", "note"]
    assert list(row.values())[:5] == ["7", "d:1", '["a", 1]', "true", "two\nlines"]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1+2",
        "@SUM(A1)",
        " =1",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1+1",
        "－1",
        "=\x00cmd|' /C calc'!A0",
    ],
)
def test_a_formula_is_defused(text):
    value = cell(text)
    assert value.lstrip().startswith(("'", "\u240d"))
    assert value.replace("'", "").lstrip().startswith(("=", "+", "-", "@", "＝", "－", "\u240d"))


@pytest.mark.parametrize("value", [-3, -0.5, 7, None])
def test_a_number_stays_one(value):
    assert cell(value) == value


def test_prose_stays_as_it_is():
    assert cell("The mayor said: =1") == "The mayor said: =1"


def test_no_control_character_is_passed_on():
    assert cell("a\x1b]52;c\x07\u202eb") == "a\u241b]52;c\u2407<U+202E>b"


def test_the_renderer_has_a_header_whatever_comes():
    render = renderer("csv")
    assert "".join(render([], Page())) == header(Shape())
    assert (
        "".join(render([Failure("x", "y")], Page(explain=True))).splitlines()[0]
        == header(Shape(explain=True)).strip()
    )
    assert "text" in "".join(render([], Page(with_text=True))).strip().split(",")
