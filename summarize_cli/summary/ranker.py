"""Sentences -> scores: a bias and a weighted sum of named features, read as in a logistic regression."""

from collections.abc import Mapping, Sequence
from math import exp
from operator import add
from typing import NamedTuple

from summarize_cli.errors import ModelError
from summarize_cli.language.document import Document
from summarize_cli.model.compiled import CompiledModel
from summarize_cli.model.numbers import floats
from summarize_cli.summary.features import FEATURES, GROUP_OF, Row, Table, quick_table, table
from summarize_cli.summary.habits import abstracts_matter, wording_matters
from summarize_cli.summary.importance import WORD_FEATURES, WordModel
from summarize_cli.summary.opening import NO_OPENING, Opening, can_be_told
from summarize_cli.summary.tfidf import Idf, Vector
from summarize_cli.summary.wording import Wording, wording_of

WORD_BIAS = "word.bias"
"""The name in a model of the bias that belongs to WORD_FEATURES."""

TABLES = ("ranker.odds", "ranker.wording.words", "ranker.wording.weights")
"""The names in a model of WordModel.odds, and of the words and weights of the wording."""

ABSTRACT_TABLES = ("ranker.abstracts.words", "ranker.abstracts.weights")
"""The names in a model of the words and weights of the wording of abstracts. A model may do without."""

OPENING_TABLES = (
    ("ranker.opening.first.words", "ranker.opening.first.weights"),
    ("ranker.opening.second.words", "ranker.opening.second.weights"),
    ("ranker.opening.weights", "ranker.opening.shift"),
)
"""The names in a model: of words and weights of Opening.words, last of its numbers. It may do without."""

_WORDING = "wording"
"""The group of features that the weights of single words belong to."""

_NONE = memoryview(b"")
"""A table of nothing."""

QUERY = "query"
"""The group of what summary/query.py adds."""


class Ranker(NamedTuple):
    """What was learned about sentences, and about the words that make one worth choosing."""

    weights: tuple[float, ...]
    """Parallel to FEATURES."""
    bias: float
    words: WordModel
    wording: Wording
    """Of news reports."""
    abstracts: Wording
    """What takes its place in texts as short as an abstract."""
    opening: Opening = NO_OPENING
    """By what an article is known whose first sentence is missing."""

    @classmethod
    def of(cls, model: CompiledModel) -> "Ranker":
        """The ranker of an opened model.

        Raises:
            ModelError: it was trained for other features than this program computes.
        """
        try:
            odds, forms, weights = (model.tensors[name] for name in TABLES)
            wording = wording_of(forms, weights)
            abstracts = wording_of(*[model.tensors.get(name, _NONE) for name in ABSTRACT_TABLES])
            opening = _opening_of(model)
        except (KeyError, ValueError):
            named: Mapping[str, float] = {}
        else:
            named = model.ranker
        if named.keys() != {*FEATURES, *WORD_FEATURES, WORD_BIAS} or len(odds) != len(model.idf):
            raise ModelError(f"model {model.name}: its ranker is another version's; train it again")
        return cls.named(named, model.ranker_bias, floats(odds), wording, abstracts)._replace(opening=opening)

    @classmethod
    def named(
        cls,
        named: Mapping[str, float],
        bias: float,
        odds: Sequence[float],
        wording: Wording,
        abstracts: Wording,
    ) -> "Ranker":
        """The ranker of weights by their names."""
        return cls(
            weights=tuple(named[name] for name in FEATURES),
            bias=bias,
            words=WordModel(tuple(named[name] for name in WORD_FEATURES), named[WORD_BIAS], odds),
            wording=wording,
            abstracts=abstracts,
        )


class Ranking(NamedTuple):
    """N scored sentences, and what the choice among them needs."""

    scores: tuple[float, ...]
    """(N,) log-odds of being worth choosing, were it the only one."""
    vectors: Sequence[Vector]
    """(N,) TF-IDF; terms that no other sentence holds may be left out, as no cosine needs them."""


def rank(document: Document, idf: Idf, ranker: Ranker) -> Ranking:
    """Score the sentences of a document."""
    if not document.sentences:
        return Ranking((), ())
    found = quick_table(document, idf, ranker.words)
    said = _said(document, ranker)
    bias, weights = ranker.bias, _weights(document, found, ranker)
    scores = [bias + value + word for value, word in zip(found.sums(weights), said, strict=True)]
    return Ranking(tuple(scores), found.measured.vectors)


def contributions(document: Document, idf: Idf, ranker: Ranker) -> list[dict[str, float]]:
    """What each group of features adds to each score, largest first; with "bias" they sum to it."""
    if not document.sentences:
        return []
    found = table(document, idf, ranker.words)
    said = _said(document, ranker)
    weighed = ranker._replace(weights=_weights(document, found, ranker))
    return [_by_group(row, word, weighed) for row, word in zip(found.rows(), said, strict=True)]


def leaning(ranking: Ranking, gained: Sequence[float]) -> Ranking:
    """The ranking with what each sentence gains by speaking to a query added to its score; () is no query."""
    if not gained:
        return ranking
    return ranking._replace(scores=(*map(add, ranking.scores, gained),))


def with_leanings(parts: list[dict[str, float]], gained: Sequence[float]) -> list[dict[str, float]]:
    """The contributions with what a query adds."""
    if not gained:
        return parts
    return [{**part, QUERY: gain} for part, gain in zip(parts, gained, strict=True)]


def _opening_of(model: CompiledModel) -> Opening:
    *words, (weights, shift) = OPENING_TABLES
    if weights not in model.tensors:
        return NO_OPENING
    wordings = [wording_of(model.tensors[forms], model.tensors[of_forms]) for forms, of_forms in words]
    return Opening.of(wordings, model.tensors[weights], model.tensors[shift])


def _weights(document: Document, found: Table, ranker: Ranker) -> tuple[float, ...]:
    """The weights of the features in this document: those of places change with the doubts in its opening."""
    if not (ranker.opening.words and can_be_told(document)):
        return ranker.weights
    doubt = probability(ranker.opening.odds(document, found))
    return tuple(
        [weight + doubt * more for weight, more in zip(ranker.weights, ranker.opening.shift, strict=True)]
    )


def _said(document: Document, ranker: Ranker) -> list[float]:
    """(N,) what the words of each sentence say of its worth."""
    count = len(document.tokens)
    sums, weight = ranker.wording.sums(document.tokens), wording_matters(count)
    if weight == 1.0:
        return sums
    instead = abstracts_matter(document.tokens)
    return [
        weight * said + instead * abstract
        for said, abstract in zip(sums, ranker.abstracts.sums(document.tokens), strict=True)
    ]


def probability(score: float) -> float:
    """Log-odds as a probability, 0..1 (logistic function)."""
    return 1 / (1 + exp(-score)) if score > 0 else 1 - 1 / (1 + exp(score))


def _by_group(row: Row, said: float, ranker: Ranker) -> dict[str, float]:
    """`said`: what the words of the sentence add."""
    sums = {"bias": ranker.bias, _WORDING: said}
    for number, value in row.items():
        group = GROUP_OF[FEATURES[number]]
        sums[group] = sums.get(group, 0.0) + ranker.weights[number] * value
    return dict(sorted(sums.items(), key=lambda item: -abs(item[1])))
