import numpy as np
import pytest

from summarize_cli.tagging.topic_judgement import confidences
from summarize_cli.training.calibration import best_threshold, calibrate
from summarize_cli.training.metrics import reliability


def scores_of(truth, first, draw):
    """Noisy scores, higher where a topic holds and highest where it is the first one."""
    scores = -2 + 2.5 * truth + draw.normal(0, 1.2, truth.shape)
    scores[np.arange(len(first)), first] += 0.8
    return scores


@pytest.fixture(scope="module")
def storms():
    """4,000 articles on three topics; the third is never the first, and comes with half of the second."""
    draw = np.random.default_rng(7)
    first = draw.integers(0, 2, 4000)
    truth = np.eye(3)[first]
    truth[:, 2] = (first == 1) & (draw.random(4000) < 0.7)
    return scores_of(truth, first, draw), truth, first


def test_run_time_and_numpy_compute_the_same(storms):
    scores, truth, first = storms
    learnt = calibrate(scores, truth, first)
    ours = np.array([confidences(line.tolist(), learnt.judgement()) for line in scores])
    assert np.abs(ours - learnt.probabilities(scores)).max() < 1e-6


def test_probabilities_of_unseen_articles_mean_what_they_say(storms):
    scores, truth, first = storms
    learnt = calibrate(scores[:2000], truth[:2000], first[:2000])
    found = learnt.probabilities(scores[2000:])
    _, error = reliability(found.ravel().tolist(), (truth[2000:] > 0).ravel().tolist())
    assert error < 0.03


def test_what_goes_with_another_topic_is_learned_and_never_comes_first(storms):
    scores, truth, first = storms
    found = calibrate(scores, truth, first).probabilities(np.array([[3.0, -3.0, -0.5], [-3.0, 1.5, 1.5]]))
    alone = calibrate(scores, truth, first).probabilities(np.array([[-3.0, 3.0, -0.5]]))
    assert alone[0, 2] > found[0, 2] + 0.2
    assert found[1].argmax() == 1


@pytest.mark.parametrize("topics", [1, 2, 4])
def test_few_articles_and_topics_that_always_or_never_hold_are_no_error(topics):
    truth = np.zeros((6, topics))
    truth[:, 0] = 1
    scores = truth * 3 - 1 + np.linspace(0, 0.1, 6)[:, None]
    learnt = calibrate(scores, truth, np.zeros(6, dtype=np.int64))
    found = learnt.probabilities(scores)
    assert np.isfinite(found).all()
    assert (found[:, 0] > 0.5).all()
    assert np.allclose(found, [confidences(line.tolist(), learnt.judgement()) for line in scores])


def test_the_threshold_is_where_most_is_right():
    probabilities = np.array([[0.9], [0.5], [0.33], [0.31]])
    assert 0.31 < best_threshold(probabilities, np.array([[1.0], [1.0], [1.0], [0.0]])) < 0.33
