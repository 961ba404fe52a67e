import pytest
from rouge_score import rouge_scorer

from summarize_cli.training.oracle import Reference, Room, greedy_oracle, rouge_words

SENTENCES = [
    "The weather was fine.",
    "Ferries were torn from their moorings in the storm.",
    "The mayor opened a market.",
    "Power was cut to thousands of homes.",
]
REFERENCE = ["Storm tears ferries from moorings.", "Thousands of homes are without power."]


def test_it_finds_the_sentences_that_the_reference_tells():
    assert sorted(greedy_oracle(SENTENCES, [REFERENCE], Room(3))) == [1, 3]


def test_it_keeps_to_the_most_and_stops_where_nothing_is_gained():
    assert len(greedy_oracle(SENTENCES, [REFERENCE], Room(1))) == 1
    assert greedy_oracle(SENTENCES, [["Quite unrelated!"]], Room(3)) == []
    assert greedy_oracle([], [REFERENCE], Room(3)) == []
    assert greedy_oracle(SENTENCES, [[]], Room(3)) == []


def test_of_several_references_it_is_the_mean_that_counts():
    """Two tell of the ferries, in as many words as a third of everything else."""
    ferries, others = ["Ferries were torn from their moorings."], [SENTENCES[0], *SENTENCES[2:]]
    assert greedy_oracle(SENTENCES, [ferries, ferries, others], Room(1)) == [1]
    assert greedy_oracle(SENTENCES, [[*ferries, *ferries, *others]], Room(1)) == [3]


def test_it_passes_over_what_does_not_fit_and_goes_on():
    sizes = [len(sentence.split()) for sentence in SENTENCES]
    assert sizes == [4, 9, 5, 7]
    everything = [SENTENCES]
    assert sorted(greedy_oracle(SENTENCES, everything, Room(99, 13, sizes))) == [0, 1]
    assert sorted(greedy_oracle(SENTENCES, everything, Room(99, 16, sizes))) == [1, 3]
    assert greedy_oracle(SENTENCES, everything, Room(99, 2, sizes)) == [1], "at least one"


@pytest.mark.parametrize("sentence", [*SENTENCES, "Storms, storms — and “ferries” from moorings!"])
def test_rouge_equals_that_of_the_library(sentence):
    words = rouge_words()
    reference = " ".join(REFERENCE)
    counted = Reference.of(words(reference))
    judged = rouge_scorer.RougeScorer(["rouge1", "rouge2"], use_stemmer=True).score(reference, sentence)
    expected = judged["rouge1"].fmeasure + judged["rouge2"].fmeasure
    assert counted.rouge(counted.overlap(words(sentence))) == pytest.approx(expected)
