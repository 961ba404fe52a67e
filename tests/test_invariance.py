"""What makes no difference to a digest: how a text is laid out, and what stands around it."""

import re
import textwrap

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from summarize_cli import summarize
from tests.conftest import SAMPLES

calm = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def _paragraphs(name):
    pieces = (SAMPLES / name).read_text("utf-8").split("\n\n")
    return [" ".join(piece.split()) for piece in pieces if len(piece.split()) > 25]


PROSE = [
    paragraph
    for name in ("strait-patrols.txt", "harbour-bakery-strike.txt", "vaccine-trial.txt", "school-phones.txt")
    for paragraph in _paragraphs(name)
]
PROSE += [
    (
        "Prices rose by 12. The mayor, who had asked for 9. did not answer – nor did the clerk – and the 30. "
        "of May went by. Of the crew of 14. only two saw ice - a wall of it - before it struck, and "
        "the captain of the No. 7. said so * as did his mate. The 1) cook and the 2) boy were those who "
        "told the court of it."
    ),
    (
        "“We had no warning,” he said, “and then – nothing > not a light.” A week # later "
        "the well-known, half-sunk ship was towed to a three-berth, all-weather yard at 6 p.m. on Jan. 5. He "
        "paid $1.2 million for the privately-owned yard."
    ),
]
TITLES = st.sampled_from(["", "Ferry Line Adds Night Boats After Bridge Closes\n\n"])
ARTICLES = st.lists(st.sampled_from(PROSE), min_size=3, max_size=9, unique=True)


def told(text, **options):
    """What a digest says of an article, wherever in the text that stands."""
    digest = summarize(text, **options)
    return (
        [(sentence.text, sentence.index, sentence.paragraph) for sentence in digest.summary],
        digest.topics,
        digest.keyphrases,
        digest.title,
    )


@calm
@given(ARTICLES, st.integers(1, 5), st.lists(st.sampled_from(["\n\n", "\n \n", "\n\n\n\n", "\r\n\r\n"])))
def test_blank_lines_change_nothing(paragraphs, count, gaps):
    gaps = (gaps + ["\n\n"] * len(paragraphs))[: len(paragraphs)]
    spread = "".join(gap + paragraph for gap, paragraph in zip(gaps, paragraphs, strict=True))
    assert told(spread, sentences=count) == told("\n\n".join(paragraphs), sentences=count)


@calm
@given(TITLES, ARTICLES, st.integers(50, 95), st.sampled_from(["", "    "]), st.sampled_from(["\n", "\r\n"]))
def test_hard_wrapping_changes_nothing(title, paragraphs, width, indent, end):
    wrapped = [
        textwrap.fill(paragraph, width, initial_indent=indent, break_on_hyphens=False)
        for paragraph in paragraphs
    ]
    plain = title + "\n\n".join(paragraphs)
    assert told((title + "\n\n".join(wrapped)).replace("\n", end)) == told(plain)


BEHIND = st.lists(
    st.sampled_from(
        [
            "Leave a Reply\n\nYour email address will not be published. Required fields are marked *",
            "Share this:\n\nFacebook\n\nTwitter\n\nWhatsApp",
            "Sign up for our newsletter",
            "Read more: Why bread costs more",
            "Related stories",
            "3 Comments",
            "Advertisement",
            "© 2024 The Ledger. All rights reserved.",
            "Home » News » Local",
            "Follow us on Twitter",
            "***",
        ]
    ),
    min_size=1,
    max_size=6,
    unique=True,
)


@calm
@given(ARTICLES, BEHIND, st.integers(1, 5))
def test_boilerplate_behind_it_changes_nothing(paragraphs, behind, count):
    article = "\n\n".join(paragraphs)
    assert told("\n\n".join([article, *behind]), sentences=count) == told(article, sentences=count)


@calm
@given(
    ARTICLES, st.integers(0, 9), st.sampled_from(["Advertisement", "Share", "***", "Story continues below"])
)
def test_boilerplate_within_it_changes_nothing(paragraphs, position, line):
    position %= len(paragraphs)
    broken = [*paragraphs[:position], line, *paragraphs[position:]]
    assert told("\n\n".join(broken)) == told("\n\n".join(paragraphs))


@calm
@given(ARTICLES, st.sampled_from(["US", "U.S.", "us"]), st.integers(0, 9))
def test_us_is_no_country(paragraphs, word, position):
    own = [paragraph for paragraph in paragraphs if not re.search(r"\bU\.?S\b", paragraph)]
    assume(own)
    text = "\n\n".join([*own[:position], f"They came to see the {word} crew at the pier.", *own[position:]])
    warned = any("holds no word of the query" in warning for warning in summarize(text, query="US").warnings)
    assert warned == (word == "us")
    assert any("tell nothing apart" in warning for warning in summarize(text, query="us").warnings)
