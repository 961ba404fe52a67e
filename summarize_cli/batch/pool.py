"""Chunks -> their results, by several processes, in order, with no more in flight than they need.

A process that dies (killed, out of memory) costs its chunk a second try in a fresh one. If that dies too,
the chunk is halved until the item that kills is alone; it is given up, and the rest goes on.
"""

import contextlib
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import IO, Generic, Self, TypeVar

from summarize_cli.batch.worker import main, receive, send
from summarize_cli.errors import SummarizeError

Item = TypeVar("Item")
Result = TypeVar("Result")

_AHEAD = 3
"""Chunks a process, read before they are needed, so that none waits while a long one holds up the rest."""


def cores() -> int:
    """Processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Pool(Generic[Item, Result]):
    """Processes that turn lists of items into lists of results. Use it in a `with` block.

    Args:
        work: a function, or a partial of one, that can be imported: list of N items -> list of N results.
        lost: the result of an item whose process died of it, given the item and how it died.
        processes: how many; each is started when there is work for it.
    """

    def __init__(
        self,
        work: Callable[[list[Item]], list[Result]],
        lost: Callable[[Item, str], Result],
        processes: int,
    ) -> None:
        self._work, self._lost, self._processes = work, lost, processes
        self._threads = ThreadPoolExecutor(processes, "summarize-worker")
        self._own = threading.local()
        self._children: set[subprocess.Popen[bytes]] = set()
        self._lock = threading.Lock()
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the processes, at once, whatever they are doing."""
        with self._lock:
            self._closed = True
            children = list(self._children)
        for child in children:
            child.kill()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for child in children:
            _bury(child)

    def results(self, chunks: Iterable[list[Item]]) -> Iterator[list[Result]]:
        """The results of each chunk, in the order of the chunks, which are read as they are needed."""
        waiting: deque[Future[list[Result]]] = deque()
        for chunk in chunks:
            waiting.append(self._threads.submit(self._done, chunk))
            # What is ready goes out at once; what is not is waited for only where enough is in flight.
            while waiting and (waiting[0].done() or len(waiting) > _AHEAD * self._processes):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def _done(self, chunk: list[Item]) -> list[Result]:
        """In a thread of its own, which has a process of its own."""
        try:
            return self._asked(chunk)
        except _Died:
            return self._again(chunk)

    def _again(self, chunk: list[Item]) -> list[Result]:
        try:
            return self._asked(chunk)
        except _Died as death:
            if len(chunk) == 1:
                return [self._lost(chunk[0], str(death))]
            half = len(chunk) // 2
            return self._again(chunk[:half]) + self._again(chunk[half:])

    def _asked(self, chunk: list[Item]) -> list[Result]:
        child = self._child()
        try:
            send(_pipe(child.stdin), chunk)
            good, result = receive(_pipe(child.stdout))
        except (EOFError, OSError, pickle.UnpicklingError):
            self._own.child = None
            raise _Died(_how(self._buried(child))) from None
        if not good:
            raise SummarizeError(f"a worker process failed: {result}")
        return result  # type: ignore[no-any-return]

    def _child(self) -> subprocess.Popen[bytes]:
        child: subprocess.Popen[bytes] | None = getattr(self._own, "child", None)
        if child is None:
            try:
                child = self._started()
            except _Died:
                # Somebody may have killed it by chance; twice is no chance.
                try:
                    child = self._started()
                except _Died as death:
                    raise SummarizeError(f"a worker process cannot be started: {death}") from None
            self._own.child = child
        return child

    def _started(self) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._closed:
                raise Closed
            # The path as it is here, so that what can be imported here can be imported there.
            code = f"import sys; sys.path[:] = {sys.path!r}; from {main.__module__} import main; main()"
            try:
                child = subprocess.Popen(  # noqa: S603 - this Python
                    [sys.executable, "-c", code],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                )
            except OSError as error:
                raise SummarizeError(f"a worker process cannot be started: {error.strerror}") from None
            self._children.add(child)
        try:
            send(_pipe(child.stdin), self._work)
            receive(_pipe(child.stdout))
        except (EOFError, OSError):
            raise _Died(_how(self._buried(child))) from None
        return child

    def _buried(self, child: subprocess.Popen[bytes]) -> int:
        with self._lock:
            self._children.discard(child)
        return _bury(child)


class Closed(Exception):  # noqa: N818 - an end, no error
    """The pool is being ended."""


class _Died(Exception):  # noqa: N818 - a process did
    """The process that worked on a chunk is gone; how."""


def chunks(items: Iterable[Item], size: Callable[[Item], int], processes: int) -> Iterator[list[Item]]:
    """Items in lists: the first are short, so that all processes have work soon, and none holds too much.

    Args:
        items: read as they are needed.
        size: bytes of an item.
        processes: how many share them.
    """
    chunk: list[Item] = []
    held = sent = 0
    for item in items:
        chunk.append(item)
        held += size(item)
        if len(chunk) > sent // (2 * processes) or len(chunk) >= _MOST_ITEMS or held >= _MOST_BYTES:
            yield chunk
            chunk, held, sent = [], 0, sent + 1
    if chunk:
        yield chunk


_MOST_ITEMS, _MOST_BYTES = 32, 1 << 19


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None
    return stream


def _bury(child: subprocess.Popen[bytes]) -> int:
    """End a process, if it has not ended; its exit code."""
    child.kill()
    code = child.wait()
    for stream in (child.stdin, child.stdout):
        with contextlib.suppress(OSError):
            _pipe(stream).close()
    return code


def _how(code: int) -> str:
    """How a process ended."""
    if code == -signal.SIGKILL:
        return "killed (signal 9), as for want of memory"
    return f"killed by signal {-code}" if code < 0 else f"ended with exit code {code}"
