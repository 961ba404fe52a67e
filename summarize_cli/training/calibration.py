"""Linear scores of topics -> probabilities that mean what they say, and the threshold for showing one."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from summarize_cli.tagging.topic_judgement import HIGHEST, Judgement

Matrix = npt.NDArray[np.float64]

_THRESHOLDS = np.linspace(0.2, 0.6, 41)

# By cross-validation: how freely one topic's log-odds may speak about another.
_HOLDS_INVERSE_REGULARIZATION = 0.01
_FIRST_INVERSE_REGULARIZATION = 0.01

# Scaling is how scikit-learn's one penalty is made to differ: a topic's own margin is free, and so a small
# corpus, which can teach nothing more, keeps what Platt scaling says.
_MARGIN_SCALE = 10.0
_PROBABILITY_SCALE = 5.0

_NEVER = -20.0
"""The log-odds of coming first for a topic that never does."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """What `summarize_cli.tagging.topic_judgement` computes with. T topics; all numbers are 32 bits."""

    slopes: Matrix
    """(T,)"""
    intercepts: Matrix
    """(T,)"""
    offsets: Matrix
    """(T,)"""
    own: float
    rival: float
    holds: Matrix
    """(T, 2 + 2T + H)"""
    first: Matrix
    """(T, 1 + T)"""

    def probabilities(self, scores: Matrix) -> Matrix:
        """(N, T) probabilities from (N, T) linear scores."""
        odds = scores * self.slopes + self.intercepts
        margins = self.own * odds + self.rival * _rivals(odds) + self.offsets
        shared = _shared(odds)
        log_odds = self.holds[:, 0] + margins * self.holds[:, 1] + shared @ self.holds[:, 2:].T
        found = _probability(log_odds)
        if odds.shape[1] > 1:
            merits = self.first[:, 0] + odds @ self.first[:, 1:].T - np.logaddexp(0.0, -margins)
            rows, top, first = np.arange(len(found)), found.argmax(axis=1), merits.argmax(axis=1)
            found[rows, top], found[rows, first] = found[rows, first], found[rows, top]
        return found

    def judgement(self) -> Judgement:
        """The same for the run-time."""
        return Judgement(
            slopes=self.slopes.tolist(),
            intercepts=self.intercepts.tolist(),
            offsets=self.offsets.tolist(),
            own=self.own,
            rival=self.rival,
            holds=self.holds.tolist(),
            first=self.first.tolist(),
        )


def calibrate(scores: Matrix, truth: Matrix, first: npt.NDArray[np.int64]) -> Calibration:
    """Learn from (N, T) out-of-fold scores, (N, T) truth, 0 or 1, and (N,) first topics, -1 for none.

    Platt scaling a topic; then one logistic regression over all topics on a topic's own log-odds, the
    highest of the others' and a constant a topic; on top of that a logistic regression a topic for whether
    it holds, and a multinomial one for which is the first.
    """
    count, topics = scores.shape
    platt = [_logistic(scores[:, [topic]], truth[:, topic], 10.0) for topic in range(topics)]
    slopes = _rounded([line.coef_[0, 0] if line else 0.0 for line in platt])
    intercepts = _rounded(
        [line.intercept_[0] if line else _log_odds(truth[:, topic]) for topic, line in enumerate(platt)]
    )
    odds = scores * slopes + intercepts
    features = np.column_stack([odds.ravel(), _rivals(odds).ravel(), np.tile(np.eye(topics), (count, 1))])
    joint = _logistic(features, truth.ravel(), 10.0, intercept=False)
    learnt = _rounded(joint.coef_[0] if joint else np.concatenate([[1.0, 0.0], np.zeros(topics)]))
    own, rival, offsets = float(learnt[0]), float(learnt[1]), learnt[2:]
    margins = own * odds + rival * _rivals(odds) + offsets
    return Calibration(
        slopes,
        intercepts,
        offsets,
        own,
        rival,
        holds=_rounded(_learn_holds(odds, margins, truth)),
        first=_rounded(_learn_first(odds, first)),
    )


def best_threshold(probabilities: Matrix, truth: Matrix) -> float:
    """The threshold with the highest micro-F1. One for all topics: one each did no better on unseen folds."""
    return float(np.float32(max(_THRESHOLDS, key=lambda cut: micro_f1(probabilities > cut, truth))))


def micro_f1(shown: npt.NDArray[np.bool_], truth: Matrix) -> float:
    """F1 over all (article, topic) pairs."""
    return float(2 * (shown * truth).sum() / max(1.0, shown.sum() + truth.sum()))


def _learn_holds(odds: Matrix, margins: Matrix, truth: Matrix) -> Matrix:
    topics = odds.shape[1]
    scale = np.ones(2 * topics + min(HIGHEST, topics))
    scale[topics : 2 * topics] = _PROBABILITY_SCALE
    shared = _shared(odds) * scale
    rows = []
    for topic in range(topics):
        features = np.column_stack([_MARGIN_SCALE * margins[:, topic], shared])
        line = _logistic(features, truth[:, topic], _HOLDS_INVERSE_REGULARIZATION)
        if line is None:
            rows.append(np.concatenate([[0.0, 1.0], np.zeros(len(scale))]))
        else:
            own, others = line.coef_[0, 0] * _MARGIN_SCALE, line.coef_[0, 1:] * scale
            rows.append(np.concatenate([line.intercept_, [own], others]))
    return np.array(rows)


def _learn_first(odds: Matrix, first: npt.NDArray[np.int64]) -> Matrix:
    topics = odds.shape[1]
    learnt = np.zeros((topics, 1 + topics))
    seen = np.unique(first[first >= 0])
    if len(seen) <= 1:
        return learnt
    line = LogisticRegression(C=_FIRST_INVERSE_REGULARIZATION, max_iter=2000)
    line.fit(odds[first >= 0], first[first >= 0])
    both = np.column_stack([line.intercept_, line.coef_])
    learnt[:, 0] = _NEVER
    learnt[seen] = both if len(both) > 1 else np.vstack([np.zeros_like(both), both])
    return learnt


def _shared(odds: Matrix) -> Matrix:
    """(N, 2T + H) what is known of all topics: log-odds, probabilities, the highest log-odds."""
    highest = -np.sort(-odds, axis=1)[:, :HIGHEST]
    return np.column_stack([odds, _probability(odds), highest])


def _rivals(odds: Matrix) -> Matrix:
    """(N, T) the highest log-odds among the other topics; 0 where there is no other."""
    if odds.shape[1] == 1:
        return np.zeros_like(odds)
    ordered = np.sort(odds, axis=1)
    return np.where(odds == ordered[:, -1:], ordered[:, -2:-1], ordered[:, -1:])


def _probability(log_odds: Matrix) -> Matrix:
    return np.asarray(0.5 * (1.0 + np.tanh(0.5 * log_odds)))  # the logistic function; cannot overflow


def _logistic(
    features: Matrix, truth: Matrix, inverse_regularization: float, *, intercept: bool = True
) -> LogisticRegression | None:
    """None where the truth is one and the same, so that there is nothing to learn."""
    if truth.min() == truth.max():
        return None
    # Newton's method, since these have many rows and few, unlike columns.
    line = LogisticRegression(
        C=inverse_regularization, fit_intercept=intercept, max_iter=200, solver="newton-cholesky"
    )
    return line.fit(features, truth > 0)


def _log_odds(truth: Matrix) -> float:
    share = (truth.sum() + 0.5) / (len(truth) + 1)
    return float(np.log(share / (1 - share)))


def _rounded(values: list[float] | Matrix) -> Matrix:
    """To the 32 bits that the model file holds."""
    return np.asarray(values, dtype=np.float32).astype(np.float64)
