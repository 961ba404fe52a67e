"""Learns what makes a sentence worth choosing, from articles and the summaries that editors gave them.

Two logistic regressions: first which of an article's words its summary holds, then, with that among the
features, which of its sentences are worth choosing. Both see the rows that the run-time computes.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from summarize_cli.errors import UsageError
from summarize_cli.language.document import Document
from summarize_cli.language.lexicon import Lexicon, Term
from summarize_cli.language.terms import tokens
from summarize_cli.summary.features import FEATURES, Row, features
from summarize_cli.summary.importance import WORD_FEATURES, statements, usage
from summarize_cli.summary.ranker import WORD_BIAS, Ranker
from summarize_cli.summary.tfidf import Idf
from summarize_cli.training.oracle import Reference, chosen_by, rouge_words

Floats = npt.NDArray[np.float64]

_MOST_CHOSEN = 8
"""Sentences an oracle may choose; it seldom wants more than four."""

_GRADED = 0.8
"""Share of a sentence's target that is its own ROUGE, the rest being whether the oracle chose it.

The oracle fills up with short sentences, ROUGE alone prefers long ones; the mixture serves both a
summary of one sentence and one of several.
"""

_SHARPNESS = 3
_UNTITLED_WEIGHT = 0.5
"""Of the copy of an article without its title, by which the model learns to do without one."""

_WORDS_C, _SENTENCES_C = 1.0, 0.03
"""Inverse strength of the L2 regularisation. Strong for sentences: it helps on what is not news."""

_DECIMALS = 6
"""Weights are rounded, so that the order in which a processor adds does not show in the model file."""


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """An article of a corpus and what people said of it."""

    id: str
    title: str | None
    text: str
    highlights: tuple[str, ...]
    gold_sentences: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class RankerModel:
    """A trained ranker as a model file holds it: `names` and `weights` run parallel."""

    names: tuple[str, ...]
    weights: tuple[float, ...]
    bias: float
    figures: dict[str, float]

    def ranker(self) -> Ranker:
        """What the run-time ranks with."""
        return Ranker.named(dict(zip(self.names, self.weights, strict=True)), self.bias)


@dataclass(frozen=True, slots=True)
class _Example:
    document: Document
    targets: Floats
    """(N,) how much each sentence is worth choosing, 0..1."""
    summary_terms: frozenset[Term]
    weight: float = 1.0


def train_ranker(
    rows: Iterable[SummaryRow],
    document_of: Callable[[SummaryRow], Document | None],
    lexicon: Lexicon,
    idf: Idf,
    progress: Callable[[str], None] = lambda _: None,
) -> RankerModel:
    """Learn from articles with highlights. Deterministic.

    Args:
        rows: the articles; those that share no word with their highlights are left out.
        document_of: takes a row's article apart; None where there is nothing in it.
        lexicon: of the vocabulary that `document_of` uses, for the highlights.
        idf: of the same vocabulary.
        progress: is told of the steps.

    Raises:
        UsageError: no article is left.
    """
    progress("ranker: searching the oracle's sentences")
    examples = _examples(rows, document_of, lexicon)
    if not examples:
        raise UsageError("no article with highlights that share words with its text; nothing to learn from")
    progress("ranker: learning words")
    word_weights, word_bias = _learn_words(examples, idf)
    progress("ranker: learning sentences")
    matrix, targets, importance = sentence_matrix(examples, idf, word_weights, word_bias)
    weights, bias = _regress(matrix, targets, importance, _SENTENCES_C)
    full = [example for example in examples if example.weight == 1]
    return RankerModel(
        names=(*FEATURES, *WORD_FEATURES, WORD_BIAS),
        weights=(*weights, *word_weights, word_bias),
        bias=bias,
        figures={
            "articles": len(full),
            "sentences": sum(len(example.targets) for example in full),
            "mean target": round(float(np.average(targets, weights=importance)), 4),
        },
    )


def targets_of(
    sentences: Sequence[str], highlights: Sequence[str], words: Callable[[str], list[str]]
) -> Floats:
    """(N,) 0..1: whether the oracle chose a sentence, mixed with its own ROUGE relative to the best one's."""
    reference = Reference.of([word for highlight in highlights for word in words(highlight)])
    overlaps = [reference.overlap(words(sentence)) for sentence in sentences]
    chosen = np.zeros(len(sentences))
    chosen[chosen_by(reference, overlaps, _MOST_CHOSEN)] = 1.0
    own = np.array([reference.rouge(overlap) for overlap in overlaps])
    graded = (own / max(own.max(initial=0.0), 1e-9)) ** _SHARPNESS
    mixed: Floats = (1 - _GRADED) * chosen + _GRADED * graded
    return mixed


