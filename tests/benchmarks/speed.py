"""How fast: start-up beside a Typer hello-world, articles a second, growth with length, memory, and sumy.

    python -m tests.benchmarks.speed

The last part needs sumy (`pip install '.[peers]'`), and is left out without it. Prints figures and ratios of
one run; asserts nothing, since a busy machine is no bug.
"""

import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from operator import truediv
from pathlib import Path

from summarize_cli import summarize
from summarize_cli.pipeline import engine, read_article
from summarize_cli.training.peers import ADAPTERS, installed
from tests.benchmarks.batch import WORDS, articles

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "samples" / "strait-patrols.txt"

HELLO = """
import typer
from rich.console import Console
from rich.table import Table
app = typer.Typer()
@app.command()
def main() -> None:
    table = Table()
    table.add_column("hello")
    table.add_row("world")
    Console().print(table)
app()
"""


def wall(command: list[str], runs: int) -> list[float]:
    """Wall times of a command, ms."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True, cwd=ROOT)
        times.append(1000 * (time.perf_counter() - start))
    return times


def start_up(runs: int = 30) -> None:
    with tempfile.TemporaryDirectory() as folder:
        hello = Path(folder) / "hello.py"
        hello.write_text(HELLO)
        commands = {
            "Typer hello-world with a rich table": [sys.executable, str(hello)],
            "summarize SAMPLE": [sys.executable, "-m", "summarize_cli", str(SAMPLE)],
            "summarize -f json SAMPLE": [sys.executable, "-m", "summarize_cli", "-f", "json", str(SAMPLE)],
        }
        for command in commands.values():
            wall(command, 2)
        # Turn about, so that what else the machine does falls on all alike.
        rounds = [{name: wall(command, 1)[0] for name, command in commands.items()} for _ in range(runs)]
    medians = {name: statistics.median(one[name] for one in rounds) for name in commands}
    floor = next(iter(medians.values()))
    for name, median in medians.items():
        print(f"{name}: {median:.0f} ms, {median / floor:.2f} x the first")


def peak_memory() -> None:
    script = (
        "import resource, sys; from summarize_cli.cli import run; run(sys.argv[1:]); "
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr)"
    )
    result = subprocess.run(
        [sys.executable, "-c", script, str(SAMPLE)], capture_output=True, check=True, cwd=ROOT
    )
    print(f"peak memory of one article: {int(result.stderr.split()[-1])} MB")


def article_of(words: int) -> str:
    """An article of about so many words, from the samples' own paragraphs."""
    paragraphs = []
    for path in sorted((ROOT / "samples").glob("*.txt")):
        try:
            paragraphs += [p for p in path.read_text("utf-8").split("\n\n") if len(p.split()) > 20]
        except UnicodeDecodeError:
            continue
    chosen: list[str] = []
    count = 0
    while count < words:
        paragraph = paragraphs[len(chosen) % len(paragraphs)]
        chosen.append(paragraph)
        count += len(paragraph.split())
    return "\n\n".join(chosen)


def throughput(seconds: float = 5.0) -> None:
    text = article_of(700)
    summarize(text)
    done = 0
    start = time.process_time()
    while time.process_time() - start < seconds:
        summarize(text)
        done += 1
    rate = done / (time.process_time() - start)
    print(f"one core, {len(text.split())} words: {rate:.0f} articles/s, {1000 / rate:.2f} ms an article")


def growth() -> None:
    first = None
    for megabytes in (0.1, 1, 10):
        text = article_of(700)
        text = "\n\n".join([text] * max(1, int(megabytes * 1e6 / len(text))))
        start = time.process_time()
        summarize(text)
        each = (time.process_time() - start) / len(text) * 1e6
        first = first or each
        print(f"{len(text) / 1e6:.1f} MB: {each:.2f} s/MB, {each / first:.2f} x the first")
    print(f"peak memory at 10 MB: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def beside_sumy(count: int = 60, rounds: int = 5) -> None:
    """Processor time of an article among many, turn about: sumy's methods give a summary and no more.

    They are given the sentences; ours finds them in the text. All is loaded.
    """
    peers = installed([adapter for adapter in ADAPTERS if adapter.package == "sumy"])
    if not peers.summaries:
        print("sumy is not installed: pip install '.[peers]'")
        return
    rows, opened = list(articles(count, WORDS)), engine()
    documents = [read_article(row["text"], opened, title=row["title"])[1] for row in rows]

    def ours(**asked: int) -> Callable[[], object]:
        return lambda: [summarize(row["text"], title=row["title"], **asked) for row in rows]

    whole, alone = "summary, topics and keyphrases", "summary alone"
    works = {whole: ours(), alone: ours(topics=0, keyphrases=0)} | {
        peer.name: lambda rank=peer.rank: [rank(document, 3) for document in documents]
        for peer in peers.summaries
    }
    spent: dict[str, list[float]] = {name: [] for name in works}
    for number in range(1 + rounds):
        for name, work in works.items():
            start = time.process_time()
            work()
            if number:  # the first round fills caches
                spent[name].append(1000 * (time.process_time() - start) / count)
    for name, times in sorted(spent.items(), key=lambda item: statistics.median(item[1])):
        ratios = " and ".join(
            f"{statistics.median(map(truediv, times, spent[than])):.1f} x our {than}"
            for than in (alone, whole)
            if name not in (whole, alone)
        )
        print(f"{name}: {statistics.median(times):.2f} ms an article" + (ratios and f", {ratios}"))


if __name__ == "__main__":
    print(f"Python {platform.python_version()}, {platform.machine()}, {platform.system()}")
    start_up()
    peak_memory()
    throughput()
    growth()
    beside_sumy()
