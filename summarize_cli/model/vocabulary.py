"""The compiled vocabulary: normal form of a word -> feature number, without loading it all.

Stemming is precomputed: every surface form seen in training stands here with the feature of its stem.
The words lie in buckets by CRC-32 in one blob, so that a look-up touches a few bytes of the memory map
and a start costs nothing, where building a dict of all words would take longer than a whole article.
"""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

STOP = 0xFFFF_FFFF
"""The feature number that marks a stop word: no term at all."""

_SEPARATOR = b"\n"
_WORDS_A_BUCKET = 2


class Vocabulary(NamedTuple):
    """The words of bucket b are `words[starts[b]:starts[b+1]]`; their features begin at `firsts[b]`."""

    words: memoryview
    starts: Sequence[int]
    firsts: Sequence[int]
    features: Sequence[int]

    def check(self) -> None:
        """Refuse tables whose ends do not meet; looking at every entry would cost a start its speed.

        Raises:
            ValueError: they do not fit together.
        """
        if (
            len(self.starts) < 2  # noqa: PLR2004 - one bucket has a start and an end
            or len(self.starts) != len(self.firsts)
            or self.starts[-1] != len(self.words)
            or self.firsts[-1] != len(self.features)
        ):
            raise ValueError("its vocabulary does not fit together")

    def find(self, form: str) -> int | str | None:
        """The feature of a normal form, None for a stop word, the form itself where it is unknown."""
        word = form.encode("utf-8", "replace")
        if not word:
            return form
        words, starts, firsts, features = self
        bucket = zlib.crc32(word) % (len(starts) - 1)
        inside = bytes(words[starts[bucket] : starts[bucket + 1]])
        # Of a million words that nobody knows, nearly all leave here.
        if word not in inside:
            return form
        try:
            feature = features[firsts[bucket] + inside.split(_SEPARATOR).index(word)]
        except ValueError:
            return form
        return None if feature == STOP else feature

    def entries(self) -> Iterator[tuple[str, int | None]]:
        """Every normal form with its feature, None for a stop word: what `compile_vocabulary` was given."""
        for bucket in range(len(self.starts) - 1):
            if self.firsts[bucket] == self.firsts[bucket + 1]:
                continue
            inside = bytes(self.words[self.starts[bucket] : self.starts[bucket + 1]]).split(_SEPARATOR)
            for place, word in enumerate(inside, start=self.firsts[bucket]):
                feature = self.features[place]
                yield word.decode("utf-8"), None if feature == STOP else feature


def compile_vocabulary(feature_of: Mapping[str, int | None]) -> tuple[bytes, list[int], list[int], list[int]]:
    """`words`, `starts`, `firsts`, `features` of a Vocabulary, from form -> feature (None: stop word)."""
    count = max(1, len(feature_of) // _WORDS_A_BUCKET)
    buckets: list[list[tuple[bytes, int]]] = [[] for _ in range(count)]
    for form in sorted(feature_of):
        feature = feature_of[form]
        word = form.encode("utf-8")
        buckets[zlib.crc32(word) % count].append((word, STOP if feature is None else feature))
    blob = bytearray()
    starts, firsts, features = [0], [0], []
    for bucket in buckets:
        blob += _SEPARATOR.join(word for word, _ in bucket)
        features += [feature for _, feature in bucket]
        starts.append(len(blob))
        firsts.append(len(features))
    return bytes(blob), starts, firsts, features
