"""Judges of what a model does: its summaries, its topics, its keyphrases, and its peers beside it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from summarize_cli.errors import SourceError
from summarize_cli.summary.selection import Length
from summarize_cli.training.peers import Peers

MODEL = "model"
"""The system that is judged beside its peers."""

NO_PEERS = Peers()
THREE_SENTENCES = Length(sentences=3)


@dataclass(frozen=True, slots=True)
class Trial:
    """What is judged, beside whom, and how."""

    model: Path | None = None
    """Another model file than the built-in one."""
    peers: Peers = NO_PEERS
    length: Length = THREE_SENTENCES
    """Of the summaries: a number of sentences or of words."""
    separate: bool = False
    """Whether each highlight is a whole reference, and the mean over them counts."""
    oracle: bool = True
    """Whether the best choice that there could be is looked for, too."""
    every: int = 1
    """Each so-many-th row is judged: a share of a corpus where the time is short."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Rows of a corpus that could not be judged, all for the same reason."""

    reason: str
    rows: int


def skipped(reasons: Counter[str]) -> tuple[Skipped, ...]:
    """The most frequent reason first."""
    return tuple(Skipped(reason, rows) for reason, rows in reasons.most_common())


def check_some_judged(path: Path, judged: int, reasons: Iterable[Skipped]) -> None:
    """Refuse a corpus of which nothing could be judged.

    Raises:
        SourceError: there is no figure to give.
    """
    if judged:
        return
    why = "; ".join(f"{skip.rows:,}: {skip.reason}" for skip in reasons)
    raise SourceError(
        f"{path}: no article in it can be judged ({why})" if why else f"{path}: holds no article"
    )
