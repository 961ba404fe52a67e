"""Articles kept apart for judging: what repeats one of them teaches nothing of summaries.

A corpus with topics may hold an article of a corpus with summaries under another name. Its headline and the
way it begins would be learned, and judged by it a model would look better than it is.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from summarize_cli.language.terms import normal_form, tokens
from summarize_cli.training.duplicates import Shingles, shingles
from summarize_cli.training.examples import SummaryRow
from summarize_cli.training.topics import TopicRow

_SHARE = 0.3
"""Of an article's first passages: fewer in common are quotations, and what a publisher says everywhere."""

_MOST_READ = 4_000
"""Characters: more than the words that `duplicates` compares."""

_Row = TypeVar("_Row", SummaryRow, TopicRow)


class Apart:
    """Texts that are kept apart."""

    def __init__(self, texts: Iterable[str], told: Callable[[str], object] = lambda _: None) -> None:
        self._told = told
        self._passages: Shingles = frozenset[tuple[int | str, ...]]().union(*map(_passages, texts))

    def left(self, rows: Sequence[_Row], kind: str) -> list[_Row]:
        """The rows that repeat none of them; how many do is told."""
        left = [row for row in rows if not (self._passages and self._holds(row.text))]
        if len(left) < len(rows):
            self._told(f"{kind}: {len(rows) - len(left):,} of {len(rows):,} repeat what is kept apart")
        return left

    def _holds(self, text: str) -> bool:
        own = _passages(text)
        return len(own & self._passages) >= max(1.0, _SHARE * len(own))


def _passages(text: str) -> Shingles:
    return shingles([normal_form(token) for token in tokens(text[:_MOST_READ])])
