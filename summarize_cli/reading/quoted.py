"""Lines behind ">", as mail programs quote what is answered: left out of a reply, else taken for the text."""

import re
from collections.abc import Sequence

from summarize_cli.article import DroppedLine
from summarize_cli.reading.lines import Line, closes

QUOTED_REPLY = "quoted reply"

_MARK = re.compile(r"^[ \t]*>[> \t]*", re.MULTILINE)
_ATTRIBUTION = re.compile(r"\S[^\n]{0,200}\b(?:wrote|writes|schrieb):")
"""Who said what is quoted: "On Mon, 2 Nov 2026, Priya Nair wrote:"."""
_WRAPPED = ("On ", "Am ")
"""What its first row opens with, where it has two."""
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


def without_quoted_reply(text: str, lines: Sequence[Line]) -> tuple[Sequence[Line], list[DroppedLine]]:
    """The lines that a reply's sender wrote, and those that are quoted, with who said them.

    All stay where nobody is said to have written what is quoted, or where there is nothing else to read.
    """
    quoted = [_is_quoted(text, line) for line in lines]
    said = [
        following and not itself and _ATTRIBUTION.fullmatch(text, line.start, line.end) is not None
        for line, itself, following in zip(lines, quoted, [*quoted[1:], False], strict=True)
    ]
    said = [
        itself or (following and text.startswith(_WRAPPED, line.start) and not closes(text, line.end))
        for line, itself, following in zip(lines, said, [*said[1:], False], strict=True)
    ]
    own = [line for line, *gone in zip(lines, quoted, said, strict=True) if not any(gone)]
    if not any(said) or not any(_is_sentence(text, line) for line in own):
        return lines, []
    kept = {line.start for line in own}
    return own, [
        DroppedLine(line.start, line.end, QUOTED_REPLY, line.rows) for line in lines if line.start not in kept
    ]


def _is_quoted(text: str, line: Line) -> bool:
    return line.marker.startswith(">") or text[line.start] == ">"


def _is_sentence(text: str, line: Line) -> bool:
    return (
        closes(text, line.end)
        and len(text[line.start : line.end].split(maxsplit=_FEWEST_WORDS)) > _FEWEST_WORDS
    )
