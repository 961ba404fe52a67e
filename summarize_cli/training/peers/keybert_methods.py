"""KeyBERT (Grootendorst 2020; https://github.com/MaartenGr/KeyBERT) with the packaged embeddings."""

from collections.abc import Callable, Sequence
from functools import lru_cache

import keybert

from summarize_cli.training.peers import KeyphrasePeer, origin
from summarize_cli.training.peers.embedding_methods import encoder

_LONGEST = 3
"""Words of a phrase, as YAKE's default has it; KeyBERT's own default is single words."""


def peers() -> list[KeyphrasePeer]:
    """At its own settings, single words, and with phrases."""
    version = origin("keybert")
    return [
        KeyphrasePeer("KeyBERT, phrases", version, _finder(_LONGEST)),
        KeyphrasePeer("KeyBERT, single words", version, _finder(1)),
    ]


@lru_cache(maxsize=1)
def _extractor() -> keybert.KeyBERT:
    return keybert.KeyBERT(model=encoder())


def _finder(longest: int) -> Callable[[str, int], Sequence[str]]:
    def find(text: str, count: int) -> Sequence[str]:
        found = _extractor().extract_keywords(text, keyphrase_ngram_range=(1, longest), top_n=count)
        return [phrase for phrase, _ in found]

    return find
