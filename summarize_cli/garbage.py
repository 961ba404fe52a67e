"""When Python looks for garbage: seldom, in a process that takes articles apart."""

import gc

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