def _examples(
    rows: Iterable[SummaryRow], document_of: Callable[[SummaryRow], Document | None], lexicon: Lexicon
) -> list[_Example]:
    words = rouge_words()
    examples = []
    for row in rows:
        document = document_of(row)
        if document is None or not document.sentences:
            continue
        targets = targets_of([sentence.text for sentence in document.sentences], row.highlights, words)
        if not targets.any():
            continue
        looked_up = (lexicon[token] for highlight in row.highlights for token in tokens(highlight))
        example = _Example(document, targets, frozenset(term for term in looked_up if term is not None))
        examples.append(example)
        if document.title_terms:
            bare = replace(document, title=None, title_tokens=(), title_terms=())
            examples.append(replace(example, document=bare, weight=_UNTITLED_WEIGHT))
    return examples


def _learn_words(examples: Sequence[_Example], idf: Idf) -> tuple[tuple[float, ...], float]:
    """Weights of WORD_FEATURES and their bias. Words that the same features describe are one weighted row."""
    counted: dict[int, list[float]] = {}
    for example in examples:
        for term, kind in usage(example.document, idf).kinds.items():
            absent_present = counted.setdefault(kind, [0.0, 0.0])
            absent_present[term in example.summary_terms] += example.weight
    matrix = np.zeros((len(counted), len(WORD_FEATURES)))
    for line, kind in enumerate(counted):
        matrix[line, list(statements(kind))] = 1.0
    sums = np.array(list(counted.values()))
    totals = sums.sum(axis=1)
    return _regress(matrix, sums[:, 1] / totals, totals, _WORDS_C)


def sentence_matrix(
    examples: Sequence[_Example], idf: Idf, word_weights: Sequence[float], word_bias: float
) -> tuple[Floats, Floats, Floats]:
    """(S, F) features, (S,) targets and (S,) weights of all sentences of the examples."""
    rows: list[Row] = []
    for example in examples:
        rows += features(example.document, idf, word_weights, word_bias).rows
    return (
        dense(rows),
        np.concatenate([example.targets for example in examples]),
        np.concatenate([np.full(len(example.targets), example.weight) for example in examples]),
    )


def dense(rows: Sequence[Row]) -> Floats:
    """(N, F) the rows with their zeros."""
    matrix = np.zeros((len(rows), len(FEATURES)))
    for line, row in enumerate(rows):
        matrix[line, list(row.keys())] = list(row.values())
    return matrix


def _regress(matrix: Floats, targets: Floats, weights: Floats, c: float) -> tuple[tuple[float, ...], float]:
    """Coefficients and intercept. A target between 0 and 1 is two rows that share its weight."""
    regression = LogisticRegression(C=c, solver="newton-cholesky", max_iter=100)
    positive, negative = targets > 0, targets < 1
    regression.fit(
        np.concatenate([matrix[positive], matrix[negative]]),
        np.concatenate([np.ones(positive.sum()), np.zeros(negative.sum())]),
        sample_weight=np.concatenate([(targets * weights)[positive], ((1 - targets) * weights)[negative]]),
    )
    coefficients = tuple(round(float(value), _DECIMALS) for value in regression.coef_[0])
    return coefficients, round(float(regression.intercept_[0]), _DECIMALS)
