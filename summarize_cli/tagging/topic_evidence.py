"""The words of an article that speak for its topics and against them, as they are written there."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from summarize_cli.article import Topic
from summarize_cli.language.document import Document
from summarize_cli.tagging.topic_features import TopicFeatures, Words, paired, weighted_counts, words_of
from summarize_cli.tagging.topics import TopicWeights, evidence

MOST_FOR, MOST_AGAINST = 8, 4

_NOTHING = Words((), ())


def with_evidence(topics: Sequence[Topic], document: Document, weights: TopicWeights) -> tuple[Topic, ...]:
    """The topics with their `evidence`: word, or two in a row -> log-odds that it adds to the topic's.

    At most MOST_FOR words that speak for a topic, then at most MOST_AGAINST against it, the strongest first.
    Inflected forms count as one word and are shown by the most frequent. The log-odds are the topic's own,
    before it is set against the other topics.
    """
    written = _spellings(document, weights.features)
    return tuple(
        replace(topic, evidence=_strongest(evidence(document, weights, topic.code), written))
        for topic in topics
    )


def _strongest(added: Mapping[int, float], written: Mapping[int, str]) -> dict[str, float]:
    sums: dict[str, float] = {}
    for feature, value in added.items():
        sums[written[feature]] = sums.get(written[feature], 0.0) + value
    ordered = sorted(sums.items(), key=lambda item: (-abs(item[1]), item[0]))
    speaking_for = [item for item in ordered if item[1] > 0][:MOST_FOR]
    return dict(speaking_for + [item for item in ordered if item[1] < 0][:MOST_AGAINST])


def _spellings(document: Document, features: TopicFeatures) -> dict[int, str]:
    """Feature -> its most frequent spelling in the document, the earlier one of equals."""
    counts: Counter[tuple[int, str]] = Counter()
    for tokens, terms in words_of(document):
        for (token, term), count in Counter(zip(tokens, terms, strict=True)).items():
            # Asked of the counting itself, so that no word goes unnamed.
            for feature in weighted_counts(Words((token,), (term,)), _NOTHING, features):
                counts[feature, token] += count
        for spellings, (first, second) in zip(pairwise(tokens), pairwise(terms), strict=True):
            if isinstance(first, int) and isinstance(second, int):
                pair = paired(first, second)
                if pair in features.pairs:
                    counts[features.pairs[pair], " ".join(spellings)] += 1
    written: dict[int, str] = {}
    for (feature, spelling), _ in counts.most_common():
        written.setdefault(feature, spelling)
    return written
