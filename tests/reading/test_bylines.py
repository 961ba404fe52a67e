"""A name on a row of its own is a byline by what stands around it."""

import pytest

from summarize_cli.reading.bylines import lone_name
from summarize_cli.reading.lines import Line
from summarize_cli.reading.plaintext import parse

PROSE = [
    "The council voted on Tuesday to close the pool for two winters, and to mend its roof.",
    "Swimmers had asked for another year, since the next pool is nine miles away.",
]
HEADLINE = "Council votes to close pool"


def found(*below, above=HEADLINE, name="Maria Lopez"):
    text = "\n".join([above, name, *below, *PROSE])
    start = len(above) + 1
    return lone_name(text, Line(start, start + len(name), "", 1))


@pytest.mark.parametrize(
    "below", ["12 May 2024", "2 hours ago", "Columnist", "Senior Reporter", "Published May 12"]
)
def test_what_stands_below_says_that_it_is_one(below):
    assert found(below) == "Maria Lopez"


@pytest.mark.parametrize("above", ["By", "BY:", "Written by", "Author"])
def test_so_does_what_stands_above(above):
    assert found(above=above) == "Maria Lopez"


@pytest.mark.parametrize("below", [[], ["A swimmer"], ["Getty Images"], ["12 men and a boat"]])
def test_alone_it_is_a_heading(below):
    assert found(*below) is None


@pytest.mark.parametrize(
    "name", ["Swimmers Council", "New Pool", "Local News", "Maria Lopez is a swimmer", "Lopez" + " " * 80]
)
def test_what_the_prose_speaks_of_or_is_no_name_is_none(name):
    assert found("12 May 2024", name=name) is None


@pytest.mark.parametrize(
    "name",
    ["Los Angeles", "Real Madrid", "Springfield Road", "Executive Summary", "Key Findings", "Town Hall"],
)
def test_places_clubs_and_headings_are_nobody(name):
    assert found("12 May 2024", name=name) is None


def test_who_died_wrote_nothing():
    assert found("March 3, 1931 – May 5, 2024") is None
    assert found("1931-2024") is None


def test_a_heading_said_twice_is_no_name():
    assert found("Maria Lopez") is None


def test_a_word_of_it_within_another_is_not_spoken_of():
    assert found("12 May 2024", name="Ada Swim") == "Ada Swim"


def test_it_is_the_byline_below_a_headline():
    article = parse("\n\n".join([HEADLINE, "Maria Lopez", "12 May 2024", *PROSE]))
    assert (article.title, article.byline) == (HEADLINE, "Maria Lopez")
    assert [article.text[p.start : p.end] for p in article.paragraphs] == PROSE


def test_over_everything_it_is_the_title():
    article = parse("\n\n".join(["Maria Lopez", "12 May 2024", *PROSE]))
    assert (article.title, article.byline) == ("Maria Lopez", None)


def test_a_headline_right_above_it_may_end_in_a_full_stop():
    article = parse(
        "\n\n".join(["Council closes pool. Swimmers protest.", "Maria Lopez", "12 May 2024", *PROSE])
    )
    assert (article.title, article.byline) == ("Council closes pool. Swimmers protest.", "Maria Lopez")


def test_who_interviewed_is_the_byline_above_the_prose_and_a_credit_below():
    row = "Interview by Maria Lopez"
    assert parse("\n\n".join([HEADLINE, row, *PROSE])).byline == "Maria Lopez"
    article = parse("\n\n".join([HEADLINE, *PROSE, row]))
    assert article.byline is None
    assert [line.rule for line in article.dropped] == ["credit"]


def test_below_the_prose_a_name_is_a_heading():
    article = parse(
        "\n\n".join(["Three who swam", PROSE[0], "Jane Doe\nColumnist", PROSE[1], "Tom Hale\nEditor"])
    )
    assert (article.title, article.byline) == ("Three who swam", None)


def test_a_headline_may_open_like_a_credit():
    article = parse("\n\n".join(["Words: Brave New World", *PROSE]))
    assert (article.title, article.byline) == ("Words: Brave New World", None)
    below = parse("\n\n".join([HEADLINE, "Words: Jane Doe / Photos: Luis Ortega", *PROSE]))
    assert (below.title, below.byline) == (HEADLINE, "Jane Doe")
