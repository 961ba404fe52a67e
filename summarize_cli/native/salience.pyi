from array import array
from collections.abc import Iterable, Mapping
from typing import Protocol, TypeAlias

Term: TypeAlias = int | str

class _Rows(Protocol):
    @property
    def texts(self) -> tuple[str, ...]: ...
    @property
    def tokens(self) -> tuple[tuple[str, ...], ...]: ...
    @property
    def terms(self) -> tuple[tuple[Term | None, ...], ...]: ...

class Describer:
    @property
    def most(self) -> int: ...
    def __init__(
        self,
        *,
        verbal: dict[str, int],
        participles: tuple[str, ...],
        adjectives: tuple[str, ...],
        possessives: tuple[str, ...],
        mostly: float,
        letters: int,
        short: int,
        looked_at: int,
    ) -> None: ...
    def heaviest(self, counts: Mapping[Term, int], rarity: dict[Term, float], most: int) -> list[Term]: ...
    def described(
        self, rows: _Rows, wanted: list[Term], rarity: dict[Term, float], weights: object
    ) -> list[tuple[Term, str, list[tuple[int, int]], bool, bool, float, float]]: ...

def idf_of(terms: Iterable[Term], values: array[float], highest: float) -> dict[Term, float]: ...
