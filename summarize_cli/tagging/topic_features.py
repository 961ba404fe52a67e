"""What of an article speaks for its topics: stems, function words and pairs of stems, by where they stand.

Function words are no terms elsewhere, since they say nothing about a subject; how often an article says "she"
or "you" tells a person's story or advice from a report.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, compress, islice, pairwise, repeat
from math import sqrt
from operator import getitem, is_, mul
from typing import NamedTuple, TypeVar

from summarize_cli.language.document import Document
from summarize_cli.language.lexicon import Term
from summarize_cli.language.remembered import Remembered
from summarize_cli.language.terms import normal_form

_TITLE_WEIGHT = 4.0

# (words, weight of each) from the start of the prose on. News says first what it is about; of a book
# the opening pages are looked at, so that it takes no longer than a long article.
_STRETCHES = ((170, 2.0), (230, 1.0), (600, 0.5))
WORDS_LOOKED_AT = sum(words for words, _ in _STRETCHES)
WORDS_PAIRED = _STRETCHES[0][0]

# Between a plain count (1) and presence (0); by cross-validation, where a logarithm did worse.
_COUNT_POWER = 0.75


_Word = TypeVar("_Word")


class Words(NamedTuple):
    """Words as written and their terms, in parallel; a term of None is a function word."""

    tokens: Sequence[str]
    terms: Sequence[Term | None]


class FunctionWords(Remembered[str, int | None]):
    """Function word as written -> its feature; None for one without. Looked up once, then remembered."""

    def __init__(self, feature_of: Mapping[str, int]) -> None:
        super().__init__()
        self._feature_of = feature_of

    def worked_out(self, token: str) -> int | None:
        """The feature of a function word."""
        return self._feature_of.get(normal_form(token))


class TopicFeatures(NamedTuple):
    """The features that topics have weights for: the vocabulary's, then function words, then pairs."""

    function_words: FunctionWords
    pairs: Mapping[tuple[Term | None, Term | None], int]
    """Two features of the vocabulary, one right after the other -> their own feature."""
    values: Sequence[float]
    """(F,) what one occurrence of a feature is worth."""


def numbered(
    function_words: Sequence[str], pairs: Iterable[tuple[int, int]], values: Sequence[float], terms: int
) -> TopicFeatures:
    """The features as numbered: `terms` of the vocabulary, then function words, then pairs."""
    return TopicFeatures(
        function_words=FunctionWords({form: number for number, form in enumerate(function_words, terms)}),
        pairs={pair: number for number, pair in enumerate(pairs, terms + len(function_words))},
        values=values,
    )


def words_of(document: Document) -> tuple[Words, Words]:
    """The title's words, and the first of the prose."""
    return (
        Words(document.title_tokens, document.title_terms),
        Words(_opening(document.tokens), _opening(document.terms)),
    )


def weighted_counts(title: Words, prose: Words, features: TopicFeatures) -> dict[int, float]:
    """Feature -> how often it occurs, the title's and the first words' occurrences counting more.

    Pairs count in the title and in the first stretch alone: further down they tell nothing new.
    """
    counts: dict[int, float] = {}
    _count_words(counts, title, _TITLE_WEIGHT, features)
    _count_pairs(counts, title, _TITLE_WEIGHT, features)
    start = 0
    for length, weight in _STRETCHES:
        stretch = Words(prose.tokens[start : start + length], prose.terms[start : start + length])
        _count_words(counts, stretch, weight, features)
        if not start:
            _count_pairs(counts, stretch, weight, features)
        start += length
    return counts


def feature_values(counts: Mapping[int, float], features: TopicFeatures) -> dict[int, float]:
    """Feature -> its TF-IDF value; the values' squares sum to 1."""
    worth = map(getitem, repeat(features.values), counts)
    values = [*map(mul, map(pow, counts.values(), repeat(_COUNT_POWER)), worth)]
    length = sqrt(sum(map(mul, values, values))) or 1.0
    return dict(zip(counts, [value / length for value in values], strict=True))


def spellings(form: str) -> Iterable[str]:
    """How a function word of this normal form is written; "US" is another word than "us"."""
    curled = form.replace("'", "\u2019")
    written = dict.fromkeys(
        case for word in (form, curled) for case in (word, word.capitalize(), word.upper())
    )
    return (spelling for spelling in written if normal_form(spelling) == form)


def _count_words(counts: dict[int, float], words: Words, weight: float, features: TopicFeatures) -> None:
    # Counted as they come, in C; what the model never saw is a string, function words have no term.
    functions = compress(words.tokens, map(is_, words.terms, repeat(None)))
    found = chain(
        Counter(words.terms).items(),
        [(features.function_words[word], count) for word, count in Counter(functions).items()],
    )
    for feature, count in found:
        if feature.__class__ is int:
            counts[feature] = counts.get(feature, 0.0) + count * weight


def _count_pairs(counts: dict[int, float], words: Words, weight: float, features: TopicFeatures) -> None:
    known = features.pairs
    for pair, count in Counter(filter(known.__contains__, pairwise(words.terms))).items():
        counts[known[pair]] = counts.get(known[pair], 0.0) + count * weight


def _opening(sentences: Iterable[Sequence[_Word]]) -> list[_Word]:
    return list(islice(chain.from_iterable(sentences), WORDS_LOOKED_AT))
