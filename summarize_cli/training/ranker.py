"""Learns what makes a sentence worth choosing, from articles and the summaries that editors gave them.

Two logistic regressions: first which of an article's words its summary holds (training/words.py), then, with
that among the features, which of its sentences are worth choosing. Both see what the run-time computes.

Where in an article the summary's sentences stand, and how long they are, is a habit of who wrote it. Articles
whose highlights a reader wrote since have such features twice while learning, once for themselves, and the
model keeps the others': it learns from them what a sentence says, not where it stands (feature augmentation:
Daume 2007).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.optimize import minimize
from scipy.special import expit

from summarize_cli.errors import UsageError
from summarize_cli.language.document import Document
from summarize_cli.language.lexicon import Lexicon
from summarize_cli.language.terms import normal_form
from summarize_cli.summary.features import FEATURES, PLACES_AND_LENGTHS, Row, features
from summarize_cli.summary.habits import wording_matters
from summarize_cli.summary.importance import WORD_FEATURES
from summarize_cli.summary.ranker import WORD_BIAS, Ranker
from summarize_cli.summary.tfidf import Idf
from summarize_cli.summary.wording import Wording
from summarize_cli.training.examples import Example, Floats, SummaryRow, examples_of
from summarize_cli.training.words import DECIMALS, learn_words

_PENALTY, _WORD_PENALTY = 10.0, 200.0
"""L2 of the features' weights, and of those of single words: these are many, and each says little."""

_FEWEST_SENTENCES = 40
"""Of the corpus that hold a word with a weight of its own."""

_SPEAKERS = frozenset("i me my mine we us our ours you your yours this these here".split())  # noqa: SIM905
"""Words without a weight: in news they mark quotations, which other features see; elsewhere, the author."""

_HABITS = [FEATURES.index(name) for name in PLACES_AND_LENGTHS]
"""The features that a reader's articles have weights of their own for."""

_MOST_ITERATIONS = 3_000
_PRECISION = 1e-12
"""The share by which the loss must still fall: so small that it matters little who adds up the sums."""


@dataclass(frozen=True, slots=True)
class RankerModel:
    """A trained ranker as a model file holds it: `names` and `weights` run parallel, so do the wording's."""

    names: tuple[str, ...]
    weights: tuple[float, ...]
    bias: float
    odds: tuple[float, ...]
    """(F,) of the vocabulary's features."""
    words: tuple[str, ...]
    word_weights: tuple[float, ...]
    figures: dict[str, float]

    def ranker(self) -> Ranker:
        """What the run-time ranks with."""
        wording = Wording(dict(zip(self.words, self.word_weights, strict=True)))
        named = dict(zip(self.names, self.weights, strict=True))
        return Ranker.named(named, self.bias, self.odds, wording)


def train_ranker(
    rows: Iterable[SummaryRow],
    document_of: Callable[[SummaryRow], Document | None],
    lexicon: Lexicon,
    idf: Idf,
    progress: Callable[[str], None] = lambda _: None,
) -> RankerModel:
    """Learn from articles with highlights, and a little from others with a headline. Deterministic.

    Args:
        rows: the articles; those that share no word with their highlights are left out.
        document_of: takes a row's article apart; None where there is nothing in it.
        lexicon: of the vocabulary that `document_of` uses, for the highlights.
        idf: of the same vocabulary.
        progress: is told of the steps.

    Raises:
        UsageError: no article with highlights is left.
    """
    progress("ranker: searching the oracle's sentences")
    examples = examples_of(rows, document_of, lexicon)
    full = [example for example in examples if example.weight == 1]
    if not full:
        raise UsageError("no article with highlights that share words with its text; nothing to learn from")
    progress("ranker: learning words")
    words, words_of = learn_words(examples, idf)
    progress("ranker: learning sentences")
    forms = _wording_forms(full)
    matrix = dense(
        [
            row
            for example, used in zip(examples, words_of, strict=True)
            for row in features(example.document, idf, used).rows
        ]
    )
    targets = np.concatenate([example.targets for example in examples])
    importance = np.concatenate([np.full(len(example.targets), example.weight) for example in examples])
    read = np.concatenate([np.full(len(example.targets), example.read_since) for example in examples])
    own = matrix[:, _HABITS] * read[:, None]
    weights, of_forms, bias = _regress(
        np.hstack([matrix, own]) if read.any() else matrix, _worded(examples, forms), targets, importance
    )
    return RankerModel(
        names=(*FEATURES, *WORD_FEATURES, WORD_BIAS),
        weights=(*weights[: len(FEATURES)], *words.weights, words.bias),
        bias=bias,
        odds=tuple(words.odds),
        words=tuple(forms),
        word_weights=of_forms,
        figures={
            "articles": len(full),
            "articles read since": len({example.article for example in examples if example.read_since}),
            "articles with a headline alone": sum(not example.word_weight for example in examples),
            "sentences": sum(len(example.targets) for example in full),
            "mean target": round(float(np.average(targets, weights=importance)), 4),
        },
    )


def dense(rows: Sequence[Row]) -> Floats:
    """(N, F) the rows with their zeros."""
    matrix = np.zeros((len(rows), len(FEATURES)))
    for line, row in enumerate(rows):
        matrix[line, list(row.keys())] = list(row.values())
    return matrix


def _wording_forms(examples: Sequence[Example]) -> list[str]:
    """The normal forms that enough sentences hold, sorted."""
    counts: Counter[str] = Counter()
    for example in examples:
        for words in example.document.tokens:
            counts.update(set(map(normal_form, words)))
    return sorted(
        form for form, count in counts.items() if count >= _FEWEST_SENTENCES and form not in _SPEAKERS
    )


def _worded(examples: Sequence[Example], forms: Sequence[str]) -> sparse.csr_matrix:
    """(N, W) how many tokens of each sentence have each of the W normal forms: see Wording.sums.

    They count as much as `wording_matters` says.
    """
    number_of = {form: number for number, form in enumerate(forms)}
    columns: list[int] = []
    weights: list[float] = []
    ends = [0]
    for example in examples:
        weight = wording_matters(len(example.document.tokens))
        for words in example.document.tokens:
            numbers = (number_of.get(normal_form(word)) for word in dict.fromkeys(words))
            columns += [number for number in numbers if number is not None]
            ends.append(len(columns))
        weights += [weight] * (len(columns) - len(weights))
    # Repeated entries of a row count as their sum.
    return sparse.csr_matrix((np.array(weights), columns, ends), shape=(len(ends) - 1, len(forms)))


def _regress(
    matrix: Floats, worded: sparse.csr_matrix, targets: Floats, importance: Floats
) -> tuple[tuple[float, ...], tuple[float, ...], float]:
    """Weights of the features and of the words, and the bias.

    A logistic regression with targets between 0 and 1 and two strengths of L2, by L-BFGS: scikit-learn's
    would need each row twice.
    """
    features_end, words_end = matrix.shape[1], matrix.shape[1] + worded.shape[1]
    transposed = worded.T.tocsr()
    penalties = np.zeros(words_end + 1)
    penalties[:features_end], penalties[features_end:words_end] = _PENALTY, _WORD_PENALTY

    def loss_and_gradient(weights: Floats) -> tuple[float, Floats]:
        odds = matrix @ weights[:features_end] + worded @ weights[features_end:words_end] + weights[-1]
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
    return tuple(rounded[:features_end]), tuple(of_words), rounded[-1]
