"""Near-duplicates: the same story twice must not stand in training and in judging at once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

from summarize_cli.language.lexicon import Term

_WORDS = 5
"""Of a shingle (Broder 1997): a run of words, stop words left out."""

_OPENING = 250
"""Words of a text that are compared."""

_SHARED = 2
"""Shingles in common that make two texts near-duplicates: one is often a name or a set phrase."""

_BOILERPLATE = 15
"""A shingle of more texts than this is a publisher's phrase and says nothing by itself."""

Shingles = frozenset[tuple[Term, ...]]


def shingles(*texts: Sequence[Term | None]) -> Shingles:
    """The shingles of a document's parts; none runs from one part into the next."""
    found: set[tuple[Term, ...]] = set()
    for text in texts:
        words = [term for term in text[:_OPENING] if term is not None]
        found.update(zip(*(words[start:] for start in range(_WORDS)), strict=False))
    return frozenset(found)


def groups(documents: Sequence[Shingles]) -> list[int]:
    """For each document the number of its group: of the first document that near-duplicates link it to.

    Those that share a publisher's phrase are near-duplicates only where they share most of what they say: so
    do the many copies of one text, of which each shingle is as frequent as a phrase.
    """
    holders: defaultdict[tuple[Term, ...], list[int]] = defaultdict(list)
    for number, document in enumerate(documents):
        for shingle in document:
            holders[shingle].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    neighbours: set[tuple[int, int]] = set()
    for numbers in holders.values():
        if len(numbers) <= _BOILERPLATE:
            shared.update(combinations(numbers, 2))
        else:
            # All pairs would be too many, and copies hold one another's hands.
            neighbours.update(pairwise(numbers))
    linked = [pair for pair, count in shared.items() if count >= _SHARED]
    linked += [(one, next_) for one, next_ in neighbours if _is_copy(documents[one], documents[next_])]
    leader = list(range(len(documents)))

    def lead(number: int) -> int:
        while leader[number] != number:
            leader[number] = number = leader[leader[number]]
        return number

    for first, second in linked:
        low, high = sorted((lead(first), lead(second)))
        leader[high] = low
    return [lead(number) for number in range(len(documents))]


def _is_copy(one: Shingles, other: Shingles) -> bool:
    """Whether two documents share at least half of the shingles that either has."""
    return len(one & other) >= max(_SHARED, len(one) / 2, len(other) / 2)


def repeats(documents: Iterable[Shingles], known: Iterable[Shingles]) -> list[bool]:
    """Which documents share a passage with one of the `known`."""
    seen = frozenset().union(*known)
    return [len(document & seen) >= _SHARED for document in documents]
