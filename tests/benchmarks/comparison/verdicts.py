"""Figures beside ours: medians, ratios with intervals, and the mark of who is better. Pure."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from summarize_cli.training.metrics import Interval, bootstrap
from tests.benchmarks.comparison.records import Cost

BETTER, EVEN, WORSE = "▲", "≈", ""
"""Of a peer: better than ours by the whole 95 % interval, not to be told from ours, worse."""


@dataclass(frozen=True, slots=True)
class Price:
    """A median, how many times ours it is, and the mark."""

    seconds: float
    times: Interval
    mark: str


def mark(ahead: Interval) -> str:
    """The mark of a peer by how far ours is ahead of it."""
    if ahead.high < 0:
        return BETTER
    return WORSE if ahead.low > 0 else EVEN


def price(cost: Cost) -> Price:
    """A cost against ours, round by round."""
    times = bootstrap([theirs / ours for theirs, ours in zip(cost.seconds, cost.ours, strict=True)])
    return Price(
        statistics.median(cost.seconds),
        times,
        mark(Interval(times.mean - 1, times.low - 1, times.high - 1)),
    )


def our_price(costs: Sequence[Cost]) -> float:
    """The median of ours over all rounds, beside whomever they were."""
    return statistics.median(seconds for cost in costs for seconds in cost.ours)


def memory_mark(cost: Cost) -> str:
    """The mark of a peak of memory, which hardly varies: below ours by more than a twentieth or not."""
    if cost.megabytes is None or cost.our_megabytes is None:
        return WORSE
    if cost.megabytes < 0.95 * cost.our_megabytes:
        return BETTER
    return EVEN if cost.megabytes <= 1.05 * cost.our_megabytes else WORSE
