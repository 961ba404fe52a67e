"""Which features topics have besides the vocabulary's, and what each is worth; articles as rows of values."""

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise

import numpy as np
import numpy.typing as npt
from scipy import sparse

from summarize_cli.language.lexicon import Lexicon
from summarize_cli.language.terms import tokens
from summarize_cli.tagging.topic_features import (
    WORDS_LOOKED_AT,
    WORDS_PAIRED,
    TopicFeatures,
    Words,
    feature_values,
    spellings,
    weighted_counts,
)
from summarize_cli.training.vocabulary import TrainedVocabulary

Values = npt.NDArray[np.float64]
Pair = tuple[int, int]
Text = tuple[Words, Words]
"""The words of a title and of what it stands over."""

# By cross-validation; flat around the values.
_IDF_POWER = 1.3
"""Above 1: rarer words say more about the topic than their idf alone."""
_PAIR_WEIGHT = 0.6
_FEWEST_WITH_PAIR = 8


def words_in(title: str, text: str, lexicon: Lexicon) -> Text:
    """Title and text taken apart."""
    heading, prose = tokens(title), tokens(text)
    look_up = lexicon.__getitem__
    return Words(heading, [*map(look_up, heading)]), Words(prose, [*map(look_up, prose)])


def learn_features(
    texts: Sequence[Text], vocabulary: TrainedVocabulary
) -> tuple[list[str], list[Pair], Values]:
    """The function words, the pairs of terms that enough texts open with, and what each feature is worth.

    The latter, (F,), is the power of an inverse document frequency: the vocabulary's own for its terms,
    counted in `texts` for the others; already rounded to the 32 bits that the model file holds.
    """
    function_words = sorted(form for form, feature in vocabulary.feature_of.items() if feature is None)
    form_of = {spelling: form for form in function_words for spelling in spellings(form)}
    with_word: Counter[str] = Counter()
    with_pair: Counter[Pair] = Counter()
    for title, prose in texts:
        written = chain(title.tokens, prose.tokens[:WORDS_LOOKED_AT])
        with_word.update({form_of[token] for token in form_of.keys() & set(written)})
        opening = {*pairwise(title.terms), *pairwise(prose.terms[:WORDS_PAIRED])}
        with_pair.update(
            (first, second) for first, second in opening if isinstance(first, int) and isinstance(second, int)
        )
    pairs = sorted(pair for pair, count in with_pair.items() if count >= _FEWEST_WITH_PAIR)
    worth = [
        vocabulary.idf**_IDF_POWER,
        _idf([with_word[form] for form in function_words], len(texts)) ** _IDF_POWER,
        _idf([with_pair[pair] for pair in pairs], len(texts)) ** _IDF_POWER * _PAIR_WEIGHT,
    ]
    return function_words, pairs, np.concatenate(worth).astype(np.float32).astype(np.float64)


def topic_vectors(texts: Iterable[Text], features: TopicFeatures) -> sparse.csr_matrix:
    """(N, F) rows of length 1: the run-time's values of each text."""
    values, columns, ends = array("d"), array("q"), [0]
    for title, prose in texts:
        found = feature_values(weighted_counts(title, prose, features), features)
        values.extend(found.values())
        columns.extend(found)
        ends.append(len(values))
    data = np.frombuffer(values) if values else np.zeros(0)
    indices = np.frombuffer(columns, dtype=np.int64) if columns else np.zeros(0, dtype=np.int64)
    return sparse.csr_matrix((data, indices, ends), shape=(len(ends) - 1, len(features.values)))


def _idf(counts: Sequence[int], documents: int) -> Values:
    """scikit-learn's, smooth."""
    return np.log((1 + documents) / (1 + np.asarray(counts, dtype=np.float64))) + 1
