"""Judges a model on corpora: summaries beside Lead, oracle and peers, topics, keyphrases, with intervals."""

import importlib.metadata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from summarize_cli.pipeline import engine
from summarize_cli.training.judging import Trial
from summarize_cli.training.judging.keyphrases import KeyphraseReport, judge_keyphrases
from summarize_cli.training.judging.summaries import SummaryReport, judge_summaries
from summarize_cli.training.judging.topics import TopicReport, judge_topics
from summarize_cli.training.progress import Progress

_JUDGES = ("rouge-score", "nltk")


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All that was judged in one run."""

    model: str
    judges: dict[str, str]
    """The packages that the figures depend on, with their versions."""
    summaries: tuple[SummaryReport, ...] = ()
    topics: tuple[TopicReport, ...] = ()
    keyphrases: tuple[KeyphraseReport, ...] = ()


def evaluate(
    summaries: Sequence[Path],
    topics: Sequence[Path],
    keyphrases: Sequence[Path],
    trial: Trial,
    progress: Progress,
) -> Evaluation:
    """Judge a model, and the peers beside it, on some corpora of each kind. Deterministic.

    Raises:
        SourceError: a corpus cannot be read or holds nothing to judge.
        ModelError: the model cannot be used.
    """
    return Evaluation(
        model=engine(trial.model).model.name,
        judges={package: importlib.metadata.version(package) for package in _JUDGES},
        summaries=tuple(judge_summaries(path, trial, progress) for path in summaries),
        topics=tuple(judge_topics(path, trial, progress) for path in topics),
        keyphrases=tuple(judge_keyphrases(path, trial, progress) for path in keyphrases),
    )
