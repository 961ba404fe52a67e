"""Learns which of an article's words its summary holds: from their use, and from the words themselves."""

from collections.abc import Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression

from summarize_cli.summary.importance import (
    FIRST,
    SIZE,
    WORD_FEATURES,
    Usage,
    WordModel,
    importances,
    statements,
    usage,
)
from summarize_cli.summary.tfidf import Idf
from summarize_cli.training.examples import Example, Floats
from summarize_cli.training.shares import fit_shares

_C = 1.0
"""Inverse strength of the L2 regularisation."""

_SHRINKAGE = 10.0
"""Of the odds of single terms: variance of the usual that counts as much as what was seen of a term."""

_FOLDS = 5

DECIMALS = 6
"""Weights are rounded, so that the order in which a processor adds does not show in the model file."""


def learn_words(examples: Sequence[Example], idf: Idf) -> tuple[WordModel, list[WordModel]]:
    """The model of words, and for each example the one that its sentences are to be learned with.

    In the latter, the odds of terms come from other articles: else the ranker would learn to trust them more
    than new articles bear out.
    """
    teaching = [example for example in examples if example.word_weight]
    used = [usage(example.document, idf) for example in teaching]
    weights, bias = _learn_usage(teaching, used)
    plain = WordModel(weights, bias, np.ones(len(idf.values)).tolist())
    # (F,) a fold: how often terms were in the summaries beyond what their use says, and its variance.
    surplus, variance = np.zeros((2, _FOLDS, len(idf.values)))
    for example, each in zip(teaching, used, strict=True):
        fold = example.article % _FOLDS
        for term, likely in importances(each, plain).items():
            if isinstance(term, int):
                surplus[fold, term] += example.word_weight * ((term in example.summary_terms) - likely)
                variance[fold, term] += example.word_weight * likely * (1 - likely)

    def without(fold: int | None) -> WordModel:
        others = np.arange(_FOLDS) != fold
        effects = surplus[others].sum(axis=0) / (variance[others].sum(axis=0) + _SHRINKAGE)
        return plain._replace(odds=np.exp(effects).astype(np.float32).tolist())

    of_fold = [without(fold) for fold in range(_FOLDS)]
    return without(None), [of_fold[example.article % _FOLDS] for example in examples]


def _learn_usage(examples: Sequence[Example], used: Sequence[Usage]) -> tuple[tuple[float, ...], float]:
    """Weights of WORD_FEATURES and their bias. Words that the same features describe are one weighted row."""
    counted: dict[tuple[int, int, int, float], list[float]] = {}
    for example, each in zip(examples, used, strict=True):
        for (term, kind), place in zip(each.kinds.items(), each.places, strict=True):
            absent_present = counted.setdefault((kind, place, each.size, each.place), [0.0, 0.0])
            absent_present[term in example.summary_terms] += example.word_weight
    matrix = np.zeros((len(counted), len(WORD_FEATURES)))
    for line, (kind, place, size, matters) in enumerate(counted):
        matrix[line, list(statements(kind))] = 1.0
        matrix[line, FIRST + place] = matters
        matrix[line, SIZE + size] = 1.0
    sums = np.array(list(counted.values()))
    totals = sums.sum(axis=1)
    return _regress(matrix, sums[:, 1] / totals, totals)


def _regress(matrix: Floats, targets: Floats, weights: Floats) -> tuple[tuple[float, ...], float]:
    """Coefficients and intercept."""
    regression = LogisticRegression(C=_C, solver="newton-cholesky", max_iter=100)
    fit_shares(regression, matrix, targets, weights)
    coefficients = tuple(round(float(value), DECIMALS) for value in regression.coef_[0])
    return coefficients, round(float(regression.intercept_[0]), DECIMALS)
