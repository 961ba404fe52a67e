"""What is measured of each sentence against the whole article: one column of numbers a measure.

Columns are standardised within the article (mean 0, variance 1, clipped), so that a weight means the same in
a short and in a long article, and in one that repeats its words and one that does not.
"""

from collections.abc import Iterable, Sequence
from itertools import repeat
from math import hypot, log, sqrt
from operator import mul
from typing import NamedTuple

from summarize_cli.language.document import Document
from summarize_cli.language.lexicon import Term
from summarize_cli.summary.importance import Usage
from summarize_cli.summary.tfidf import Vector, cosine, vector

Column = Sequence[float]
"""(N,) a number a sentence."""

Scaled = tuple[Column, float, float]
"""A column, clipped, its mean, and the slope: its standardised values are (value - mean) * slope."""

MEASURES: dict[str, str] = {
    "important words, sum": "important words",
    "important words, density": "important words",
    "important words, balance": "important words",
    "important words, squares": "important words",
    "important words, squares, density": "important words",
    "important pairs": "important words",
    "important pairs, density": "important words",
    "important words, first mentions": "first mentions",
    "theme, cosine": "theme",
    "theme, agreement with the others": "theme",
    "theme, coverage of top terms": "theme",
    "top terms, first mentions": "first mentions",
    "names, first mentions": "first mentions",
    "cosine to next": "context",
    "theme of next": "context",
    "theme of previous": "context",
    "cosine to title": "title",
    "length, words": "length",
    "function words": "length",
    "names": "names and numbers",
    "numerals": "names and numbers",
}
"""Measure -> its group."""

FADING = frozenset({"important words, first mentions", "top terms, first mentions", "names, first mentions"})
"""Measures that depend on where a sentence stands, and fade where its place says little."""

_AFTER_DIGITS = ":"
"""The character after 9: what sorts before it is a token that begins with a digit."""

_TOP_TERMS = 20
_LOWEST, _HIGHEST = -2.5, 3.5
_EXPECTED_SHARE = 0.35
"""Of the important words' mass, what a summary of usual length holds: makes "balance" an expected F1."""


class Sentences(NamedTuple):
    """N sentences as TF-IDF vectors, kept in the parts that the measures need."""

    weights: list[Vector]
    """(N,) term -> TF-IDF, not yet divided by the length."""
    lengths: list[float]
    """(N,) of the vectors; 1 where there is no term."""
    shared: list[Vector]
    """(N,) of length 1, but only the terms that the article repeats: all that cosines between them need."""
    alone: list[float]
    """(N,) the squared weight of the other terms."""


def sentence_vectors(used: Usage) -> Sentences:
    """The TF-IDF vectors of the sentences."""
    idf = used.idf
    weights = []
    for terms in used.held:
        each = {term: idf[term] for term in terms}
        if len(each) < len(terms):
            each = dict.fromkeys(each, 0.0)
            for term in terms:
                each[term] += idf[term]
        weights.append(each)
    lengths = [hypot(*each.values()) or 1.0 for each in weights]
    repeated = {term for term, count in used.counts.items() if count > 1}
    shared = [
        {term: weight / length for term, weight in each.items() if term in repeated}
        for each, length in zip(weights, lengths, strict=True)
    ]
    alone = [
        max(0.0, 1.0 - hypot(*some.values()) ** 2) if each else 0.0
        for each, some in zip(weights, shared, strict=True)
    ]
    return Sentences(weights, lengths, shared, alone)


