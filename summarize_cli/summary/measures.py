"""What is measured of each sentence against the whole article: one column of numbers a measure.

Columns are standardised within the article (mean 0, variance 1, clipped), so that a weight means the same in
a short and in a long article, and in one that repeats its words and one that does not.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from itertools import chain
from math import hypot, log, sqrt
from operator import mul
from typing import NamedTuple, Protocol

from summarize_cli.language.document import Document
from summarize_cli.language.heaviest import heaviest
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

TOP_TERMS = 20
LOWEST, HIGHEST = -2.5, 3.5
EXPECTED_SHARE = 0.35
"""Of the important words' mass, what a summary of usual length holds: makes "balance" an expected F1."""


class Sentences(NamedTuple):
    """N sentences as TF-IDF vectors, kept in the parts that the measures need."""

    different: list[Collection[Term]]
    """(N,) the different terms of each."""
    lengths: list[float]
    """(N,) of the vectors before they are divided by it; 1 where there is no term."""
    shared: list[Vector]
    """(N,) of length 1, but only the terms that the article repeats: all that cosines between them need."""
    alone: list[float]
    """(N,) the squared weight of the other terms."""


def sentence_vectors(used: Usage) -> Sentences:
    """The TF-IDF vectors of the sentences."""
    idf = used.idf
    repeated = {term: idf[term] for term, count in used.counts.items() if count > 1}
    several = repeated.__contains__
    different: list[Collection[Term]] = []
    lengths, shared, alone = [], [], []
    for terms in used.held:
        times = dict.fromkeys(terms, 0)
        if len(times) == len(terms):
            length = hypot(*map(idf.__getitem__, terms)) or 1.0
            some = {term: repeated[term] / length for term in filter(several, terms)}
        else:
            for term in terms:
                times[term] += 1
            length = hypot(*[idf[term] * count for term, count in times.items()])
            some = {term: repeated[term] * times[term] / length for term in filter(several, times)}
        different.append(times)
        lengths.append(length)
        shared.append(some)
        alone.append(max(0.0, 1.0 - hypot(*some.values()) ** 2) if terms else 0.0)
    return Sentences(different, lengths, shared, alone)


class Standardised(Protocol):
    """What is measured of N sentences, scaled, and what came up on the way."""

    @property
    def columns(self) -> list[Scaled]:
        """Parallel to MEASURES."""

    @property
    def numerals(self) -> list[int]:
        """(N,) how many of a sentence's words begin with a digit."""

    @property
    def vectors(self) -> Sequence[Vector]:
        """(N,) `Sentences.shared`, by which the choice tells what is too similar."""

    def sums(self, weights: tuple[float, ...], /) -> list[float]:
        """(N,) the standardised measures of each sentence times `weights`, of which these come first."""

    def sum_of(self, index: int, weights: tuple[float, ...], /) -> float:
        """The same of one sentence."""


class Measured(NamedTuple):
    """`Standardised`, by Python."""

    columns: list[Scaled]
    numerals: list[int]
    vectors: Sequence[Vector]

    def sums(self, weights: tuple[float, ...], /) -> list[float]:
        """(N,) as there."""
        slopes = [weight * slope for weight, (_, _, slope) in zip(weights, self.columns, strict=False)]
        constant = sum([slope * mean for slope, (_, mean, _) in zip(slopes, self.columns, strict=True)])
        lines = zip(*[values for values, _, _ in self.columns], strict=True)
        return [sum(map(mul, slopes, line)) - constant for line in lines]

    def sum_of(self, index: int, weights: tuple[float, ...], /) -> float:
        """As there."""
        return sum(
            (values[index] - mean) * slope * weight
            for (values, mean, slope), weight in zip(self.columns, weights, strict=False)
        )


def measured(document: Document, used: Usage, importance: Vector, factors: Sequence[float]) -> Measured:
    """The columns of a document's sentences, scaled, each times its factor."""
    sentences = sentence_vectors(used)
    columns = measure(document, used, sentences, importance)
    return Measured([*map(scaled, columns, factors)], used.numerals, sentences.shared)


