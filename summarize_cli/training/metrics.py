"""Measures: ROUGE, a paired bootstrap, F1 over sets of topics, calibration, precision at k."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from nltk.stem.snowball import SnowballStemmer
from rouge_score import rouge_scorer

from summarize_cli.language.terms import normal_form, tokens

ROUGE_KINDS = ("rouge1", "rouge2", "rougeLsum")

Rouge = tuple[float, float, float]
"""F1 of ROUGE-1, ROUGE-2 and ROUGE-Lsum (Lin 2004), 0..100."""


def rouge_judge() -> Callable[[Sequence[str], Sequence[str]], Rouge]:
    """A judge of (reference sentences, chosen sentences), with Google's rouge-score, stemmed."""
    scorer = rouge_scorer.RougeScorer(list(ROUGE_KINDS), use_stemmer=True)

    def judge(reference: Sequence[str], chosen: Sequence[str]) -> Rouge:
        scores = scorer.score("\n".join(reference), "\n".join(chosen))
        first, second, longest = (100 * float(scores[kind].fmeasure) for kind in ROUGE_KINDS)
        return first, second, longest

    return judge


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean and the bounds within which 95 % of the resampled means lie."""

    mean: float
    low: float
    high: float


_RESAMPLES = 2000


def paired_bootstrap(differences: Sequence[float]) -> Interval:
    """The mean of paired differences with its percentile interval (Efron 1979). Deterministic."""
    values = np.asarray(differences, dtype=float)
    draws = np.random.default_rng(0).integers(0, len(values), size=(_RESAMPLES, len(values)))
    means = values[draws].mean(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return Interval(float(values.mean()), float(low), float(high))


@dataclass(frozen=True, slots=True)
class SetScore:
    """Precision, recall and F1 (0..1) of predicted against wanted members; `wanted` counts the latter."""

    precision: float
    recall: float
    f1: float
    wanted: int


def set_score(hits: int, predicted: int, wanted: int) -> SetScore:
    """From counts; what is undefined is 0."""
    precision = hits / predicted if predicted else 0.0
    recall = hits / wanted if wanted else 0.0
    f1 = 2 * hits / (predicted + wanted) if predicted + wanted else 0.0
    return SetScore(precision, recall, f1, wanted)


@dataclass(frozen=True, slots=True)
class Bin:
    """Predictions of like confidence: how many, their mean confidence, the share that was right."""

    low: float
    high: float
    count: int
    confidence: float
    hit_rate: float


def reliability(
    confidences: Sequence[float], hits: Sequence[bool], bins: int = 10
) -> tuple[list[Bin], float]:
    """A reliability table in `bins` equal parts of 0..1, and the expected calibration error.

    The error is the mean gap of confidence and hit rate, weighted by the bins' sizes (Naeini et al. 2015).
    """
    table = []
    error = 0.0
    for number in range(bins):
        low, high = number / bins, (number + 1) / bins
        inside = [
            (confidence, hit)
            for confidence, hit in zip(confidences, hits, strict=True)
            if low <= confidence < high or (confidence == 1.0 and number == bins - 1)
        ]
        if inside:
            mean = sum(confidence for confidence, _ in inside) / len(inside)
            rate = sum(hit for _, hit in inside) / len(inside)
            table.append(Bin(low, high, len(inside), mean, rate))
            error += abs(mean - rate) * len(inside) / len(confidences)
    return table, error


def phrase_key() -> Callable[[str], str]:
    """A function that folds a keyphrase to its stems, so that inflections count as equal."""
    stemmer = SnowballStemmer("english")

    def key(phrase: str) -> str:
        return " ".join(stemmer.stem(normal_form(token)) for token in tokens(phrase))

    return key


def precision_at(count: int, ranked: Sequence[str], wanted: set[str]) -> float:
    """The share of the first `count` that is wanted; what is missing counts as wrong."""
    return sum(phrase in wanted for phrase in ranked[:count]) / count
