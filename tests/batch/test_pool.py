"""Processes: order, bounds, and what becomes of those that die."""

import os
import subprocess
import sys
import threading
import time
from concurrent.futures import CancelledError
from functools import partial
from pathlib import Path

import pytest

from summarize_cli.batch.job import File, Job
from summarize_cli.batch.pool import Closed, Pool, chunks, cores
from summarize_cli.errors import SummarizeError
from summarize_cli.pipeline import Settings
from tests.batch import poison
from tests.conftest import ROOT, unmeasured


def lost(item, how):
    return f"{item} lost: {how}"


def results(work, items, processes=2, size=3):
    cut = [items[place : place + size] for place in range(0, len(items), size)]
    with Pool(work, lost, processes) as pool:
        return [result for chunk in pool.results(cut) for result in chunk]


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_results_come_in_the_order_of_the_items(processes):
    items = list(range(40))
    assert results(poison.slow_double, items, processes) == [2 * item for item in items]


def test_an_item_that_kills_is_named_and_the_rest_of_its_chunk_is_done():
    found = results(poison.die_of_negatives, [1, 2, -3, 4, 5, 6, -7], size=4)
    assert found[:2] + found[3:6] == [2, 4, 8, 10, 12]
    assert found[2].startswith("-3 lost: killed (signal 9)")
    assert found[6].startswith("-7 lost: ")


def test_a_process_that_is_killed_once_costs_nothing_but_a_retry(tmp_path):
    work = partial(poison.die_once, str(tmp_path / "marker"))
    assert results(work, list(range(9))) == [2 * item for item in range(9)]
    assert (tmp_path / "marker").exists()


def test_a_process_that_exits_is_told_of_by_its_code():
    assert results(poison.exit_at_zero, [0, 1], size=1) == ["0 lost: ended with exit code 3", 2]


def test_what_a_library_prints_does_not_get_between_the_answers():
    assert results(poison.noisy_double, [1, 2, 3, 4]) == [2, 4, 6, 8]


def test_what_work_raises_is_raised():
    with pytest.raises(SummarizeError, match="LookupError: 1 was wrong"):
        results(poison.wrong, [1])


def test_no_more_is_read_than_the_processes_need():
    read = []

    def endless():
        number = 0
        while True:
            read.append(number)
            yield [number]
            number += 1

    with Pool(poison.double, lost, 2) as pool:
        stream = pool.results(endless())
        assert [next(stream) for _ in range(20)] == [[2 * number] for number in range(20)]
    assert len(read) <= 20 + 2 * 3 + 1


def test_the_end_of_the_block_ends_processes_that_are_at_work():
    pool = Pool(poison.wait_for_ever, lost, 2)
    ended = []

    def ask():
        try:
            ended.extend(pool.results([[1], [2]]))
        except (Closed, CancelledError) as error:
            ended.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    while len(pool._children) < 2:
        time.sleep(0.01)
    children = list(pool._children)
    start = time.monotonic()
    pool.close()
    assert time.monotonic() - start < 5, "what is at work there never ends"
    assert all(child.poll() is not None for child in children)
    thread.join(5)
    assert not thread.is_alive()
    assert len(ended) == 1


def test_workers_end_when_the_one_who_started_them_is_killed():
    script = """
import os, sys, threading
from summarize_cli.batch.job import File, Job
from summarize_cli.batch.pool import Pool
from tests.batch import poison
pool = Pool(poison.double, lambda item, how: how, 2)
print(next(pool.results([[1], [2]] * 9)), [child.pid for child in pool._children][0], flush=True)
os.kill(os.getpid(), 9)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, cwd=ROOT, check=False)
    worker = int(done.stdout.split()[-1])
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        try:
            os.kill(worker, 0)
            if Path(f"/proc/{worker}/stat").read_text().split()[2] == "Z":
                return
        except (ProcessLookupError, FileNotFoundError):
            return
        time.sleep(0.05)
    pytest.fail("the worker is still there")


def test_a_worker_loads_the_pipeline_alone(monkeypatch):
    for name in os.environ.keys() - unmeasured().keys():
        monkeypatch.delenv(name)
    (loaded,) = results(partial(poison.modules, Job(Settings())), [File("gone.txt")], 1)
    assert "summarize_cli.pipeline" in loaded
    unwanted = {"typer", "rich", "click", "numpy", "pyarrow", "fsspec", "multiprocessing", "concurrent"}
    assert not {name.split(".")[0] for name in loaded} & unwanted
    assert not {"summarize_cli.cli", "summarize_cli.batch.command", "summarize_cli.batch.pool"} & set(loaded)


def test_the_first_chunks_are_short_and_none_is_large():
    sizes = [len(chunk) for chunk in chunks(range(5000), lambda _: 1, 2)]
    assert sizes[:4] == [1, 1, 1, 1]
    assert sizes == sorted(sizes[:-1]) + sizes[-1:]
    assert max(sizes) == 32
    assert sum(sizes) == 5000
    assert {len(chunk) for chunk in chunks(range(9), lambda _: 1 << 20, 2)} == {1}


def test_there_is_a_core():
    assert 1 <= cores() <= (os.cpu_count() or 1)
