"""Items -> answers, here or by several processes; in order, and in constant memory."""

from collections.abc import Generator, Iterable
from functools import partial
from itertools import chain

from summarize_cli.batch.job import (
    Answer,
    File,
    Item,
    Job,
    Line,
    Lost,
    answer,
    failed,
    nothing_of,
    work_as_begun,
)
from summarize_cli.errors import UsageError
from summarize_cli.pipeline import engine


def answers(job: Job, items: Iterable[Item], processes: int = 1) -> Generator[Answer, None, None]:
    """An answer an item, in the order of the items.

    Args:
        job: how they are to be answered; its settings have been checked.
        items: read as they are needed.
        processes: 1 works here; more work elsewhere; 0 is one a core.

    Raises:
        UsageError: a negative number of processes.
        ModelError: the model cannot be used.
        SummarizeError: processes cannot be started.
    """
    if processes < 0:
        raise UsageError(f"jobs is {processes}; it must be 0 (one a core) or more")
    if processes != 1:
        from summarize_cli.batch.pool import Pool, chunks, cores  # noqa: PLC0415 - what one process need not load

        processes = processes or cores()
    if processes == 1:
        opened = engine(job.settings.model)
        yield from (answer(job, item, opened) for item in items)
        return
    with Pool(partial(work_as_begun, job), partial(_killed, job), processes) as pool:
        yield from chain.from_iterable(pool.results(chunks(items, _size, processes)))


def _killed(job: Job, item: Item, how: str) -> Answer:
    reason = f"its process was {how}, twice; the article is given up"
    return failed(job, item.source, reason, None if isinstance(item, File) else nothing_of(job))


def _size(item: Item) -> int:
    if isinstance(item, Line):
        return len(item.data)
    if isinstance(item, File):
        # A file is read elsewhere; each may be a book.
        return len(item.raw.data) if item.raw else _FILE
    return 0 if isinstance(item, Lost) else sum(map(len, filter(_is_text, item.fields.values())))


_FILE = 1 << 15


def _is_text(value: object) -> bool:
    return isinstance(value, str | bytes)
