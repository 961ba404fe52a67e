"""Lines behind ">", as mail programs quote what is answered: left out of a reply, else taken for the text."""

import re
from collections.abc import Sequence

from summarize_cli.article import DroppedLine
from summarize_cli.reading.lines import Line, closes

QUOTED_REPLY = "quoted reply"

_MARK = re.compile(r"^[ \t]*>[> \t]*", re.MULTILINE)
_WROTE = re.compile(r"\S.{0,200}\bwrote:", re.DOTALL)
_BY_MAIL = re.compile(r"\d[:.]\d\d\b|@")
"""A time or an address: authors write, too, whose words an article quotes."""
_OPENING = "On "
"""Of an attribution whose rows are two."""
_FEWEST, _LEAST_SHARE = 2, 0.8
"""Rows behind a mark, and their share of all, by which a text is one that was quoted as a whole."""
_FEWEST_WORDS = 5


def unquoted(text: str) -> str:
    r"""A text of which nearly every row stands behind a mark, without the marks.

    >>> unquoted("> It rained on Monday and\n> on Tuesday.\n>\n> It stopped.")
    'It rained on Monday and\non Tuesday.\n\nIt stopped.'
    """
    if ">" not in text:
        return text
    rows = [row for row in text.splitlines() if row and not row.isspace()]
    marked = sum(row.lstrip(" \t").startswith(">") for row in rows)
    return _MARK.sub("", text) if marked >= max(_FEWEST, _LEAST_SHARE * len(rows)) else text


def is_attribution(content: str) -> bool:
    """Whether a mail program says who wrote what it quotes.

    >>> [is_attribution(line) for line in ("On 2 Nov 2026 at 21:15, Ana wrote:", "In 1963, King wrote:")]
    [True, False]
    """
    return _WROTE.fullmatch(content) is not None and _BY_MAIL.search(content) is not None


def without_quoted_reply(text: str, lines: Sequence[Line]) -> tuple[Sequence[Line], list[DroppedLine]]:
    """The lines that a reply's sender wrote, and those that are quoted, with who said them.

    All stay where nobody is said to have written what is quoted by mail, or where there is nothing else.
    """
    quoted = [is_quoted(text, line) for line in lines]
    said: set[int] = set()
    for index, (itself, following) in enumerate(zip(quoted, [*quoted, False][1:], strict=True)):
        if itself or not following:
            continue
        said.update(_attribution(text, lines, index))
    own = [line for index, line in enumerate(lines) if index not in said and not quoted[index]]
    if not said or not any(_is_sentence(text, line) for line in own):
        return lines, []
    kept = {line.start for line in own}
    return own, [
        DroppedLine(line.start, line.end, QUOTED_REPLY, line.rows) for line in lines if line.start not in kept
    ]


def _attribution(text: str, lines: Sequence[Line], index: int) -> range:
    """The lines, one or two that end with this one, that say who wrote what follows; none."""
    line, before = lines[index], lines[index - 1] if index else None
    if before is not None and text.startswith(_OPENING, before.start) and not closes(text, before.end):
        if is_attribution(text[before.start : line.end]):
            return range(index - 1, index + 1)
    elif before is None and _WROTE.fullmatch(text, line.start, line.end):
        return range(1)
    return range(index, index + is_attribution(text[line.start : line.end]))


def is_quoted(text: str, line: Line) -> bool:
    """Whether a line stands behind a mark, or is nothing else."""
    return line.marker.startswith(">") or text[line.start] == ">"


def _is_sentence(text: str, line: Line) -> bool:
    return (
        closes(text, line.end)
        and len(text[line.start : line.end].split(maxsplit=_FEWEST_WORDS)) > _FEWEST_WORDS
    )
