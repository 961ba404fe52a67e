"""`--highlight` in a terminal: the whole article, the chosen sentences marked in the margin.

A chosen sentence stands on lines of its own behind a bar and its rank, so that it is seen without colour,
and found: in a pipe, `grep ▌` gives the summary. With colour it is bold, and the others are dim where they
score below the article's average sentence; bold and dim are right on light and dark grounds alike.
"""

from collections.abc import Iterator
from io import StringIO
from itertools import groupby

from rich.console import Console
from rich.text import Text

from summarize_cli.article import Digest, Passage, ScoredSentence
from summarize_cli.rendering import Page, ranks
from summarize_cli.rendering.console import console_for
from summarize_cli.rendering.safety import visible

BAR = "\u258c"

_AVERAGE = 0.5
"""The score of an article's average sentence."""

_NARROWEST = 10
"""Columns that text is given, whatever the page's width is."""


def highlighted(digest: Digest, page: Page) -> Iterator[str]:
    """The passages of a digest, a blank line before each."""
    rank = ranks(digest)
    margin = len(BAR) + len(str(len(rank))) + 1
    width = None if page.width is None else max(_NARROWEST, page.width - margin)
    console = console_for(page)
    for passage in digest.passages or ():
        yield "\n" + "".join(_lines(passage, rank, margin, width, console))


def _lines(
    passage: Passage, rank: dict[int, int], margin: int, width: int | None, console: Console
) -> Iterator[str]:
    blank = " " * margin
    if passage.heading is not None:
        yield from _set(
            Text(visible(passage.heading), style="bold"), Text(blank), Text(blank), width, console
        )
    # Each chosen sentence by itself, those between them as one stretch of text.
    for chosen, group in groupby(passage.sentences, key=lambda sentence: rank.get(sentence.index)):
        if chosen is None:
            stretch = Text(" ").join(map(_shaded, group))
            yield from _set(stretch, Text(blank), Text(blank), width, console)
            continue
        for sentence in group:
            first = Text(f"{BAR}{chosen} ".ljust(margin), style="bold cyan")
            others = Text(BAR.ljust(margin), style="cyan")
            yield from _set(Text(visible(sentence.text), style="bold"), first, others, width, console)


def _shaded(sentence: ScoredSentence) -> Text:
    return Text(visible(sentence.text), style="" if sentence.score >= _AVERAGE else "dim")


def _set(text: Text, first: Text, others: Text, width: int | None, console: Console) -> Iterator[str]:
    """The text in lines of at most `width`, in one line where it is None, each with its margin before it."""
    lines = [text] if width is None else text.wrap(console, width, overflow="fold")
    for place, line in enumerate(lines):
        line.rstrip()
        whole = Text.assemble(others if place else first, line)
        whole.rstrip()
        yield _printed(whole, console)


def _printed(line: Text, console: Console) -> str:
    file = console.file = StringIO()
    console.print(line, soft_wrap=True)
    return file.getvalue()
