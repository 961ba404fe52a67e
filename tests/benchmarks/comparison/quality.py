"""How good the answers are: `summarize-model evaluate --peers` on the dev sets, a package at a time."""

from collections.abc import Iterator
from pathlib import Path

from summarize_cli.summary.selection import Length
from summarize_cli.training import corpora
from summarize_cli.training.judging import Trial
from summarize_cli.training.judging.choices import LEAD, MODEL
from summarize_cli.training.judging.keyphrases import judge_keyphrases
from summarize_cli.training.judging.summaries import judge_summaries
from summarize_cli.training.metrics import Interval
from summarize_cli.training.progress import Progress
from tests.benchmarks.comparison.contestants import Contestant
from tests.benchmarks.comparison.records import OURS, Quality
from tests.benchmarks.comparison.sets import KEYPHRASES, Set


def summaries(
    folder: Path, of: Set, contestant: Contestant, articles: int, progress: Progress
) -> Iterator[Quality]:
    """ROUGE of a package's systems, of ours and of Lead, on at least so many articles of a set, or all."""
    path = of.path(folder)
    every = max(1, len(corpora.read_summaries([path])[0]) // articles)
    length = Length(sentences=of.sentences, words=of.words)
    trial = Trial(peers=contestant.peers, length=length, separate=of.separate, oracle=False, every=every)
    report = judge_summaries(path, trial, progress)
    for system in report.systems:
        yield Quality(
            corpus=of.name,
            articles=report.articles,
            length=of.length,
            system=OURS if system.name == MODEL else system.name,
            origin=system.origin,
            figures=system.rouge,
            failures=system.failures,
            ahead=system.model_minus or (),
            over_lead=() if system.name == LEAD else system.minus_lead or (),
        )


def keyphrases(folder: Path, contestant: Contestant, articles: int, progress: Progress) -> Iterator[Quality]:
    """Precision of a package's systems and of ours."""
    path = folder / "keyphrases" / f"{KEYPHRASES}.jsonl.gz"
    every = max(1, sum(1 for _ in corpora.read_keyphrases(path)) // articles)
    report = judge_keyphrases(path, Trial(peers=contestant.peers, every=every), progress)
    for system in report.systems:
        yield Quality(
            corpus=KEYPHRASES,
            articles=report.articles,
            length="",
            system=OURS if system.name == MODEL else system.name,
            origin=system.origin,
            figures=(100 * system.at_5.mean, 100 * system.at_10.mean),
            failures=system.failures,
            ahead=tuple(_percent(interval) for interval in system.model_minus or ()),
        )


def _percent(interval: Interval) -> Interval:
    return Interval(100 * interval.mean, 100 * interval.low, 100 * interval.high)
