"""Beside other summarizers, in one run: start-up, articles a second, memory, ROUGE, keyphrase precision.

    pip install '.[peers,peers-newspaper,peers-embeddings]' && apt-get install ots
    python -m tests.benchmarks.compare [--records FILE] [--readme README.md]

Prints the Markdown that stands in the README, and asserts nothing. How it is made fair:

* All get the same texts, split into the same sentences by us, and choose as many; how good that is is
  judged as `summarize-model evaluate --peers` judges it. sumy, newspaper4k and the embeddings are given a
  list of sentences (the first two would have to download a splitter). summa and ots split by themselves:
  they are given texts whose marks and lines end a sentence where ours end, and nowhere else. The title goes
  to those that ask for one. Rankings are cut to the length; ots, which is told a ratio, prints the scores
  by which it fills that.
* Start-up is a process for one article, as a user of each library would write it (`programs`); ots is its
  own program, told the least ratio that gives three sentences; ours is the whole command with `-f text`,
  which also splits, tags and finds keyphrases. nltk, which sumy and newspaper4k load, loads scipy and
  scikit-learn where these are installed: --environments gives each package an environment of its own for
  this. Articles a second are of articles of 700 words, all loaded, on one core: peers are given sentences,
  ours the text. ots starts for each article, and its library, too, would read its dictionary for each. Both
  are seconds of processor, the median of rounds that alternate with ours, so that what else a busy machine
  does falls on both; on an idle one they are what one waits. Memory is the peak of the process with one
  article.
* Differences have paired 95 % intervals: over articles, or over rounds. Where a peer has no answer, that
  counts as an empty one and is told. A package that is not installed is named.

With --records each finished part is kept in FILE; run again, the same command goes on where it ended. Runs
with --only or --sets are joined by `cat`; records of different machines, versions or texts are refused, and
so are those that contradict one another.
"""

import argparse
import datetime as dt
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from summarize_cli.training.progress import Progress
from tests.benchmarks.comparison import costs, quality
from tests.benchmarks.comparison.contestants import Contestant, contestants
from tests.benchmarks.comparison.records import Found, Missing, Mixed, Record, Setting, read, to_line, write
from tests.benchmarks.comparison.sets import KEYPHRASES, SETS
from tests.benchmarks.comparison.table import page, put

ROOT = Path(__file__).resolve().parents[2]

ALONE = {
    **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"),
    "HF_HUB_OFFLINE": "1",
    "TOKENIZERS_PARALLELISM": "false",
}
"""One thread each, and no downloads: read when numpy and torch are loaded, here and in what is started."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of the run that is done as a whole."""

    name: str
    measure: Callable[[], Iterable[Found]]


def units(asked: argparse.Namespace, progress: Progress) -> Iterator[Unit]:
    """Those of a run, the short ones first."""
    there: list[Contestant] = []
    for each in contestants(asked.only):
        if each.peers.missing:
            absent = each.peers.missing[0]
            yield Unit(f"missing {each.package}", lambda a=absent: [Missing(a.package, a.install)])
        else:
            there.append(each)
    for each in there:
        yield Unit(
            f"start {each.package}", lambda e=each: costs.start_ups(e, asked.rounds, asked.environments)
        )
    for each in there:
        yield Unit(
            f"article {each.package}", lambda e=each: costs.rates(e, asked.speed_articles, asked.rounds)
        )
    if not asked.corpora.is_dir():
        progress.step(f"no corpora in {asked.corpora}: ROUGE and precision are not measured")
        return
    if not asked.sets or KEYPHRASES in asked.sets:
        for each in (each for each in there if each.peers.keyphrases):
            yield Unit(
                f"{KEYPHRASES} {each.package}",
                lambda e=each: quality.keyphrases(asked.corpora, e, asked.articles, progress),
            )
    for of in (of for of in SETS if not asked.sets or of.file in asked.sets):
        for each in (each for each in there if each.peers.summaries):
            yield Unit(
                f"{of.file} {each.package}",
                lambda e=each, of=of: quality.summaries(asked.corpora, of, e, asked.articles, progress),
            )


def measured(
    units: Iterable[Unit], done: set[str], setting: Setting, progress: Progress
) -> Iterator[list[Record]]:
    """The records of each unit that is not done yet."""
    for unit in units:
        if unit.name in done:
            continue
        progress.step(unit.name)
        load = os.getloadavg()[0]
        date = dt.datetime.now(dt.UTC).date().isoformat()
        try:
            yield [Record(unit.name, date, load, setting, found) for found in unit.measure()]
        except costs.Unstartable as error:
            progress.step(f"left out: {error}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--articles", type=int, default=1000, metavar="N", help="of each set, about; default: all"
    )
    parser.add_argument("--speed-articles", type=int, default=30, metavar="N", help="for articles a second")
    parser.add_argument("--rounds", type=int, default=7, metavar="N", help="of start-up and speed")
    parser.add_argument(
        "--only", action="append", default=[], metavar="NAME", help="packages with this in their name"
    )
    names = [of.file for of in SETS] + [KEYPHRASES]
    parser.add_argument("--sets", action="append", default=[], choices=names, help="dev sets; default: all")
    parser.add_argument("--corpora", type=Path, default=ROOT.parent / "shared" / "corpora", metavar="DIR",
                        help="with summaries/dev-….jsonl.gz and keyphrases/")  # fmt: skip
    parser.add_argument(
        "--records", type=Path, metavar="FILE", help="keep what is measured, and go on from there"
    )
    parser.add_argument(
        "--environments", type=Path, metavar="DIR",
        help="with virtual environments named by package, for start-up and memory",
    )  # fmt: skip
    parser.add_argument(
        "--evaluation", type=Path, action="append", default=[], metavar="FILE",
        help="take what `summarize-model evaluate --peers -f json` has found already",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="print the records instead of the tables")
    parser.add_argument("--readme", type=Path, metavar="FILE", help="also put the tables between its markers")
    asked = parser.parse_args()
    progress, setting = Progress(), Setting.here()
    records = read(asked.records) if asked.records else []
    try:
        records += [record for path in asked.evaluation for record in quality.evaluated(path, progress)]
    except Mixed as error:
        sys.exit(f"compare: error: {error}")
    done = {record.unit for record in records}
    for found in measured(units(asked, progress), done, setting, progress):
        records += found
        if asked.records:
            write(asked.records, records)
    if not records:
        sys.exit("compare: error: nothing was measured; is the package's name right?")
    try:
        shown = page(records)
    except Mixed as error:
        sys.exit(f"compare: error: {error}")
    sys.stdout.write("".join(map(to_line, records)) if asked.json else shown)
    if asked.readme:
        asked.readme.write_text(put(shown, asked.readme.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    if any(os.environ.get(name) != value for name, value in ALONE.items()):
        again = [sys.executable, "-m", "tests.benchmarks.compare", *sys.argv[1:]]
        os.execve(sys.executable, again, os.environ | ALONE)
    main()
