from math import isclose

import pytest

from summarize_cli.tagging.topic_judgement import Judgement, confidences

PLATT = Judgement(
    slopes=[2.0, 2.0, 2.0],
    intercepts=[-1.0, -1.0, -1.0],
    offsets=[0.0, 0.0, 0.0],
    own=1.0,
    rival=0.0,
    holds=[[0.0, 1.0, *[0.0] * 9]] * 3,
    first=[[0.0, 0.0, 0.0, 0.0]] * 3,
)


def test_scores_become_probabilities_that_cannot_overflow():
    assert confidences([0.5, 0.5, 0.5], PLATT) == [0.5, 0.5, 0.5]
    assert confidences([1e6, -1e6, 0.5], PLATT) == [1.0, 0.0, 0.5]


def test_a_surer_rival_makes_a_topic_less_likely():
    rivals = PLATT._replace(rival=-0.5)
    assert confidences([1.0, 1.5, 0.0], rivals)[0] < confidences([1.0, 0.2, 0.0], rivals)[0]


def test_one_topic_may_speak_for_another():
    weather_of_a_storm = [0.0, 1.0, *[0.0] * 3, 4.0, *[0.0] * 5]
    judgement = PLATT._replace(holds=[PLATT.holds[0], weather_of_a_storm, PLATT.holds[2]])
    quiet, storm = confidences([-2.0, 0.0, 0.0], judgement), confidences([2.0, 0.0, 0.0], judgement)
    assert storm[1] > quiet[1]
    assert isclose(storm[2], quiet[2])


def test_the_topic_that_comes_first_has_the_highest_confidence():
    """The second topic holds more surely, but where it does so the first one is what it is filed under."""
    judgement = PLATT._replace(first=[[9.0, 0.0, 0.0, 0.0], *PLATT.first[1:]])
    assert confidences([1.0, 1.5, 0.0], judgement) == pytest.approx(
        [confidences([1.0, 1.5, 0.0], PLATT)[topic] for topic in (1, 0, 2)]
    )


def test_a_model_of_one_topic_has_no_order_to_find():
    one = PLATT._replace(
        slopes=[2.0],
        intercepts=[-1.0],
        offsets=[0.0],
        holds=[[0.0, 1.0, 0.0, 0.0, 0.0]],
        first=[[0.0, 0.0]],
    )
    assert confidences([0.5], one) == [0.5]
