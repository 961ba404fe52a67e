"""Which of some weights are the heaviest."""

from collections.abc import Sequence


def heaviest(weights: Sequence[float], most: int) -> list[int]:
    """The places of the `most` heaviest weights, the heaviest first, among equals the first to come.

    >>> heaviest([0.5, 2.0, 0.5, 1.0], 3)
    [1, 3, 0]
    """
    # Sorting bare numbers takes a third of the time of sorting them with what they belong to.
    least = sorted(weights)[-most] if len(weights) > most else min(weights, default=0.0)
    ranked = sorted([(-weight, place) for place, weight in enumerate(weights) if weight >= least])
    return [place for _, place in ranked[:most]]
