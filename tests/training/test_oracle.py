import pytest
from rouge_score import rouge_scorer

from summarize_cli.training.oracle import Reference, greedy_oracle, rouge_words

SENTENCES = [
    "The weather was fine.",
    "Ferries were torn from their moorings in the storm.",
    "The mayor opened a market.",
    "Power was cut to thousands of homes.",
]
REFERENCE = ["Storm tears ferries from moorings.", "Thousands of homes are without power."]


def test_it_finds_the_sentences_that_the_reference_tells():
    assert sorted(greedy_oracle(SENTENCES, REFERENCE, 3)) == [1, 3]


def test_it_keeps_to_the_most_and_stops_where_nothing_is_gained():
    assert len(greedy_oracle(SENTENCES, REFERENCE, 1)) == 1
    assert greedy_oracle(SENTENCES, ["Quite unrelated!"], 3) == []
    assert greedy_oracle([], REFERENCE, 3) == []
    assert greedy_oracle(SENTENCES, [], 3) == []


@pytest.mark.parametrize("sentence", [*SENTENCES, "Storms, storms — and “ferries” from moorings!"])
def test_rouge_equals_that_of_the_library(sentence):
    words = rouge_words()
    reference = " ".join(REFERENCE)
    counted = Reference.of(words(reference))
    judged = rouge_scorer.RougeScorer(["rouge1", "rouge2"], use_stemmer=True).score(reference, sentence)
    expected = judged["rouge1"].fmeasure + judged["rouge2"].fmeasure
    assert counted.rouge(counted.overlap(words(sentence))) == pytest.approx(expected)
