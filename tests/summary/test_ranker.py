from array import array
from types import MappingProxyType

import pytest

from summarize_cli.errors import ModelError
from summarize_cli.summary.features import FEATURES, SPOKEN_FEATURES, features
from summarize_cli.summary.habits import wording_matters
from summarize_cli.summary.importance import WORD_FEATURES
from summarize_cli.summary.opening import NO_OPENING
from summarize_cli.summary.ranker import (
    ABSTRACT_TABLES,
    OPENING_TABLES,
    TABLES,
    WORD_BIAS,
    Ranker,
    contributions,
    probability,
    rank,
)
from summarize_cli.summary.wording import Wording


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
    odds = memoryview(array("f", (1.0, 2.0)))
    tensors = MappingProxyType(dict(zip(TABLES, (odds, memoryview(b"storm"), [0.5]), strict=True)))


OPENINGS = {
    OPENING_TABLES[0][0]: memoryview(b"^but"),
    OPENING_TABLES[0][1]: [0.5],
    OPENING_TABLES[1][0]: memoryview(b"^but"),
    OPENING_TABLES[1][1]: [0.5],
    OPENING_TABLES[2][0]: [1.0] * (2 * len(SPOKEN_FEATURES) + 1),
    OPENING_TABLES[2][1]: [-1.0] * len(FEATURES),
}


def test_a_model_has_all_that_a_ranker_needs():
    ranker = Ranker.of(Model)
    assert [*ranker.words.odds] == [1.0, 2.0]
    assert ranker.wording["Storm"] == 0.5
    assert ranker.abstracts["Storm"] == 0.0, "a model may do without words of abstracts"
    assert ranker.opening == NO_OPENING, "and without openings"
    opening = Ranker.of(type("Other", (Model,), {"tensors": {**Model.tensors, **OPENINGS}})).opening
    assert (opening.words[1]["^But"], opening.bias, len(opening.weights)) == (0.5, 1.0, 2)


def test_an_abstract_has_words_of_its_own(ranker, idf, document_of):
    abstract = "The storm passes. We measured the storm. Roofs flew."
    bare = ranker._replace(abstracts=Wording({}))

    def gained(text):
        scores = (rank(document_of(text), idf, each).scores for each in (ranker, bare))
        return [more - less for more, less in zip(*scores, strict=True)]

    assert gained(abstract) == pytest.approx([-0.25, 0.25, 0.0])
    assert gained(f"{abstract} {'Roofs flew. ' * 9}") == [0.0] * 12, "too long"
    assert gained(f"{abstract} Nobody was hurt, police said.") == [0.0] * 4, "a report"


def test_where_an_opening_seems_to_be_missing_places_count_otherwise(ranker, opening, idf, document_of):
    doubting = ranker._replace(opening=opening)
    text = f"The storm passed, police said. It also cut power. Roofs flew. {'Trees fell. ' * 6}"

    def lost(text):
        scores = (rank(document_of(text), idf, each).scores for each in (ranker, doubting))
        return [before - after for before, after in zip(*scores, strict=True)]

    assert lost(f"But {text}")[0] > 1.5 * lost(text)[0] > 0
    assert lost(f"But {text}".replace(", police said", "")) == [0.0] * 9, "an abstract"
    assert lost("But the storm passed, police said. Roofs flew.") == [0.0] * 2, "too few sentences"
    sums = [sum(each.values()) for each in contributions(document_of(text), idf, doubting)]
    assert sums == pytest.approx(list(rank(document_of(text), idf, doubting).scores))


@pytest.mark.parametrize(
    "change",
    [
        {"ranker": dict.fromkeys(FEATURES, 0.0)},
        {"idf": [1.0]},
        {"tensors": {}},
        {"tensors": {**Model.tensors, TABLES[2]: []}},
        {"tensors": {**Model.tensors, ABSTRACT_TABLES[0]: memoryview(b"we")}},
        {"tensors": {**Model.tensors, OPENING_TABLES[2][0]: [1.0]}},
        {"tensors": {**Model.tensors, **OPENINGS, OPENING_TABLES[2][1]: [1.0]}},
    ],
    ids=[
        "other features",
        "odds of other terms",
        "no tables",
        "words without weights",
        "words of abstracts without",
        "openings without words",
        "openings that shift other features",
    ],
)
def test_a_model_with_other_features_is_refused(change):
    other = type("Other", (Model,), change)
    with pytest.raises(ModelError, match="train it again"):
        Ranker.of(other)
