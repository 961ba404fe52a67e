"""Sentences and terms of an article, whatever characters its text is made of."""

from summarize_cli.language.document import analyse
from summarize_cli.language.lexicon import Lexicon
from summarize_cli.reading.plaintext import parse


def analysed(text):
    return analyse(parse(text), Lexicon(lambda form: form))


def test_characters_that_say_nothing_part_no_words():
    document = analysed("The pas\u00adsen\u00adgers\u200b waited at the o\ufb03ce\u00a0until nine.")
    assert document.terms[0] == ("the", "passengers", "waited", "at", "the", "office", "until", "nine")


def test_a_sentence_keeps_them_and_its_offsets_hold():
    text = "The pas\u00adsengers waited.\u200b They left at nine."
    document = analysed(text)
    assert [text[s.start : s.end] for s in document.sentences] == [s.text for s in document.sentences]
