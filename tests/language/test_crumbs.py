"""Endless runs of tiny sentences are joined; prose, however short its sentences, is not."""

import pytest

from summarize_cli import summarize
from summarize_cli.language.crumbs import JOINED, MANY, SHORT, pieces_of
from tests.processes import cpu_time_below

SENTENCE = "The ferry to Lundby sails at night from Monday, the company said."


def every_sentence(text):
    return summarize(text, sentences=len(text)).summary


@pytest.mark.parametrize("gap", [" ", "\n", "\n\n", "\n- "])
def test_a_run_of_crumbs_is_joined_and_stays_verbatim(gap):
    text = "\n\n".join([SENTENCE, gap.join(f"Stop {number}." for number in range(2 * MANY)), SENTENCE])
    shown = every_sentence(text)
    assert (shown[0].text, shown[-1].text) == (SENTENCE, SENTENCE)
    assert len(shown) < MANY / 2
    assert all(len(sentence.text) <= JOINED for sentence in shown)
    for sentence in shown:
        assert " ".join(text[sentence.start : sentence.end].split()) == sentence.text
    assert " ".join(sentence.text for sentence in shown).count("Stop") == 2 * MANY


@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_fewer_are_left_as_they_are(gap):
    assert len(every_sentence(gap.join(f"Stop {number}." for number in range(MANY - 1)))) == MANY - 1


def test_what_stands_between_ends_a_run():
    part = " ".join(f"Stop {number}." for number in range(MANY - 1))
    assert len(every_sentence(f"{part} {SENTENCE} {part}")) == 2 * MANY - 1


def test_nothing_that_was_left_out_comes_back_in_a_joined_one():
    rows = [f"Stop {number}." if number % 2 else "Share Tweet Pin Email" for number in range(4 * MANY)]
    shown = every_sentence("\n\n".join([SENTENCE, *rows]))
    assert not any("Tweet" in sentence.text for sentence in shown)


def test_short_sentences_of_four_words_are_prose():
    assert len("They had seen the ice.") < SHORT <= len("They had all seen the ice.")
    assert len(every_sentence("They had all seen the ice. " * MANY)) == MANY


@pytest.mark.parametrize("pattern", ["Stop. ", "Stop.\n", "Stop.\n\n", "- a\n", '"Go." ', "W. "])
def test_time_is_linear(pattern):
    text = pattern * (100_000 // len(pattern))
    with cpu_time_below(4):
        summarize(text)


class TestOneLine:
    """A paragraph that nobody wrote: its sentences would all be crumbs, and are not looked for."""

    @pytest.mark.parametrize("piece", ["A. ", "Stop. ", '"Go!" ', "Mr. ", "Go. \u00a0 "])
    def test_pieces_of_a_line_or_two_stay_verbatim(self, piece):
        text = piece * (30_000 // len(piece))
        shown = every_sentence(text)
        assert len(shown) < 30_000 / 100
        assert all(len(sentence.text) <= JOINED for sentence in shown)
        assert [" ".join(text[s.start : s.end].split()) for s in shown] == [s.text for s in shown]
        assert " ".join(s.text for s in shown).split() == text.split()

    def test_in_a_book_so_are_shorter_paragraphs(self):
        prose, paragraph = f"{SENTENCE} " * 20, "A. " * 1_000
        assert len(every_sentence(f"{prose}\n\n{paragraph}")) == 21
        book = "\n\n".join([prose, paragraph] * 50)
        assert len(every_sentence(book)) == 50 * (20 + 13)

    def test_a_book_on_one_line_is_prose(self):
        assert len(every_sentence(f"{SENTENCE} " * 500)) == 500

    def test_a_word_without_an_end_is_one_piece(self):
        assert [*pieces_of(" " + "a." * 500 + "  b. c. ")] == [(1, 1001), (1003, 1008)]
        assert [*pieces_of("   ")] == []
