"""A file with one JSON document: the article in it, or what it is instead; prose in brackets stays prose."""

import json
import re

import pytest

from summarize_cli import SummarizeError, summarize
from summarize_cli.pipeline import Settings, summarize_bytes
from tests.conftest import SAMPLES

STORY = (SAMPLES / "strait-patrols.txt").read_text("utf-8")
RECORD = {"id": 4, "Headline": " Ships  sail ", "body": STORY}


def digest_of(text, name=None, **settings):
    data = text if isinstance(text, bytes) else text.encode()
    return summarize_bytes(data, Settings(with_text=True, **settings), source=name)


def refusal(text, name=None, **settings):
    with pytest.raises(SummarizeError) as caught:
        digest_of(text, name, **settings)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("name", [None, "a.json", "a.txt"])
@pytest.mark.parametrize("indent", [None, 1, "\t"])
def test_an_object_with_a_text_is_a_record(name, indent):
    digest = digest_of(json.dumps(RECORD, indent=indent), name)
    assert (digest.text, digest.title, digest.source) == (STORY, "Ships sail", name)
    assert digest.summary == summarize(STORY, title="Ships sail").summary


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_in_any_encoding_that_shows(encoding):
    assert digest_of(json.dumps(RECORD, indent=1).encode(encoding)).text == STORY


def test_its_text_may_be_a_page():
    page = f"<html><head><title>Rain</title></head><body><article><p>{STORY}</p></article></body></html>"
    digest = digest_of(json.dumps({"text": page}, indent=1))
    assert "<p>" not in digest.text
    assert digest.title == "Rain"


@pytest.mark.parametrize("opening", ["<h3>Rain</h3>", "It rained. ", "<b>By Ana Ruiz</b><br>"])
def test_its_text_may_be_a_piece_of_a_page(opening):
    paragraphs = "".join(f"<p>{line}</p>" for line in STORY.split("\n\n"))
    text = digest_of(json.dumps({"text": opening + paragraphs}, indent=1)).text
    assert "joint patrols of the Sibutu Passage" in text
    assert "<" not in text


def test_its_text_and_title_may_be_objects_with_what_is_rendered():
    """As WordPress answers."""
    page = "".join(f"<p>{line}</p>" for line in STORY.split("\n\n"))
    record = {
        "id": 4,
        "title": {"rendered": "Ships <em>sail</em> &#8211; at last"},
        "content": {"rendered": page},
    }
    digest = digest_of(json.dumps(record, indent=1))
    assert digest.title == "Ships sail – at last"
    assert "joint patrols of the Sibutu Passage" in digest.text
    assert "is an object, not text" in refusal(json.dumps({"content": {"raw": STORY}}))


def test_the_user_names_its_fields():
    text = json.dumps({"text": "Not this.", "story": STORY, "name": "Ships sail"}, indent=1)
    digest = digest_of(text, text_field="story", title_field="name")
    assert (digest.text, digest.title) == (STORY, "Ships sail")


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ({"name": "x", "version": "1.0"}, "is JSON and has no field text, .*but name, version; --text-field"),
        ({}, "is JSON and has no field .*but none at all"),
        ({"text": ""}, "is JSON, and its field text is empty"),
        ({"text": {"a": 1}}, "is JSON, and its field text is an object, not text"),
        ([RECORD, RECORD], "is a JSON array, .*jq -c"),
        ([], "is a JSON array"),
        (
            {"cells": [{"source": ["# A title"]}], "metadata": {}, "nbformat": 4},
            "is a Jupyter notebook, .*nbconvert",
        ),
    ],
)
@pytest.mark.parametrize("indent", [None, 2])
def test_what_holds_no_article_says_that_it_is_json(value, told, indent):
    for name in ("a.json", "a.ipynb", "a", None):
        assert re.search(told, refusal(json.dumps(value, indent=indent), name))


def test_lines_of_objects_are_records():
    for end in ("\n", "\r\n", "\n\n"):
        assert "--input-format jsonl" in refusal(end.join([json.dumps(RECORD)] * 3), "dump")


def test_a_damaged_document_is_no_prose_where_its_name_says_json():
    damaged = '{\n "text": "The ferry sails at night."\n"a": 1}\n'
    assert "invalid JSON: " in refusal(damaged, "a.JSON")
    assert "line 3, column 1" in refusal(damaged, "a.json")
    assert refusal("[" * 100_000, "a.json").startswith("invalid JSON")
    assert digest_of(damaged, "a.txt").summary


@pytest.mark.parametrize(
    "opening",
    [
        "[Updated at 5 p.m.] ",
        "{curly} ",
        "[1] ",
        '{"text": "a"} and ',
        '["a"]\n\n',
        '{"a": 1}\n\n',
        "{\n\n",
        "[[[[",
    ],
)
def test_prose_that_opens_with_a_bracket_is_prose(opening):
    assert digest_of(opening + STORY).sentence_count >= digest_of(STORY).sentence_count - 1


def test_whoever_says_that_it_is_text_gets_text():
    text = json.dumps({"name": "x", "description": "The ferry sails at night."}, indent=1)
    assert digest_of(text, "package.json", input_format="text").text == text


def test_what_is_odd_with_its_page_is_told_beside_what_could_not_be_decoded():
    page = "<html><body><p>The boats sail at night, said José Pérez.</p></body></html>"
    record = json.dumps({"text": page, "by": "???"}, ensure_ascii=False)
    warnings = digest_of(record.encode().replace(b"???", b"\xff")).warnings
    assert [warning.partition(" ")[0] for warning in warnings] == ["1", "no"]
    assert "could not be decoded" in warnings[0]
    assert "no article was found in the page" in warnings[1]
