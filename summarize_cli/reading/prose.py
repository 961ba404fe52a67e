"""The prose of a page: its closed lines, what stands around each, and which are the article's body."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from sys import maxsize
from typing import NamedTuple

from summarize_cli.article import DroppedLine
from summarize_cli.language.stopwords import STOPWORDS
from summarize_cli.reading.lines import Line, closes

_FEWEST_WORDS = 4
"""Words of a line of prose."""
_STEM = 6
"""Letters: words that begin with the same ones count as one."""
WORD = r"[a-z][a-z'-]{2,}|\d[\d,.]*\d"

_RUN_SHARE = 0.3
_IN_COMMON = 3
"""Runs of such a share of the longest one's words, and so many a line in common with it, are the body."""
_FEWEST_INNER = 8
_ENDS = (1, -2)
"""The lines at a body's ends may be strange themselves, and have much in common with their like."""

# What stands in the middle of articles, and parts no paragraphs.
_TRANSPARENT = frozenset(
    ("advertisement", "ornament", "caption", "contents", "credit", "player", "video", "table")
)
# What stands between the posts of a live blog or of a thread: so many times it parts none of them.
_OF_POSTS = frozenset(("time", "count", "sharing", "thread"))
_RHYTHM = 3
# Rows between a headline and its article.
_FRONT_MATTER = frozenset(("time", "count", "sharing"))
_PROSE, _HEADING, _FRONT = "prose", "heading", "front"
KNOWN_HEADING = "##"
"""The marker of what a table of contents names, or Markdown."""


class Prose(NamedTuple):
    """A line of prose and what stands around it."""

    line: Line
    content: str
    words: frozenset[str]
    after_prose: bool
    before_prose: bool
    interrupted: bool
    """More than a heading stands between it and the prose before."""
    above_front_matter: bool
    heading: str | None
    """What stands directly above it, where that is no prose."""


class Common(NamedTuple):
    """What a body says: word -> lines of it that hold the word, content -> lines that are it."""

    counts: Counter[str]
    lines: Counter[str]
    headline: frozenset[str]

    def shared(self, prose: Prose) -> set[str]:
        """The words of a line that other lines of the body, or the headline, hold too."""
        own = self.lines[prose.content]
        return {word for word in prose.words if word in self.headline or self.counts[word] > own}


def stem(word: str) -> str:
    """What stands for a word where words are compared."""
    return word[:_STEM]


def words_of(content: str) -> frozenset[str]:
    """The words by which a line is compared, without function words.

    >>> sorted(words_of("Traders trade; the trading floor is full."))
    ['floor', 'full', 'trade', 'trader', 'tradin']
    """
    found = re.findall(WORD, content.lower().replace("\u2019", "'"))
    return frozenset(stem(word) for word in found if word not in STOPWORDS)


def grams(words: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
    """So many words in a row, from each word on that has so many."""
    return zip(*(words[start:] for start in range(size)), strict=False)


def is_prose(text: str, line: Line) -> bool:
    """Whether a line is closed as a sentence is, and no heading."""
    if line.marker.startswith("#") or not closes(text, line.end):
        return False
    return len(text[line.start : line.end].split(maxsplit=_FEWEST_WORDS)) >= _FEWEST_WORDS


def prose_of(
    text: str, kept: Sequence[Line], dropped: Iterable[DroppedLine], front: Sequence[Line]
) -> list[Prose]:
    """The prose among the lines of a page, in order."""
    rows: list[tuple[int, str, Line | None]] = [
        (line.start, _PROSE if is_prose(text, line) else _HEADING, line) for line in kept
    ]
    rows += [(cut.start, cut.rule, None) for cut in dropped if cut.rule not in _TRANSPARENT]
    rows += [(line.start, _FRONT, None) for line in front]
    rows.sort(key=lambda row: row[0])
    rhythm = _rhythm(kind for _, kind, _ in rows)
    rows = [
        (start, kind, line)
        for (start, kind, line), (_, following, _) in pairwise([*rows, (maxsize, _FRONT, None)])
        # The heading of a section that opens with its first part's parts no more than that one does.
        if kind not in rhythm and not (line and line.marker == KNOWN_HEADING and following == _HEADING)
    ]
    found: list[Prose] = []
    before_prose = above_front_matter = False
    for position in range(len(rows) - 1, -1, -1):
        _, kind, line = rows[position]
        if line is None or kind != _PROSE:
            above_front_matter = above_front_matter or kind == _FRONT or kind in _FRONT_MATTER
            before_prose = False
            continue
        above = [kind for _, kind, _ in rows[max(0, position - 2) : position]]
        after_prose = above[-1:] == [_PROSE]
        interrupted = not after_prose and above != [_PROSE, _HEADING]
        heading = rows[position - 1][2] if above[-1:] == [_HEADING] else None
        content = " ".join(text[line.start : line.end].split())
        found.append(
            Prose(
                line,
                content,
                words_of(content),
                after_prose,
                before_prose,
                interrupted,
                above_front_matter,
                None if heading is None else text[heading.start : heading.end],
            )
        )
        before_prose, above_front_matter = True, False
    return found[::-1]


def _rhythm(kinds: Iterable[str]) -> set[str]:
    """Which rules drop rows between prose so often that those are how the text goes on."""
    between: Counter[str] = Counter()
    since_prose: set[str] | None = None
    for kind in kinds:
        if kind == _PROSE:
            between.update(since_prose or ())
            since_prose = set()
        elif since_prose is not None and kind in _OF_POSTS:
            since_prose.add(kind)
    return {kind for kind, times in between.items() if times >= _RHYTHM}


def runs_of(prose: Sequence[Prose]) -> list[list[int]]:
    """Which of `prose` follow one another, with no more than a heading between two of them."""
    runs: list[list[int]] = []
    for index, each in enumerate(prose):
        if index and not each.interrupted:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def body_of(prose: Sequence[Prose], apart: set[int], headline: frozenset[str]) -> tuple[Common, list[int]]:
    """What the body says, and which of `prose` it is: the longest run, and what has much to do with it.

    `apart` are those that are known to be none of it; a run is apart as a whole.
    """
    runs = [run for run in runs_of(prose) if run[0] not in apart]
    sizes = [sum(len(prose[index].content.split()) for index in run) for run in runs]
    longest = runs[sizes.index(max(sizes))]
    spoken = headline.union(*(prose[index].words for index in longest))
    body: list[int] = []
    for run, size in zip(runs, sizes, strict=True):
        in_common = sum(len(prose[index].words & spoken) for index in run)
        if run is longest or (size >= _RUN_SHARE * max(sizes) and in_common >= _IN_COMMON * len(run)):
            body += run
    inner = body[slice(*_ENDS)] if len(body) >= _FEWEST_INNER else body
    counts = Counter(word for index in inner for word in prose[index].words)
    return Common(counts, Counter(prose[index].content for index in inner), headline), body
