"""The extractive oracle: which sentences, chosen with the reference in hand, would have been best.

Greedy maximisation of ROUGE (Lin 2004) as the target of extractive training follows Nallapati et al.,
"SummaRuNNer" (AAAI 2017). Tokens are rouge-score's own, stemmed, so that training aims at what is judged.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Generic, TypeVar

from rouge_score.tokenizers import DefaultTokenizer

Words = list[str]
Pair = tuple[str, str]
Key = TypeVar("Key")

KNOWN = "word that ROUGE knows (a-z, 0-9)"
"""Of others it says nothing: its tokens are those of English."""


def rouge_words() -> Callable[[str], Words]:
    """A function text -> the stemmed words that ROUGE compares."""
    tokenizer = DefaultTokenizer(use_stemmer=True)
    # Stemming is slow and words come again: each is tokenized once.
    known: dict[str, Words] = {}

    def words(text: str) -> Words:
        found: Words = []
        for piece in text.split():
            stems = known.get(piece)
            if stems is None:
                stems = known[piece] = list(tokenizer.tokenize(piece))
            found += stems
        return found

    return words


_shared_words = lru_cache(maxsize=1)(rouge_words)


@dataclass(frozen=True, slots=True)
class Overlap:
    """What a text shares with the reference, as counts that can be added up."""

    words: Counter[str]
    pairs: Counter[Pair]
    length: int


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference summary's words and neighbouring pairs, counted."""

    words: Counter[str]
    pairs: Counter[Pair]
    least: int = 0
    """It counts as at least so many words, and as many pairs."""

    @classmethod
    def of(cls, words: Words, least: int = 0) -> "Reference":
        """Count a reference's words."""
        return cls(Counter(words), Counter(pairwise(words)), least)

    def overlap(self, words: Words) -> Overlap:
        """The part of a sentence that the reference knows."""
        return Overlap(
            Counter([word for word in words if word in self.words]),
            Counter([pair for pair in pairwise(words) if pair in self.pairs]),
            len(words),
        )

    def rouge(self, overlap: Overlap) -> float:
        """ROUGE-1 F1 + ROUGE-2 F1, 0..2."""
        return _f1(self.words, overlap.words, overlap.length, self.least) + _f1(
            self.pairs, overlap.pairs, max(0, overlap.length - 1), self.least
        )


@dataclass(frozen=True, slots=True)
class Room:
    """For how much there is room: so many sentences, of so many words where that counts."""

    sentences: int
    words: int | None = None
    sizes: Sequence[int] = ()
    """(N,) of the sentences, in words."""

    def left(self, chosen: Sequence[int], candidates: Sequence[int]) -> list[int]:
        """The candidates that still fit in beside those chosen; where none ever does, all: one is shown."""
        if len(chosen) >= self.sentences:
            return []
        if self.words is None:
            return list(candidates)
        left = self.words - sum(self.sizes[index] for index in chosen)
        fit = [index for index in candidates if self.sizes[index] <= left]
        return fit if fit or chosen else list(candidates)


def greedy_oracle(sentences: Sequence[str], references: Sequence[Sequence[str]], room: Room) -> list[int]:
    """Indices of sentences in the order of choice, each adding most to the mean ROUGE-1 + ROUGE-2 F1.

    It ends early where no sentence adds anything. Each reference is a summary, sentence by sentence.
    """
    words = _shared_words()
    taken_apart = [words(sentence) for sentence in sentences]
    known = [Reference.of([w for sentence in each for w in words(sentence)]) for each in references]
    return _chosen([(each, [each.overlap(found) for found in taken_apart]) for each in known], room)


def holds_words(reference: Sequence[str]) -> bool:
    """Whether ROUGE knows a word of a reference, which is given sentence by sentence."""
    return any(map(_shared_words(), reference))


def chosen_by(reference: Reference, overlaps: Sequence[Overlap], most: int) -> list[int]:
    """As `greedy_oracle`, by one reference whose overlap with the sentences is known."""
    return _chosen([(reference, overlaps)], Room(most))


def _chosen(known: Sequence[tuple[Reference, Sequence[Overlap]]], room: Room) -> list[int]:
    candidates = sorted({n for _, overlaps in known for n, overlap in enumerate(overlaps) if overlap.words})
    wholes = [_Whole(reference) for reference, _ in known]
    chosen: list[int] = []
    best = 0.0
    while fit := room.left(chosen, candidates):
        value, index = max(
            (sum(whole.rouge_with(of[i]) for whole, (_, of) in zip(wholes, known, strict=True)), -i)
            for i in fit
        )
        if value <= best:
            break
        best = value
        chosen.append(-index)
        candidates.remove(-index)
        for whole, (_, overlaps) in zip(wholes, known, strict=True):
            whole.add(overlaps[-index])
    return chosen


class _Whole:
    """What has been chosen, as one reference sees it.

    Pairs across the seam of two sentences are left out: they are no phrase of the article.
    """

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._words, self._pairs = _Shared(reference.words), _Shared(reference.pairs)
        self._length = 0

    def rouge_with(self, overlap: Overlap) -> float:
        """ROUGE-1 F1 + ROUGE-2 F1 with one sentence more, 0..2."""
        length, least = self._length + overlap.length, self._reference.least
        return self._words.f1_with(overlap.words, length, least) + self._pairs.f1_with(
            overlap.pairs, max(0, length - 1), least
        )

    def add(self, overlap: Overlap) -> None:
        """Choose a sentence."""
        self._words.add(overlap.words)
        self._pairs.add(overlap.pairs)
        self._length += overlap.length


class _Shared(Generic[Key]):
    """Words, or pairs, that the chosen sentences share with a reference."""

    def __init__(self, wanted: Counter[Key]) -> None:
        self._wanted, self._total = wanted, wanted.total()
        self._found: Counter[Key] = Counter()
        self._hits = 0

    def f1_with(self, more: Counter[Key], length: int, least: int) -> float:
        """F1 of so many words with a sentence's."""
        hits = self._hits + self._gain(more)
        return 2 * hits / (max(self._total, least) + length) if hits else 0.0

    def add(self, more: Counter[Key]) -> None:
        """Have a sentence's, too."""
        self._hits += self._gain(more)
        self._found.update(more)

    def _gain(self, more: Counter[Key]) -> int:
        # Of the sentence's own alone: to count all that is chosen again would take a book minutes.
        return sum(
            min(self._wanted[key], self._found[key] + count) - min(self._wanted[key], self._found[key])
            for key, count in more.items()
        )


def _f1(wanted: Counter[Key], found: Counter[Key], length: int, least: int) -> float:
    hits = sum(min(count, wanted[key]) for key, count in found.items())
    return 2 * hits / (max(wanted.total(), least) + length) if hits else 0.0
