"""Titles, bylines and datelines are told from the prose that looks like them."""

import pytest
from front_matter_cases import BYLINES, DATELINES

from summarize_cli.reading.datelines import dateline
from summarize_cli.reading.frontmatter import (
    byline,
    looks_like_heading,
    looks_like_title,
    names,
    names_job,
    stands_within,
)


@pytest.mark.parametrize(("line", "people"), BYLINES)
def test_byline(line, people):
    assert byline(line) == people


@pytest.mark.parametrize("end", [".", "?", "!", '"', "”"])
def test_a_sentence_is_no_byline(end):
    assert byline("By Jane Doe, Bard") == "Jane Doe"
    assert byline("By Jane Doe, Bard" + end) is None


def test_a_byline_has_at_most_160_characters():
    line = "By Jane Doe, " + "Harbour Desk " * 11 + "Oslo"
    assert len(line) == 160
    assert byline(line) == "Jane Doe"
    assert byline(line + "A") is None


@pytest.mark.parametrize(("paragraph", "place", "rest"), DATELINES)
def test_dateline(paragraph, place, rest):
    found, length = dateline(paragraph)
    assert (found, paragraph[length:]) == (place, rest)


@pytest.mark.parametrize(
    "paragraph", ["BLITZER: Is it true?", "JOHN SMITH: It is.", "NASA — The agency will launch in May."]
)
def test_a_speaker_or_an_agency_is_no_place(paragraph):
    assert dateline(paragraph) == (None, 0)


@pytest.mark.parametrize(
    "line",
    [
        "Four missing as river breaks its banks in record rain",
        "Is this the end of the office?",
        "Vaccine halves severe illness in the U.S.",
        "They came, they saw, they left again …",
        "They came, they saw, they left again ...",
        "“Is this the end of the office?”",
        "Rain at last!",
        "Angry lawmakers challenge the hearing: 'Where are the women?'",
        "Officials urge boosters against BA.5",
        "Cold in the U.S.",
        "iPhone sales fall",
        "eBay leaves the harbour",
        "Word " * 30,
    ],
)
def test_headlines_look_like_titles(line):
    assert looks_like_title(line)


@pytest.mark.parametrize(
    "line", ["The river broke its banks on Sunday.", "“We stay.”", "Word " * 31, "As follows:", "First,"]
)
def test_sentences_do_not_look_like_titles(line):
    assert not looks_like_title(line)


@pytest.mark.parametrize("line", ["What the numbers say", "A shadow with a rim", "Result: 3–1", "Word " * 12])
def test_headings(line):
    assert looks_like_heading(line)


@pytest.mark.parametrize(
    "line",
    [
        "and left the room",
        "It has been an aspiration for",
        "He left.",
        "(He left.)",
        "So he said:",
        "The river rose —",
        "Word " * 13,
    ],
)
def test_what_is_broken_off_or_closed_is_no_heading(line):
    assert not looks_like_heading(line)


@pytest.mark.parametrize(
    "line",
    [
        "Home > News > Rain at last",
        "News / Land and sea / Rain at last",
        "Home » Rain at last",
        "[Coast-News] Rain at last",
        "Docs » Rain at last Edit this page",
        "Rain at last | The Ledger",
        "Rain at last - The Ledger",
        "Rain at last by Jane Doe, University of Selm",
    ],
)
def test_a_headline_stands_within_its_way_and_beside_its_site(line):
    assert stands_within("Rain at last", line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Rain at last",
        "Rain at last in the north",
        "Rain at last-minute games",
        "No > rain",
        "Weather: Rain at last",
        "Farmers dance in the fields | Rain at last",
        "Rain at last - and the river rises",
        "Rain at last | What the farmers of the valley said",
    ],
)
def test_what_only_begins_so_or_names_a_site_last_is_another_line(line):
    assert not stands_within("Rain at last", line)


def test_no_headline_stands_within_nothing():
    assert not stands_within("", "Home > News")


@pytest.mark.parametrize(
    "line",
    ["Maria Lopez", "Gwen Pritchard-Lowe", "Luis de la Cruz and Ann Poe", "SAMUEL OTIENO", "J. R. Roe"],
)
def test_full_names_are_names(line):
    assert names(line) == line


@pytest.mark.parametrize(
    "line",
    [
        "Maria",
        "Local News",
        "Associated Press",
        "Staff Reporter",
        "Coastal Information Office",
        "Maria Lopez (now) and Tom Hale (earlier)",
        "Maria Lopez is back",
        "Benton-Jasper Porter-",
        "maria lopez",
        "",
        "Maria " + "Lopez" * 12,
    ],
)
def test_what_is_more_or_less_than_full_names_is_none(line):
    assert names(line) is None


def test_a_job_is_named():
    assert names_job("Columnist")
    assert names_job("Senior Health Reporter")
    assert not any(map(names_job, ("", "Columnists meet", "A very long row about a certain reporter")))
