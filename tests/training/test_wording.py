import numpy as np
import pytest
from scipy import sparse

from summarize_cli.training.wording import Lesson, regress

RAIN, ROAD = [1.0, 0.0], [0.0, 1.0]


def lesson(odds=(0.0, 0.0, 0.0, 0.0), importance=(1.0, 1.0, 1.0, 1.0)):
    """Sentences of "rain" are worth choosing, those of "road" are not; there are no features."""
    return Lesson(
        features=np.zeros((4, 0)),
        words=sparse.csr_matrix(np.array([RAIN, RAIN, ROAD, ROAD])),
        targets=np.array([0.9, 0.9, 0.1, 0.1]),
        importance=np.array(importance),
        odds=np.array(odds),
    )


def test_a_word_of_sentences_that_are_worth_choosing_speaks_for_them():
    found = regress(lesson(), penalty=1.0, word_penalty=0.01)
    rain, road = found.of_words
    assert rain > 1 > -1 > road
    assert found.of_features == ()
    assert found.bias == pytest.approx(0, abs=1e-4)


def test_nothing_is_learned_that_the_odds_say_already():
    told = np.log(9)
    found = regress(lesson(odds=(told, told, -told, -told)), penalty=1.0, word_penalty=0.01)
    assert found.of_words == pytest.approx((0, 0), abs=1e-4)


def test_a_stronger_penalty_leaves_smaller_weights_and_importance_larger_ones():
    weak, strong, important = (
        regress(lesson(importance=[importance] * 4), penalty=1.0, word_penalty=penalty).of_words[0]
        for penalty, importance in ((0.1, 1.0), (10.0, 1.0), (10.0, 10.0))
    )
    assert weak > important > strong > 0
