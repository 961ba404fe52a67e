"""TF-IDF vectors as plain dicts, equal to scikit-learn's TfidfVectorizer (smooth idf, L2-normalised)."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from math import sqrt

from summarize_cli.language.lexicon import Term

Vector = dict[Term, float]
"""Term -> weight; terms that are not in it weigh nothing."""


def found_idf(terms: Iterable[Term], values: Sequence[float], highest: float) -> Vector:
    """The idf of each of some terms: (F,) `values` by feature number, `highest` of a term that is none."""
    # `__class__ is` takes half the time of isinstance, and this line runs once a term of every article.
    return {term: values[term] if term.__class__ is int else highest for term in terms}


idf_of: Callable[[Iterable[Term], "array[float]", float], Vector]
try:
    from summarize_cli.native import salience
except ImportError:
    idf_of = found_idf
else:
    idf_of = salience.idf_of


class Idf:
    """Inverse document frequencies: of each feature, and of a word that the model never saw."""

    __slots__ = ("highest", "values")

    def __init__(self, values: Sequence[float], highest: float) -> None:
        self.values = values
        """(F,) by feature number."""
        self.highest = highest

    def of(self, terms: Iterable[Term]) -> Vector:
        """The idf of each of some terms."""
        values, highest = self.values, self.highest
        if isinstance(values, array):
            return idf_of(terms, values, highest)
        return found_idf(terms, values, highest)


class OwnIdf(Idf):
    """Inverse document frequencies that come from the article itself."""

    __slots__ = ("_weigh",)

    def __init__(self, weigh: Callable[[Iterable[Term]], Vector]) -> None:
        super().__init__((), 1.0)
        self._weigh = weigh

    def of(self, terms: Iterable[Term]) -> Vector:
        """The idf of each of some terms."""
        return self._weigh(terms)


def vector(terms: Iterable[Term | None], idf: Vector) -> Vector:
    """The vector of a text of length 1, by how often it holds each term; empty without terms.

    `idf` holds at least the text's terms; None, a stop word, is no term.
    """
    weights: Vector = {}
    for term in terms:
        if term is not None:
            weights[term] = weights.get(term, 0.0) + idf[term]
    return normalised(weights)


def normalised(weights: Vector) -> Vector:
    """The vector scaled to length 1; the empty one stays empty."""
    length = sqrt(sum([weight * weight for weight in weights.values()]))
    return {term: weight / length for term, weight in weights.items()} if length else {}


def cosine(first: Vector, second: Vector) -> float:
    """The cosine of two vectors of length 1, 0..1."""
    if len(first) > len(second):
        first, second = second, first
    return sum([weight * second[term] for term, weight in first.items() if term in second])
