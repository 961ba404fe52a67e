"""Learns by which words an abstract tells its point: "we", "propose", "find", "than" rather than "killed".

The ranker knows news. In abstracts the words that news reports have for it say nothing, so they fade there,
and in their place come words of abstracts: one weight each, learned on top of the scores that the ranker
gives without them. Texts of a report's length are ranked as if there were none.
"""

from collections.abc import Callable, Iterable

import numpy as np

from summarize_cli.errors import ContentError
from summarize_cli.language.document import Document
from summarize_cli.language.lexicon import Lexicon
from summarize_cli.summary.habits import abstracts_matter
from summarize_cli.summary.ranker import Ranker, rank
from summarize_cli.summary.tfidf import Idf
from summarize_cli.training.examples import SummaryRow, examples_of
from summarize_cli.training.wording import Lesson, frequent_forms, regress, worded

_FEWEST_SENTENCES = 10
"""Of the corpus that hold a word with a weight of its own."""

_WORD_PENALTY = 10.0
"""L2: of 2, 5, 10, 20 and 60 the best in cross-validation on abstracts, with 20."""


def learn_abstracts(
    rows: Iterable[SummaryRow],
    document_of: Callable[[SummaryRow], Document | None],
    lexicon: Lexicon,
    idf: Idf,
    ranker: Ranker,
) -> dict[str, float]:
    """Normal form -> weight in a sentence of an abstract, sorted.

    Args:
        rows: abstracts, and what they come to in a sentence of somebody's own.
        document_of: takes a row's abstract apart; None where there is nothing in it.
        lexicon: of the vocabulary that `document_of` uses.
        idf: of the same vocabulary.
        ranker: whose scores the weights are to be added to.

    Raises:
        ContentError: none of the rows is as short as an abstract and shares words with its summary.
    """
    examples = [
        example
        for example in examples_of(rows, document_of, lexicon)
        if abstracts_matter(example.document.tokens)
    ]
    if not examples:
        raise ContentError("no abstract that shares words with its summary; nothing to learn from")
    forms = frequent_forms((example for example in examples if example.weight == 1), _FEWEST_SENTENCES)
    odds = np.concatenate([rank(example.document, idf, ranker).scores for example in examples])
    words = worded(examples, forms, abstracts_matter)
    lesson = Lesson.of(examples, features=np.zeros((len(odds), 0)), words=words, odds=odds)
    found = regress(lesson, penalty=0.0, word_penalty=_WORD_PENALTY)
    return dict(zip(forms, found.of_words, strict=True))
