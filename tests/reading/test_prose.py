"""Which prose of a page is its article's body."""

import pytest
from laid_out import kept, laid_out

from summarize_cli.reading.lines import Line
from summarize_cli.reading.prose import KNOWN_HEADING, Prose, body_of, is_prose, prose_of, words_of


def line(words, *, size=20, interrupted=False):
    """A line of so many words, by which of them it is compared."""
    content = " ".join([*words.split(), *["of"] * (size - len(words.split()))])
    return Prose(
        Line(0, len(content), "", 1),
        content,
        frozenset(words.split()),
        after_prose=not interrupted,
        before_prose=True,
        interrupted=interrupted,
        above_front_matter=False,
        heading=None,
    )


ARTICLE = [line("ferry river council"), *[line("ferry barge council landing")] * 4]
"""100 words that hold a handful by which they are compared."""


def body(*runs, headline=""):
    """The places of those lines that are the body, of runs of lines that something stands between."""
    prose = [each._replace(interrupted=not place) for run in runs for place, each in enumerate(run)]
    return body_of(prose, set(), frozenset(headline.split()))[1]


def found(*rows):
    """The prose of a page whose lines are given in order, each with what it is."""
    return prose_of(*laid_out(*rows))


RAIN, SNOW, WIND = kept("Rain fell all day."), kept("Snow fell all night."), kept("The wind blew hard.")
HEADING, FRONT, MENU = kept("The weather today"), ("front", "Rain at last"), ("navigation", "Home")


def signs(*rows, name):
    return [getattr(prose, name) for prose in found(*rows)]


def test_prose_is_closed_and_has_four_words():
    def closed(text, marker=""):
        return is_prose(text, Line(0, len(text), marker, 1))

    assert closed("Rain fell all day.")
    assert not closed("Rain fell today.")
    assert not closed("Rain fell all day")
    assert not closed("Rain fell all day.", "## ")
    assert closed("Rain fell all day.", "- ")


def test_prose_comes_in_order_without_what_is_around_it():
    assert [prose.content for prose in found(MENU, RAIN, HEADING, SNOW, FRONT)] == [RAIN[1], SNOW[1]]


def test_what_stands_around_a_line():
    assert signs(RAIN, SNOW, MENU, WIND, name="after_prose") == [False, True, False]
    assert signs(RAIN, SNOW, MENU, WIND, name="before_prose") == [True, False, False]
    assert signs(MENU, RAIN, SNOW, name="before_prose") == [True, False]
    assert signs(RAIN, HEADING, SNOW, name="before_prose") == [False, False]
    assert signs(RAIN, MENU, SNOW, WIND, name="before_prose") == [False, True, False]


def test_more_than_a_heading_interrupts():
    assert signs(RAIN, SNOW, name="interrupted") == [True, False]
    assert signs(RAIN, HEADING, SNOW, name="interrupted") == [True, False]
    assert signs(RAIN, HEADING, HEADING, SNOW, name="interrupted") == [True, True]
    assert signs(RAIN, MENU, SNOW, name="interrupted") == [True, True]
    assert signs(WIND, RAIN, HEADING, SNOW, name="interrupted") == [True, False, False]
    assert signs(HEADING, RAIN, name="interrupted") == [True]


@pytest.mark.parametrize("rule", ["advertisement", "caption", "credit", "ornament", "player", "table"])
def test_what_stands_in_the_middle_of_articles_parts_nothing(rule):
    assert signs(RAIN, (rule, "Anything"), SNOW, name="interrupted") == [True, False]


@pytest.mark.parametrize("front", [FRONT, ("time", "Monday"), ("count", "3 comments"), ("sharing", "Share")])
def test_who_stands_above_the_front_matter(front):
    assert signs(RAIN, front, SNOW, name="above_front_matter") == [True, False]
    assert signs(RAIN, MENU, front, HEADING, SNOW, name="above_front_matter") == [True, False]
    assert signs(WIND, RAIN, front, SNOW, name="above_front_matter") == [False, True, False]
    assert signs(RAIN, MENU, SNOW, name="above_front_matter") == [False, False]
    assert signs(RAIN, name="above_front_matter") == [False]


