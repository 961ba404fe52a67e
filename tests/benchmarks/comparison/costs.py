"""What an answer costs: starting a process for one article, its memory, and an article when all is loaded."""

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TypeVar

from summarize_cli import native
from summarize_cli.language.document import Document
from summarize_cli.pipeline import engine, read_article, summarize
from summarize_cli.training.peers import PeerFailure, Peers, counted
from tests.benchmarks.batch import WORDS, articles
from tests.benchmarks.comparison.contestants import SELF, STARTS, Contestant
from tests.benchmarks.comparison.records import Cost

ROOT = Path(__file__).resolve().parents[3]
SAMPLE = ROOT / "samples" / "strait-patrols.txt"
SENTENCES, PHRASES = 3, 5
Given = TypeVar("Given")

# Between fork and exec a process counts as large as the one that starts it: this one starts small.
_MEASURE = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
_, status, used = os.wait4(process.pid, 0)
print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
sys.exit(os.waitstatus_to_exitcode(status))
"""


class Unstartable(Exception):  # noqa: N818 - told, not raised further
    """A program that fails on the article."""


def prepared(document: Document) -> str:
    """The file that all are given: title, then paragraphs, a sentence a line."""
    paragraphs: list[list[str]] = [[] for _ in range(document.paragraph_count)]
    for sentence in document.sentences:
        paragraphs[sentence.paragraph].append(sentence.text)
    return "\n\n".join([document.title or "Untitled", *map("\n".join, paragraphs)]) + "\n"


def python_of(contestant: Contestant, environments: Path | None) -> str:
    """The interpreter of a package: one in an environment of its own, where there is one, or this one.

    Raises:
        Unstartable: another version is installed there.
    """
    place = (environments or Path()) / contestant.package / "bin" / "python"
    if environments is None or not place.exists():
        return sys.executable
    ask = f"from importlib.metadata import version; print(version('{contestant.package}'))"
    there = subprocess.run([place, "-c", ask], capture_output=True, check=False, text=True).stdout.strip()
    if f"{contestant.package} {there}" != contestant.version:
        raise Unstartable(f"{place} has {contestant.package} {there}, not {contestant.version}")
    return str(place.absolute())


def start_ups(contestant: Contestant, rounds: int, environments: Path | None = None) -> Iterator[Cost]:
    """Of each program of a package: in turn with ours, so that what else the machine does falls on both."""
    python = python_of(contestant, environments)
    _, document = read_article(SAMPLE.read_text("utf-8"), engine())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.txt"
        path.write_text(prepared(document), "utf-8")
        ratio = ots_ratio(path) if contestant.package == "ots" else 0
        for program in STARTS[contestant.package]:
            ours, theirs = [*SELF, str(path)], program.command(path, ratio, python)
            for command in (ours, theirs):
                measured(command)  # which leaves bytecode and a warm disk behind
            pairs = [(measured(ours), measured(theirs)) for _ in range(rounds)]
            for system in program.systems:
                yield Cost(
                    "start",
                    program.task,
                    system,
                    contestant.version,
                    tuple(theirs[0] for _, theirs in pairs),
                    tuple(ours[0] for ours, _ in pairs),
                    max(theirs[1] for _, theirs in pairs),
                    max(ours[1] for ours, _ in pairs),
                    are_compiled(),
                )


def measured(command: Sequence[str]) -> tuple[float, float]:
    """Seconds of processor, MB.

    Raises:
        Unstartable: it fails.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    starter = [sys.executable, "-S", "-c", _MEASURE, *command]
    result = subprocess.run(starter, cwd=ROOT, env=environment, capture_output=True, check=False)
    if result.returncode:
        raise Unstartable(f"fails: {' '.join(command)}")
    seconds, megabytes = map(float, result.stdout.split())
    return seconds, megabytes


def ots_ratio(path: Path) -> int:
    """The least ratio by which ots shows so many sentences as we do."""
    for ratio in range(1, 101):
        page = subprocess.run(["ots", "--html", f"--ratio={ratio}", path], capture_output=True, check=True)
        if page.stdout.count(b"'background:yellow;'") >= SENTENCES:
            return ratio
    return 100


def rates(contestant: Contestant, count: int, rounds: int) -> Iterator[Cost]:
    """Of an article among many, through the library, round by round in turn with ours.

    Peers get sentences that are split already, or the prose for keyphrases; ours gets the text, and answers
    with sentences, topics and keyphrases. Articles on which a peer fails count as done.
    """
    rows = list(articles(count, WORDS))
    opened = engine()
    documents = [read_article(row["text"], opened, title=row["title"])[1] for row in rows]

    def ours() -> None:
        for row in rows:
            summarize(row["text"], title=row["title"])

    ours()
    for task, name, work in _works(contestant.peers, documents, [row["text"] for row in rows]):
        work()
        pairs = [(used(ours) / count, used(work) / count) for _ in range(rounds)]
        yield Cost(
            "article",
            task,
            name,
            contestant.version,
            tuple(theirs for _, theirs in pairs),
            tuple(ours for ours, _ in pairs),
            compiled=are_compiled(),
        )


def are_compiled() -> bool:
    """Whether all twins of our loops are compiled, and taken."""
    try:
        for name in native.SOURCES:
            import_module(f"{native.__name__}.{name}")
    except ImportError:
        return False
    return True


def _works(
    peers: Peers, documents: Sequence[Document], texts: Sequence[str]
) -> Iterator[tuple[str, str, Callable[[], None]]]:
    for peer in peers.summaries:
        work = partial(_asked, lambda each, peer=peer: peer.rank(each, SENTENCES), documents)
        yield "summary", peer.name, work
    for finder in peers.keyphrases:
        work = partial(_asked, lambda each, finder=finder: finder.find(each, PHRASES), texts)
        yield "keyphrases", finder.name, work


def _asked(work: Callable[[Given], object], given: Iterable[Given]) -> None:
    """Ask a peer about each; one that it fails at costs it its time, too."""
    for each in given:
        try:
            with counted():
                work(each)
        except PeerFailure:
            continue


def used(work: Callable[[], None]) -> float:
    """Processor seconds of it, its programs among them."""
    before = _processor()
    work()
    return _processor() - before


def _processor() -> float:
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)
