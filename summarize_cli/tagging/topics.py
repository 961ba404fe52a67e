"""Topics of an article: one linear score a topic over TF-IDF, then all scores judged together.

Training (`summarize_cli.training.topics`) learns the numbers with scikit-learn; here they are only
multiplied. An article's feature values form a vector of length 1, so that a long article is no surer of its
topics than a short one. A topic's score is that vector times the topic's weights.
"""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import mul
from struct import Struct
from typing import Any, Protocol

from summarize_cli.article import Topic
from summarize_cli.language.document import Document
from summarize_cli.language.remembered import Remembered
from summarize_cli.model.numbers import floats, moderate
from summarize_cli.tagging.iptc import name_of
from summarize_cli.tagging.topic_features import (
    COUNT_POWER,
    STRETCHES,
    TITLE_TIMES,
    TopicFeatures,
    Words,
    feature_values,
    numbered,
    raw_values,
    weighted_counts,
    words_of,
)
from summarize_cli.tagging.topic_gate import can_be_judged
from summarize_cli.tagging.topic_judgement import HIGHEST, Judgement, confidences

try:
    from summarize_cli.native import topics as twin
except ImportError:
    SCORER = None
else:
    SCORER = twin.Scorer

_OFFSET = 128
"""Added to a weight's byte, so that no field of a packed row is negative and none borrows from the next."""

_ABOVE_ZERO = bytes(byte ^ _OFFSET for byte in range(256))
"""A signed byte's bits -> the byte plus _OFFSET."""

_FIXED_POINT = 2.0**40
"""Fractions of this are what a packed product counts in: an article's scores are exact to 1e-7."""


class _Rows(Remembered[int, int]):
    """Feature -> the weights of its row, 64 bits each, packed into one integer.

    One multiplication of such an integer serves all topics at once, in C, where a loop over the topics
    would take ten times as long. Packed when first asked for; bounded, as long runs need.
    """

    def __init__(self, weights: Sequence[int], width: int) -> None:
        super().__init__()
        self._weights, self._width = _as_bytes(weights), width
        self.fields = Struct(f"<{width}Q")

    def worked_out(self, feature: int) -> int:
        """The row of a feature."""
        start = feature * self._width
        steps = bytes(self._weights[start : start + self._width]).translate(_ABOVE_ZERO)
        return int.from_bytes(self.fields.pack(*steps), "little")


def _as_bytes(weights: Sequence[int]) -> memoryview:
    """The same memory, unsigned."""
    return memoryview(weights if isinstance(weights, memoryview | array) else array("b", weights)).cast("B")


class Confident(Protocol):
    """What is made of the weights, compiled: it computes the same confidences."""

    def confidences(self, title: Words, prose: Words) -> list[float]:
        """(T,) how sure it is of each topic."""


@dataclass(frozen=True, slots=True)
class TopicWeights:
    """What training learnt. F: features, T: topics.

    The score of topic t is `biases[t]` plus the sum of value * weights[f * T + t] * scales[f] over the
    article's features f.
    """

    codes: Sequence[str]
    features: TopicFeatures
    weights: Sequence[int]
    """(F * T,) row-major, signed bytes."""
    scales: Sequence[float]
    """(F,) what one step of a weight is worth."""
    biases: Sequence[float]
    """(T,)"""
    judgement: Judgement
    threshold: float
    """The confidence above which a topic is shown."""
    compiled: Confident | None = field(default=None, repr=False, compare=False)
    rows: _Rows = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "rows", _Rows(self.weights, len(self.codes)))


def assembled(tensors: Mapping[str, Any], described: Mapping[str, Any], *, terms: int) -> TopicWeights:
    """The weights as a model file holds them; `terms` is how many features its vocabulary has.

    Raises:
        KeyError, TypeError: a part is missing.
        ValueError: the parts do not fit together.
    """
    codes, function_words = (_names(described, part) for part in ("codes", "function_words"))
    count, flat_pairs = len(codes), tensors["topics.pairs"]
    features = numbered(
        function_words,
        array("Q", flat_pairs.cast("B").cast("Q")),
        floats(tensors["topics.values"]),
        terms,
    )
    parts = ("biases", "slopes", "intercepts", "offsets")
    vectors = {part: tensors[f"topics.{part}"].tolist() for part in parts}
    sizes = {len(vector) for vector in vectors.values()}
    length = terms + len(function_words) + len(flat_pairs) // 2
    if (
        not (count and terms)
        or sizes != {count}
        or {len(features.values), len(tensors["topics.scales"])} != {length}
        or len(tensors["topics.weights"]) != length * count
    ):
        raise ValueError("its topics do not fit together")
    scales = floats(tensors["topics.scales"])
    judgement = Judgement(
        slopes=vectors["slopes"],
        intercepts=vectors["intercepts"],
        offsets=vectors["offsets"],
        own=moderate(described, "own"),
        rival=moderate(described, "rival"),
        holds=_rows_of(tensors["topics.holds"], count, 2 + 2 * count + min(HIGHEST, count)),
        first=_rows_of(tensors["topics.first"], count, 1 + count),
    )
    return TopicWeights(
        codes=codes,
        features=features,
        weights=tensors["topics.weights"],
        scales=scales,
        biases=vectors["biases"],
        judgement=judgement,
        threshold=moderate(described, "threshold"),
        compiled=_compiled(features, scales, tensors, judgement, terms),
    )


