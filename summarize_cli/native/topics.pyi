from array import array
from collections.abc import Mapping, Sequence
from typing import Protocol, TypeAlias

Term: TypeAlias = int | str

class _Words(Protocol):
    @property
    def tokens(self) -> Sequence[str]: ...
    @property
    def terms(self) -> Sequence[Term | None]: ...

class _Judgement(Protocol):
    @property
    def slopes(self) -> Sequence[float]: ...
    @property
    def intercepts(self) -> Sequence[float]: ...
    @property
    def offsets(self) -> Sequence[float]: ...
    @property
    def own(self) -> float: ...
    @property
    def rival(self) -> float: ...
    @property
    def holds(self) -> Sequence[Sequence[float]]: ...
    @property
    def first(self) -> Sequence[Sequence[float]]: ...

class Judge:
    def __init__(self, judgement: _Judgement, highest: int) -> None: ...
    def confidences(self, linear: list[float]) -> list[float]: ...

class Scorer:
    def __init__(
        self,
        function_words: Mapping[str, int | None],
        pairs: array[int],
        values: array[float],
        scales: array[float],
        weights: memoryview,
        biases: array[float],
        judgement: _Judgement,
        highest: int,
        *,
        terms: int,
        stretches: tuple[tuple[int, int], ...],
        title_times: int,
        power: float,
        fixed_point: float,
    ) -> None: ...
    def scores(self, title: _Words, prose: _Words) -> list[float]: ...
    def confidences(self, title: _Words, prose: _Words) -> list[float]: ...
