"""What the ranker learns from: articles taken apart, and what their summaries say of sentences and words."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from summarize_cli.language.document import Document
from summarize_cli.language.lexicon import Lexicon, Term
from summarize_cli.language.terms import tokens
from summarize_cli.training.oracle import Reference, chosen_by, rouge_words

Floats = npt.NDArray[np.float64]

_MOST_CHOSEN = 8
"""Sentences an oracle may choose; it seldom wants more than four."""

_GRADED = 0.8
"""Share of a sentence's target that is its own ROUGE, the rest being whether the oracle chose it.

The oracle fills up with short sentences, ROUGE alone prefers long ones; the mixture serves both a
summary of one sentence and one of several.
"""

_SHARPNESS = 3
_UNTITLED_WEIGHT = 0.5
"""Of the copy of an article without its title, by which the model learns to do without one."""

_HEADLINE_WEIGHT = 0.12
"""Of an article whose headline is all that is known of its summary.

Such articles are of many publishers, whose habits differ from those of the few with highlights; more weight
costs these more than it gives the others.
"""

_READ_WEIGHT, _READ_WORDS_WEIGHT = 0.5, 0.12
"""Of an article whose highlights a reader wrote since, for sentences and for words.

They are of other outlets than most editors' highlights, and longer; more weight costs the latter's outlets.
"""

_HEADLINE_WORDS = 30
"""A headline counts as a reference of so many words; else it would favour the shortest sentence."""


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """An article of a corpus and what people said of it."""

    id: str
    title: str | None
    text: str
    highlights: tuple[str, ...]
    gold_sentences: tuple[str, ...] = ()
    source: str = ""
    headline: bool = False
    """The title is all that is known: it stands for the highlights, and is kept from the ranker."""
    read_since: bool = False
    """Whether its highlights are those of a reading."""


@dataclass(frozen=True, slots=True)
class Example:
    """An article of N sentences, and what is to be learned from it."""

    article: int
    """Copies of an article share its number."""
    document: Document
    targets: Floats
    """(N,) how much each sentence is worth choosing, 0..1."""
    summary_terms: frozenset[Term]
    weight: float = 1.0
    word_weight: float = 1.0
    """The same for learning which words a summary holds; 0 where nothing is to be learned of that."""
    read_since: bool = False
    """Whether a reading's highlights are what is learned."""
    id: str = ""
    """Of the row."""


def examples_of(
    rows: Iterable[SummaryRow], document_of: Callable[[SummaryRow], Document | None], lexicon: Lexicon
) -> list[Example]:
    """The articles that share words with their summaries; those with a title come without it, too."""
    words = rouge_words()
    examples: list[Example] = []
    for number, row in enumerate(rows):
        document = document_of(row)
        if document is None or not document.sentences:
            continue
        summary = (row.title or "",) if row.headline else row.highlights
        sentences = [sentence.text for sentence in document.sentences]
        least, most = (_HEADLINE_WORDS, 1) if row.headline else (0, _MOST_CHOSEN)
        targets = targets_of(sentences, summary, words, least=least, most=most)
        if not targets.any():
            continue
        looked_up = (lexicon[token] for sentence in summary for token in tokens(sentence))
        summary_terms = frozenset(term for term in looked_up if term is not None)
        example = Example(number, document, targets, summary_terms, id=row.id)
        if row.read_since:
            example = replace(example, weight=_READ_WEIGHT, word_weight=_READ_WORDS_WEIGHT, read_since=True)
        bare = document._replace(title=None, title_tokens=(), title_terms=())
        if row.headline:
            examples.append(replace(example, document=bare, weight=_HEADLINE_WEIGHT, word_weight=0.0))
            continue
        examples.append(example)
        if document.title_terms:
            examples.append(
                replace(
                    example,
                    document=bare,
                    weight=_UNTITLED_WEIGHT * example.weight,
                    word_weight=_UNTITLED_WEIGHT * example.word_weight,
                )
            )
    return examples


def targets_of(
    sentences: Sequence[str],
    highlights: Sequence[str],
    words: Callable[[str], list[str]],
    *,
    least: int = 0,
    most: int = _MOST_CHOSEN,
) -> Floats:
    """(N,) 0..1: whether the oracle chose a sentence, mixed with its own ROUGE relative to the best one's.

    The highlights count as at least `least` words; the oracle chooses at most `most` sentences.
    """
    reference = Reference.of([word for highlight in highlights for word in words(highlight)], least)
    overlaps = [reference.overlap(words(sentence)) for sentence in sentences]
    chosen = np.zeros(len(sentences))
    chosen[chosen_by(reference, overlaps, most)] = 1.0
    own = np.array([reference.rouge(overlap) for overlap in overlaps])
    graded = (own / max(own.max(initial=0.0), 1e-9)) ** _SHARPNESS
    mixed: Floats = (1 - _GRADED) * chosen + _GRADED * graded
    return mixed
