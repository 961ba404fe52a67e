import pytest

from summarize_cli.errors import ModelError
from summarize_cli.summary.features import FEATURES, features
from summarize_cli.summary.ranker import Ranker, contributions, probability, rank


def test_a_score_is_the_bias_and_the_weighted_sum(story, idf, ranker):
    rows = features(story, idf, ranker.word_weights, ranker.word_bias).rows
    expected = [
        ranker.bias + sum(ranker.weights[number] * value for number, value in row.items()) for row in rows
    ]
    assert list(rank(story, idf, ranker).scores) == pytest.approx(expected)


def test_contributions_sum_to_the_score(story, idf, ranker):
    explained = contributions(story, idf, ranker)
    sums = [sum(each.values()) for each in explained]
    assert sums == pytest.approx(list(rank(story, idf, ranker).scores))
    assert all(len(each) <= 11 for each in explained)


def test_a_document_without_sentences_has_no_scores(document_of, idf, ranker):
    assert rank(document_of("…"), idf, ranker).scores == ()
    assert contributions(document_of("…"), idf, ranker) == []


@pytest.mark.parametrize(("score", "expected"), [(0, 0.5), (-800, 0), (800, 1)])
def test_probability_does_not_overflow(score, expected):
    assert probability(score) == expected


class Model:
    name = "test/1"
    ranker_bias = 0.0
    ranker = dict.fromkeys(FEATURES, 0.0)


def test_a_model_with_other_features_is_refused():
    with pytest.raises(ModelError, match="train it again"):
        Ranker.of(Model)
