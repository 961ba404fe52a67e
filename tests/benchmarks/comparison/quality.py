"""How good the answers are: `summarize-model evaluate --peers` on the dev sets, a package at a time."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from summarize_cli.summary.selection import Length
from summarize_cli.training import corpora
from summarize_cli.training.judging import MODEL, Trial
from summarize_cli.training.judging.choices import LEAD, ORACLE
from summarize_cli.training.judging.keyphrases import judge_keyphrases
from summarize_cli.training.judging.summaries import judge_summaries
from summarize_cli.training.metrics import Interval
from summarize_cli.training.progress import Progress
from tests.benchmarks.comparison.contestants import Contestant
from tests.benchmarks.comparison.records import OURS, Mixed, Quality, Record, Setting
from tests.benchmarks.comparison.sets import KEYPHRASES, SETS, Set


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


def evaluated(path: Path, progress: Progress) -> Iterator[Record]:
    """What `summarize-model evaluate --peers -f json` found, which is what would be found here.

    Raises:
        Mixed: it judged another model.
    """
    told = json.loads(path.read_text("utf-8"))
    setting = Setting.here()
    if told["model"] != setting.model:
        raise Mixed(f"{path}: is of {told['model']}, not of {setting.model}")
    date = dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC).date().isoformat()
    for report in told["summaries"]:
        of = next((of for of in SETS if of.is_of(report)), None)
        if of is None:
            progress.step(f"{path}: no dev set: {report['corpus']}")
            continue
        for system in (system for system in report["systems"] if system["name"] != ORACLE):
            found = Quality(
                corpus=of.name,
                articles=report["articles"],
                length=of.length,
                system=OURS if system["name"] == MODEL else system["name"],
                origin=system["origin"],
                figures=tuple(system["rouge"]),
                failures=system["failures"],
                ahead=_intervals(system["model_minus"]),
                over_lead=_intervals(system["minus_lead"]),
            )
            package = system["origin"].rpartition(" ")[0]
            yield Record(f"{of.file} {package}".rstrip(), date, None, setting, found)
    for report in told.get("keyphrases", ()):
        for system in report["systems"]:
            found = Quality(
                corpus=report["corpus"].removesuffix(".jsonl.gz"),
                articles=report["articles"],
                length="",
                system=OURS if system["name"] == MODEL else system["name"],
                origin=system["origin"],
                figures=(100 * system["at_5"]["mean"], 100 * system["at_10"]["mean"]),
                failures=system["failures"],
                ahead=tuple(map(_percent, _intervals(system["model_minus"]))),
            )
            package = system["origin"].rpartition(" ")[0]
            yield Record(f"{found.corpus} {package}".rstrip(), date, None, setting, found)


def _intervals(given: Sequence[Mapping[str, float]] | None) -> tuple[Interval, ...]:
    return tuple(Interval(**each) for each in given or ())
