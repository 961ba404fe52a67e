"""The features that a sentence's score is a weighted sum of, by name and group.

A row holds a sentence's features that are not 0: feature number -> value. The weights are learned in
training/ranker.py from these very rows.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from summarize_cli.language.document import Document
from summarize_cli.summary.importance import importances, usage
from summarize_cli.summary.marks import MARKS, marks
from summarize_cli.summary.measures import FADING, MEASURES, measure, sentence_vectors, standardised
from summarize_cli.summary.tfidf import Idf, Vector

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

_FIRST_MARK = len(MEASURES)
_FIRST_POSITION = _FIRST_MARK + len(MARKS)
_FIRST_LENGTH = _FIRST_POSITION + len(_POSITIONS)
_END = _FIRST_POSITION + _PLACES
_PARAGRAPH = _END + _LAST
_TITLED = _PARAGRAPH + _PARAGRAPHS
_NAMES = tuple(MEASURES)
_NUMBERS = _NAMES.index("numerals")
_LENGTH = _NAMES.index("length, words")


@dataclass(frozen=True, slots=True)
class Featured:
    """A document's N sentences as the ranker sees them."""

    rows: list[Row]
    vectors: list[Vector]
    """The sentences' TF-IDF vectors, by which the choice tells what is too similar."""


def features(document: Document, idf: Idf, word_weights: Sequence[float], word_bias: float) -> Featured:
    """The rows of a document's sentences.

    Args:
        document: with at least one sentence.
        idf: of the model.
        word_weights: (W,) parallel to importance.WORD_FEATURES.
        word_bias: theirs.
    """
    known = {term for terms in (*document.terms, document.title_terms) for term in terms if term is not None}
    term_idf = idf.of(known)
    vectors = sentence_vectors(document, term_idf)
    used = usage(document, term_idf)
    columns = measure(document, term_idf, vectors, used, importances(used, word_weights, word_bias))
    count = len(vectors)
    place, length = place_matters(count), length_matters(count)
    scaled = [
        standardised(column, place if name in FADING else length if number == _LENGTH else 1.0)
        for number, (name, column) in enumerate(zip(_NAMES, columns, strict=True))
    ]
    rows: list[Row] = [dict(enumerate(values)) for values in zip(*scaled, strict=True)]
    for row, borne, words in zip(rows, marks(document, columns[_NUMBERS]), document.tokens, strict=True):
        for mark in borne:
            row[_FIRST_MARK + mark] = 1.0
        row[_FIRST_LENGTH + bisect_right(_LENGTHS, len(words))] = length
    if place:
        _add_positions(document, rows, place)
    return Featured(rows, vectors)


def place_matters(count: int) -> float:
    """How much the place of a sentence says in an article of `count` sentences, 0..1.

    The inverted pyramid is a habit of news reports. An abstract of five sentences is built otherwise, and so
    is a story of hundreds, where a model trained on news would print the opening scene.
    """
    among_few, among_many = min(1.0, max(0.0, (count - 5) / 7)), min(1.0, 60 / count)
    return among_few * among_many * sqrt(among_many)


def length_matters(count: int) -> float:
    """How much the length of a sentence is held against it in an article of `count` sentences, 0..1.

    The longer the article, the longer its summary, and the less one long sentence costs of it.
    """
    return min(1.0, 50 / count)


def _add_positions(document: Document, rows: list[Row], weight: float) -> None:
    count = len(rows)
    for index, (row, sentence) in enumerate(zip(rows, document.sentences, strict=True)):
        if index < _PLACES:
            row[_FIRST_POSITION + index] = weight
            if index < _LAST and document.title_terms:
                row[_TITLED + index] = weight
        if index >= count - _LAST:
            row[_END + count - 1 - index] = weight
        if sentence.paragraph < _PARAGRAPHS and document.paragraph_count > 1:
            row[_PARAGRAPH + sentence.paragraph] = weight
