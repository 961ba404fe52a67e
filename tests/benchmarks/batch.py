"""How fast with many articles: from JSONL to JSONL on one core, two, and Dask; peak memory.

    python tests/benchmarks/batch.py [--articles 6000] [--rounds 3] [--many 200000]

Prints figures and ratios of one run; asserts nothing, since a busy machine is no bug. Every figure is of the
real command, start-up included. Turn about, so that what else the machine does falls on all alike.
"""

import argparse
import json
import os
import platform
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from summarize_cli.errors import ContentError
from summarize_cli.pipeline import summarize
from summarize_cli.reading.decoding import decode

ROOT = Path(__file__).resolve().parents[2]
WORDS = 700
_FEWEST, _MOST = 20, 200
"""Words: more than a caption has, fewer than a text of one line a paragraph."""


class Cost(NamedTuple):
    wall: float
    """Seconds."""
    cpu: float
    """Seconds, of all processes."""


def paragraphs() -> list[str]:
    """Those of the samples that are articles in themselves: no furniture."""
    found = []
    for path in sorted((ROOT / "samples").glob("*.txt")):
        # Not all are UTF-8, nor have all the same line ends.
        text = "\n".join(decode(path.read_bytes()).text.splitlines())
        found += [part for part in text.split("\n\n") if _FEWEST < len(part.split()) < _MOST]
    return [part for part in found if is_article(part)]


def is_article(text: str) -> bool:
    try:
        summarize(text)
    except ContentError:
        return False
    return True


def articles(count: int, words: int) -> Iterator[dict[str, str]]:
    """Articles of about so many words, from the samples' paragraphs, of the first thousands no two alike."""
    parts = paragraphs()
    for number in range(count):
        # Every start and every stride gives another article.
        place, stride, text, length = number, 1 + number // len(parts) % (len(parts) - 1), [], 0
        while length < words:
            part = parts[place % len(parts)]
            if text and length + len(part.split()) / 2 > words:
                break
            text.append(part)
            length += len(part.split())
            place += stride
        yield {"id": f"a{number}", "title": f"Article {number}", "text": "\n\n".join(text)}


def sentences(count: int) -> Iterator[dict[str, str]]:
    """The shortest articles there are: length would add time to the very many, not memory."""
    parts = [summarize(part, sentences=1).summary[0].text for part in paragraphs()]
    for number in range(count):
        yield {"id": f"a{number}", "title": f"Article {number}", "text": parts[number % len(parts)]}


def written(folder: Path, rows: Iterator[dict[str, str]]) -> Path:
    path = folder / "articles.jsonl"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    return path


def command_of(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "summarize_cli", "-Q", "-f", "jsonl", *map(str, arguments)]


def run(*arguments: object) -> Cost:
    """What a run of the command costs."""
    command = command_of(*arguments)
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT)
    # With the processes that it has waited for itself.
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, command
    return Cost(wall, used.ru_utime + used.ru_stime)


# Between fork and exec a process counts as large as the one that starts it: this one starts small.
MEASURE = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[1:])
_, status, used = os.wait4(process.pid, 0)
print(used.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""


def peak(*arguments: object) -> float:
    """MB that a run of the command takes, the largest of its processes."""
    command = [sys.executable, "-S", "-c", MEASURE, *command_of(*arguments)]
    return int(subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout) / 1024


def throughput(folder: Path, count: int, rounds: int) -> None:
    path, out = written(folder, articles(count, WORDS)), folder / "out.jsonl"
    ways: dict[str, Callable[[], Cost]] = {
        "one core": lambda: run("-o", out, path),
        "-j 2": lambda: run("-j", 2, "-o", out, path),
    }
    found: dict[str, list[Cost]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            found[name].append(way())
    for name, costs in found.items():
        wall, cpu = (statistics.median(getattr(cost, kind) for cost in costs) for kind in ("wall", "cpu"))
        print(f"{name}: {count / wall:.0f} articles/s; {1000 * cpu / count:.2f} ms of processor an article")
    one, two = (statistics.median(cost.wall for cost in costs) for costs in found.values())
    print(f"-j 2 against one core: {one / two:.2f} times (median of {rounds} rounds each, turn about)")


def on_cluster(folder: Path, count: int, rounds: int) -> None:
    """A scheduler and two workers that are there already, as of a cluster that others use, too."""
    import psutil  # noqa: PLC0415 - Dask brings it

    path, out = written(folder, articles(count, WORDS)), folder / "parts"
    address = f"tcp://127.0.0.1:{free_port()}"
    dask = [sys.executable, "-m", "dask"]
    scheduler = ["scheduler", "--host", "127.0.0.1", "--port", address.rpartition(":")[2], "--no-dashboard"]
    worker = ["worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard"]
    worker += ["--local-directory", str(folder / "workers")]
    started = [
        subprocess.Popen([*dask, *command], stderr=subprocess.DEVNULL, cwd=ROOT)
        for command in (scheduler, worker, worker)
    ]
    processes = [psutil.Process(process.pid) for process in started]

    def cluster() -> Cost:
        before = sum(sum(process.cpu_times()[:2]) for process in processes)
        shutil.rmtree(out, ignore_errors=True)
        cost = run("--cluster", address, "-o", out, path)
        used = sum(sum(process.cpu_times()[:2]) for process in processes) - before
        return cost._replace(cpu=cost.cpu + used)

    ways = {"-j 2": lambda: run("-j", 2, "-o", folder / "out.jsonl", path), "Dask on two workers": cluster}
    try:
        cluster()  # which loads the program in the workers
        found: dict[str, list[Cost]] = {name: [] for name in ways}
        for _ in range(rounds):
            for name, way in ways.items():
                found[name].append(way())
    finally:
        for process in started:
            process.kill()
            process.wait()
    walls, cpus = (
        [statistics.median(getattr(c, kind) for c in costs) for costs in found.values()]
        for kind in ("wall", "cpu")
    )
    for name, wall, cpu in zip(found, walls, cpus, strict=True):
        print(f"{name}: {count / wall:.0f} articles/s; {1000 * cpu / count:.2f} ms of processor an article")
    print(
        f"Dask against -j 2: {walls[1] / walls[0]:.2f} times as long, {cpus[1] / cpus[0]:.2f} times the "
        f"processor ({count:,} articles, median of {rounds} rounds each, turn about)"
    )


def free_port() -> int:
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        port: int = made.getsockname()[1]
    return port


def memory(folder: Path, many: int) -> None:
    for jobs in (1, 2):
        peaks = {}
        for count in (100, many):
            path = written(folder, sentences(count))
            peaks[count] = peak("-j", jobs, "-o", folder / "out.jsonl", path)
        few, all_of_them = peaks.values()
        grown = f"{100 * (all_of_them / few - 1):+.0f} %"
        print(
            f"peak memory, -j {jobs}: {few:.1f} MB for 100 records, {all_of_them:.1f} for {many:,} ({grown})"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=6000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--many", type=int, default=200_000, help="records, for memory; 0: none")
    parser.add_argument("--cluster", type=int, default=6000, help="articles, for Dask; 0: none")
    options = parser.parse_args()
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as name:
        throughput(Path(name), options.articles, options.rounds)
        if options.cluster:
            on_cluster(Path(name), options.cluster, options.rounds)
        if options.many:
            memory(Path(name), options.many)


if __name__ == "__main__":
    main()
