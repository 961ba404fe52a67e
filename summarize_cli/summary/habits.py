"""How far the habits of news reports may be counted on in a text of so many sentences."""

from collections.abc import Sequence
from math import sqrt

_ABSTRACT, _REPORT, _STORY = 5, 12, 60
"""Sentences: an abstract has at most the first; news reports have from the second to the third."""

_SPEECH = frozenset({"said", "says", "told"})

_TITLE = 4.0
"""Compared on abstracts of papers, as a half of them would have it and the other."""


def place_matters(count: int) -> float:
    """How much the place of a sentence says in an article of `count` sentences, 0..1.

    The inverted pyramid is a habit of news reports. An abstract of five sentences is built otherwise, and so
    is a story of hundreds, where a model trained on news would print the opening scene.
    """
    among_many = min(1.0, _STORY / count)
    return wording_matters(count) * among_many * sqrt(among_many)


def wording_matters(count: int) -> float:
    """How much the words by which news reports tell what counts say in one of `count` sentences, 0..1.

    An abstract of five sentences has other words for it.
    """
    return min(1.0, max(0.0, (count - _ABSTRACT) / (_REPORT - _ABSTRACT)))


def abstracts_matter(sentences: Sequence[Sequence[str]]) -> float:
    """How much the words by which abstracts tell their point say in a text of these tokens, 0..1.

    In a report, however short, somebody says something. Of 300 abstracts of papers two have such a word.
    """
    matters = 1.0 - wording_matters(len(sentences))
    if matters and any(not _SPEECH.isdisjoint(tokens) for tokens in sentences):
        return 0.0
    return matters


def title_matters(count: int) -> float:
    """How many times more than in a report the title says of the sentences of an abstract, 1 to 5.

    It is all that is left to tell the point of one, where neither place nor wording does.
    """
    return 1.0 + _TITLE * (1.0 - wording_matters(count))


def length_matters(count: int) -> float:
    """How much the length of a sentence is held against it in an article of `count` sentences, 0..1.

    The longer the article, the longer its summary, and the less one long sentence costs of it.
    """
    return min(1.0, 50 / count)
