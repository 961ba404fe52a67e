"""What is measured of each sentence against the whole article: one column of numbers a measure.

Columns are standardised within the article (mean 0, variance 1, clipped), so that a weight means the same in
a short and in a long article, and in one that repeats its words and one that does not.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import log, sqrt

from summarize_cli.language.document import Document
from summarize_cli.language.lexicon import Term
from summarize_cli.summary.importance import Usage
from summarize_cli.summary.tfidf import Vector, cosine, document_vector, normalised, vector

Column = Sequence[float]
"""(N,) a number a sentence."""

MEASURES: dict[str, str] = {
    "important words, sum": "important words",
    "important words, density": "important words",
    "important words, balance": "important words",
    "important words, pairs": "important words",
    "important words, first mentions": "first mentions",
    "theme, cosine": "theme",
    "theme, agreement with the others": "theme",
    "theme, common terms": "theme",
    "theme, coverage of top terms": "theme",
    "theme, repeated pairs": "theme",
    "top terms, first mentions": "first mentions",
    "names, first mentions": "first mentions",
    "said before": "context",
    "said again": "context",
    "cosine to next": "context",
    "theme of next": "context",
    "theme of previous": "context",
    "cosine to lead": "theme",
    "cosine to title": "title",
    "length, words": "length",
    "function words": "length",
    "names": "names and numbers",
    "numerals": "names and numbers",
}
"""Measure -> its group."""

FADING = frozenset({
    "important words, first mentions", "top terms, first mentions", "names, first mentions",
    "said before", "said again", "cosine to lead",
})  # fmt: skip
"""Measures that depend on where a sentence stands, and fade where its place says little."""

_DIGITS = frozenset("0123456789")
_TOP_TERMS = 20
_LEAD = 3
_LOWEST, _HIGHEST = -2.5, 3.5
_EXPECTED_SHARE = 0.35
"""Of the important words' mass, what a summary of usual length holds: makes "balance" an expected F1."""


def sentence_vectors(document: Document, idf: Vector) -> list[Vector]:
    """The TF-IDF vector of each sentence."""
    return [vector(terms, idf) for terms in document.terms]


def measure(
    document: Document, idf: Vector, vectors: Sequence[Vector], used: Usage, importance: Vector
) -> list[Column]:
    """The columns of MEASURES in order, raw. Linear in the length of the document."""
    theme = document_vector(used.counts, idf)
    themes = [cosine(each, theme) for each in vectors]
    sums, density, balance, first_mentions = _important_words(vectors, document.terms, importance)
    coverage, first_top = _coverage(vectors, theme)
    pairs, repeated_pairs = _pairs(document.terms, importance)
    names, first_names = _names(document)
    return [
        sums, density, balance, pairs, first_mentions,
        themes, _agreement(vectors), _common_terms(vectors), coverage, repeated_pairs, first_top, first_names,
        _seen(vectors), _seen(vectors[::-1])[::-1],
        [*map(cosine, vectors, vectors[1:]), 0.0],
        [*themes[1:], 0.0], [0.0, *themes[:-1]],
        _lead_cosines(vectors), _title_cosines(document, idf, vectors),
        [log(1 + len(words)) for words in document.tokens],
        [terms.count(None) / len(terms) for terms in document.terms],
        names,
        [sum([word[0] in _DIGITS for word in words]) for words in document.tokens],
    ]  # fmt: skip


def standardised(column: Column, factor: float = 1.0) -> Column:
    """The column with mean 0 and variance 1, clipped, times `factor`; all 0 where it does not vary."""
    count = len(column)
    mean = sum(column) / count
    variance = sum([value * value for value in column]) / count - mean * mean
    if variance < 1e-9:  # noqa: PLR2004 - of rounding, not of content
        return [0.0] * count
    scale = 1 / sqrt(variance)
    scaled = [(value - mean) * scale for value in column]
    if factor != 1:
        return [min(_HIGHEST, max(_LOWEST, value)) * factor for value in scaled]
    if min(scaled) < _LOWEST or max(scaled) > _HIGHEST:
        return [min(_HIGHEST, max(_LOWEST, value)) for value in scaled]
    return scaled


