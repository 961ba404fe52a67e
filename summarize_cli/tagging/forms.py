"""How the words of a phrase are written in the text."""

from collections.abc import Sequence
from typing import NamedTuple

from summarize_cli.language.lexicon import Term

_ABBREVIATED = frozenset({"St", "Mt", "Ft"})
_SHORTENED = frozenset({"Jr", "Sr", "Bros"})
POSSESSIVES = ("'s", "\u2019s")


class Phrase(NamedTuple):
    """A candidate: how it is shown, the terms it is made of, and how well it tags the article."""

    form: str
    terms: frozenset[Term]
    weight: float


def joint(text: str, first: str, second: str) -> str:
    """What stands between two tokens of `text` that belong together; "" where a mark parts them."""
    for between in (" ", "-", " & "):
        if first + between + second in text:
            return between
    initial = len(first) == 1 or "." in first or first in _ABBREVIATED
    return ". " if initial and f"{first}. {second}" in text else ""


def written(text: str, tokens: Sequence[str]) -> str:
    """Tokens that belong together, as `text` has them."""
    form = tokens[0]
    for index in range(1, len(tokens)):
        form += joint(text, tokens[index - 1], tokens[index]) + tokens[index]
    return shown(form)


def without_possessive(form: str) -> str:
    """A form without the ending of a possessive."""
    return form.removesuffix("'s").removesuffix("\u2019s")


def shown(form: str) -> str:
    """A form as it is shown: without the ending of a possessive, with the point that ends "U.S."."""
    form = without_possessive(form)
    last = form.rpartition(" ")[2]
    return (
        form + "." if last in _SHORTENED or ("." in last and last[-1].isalpha() and last[-2] == ".") else form
    )
