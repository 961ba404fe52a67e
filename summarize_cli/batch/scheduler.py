"""A Dask scheduler, as a run needs it: found or started, without a word of its own, and what its futures say.

The only module that imports Dask (https://distributed.dask.org).
"""

import contextlib
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from pkgutil import resolve_name
from typing import Any, NamedTuple

from summarize_cli.batch.local_cluster import local_cluster
from summarize_cli.batch.pool import cores
from summarize_cli.batch.streams import CLUSTER, lacking
from summarize_cli.errors import SummarizeError, UsageError

LOCAL = "local"

_ANSWERS_WITHIN = 10.0
"""Seconds."""
_SOON, _LOOK, _LOOK_AT_WORKERS = 0.002, 0.05, 5.0
"""Seconds between two looks at what is done, first and last, and at who works."""
_RETRIES = 2
_AT_ONCE = 500
"""Tasks in a message to the scheduler."""


class Gone(SummarizeError):  # noqa: N818 - what is gone is the scheduler
    """The scheduler is gone."""


class Died(NamedTuple):
    """A task was given up since workers died of it, one after another."""

    how: str


class Failed(NamedTuple):
    """A task raised an error, each time that it was tried."""

    why: str


class Scheduler:
    """A connection to a scheduler."""

    def __init__(self, client: Any, address: str) -> None:  # noqa: ANN401 - distributed's
        self._client, self._address = client, address
        self._futures: dict[Any, int] = {}
        self._done = _as_completed()([], loop=client.loop, with_results=True, raise_errors=False)

    def submit(self, work: Callable[[Any], Any], tasks: Sequence[tuple[int, Any]], prefix: str) -> None:
        """Have tasks done by `work`, which workers import. They are begun in their order.

        Args:
            work: a function of a module.
            tasks: (number, what it is given).
            prefix: with the number, the key of the task: another one for each submission.

        Raises:
            Gone: the scheduler is gone.
        """
        if not tasks:
            return
        keys = [f"{prefix}-{number}" for number, _ in tasks]
        with self._told(), warnings.catch_warnings():
            # Of large graphs; these are as large as the input has files.
            warnings.simplefilter("ignore")
            futures = self._client.map(
                *(work, [task for _, task in tasks]),
                key=keys, pure=False, retries=_RETRIES, batch_size=_AT_ONCE,
            )  # fmt: skip
        self._futures.update(zip(futures, (number for number, _ in tasks), strict=True))
        self._done.update(futures)

    def results(self, idle: Callable[[], None]) -> Iterator[tuple[int, Any]]:
        """(number, result), as the tasks are done; more can be submitted meanwhile.

        Args:
            idle: called again and again, many times a second.

        Raises:
            Gone: the scheduler is gone.
        """
        pause = _SOON
        while self._futures:
            for future, result in self._done.next_batch(block=False):
                pause = _SOON
                number = self._futures.pop(future)
                future.release()
                # Not by its status: a worker that has died meanwhile has made its results lost again.
                if isinstance(result, BaseException):
                    raise self._lost()
                error = _error_in(result)
                yield number, result if error is None else self._trouble(error)
            if self._client.status != "running":
                raise self._lost()
            idle()
            time.sleep(pause)
            pause = min(2 * pause, _LOOK)

    def threads(self) -> dict[str, int]:
        """Address of a worker -> its threads.

        Raises:
            Gone: the scheduler is gone.
        """
        with self._told():
            found: dict[str, int] = self._client.nthreads()
        return found

    def check_workers(self, name: str, value: str) -> None:
        """See to it that each worker has this program: one that cannot read what it is sent dies of it.

        Args:
            name: what to look up there, `module:name`.
            value: what it has to be.

        Raises:
            Gone: the scheduler is gone.
            SummarizeError: a worker has it not, or another.
        """
        with self._told():
            found = self._client.run(resolve_name, name, on_error="return")
        for address, there in found.items():
            if isinstance(there, ImportError | AttributeError):
                raise self._unfit(f"the worker at {address} cannot load it: {there}")
            if isinstance(there, str) and there != value:
                raise self._unfit(f"the worker at {address} has {there}, and this is {value}")

    def _unfit(self, why: str) -> SummarizeError:
        return SummarizeError(
            f"{self._address}: the scheduler and every worker need the same summarize-cli[cluster]: {why}"
        )

    def _trouble(self, error: BaseException) -> Died | Failed:
        if type(error).__name__ == "KilledWorker":
            last = getattr(getattr(error, "last_worker", None), "address", "unknown")
            count = getattr(error, "allowed_failures", 0) + 1
            return Died(f"{count} workers died while they worked on it, the last one at {last}")
        text = " ".join(str(error).split())
        if "summarize_cli" in text or "deserializ" in text:
            raise self._unfit(text.partition(". ")[0])
        return Failed(f"{type(error).__name__}: {text}".rstrip(": "))

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (OSError, TimeoutError, RuntimeError, ValueError) as error:
            if self._client.status == "running" and isinstance(error, RuntimeError | ValueError):
                raise
            raise self._lost() from None

    def _lost(self) -> Gone:
        return Gone(f"{self._address}: the scheduler is gone")


