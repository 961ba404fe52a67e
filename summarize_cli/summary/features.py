"""The features that a sentence's score is a weighted sum of, by name and group.

A row holds a sentence's features that are not 0: feature number -> value. The weights are learned in
training/ranker.py from these very rows.
"""

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from summarize_cli.language.document import Document
from summarize_cli.summary.habits import length_matters, place_matters, title_matters
from summarize_cli.summary.importance import WordModel, importances, usage
from summarize_cli.summary.marks import MARKS, marks
from summarize_cli.summary.measures import (
    FADING,
    MEASURES,
    Standardised,
    measured,
    standardised,
)
from summarize_cli.summary.tfidf import Idf, Vector
from summarize_cli.summary.twin import MEASURER

Row = dict[int, float]
"""Feature number, an index of FEATURES -> value, of those that are not 0."""

_PLACES = 10
_LAST = 3
_PARAGRAPHS = 3
_LENGTHS = (5, 8, 11, 14, 17, 20, 23, 26, 30, 35, 40, 50)
"""Tokens from which the next bin of length begins."""

_POSITIONS = (
    *(f"sentence {place + 1}" for place in range(_PLACES)),
    *(f"sentence {place + 1} from the end" for place in range(_LAST)),
    *(f"paragraph {paragraph + 1}" for paragraph in range(_PARAGRAPHS)),
    *(f"sentence {place + 1} of an article with a title" for place in range(_LAST)),
)  # fmt: skip
_LENGTH_BINS = tuple(
    f"{low} to {high - 1} words" for low, high in zip((1, *_LENGTHS), (*_LENGTHS, 1_000), strict=True)
)

GROUP_OF: dict[str, str] = (
    MEASURES | MARKS | dict.fromkeys(_POSITIONS, "position") | dict.fromkeys(_LENGTH_BINS, "length")
)
"""Feature -> its group, for explanations."""

FEATURES: tuple[str, ...] = tuple(GROUP_OF)

PLACES_AND_LENGTHS = (*_POSITIONS, *_LENGTH_BINS)
"""The features that say nothing of what a sentence says: which one it is, and how long."""

_FIRST_MARK = len(MEASURES)
_FIRST_POSITION = _FIRST_MARK + len(MARKS)

SPOKEN_FEATURES = FEATURES[:_FIRST_POSITION]
"""Those of what a sentence says: measures and marks."""

_FIRST_LENGTH = _FIRST_POSITION + len(_POSITIONS)
_END = _FIRST_POSITION + _PLACES
_PARAGRAPH = _END + _LAST
_TITLED = _PARAGRAPH + _PARAGRAPHS
_NAMES = tuple(MEASURES)


class Table(NamedTuple):
    """A document's N sentences as the ranker sees them: scoring them needs no rows."""

    measured: Standardised
    marks: list[list[int]]
    """(N,) numbers of the MARKS that a sentence bears."""
    bins: list[int]
    """(N,) of the lengths."""
    length: float
    """The value of the features of length."""
    positions: list[tuple[int, int]]
    """(sentence, feature number) of the features of position."""
    place: float
    """Their value."""

    def sums(self, weights: tuple[float, ...]) -> list[float]:
        """(N,) the features of each sentence times `weights`, which are parallel to FEATURES."""
        of_mark = weights[_FIRST_MARK:_FIRST_POSITION].__getitem__
        of_length = [self.length * weight for weight in weights[_FIRST_LENGTH:]]
        found = [
            value + sum(map(of_mark, borne)) + of_length[size]
            for value, borne, size in zip(self.measured.sums(weights), self.marks, self.bins, strict=True)
        ]
        for index, number in self.positions:
            found[index] += self.place * weights[number]
        return found

    def spoken_sum(self, index: int, weights: tuple[float, ...]) -> float:
        """The SPOKEN_FEATURES of one sentence times `weights`, which are parallel to them."""
        marked = [weights[_FIRST_MARK + mark] for mark in self.marks[index]]
        return self.measured.sum_of(index, weights) + sum(marked)

    def rows(self) -> list[Row]:
        """(N,) the same features as rows."""
        columns = [standardised(*column) for column in self.measured.columns]
        rows: list[Row] = [dict(enumerate(values)) for values in zip(*columns, strict=True)]
        for row, borne, size in zip(rows, self.marks, self.bins, strict=True):
            row.update(dict.fromkeys([_FIRST_MARK + mark for mark in borne], 1.0))
            row[_FIRST_LENGTH + size] = self.length
        for index, number in self.positions:
            rows[index][number] = self.place
        return rows


class Featured(NamedTuple):
    """A document's N sentences, one row each."""

    rows: list[Row]
    vectors: Sequence[Vector]


def features(document: Document, idf: Idf, words: WordModel) -> Featured:
    """The rows of a document's sentences: what is learned from. Takes what `table` takes."""
    found = table(document, idf, words)
    return Featured(found.rows(), found.measured.vectors)


def table(document: Document, idf: Idf, words: WordModel) -> Table:
    """The features of a document's sentences.

    Args:
        document: with at least one sentence.
        idf: of the model.
        words: what was learned about them.
    """
    place, factors = _factors(len(document.tokens))
    used = usage(document, idf)
    return _table(document, measured(document, used, importances(used, words), factors), place)


def quick_table(document: Document, idf: Idf, words: WordModel) -> Table:
    """The same, but for rounding, by compiled code where there is some.

    Training does without: a model is the same, byte for byte, wherever it is trained.
    """
    values, odds = idf.values, words.odds
    if not (MEASURER and type(idf) is Idf and isinstance(values, array) and isinstance(odds, array)):
        return table(document, idf, words)
    place, factors = _factors(len(document.tokens))
    found = MEASURER.measured(document, values, idf.highest, words.weights, words.bias, odds, place, factors)
    return _table(document, found, place)


@lru_cache(maxsize=256)
def _factors(count: int) -> tuple[float, tuple[float, ...]]:
    """How much places count among so many sentences, and what each measure is scaled by."""
    place = place_matters(count)
    factors = {
        **dict.fromkeys(FADING, place),
        "length, words": length_matters(count),
        "cosine to title": title_matters(count),
    }
    return place, tuple([factors.get(name, 1.0) for name in _NAMES])


def _table(document: Document, found: Standardised, place: float) -> Table:
    return Table(
        measured=found,
        marks=marks(document, found.numerals),
        bins=[bisect_right(_LENGTHS, len(words)) for words in document.tokens],
        length=length_matters(len(document.tokens)),
        positions=_positions(document) if place else [],
        place=place,
    )


def _positions(document: Document) -> list[tuple[int, int]]:
    count = len(document.sentences)
    found = [(index, _FIRST_POSITION + index) for index in range(min(count, _PLACES))]
    if document.title_terms:
        found += [(index, _TITLED + index) for index in range(min(count, _LAST))]
    found += [(count - 1 - back, _END + back) for back in range(min(count, _LAST))]
    if document.paragraph_count > 1:
        for index, sentence in enumerate(document.sentences):
            if sentence.paragraph >= _PARAGRAPHS:
                break
            found.append((index, _PARAGRAPH + sentence.paragraph))
    return found
