"""What a scheduler's answers mean, by a client that stands in for Dask's. The real one is in test_cluster."""

from concurrent.futures import CancelledError
from types import SimpleNamespace

import pytest

from summarize_cli.batch import scheduler as module
from summarize_cli.batch.scheduler import Died, Failed, Gone, Scheduler
from summarize_cli.errors import SummarizeError
from summarize_cli.version import __version__

NAME = "summarize_cli.version:__version__"


class KilledWorker(Exception):  # noqa: N818 - as Dask calls it
    last_worker = SimpleNamespace(address="tcp://here:1")
    allowed_failures = 3


class Future:
    def __init__(self, status, result):
        self.status, self.result = status, result

    def release(self):
        self.status = "released"


class Client:
    """Has the results ready, as (status, result) each."""

    loop, status = None, "running"

    def __init__(self, *results, workers=None):
        self.ready, self.workers, self.asked = list(results), workers or {}, []
        self.done = []

    def map(self, work, tasks, key, **_options):
        self.asked += zip([work] * len(tasks), tasks, key, strict=True)
        return [Future(*self.ready.pop(0)) for _ in tasks]

    def run(self, function, name, on_error):
        assert on_error == "return"
        assert function(name) == __version__
        return self.workers

    def nthreads(self):
        if self.status != "running":
            raise OSError("closed")
        return dict.fromkeys(self.workers, 1)


class AsCompleted:
    def __init__(self, futures, **_options):
        self.futures = list(futures)

    def update(self, futures):
        self.futures += futures

    def next_batch(self, *, block):
        assert not block
        batch, self.futures = [(future, future.result) for future in self.futures], []
        return batch


@pytest.fixture
def made(monkeypatch):
    monkeypatch.setattr(module, "_as_completed", lambda: AsCompleted)
    return lambda *results, **options: Scheduler(Client(*results, **options), "tcp://here:0")


def work(task):
    return task


def results(scheduler, count):
    scheduler.submit(work, [(number, f"task {number}") for number in range(count)], "x")
    return list(scheduler.results(lambda: None))


def test_results_come_with_the_numbers_of_their_tasks(made):
    scheduler = made(("finished", "a"), ("finished", "b"))
    assert results(scheduler, 2) == [(0, "a"), (1, "b")]
    assert scheduler._client.asked == [(work, "task 0", "x-0"), (work, "task 1", "x-1")]


def test_more_can_be_submitted_meanwhile(made):
    scheduler = made(("finished", "a"), ("finished", "b"))
    scheduler.submit(work, [(0, "")], "x")
    found = []
    for number, result in scheduler.results(lambda: None):
        found.append((number, result))
        if not number:
            scheduler.submit(work, [(7, "")], "again")
    assert found == [(0, "a"), (7, "b")]


def test_a_task_that_kills_and_one_that_fails(made):
    killed, failed = (KilledWorker, KilledWorker(), None), (OSError, OSError("no\n such  disk"), None)
    found = results(made(("error", killed), ("error", failed)), 2)
    assert found == [
        (0, Died("4 workers died while they worked on it, the last one at tcp://here:1")),
        (1, Failed("OSError: no such disk")),
    ]


def test_a_future_that_is_cancelled_means_that_the_scheduler_is_gone(made):
    with pytest.raises(Gone, match="tcp://here:0: the scheduler is gone"):
        results(made(("cancelled", CancelledError())), 1)


def test_a_result_that_is_here_counts_though_its_worker_has_died_meanwhile(made):
    assert results(made(("lost", "a"), ("pending", Died("a tuple"))), 2) == [(0, "a"), (1, Died("a tuple"))]


def test_so_does_a_client_without_a_connection(made):
    scheduler = made(("finished", "a"))
    scheduler.submit(work, [(0, "")], "x")
    scheduler._client.status = "connecting"
    scheduler._done.futures.clear()
    with pytest.raises(Gone):
        list(scheduler.results(lambda: None))
    with pytest.raises(Gone):
        scheduler.threads()


def test_workers_have_to_have_this_program(made):
    made(workers={"w": "1.0"}).check_workers(NAME, "1.0")
    with pytest.raises(SummarizeError, match=r"the worker at w has 0\.9, and this is 1\.0"):
        made(workers={"v": "1.0", "w": "0.9"}).check_workers(NAME, "1.0")
    absent = ModuleNotFoundError("No module named 'summarize_cli'")
    with pytest.raises(SummarizeError, match="the worker at w cannot load it: No module"):
        made(workers={"w": absent}).check_workers(NAME, "1.0")


def test_a_scheduler_without_this_program_is_told_of(made):
    error = RuntimeError("Error during deserialization of the task graph. This frequently occurs if …")
    with pytest.raises(SummarizeError, match=r"need the same .* of the task graph$"):
        results(made(("error", (RuntimeError, error, None))), 1)
