"""What the score that a reader is shown of a sentence is made of: a few named parts that sum to it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from summarize_cli.article import ScoredSentence
from summarize_cli.language.document import Document
from summarize_cli.summary.features import GROUP_OF
from summarize_cli.summary.ranker import QUERY, Ranking, probability
from summarize_cli.summary.selection import HIGHEST, standings

AVERAGE, LENGTH, EARLIER = "average", "length", "earlier choices"

SHOWN_AS = {"context": "position"}
"""Group of the ranker -> the part that it is shown in: what stands around a sentence goes with where it
stands, so that readers have ten groups at most beside the average."""

PARTS = (AVERAGE, *sorted({SHOWN_AS.get(name, name) for name in GROUP_OF.values()} | {QUERY}), EARLIER)
"""Every part that a score can have, with a query or without."""

_LEAST = 1e-12
"""What is smaller comes of rounding."""


def explained(
    document: Document,
    ranking: Ranking,
    groups: Sequence[Mapping[str, float]],
    chosen: Sequence[ScoredSentence],
) -> tuple[ScoredSentence, ...]:
    """The chosen sentences with their `features`: part -> share of the score, the largest first.

    `average` is what the article's average sentence has, 0.5. A group's share is the log-odds by which it
    lifts the sentence above the group's mean in the article, times the steepness with which the logistic
    function turns all of them together into a score; `length` holds the toll and the penalty of its length
    too. The steepness lies between 0 and 1/4 whatever the sum is, so no share grows or turns its sign where
    the sum is near 0. That is the score that the sentence would have with nothing chosen before it;
    `earlier choices` is the rest, at most 0: what the sentence repeats of them or takes from a section that
    has had its turn, and that its score must lie below theirs.

    Args:
        document: with at least one sentence, N in all.
        ranking: of the N sentences.
        groups: (N,) group -> log-odds, as `ranker.contributions` answers.
        chosen: some of the sentences.
    """
    merged = [*map(_merged, groups)]
    names = dict.fromkeys((*(name for each in merged for name in each), LENGTH))
    usual = {name: sum(each.get(name, 0.0) for each in merged) / len(merged) for name in names}
    above = standings(document, ranking)
    return tuple(
        replace(
            sentence,
            features=_features(
                {name: merged[sentence.index].get(name, 0.0) - usual[name] for name in names},
                above[sentence.index],
                sentence.score,
            ),
        )
        for sentence in chosen
    )


def _merged(groups: Mapping[str, float]) -> dict[str, float]:
    sums: dict[str, float] = {}
    for name, value in groups.items():
        shown = SHOWN_AS.get(name, name)
        sums[shown] = sums.get(shown, 0.0) + value
    return sums


def _features(lifts: dict[str, float], above: float, score: float) -> dict[str, float]:
    """`lifts`: group -> log-odds above its mean; `above`: all of them with the toll and penalty of length."""
    lifts[LENGTH] += above - sum(lifts.values())
    alone = min(probability(above), HIGHEST)
    steepness = (alone - 0.5) / above if abs(above) > 1e-6 else 0.25  # noqa: PLR2004 - the limit at 0
    shares = {name: lift * steepness for name, lift in lifts.items()}
    shares[EARLIER] = score - alone
    felt = {name: share for name, share in shares.items() if abs(share) > _LEAST}
    return {AVERAGE: 0.5, **dict(sorted(felt.items(), key=lambda item: (-abs(item[1]), item[0])))}
