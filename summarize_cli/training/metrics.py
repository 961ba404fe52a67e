"""Measures: ROUGE, bootstrap intervals, F1 over sets of topics, calibration, precision at k."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from nltk.stem.snowball import SnowballStemmer
from rouge_score import rouge_scorer

from summarize_cli.language.terms import normal_form, tokens
from summarize_cli.training.oracle import rouge_words

ROUGE_KINDS = ("rouge1", "rouge2", "rougeLsum")

Rouge = tuple[float, float, float]
"""F1 of ROUGE-1, ROUGE-2 and ROUGE-Lsum (Lin 2004), 0..100."""


Judge = Callable[[Sequence[str], Sequence[str]], Rouge]
"""(reference's sentences, chosen sentences) -> ROUGE."""


class _Words:
    """rouge-score's own tokenizer with stemming, each word stemmed once."""

    def __init__(self) -> None:
        self.tokenize = rouge_words()


def rouge_judge() -> Judge:
    """A judge with Google's rouge-score, stemmed.

    ROUGE-Lsum takes the sentences one by one, so none may hold a line break.
    """
    scorer = rouge_scorer.RougeScorer(list(ROUGE_KINDS), tokenizer=_Words())

    def judge(reference: Sequence[str], chosen: Sequence[str]) -> Rouge:
        scores = scorer.score("\n".join(reference), "\n".join(chosen))
        first, second, longest = (100 * float(scores[kind].fmeasure) for kind in ROUGE_KINDS)
        return first, second, longest

    return judge


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure and the bounds within which 95 % of its values on resampled articles lie."""

    mean: float
    low: float
    high: float


_RESAMPLES = 2000

_DRAWN_AT_ONCE = 1 << 20
"""Articles: 16 MB. All resamples of ten thousand would be half a gigabyte."""


def bootstrap(values: Sequence[float]) -> Interval:
    """The mean with its percentile interval (Efron 1979). Deterministic.

    Of the differences of two systems, article by article, it is the paired bootstrap of their margin.
    """
    sample = np.asarray(values, dtype=float)
    size, rng = len(sample), np.random.default_rng(0)
    rows = max(1, _DRAWN_AT_ONCE // size)
    blocks = [min(rows, _RESAMPLES - done) for done in range(0, _RESAMPLES, rows)]
    means = [sample[rng.integers(0, size, size=(block, size))].mean(axis=1) for block in blocks]
    return _interval(float(sample.mean()), np.concatenate(means))


def differences(first: Sequence[float], second: Sequence[float]) -> list[float]:
    """First minus second, pair by pair."""
    return [one - two for one, two in zip(first, second, strict=True)]


def f1_intervals(
    gold: Sequence[Collection[str]], answers: Sequence[Collection[str]], labels: Sequence[str]
) -> tuple[Interval, Interval]:
    """Micro- and macro-F1 of sets of labels, one an article, with intervals over resampled articles.

    Macro-F1 is the mean over the labels that are wanted at all.
    """
    place = {label: number for number, label in enumerate(labels)}
    wanted, shown = _indicators(gold, place), _indicators(answers, place)
    counts = np.hstack([wanted * shown, wanted + shown, wanted])
    rng = np.random.default_rng(0)
    size = len(gold)
    resampled = [
        _f1(np.bincount(rng.integers(0, size, size), minlength=size) @ counts) for _ in range(_RESAMPLES)
    ]
    micro, macro = _f1(counts.sum(axis=0))
    micros, macros = np.array(resampled).T
    return _interval(micro, micros), _interval(macro, macros)


def _indicators(sets: Sequence[Collection[str]], place: dict[str, int]) -> npt.NDArray[np.float64]:
    """(N, L) 1 where the set holds the label."""
    found = np.zeros((len(sets), len(place)))
    for number, members in enumerate(sets):
        found[number, [place[member] for member in members]] = 1.0
    return found


def _f1(counts: npt.NDArray[np.float64]) -> tuple[float, float]:
    """Micro- and macro-F1 from (3 L,) counts: hits, wanted and shown together, wanted."""
    hits, sizes, wanted = counts.reshape(3, -1)
    single = 2 * hits / np.maximum(1.0, sizes)
    macro = single[wanted > 0].mean() if wanted.any() else 0.0
    return float(2 * hits.sum() / max(1.0, sizes.sum())), float(macro)


def _interval(value: float, resampled: npt.NDArray[np.float64]) -> Interval:
    low, high = np.percentile(resampled, [2.5, 97.5])
    return Interval(value, float(low), float(high))


@dataclass(frozen=True, slots=True)
class SetScore:
    """Precision, recall and F1 (0..1) of predicted against wanted members, and how many there were."""

    precision: float
    recall: float
    f1: float
    predicted: int
    wanted: int


def set_score(hits: int, predicted: int, wanted: int) -> SetScore:
    """From counts; what is undefined is 0."""
    precision = hits / predicted if predicted else 0.0
    recall = hits / wanted if wanted else 0.0
    f1 = 2 * hits / (predicted + wanted) if predicted + wanted else 0.0
    return SetScore(precision, recall, f1, predicted, wanted)


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
