"""The vocabulary that topics and sentence scores share: words -> features, and each feature's idf."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from nltk.stem.snowball import SnowballStemmer
from sklearn.feature_extraction.text import TfidfVectorizer

from summarize_cli.language.lexicon import Lexicon, Term
from summarize_cli.language.stopwords import STOPWORDS
from summarize_cli.language.terms import normal_form, tokens

_FEWEST_OCCURRENCES = 2
"""A word seen once is a typing error more often than a word."""

_FEWEST_DOCUMENTS = 3
_SMALL_CORPUS = 5_000
"""Documents. With fewer, a stem counts from its first document on."""


@dataclass(frozen=True, slots=True)
class TrainedVocabulary:
    """F features, each a stem. What `vectorizer` computes of a text, the run-time computes without it."""

    feature_of: dict[str, int | None]
    """Normal form of a word -> feature number, None for a stop word."""
    stems: tuple[str, ...]
    """(F,)"""
    vectorizer: TfidfVectorizer
    """Fitted, with the idf below."""
    idf: npt.NDArray[np.float64]
    """(F,) smooth inverse document frequencies, already rounded to the 32 bits that the model file holds."""
    highest_idf: float
    """That of a word which no document holds."""

    def find(self, form: str) -> Term | None:
        """The term of a normal form, as the run-time's vocabulary answers."""
        return self.feature_of.get(form, form)

    def lexicon(self) -> Lexicon:
        """Token -> term."""
        return Lexicon(self.find)


def train_vocabulary(texts: Sequence[str]) -> TrainedVocabulary:
    """Learn words, their stems (Snowball, Porter 2001) and idf (scikit-learn's, smooth) from documents.

    Stop words are no features. Features are numbered in the order of their stems.
    """
    stem_of = _stems(texts)
    vectorizer = TfidfVectorizer(
        analyzer=_Analyzer(stem_of), min_df=_FEWEST_DOCUMENTS if len(texts) >= _SMALL_CORPUS else 1
    ).fit(texts)
    # The very numbers of the file, so that training and run-time agree to the last bit that matters.
    vectorizer.idf_ = vectorizer.idf_.astype(np.float32).astype(np.float64)
    numbers = vectorizer.vocabulary_
    feature_of: dict[str, int | None] = dict.fromkeys(sorted(STOPWORDS))
    feature_of |= {form: int(numbers[stem]) for form, stem in sorted(stem_of.items()) if stem in numbers}
    return TrainedVocabulary(
        feature_of=feature_of,
        stems=tuple(str(stem) for stem in vectorizer.get_feature_names_out()),
        vectorizer=vectorizer,
        idf=vectorizer.idf_,
        highest_idf=float(np.float32(np.log(1 + len(texts)) + 1)),
    )


class _Analyzer:
    """Text -> stems of the words that have one. A class, so that the vectorizer can be pickled."""

    def __init__(self, stem_of: dict[str, str]) -> None:
        self._stems = Lexicon(stem_of.get)

    def __call__(self, text: str) -> list[str]:
        stems = map(self._stems.__getitem__, tokens(text))
        return [stem for stem in stems if isinstance(stem, str)]


def _stems(texts: Sequence[str]) -> dict[str, str]:
    """Normal form -> stem, of the words that are seen often enough and are no stop words."""
    written: Counter[str] = Counter()
    for text in texts:
        written.update(tokens(text))
    forms: Counter[str] = Counter()
    for token, count in written.items():
        forms[normal_form(token)] += count
    stemmer = SnowballStemmer("english")
    return {
        form: stemmer.stem(form)
        for form, count in forms.items()
        if count >= _FEWEST_OCCURRENCES and form and form not in STOPWORDS
    }


def fixed_vocabulary(
    *,
    feature_of: dict[str, int | None],
    stems: tuple[str, ...],
    idf: npt.NDArray[np.float64],
    highest_idf: float,
) -> TrainedVocabulary:
    """A vocabulary whose features and idf are known already. `stems` names each feature once."""
    stem_of = {form: stems[feature] for form, feature in feature_of.items() if feature is not None}
    numbers = {stem: number for number, stem in enumerate(stems)}
    vectorizer = TfidfVectorizer(analyzer=_Analyzer(stem_of), vocabulary=numbers)
    vectorizer.idf_ = idf
    return TrainedVocabulary(feature_of, stems, vectorizer, idf, highest_idf)
