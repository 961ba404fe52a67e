import re
from collections.abc import Callable, Iterable

def tokens(text: str) -> list[str]: ...

class Sentences:
    def __init__(
        self,
        abbreviated: frozenset[str],
        never_last: frozenset[str],
        maybe_last: frozenset[str],
        match_at: Callable[[str, int, int], re.Match[str] | None],
        next_start: Callable[[str, int, re.Match[str]], int],
    ) -> None: ...
    def spans(self, paragraph: str, items: list[int]) -> list[tuple[int, int]]: ...

class AnyOf:
    def __init__(self, phrases: Iterable[str]) -> None: ...
    def within(self, text: str, /) -> bool: ...
