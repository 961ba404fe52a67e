"""From a token as written to its term: the feature number of the model, or the word itself."""

from collections.abc import Callable
from typing import ClassVar

from summarize_cli.language.remembered import Remembered
from summarize_cli.language.terms import normal_form

Term = int | str
"""A feature of the model's vocabulary, or the normal form of a word that the model never saw."""


class Lexicon(Remembered[str, Term | None]):
    """Token -> its term; None for a stop word. Looked up once, then remembered.

    `find` answers, for a normal form: a feature number, None for a stop word, or the word itself.
    The memory is bounded, so that a run over a million articles stays in constant space.
    """

    young: ClassVar[int] = 12_000
    """More than of other tables: looking into the vocabulary takes longest."""

    def __init__(self, find: Callable[[str], Term | None]) -> None:
        super().__init__()
        self._find = find

    def worked_out(self, token: str) -> Term | None:
        """The term of a token."""
        return self._find(normal_form(token))
