import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from summarize_cli.article import Passage, ScoredSentence
from summarize_cli.pipeline import Settings, summarize_bytes
from summarize_cli.rendering import Page, ranks, renderer
from summarize_cli.rendering.highlight import BAR, highlighted

ARTICLE = b"""Night boats for Lundby

The ferry company will sail through the night from Monday, it said on Friday. It will run every hour.

What it costs

A ticket will cost 40 crowns, twice the price of the day, the company said. Children pay half of it.
Residents near the harbour fear the noise, and 300 of them signed a petition. The mayor said nothing.
"""


@pytest.fixture
def digest():
    return summarize_bytes(ARTICLE, Settings(sentences=2, passages=True))


def shown(digest, width=None, *, colour=False):
    return "".join(highlighted(digest, Page(width, colour)))


def test_ranks_are_the_order_of_choice(digest):
    assert sorted(ranks(digest).values()) == [1, 2]
    best = max(digest.summary, key=lambda sentence: sentence.score)
    assert ranks(digest)[best.index] == 1


def test_in_a_pipe_each_chosen_sentence_is_a_line_behind_its_rank(digest):
    marked = [line for line in shown(digest).splitlines() if line.startswith(BAR)]
    rank = ranks(digest)
    assert marked == [f"{BAR}{rank[s.index]} {s.text}" for s in digest.summary]


@pytest.mark.parametrize("width", [None, 200, 80, 40, 16])
def test_every_word_of_the_article_is_there_in_its_order(digest, width):
    output = shown(digest, width)
    words = [word for line in output.splitlines() for word in line.removeprefix(BAR)[2:].split()]
    body = ARTICLE.decode().split("\n\n", 1)[1]
    assert "".join(words) == "".join(body.split())
    assert all(cell_len(line) <= (width or 1000) for line in output.splitlines())


def test_paragraphs_and_headings_are_parted_by_a_blank_line(digest):
    blocks = shown(digest).removeprefix("\n").split("\n\n")
    assert len(blocks) == len(digest.passages) == 4
    assert blocks[1].strip() == "What it costs"


def test_every_line_of_a_chosen_sentence_has_the_bar(digest):
    output = shown(digest, 30)
    lines = [line for line in output.splitlines() if line.startswith(BAR)]
    text = " ".join(line.lstrip(BAR)[2:].strip() for line in lines)
    assert text == " ".join(sentence.text for sentence in digest.summary)


def test_with_colour_the_chosen_are_bold_and_the_weak_are_dim(digest):
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown(digest, 60, colour=True))
    assert plain == shown(digest, 60)
    output = shown(digest, colour=True)
    rank = ranks(digest)
    for passage in digest.passages:
        for sentence in passage.sentences:
            if sentence.index in rank:
                assert f"\x1b[1m{sentence.text}" in output
            else:
                assert (f"\x1b[2m{sentence.text}" in output) == (sentence.score < 0.5)


def test_each_line_ends_its_own_colours(digest):
    """A pager forgets at a line's end what colours were on."""
    for line in shown(digest, 40, colour=True).splitlines():
        codes = re.findall(r"\x1b\[([0-9;]*)m", line)
        assert not codes or codes[-1] == "0"


def test_wide_characters_fill_two_columns():
    wide = ScoredSentence(
        "新しいフェリーが月曜日から夜間も運航すると会社は金曜日に発表した。", 0, 0, 0, 33, 0.7
    )
    plain = summarize_bytes(ARTICLE, Settings(passages=True))
    found = replace(plain, summary=(wide,), passages=(Passage(None, (wide,)),))
    lines = shown(found, 20).splitlines()
    assert max(map(cell_len, lines)) in (19, 20)
    assert "".join(line[3:] for line in lines) == wide.text


def test_the_table_shows_the_article_in_place_of_the_summary(digest):
    output = "".join(renderer("table")([digest], Page(80)))
    assert "Score" not in output
    assert output.count(digest.summary[0].text[:30]) == 1
    assert "Night boats for Lundby\n" in output
    assert "Keyphrases" in output


def test_with_an_explanation_there_is_both():
    digest = summarize_bytes(ARTICLE, Settings(sentences=1, passages=True, explain=True))
    output = "".join(renderer("table")([digest], Page(80)))
    assert f"{BAR}1 " in output
    assert "Just missed" in output
    assert "average" in output


HOSTILE = "The mayor said \x1b]52;c;ZXZpbA==\x07 that the [bold red]bridge[/] would\u202e open.\x9b31m"


def test_nothing_of_an_article_is_obeyed():
    sentence = ScoredSentence(HOSTILE, 0, 0, 0, 9, 0.7)
    other = replace(sentence, index=1, score=0.2)
    plain = summarize_bytes(ARTICLE, Settings(passages=True))
    found = replace(plain, summary=(sentence,), passages=(Passage(HOSTILE), Passage(None, (sentence, other))))
    for colour in (False, True):
        output = re.sub(r"\x1b\[[0-9;]*m", "", shown(found, 40, colour=colour))
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", output)
        assert output.count("[bold") == 3
