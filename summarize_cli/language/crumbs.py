"""Endless runs of tiny sentences, joined to fewer, as a sentence costs much the same whatever its size.

No article has five hundred sentences of three words on end; tables, logs and what somebody made to see a
program choke have. A million of them took ten times the memory of as many bytes of prose.
"""

import re
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


_LONG, _BOOK = 20_000, 200_000
"""Characters of a paragraph that is a book, a log, or nonsense on one line, where articles have shorter ones;
and of a text that is no article."""
_CLOSE = 20
"""Characters from one mark that may end a sentence to the next, on average; prose has a hundred."""
_MARKS = ".!?…"
_SPACES = re.compile(r"\s*+")


class Place(NamedTuple):
    """Where a sentence stands: the number of its paragraph, and its place in the text."""

    paragraph: int
    start: int
    end: int


def is_all_crumbs(paragraph: str, size: int) -> bool:
    """Whether a long paragraph has so many marks that its sentences would be crumbs.

    To look at each mark by all the rules, and to join again what they part, takes ten times as long as prose.

    Args:
        paragraph: on one line.
        size: characters of the whole text: in one as long as a book, short paragraphs are looked at too.
    """
    if len(paragraph) < (_LONG if size < _BOOK else JOINED):
        return False
    return sum(map(paragraph.count, _MARKS)) * _CLOSE > len(paragraph)


def pieces_of(paragraph: str) -> Iterator[tuple[int, int]]:
    """The (start, end) of pieces of a line or two, parted at spaces; a longer word is one.

    >>> [*pieces_of("Go. " * 100)]
    [(0, 239), (240, 399)]
    """
    length = len(paragraph)
    start = _next_word(paragraph, 0)
    while start < length:
        end = length
        if length - start > JOINED:
            end = paragraph.rfind(" ", start, start + JOINED)
            if end < 0:
                end = paragraph.find(" ", start)
        if end < 0:
            end = length
        yield start, start + len(paragraph[start:end].rstrip())
        start = _next_word(paragraph, end)


def _next_word(text: str, position: int) -> int:
    found = _SPACES.match(text, position)
    return found.end() if found else position


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
    # What the latest crumbs of a long run are joined to, and where that ends.
    first: Place | None = None
    end = 0
    for place in places:
        is_crumb = place.end - place.start < SHORT
        if (run or first) and not (is_crumb and _goes_on(text, end, place.start)):
            yield from (first._replace(end=end),) if first else run
            run, first = [], None
        if not is_crumb:
            yield place
            continue
        if first is None:
            run.append(place)
            if len(run) == MANY:
                *whole, first = _chunks(run)
                yield from whole
                run = []
        elif place.end - first.start > JOINED:
            yield first._replace(end=end)
            first = place
        end = place.end
    yield from (first._replace(end=end),) if first else run


def _goes_on(text: str, end: int, start: int) -> bool:
    """Whether a run goes on from `end` to `start`, with nothing left out between them."""
    return start - end <= _MOST_BETWEEN or (
        start - end <= _WIDEST_GAP and len(text[end:start].strip()) <= _MOST_BETWEEN
    )


def _chunks(run: list[Place]) -> list[Place]:
    chunks = [run[0]]
    for place in run[1:]:
        first = chunks[-1]
        if place.end - first.start > JOINED:
            chunks.append(place)
        else:
            chunks[-1] = Place(first.paragraph, first.start, place.end)
    return chunks
