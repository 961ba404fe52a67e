import pytest

from summarize_cli.summary.features import FEATURES, SPOKEN_FEATURES, features, table
from summarize_cli.summary.opening import Opening, can_be_told, opening_tokens
from summarize_cli.summary.wording import Wording


def test_the_odds_add_up_words_and_features_of_the_first_two_sentences(opening, ranker, idf, document_of):
    document = document_of("But roofs flew. The storm also cut power. Trees fell. Police said so. It rained.")
    second = features(document, idf, ranker.words).rows[1]
    spoken = sum(
        opening.weights[1][number] * second.get(number, 0.0) for number in range(len(SPOKEN_FEATURES))
    )
    assert spoken
    odds = opening.odds(document, table(document, idf, ranker.words))
    assert odds == pytest.approx(-1.0 + 2.0 + 0.5 + spoken)


def test_the_first_word_counts_as_itself_and_as_the_one_that_opens_the_text(document_of):
    document = document_of("But roofs flew. But trees did not.")
    assert opening_tokens(document) == [("^But", "But", "roofs", "flew"), ("But", "trees", "did", "not")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Roofs flew. Trees fell. It rained. Police said so. Nobody was hurt.", True),
        ("Roofs flew. Trees fell. It rained. Police said so.", False),
        ("Roofs flew. Trees fell. It rained. We ask why. Nobody was hurt.", False),
        ("Roofs flew. " * 12, True),
    ],
    ids=["report", "few sentences", "abstract", "long"],
)
def test_only_reports_of_more_than_a_few_sentences_can_be_told(document_of, text, told):
    assert can_be_told(document_of(text)) is told


@pytest.mark.parametrize(("words", "flat", "shift"), [(1, 0, 0), (2, 1, 0), (2, 0, -1)])
def test_tables_of_another_size_are_refused(words, flat, shift):
    with pytest.raises(ValueError, match=r"^the tables of openings are of another size$"):
        Opening.of(
            [Wording({})] * words,
            [0.0] * (2 * len(SPOKEN_FEATURES) + 1 + flat),
            [0.0] * (len(FEATURES) + shift),
        )
