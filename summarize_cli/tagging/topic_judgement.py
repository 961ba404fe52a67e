"""Linear scores of all topics -> how likely each one holds, and which one comes first.

Three steps, each learned from the one before. Platt scaling (Platt 1999) makes scores comparable, as
log-odds. A topic becomes less likely where another one is more so. Last, two questions are answered with
all topics in view: which of them hold (a storm's damage: a disaster, and weather too), and which one an
editor would file the article under.
"""

from collections.abc import Sequence
from math import exp, log1p
from operator import mul
from typing import NamedTuple

HIGHEST = 3
"""So many of the highest log-odds are looked at, whosever they are: is it about one thing or many?"""


class Judgement(NamedTuple):
    """What training learnt. T topics; H = min(HIGHEST, T)."""

    slopes: Sequence[float]
    """(T,) with `intercepts`: a score's log-odds."""
    intercepts: Sequence[float]
    """(T,)"""
    offsets: Sequence[float]
    """(T,) with `own` and `rival`: log-odds from a topic's own and the highest of the others'."""
    own: float
    rival: float
    holds: Sequence[Sequence[float]]
    """(T, 2 + 2T + H) of a constant, the step before, all log-odds, all probabilities, the highest."""
    first: Sequence[Sequence[float]]
    """(T, 1 + T) of a constant and all log-odds: how much speaks for a topic as the first one."""


def confidences(linear: Sequence[float], judgement: Judgement) -> list[float]:
    """(T,) the calibrated probability of each topic, from the linear scores; the first has the highest."""
    odds = [
        slope * score + intercept
        for slope, score, intercept in zip(judgement.slopes, linear, judgement.intercepts, strict=True)
    ]
    highest = sorted(odds, reverse=True)[:HIGHEST]
    best, second = highest[0], highest[1] if len(odds) > 1 else 0.0
    margins = [
        judgement.own * own + judgement.rival * (second if own == best else best) + offset
        for own, offset in zip(odds, judgement.offsets, strict=True)
    ]
    shared = [1.0, 0.0, *odds, *map(_probability, odds), *highest]
    found = []
    for margin, row in zip(margins, judgement.holds, strict=True):
        shared[1] = margin
        found.append(_probability(sum(map(mul, row, shared))))
    if len(odds) > 1:
        _put_first(found, _first(odds, margins, judgement))
    return found


def _first(odds: Sequence[float], margins: Sequence[float], judgement: Judgement) -> int:
    """The topic that both holds and comes before the others."""
    inputs = [1.0, *odds]
    merits = [
        sum(map(mul, row, inputs)) + _log_probability(margin)
        for row, margin in zip(judgement.first, margins, strict=True)
    ]
    return merits.index(max(merits))


def _put_first(found: list[float], topic: int) -> None:
    """Exchange confidences where another topic is surer than the first: it seldom is, and not by much."""
    best = found.index(max(found))
    found[best], found[topic] = found[topic], found[best]


def _probability(log_odds: float) -> float:
    if log_odds < 0:  # so that exp cannot overflow
        small = exp(log_odds)
        return small / (1.0 + small)
    return 1.0 / (1.0 + exp(-log_odds))


def _log_probability(log_odds: float) -> float:
    return min(log_odds, 0.0) - log1p(exp(-abs(log_odds)))
