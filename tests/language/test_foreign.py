"""Articles in other languages: recognised, stemmed by Snowball, summarized by their own word statistics."""

import json

import pytest
from foreign_texts import TEXTS

from summarize_cli import summarize
from summarize_cli.language.document import analyse
from summarize_cli.language.foreign import analyse_foreign
from summarize_cli.language.functionwords import FUNCTION_WORDS, NAMES, recognise
from summarize_cli.language.lexicon import Lexicon
from summarize_cli.reading.plaintext import parse
from summarize_cli.summary.opening import Opening


@pytest.mark.parametrize("code", TEXTS)
def test_a_language_is_told_by_its_function_words(code):
    assert recognise(TEXTS[code].split()) == code


@pytest.mark.parametrize(
    "text", ["", "1 2 3 4 5", "Quimper Brest Nantes Rennes", "Lorem ipsum dolor sit amet, consectetur elit"]
)
def test_what_is_no_prose_has_no_language(text):
    assert recognise(text.split()) is None


def test_every_language_of_snowball_has_words_and_a_name():
    assert FUNCTION_WORDS.keys() == NAMES.keys() == TEXTS.keys()


@pytest.mark.parametrize("code", TEXTS)
def test_a_digest_tells_the_language_and_has_no_topics(code):
    digest = summarize(TEXTS[code], sentences=2)
    assert digest.language == code
    assert len(digest.summary) == 2
    assert digest.topics == ()
    assert digest.keyphrases
    assert NAMES[code] in digest.warnings[0]
    assert "topics are left out" in digest.warnings[0]
    for sentence in digest.summary:
        assert " ".join(TEXTS[code][sentence.start : sentence.end].split()) == sentence.text


def test_only_english_words_raise_doubts_in_an_opening(monkeypatch):
    doubted = []
    monkeypatch.setattr(Opening, "odds", lambda *seen: doubted.append(seen) or 0.0)
    for text in TEXTS.values():
        assert summarize("\n\n".join([text] * 6)).language
    assert not doubted
    summarize("The storm passed, police said. It cut power. Roofs flew. Trees fell. Nobody was hurt.")
    assert doubted


def test_sentences_are_the_language_s():
    document = analyse_foreign(parse("Es war z. B. am 3. Mai so. Dann kam er."), "de").document
    assert [sentence.text for sentence in document.sentences] == [
        "Es war z. B. am 3. Mai so.",
        "Dann kam er.",
    ]


def test_forms_of_a_word_are_one_term_and_function_words_are_none():
    document = analyse_foreign(parse("Die Boote fahren. Das Boot fährt. Des Bootes wegen."), "de").document
    boats = {terms[1] for terms in document.terms}
    assert boats == {"boot"}
    assert document.terms[0][0] is None


def test_idf_comes_from_the_article():
    foreign = analyse_foreign(parse("Das Boot kommt. Das Boot geht. Die Stadt zahlt."), "de")
    idf = foreign.idf(["boot", "stadt"])
    assert 1 < idf["boot"] < idf["stadt"]


def test_a_long_paragraph_is_split_in_linear_time():
    text = "„Das Boot (neu) kommt um 9 Uhr.“ " * 5_000
    document = analyse_foreign(parse(text), "de").document
    assert 4_000 < len(document.sentences) <= 5_000


def test_the_command_tells_it_in_a_note(run):
    result = run("-f", "json", stdin=TEXTS["es"].encode())
    digest = json.loads(result.stdout)
    assert (digest["language"], digest["topics"]) == ("es", [])
    assert "is Spanish" in result.stderr.decode()
    assert run("-Q", "-f", "json", stdin=TEXTS["es"].encode()).stderr == b""


def test_a_text_with_more_english_than_foreign_function_words_is_not_taken_for_another_language():
    words = ["Results", "was", "in", "Ghent", "is", "Brest", "of", "Nantes"]
    assert recognise(words) == "nl"
    assert recognise(words, least=0.6) is None


def test_english_is_split_as_before():
    text = "The ferry came at 9 a.m. The city paid for it."
    assert len(analyse(parse(text), Lexicon(lambda form: form)).sentences) == 2


def test_half_a_surrogate_pair_does_no_harm():
    text = TEXTS["de"] + " Ein halbes \ud800 Zeichen stört nicht."
    assert "stört nicht" in analyse_foreign(parse(text), "de").document.sentences[-1].text


def test_a_table_of_results_below_a_report_makes_it_no_less_english():
    table = "\n".join(
        f"Harris {n}-11 2-2 13, Duren {n}-8 1-4 13, Ivey 6-15 3-4 {n}, Beasley 3-12 0-0 9." for n in range(3)
    )
    report = (
        "The Hawks held off the Pistons on Friday night for their fourth straight victory.\n\n"
        "Johnson added 22 points for the Hawks, who led by 19 but saw the margin cut to three.\n\n"
    )
    assert summarize(report + table).warnings == ()
    assert summarize(table).warnings
