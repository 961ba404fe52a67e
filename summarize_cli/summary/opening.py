"""Whether a text begins where its article does, or in the middle of it.

What is piped in may be the rest of an article: its first sentence stood in a box of its own, or the copying
began too late. "But he told reporters …" opens no report, and where a text opens so, its first sentences are
not the point that they otherwise are. How likely that is, a logistic regression says from the first two
sentences: what is measured and marked of them, and their words. So much do the weights of places and lengths
give way to others, which were learned from articles without their first sentence.
"""

from collections.abc import Sequence
from typing import NamedTuple

from summarize_cli.language.document import Document
from summarize_cli.summary.features import FEATURES, SPOKEN_FEATURES, Table
from summarize_cli.summary.habits import abstracts_matter
from summarize_cli.summary.wording import Wording

LOOKED_AT = 2
"""Sentences."""

_FEWEST_SENTENCES = 5
"""Of a text whose opening is looked at."""

_OPENER = "^"
"""What stands before a text's first word where it is taken as that."""


class Opening(NamedTuple):
    """What was learned about texts without their first sentence."""

    words: tuple[Wording, ...]
    """(LOOKED_AT,) one for each sentence."""
    weights: tuple[tuple[float, ...], ...]
    """(LOOKED_AT, S) of the S SPOKEN_FEATURES of each."""
    bias: float
    shift: tuple[float, ...]
    """(F,) what is added to the ranker's weights where the opening surely is missing; as FEATURES."""

    @classmethod
    def of(cls, words: Sequence[Wording], flat: Sequence[float], shift: Sequence[float]) -> "Opening":
        """The opening of a model file's tables; `flat` are the weights one after the other, and the bias.

        Raises:
            ValueError: they are of another size.
        """
        size = len(SPOKEN_FEATURES)
        if (len(words), len(flat), len(shift)) != (LOOKED_AT, LOOKED_AT * size + 1, len(FEATURES)):
            raise ValueError("the tables of openings are of another size")
        weights = [tuple(flat[start : start + size]) for start in range(0, LOOKED_AT * size, size)]
        return cls(tuple(words), tuple(weights), flat[-1], tuple(shift))

    def odds(self, document: Document, found: Table) -> float:
        """Log-odds that the first sentence of the article is not in the text."""
        odds = self.bias
        for index, (words, weights, tokens) in enumerate(
            zip(self.words, self.weights, opening_tokens(document), strict=True)
        ):
            odds += words.sum_once(tokens) + found.spoken_sum(index, weights)
        return odds


NO_OPENING = Opening((), (), 0.0, ())
"""Nothing learned: every text begins where it should."""


def can_be_told(document: Document) -> bool:
    """Whether the text is a report of more than a few sentences: an abstract opens as it likes."""
    return len(document.tokens) >= _FEWEST_SENTENCES and not abstracts_matter(document.tokens)


def opening_tokens(document: Document) -> list[tuple[str, ...]]:
    """The tokens of the sentences that are looked at; the first word also as the one that opens the text."""
    first, *others = document.tokens[:LOOKED_AT]
    return [(_OPENER + first[0], *first), *map(tuple, others)]
