"""YAKE (Campos et al. 2020; https://github.com/INESCTEC/yake) for keyphrases."""

from collections.abc import Callable, Sequence

import yake

from summarize_cli.training.peers import KeyphrasePeer, origin

_LONGEST = 3
"""Words of a phrase, its own default."""


def peers() -> list[KeyphrasePeer]:
    """At its own settings, and restricted to single words."""
    version = origin("yake")
    return [
        KeyphrasePeer("YAKE, phrases", version, _finder(_LONGEST)),
        KeyphrasePeer("YAKE, single words", version, _finder(1)),
    ]


def _finder(longest: int) -> Callable[[str, int], Sequence[str]]:
    def find(text: str, count: int) -> Sequence[str]:
        # It keeps state between texts, so each gets an extractor of its own.
        extractor = yake.KeywordExtractor(lan="en", n=longest, top=count)
        return [phrase for phrase, _ in extractor.extract_keywords(text)]

    return find
