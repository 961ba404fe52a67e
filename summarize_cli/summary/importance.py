"""How likely each word of an article is to be in a summary of it, from how the article uses the word.

Estimating words before sentences follows Hong and Nenkova, "Improving the Estimation of Word Importance for
News Multi-Document Summarization" (EACL 2014), with few features that cost one pass over the article.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, compress
from math import exp
from operator import not_

from summarize_cli.language.document import Document
from summarize_cli.language.lexicon import Term
from summarize_cli.summary.tfidf import Idf, Vector

_MOST_COUNTED = 12
_COUNT_BINS = (0, 0, 1, 2, 3, 4, 4, 5, 5, 5, 6, 6, 7)
"""Occurrences, at most `_MOST_COUNTED` -> bin."""
_COUNTS = ("1", "2", "3", "4", "5-6", "7-9", "10-11", "12+")
_CASES = ("lower", "mixed", "capital")

_FIRST_BINS = (0, 1, 2, 3, 4, 4, 5, 5, 5, 5, *[6] * 10)
"""Sentence of the first occurrence -> bin; what comes later is the last bin."""
_FIRSTS = ("0", "1", "2", "3", "4-5", "6-9", "10-19", "20+")

_RARITIES = 9
"""Idf is binned by its whole part, 1 to 9 and above."""

WORD_FEATURES: tuple[str, ...] = (
    *(f"word.count {count}, {case}" for case in _CASES for count in _COUNTS),
    *(f"word.first in sentence {first}" for first in _FIRSTS),
    *(f"word.idf {rarity + 1}" for rarity in range(_RARITIES)),
    "word.in title",
    "word.number",
)
"""Each is a statement that holds of a word or does not."""

_FIRST = len(_CASES) * len(_COUNTS)
_RARITY = _FIRST + len(_FIRSTS)
_IN_TITLE = _RARITY + _RARITIES
_NUMBER = _IN_TITLE + 1

# A kind of use in one number: rarity, then what each of the other statements adds.
_PER_FIRST = _RARITIES
_PER_COUNT = _PER_FIRST * len(_FIRSTS)
_PER_CASE = _PER_COUNT * len(_COUNTS)
_TITLED = _PER_CASE * len(_CASES)
_NUMERIC = _TITLED * 2
_RARITY_OF = tuple(min(_RARITIES - 1, max(0, whole - 1)) for whole in range(32))
_OF_COUNT = tuple(place * _PER_COUNT for place in _COUNT_BINS)
_OF_FIRST = tuple(place * _PER_FIRST for place in _FIRST_BINS)


@dataclass(frozen=True, slots=True)
class Usage:
    """How an article uses its terms. N sentences."""

    idf: Vector
    """Of the terms of the sentences, in the order of `counts`, then of the title's."""
    held: list[list[Term]]
    """(N,) the terms of each sentence in order, without stop words."""
    capitals: list[list[Term | None]]
    """(N,) the terms, stop words among them, of words that are not in lower case; without the first word."""
    counts: dict[Term, int]
    """Occurrences in the sentences, in the order of the first."""
    first: dict[Term, int]
    """Sentence of the first occurrence, parallel to `counts`."""
    kinds: dict[Term, int]
    """The kind of use, parallel to `counts`: a number that `statements` takes apart."""


def usage(document: Document, idf: Idf) -> Usage:
    """Count and describe the terms of a document's sentences."""
    held = [[term for term in terms if term is not None] for terms in document.terms]
    counts = Counter(chain.from_iterable(held))
    title = {term for term in document.title_terms if term is not None}
    rarity = idf.of(counts)
    # The keys first, so that their order is that of the counts; then from the end, so that the first wins.
    first = dict.fromkeys(counts, 0)
    for index in range(len(held) - 1, -1, -1):
        first.update(dict.fromkeys(held[index], index))
    most, later = len(_OF_COUNT) - 1, 7 * _PER_FIRST
    places = [*_OF_FIRST[: len(held)], *[later] * (len(held) - len(_OF_FIRST))]
    described = [
        _OF_COUNT[count if count < most else most]  # noqa: FURB136 - a call a term
        + places[place]
        + _RARITY_OF[int(rare)]
        for count, place, rare in zip(counts.values(), first.values(), rarity.values(), strict=True)
    ]
    kinds = dict(zip(counts, described, strict=True))
    for term in title & kinds.keys():
        kinds[term] += _TITLED
    capitals = _add_cases(document, counts, kinds)
    rarity.update(idf.of(title))
    return Usage(rarity, held, capitals, counts, first, kinds)


def _add_cases(
    document: Document, counts: dict[Term, int], kinds: dict[Term, int]
) -> list[list[Term | None]]:
    """Tell `kinds` of capitals and numbers, and answer what `Usage.capitals` holds."""
    found: list[list[Term | None]] = []
    capitals: dict[Term, int] = {}
    numbers: set[Term] = set()
    for words, terms in zip(document.tokens, document.terms, strict=True):
        capital = list(compress(zip(terms, words, strict=True), map(not_, map(str.islower, words))))
        for term, word in capital:
            if term is not None:
                if word[0].isdigit():
                    numbers.add(term)
                else:
                    capitals[term] = capitals.get(term, 0) + 1
        inner = [term for term, _ in capital]
        if inner and not words[0].islower():
            del inner[0]
        found.append(inner)
    for term, count in capitals.items():
        kinds[term] += _PER_CASE * 2 if count == counts[term] else _PER_CASE
    for term in numbers:
        kinds[term] += _NUMERIC
    return found


def statements(kind: int) -> tuple[int, ...]:
    """Numbers of the WORD_FEATURES that hold of a term that is used so."""
    numeric, kind = divmod(kind, _NUMERIC)
    titled, kind = divmod(kind, _TITLED)
    cased, kind = divmod(kind, _PER_COUNT)
    first, rarity = divmod(kind, _PER_FIRST)
    return (cased, _FIRST + first, _RARITY + rarity, *[_IN_TITLE] * titled, *[_NUMBER] * numeric)


def importances(used: Usage, weights: Sequence[float], bias: float) -> Vector:
    """Term -> probability that a summary holds it (logistic). `weights` are parallel to WORD_FEATURES."""
    likely = _probabilities(tuple(weights), bias)
    return dict(zip(used.kinds, map(likely.__getitem__, used.kinds.values()), strict=True))


class _Probabilities(dict[int, float]):
    """Kind of use -> probability, worked out once: there are a few thousand kinds at most."""

    def __init__(self, weights: Sequence[float], bias: float) -> None:
        super().__init__()
        self._weights, self._bias = weights, bias

    def __missing__(self, kind: int) -> float:
        weights = self._weights
        self[kind] = 1 / (1 + exp(-self._bias - sum([weights[number] for number in statements(kind)])))
        return self[kind]


@lru_cache(maxsize=4)
def _probabilities(weights: tuple[float, ...], bias: float) -> _Probabilities:
    return _Probabilities(weights, bias)
