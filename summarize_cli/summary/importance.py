"""How likely each word of an article is to be in a summary of it, from how the article uses the word.

Estimating words before sentences follows Hong and Nenkova, "Improving the Estimation of Word Importance for
News Multi-Document Summarization" (EACL 2014), with few features that cost one pass over the article. What a
word itself tells beyond its use ("killed" more, "Tuesday" less) is a factor of its odds.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain, compress, repeat
from math import exp
from operator import lt, not_, or_, sub
from typing import NamedTuple

from summarize_cli.language.document import Document
from summarize_cli.language.lexicon import Term
from summarize_cli.summary.habits import place_matters
from summarize_cli.summary.tfidf import Idf, Vector

_MOST_COUNTED = 12
COUNT_BINS = (0, 0, 1, 2, 3, 4, 4, 5, 5, 5, 6, 6, 7)
"""Occurrences, at most `_MOST_COUNTED` -> bin."""
COUNTS = ("1", "2", "3", "4", "5-6", "7-9", "10-11", "12+")
_CASES = ("lower", "mixed", "capital")

FIRST_BINS = (0, 1, 2, 3, 4, 4, 5, 5, 5, 5, *[6] * 10)
"""Sentence of the first occurrence -> bin; what comes later is the last bin."""
FIRSTS = ("0", "1", "2", "3", "4-5", "6-9", "10-19", "20+")

RARITIES = 9
"""Idf is binned by its whole part, 1 to 9 and above."""

QUOTED = ("never", "up to 1/4", "up to 1/2", "up to 3/4", "mostly", "always")
"""Of a word's occurrences, those in sentences that hold a quotation."""

_AFTER_DIGITS = ":"
"""The character after 9: what sorts before it is a token that begins with a digit."""

SIZES = (90, 140, 190, 240, 300, 380, 480, 650)
"""Different terms from which the next bin of an article's size begins."""

WORD_FEATURES: tuple[str, ...] = (
    *(f"word.count {count}, {case}" for case in _CASES for count in COUNTS),
    *(f"word.idf {rarity + 1}" for rarity in range(RARITIES)),
    *(f"word.quoted {share}" for share in QUOTED),
    "word.in title",
    "word.number",
    *(f"word.first in sentence {first}" for first in FIRSTS),
    *(f"word.of {low} to {high - 1} terms" for low, high in zip((1, *SIZES), (*SIZES, 100_000), strict=True)),
)
"""Each is a statement that holds of a word or does not; what it says of the first sentence fades with
`habits.place_matters`."""

_RARITY = len(_CASES) * len(COUNTS)
_QUOTATION = _RARITY + RARITIES
_IN_TITLE = _QUOTATION + len(QUOTED)
_NUMBER = _IN_TITLE + 1
FIRST = _NUMBER + 1
"""The number of the first statement about a word's first sentence; as many follow as there are bins."""
SIZE = FIRST + len(FIRSTS)
"""The number of the first statement about the article's size."""

# A kind of use in one number: rarity, then what each of the other statements adds.
_PER_COUNT = RARITIES
_PER_CASE = _PER_COUNT * len(COUNTS)
_PER_QUOTATION = _PER_CASE * len(_CASES)
_TITLED = _PER_QUOTATION * len(QUOTED)
_NUMERIC = _TITLED * 2
RARITY_OF = tuple(min(RARITIES - 1, max(0, whole - 1)) for whole in range(32))
_OF_COUNT = tuple(place * _PER_COUNT for place in COUNT_BINS)


SURE = 300.0
"""Log-odds: more says nothing more, and two of them are still a number as odds."""


class WordModel(NamedTuple):
    """What was learned about words."""

    weights: tuple[float, ...]
    """Parallel to WORD_FEATURES."""
    bias: float
    odds: Sequence[float] = ()
    """(F,) by feature number: how many times likelier a term is than its use alone says. Others: 1."""


class Usage(NamedTuple):
    """How an article uses its terms. N sentences, D different terms."""

    idf: Vector
    """Of the terms of the sentences, in the order of `counts`, then of the title's."""
    held: list[list[Term]]
    """(N,) `Document.held`."""
    capitals: list[list[Term | None]]
    """(N,) the terms, stop words among them, of words with a capital or a digit; without the first word."""
    numerals: list[int]
    """(N,) how many of a sentence's words begin with a digit."""
    counts: Mapping[Term, int]
    """(D,) `Document.counts`."""
    ends: list[int]
    """(N,) how many different terms have come up to the end of each sentence: those of `counts` before it."""
    kinds: dict[Term, int]
    """The kind of use, parallel to `counts`: a number that `statements` takes apart."""
    places: list[int]
    """(D,) bin of the sentence of the first occurrence, parallel to `counts`."""
    place: float
    """How much these count, 0..1."""
    size: int
    """Bin of the number of different terms."""


