"""A Dask scheduler and workers on this machine, for one run."""

import contextlib
import logging
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from functools import partial
from multiprocessing import active_children, resource_tracker
from multiprocessing.process import BaseProcess
from typing import Any

from summarize_cli.errors import SummarizeError

_GOODBYE = 0.3
"""Seconds that workers have to end."""


@contextlib.contextmanager
def local_cluster(distributed: Any, count: int) -> Iterator[Any]:  # noqa: ANN401 - distributed's
    """A scheduler in this process and workers in others, which end with the block, at once.

    Args:
        distributed: the module.
        count: workers.

    Raises:
        SummarizeError: it cannot be started.
    """
    others = set(active_children())
    start = partial(
        distributed.LocalCluster,
        n_workers=count,
        threads_per_worker=1,
        dashboard_address="127.0.0.1:0",
        scheduler_kwargs={"dashboard": False},
        silence_logs=logging.CRITICAL,
    )
    cluster = None
    try:
        cluster = _deafly(start)
        yield cluster
    except (OSError, RuntimeError) as error:
        if cluster is not None:
            raise
        raise SummarizeError(f"a local cluster cannot be started: {error}") from None
    finally:
        # They take a second or two to say goodbye, and longer where they are at work.
        impatience = threading.Timer(_GOODBYE if cluster else 0, _kill, [set(active_children()) - others])
        impatience.start()
        if cluster is not None:
            with contextlib.suppress(Exception):
                cluster.close(timeout=2)
        impatience.join()


def _kill(processes: Iterable[BaseProcess]) -> None:
    for process in processes:
        process.kill()


def _deafly(start: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever it gives
    """Call what starts threads and processes so that a Ctrl-C does not reach those, only this thread.

    A Ctrl-C goes to all processes of a terminal; the one that has started the others sees to them.
    """
    if not hasattr(signal, "pthread_sigmask"):
        return start()
    result: Future[Any] = Future()

    def run() -> None:
        try:
            result.set_result(start())
        except BaseException as error:  # noqa: BLE001 - it is raised where it is waited for
            result.set_exception(error)

    # The one who starts multiprocessing's tracker is made to hear again, so that is done before.
    resource_tracker.ensure_running()
    # Whom a thread starts inherits what it does not hear.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        threading.Thread(target=run, daemon=True).start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return result.result()
