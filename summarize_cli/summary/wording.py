"""What the words of a sentence say of its worth, whatever the article is about.

"Killed", "will" and "million" speak for a sentence, "told" and "where" against it: one learned weight a word,
function words among them, added up over the different words of a sentence.
"""

from collections.abc import Iterable, Mapping, Sequence

from summarize_cli.language.remembered import Remembered
from summarize_cli.language.terms import normal_form

_SEPARATOR = "\n"


def found_sums(wording: Mapping[str, float], sentences: Iterable[Sequence[str]]) -> list[float]:
    """(N,) the weights of the different tokens of each sentence, added up."""
    weight = wording.__getitem__
    # In the order of the sentence: sums must not depend on the order of a set.
    return [sum(map(weight, dict.fromkeys(words))) for words in sentences]


try:
    from summarize_cli.native import marks
except ImportError:
    word_sums = found_sums
else:
    word_sums = marks.word_sums


class Wording(Remembered[str, float]):
    """Token as written -> weight (log-odds) of its normal form, 0 for most words.

    Looked up once, then remembered; bounded, as long runs need.
    """

    def __init__(self, weight_of: Mapping[str, float]) -> None:
        super().__init__()
        self.weight_of = weight_of
        """Normal form -> weight."""

    def worked_out(self, token: str) -> float:
        """The weight of a token."""
        return self.weight_of.get(normal_form(token), 0.0)

    def note(self, token: str, form: str) -> None:
        """Remember the weight of a token whose normal form is known."""
        self.keep(token, self.weight_of.get(form, 0.0))

    def sums(self, sentences: Iterable[Sequence[str]]) -> list[float]:
        """(N,) the weights of the different tokens of each sentence, added up."""
        return word_sums(self, sentences)

    def sum_once(self, words: Iterable[str]) -> float:
        """The same of one sentence, remembering nothing: a memory is for those who ask of every sentence."""
        return sum([self.weight_of.get(normal_form(token), 0.0) for token in dict.fromkeys(words)])


def packed(words: Iterable[str]) -> bytes:
    """The words as a model file holds them."""
    return _SEPARATOR.join(words).encode()


def wording_of(words: memoryview, weights: Sequence[float]) -> Wording:
    """The wording of a model file's tables.

    Raises:
        ValueError: they do not run parallel.
    """
    forms = bytes(words).decode().split(_SEPARATOR) if len(words) else []
    return Wording(dict(zip(forms, weights, strict=True)))
