"""Fits scikit-learn's logistic regression to targets between 0 and 1."""

from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

Floats = npt.NDArray[np.float64]


def fit_shares(
    estimator: LogisticRegression,
    rows: Any,  # noqa: ANN401 - of an array or a sparse matrix
    targets: Floats,
    weights: Floats,
) -> LogisticRegression:
    """Fit to (N, F) rows of (N,) targets and weights: a row counts as both classes, each at its share.

    Scikit-learn knows classes alone. Each class must have a row.
    """
    holds, fails = np.flatnonzero(targets > 0), np.flatnonzero(targets < 1)
    chosen = np.concatenate([holds, fails])
    return estimator.fit(
        rows[chosen],
        np.arange(len(chosen)) < len(holds),
        sample_weight=np.concatenate([targets[holds], 1 - targets[fails]]) * weights[chosen],
    )
