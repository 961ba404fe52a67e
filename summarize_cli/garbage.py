"""When Python looks for garbage: seldom, in a process that takes articles apart."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

Thing = TypeVar("Thing")

_COLLECTION = (20_000, 20, 50)
"""New objects between two collections, collections between two of the older ones, and of the oldest."""


def collect_from_here() -> None:
    """What is loaded by now stays to the end; the collector need not look at it again, at exit neither.

    An article is taken apart into thousands of small objects without cycles: looking for some after every
    seven hundred, as is usual, takes a thirtieth of a long run.
    """
    gc.freeze()
    gc.set_threshold(*_COLLECTION)
    gc.enable()


@contextmanager
def seldom_collected() -> Iterator[None]:
    """The same for a while, in a process of another program, as Dask's workers are."""
    usual = gc.get_threshold()
    gc.set_threshold(*_COLLECTION)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def collected(things: Iterable[Thing], every: int) -> Iterator[Thing]:
    """The same ones, with a full collection after so many; for a process that belongs to this program.

    CPython keeps freed tuples for the next ones, two thousand of each length up to twenty, and gives them
    up in a full collection alone: 5 MB in a long run of sentences of all lengths. A collection takes half a
    millisecond, as what was loaded at the start is frozen.
    """
    for number, thing in enumerate(things, 1):
        yield thing
        if not number % every:
            gc.collect()
