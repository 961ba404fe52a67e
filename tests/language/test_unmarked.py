"""Speech without punctuation is parted into pieces that can be chosen among; all else is left whole."""

import pytest

from summarize_cli import summarize
from summarize_cli.language.unmarked import is_unmarked, pieces_of_speech

TALK = (
    "so today i want to talk about why i stopped using a smartphone it has been about nine months now "
    "and a lot of people have been asking me how that works because i run a small business and you "
    "would think that i need it all the time the first thing to say is that i did not throw it away it "
    "is in a drawer and i turn it on once a week to do the banking because my bank has closed its "
    "branch in our town and you can not log in without the app which is a topic for another day the "
    "first two weeks were awful i kept reaching for my pocket and i felt that everyone was talking "
    "about something i did not know but then it got better and now i read two books a month which i had "
    "not done since school"
)


def test_a_summary_of_such_speech_is_shorter_than_the_speech():
    digest = summarize(TALK)
    assert digest.sentence_count > 4
    assert sum(len(each.text) for each in digest.summary) < 0.7 * len(TALK)
    assert all(TALK[each.start : each.end] == each.text for each in digest.summary)


def test_no_word_gets_lost():
    pieces = [TALK[start:end] for start, end in pieces_of_speech(TALK)]
    assert " ".join(pieces) == TALK
    assert max(map(len, pieces)) <= 158


def test_a_piece_begins_where_speech_goes_on():
    _, *others = [TALK[start:end].split(maxsplit=1)[0] for start, end in pieces_of_speech(TALK)]
    assert others
    assert set(others) <= {"and", "because", "but", "so", "which", "now", "then"}


def test_and_then_is_not_parted():
    talk = "we waited for the rain to end at the inn by the harbour and then " * 12
    pieces = [talk[start:end] for start, end in pieces_of_speech(talk.strip())]
    assert not any(piece.endswith(" and") for piece in pieces)


@pytest.mark.parametrize(
    "text",
    [
        TALK[:590],
        "We went out, and it rained, but nobody minded. " * 20,
        "Albania Algeria Andorra Angola Antigua Argentina Armenia Aruba " * 20,
        "x" * 5_000,
        "如果没有标点符号那么一整段话就会成为一个句子" * 60,
    ],
)
def test_what_has_marks_or_names_or_no_spaces_or_is_short_is_no_such_speech(text):
    assert not is_unmarked(text)


def test_a_word_longer_than_a_piece_stays_whole():
    text = "a " * 50 + "b" * 500 + " c" * 100
    assert [text[start:end] for start, end in pieces_of_speech(text)][1] == "b" * 500
