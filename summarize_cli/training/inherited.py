"""A vocabulary that goes on from a model's own: for training one half and keeping the other."""

from collections import Counter
from collections.abc import Collection, Sequence

import numpy as np
from nltk.stem.snowball import SnowballStemmer

from summarize_cli.language.terms import normal_form, tokens
from summarize_cli.model.compiled import CompiledModel
from summarize_cli.training.vocabulary import TrainedVocabulary, fixed_vocabulary

_FEWEST_OCCURRENCES = 2
"""A word seen once is a typing error more often than a word."""


def inherited_vocabulary(model: CompiledModel, texts: Sequence[str]) -> TrainedVocabulary:
    """The vocabulary of `model`, its feature numbers kept, with the words that only `texts` have behind them.

    A new word joins the feature of its stem, if there is one; a new stem gets the highest idf, since the
    documents that the model's idf was counted in do not have it.
    """
    stemmer = SnowballStemmer("english")
    feature_of = dict(sorted(model.vocabulary.entries()))
    feature_of_stem: dict[str, int] = {}
    for form, feature in feature_of.items():
        if feature is not None:
            feature_of_stem.setdefault(stemmer.stem(form), feature)
    idf = list(model.idf)
    for form in _new_forms(texts, feature_of):
        stem = stemmer.stem(form)
        if stem not in feature_of_stem:
            feature_of_stem[stem] = len(idf)
            idf.append(model.highest_idf)
        feature_of[form] = feature_of_stem[stem]
    stem_of_feature = {feature: stem for stem, feature in feature_of_stem.items()}
    return fixed_vocabulary(
        feature_of=feature_of,
        stems=tuple(stem_of_feature.get(number, f"feature {number}") for number in range(len(idf))),
        idf=np.asarray(idf, dtype=np.float64),
        highest_idf=model.highest_idf,
    )


def _new_forms(texts: Sequence[str], known: Collection[str]) -> list[str]:
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(map(normal_form, tokens(text)))
    return sorted(
        form for form, count in counts.items() if count >= _FEWEST_OCCURRENCES and form not in known
    )
