"""Learns what makes a sentence worth choosing, from articles and the summaries that editors gave them.

Two logistic regressions: first which of an article's words its summary holds (training/words.py), then, with
that among the features, which of its sentences are worth choosing. Both see what the run-time computes.

Where in an article the summary's sentences stand, and how long they are, is a habit of who wrote it. Articles
whose highlights a reader wrote since have such features twice while learning, once for themselves, and the
model keeps the others': it learns from them what a sentence says, not where it stands (feature augmentation:
Daume 2007).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from summarize_cli.errors import ContentError
from summarize_cli.language.document import Document
from summarize_cli.language.lexicon import Lexicon
from summarize_cli.summary.features import FEATURES, PLACES_AND_LENGTHS, features
from summarize_cli.summary.habits import wording_matters
from summarize_cli.summary.importance import WORD_FEATURES
from summarize_cli.summary.opening import NO_OPENING, Opening
from summarize_cli.summary.ranker import WORD_BIAS, Ranker
from summarize_cli.summary.tfidf import Idf
from summarize_cli.summary.wording import Wording
from summarize_cli.training.examples import Example, Floats, SummaryRow, examples_of
from summarize_cli.training.oracle import KNOWN
from summarize_cli.training.wording import Lesson, dense, frequent_forms, regress, worded
from summarize_cli.training.words import learn_words

_PENALTY, _WORD_PENALTY = 10.0, 200.0
"""L2 of the features' weights, and of those of single words: these are many, and each says little."""

_FEWEST_SENTENCES = 40
"""Of the corpus that hold a word with a weight of its own."""

_FEWEST_ARTICLES = 10
"""With highlights: of fewer nothing reliable could be learned."""

_SPEAKERS = frozenset("i me my mine we us our ours you your yours this these here".split())  # noqa: SIM905
"""Words without a weight: in news they mark quotations, which other features see; elsewhere, the author."""

_HABITS = [FEATURES.index(name) for name in PLACES_AND_LENGTHS]
"""The features that a reader's articles have weights of their own for."""


class Scored(NamedTuple):
    """N sentences of examples as the ranker learned from them."""

    examples: Sequence[Example]
    features: Floats
    """(N, F)"""
    odds: Floats
    """(N,) the ranker's scores."""


@dataclass(frozen=True, slots=True)
class RankerModel:
    """A trained ranker as a model file holds it: `names` and `weights` run parallel, so do the wording's."""

    names: tuple[str, ...]
    weights: tuple[float, ...]
    bias: float
    odds: tuple[float, ...]
    """(F,) of the vocabulary's features."""
    words: tuple[str, ...]
    word_weights: tuple[float, ...]
    figures: dict[str, float]
    abstracts: Mapping[str, float] = field(default_factory=dict)
    """Normal form -> weight in the sentences of abstracts."""
    opening: Opening = NO_OPENING
    learned_from: Scored | None = field(default=None, repr=False, compare=False)
    """For what is learned on top of it."""

    def ranker(self) -> Ranker:
        """What the run-time ranks with."""
        wording = Wording(dict(zip(self.words, self.word_weights, strict=True)))
        named = dict(zip(self.names, self.weights, strict=True))
        ranker = Ranker.named(named, self.bias, self.odds, wording, Wording(self.abstracts))
        return ranker._replace(opening=self.opening)


def train_ranker(
    rows: Iterable[SummaryRow],
    document_of: Callable[[SummaryRow], Document | None],
    lexicon: Lexicon,
    idf: Idf,
    progress: Callable[[str], None] = lambda _: None,
) -> RankerModel:
    """Learn from articles with highlights, and a little from others with a headline. Deterministic.

    Args:
        rows: the articles; those that share no word with their highlights are left out.
        document_of: takes a row's article apart; None where there is nothing in it.
        lexicon: of the vocabulary that `document_of` uses, for the highlights.
        idf: of the same vocabulary.
        progress: is told of the steps.

    Raises:
        ContentError: there are too few articles with highlights.
    """
    progress("ranker: searching the oracle's sentences")
    examples = examples_of(rows, document_of, lexicon)
    full = [example for example in examples if example.weight == 1]
    if not full:
        raise ContentError(
            f"no article whose highlights share a {KNOWN} with its text; nothing to learn from"
        )
    if len(full) < _FEWEST_ARTICLES:
        raise ContentError(
            f"too few articles to learn from: highlights share words with {len(full)}; "
            f"give {_FEWEST_ARTICLES} at least"
        )
    progress("ranker: learning words")
    words, words_of = learn_words(examples, idf)
    progress("ranker: learning sentences")
    forms = [form for form in frequent_forms(full, _FEWEST_SENTENCES) if form not in _SPEAKERS]
    matrix = dense(
        [
            row
            for example, used in zip(examples, words_of, strict=True)
            for row in features(example.document, idf, used).rows
        ]
    )
    read = np.concatenate([np.full(len(example.targets), example.read_since) for example in examples])
    own = matrix[:, _HABITS] * read[:, None]
    lesson = Lesson.of(
        examples,
        features=np.hstack([matrix, own]) if read.any() else matrix,
        words=worded(examples, forms, lambda tokens: wording_matters(len(tokens))),
        odds=np.zeros(len(matrix)),
    )
    weights, of_forms, bias = regress(lesson, _PENALTY, _WORD_PENALTY)
    scores = matrix @ np.array(weights[: len(FEATURES)]) + lesson.words @ np.array(of_forms) + bias
    return RankerModel(
        names=(*FEATURES, *WORD_FEATURES, WORD_BIAS),
        weights=(*weights[: len(FEATURES)], *words.weights, words.bias),
        bias=bias,
        odds=tuple(words.odds),
        words=tuple(forms),
        word_weights=of_forms,
        figures={
            "articles": len(full),
            "articles read since": len({example.article for example in examples if example.read_since}),
            "articles with a headline alone": sum(not example.word_weight for example in examples),
            "sentences": sum(len(example.targets) for example in full),
            "mean target": round(float(np.average(lesson.targets, weights=lesson.importance)), 4),
        },
        learned_from=Scored(examples, matrix, scores),
    )
