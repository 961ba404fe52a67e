"""`-f table` of many articles: a row each."""

import re
from collections import Counter

import pytest
from rich.cells import cell_len

from summarize_cli import summarize
from summarize_cli.article import Failure
from summarize_cli.rendering import Page, renderer
from tests.batch.articles import PLACES, text_of

render = renderer("rows")
DIGESTS = [summarize(text_of(number), title=f"Title no. {number}") for number in range(5)]


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_it_fits_the_page_and_cuts_nothing(width):
    shown = "".join(render(DIGESTS, Page(width=width)))
    assert max(map(cell_len, shown.splitlines())) <= width
    squeezed = re.sub(r"\s", "", shown)
    for number, digest in enumerate(DIGESTS):
        assert PLACES[number] in digest.summary[0].text
        if width >= 80:
            assert f"Titleno.{number}" in squeezed
            assert all(word in shown for word in digest.summary[0].text.split())


@pytest.mark.parametrize("width", [1, 5, 8, 19])
def test_what_is_narrower_than_the_columns_need_cuts_nothing_either(width):
    digests = [summarize(text_of(1), title="\u6771\u4eac\u306e\u6a4b"), *DIGESTS]
    shown = "".join(render(digests, Page(width=width)))
    assert shown == "".join(render(digests, Page(width=20)))
    for digest in digests:
        texts = (digest.title, digest.summary[0].text, " \u00b7 ".join(topic.name for topic in digest.topics))
        for text in texts:
            assert not Counter(re.sub(r"\s", "", text)) - Counter(shown)


def test_without_a_width_a_row_is_a_line():
    lines = "".join(render(DIGESTS, Page())).splitlines()
    assert len(lines) == 1 + len(DIGESTS)
    place = lines[0].index("First sentence")
    for line, digest in zip(lines[1:], DIGESTS, strict=True):
        assert line[place:].startswith(digest.summary[0].text)


def test_a_row_appears_before_the_next_article_is_read():
    read = []

    def slowly():
        for digest in DIGESTS:
            read.append(digest)
            yield digest

    pieces = render(slowly(), Page(width=80))
    heading, first = next(pieces), next(pieces)
    assert "Title" in heading
    assert "Title no. 0" in first
    assert len(read) == 1


def test_colour_only_where_it_is_wanted():
    assert "\x1b[1m" in "".join(render(DIGESTS, Page(width=80, colour=True)))
    assert "\x1b[1m" in "".join(render(DIGESTS, Page(colour=True)))
    assert "\x1b" not in "".join(render(DIGESTS, Page(width=80)))


def test_failures_are_told_of_elsewhere():
    assert "".join(render([Failure("x", "y")], Page())) == ""


def test_wide_characters_keep_the_columns():
    digests = [summarize(text_of(1), title="東京の橋"), summarize(text_of(2), title="Rain")]
    heading, *lines = "".join(render(digests, Page())).splitlines()
    firsts = [digest.summary[0].text[:9] for digest in digests]
    starts = [cell_len(line[: line.index(first)]) for line, first in zip(lines, firsts, strict=True)]
    assert starts == [heading.index("First")] * 2
