"""Of a page that was copied whole the article is read, and a text that is no page is left as it is."""

import pytest
from page_cases import PAIRS

from summarize_cli.reading.boilerplate import furniture_rule
from summarize_cli.reading.pasted import NO_SENTENCE, OUTSIDE
from summarize_cli.reading.plaintext import parse

MENU = [
    "The Ledger",
    "News",
    "Sport",
    "Weather Today",
    "Jobs Board",
    "Property",
    "Sign Up",
    "E-Edition",
    "Puzzles",
]
TEASERS = [
    "Also today",
    "Bakery wins award for a loaf that takes four days to make",
    "Schools to close on Friday as storm nears the coast",
    "The agreement ends a dispute that had cut evening services for six weeks.",
    "Where to see the northern lights this week",
    "Council delays vote on parking fees",
    "Museum finds lost painting in its own cellar",
    "Letters",
    "House Rules",
]
STORY = [
    "The ferry line will add two night boats from May, the company said on Tuesday in a statement.",
    "“People who work late shifts have waited for this since 2019,” said Ana Ruiz, who runs the line.",
    "It does.",
    "Each boat carries 120 passengers and 30 bicycles across the sound in 18 minutes, day and night.",
    "The city pays half of the cost, about 400,000 euros a year, and will look at the figures in autumn.",
]
HEADLINE = "Ferry line to add night boats"


def prose(article):
    return [article.text[p.start : p.end] for p in article.paragraphs if p.role == "prose"]


def rules(article, rule):
    return [article.text[line.start : line.end] for line in article.dropped if line.rule == rule]


@pytest.mark.parametrize(("dropped", "kept", "reason"), PAIRS)
def test_furniture_of_pages_is_dropped_and_its_like_kept(dropped, kept, reason):
    assert furniture_rule(dropped) is not None, reason
    assert furniture_rule(kept) is None, reason


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n"])
def test_the_article_of_a_page(gap):
    page = gap.join([*MENU, HEADLINE, "By Jane Doe", *STORY, *TEASERS])
    article = parse(page)
    assert (article.title, article.byline) == (HEADLINE, "Jane Doe")
    assert prose(article) == STORY
    assert set(TEASERS) - {"Also today"} <= set(rules(article, OUTSIDE))


def test_what_is_no_sentence_in_it_is_left_out_or_a_heading():
    link = "Bakery wins award for a loaf of rye bread that takes four whole days to make"
    article = parse("\n".join([*MENU, HEADLINE, *STORY[:3], link, "What it costs", *STORY[3:], *TEASERS]))
    assert prose(article) == STORY
    assert rules(article, NO_SENTENCE) == [link]
    assert [article.text[p.start : p.end] for p in article.paragraphs if p.role == "heading"] == [
        "What it costs"
    ]


def test_every_line_is_accounted_for():
    lines = [*MENU, HEADLINE, *STORY, *TEASERS]
    article = parse("\n".join(lines))
    assert len(article.dropped) + len(article.paragraphs) + 1 == len(lines)


def test_comments_below_the_article_are_not_its_own():
    comments = [
        line
        for name in ("old_salt", "brenda", "tidewaiter")
        for line in (
            name,
            "March 4",
            "I have taken this boat for years and nobody ever asked me.",
            "Reply",
            "Like",
        )
    ]
    assert prose(parse("\n".join([*MENU, HEADLINE, *STORY, "3 comments", *comments]))) == STORY


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join([HEADLINE, *STORY]),
        "\n\n".join([HEADLINE, *STORY[:2], "What it costs", *STORY[2:]]),
        "\n".join(f"verse number {n} has no full stop" for n in range(40)),
        "\n".join([*STORY, *(f"- item {n}" for n in range(5))]),
    ],
)
def test_a_text_that_is_no_page_is_left_as_it_is(text):
    article = parse(text)
    assert rules(article, OUTSIDE) == rules(article, NO_SENTENCE) == []


def test_a_feed_of_many_short_items_is_left_as_it_is():
    items = [
        line
        for n in range(12)
        for line in (
            f"Item number {n}",
            f"On day {n} the boat left at nine and came back at ten.",
            "Someone",
            "Near",
            "Far",
            "Here",
        )
    ]
    assert rules(parse("\n".join(items)), OUTSIDE) == []


def test_a_long_article_with_little_around_it_is_a_page_by_what_stands_there():
    teaser = "Bakery wins award for a loaf of rye bread that takes four whole days to make"
    around = ["Log in", "Subscribe to our newsletter", "Share this", "Privacy Policy"]
    stray = [f"Tide table for pier {number}" for number in range(8)]
    article = parse("\n".join([*around, *stray, HEADLINE, *(STORY * 8), teaser]))
    assert set(stray) <= set(rules(article, OUTSIDE))
    assert not {teaser, *stray} & {*prose(article)}
