"""Text -> logical lines: hard-wrapped lines are joined, each with its place in the text."""

import re
from collections.abc import Iterator
from itertools import chain, islice, pairwise
from typing import Literal, NamedTuple

from summarize_cli.language.sentence_words import BEFORE_NUMBER
from summarize_cli.reading.vocabulary import words

WIDEST_WRAP = 132
NARROWEST_WRAP = 28
_NARROWEST_LONE_BREAK = 40
"""Columns of a line that breaks off although its text is not wrapped by habit."""
_INDENT = 2
"""Columns by which a first line is set in; one alone is an accident."""
_SLACK = 3
"""Columns by which a wrapped line may stop short of the width although the next word would have fit."""
_ENOUGH_PAIRS = 4
"""Fewer pairs of lines in capitals show no habit."""

_SAMPLE = 5_000
"""Lines by which the habit is judged."""

FULL_STOPS = "\u0964\u06d4\u061f\u3002\uff01\uff1f"
"""Those of Hindi, Urdu, Arabic, Chinese and Japanese."""
CLOSERS = "\"'\u201c\u201d\u2019\u00ab\u00bb\u2039\u203a)]*_ \u00a0\u202f"
"""What may stand behind the end of a sentence: quotation marks close otherwise in German and in French."""
_SENTENCE_ENDS = tuple(".!?:;\u2026" + FULL_STOPS)
CLOSING = '.!?"\u201c\u201d\u2019\u00ab\u00bb:)\u2026' + FULL_STOPS
"""What the last character of prose is; that of a heading, a link or a label is another."""
# Kept as text: few lines end so, and `re` remembers it.
_BEHIND = (
    r"[^\W\d_A-Z]{2}[.!?\u2026][\"'\u201d\u2019\u00bb)]*+(?:\d{1,3}(?!\d)(?:, ?\d{1,3}(?!\d))*+)?"
    r"(?:\s*+(?:['*\u2020\u2021\u2192]|[\u25a0-\u27bf\U0001f300-\U0001faff]\ufe0f?))*+\s*+$"
)
"""Behind a full stop: a note's number or star, the square that ends a magazine's article, a pictograph."""
_LONGEST_BEHIND = 24
"""Characters."""
_MARKER = re.compile(r"(?:[-*+\u2022\u2023\u25aa\u25cf\u25e6\u2013]|\d{1,2}[.)]|#{1,6}|>+)[ \t]+(?=\S)")
_RULES = "=-_*~#"
"""What lines across a page are made of: setext underlines, section breaks."""

_UNFINISHED = words("""
    a an the of and or from with into between among against his her its their our my your than
""")
"""Words at which no sentence ends, nor a headline or a label; "Sign in" and "Listen to" do."""

_BYLINE = re.compile(r"by (?:[A-Z][\w.’'-]*,? (?:and |& )?){1,6}[A-Z][\w.’'-]*")
"""A row that seems to go on with the headline above it."""
_CONTROLS = words("play pause replay mute listen watch share print save")
"""Rows of nothing else are a page's buttons, and go on with no headline."""
_NOTES = re.compile(
    r"(?: ?\[(?:\d{1,3}|[a-z]|\^[\w-]{1,30}|(?:note|nb) \d{1,2}|citation needed|applause|laughter)\])+$",
    re.IGNORECASE,
)
_LONGEST_NOTES = 60
"""Characters."""

Habit = Literal["none", "strict", "ragged"]


def closes(text: str, end: int) -> bool:
    """Whether what ends at `end` closes as prose does; notes and marks behind it are passed over.

    >>> [closes(line, len(line)) for line in ("It rained.[2][^a]", "We won. [Applause]", "It rained.1, 2")]
    [True, True, True]
    >>> [closes(line, len(line)) for line in ("History[edit]", "Version 2.1", "Photos \u25a0")]
    [False, False, False]
    """
    return text[without_notes(text, end) - 1] in CLOSING or has_mark_behind(text, end)