def _compiled(
    features: TopicFeatures,
    scales: "array[float]",
    tensors: Mapping[str, Any],
    judgement: Judgement,
    terms: int,
) -> Confident | None:
    pairs, values = features.in_order, features.values
    if SCORER is None or not (isinstance(pairs, array) and isinstance(values, array)):
        return None
    return SCORER(
        features.function_words,
        pairs,
        values,
        scales,
        tensors["topics.weights"],
        array("d", tensors["topics.biases"]),
        judgement,
        HIGHEST,
        terms=terms,
        stretches=STRETCHES,
        title_times=TITLE_TIMES,
        power=COUNT_POWER,
        fixed_point=_FIXED_POINT,
    )


def _names(described: Mapping[str, Any], part: str) -> tuple[str, ...]:
    names = described[part]
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise TypeError(f"{part} are no list of strings")
    if len(set(names)) < len(names):
        raise ValueError(f"of its topics' {part} two are the same")
    return tuple(names)


def _rows_of(flat: Sequence[float], rows: int, width: int) -> tuple[tuple[float, ...], ...]:
    if len(flat) != rows * width:
        raise ValueError("its topics do not fit together")
    return tuple(tuple(flat[start : start + width]) for start in range(0, len(flat), width))


def classify(document: Document, weights: TopicWeights, limit: int) -> tuple[Topic, ...]:
    """At most `limit` topics, the surest first; none where the text is too little or too strange to judge."""
    if limit <= 0:
        return ()
    title, prose = words_of(document)
    if not can_be_judged(title, prose):
        return ()
    return _ranked(_confidences(title, prose, weights), weights, weights.threshold)[:limit]


def rank(document: Document, weights: TopicWeights) -> tuple[Topic, ...]:
    """All topics, the surest first, whatever the text."""
    return _ranked(_confidences(*words_of(document), weights), weights)


def evidence(document: Document, weights: TopicWeights, code: str) -> dict[int, float]:
    """Feature -> what it adds to the topic's log-odds, the strongest in favour first.

    With the topic's own constant they sum to its log-odds before it is set against the other topics.

    Raises:
        ValueError: the model has no such topic.
    """
    topic = list(weights.codes).index(code)
    values = feature_values(weighted_counts(*words_of(document), weights.features), weights.features)
    slope, width = weights.judgement.slopes[topic], len(weights.codes)
    added = {
        feature: value * weights.weights[feature * width + topic] * weights.scales[feature] * slope
        for feature, value in values.items()
    }
    return dict(sorted(added.items(), key=lambda item: (-item[1], item[0])))


def _confidences(title: Words, prose: Words, weights: TopicWeights) -> list[float]:
    """(T,) how sure it is of each topic."""
    if weights.compiled is not None:
        return weights.compiled.confidences(title, prose)
    linear = scores(weighted_counts(title, prose, weights.features), weights)
    return confidences(linear, weights.judgement)


def scores(counts: Mapping[int, int], weights: TopicWeights) -> list[float]:
    """(T,) the linear score of each topic, from the article's weighted counts."""
    if not counts:
        return list(weights.biases)
    values, length = raw_values(counts, weights.features)
    rows = weights.rows
    steps = map(mul, values, map(weights.scales.__getitem__, counts))
    amounts = [*map(int, map((_FIXED_POINT / length).__mul__, steps))]
    packed = sum(map(mul, map(rows.__getitem__, counts), amounts))
    fields = rows.fields.unpack(packed.to_bytes(rows.fields.size, "little"))
    offset = _OFFSET * sum(amounts)
    return [
        bias + (field - offset) / _FIXED_POINT for bias, field in zip(weights.biases, fields, strict=True)
    ]


def _ranked(sure: Sequence[float], weights: TopicWeights, threshold: float = -1.0) -> tuple[Topic, ...]:
    found = zip(sure, weights.codes, strict=True)
    shown = sorted((pair for pair in found if pair[0] > threshold), key=lambda pair: -pair[0])
    return tuple(Topic(code, name_of(code), confidence) for confidence, code in shown)
