"""Summaries beside those of Lead, the extractive oracle and peers: same sentences, same length, ROUGE."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from summarize_cli.summary.selection import Length
from summarize_cli.training import corpora, metrics
from summarize_cli.training.judging import MODEL, Skipped, Trial, check_some_judged, skipped
from summarize_cli.training.judging.choices import (
    LEAD,
    ORACLE,
    Choice,
    Exercise,
    Unjudged,
    choices,
    exercise,
    folded,
)
from summarize_cli.training.progress import Progress

Margins = tuple[metrics.Interval, ...]
"""ROUGE-1, ROUGE-2 and ROUGE-Lsum of one system minus those of another, paired by article."""


@dataclass(frozen=True, slots=True)
class System:
    """One way to choose sentences, and how it did."""

    name: str
    origin: str
    """The package of a peer, with its version; "" of our own."""
    rouge: metrics.Rouge
    """Means over the articles."""
    words: float
    """Mean words chosen."""
    failures: int
    """Articles on which a peer had no answer: each counts as an empty summary."""
    minus_lead: Margins | None
    """None of Lead itself."""
    model_minus: Margins | None
    """How far the model is ahead of it; None of the model itself."""
    gold: metrics.SetScore | None
    """Its sentences against those that people picked; None where the corpus has none."""


@dataclass(frozen=True, slots=True)
class SummaryReport:
    """Lead, peers, model and oracle on one corpus: the same sentences to choose from, the same length."""

    corpus: str
    articles: int
    skipped: tuple[Skipped, ...]
    length: Length
    separate: bool
    """Whether each highlight was a reference of its own."""
    systems: tuple[System, ...]
    """Lead, the peers, the model, the oracle."""

    def system(self, name: str) -> System:
        """The system of a name."""
        return next(system for system in self.systems if system.name == name)


@dataclass(slots=True)
class _Tally:
    """What one system did, article by article."""

    rouge: list[metrics.Rouge] = field(default_factory=list)
    words: int = 0
    failures: int = 0
    hits: int = 0
    picked: int = 0


def judge_summaries(path: Path, trial: Trial, progress: Progress) -> SummaryReport:
    """Judge by the highlights of a corpus, joined into one reference or each as its own.

    A reference of several highlights has them as its sentences, as is usual; one given whole is taken
    apart into sentences, which ROUGE-Lsum asks for. Peers rank our sentences, and of their ranking as
    many are taken as the length allows: so many sentences, or the best that still fit in.

    Raises:
        SourceError: the corpus cannot be read or holds nothing to judge.
        ModelError: the model cannot be used.
    """
    rows, _ = corpora.read_summaries([path])
    judge = metrics.rouge_judge()
    peers = trial.peers.summaries
    names = [LEAD, *(peer.name for peer in peers), MODEL, *([ORACLE] if trial.oracle else [])]
    tallies = {name: _Tally() for name in names}
    reasons: Counter[str] = Counter()
    articles = wanted = 0
    for row in progress.track(rows[:: trial.every], f"summaries of {corpora.name_of(path)}"):
        try:
            task = exercise(row, trial)
        except Unjudged as why:
            reasons[str(why)] += 1
            continue
        articles += 1
        wanted += len(task.gold)
        scored: dict[Choice, metrics.Rouge] = {}
        for name, choice in choices(task, trial):
            answer = choice or ()
            if answer not in scored:
                scored[answer] = _rouge(task, answer, judge)
            tallies[name].failures += choice is None
            _count(tallies[name], task, answer, scored[answer])
    left_out = skipped(reasons)
    check_some_judged(path, articles, left_out)
    origins = {peer.name: peer.origin for peer in peers}
    return SummaryReport(
        corpus=corpora.name_of(path),
        articles=articles,
        skipped=left_out,
        length=trial.length,
        separate=trial.separate,
        systems=tuple(
            System(
                name=name,
                origin=origins.get(name, ""),
                rouge=_mean(tally.rouge),
                words=tally.words / articles,
                failures=tally.failures,
                minus_lead=None if name == LEAD else _margins(tally, tallies[LEAD]),
                model_minus=None if name == MODEL else _margins(tallies[MODEL], tally),
                gold=metrics.set_score(tally.hits, tally.picked, wanted) if wanted else None,
            )
            for name, tally in tallies.items()
        ),
    )


def _rouge(task: Exercise, choice: Choice, judge: metrics.Judge) -> metrics.Rouge:
    """The mean over the references."""
    chosen = [task.texts[index] for index in choice]
    return _mean([judge(reference, chosen) for reference in task.references])


def _count(tally: _Tally, task: Exercise, choice: Choice, rouge: metrics.Rouge) -> None:
    tally.rouge.append(rouge)
    tally.words += sum(task.sizes[index] for index in choice)
    if task.gold:
        tally.picked += len(choice)
        tally.hits += len(task.gold & {folded(task.texts[index]) for index in choice})


def _margins(system: _Tally, other: _Tally) -> Margins:
    return tuple(
        metrics.bootstrap(metrics.differences(first, second))
        for first, second in zip(zip(*system.rouge, strict=True), zip(*other.rouge, strict=True), strict=True)
    )


def _mean(scores: Sequence[metrics.Rouge]) -> metrics.Rouge:
    first, second, longest = (sum(column) / len(scores) for column in zip(*scores, strict=True))
    return first, second, longest
