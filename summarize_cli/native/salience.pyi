from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, TypeAlias

Term: TypeAlias = int | str

class _Rows(Protocol):
    @property
    def texts(self) -> Sequence[str]: ...
    @property
    def tokens(self) -> Sequence[Sequence[str]]: ...
    @property
    def terms(self) -> Sequence[Sequence[Term | None]]: ...

class Describer:
    most: int
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
    def heaviest(self, counts: Mapping[Term, int], rarity: Mapping[Term, float], most: int) -> list[Term]: ...
    def described(
        self, rows: _Rows, wanted: list[Term], rarity: Mapping[Term, float], weights: object
    ) -> list[tuple[Term, str, list[tuple[int, int]], bool, bool, float, float]]: ...

def idf_of(terms: Iterable[Term], values: Sequence[float], highest: float) -> dict[Term, float]: ...
