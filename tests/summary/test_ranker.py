from types import MappingProxyType

import pytest

from summarize_cli.errors import ModelError
from summarize_cli.summary.features import FEATURES, features
from summarize_cli.summary.habits import wording_matters
from summarize_cli.summary.importance import WORD_FEATURES
from summarize_cli.summary.ranker import TABLES, WORD_BIAS, Ranker, contributions, probability, rank


def test_a_score_is_the_bias_and_the_weighted_sum(story, idf, ranker):
    rows = features(story, idf, ranker.words).rows
    said = ranker.wording.sums(story.tokens)
    matters = wording_matters(len(story.sentences))
    assert any(said)
    assert 0 < matters < 1
    expected = [
        ranker.bias + matters * word + sum(ranker.weights[number] * value for number, value in row.items())
        for row, word in zip(rows, said, strict=True)
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
    idf = (1.0, 2.0)
    ranker_bias = 0.0
    ranker = MappingProxyType(dict.fromkeys([*FEATURES, *WORD_FEATURES, WORD_BIAS], 0.5))
    tensors = MappingProxyType(dict(zip(TABLES, ([1.0, 2.0], memoryview(b"storm"), [0.5]), strict=True)))


def test_a_model_has_all_that_a_ranker_needs():
    ranker = Ranker.of(Model)
    assert ranker.words.odds == [1.0, 2.0]
    assert ranker.wording["Storm"] == 0.5


@pytest.mark.parametrize(
    "change",
    [
        {"ranker": dict.fromkeys(FEATURES, 0.0)},
        {"idf": [1.0]},
        {"tensors": {}},
        {"tensors": {**Model.tensors, TABLES[2]: []}},
    ],
    ids=["other features", "odds of other terms", "no tables", "words without weights"],
)
def test_a_model_with_other_features_is_refused(change):
    other = type("Other", (Model,), change)
    with pytest.raises(ModelError, match="train it again"):
        Ranker.of(other)