def test_words_are_compared_whatever_their_apostrophe():
    assert words_of("It wasn\u2019t the harbour\u2019s") == words_of("it WASN'T the harbour's") == {"harbou"}


def test_the_longest_run_is_the_body_whatever_it_has_in_common():
    assert body([line("teaser", size=30)], [line("one"), line("two")], [line("other", size=30)]) == [1, 2]


def test_a_run_of_thirty_in_a_hundred_words_with_three_words_in_common_is_body_too():
    assert body(ARTICLE, [line("ferry barge council", size=30)]) == [0, 1, 2, 3, 4, 5]
    assert body([line("ferry barge council", size=30)], ARTICLE) == [0, 1, 2, 3, 4, 5]


def test_a_shorter_run_is_not_the_body_whatever_it_has_in_common():
    assert body(ARTICLE, [line("ferry barge council landing", size=29)]) == [0, 1, 2, 3, 4]


def test_a_run_with_less_in_common_is_not_the_body_however_long():
    assert body(ARTICLE, [line("ferry barge sponsor", size=90)]) == [0, 1, 2, 3, 4]
    # Three a line, not three in all.
    assert body(ARTICLE, [line("ferry barge council", size=45), line("sponsor", size=45)]) == [0, 1, 2, 3, 4]


def test_the_headline_counts_as_said():
    run = [line("ferry barge mayor", size=30)]
    assert body(ARTICLE, run) == [0, 1, 2, 3, 4]
    assert body(ARTICLE, run, headline="mayor") == [0, 1, 2, 3, 4, 5]


def said(count):
    """How many lines of a body of `count` lines count for each of its words."""
    prose = [line(f"all{'' if place % 2 else ' even'} w{place}") for place in range(count)]
    prose[0] = prose[0]._replace(interrupted=True)
    return body_of(prose, set(), frozenset())[0].counts


def test_the_ends_of_a_body_of_eight_lines_do_not_count():
    assert said(7) == {"all": 7, "even": 4, **{f"w{place}": 1 for place in range(7)}}
    assert said(8) == {"all": 5, "even": 2, **{f"w{place}": 1 for place in range(1, 6)}}


@pytest.mark.parametrize(
    ("kind", "posts", "is_parted"),
    [
        ("time", 4, False),
        ("time", 3, True),  # between three posts it stands twice
        ("sharing", 4, False),
        ("count", 4, False),
        ("related", 9, True),
    ],
)
def test_what_stands_between_all_posts_parts_none_of_them(kind, posts, is_parted):
    rows = [row for number in range(posts) for row in ((kind, "x"), kept(f"It rained in town {number}."))]
    text, lines, dropped, fronts = laid_out(*rows, (kind, "x"))
    inner = prose_of(text, lines, dropped, fronts)[1:-1]
    assert {each.after_prose for each in inner} == {not is_parted}
    assert {each.before_prose for each in inner} == {not is_parted}
    assert {each.interrupted for each in inner} == {is_parted}


def test_what_stands_above_the_first_post_or_more_than_once_between_two_counts_once():
    rows = [("time", "x"), kept("It rained in town."), *[("time", "x")] * 3, kept("It rains in town.")]
    text, lines, dropped, fronts = laid_out(
        *rows, ("time", "x"), kept("It will rain in town."), ("time", "x")
    )
    assert not any(each.after_prose for each in prose_of(text, lines, dropped, fronts))


@pytest.mark.parametrize(("marker", "is_interrupted"), [(KNOWN_HEADING, False), ("#", True), ("", True)])
def test_a_known_heading_above_another_parts_no_more_than_one(marker, is_interrupted):
    text, lines, dropped, fronts = laid_out(RAIN, HEADING, HEADING, SNOW)
    lines[1] = lines[1]._replace(marker=marker)
    rain, snow = prose_of(text, lines, dropped, fronts)
    assert (snow.interrupted, snow.heading) == (is_interrupted, HEADING[1])
    assert (rain.before_prose, snow.after_prose) == (False, False)
