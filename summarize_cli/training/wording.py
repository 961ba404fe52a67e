"""Learns what makes a sentence worth choosing: a weight for each of many words, and of a few features."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np
from scipy import sparse
from scipy.optimize import minimize
from scipy.special import expit

from summarize_cli.language.terms import normal_form
from summarize_cli.summary.features import FEATURES, Row
from summarize_cli.training.examples import Example, Floats
from summarize_cli.training.words import DECIMALS

_MOST_ITERATIONS = 3_000
_PRECISION = 1e-12
"""The share by which the loss must still fall: so small that it matters little who adds up the sums."""


class Lesson(NamedTuple):
    """N sentences, and how much each is worth choosing."""

    features: Floats
    """(N, F)"""
    words: sparse.csr_matrix
    """(N, W)"""
    targets: Floats
    """(N,) 0..1."""
    importance: Floats
    """(N,) of the sentences."""
    odds: Floats
    """(N,) log-odds that they have already, and keep."""

    @classmethod
    def of(
        cls, examples: Sequence[Example], features: Floats, words: sparse.csr_matrix, odds: Floats
    ) -> "Lesson":
        """The sentences of examples, with their targets; each counts as much as its example."""
        return cls(
            features,
            words,
            targets=np.concatenate([example.targets for example in examples]),
            importance=np.concatenate(
                [np.full(len(example.targets), example.weight) for example in examples]
            ),
            odds=odds,
        )


class Weights(NamedTuple):
    """What a regression found."""

    of_features: tuple[float, ...]
    of_words: tuple[float, ...]
    bias: float


def frequent_forms(examples: Iterable[Example], fewest: int) -> list[str]:
    """The normal forms that so many sentences hold, sorted."""
    counts: Counter[str] = Counter()
    for example in examples:
        for words in example.document.tokens:
            counts.update(set(map(normal_form, words)))
    return sorted(form for form, count in counts.items() if count >= fewest)


def worded(
    examples: Iterable[Example], forms: Sequence[str], matter: Callable[[Sequence[Sequence[str]]], float]
) -> sparse.csr_matrix:
    """(N, W) how many tokens of each sentence have each of the W normal forms: see Wording.sums.

    They count as much as `matter` says of the document's tokens.
    """
    number_of = {form: number for number, form in enumerate(forms)}
    columns: list[int] = []
    weights: list[float] = []
    ends = [0]
    for example in examples:
        weight = matter(example.document.tokens)
        for words in example.document.tokens:
            numbers = (number_of.get(normal_form(word)) for word in dict.fromkeys(words))
            columns += [number for number in numbers if number is not None]
            ends.append(len(columns))
        weights += [weight] * (len(columns) - len(weights))
    # Repeated entries of a row count as their sum.
    return sparse.csr_matrix((np.array(weights), columns, ends), shape=(len(ends) - 1, len(forms)))


def dense(rows: Sequence[Row]) -> Floats:
    """(N, F) the rows with their zeros."""
    matrix = np.zeros((len(rows), len(FEATURES)))
    for line, row in enumerate(rows):
        matrix[line, list(row.keys())] = list(row.values())
    return matrix


def regress(lesson: Lesson, penalty: float, word_penalty: float) -> Weights:
    """Weights of the F features and of the W words, and the bias: what to add to the odds.

    A logistic regression with targets between 0 and 1 and two strengths of L2, of the features' weights and
    of the words', by L-BFGS: scikit-learn's would need each row twice.
    """
    matrix, words, targets, importance, given = lesson
    features_end, words_end = matrix.shape[1], matrix.shape[1] + words.shape[1]
    transposed = words.T.tocsr()
    penalties = np.zeros(words_end + 1)
    penalties[:features_end], penalties[features_end:words_end] = penalty, word_penalty

    def loss_and_gradient(weights: Floats) -> tuple[float, Floats]:
        odds = matrix @ weights[:features_end] + words @ weights[features_end:words_end] + weights[-1]
        odds += given
        loss = importance @ (np.logaddexp(0.0, odds) - targets * odds)
        errors = importance * (expit(odds) - targets)
        gradient = np.concatenate([matrix.T @ errors, transposed @ errors, [errors.sum()]])
        penalised = penalties * weights
        return float(loss + 0.5 * weights @ penalised), gradient + penalised

    found = minimize(
        loss_and_gradient,
        np.zeros(words_end + 1),
        jac=True,
        method="L-BFGS-B",
        options={
            "maxiter": _MOST_ITERATIONS,
            "maxfun": 2 * _MOST_ITERATIONS,
            "ftol": _PRECISION,
            "maxcor": 30,
        },
    ).x
    rounded = [round(float(value), DECIMALS) for value in found]
    of_words = np.array(rounded[features_end:words_end], dtype=np.float32).tolist()
    return Weights(tuple(rounded[:features_end]), tuple(of_words), rounded[-1])
