"""Sentences and terms of an article, whatever characters its text is made of."""

from hypothesis import given
from hypothesis import strategies as st

from summarize_cli.language.document import analyse
from summarize_cli.language.lexicon import Lexicon
from summarize_cli.reading.plaintext import parse


def analysed(text, title=None):
    return analyse(parse(text, title=title), Lexicon(lambda form: form))


def test_characters_that_say_nothing_part_no_words():
    document = analysed("The pas\u00adsen\u00adgers\u200b waited at the o\ufb03ce\u00a0until nine.")
    assert document.terms[0] == ("the", "passengers", "waited", "at", "the", "office", "until", "nine")


def test_a_sentence_keeps_them_and_its_offsets_hold():
    text = "The pas\u00adsengers waited.\u200b They left at nine."
    document = analysed(text)
    assert [text[s.start : s.end] for s in document.sentences] == [s.text for s in document.sentences]


def test_a_number_alone_and_a_label_are_no_sentences():
    asked = "Ministers were asked on Monday when the bridge at Quimper will be open again."
    text = f"{asked} It cost 40 million. (902711)\n\nIn short:\n\nThe bridge is closed until next year."
    said = [sentence.text for sentence in analysed(text, title="The bridge").sentences]
    assert said == [asked, "It cost 40 million.", "The bridge is closed until next year."]
    assert [sentence.text for sentence in analysed("1984.").sentences] == ["1984."]


@given(
    st.lists(
        st.sampled_from([*"aB. ?\t\u00a0\u2003\u200b\u3000\n", "and then ", "3.5", "  "]), max_size=300
    ).map("".join)
)
def test_words_of_a_sentence_are_those_that_white_space_parts(text):
    for sentence in analysed(text).sentences:
        assert sentence.words == len(sentence.text.split())