def _error_in(result: object) -> BaseException | None:
    """The error, if a result is what Dask has in its place: (type, error, traceback)."""
    if type(result) is tuple and len(result) == _OF_ERROR and isinstance(result[1], BaseException):
        return result[1]
    return None


_OF_ERROR = 3


@contextlib.contextmanager
def connected(address: str, jobs: int) -> Iterator[Scheduler]:
    """The scheduler at an address; or one that is started here, with workers, where it is `local`.

    Args:
        address: `tcp://host:8786` and what else Dask knows, or `local`.
        jobs: workers of a local one; 1 or 0: one a core.

    Raises:
        UsageError: this is no address.
        SourceError: Dask is not installed.
        SummarizeError: nothing answers there.
    """
    distributed = _distributed()
    if address == LOCAL:
        with local_cluster(distributed, jobs if jobs > 1 else cores()) as cluster:
            yield from _client(distributed, cluster, address)
        return
    _check(distributed, address)
    yield from _client(distributed, address, address)


def _check(distributed: Any, address: str) -> None:  # noqa: ANN401 - distributed's
    if ":" not in address:
        raise UsageError(f"cluster is {address!r}; it must be local or an address such as tcp://host:8786")
    try:
        distributed.comm.resolve_address(address)
    except OSError as error:
        raise SummarizeError(f"{address}: cannot be found: {error.strerror}") from None
    except (ValueError, ImportError) as error:
        raise UsageError(f"cluster is {address!r}: {' '.join(str(error).split())}") from None


def _client(distributed: Any, where: Any, address: str) -> Iterator[Scheduler]:  # noqa: ANN401 - distributed's
    import dask  # noqa: PLC0415 - as above

    within = min(_ANSWERS_WITHIN, _seconds(dask.config.get("distributed.comm.timeouts.connect", None)))
    try:
        with warnings.catch_warnings():
            # Of versions that differ, over many lines.
            warnings.simplefilter("ignore")
            client = distributed.Client(where, timeout=within, set_as_default=False)
    except (OSError, TimeoutError):
        raise SummarizeError(
            f"{address}: no scheduler answers within {within:g} s; `dask scheduler` starts one"
        ) from None
    except ImportError as error:
        raise SummarizeError(f"{address}: {' '.join(str(error).split())}") from None
    try:
        yield Scheduler(client, address)
    finally:
        # A scheduler that is gone need not be told. What is under way there is of no use any more.
        with contextlib.suppress(Exception):
            client.close(timeout=1)


def _distributed() -> Any:  # noqa: ANN401 - a module
    try:
        import dask  # noqa: PLC0415 - for a cluster alone
    except ModuleNotFoundError:
        raise lacking("--cluster", "dask[distributed]", CLUSTER) from None
    # What goes wrong is told in this program's words, once.
    names = (
        "asyncio",
        "distributed",
        "distributed.client",
        "distributed.gc",
        "tornado",
        "tornado.application",
    )
    with dask.config.set({"logging": dict.fromkeys(names, "critical")}):
        try:
            import distributed  # noqa: PLC0415
        except ModuleNotFoundError:
            raise lacking("--cluster", "dask[distributed]", CLUSTER) from None
    return distributed


def _as_completed() -> Any:  # noqa: ANN401 - distributed's
    from distributed import as_completed  # noqa: PLC0415 - as above

    return as_completed


def _seconds(value: object) -> float:
    from dask.utils import parse_timedelta  # noqa: PLC0415 - as above

    return float(parse_timedelta(value)) if value is not None else _ANSWERS_WITHIN
