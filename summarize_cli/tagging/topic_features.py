"""What of an article speaks for its topics: stems, function words and pairs of stems, by where they stand.

Function words are no terms elsewhere, since they say nothing about a subject; how often an article says "she"
or "you" tells a person's story or advice from a report.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, count, islice, pairwise, repeat
from math import hypot
from operator import mul
from typing import NamedTuple, TypeVar

from summarize_cli.language.document import Document
from summarize_cli.language.lexicon import Term
from summarize_cli.language.remembered import Remembered
from summarize_cli.language.terms import normal_form

# How many times an occurrence counts: in the title, and (words, times) from the start of the prose on. News
# says first what it is about; of a book the opening pages are looked at, so that it takes no longer than a
# long article.
TITLE_TIMES = 8
STRETCHES = ((170, 4), (230, 2), (600, 1))
WORDS_LOOKED_AT = sum(words for words, _ in STRETCHES)
WORDS_PAIRED = STRETCHES[0][0]

# Between a plain count (1) and presence (0); by cross-validation, where a logarithm did worse.
COUNT_POWER = 0.75
_FEW = 1_000


_Word = TypeVar("_Word")


class _Damped(dict[int, float]):
    """Count -> what it counts. Worked out once: nearly all counts are small."""

    def __missing__(self, count: int) -> float:
        damped: float = count**COUNT_POWER
        if count < _FEW:
            self[count] = damped
        return damped


_DAMPED = _Damped()


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


@dataclass(frozen=True)
class TopicFeatures:
    """The features that topics have weights for: the vocabulary's, then function words, then pairs."""

    function_words: FunctionWords
    in_order: Sequence[int]
    """Two features of the vocabulary, one right after the other, as `paired`."""
    values: Sequence[float]
    """(F,) what one occurrence of a feature is worth."""

    @cached_property
    def pairs(self) -> Mapping[int, int]:
        """Pair -> its feature. Made where it is asked for: compiled code has its own table."""
        return dict(zip(self.in_order, count(len(self.values) - len(self.in_order)), strict=False))


def paired(first: int, second: int) -> int:
    """Two features of the vocabulary as one number: what 64 bits of a model file's table of pairs are.

    To make a tuple of each pair would take a start three times as long.
    """
    return first | second << 32


def numbered(
    function_words: Sequence[str], pairs: Sequence[int], values: Sequence[float], terms: int
) -> TopicFeatures:
    """The features as numbered: `terms` of the vocabulary, then function words, then pairs, each `paired`."""
    return TopicFeatures(
        function_words=FunctionWords({form: number for number, form in enumerate(function_words, terms)}),
        in_order=pairs,
        values=values,
    )


def words_of(document: Document) -> tuple[Words, Words]:
    """The title's words, and the first of the prose."""
    return (
        Words(document.title_tokens, document.title_terms),
        Words(_opening(document.tokens), _opening(document.terms)),
    )


def weighted_counts(title: Words, prose: Words, features: TopicFeatures) -> dict[int, int]:
    """Feature -> how often it occurs, the title's and the first words' occurrences counting several times.

    Pairs count in the title and in the first stretch alone: further down they tell nothing new.
    """
    spoken = _features_of(title, features)
    spoken += _pairs_of(title.terms, features)
    weighed = [repeat(spoken, TITLE_TIMES)]
    told = _features_of(prose, features)
    start = 0
    for length, times in STRETCHES:
        stretch = told[start : start + length]
        if not start:
            stretch += _pairs_of(prose.terms[:length], features)
        weighed.append(repeat(stretch, times))
        start += length
    # Counted several times over in C, which is faster than to weigh and add up counts.
    counts = Counter(chain.from_iterable(chain.from_iterable(weighed)))
    return {feature: count for feature, count in counts.items() if feature.__class__ is int}


def raw_values(counts: Mapping[int, int], features: TopicFeatures) -> tuple[list[float], float]:
    """TF-IDF values, parallel to `counts`, and what to divide them by, so that their squares sum to 1."""
    values = [*map(mul, map(_DAMPED.__getitem__, counts.values()), map(features.values.__getitem__, counts))]
    return values, hypot(*values) or 1.0


def feature_values(counts: Mapping[int, int], features: TopicFeatures) -> dict[int, float]:
    """Feature -> its TF-IDF value; the values' squares sum to 1."""
    values, length = raw_values(counts, features)
    return dict(zip(counts, [value / length for value in values], strict=True))


def spellings(form: str) -> Iterable[str]:
    """How a function word of this normal form is written; "US" is another word than "us"."""
    curled = form.replace("'", "\u2019")
    written = dict.fromkeys(
        case for word in (form, curled) for case in (word, word.capitalize(), word.upper())
    )
    return (spelling for spelling in written if normal_form(spelling) == form)


def _features_of(words: Words, features: TopicFeatures) -> list[Term | None]:
    """The feature of each word; what the model never saw is a string, a function word without one None."""
    function_words = features.function_words
    return [
        function_words[token] if term is None else term
        for token, term in zip(words.tokens, words.terms, strict=True)
    ]


def _pairs_of(terms: Sequence[Term | None], features: TopicFeatures) -> list[Term | None]:
    """The features of the pairs that have one."""
    known = features.pairs
    # What is no feature makes of its pairs negative numbers, which are nobody's.
    numbers = [term if term.__class__ is int else -1 for term in terms]
    return [known[pair] for first, second in pairwise(numbers) if (pair := first | second << 32) in known]


def _opening(sentences: Iterable[Sequence[_Word]]) -> list[_Word]:
    return list(islice(chain.from_iterable(sentences), WORDS_LOOKED_AT))
