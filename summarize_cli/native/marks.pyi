from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from summarize_cli.article import Sentence

class _Document(Protocol):
    @property
    def sentences(self) -> tuple[Sentence, ...]: ...
    @property
    def tokens(self) -> tuple[tuple[str, ...], ...]: ...
    @property
    def paragraph_count(self) -> int: ...

class Marker:
    def __init__(
        self,
        *,
        words: dict[str, int],
        openers: dict[str, int],
        ends: dict[str, int],
        signs: tuple[tuple[str, int], ...],
        name: int,
        unfinished: int,
        numbers: tuple[int, int],
        quotation: tuple[int, ...],
        before: dict[int, int],
        after: dict[int, int],
        paragraph: tuple[int, ...],
        quotes: str,
        closers: str,
    ) -> None: ...
    def marks(self, document: _Document, numerals: list[int]) -> list[list[int]]: ...

def word_sums(wording: Mapping[str, float], sentences: Iterable[Sequence[str]]) -> list[float]: ...
