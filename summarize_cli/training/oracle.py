"""The extractive oracle: which sentences, chosen with the reference in hand, would have been best.

Greedy maximisation of ROUGE (Lin 2004) as the target of extractive training follows Nallapati et al.,
"SummaRuNNer" (AAAI 2017). Tokens are rouge-score's own, stemmed, so that training aims at what is judged.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from rouge_score.tokenizers import DefaultTokenizer

Words = list[str]
Pair = tuple[str, str]
Key = TypeVar("Key")


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


def greedy_oracle(sentences: Sequence[str], reference: Sequence[str], most: int) -> list[int]:
    """Indices of at most `most` sentences in the order of choice, each adding most to ROUGE-1 + ROUGE-2 F1.

    It ends early where no sentence adds anything. `reference` is a summary, sentence by sentence.
    """
    words = _shared_words()
    known = Reference.of([word for sentence in reference for word in words(sentence)])
    return chosen_by(known, [known.overlap(words(sentence)) for sentence in sentences], most)


def chosen_by(reference: Reference, overlaps: Sequence[Overlap], most: int) -> list[int]:
    """As `greedy_oracle`, of sentences whose overlap with the reference is known."""
    candidates = [index for index, overlap in enumerate(overlaps) if overlap.words]
    chosen: list[int] = []
    whole = Overlap(Counter(), Counter(), 0)
    best = 0.0
    while candidates and len(chosen) < most:
        value, index = max((reference.rouge(_joined(whole, overlaps[i])), -i) for i in candidates)
        if value <= best:
            break
        best = value
        chosen.append(-index)
        candidates.remove(-index)
        whole = _joined(whole, overlaps[-index])
    return chosen


def _joined(first: Overlap, second: Overlap) -> Overlap:
    # Pairs across the seam of two sentences are left out: they are no phrase of the article.
    words, pairs = first.words.copy(), first.pairs.copy()
    words.update(second.words)
    pairs.update(second.pairs)
    return Overlap(words, pairs, first.length + second.length)


def _f1(wanted: Counter[Key], found: Counter[Key], length: int, least: int) -> float:
    hits = sum(min(count, wanted[key]) for key, count in found.items())
    return 2 * hits / (max(wanted.total(), least) + length) if hits else 0.0