def measure(document: Document, used: Usage, sentences: Sentences, importance: Vector) -> list[Column]:
    """The columns of MEASURES in order, raw. Linear in the length of the document."""
    whole = sum(importance.values()) or 1.0
    likely = [[*map(importance.__getitem__, terms)] for terms in used.held]
    masses = [*map(sum, likely)]
    expected = whole * EXPECTED_SHARE
    # The idf of the counted terms comes first, in their order.
    theme = [*map(mul, used.counts.values(), used.idf.values())]
    themes = _theme_cosines(used, sentences, theme)
    top = _top_terms(used, theme)
    counts = [*map(len, document.tokens)]
    emphases = [hypot(*each) ** 2 for each in likely]
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
        [new / whole for new in _first_mentions([*importance.values()], used.ends)],
        themes,
        _agreement(sentences),
        [
            sum(map(top.shares.__getitem__, filter(top.shares.__contains__, each)))
            for each in sentences.different
        ],
        top.first,
        _first_names(used.capitals),
        [*map(cosine, sentences.shared, sentences.shared[1:]), 0.0],
        [*themes[1:], 0.0],
        [0.0, *themes[:-1]],
        _title_cosines(document, used, sentences),
        [log(1 + count) for count in counts],
        [1 - len(held) / count for held, count in zip(used.held, counts, strict=True)],
        [*map(len, used.capitals)],
        used.numerals,
    ]


def scaled(column: Column, factor: float = 1.0) -> Scaled:
    """How to give the column mean 0 and variance 1, clipped, times `factor`; all 0 where it does not vary."""
    count = len(column)
    mean = sum(column) / count
    variance = hypot(*column) ** 2 / count - mean * mean
    if variance < 1e-9:  # noqa: PLR2004 - of rounding, not of content
        return column, mean, 0.0
    deviation = sqrt(variance)
    low, high = mean + LOWEST * deviation, mean + HIGHEST * deviation
    if min(column) < low or max(column) > high:
        # As min and max would clip, in half the time.
        column = [low if value < low else high if value > high else value for value in column]  # noqa: FURB136
    return column, mean, factor / deviation


def standardised(column: Column, mean: float, slope: float) -> Column:
    """The values of a scaled column."""
    return [(value - mean) * slope for value in column]


def _theme_cosines(used: Usage, sentences: Sentences, theme: Sequence[float]) -> Column:
    """Cosine to the whole text, whose vector `theme` is, parallel to `Usage.counts`."""
    norm = hypot(*theme)
    products = dict(zip(used.counts, map(mul, theme, used.idf.values()), strict=True))
    return [
        sum(map(products.__getitem__, terms)) / (norm * length) if terms else 0.0
        for terms, length in zip(used.held, sentences.lengths, strict=True)
    ]


class _TopTerms(NamedTuple):
    """The heaviest terms of an article."""

    shares: Vector
    """Of their weight together."""
    first: list[float]
    """(N,) the shares of those that a sentence is the first to hold, summed."""


def _top_terms(used: Usage, theme: Sequence[float]) -> _TopTerms:
    """The theme's heaviest terms; among equals, the first to appear."""
    places = sorted(heaviest(theme, TOP_TERMS))
    whole = sum([theme[place] for place in places]) or 1.0
    terms = [*used.counts]
    shares: Vector = {}
    first = [0.0] * len(used.ends)
    for place in places:
        share = shares[terms[place]] = theme[place] / whole
        first[bisect_right(used.ends, place)] += share
    return _TopTerms(shares, first)


def _first_mentions(weights: Sequence[float], ends: Sequence[int]) -> list[float]:
    """The weights, in the order of `Usage.counts`, of the terms a sentence is the first to hold, summed."""
    return [sum(weights[start:end]) for start, end in zip([0, *ends], ends, strict=False)]


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
    total: Vector = dict.fromkeys(chain.from_iterable(sentences.shared), 0.0)
    for each in sentences.shared:
        for term, weight in each.items():
            total[term] += weight
    norm = hypot(*total.values(), sqrt(sum(sentences.alone))) or 1.0
    return [
        (sum(map(mul, each.values(), map(total.__getitem__, each))) + alone) / norm
        for each, alone in zip(sentences.shared, sentences.alone, strict=True)
    ]


def _title_cosines(document: Document, used: Usage, sentences: Sentences) -> Column:
    title = {
        term: weight * used.idf[term]
        for term, weight in vector(document.title_terms, used.idf).items()
        if term in used.counts
    }
    if not title:
        return [0.0] * len(used.held)
    return [
        sum(map(title.__getitem__, filter(title.__contains__, terms))) / length
        for terms, length in zip(used.held, sentences.lengths, strict=True)
    ]
