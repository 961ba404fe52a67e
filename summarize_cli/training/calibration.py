"""Linear scores of topics -> probabilities that mean what they say, and the threshold for showing one."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

Matrix = npt.NDArray[np.float64]

_THRESHOLDS = np.linspace(0.2, 0.6, 41)


@dataclass(frozen=True, slots=True)
class Calibration:
    """What `summarize_cli.tagging.topics.confidences` computes with. T topics; all numbers are 32 bits."""

    slopes: Matrix
    """(T,)"""
    intercepts: Matrix
    """(T,)"""
    offsets: Matrix
    """(T,)"""
    own: float
    rival: float

    def probabilities(self, scores: Matrix) -> Matrix:
        """(N, T) probabilities from (N, T) linear scores."""
        odds = scores * self.slopes + self.intercepts
        final = self.own * odds + self.rival * _rivals(odds) + self.offsets
        return np.asarray(1.0 / (1.0 + np.exp(-final)))


def calibrate(scores: Matrix, truth: Matrix) -> Calibration:
    """Learn from (N, T) out-of-fold scores and (N, T) truth, 0 or 1.

    Platt scaling a topic, then one logistic regression over all topics on a topic's own log-odds, the
    highest of the others' and a constant a topic: an article is about few things at once.
    """
    count, topics = scores.shape
    platt = [_logistic(scores[:, [topic]], truth[:, topic]) for topic in range(topics)]
    slopes = _rounded([line.coef_[0, 0] if line else 0.0 for line in platt])
    intercepts = _rounded(
        [line.intercept_[0] if line else _log_odds(truth[:, topic]) for topic, line in enumerate(platt)]
    )
    odds = scores * slopes + intercepts
    features = np.column_stack([odds.ravel(), _rivals(odds).ravel(), np.tile(np.eye(topics), (count, 1))])
    joint = _logistic(features, truth.ravel(), intercept=False)
    if joint is None:
        return Calibration(slopes, intercepts, np.zeros(topics), own=1.0, rival=0.0)
    learnt = _rounded(joint.coef_[0])
    return Calibration(slopes, intercepts, learnt[2:], own=float(learnt[0]), rival=float(learnt[1]))


def best_threshold(probabilities: Matrix, truth: Matrix) -> float:
    """The threshold with the highest micro-F1. One for all topics: one each did no better on unseen folds."""
    return float(np.float32(max(_THRESHOLDS, key=lambda cut: micro_f1(probabilities > cut, truth))))


def micro_f1(shown: npt.NDArray[np.bool_], truth: Matrix) -> float:
    """F1 over all (article, topic) pairs."""
    return float(2 * (shown * truth).sum() / max(1.0, shown.sum() + truth.sum()))


def _rivals(odds: Matrix) -> Matrix:
    """(N, T) the highest log-odds among the other topics; 0 where there is no other."""
    if odds.shape[1] == 1:
        return np.zeros_like(odds)
    ordered = np.sort(odds, axis=1)
    return np.where(odds == ordered[:, -1:], ordered[:, -2:-1], ordered[:, -1:])


def _logistic(features: Matrix, truth: Matrix, *, intercept: bool = True) -> LogisticRegression | None:
    """None where the truth is one and the same, so that there is nothing to learn."""
    if truth.min() == truth.max():
        return None
    return LogisticRegression(C=10.0, fit_intercept=intercept, max_iter=1000).fit(features, truth > 0)


def _log_odds(truth: Matrix) -> float:
    share = (truth.sum() + 0.5) / (len(truth) + 1)
    return float(np.log(share / (1 - share)))


def _rounded(values: list[float] | Matrix) -> Matrix:
    """To the 32 bits that the model file holds."""
    return np.asarray(values, dtype=np.float32).astype(np.float64)
