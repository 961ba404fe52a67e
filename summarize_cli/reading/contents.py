"""Tables of contents in a text copied from a page: rows on end that come back below, over sections.

They are the site's way into the article, not lines of its own; but unlike a menu's they part nothing from it.
"""

from collections.abc import Sequence
from itertools import groupby, pairwise

from summarize_cli.article import DroppedLine
from summarize_cli.reading.frontmatter import LONGEST_HEADING
from summarize_cli.reading.lines import Line, closes
from summarize_cli.reading.prose import KNOWN_HEADING

CONTENTS = "contents"

_FEWEST_SECTIONS = 3
"""With prose of their own."""
_COMING_BACK = 0.5
"""Of the rows: some are dropped below, as "References" are."""
_NUMBERING = "0123456789.\t "


def without_contents(text: str, kept: list[Line]) -> tuple[list[Line], list[DroppedLine]]:
    """The lines of `kept` without a table of contents, those marked that it names, and its rows."""
    names = [_name(text, line) for line in kept]
    last = {name: index for index, name in enumerate(names)}
    gone: set[int] = set()
    for is_row, run in groupby(range(len(kept)), key=lambda index: bool(names[index])):
        if is_row:
            gone.update(_rows(names, last, [*run]))
    headings = {last[names[index]] for index in gone} - gone
    article = [
        line._replace(marker=KNOWN_HEADING) if index in headings else line
        for index, line in enumerate(kept)
        if index not in gone
    ]
    rows = (kept[index] for index in sorted(gone))
    return article, [DroppedLine(row.start, row.end, CONTENTS, row.rows) for row in rows]


def _name(text: str, line: Line) -> str:
    """What a row or a heading says, without its number and what stands in brackets behind it: "[edit]"."""
    content = text[line.start : line.end]
    if closes(text, line.end) or len(content.split(maxsplit=LONGEST_HEADING)) > LONGEST_HEADING:
        return ""
    return " ".join(content.partition("[")[0].strip(_NUMBERING).casefold().split())


def _rows(names: Sequence[str], last: dict[str, int], run: list[int]) -> list[int]:
    """Which lines of a run without prose are a table of contents: from the first that comes back on."""
    back = [index for index in run if last[names[index]] > index]
    headings = sorted(last[names[index]] for index in back)
    # A menu's entries come back in the footer, with no prose between them.
    sections = sum(not all(names[upper:lower]) for upper, lower in pairwise([*headings, len(names)]))
    if sections < _FEWEST_SECTIONS or len(back) < _COMING_BACK * (back[-1] - back[0] + 1):
        return []
    first = back[0] - (back[0] > run[0] and names[back[0] - 1] == CONTENTS)
    return [*range(first, back[-1] + 1)]