def measure(document: Document, used: Usage, sentences: Sentences, importance: Vector) -> list[Column]:
    """The columns of MEASURES in order, raw. Linear in the length of the document."""
    whole = sum(importance.values()) or 1.0
    likely = [[*map(importance.__getitem__, terms)] for terms in used.held]
    masses = [*map(sum, likely)]
    expected = whole * _EXPECTED_SHARE
    # The idf of the counted terms comes first, in their order.
    theme = dict(zip(used.counts, map(mul, used.counts.values(), used.idf.values()), strict=True))
    themes = _theme_cosines(sentences, theme)
    top = _top_terms(theme)
    counts = [*map(len, document.tokens)]
    emphases = [sum(map(mul, each, each)) for each in likely]
    # How likely neighbours are to be in the summary both: what ROUGE-2 asks for.
    pairs = [sum(map(mul, each, each[1:])) for each in likely]
    return [
        [mass / whole for mass in masses],
        [mass / (len(each) + 2) for mass, each in zip(masses, likely, strict=True)],
        [2 * mass / (expected + count / 2) for mass, count in zip(masses, counts, strict=True)],
        emphases,
        [value / (len(each) + 2) for value, each in zip(emphases, likely, strict=True)],
        pairs,
        [value / (count + 2) for value, count in zip(pairs, counts, strict=True)],
        [new / whole for new in _first_mentions(importance, used)],
        themes,
        _agreement(sentences),
        [sum(map(top.get, each, repeat(0.0))) for each in sentences.weights],
        _first_mentions(top, used),
        _first_names(used.capitals),
        [*map(cosine, sentences.shared, sentences.shared[1:]), 0.0],
        [*themes[1:], 0.0],
        [0.0, *themes[:-1]],
        _title_cosines(document, used, sentences),
        [log(1 + count) for count in counts],
        [1 - len(held) / count for held, count in zip(used.held, counts, strict=True)],
        [*map(len, used.capitals)],
        [len([word for word in words if word < _AFTER_DIGITS]) for words in document.tokens],
    ]


def scaled(column: Column, factor: float = 1.0) -> Scaled:
    """How to give the column mean 0 and variance 1, clipped, times `factor`; all 0 where it does not vary."""
    count = len(column)
    mean = sum(column) / count
    variance = hypot(*column) ** 2 / count - mean * mean
    if variance < 1e-9:  # noqa: PLR2004 - of rounding, not of content
        return column, mean, 0.0
    deviation = sqrt(variance)
    low, high = mean + _LOWEST * deviation, mean + _HIGHEST * deviation
    if min(column) < low or max(column) > high:
        # As min and max would clip, in half the time.
        column = [low if value < low else high if value > high else value for value in column]  # noqa: FURB136
    return column, mean, factor / deviation


def standardised(column: Column, mean: float, slope: float) -> Column:
    """The values of a scaled column."""
    return [(value - mean) * slope for value in column]


def _theme_cosines(sentences: Sentences, theme: Vector) -> Column:
    """Cosine to the whole text."""
    norm = hypot(*theme.values())
    return [
        sum(map(mul, each.values(), map(theme.__getitem__, each))) / (norm * length) if each else 0.0
        for each, length in zip(sentences.weights, sentences.lengths, strict=True)
    ]


def _top_terms(theme: Vector) -> Vector:
    """Share of the theme's heaviest terms in their weight together; among equals, the first to appear."""
    if len(theme) <= _TOP_TERMS:
        top = theme
    else:
        # Sorting bare numbers takes a third of the time of sorting terms by them.
        least = sorted(theme.values())[-_TOP_TERMS]
        top = {term: weight for term, weight in theme.items() if weight > least}
        equals = [term for term, weight in theme.items() if weight == least]
        top |= dict.fromkeys(equals[: _TOP_TERMS - len(top)], least)
    whole = sum(top.values()) or 1.0
    return {term: weight / whole for term, weight in top.items()}


def _first_mentions(weights: Vector, used: Usage) -> list[float]:
    """The weights of the terms that a sentence is the first to hold, summed."""
    first = used.first
    sums = [0.0] * len(used.held)
    for term, weight in weights.items():
        sums[first[term]] += weight
    return sums


def _first_names(capitals: Iterable[Sequence[Term | None]]) -> Column:
    """How many of a sentence's words with a capital, but for its first, are new."""
    seen: set[Term | None] = {None}
    first = []
    for each in capitals:
        known = len(seen)
        seen.update(each)
        first.append(len(seen) - known)
    return first


def _agreement(sentences: Sentences) -> Column:
    """Cosine to the mean of all sentences, which a long sentence does not sway as it does the whole text."""
    total: Vector = {}
    for each in sentences.shared:
        for term, weight in each.items():
            total[term] = total.get(term, 0.0) + weight
    norm = hypot(*total.values(), sqrt(sum(sentences.alone))) or 1.0
    return [
        (sum(map(mul, each.values(), map(total.__getitem__, each))) + alone) / norm
        for each, alone in zip(sentences.shared, sentences.alone, strict=True)
    ]


def _title_cosines(document: Document, used: Usage, sentences: Sentences) -> Column:
    title = [pair for pair in vector(document.title_terms, used.idf).items() if pair[0] in used.counts]
    if not title:
        return [0.0] * len(sentences.weights)
    return [
        sum([weight * each[term] for term, weight in title if term in each]) / length
        for each, length in zip(sentences.weights, sentences.lengths, strict=True)
    ]