def usage(document: Document, idf: Idf) -> Usage:
    """Count and describe the terms of a document's sentences."""
    held, counts = document.held, document.counts
    title = {term for term in document.title_terms if term is not None}
    rarity = idf.of(counts)
    most = len(_OF_COUNT) - 1
    described = [
        _OF_COUNT[count if count < most else most]  # noqa: FURB136 - a call a term
        + RARITY_OF[int(rare)]
        for count, rare in zip(counts.values(), rarity.values(), strict=True)
    ]
    kinds = dict(zip(counts, described, strict=True))
    for term in title & kinds.keys():
        kinds[term] += _TITLED
    capitals, numerals = _add_cases(document, counts, kinds)
    _add_quotations(document, held, counts, kinds)
    rarity.update(idf.of(title))
    ends = _ends(held)
    bins = [*FIRST_BINS[: len(held)], *[len(FIRSTS) - 1] * (len(held) - len(FIRST_BINS))]
    new = map(sub, ends, [0, *ends])
    return Usage(
        idf=rarity,
        held=held,
        capitals=capitals,
        numerals=numerals,
        counts=counts,
        ends=ends,
        kinds=kinds,
        places=[*chain.from_iterable(map(repeat, bins, new))],
        place=place_matters(len(held)),
        size=bisect_right(SIZES, len(counts)),
    )


def _ends(held: Sequence[Sequence[Term]]) -> list[int]:
    """What `Usage.ends` holds."""
    seen: set[Term] = set()
    ends = []
    for terms in held:
        seen.update(terms)
        ends.append(len(seen))
    return ends


def _add_cases(
    document: Document, counts: Mapping[Term, int], kinds: dict[Term, int]
) -> tuple[list[list[Term | None]], list[int]]:
    """Tell `kinds` of capitals and numbers, and answer what `Usage.capitals` and `.numerals` hold."""
    capitals: list[list[Term | None]] = []
    numerals: list[int] = []
    opening: list[Term | None] = []
    numbers: set[Term | None] = {None}
    for words, terms in zip(document.tokens, document.terms, strict=True):
        others = [*map(not_, map(str.islower, words))]
        numeric = [*map(lt, words, repeat(_AFTER_DIGITS))]
        numerals.append(numeric.count(True))
        if numerals[-1]:
            numbers.update(compress(terms, numeric))
            others = [*map(or_, others, numeric)]
        found = [*compress(terms, others)]
        if others[0]:
            opening.append(found.pop(0))
        capitals.append(found)
    for term, count in Counter(chain(opening, *capitals)).items():
        if term not in numbers:
            kinds[term] += _PER_CASE * 2 if count == counts[term] else _PER_CASE  # type: ignore[index] # no None
    numbers.discard(None)
    for term in numbers:
        kinds[term] += _NUMERIC  # type: ignore[index]
    return capitals, numerals


def _add_quotations(
    document: Document, held: Sequence[Sequence[Term]], counts: Mapping[Term, int], kinds: dict[Term, int]
) -> None:
    """Tell `kinds` what share of a term stands in sentences with a quotation."""
    quoted = Counter(
        chain.from_iterable(
            terms
            for terms, sentence in zip(held, document.sentences, strict=True)
            if '"' in sentence.text or "“" in sentence.text
        )
    )
    for term, count in quoted.items():
        whole = counts[term]
        # Quarters, rounded up; a fifth bin for all of them.
        kinds[term] += _PER_QUOTATION * (5 if count == whole else (4 * count + whole - 1) // whole)


def statements(kind: int) -> tuple[int, ...]:
    """Numbers of the WORD_FEATURES that hold of a term that is used so, but for its place and the size."""
    numeric, kind = divmod(kind, _NUMERIC)
    titled, kind = divmod(kind, _TITLED)
    quoted, kind = divmod(kind, _PER_QUOTATION)
    cased, rarity = divmod(kind, _PER_COUNT)
    return (
        cased, _RARITY + rarity, _QUOTATION + quoted, *[_IN_TITLE] * titled, *[_NUMBER] * numeric,
    )  # fmt: skip


def importances(used: Usage, words: WordModel) -> Vector:
    """Term -> probability that a summary holds it: a logistic regression, read as odds."""
    weights, known = words.weights, words.odds
    of_kind = _odds(weights, words.bias).__getitem__
    size = weights[SIZE + used.size]
    of_place = [exp(min(size + used.place * weight, SURE)) for weight in weights[FIRST:SIZE]]
    odds = [
        # A term that the model never saw is a string.
        of_kind(kind) * of_place[place] * (known[term] if term.__class__ is int else 1.0)
        for (term, kind), place in zip(used.kinds.items(), used.places, strict=True)
    ]
    return dict(zip(used.kinds, [odd / (1.0 + odd) for odd in odds], strict=True))


class _Odds(dict[int, float]):
    """Kind of use -> odds, worked out once: there are a few thousand kinds at most."""

    def __init__(self, weights: Sequence[float], bias: float) -> None:
        super().__init__()
        self._weights, self._bias = weights, bias

    def __missing__(self, kind: int) -> float:
        weights = self._weights
        stated = self._bias + sum([weights[number] for number in statements(kind)])
        self[kind] = exp(min(stated, SURE))
        return self[kind]


@lru_cache(maxsize=4)
def _odds(weights: tuple[float, ...], bias: float) -> _Odds:
    return _Odds(weights, bias)