def _important_words(
    vectors: Sequence[Vector], terms: Sequence[Sequence[Term | None]], importance: Vector
) -> tuple[Column, Column, Column, Column]:
    """Mass of the important words that a sentence holds: in all, by the word, by its length, first here."""
    whole = sum(importance.values()) or 1.0
    expected = whole * _EXPECTED_SHARE
    new = dict(importance)
    sums, density, balance, first = [], [], [], []
    for each, written in zip(vectors, terms, strict=True):
        mass = sum([importance[term] for term in each])
        sums.append(mass / whole)
        density.append(mass / (len(each) + 2))
        balance.append(2 * mass / (expected + len(written) / 2))
        first.append(sum([new.pop(term) for term in each if term in new]) / whole)
    return sums, density, balance, first


def _coverage(vectors: Sequence[Vector], theme: Vector) -> tuple[Column, Column]:
    """Share of the top terms' weight that a sentence holds, and that it is the first to hold."""
    ranked = sorted(theme, key=theme.__getitem__, reverse=True)[:_TOP_TERMS]
    whole = sum([theme[term] for term in ranked]) or 1.0
    top = {term: theme[term] / whole for term in ranked}
    new = dict(top)
    coverage, first = [], []
    for each in vectors:
        held = [term for term in top if term in each]
        coverage.append(sum([top[term] for term in held]))
        first.append(sum([new.pop(term) for term in held if term in new]))
    return coverage, first


def _pairs(terms: Sequence[Sequence[Term | None]], importance: Vector) -> tuple[Column, Column]:
    """Of neighbouring terms: the mass of important ones, and the share of those that the article repeats."""
    whole = sum(importance.values()) or 1.0
    held = [
        [(a, b) for a, b in pairwise(each) if a is not None and b is not None] for each in terms
    ]  # fmt: skip
    important = [sum([sqrt(importance[a] * importance[b]) for a, b in pairs]) / whole for pairs in held]
    counts: dict[tuple[Term, Term], int] = {}
    for pairs in held:
        for pair in set(pairs):
            counts[pair] = counts.get(pair, 0) + 1
    repeated = {pair: count for pair, count in counts.items() if count > 1}
    total = sum(repeated.values()) or 1
    return important, [
        sum([repeated[pair] for pair in set(pairs) if pair in repeated]) / total for pairs in held
    ]


def _names(document: Document) -> tuple[Column, Column]:
    """How many capitalised words a sentence has after its first, and how many of them are new."""
    seen: set[Term | None] = {None}
    counts, first = [], []
    for words, terms in zip(document.tokens, document.terms, strict=True):
        capital = [term for word, term in zip(words, terms, strict=True) if not word.islower()]
        if capital and not words[0].islower():
            del capital[0]
        new = set(capital) - seen
        seen |= new
        counts.append(len(capital))
        first.append(len(new))
    return counts, first


def _agreement(vectors: Sequence[Vector]) -> Column:
    """Cosine to the mean of all sentences, which a long sentence does not sway as it does the whole text."""
    mean = _summed(vectors)
    return [cosine(each, mean) for each in vectors]


def _common_terms(vectors: Sequence[Vector]) -> Column:
    """Mean logarithm of the number of sentences that a sentence's terms are in."""
    spread: dict[Term, int] = {}
    for each in vectors:
        for term in each:
            spread[term] = spread.get(term, 0) + 1
    logarithm = {term: log(count) for term, count in spread.items()}
    return [sum([logarithm[term] for term in each]) / (len(each) or 1) for each in vectors]


def _seen(vectors: Sequence[Vector]) -> list[float]:
    """Share of each vector's squared weight that lies on terms of the vectors before it."""
    seen: set[Term] = set()
    shares = []
    for each in vectors:
        shares.append(sum([weight * weight for term, weight in each.items() if term in seen]))
        seen.update(each)
    return shares


def _lead_cosines(vectors: Sequence[Vector]) -> Column:
    """Cosine to the first sentences; of these, to the others among them."""
    lead = vectors[:_LEAD]
    whole = _summed(lead)
    among = [cosine(each, _summed([*lead[:i], *lead[i + 1 :]])) for i, each in enumerate(lead)]
    return among + [cosine(each, whole) for each in vectors[_LEAD:]]


def _summed(vectors: Sequence[Vector]) -> Vector:
    total: Vector = {}
    for each in vectors:
        for term, weight in each.items():
            total[term] = total.get(term, 0.0) + weight
    return normalised(total)


def _title_cosines(document: Document, idf: Vector, vectors: Sequence[Vector]) -> Column:
    title = vector(document.title_terms, idf)
    return [cosine(each, title) for each in vectors] if title else [0.0] * len(vectors)
