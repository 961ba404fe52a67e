"""How far the habits of news reports may be counted on in a text of so many sentences."""

from math import sqrt

_ABSTRACT, _REPORT, _STORY = 5, 12, 60
"""Sentences: an abstract has at most the first; news reports have from the second to the third."""


def place_matters(count: int) -> float:
    """How much the place of a sentence says in an article of `count` sentences, 0..1.

    The inverted pyramid is a habit of news reports. An abstract of five sentences is built otherwise, and so
    is a story of hundreds, where a model trained on news would print the opening scene.
    """
    among_few = min(1.0, max(0.0, (count - _ABSTRACT) / (_REPORT - _ABSTRACT)))
    among_many = min(1.0, _STORY / count)
    return among_few * among_many * sqrt(among_many)


def length_matters(count: int) -> float:
    """How much the length of a sentence is held against it in an article of `count` sentences, 0..1.

    The longer the article, the longer its summary, and the less one long sentence costs of it.
    """
    return min(1.0, 50 / count)
