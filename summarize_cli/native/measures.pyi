from array import array
from collections.abc import Mapping, Sequence
from typing import Protocol, TypeAlias

from summarize_cli.article import Sentence

Term: TypeAlias = int | str
Scaled: TypeAlias = tuple[Sequence[float], float, float]

NAME_OF: dict[int, str]

class _Document(Protocol):
    @property
    def title_terms(self) -> tuple[Term | None, ...]: ...
    @property
    def sentences(self) -> tuple[Sentence, ...]: ...
    @property
    def tokens(self) -> tuple[tuple[str, ...], ...]: ...
    @property
    def terms(self) -> tuple[tuple[Term | None, ...], ...]: ...
    @property
    def counts(self) -> Mapping[Term, int]: ...

class Measured:
    @property
    def columns(self) -> list[Scaled]: ...
    @property
    def numerals(self) -> list[int]: ...
    @property
    def vectors(self) -> Sequence[dict[Term, float]]: ...
    def sums(self, weights: tuple[float, ...], /) -> list[float]: ...
    def sum_of(self, index: int, weights: tuple[float, ...], /) -> float: ...

class Measurer:
    def __init__(
        self,
        *,
        measures: tuple[str, ...],
        count_bins: tuple[int, ...],
        first_bins: tuple[int, ...],
        rarity_of: tuple[int, ...],
        sizes: tuple[int, ...],
        counts: int,
        firsts: int,
        rarities: int,
        quotations: int,
        top_terms: int,
        expected_share: float,
        lowest: float,
        highest: float,
        sure: float,
    ) -> None: ...
    def measured(
        self,
        document: _Document,
        idf: array[float],
        highest_idf: float,
        weights: tuple[float, ...],
        bias: float,
        odds: array[float],
        place: float,
        factors: tuple[float, ...],
    ) -> Measured: ...
