"""How likely each word of an article is to be in a summary of it, from how the article uses the word.

Estimating words before sentences follows Hong and Nenkova, "Improving the Estimation of Word Importance for
News Multi-Document Summarization" (EACL 2014), with few features that cost one pass over the article.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from summarize_cli.language.document import Document
from summarize_cli.language.lexicon import Term
from summarize_cli.summary.tfidf import Vector

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


@dataclass(frozen=True, slots=True)
class Usage:
    """How an article uses its terms."""

    counts: dict[Term, int]
    """Occurrences in the sentences."""
    statements: dict[Term, tuple[int, ...]]
    """Numbers of the WORD_FEATURES that hold of a term."""


def usage(document: Document, idf: Vector) -> Usage:
    """Count and describe the terms of a document's sentences, in the order of their first occurrence."""
    counts: dict[Term, int] = {}
    capitals: dict[Term, int] = {}
    first: dict[Term, int] = {}
    numbers: set[Term] = set()
    for index, (terms, words) in enumerate(zip(document.terms, document.tokens, strict=True)):
        for term, word in zip(terms, words, strict=True):
            if term is None:
                continue
            if term in counts:
                counts[term] += 1
            else:
                counts[term] = 1
                first[term] = index
            if not word.islower():
                if word[0].isdigit():
                    numbers.add(term)
                else:
                    capitals[term] = capitals.get(term, 0) + 1
    title = set(document.title_terms)
    statements = {}
    for term, place in first.items():
        count = counts[term]
        upper = capitals.get(term, 0)
        case = 0 if not upper else 2 if upper == count else 1
        holds: tuple[int, ...] = (
            case * 8 + _COUNT_BINS[min(count, _MOST_COUNTED)],
            _FIRST + (_FIRST_BINS[place] if place < len(_FIRST_BINS) else 7),
            _RARITY + min(_RARITIES - 1, int(idf[term]) - 1),
        )
        if term in title:
            holds += (_IN_TITLE,)
        if term in numbers:
            holds += (_NUMBER,)
        statements[term] = holds
    return Usage(counts, statements)


def importances(used: Usage, weights: Sequence[float], bias: float) -> Vector:
    """Term -> probability that a summary holds it (logistic). `weights` are parallel to WORD_FEATURES."""
    likely = {}
    known: dict[tuple[int, ...], float] = {}
    for term, holds in used.statements.items():
        probability = known.get(holds)
        if probability is None:
            probability = known[holds] = 1 / (1 + exp(-bias - sum([weights[number] for number in holds])))
        likely[term] = probability
    return likely
