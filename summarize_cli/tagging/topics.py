"""Topics of an article: one linear score a topic over TF-IDF, calibrated together.

Training (`summarize_cli.training.topics`) learns the numbers with scikit-learn; here they are only
multiplied. A term's value is its weighted count, damped, times its idf, sharpened; an article's values form a
vector of length 1, so that a long article is no surer of its topics than a short one. A topic's score is
that vector times the topic's weights. Scores become comparable by Platt scaling (Platt 1999), and a topic
becomes less likely where another one is more so.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from math import exp, sqrt
from operator import mul
from struct import Struct

from summarize_cli.article import Topic
from summarize_cli.language.lexicon import Term
from summarize_cli.tagging.iptc import name_of

_TITLE_WEIGHT = 4.0

# (words, weight of each) from the start of the prose on. News says first what it is about; of a book
# the opening pages are looked at, so that it takes no longer than a long article.
_STRETCHES = ((170, 2.0), (230, 1.0), (600, 0.5))
_WORDS_LOOKED_AT = sum(words for words, _ in _STRETCHES)

# Between a plain count (1) and presence (0); by cross-validation, where a logarithm did worse.
COUNT_POWER = 0.75

# Above 1: rarer words say more about the topic than their idf alone.
IDF_POWER = 1.3

# Beyond this it is no text to judge. Of 9,599 annotated articles, briefs of one sentence among them, 14 are;
# log files, placeholder text, other languages and some verse are.
_FEWEST_WORDS = 20
_FEWEST_KNOWN_TERMS = 8
_LEAST_KNOWN_SHARE = 0.65
_STOP_WORD_SHARES = (0.15, 0.62)


_MOST_ROWS = 20_000


_OFFSET = 128
"""Added to a weight's byte, so that no field of a packed row is negative and none borrows from the next."""

_FIXED_POINT = 2.0**40
"""Fractions of this are what a packed product counts in: an article's scores are exact to 1e-7."""


class _Rows(dict[int, int]):
    """Feature -> the weights of its row, 64 bits each, packed into one integer.

    One multiplication of such an integer serves all topics at once, in C, where a loop over the topics
    would take ten times as long. Packed when first asked for; bounded, as long runs need.
    """

    def __init__(self, weights: Sequence[int], width: int) -> None:
        super().__init__()
        self._weights, self._width = weights, width
        self.fields = Struct(f"<{width}Q")

    def __missing__(self, feature: int) -> int:
        start = feature * self._width
        steps = [step + _OFFSET for step in self._weights[start : start + self._width]]
        row = int.from_bytes(self.fields.pack(*steps), "little")
        if len(self) >= _MOST_ROWS:
            self.clear()
        self[feature] = row
        return row


@dataclass(frozen=True, slots=True)
class TopicWeights:
    """What training learnt. F: features of the vocabulary, T: topics.

    The score of topic t is `biases[t]` plus the sum of value * weights[f * T + t] * scales[f] over the
    article's features f. `slopes` and `intercepts` turn scores into log-odds, each topic for itself;
    `own`, `rival` and `offsets` turn these, and the highest among the other topics, into final ones.
    """

    codes: Sequence[str]
    weights: Sequence[int]
    """(F * T,) row-major, signed bytes."""
    scales: Sequence[float]
    """(F,) what one step of a weight is worth."""
    idf: Sequence[float]
    """(F,)"""
    biases: Sequence[float]
    """(T,)"""
    slopes: Sequence[float]
    """(T,)"""
    intercepts: Sequence[float]
    """(T,)"""
    offsets: Sequence[float]
    """(T,)"""
    own: float
    rival: float
    threshold: float
    """The confidence above which a topic is shown."""
    rows: _Rows = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "rows", _Rows(self.weights, len(self.codes)))


def classify(
    title_terms: Sequence[Term | None],
    sentence_terms: Iterable[Sequence[Term | None]],
    weights: TopicWeights,
    limit: int,
) -> tuple[Topic, ...]:
    """At most `limit` topics, the surest first; none where the text is too little or too strange to judge."""
    if limit <= 0:
        return ()
    sentences = list(sentence_terms)
    counts = weighted_counts(title_terms, sentences)
    if not _can_be_judged([*title_terms, *_opening(sentences)], len(counts)):
        return ()
    sure = confidences(scores(term_values(counts, weights.idf), weights), weights)
    shown = [
        (confidence, code)
        for confidence, code in zip(sure, weights.codes, strict=True)
        if confidence > weights.threshold
    ]
    shown.sort(key=lambda pair: -pair[0])
    return tuple(Topic(code, name_of(code), confidence) for confidence, code in shown[:limit])


