"""How the table looks: it holds every word at every width, and its columns stand below one another."""

from dataclasses import replace

import pytest
from rich.cells import cell_len

from summarize_cli.article import Digest, Keyphrase, ScoredSentence, Topic
from summarize_cli.pipeline import Settings, summarize_bytes
from summarize_cli.rendering import Page, renderer
from tests.conftest import SAMPLES

WIDE = "新しいフェリーが月曜日から夜間も運航すると会社は金曜日に発表した。" * 2
HEBREW = "קו המעבורות של העיר יפעיל סירות לילה החל מיום שני, כך הודיעה העירייה."
LATIN = "The ferry company will sail through the night from Monday, it said on Friday."


_NO_LETTERS = dict.fromkeys(map(ord, " \n1.0987\u2588\u2591\u200e"))


def digest(*texts):
    return Digest(
        source="story.txt", title="Night boats", byline=None, date=None, site=None, dateline=None,
        language="en",
        sentence_count=9, word_count=120, dropped_lines=0,
        summary=tuple(
            ScoredSentence(text, n, n, 0, len(text), 0.9 - n / 10) for n, text in enumerate(texts)
        ),
        topics=(
            Topic("medtop:03000000", "disaster, accident and emergency incident", 0.95),
            Topic("medtop:15000000", "sport", 0.61),
        ),
        keyphrases=tuple(Keyphrase(phrase, 0.5) for phrase in ("night boats", "新しいフェリー", "harbour")),
        model="test/1",
    )  # fmt: skip


def shown(found, width):
    return "".join(renderer("table")([found], Page(width)))


@pytest.mark.parametrize("width", [30, 40, 60, 80, 200, None])
@pytest.mark.parametrize("text", [WIDE, HEBREW, LATIN], ids=["wide", "right-to-left", "latin"])
def test_no_character_of_a_sentence_is_lost_and_no_line_is_too_long(text, width):
    output = shown(digest(text), width)
    assert text.translate(_NO_LETTERS) in output.translate(_NO_LETTERS)
    assert width is None or max(map(cell_len, output.splitlines())) <= width


@pytest.mark.parametrize("width", [1, 12, 16, 20])
@pytest.mark.parametrize("text", [WIDE, HEBREW, LATIN], ids=["wide", "right-to-left", "latin"])
def test_a_page_too_narrow_for_a_table_loses_nothing_either(text, width):
    output = shown(digest(text), width)
    assert text.translate(_NO_LETTERS) in output.translate(_NO_LETTERS)
    assert max(map(cell_len, output.splitlines())) <= 20


@pytest.mark.parametrize("width", [1, 20, 30, 36, 40, 80, None])
def test_no_keyphrase_is_cut(width):
    phrases = ("harbour", "pneumonoultramicroscopicsilicovolcanoconiosis research", WIDE, "night boats")
    found = replace(digest(LATIN), keyphrases=tuple(Keyphrase(phrase, 0.5) for phrase in phrases))
    output = shown(found, width)
    assert "…" not in output
    _, label, below = output.partition("Keyphrases")
    assert label
    assert "".join(below.split()).replace("·", "") == "".join("".join(phrases).split())


@pytest.mark.parametrize("width", [40, 80, 200])
def test_the_last_columns_stand_below_one_another(width):
    lines = shown(digest(WIDE, LATIN, HEBREW), width).splitlines()
    ends = {cell_len(line) for line in lines if line.endswith(("0.90", "0.80", "0.70", "0.95", "0.61"))}
    assert len(ends) == 1
    rules = {cell_len(line) for line in lines if line.startswith("─")}
    assert len(rules) == 1


def test_a_figure_stays_in_its_column_beside_a_right_to_left_text():
    """Without a mark between, terminals that follow UAX #9 show it on the other side of the text."""
    lines = shown(digest(LATIN, HEBREW), 80).splitlines()
    (beside_latin,) = [line for line in lines if "0.90" in line]
    (beside_hebrew,) = [line for line in lines if "0.80" in line]
    assert "\u200e" not in beside_latin
    assert beside_hebrew.index("\u200e") > beside_hebrew.index("מיום")


def test_of_a_very_wide_terminal_only_so_much_is_used_that_lines_can_be_read():
    output = shown(summarize_bytes((SAMPLES / "strait-patrols.txt").read_bytes(), Settings()), 200)
    assert 80 < max(map(len, output.splitlines())) <= 100


@pytest.mark.parametrize("width", [40, 60, 80])
def test_facts_and_keyphrases_are_broken_between_two_of_them(width):
    output = shown(digest(LATIN), width)
    for whole in ("120 words", "1 of 9 sentences", "night boats", "新しいフェリー"):
        assert whole in output
