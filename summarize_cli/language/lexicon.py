"""From a token as written to its term: the feature number of the model, or the word itself."""

from collections.abc import Callable

from summarize_cli.language.remembered import Remembered
from summarize_cli.language.terms import normal_form

Term = int | str
"""A feature of the model's vocabulary, or the normal form of a word that the model never saw."""


class Lexicon(Remembered[str, Term | None]):
    """Token -> its term; None for a stop word. Looked up once, then remembered.

    `find` answers, for a normal form: a feature number, None for a stop word, or the word itself.
    The memory is bounded, so that a run over a million articles stays in constant space. `told` is called
    with each new token and its normal form: who has a table by tokens, too, need not find that out again.
    """

    def __init__(
        self, find: Callable[[str], Term | None], told: Callable[[str, str], object] | None = None
    ) -> None:
        super().__init__()
        self._find, self._told = find, told

    def worked_out(self, token: str) -> Term | None:
        """The term of a token."""
        form = normal_form(token)
        if self._told is not None:
            self._told(token, form)
        term = self._find(form)
        # One string where there would be two alike.
        return token if term == token else term