def rank(
    title_terms: Sequence[Term | None], sentence_terms: Iterable[Sequence[Term | None]], weights: TopicWeights
) -> tuple[Topic, ...]:
    """All topics, the surest first, whatever the text."""
    values = term_values(weighted_counts(title_terms, sentence_terms), weights.idf)
    sure = confidences(scores(values, weights), weights)
    topics = (
        Topic(code=code, name=name_of(code), confidence=confidence)
        for code, confidence in zip(weights.codes, sure, strict=True)
    )
    return tuple(sorted(topics, key=lambda topic: -topic.confidence))


def evidence(
    title_terms: Sequence[Term | None],
    sentence_terms: Iterable[Sequence[Term | None]],
    weights: TopicWeights,
    code: str,
) -> dict[int, float]:
    """Feature -> what it adds to the topic's log-odds, the strongest in favour first.

    With the topic's own constant they sum to its log-odds before it is set against the other topics.

    Raises:
        ValueError: the model has no such topic.
    """
    topic = list(weights.codes).index(code)
    values = term_values(weighted_counts(title_terms, sentence_terms), weights.idf)
    slope, width = weights.slopes[topic], len(weights.codes)
    added = {
        feature: value * weights.weights[feature * width + topic] * weights.scales[feature] * slope
        for feature, value in values.items()
    }
    return dict(sorted(added.items(), key=lambda item: (-item[1], item[0])))


def weighted_counts(
    title_terms: Iterable[Term | None], sentence_terms: Iterable[Sequence[Term | None]]
) -> dict[int, float]:
    """Feature -> how often it occurs, the title's and the first words' occurrences counting more."""
    counts = {
        term: count * _TITLE_WEIGHT for term, count in Counter(title_terms).items() if isinstance(term, int)
    }
    words = _opening(sentence_terms)
    for length, weight in _STRETCHES:
        for term, count in Counter(islice(words, length)).items():
            if isinstance(term, int):
                counts[term] = counts.get(term, 0.0) + count * weight
    return counts


def term_values(counts: Mapping[int, float], idf: Sequence[float]) -> dict[int, float]:
    """Feature -> its TF-IDF value; the values' squares sum to 1."""
    values = {feature: count**COUNT_POWER * idf[feature] ** IDF_POWER for feature, count in counts.items()}
    length = sqrt(sum(value * value for value in values.values())) or 1.0
    return {feature: value / length for feature, value in values.items()}


def scores(values: Mapping[int, float], weights: TopicWeights) -> list[float]:
    """(T,) the linear score of each topic."""
    if not values:
        return list(weights.biases)
    scales, rows = weights.scales, weights.rows
    amounts = [int(value * scales[feature] * _FIXED_POINT) for feature, value in values.items()]
    packed = sum(map(mul, map(rows.__getitem__, values), amounts))
    fields = rows.fields.unpack(packed.to_bytes(rows.fields.size, "little"))
    offset = _OFFSET * sum(amounts)
    return [
        bias + (field - offset) / _FIXED_POINT for bias, field in zip(weights.biases, fields, strict=True)
    ]


def confidences(linear: Sequence[float], weights: TopicWeights) -> list[float]:
    """(T,) the calibrated probability of each topic, from the linear scores."""
    odds = [
        slope * score + intercept
        for slope, score, intercept in zip(weights.slopes, linear, weights.intercepts, strict=True)
    ]
    best, second = sorted([*odds, 0.0] if len(odds) == 1 else odds)[-1:-3:-1]
    return [
        _probability(weights.own * own + weights.rival * (second if own == best else best) + offset)
        for own, offset in zip(odds, weights.offsets, strict=True)
    ]


def _probability(log_odds: float) -> float:
    if log_odds < 0:  # so that exp cannot overflow
        small = exp(log_odds)
        return small / (1.0 + small)
    return 1.0 / (1.0 + exp(-log_odds))


def _opening(sentence_terms: Iterable[Sequence[Term | None]]) -> Iterable[Term | None]:
    return islice(chain.from_iterable(sentence_terms), _WORDS_LOOKED_AT)


def _can_be_judged(words: Sequence[Term | None], known_terms: int) -> bool:
    """Whether `words`, which hold `known_terms` different known terms, are enough, and like English prose."""
    stop_words = words.count(None)
    unknown = list(map(type, words)).count(str)
    content = len(words) - stop_words
    lowest, highest = _STOP_WORD_SHARES
    return (
        len(words) >= _FEWEST_WORDS
        and known_terms >= _FEWEST_KNOWN_TERMS
        and content - unknown >= _LEAST_KNOWN_SHARE * content
        and lowest * len(words) <= stop_words <= highest * len(words)
    )