def has_mark_behind(text: str, end: int) -> bool:
    """Whether what ends at `end` is a sentence with a note's number or another mark behind its full stop."""
    return (
        not text[end - 1].isalpha()
        and re.search(_BEHIND, text[max(0, end - _LONGEST_BEHIND) : end]) is not None
    )


def without_notes(text: str, end: int) -> int:
    """Where the prose that ends at `end` ends without the notes behind it."""
    if text[end - 1] != "]":
        return end
    notes = _NOTES.search(text, max(0, end - _LONGEST_NOTES), end)
    return notes.start() or end if notes else end


class Line(NamedTuple):
    """One logical line: a paragraph, a heading or a row of furniture.

    `start` and `end` leave out the white space around it and a marker (`- `, `## `) before it.
    `rows` are the physical lines it was joined from. `underlined`: a setext underline follows.
    """

    start: int
    end: int
    marker: str
    rows: int
    underlined: bool = False


class Row(NamedTuple):
    """A physical line without the white space around it, and what stood before it."""

    start: int
    end: int
    indent: int
    after_blank: bool

    @property
    def width(self) -> int:
        """Columns, with what stands before it."""
        return self.indent + self.end - self.start


class _Wrap(NamedTuple):
    """How a text was hard-wrapped: at which column, and how strictly."""

    habit: Habit
    width: int = 0


def logical_lines(text: str) -> Iterator[Line]:
    """The logical lines of `text`, in order."""
    rows = physical_rows(text)
    sample = list(islice(rows, _SAMPLE))
    wrap = _wrap_of(text, sample)
    block: list[Row] = []
    for row in chain(sample, rows):
        if block and not _continues(text, block[-1], row, wrap, block[0]):
            yield _line(text, block, row)
            block = [row]
        else:
            block.append(row)
    if block:
        yield _line(text, block, None)


def physical_rows(text: str) -> Iterator[Row]:
    """The rows of `text` that are not blank, in order."""
    position = 0
    after_blank = True
    for raw in text.splitlines(keepends=True):
        content = raw.strip()
        if content:
            indent = raw.index(content[0])
            start = position + indent
            yield Row(start, start + len(content), indent, after_blank)
            after_blank = False
        else:
            after_blank = True
        position += len(raw)


def _wrap_of(text: str, rows: list[Row]) -> _Wrap:
    """The habit by which the text was hard-wrapped.

    A program breaks a line when the next word does not fit: within blocks nearly every line is full,
    adding the first word of the next would pass the width. A person breaks it somewhere near the
    margin, but in mid-sentence all the same. Verse, lists and a paragraph a line show neither.
    """
    pairs = [(row, following) for row, following in pairwise(rows) if not following.after_blank]
    if not pairs:
        return _Wrap("none")
    widths = sorted(row.width for row, _ in pairs)
    # A stray long line (an address on the web) must not set the width.
    width = widths[int(0.97 * (len(widths) - 1))]
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return _Wrap("none")
    full = sum(_is_full(text, row, following, width) for row, following in pairs)
    broken = sum(_breaks_off(text, row, following) for row, following in pairs)
    open_ended = sum(not _ends_sentence(text, row) for row, _ in pairs)
    # Prose breaks off in mid-sentence, where verse begins with a capital; in telegrams all is capitals.
    # Of a few rows most may begin with names: where all are full, one that breaks off will do.
    is_prose = (
        broken >= 0.25 * len(pairs)
        or (broken > 0 and full == len(pairs))
        or (len(pairs) >= _ENOUGH_PAIRS and text[rows[0].start : rows[-1].end].isupper())
    )
    if is_prose and full >= 0.6 * len(pairs) and open_ended >= 0.5 * len(pairs):
        return _Wrap("strict", width)
    if broken >= 0.4 * len(pairs):
        return _Wrap("ragged", width)
    return _Wrap("none")


