"""Endless runs of tiny sentences, joined to fewer, as a sentence costs much the same whatever its size.

No article has five hundred sentences of three words on end; tables, logs and what somebody made to see a
program choke have. A million of them took ten times the memory of as many bytes of prose.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import NamedTuple

SHORT = 24
"""Characters; a sentence of fewer is a crumb."""
MANY = 500
"""Crumbs on end from which they are joined."""
JOINED = 240
"""Characters of what they are joined to."""

_WIDEST_GAP, _MOST_BETWEEN = 100, 3
"""Characters between two crumbs of a run, and those of them that are no white space: the marker of a list."""


class Place(NamedTuple):
    """Where a sentence stands: the number of its paragraph, and its place in the text."""

    paragraph: int
    start: int
    end: int


def without_crumbs(places: Iterator[Place], text: str) -> Iterable[Place]:
    """The places of a text's sentences, long runs of crumbs joined to some of a line or two.

    >>> places = (Place(0, start, start + 5) for start in range(0, 6_000, 6))
    >>> joined = [*without_crumbs(places, "Stop. " * 1_000)]
    >>> len(joined), joined[1]
    (25, Place(paragraph=0, start=240, end=479))
    """
    head = [*islice(places, MANY)]
    # Nearly every article ends here.
    return head if len(head) < MANY else _joined(chain(head, places), text)


def _joined(places: Iterable[Place], text: str) -> Iterator[Place]:
    run: list[Place] = []
    joined: Place | None = None
    for place in places:
        last = joined or (run[-1] if run else None)
        is_crumb = place.end - place.start < SHORT
        if last is not None and not (is_crumb and _goes_on(text, last.end, place.start)):
            yield from (joined,) if joined else run
            run, joined = [], None
        if not is_crumb:
            yield place
        elif joined is None:
            run.append(place)
            if len(run) == MANY:
                *whole, joined = _chunks(run)
                yield from whole
                run = []
        elif place.end - joined.start > JOINED:
            yield joined
            joined = place
        else:
            joined = Place(joined.paragraph, joined.start, place.end)
    yield from (joined,) if joined else run


def _goes_on(text: str, end: int, start: int) -> bool:
    """Whether a run goes on from `end` to `start`, with nothing left out between them."""
    return start - end <= _WIDEST_GAP and len(text[end:start].strip()) <= _MOST_BETWEEN


def _chunks(run: list[Place]) -> list[Place]:
    chunks = [run[0]]
    for place in run[1:]:
        first = chunks[-1]
        if place.end - first.start > JOINED:
            chunks.append(place)
        else:
            chunks[-1] = Place(first.paragraph, first.start, place.end)
    return chunks