def _is_full(text: str, row: Row, following: Row, width: int) -> bool:
    # Only as much of the next line is looked at as can matter.
    first_word = text[following.start : min(following.end, following.start + width)].split(maxsplit=1)[0]
    return row.width + 1 + len(first_word) > width - _SLACK


def _breaks_off(text: str, row: Row, following: Row) -> bool:
    """Whether a sentence goes on from `row` into `following`."""
    if _last_word(text, row) in _UNFINISHED:
        return True
    if not text[following.start].islower() or _ends_sentence(text, row):
        return False
    if text[following.start : following.end] in _CONTROLS:
        return False
    return _BYLINE.fullmatch(text, following.start, following.end) is None


def _divides_word(text: str, row: Row, following: Row) -> bool:
    """Whether a word goes on in `following`, however short `row` is: "in the south-", "eastern districts"."""
    return (
        text[row.end - 1] == "-"
        and text[row.end - 2 : row.end - 1].isalpha()
        and text[following.start].islower()
        and not following.after_blank
    )


def _ends_sentence(text: str, row: Row) -> bool:
    end = without_notes(text, row.end)
    return text[max(row.start, end - 8) : end].rstrip(CLOSERS).endswith(_SENTENCE_ENDS)


def _flows(text: str, row: Row, following: Row, wrap: _Wrap) -> bool:
    """Whether `row` is full, and its sentence not at its end."""
    closed = _ends_sentence(text, row) and _last_word(text, row) not in BEFORE_NUMBER
    return not closed and _is_full(text, row, following, wrap.width)


def _last_word(text: str, row: Row) -> str:
    """The word before a row's last full stop: "Jan" of "on Jan."."""
    return text[max(row.start, row.end - 8) : row.end].rsplit(maxsplit=1)[-1].removesuffix(".")


def _is_rule(text: str, row: Row) -> bool:
    return text[row.start] in _RULES and not text[row.start : row.end].strip(_RULES + " ")


def _marker(text: str, row: Row) -> re.Match[str] | None:
    """A list's or a heading's marker at the row's start. Most rows open with a letter, which none does."""
    return None if text[row.start].isalpha() else _MARKER.match(text, row.start)


def _stands_alone(row: Row, following: Row, wrap: _Wrap) -> bool:
    """Whether `row` ends its paragraph whatever it says: before a blank line, or short where nobody wrapped.

    So are the rows of lists and tables, of which there may be a million.
    """
    return following.after_blank or (wrap.habit == "none" and row.width <= _NARROWEST_LONE_BREAK)


def _continues(text: str, row: Row, following: Row, wrap: _Wrap, first: Row) -> bool:
    """Whether `following` goes on with the paragraph of `row`, which `first` opens."""
    if _stands_alone(row, following, wrap) or _is_rule(text, following) or _is_rule(text, row):
        # A look, as the calls of a million rows take longer.
        return text[row.end - 1] == "-" and _divides_word(text, row, following)
    if _marker(text, following):
        # Unless the margin fell before a dash or "12." within a sentence, it is the next of a list's items.
        return wrap.habit == "strict" and _marker(text, first) is None and _flows(text, row, following, wrap)
    if _breaks_off(text, row, following):
        return row.width > 0.6 * wrap.width or _divides_word(text, row, following)
    # A first line set in opens a paragraph; below a list's marker it is the item that goes on.
    if following.indent >= row.indent + _INDENT and _marker(text, first) is None:
        return False
    if wrap.habit == "strict":
        return _is_full(text, row, following, wrap.width)
    return wrap.habit == "ragged" and 0.7 * wrap.width <= row.width <= WIDEST_WRAP


def _line(text: str, rows: list[Row], following: Row | None) -> Line:
    found = _marker(text, rows[0])
    marker = found.group().strip() if found else ""
    underlined = (
        following is not None
        and text[following.start] in "=-"
        and not following.after_blank
        and len(rows) == 1
        and _is_rule(text, following)
    )
    return Line(found.end() if found else rows[0].start, rows[-1].end, marker, len(rows), underlined)
