"""Subtitles (SubRip, WebVTT) and transcripts with a time above each row -> what is said, in paragraphs.

Such a row ends where it is full, and numbers and times stand within sentences. They are blanked and not cut
out, so that places in the text of the Article are places in the file: a reader finds when a thing was said.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from itertools import pairwise, takewhile
from typing import NamedTuple

from summarize_cli.article import LeftOut
from summarize_cli.reading.boilerplate import ORNAMENT
from summarize_cli.reading.lines import Line, closes, logical_lines, physical_rows

_STAMP = r"(?:(\d{1,3}):)?(\d{1,2}):(\d\d)[.,](\d{1,3})"
_TIMES = re.compile(rf"{_STAMP}[ \t]*-->[ \t]*{_STAMP}(?:[ \t].*)?")
_LONE_TIME = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):(\d\d)")
_SIGNATURE = re.compile(r"\ufeff?WEBVTT(?!\S)")
_BLOCKS = ("NOTE", "STYLE", "REGION")
"""What opens a block of WebVTT that is no cue."""
_FEWEST_TIMES = 2
_LEAST_OF_TIMES = 0.1
"""Of the rows of subtitles: what has fewer shows some, as a handbook does."""
_FEWEST_LONE_TIMES, _LEAST_BELOW_TIMES = 3, 0.8
"""Rows of a transcript that are a time, and the share of the others that stand right below one."""
_LEAST_GOING_ON = 0.25
"""Of a transcript's rows, that do not open with a capital: a sentence goes on in them. In a programme or a
table of results hardly any does."""
_FEWEST_GOING_ON = 2
"""Of these: a name in small letters opens a row by chance."""
_ROLLING = 0.3
"""Of the cues, that show the row before once more: live captions roll."""

_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]([^<>]+)>")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<\d[\d:.]*>|\{\\[^{}]*\}|[♪♫]")
_SPEAKER = re.compile(r"(?:>>+|[-–](?=\s*[^\W\d]))\s*")
"""What a speaker's first row opens with."""
_NAME = re.compile(r"([^\W\d_][^:.,!?]{0,40}):\s+(?=\S)")
_RECURRING = 3
_SOUND = re.compile(r"\[[^\[\]]*\]|\([^()]*[^().!?]\)")
_MADE_BY = re.compile(r"(?:subtitle|caption|transcri|translat|sync)\w*\b.{0,40}\bby\b.*", re.IGNORECASE)

_PAUSE = 2.0
"""Seconds of silence between two paragraphs."""
_LONGEST = 700
"""Characters of a paragraph, of those who do not pause."""


class Spoken(NamedTuple):
    """What is said in a file, in a text as long as the file's, and what stood around it."""

    text: str
    lines: list[Line]
    left_out: tuple[LeftOut, ...]


class _Row(NamedTuple):
    """A row that is not blank, without the white space around it."""

    start: int
    content: str
    after_blank: bool


class _Part(NamedTuple):
    """A row and what it is: of no cue, in the cue with these times, or left out by a rule."""

    row: _Row
    rule: str | None = None
    cue: int = -1
    begins: float = 0.0
    ends: float = 0.0


class _Said(NamedTuple):
    """What is said in a row, where that stands, and who says it, as far as the row tells."""

    start: int
    content: str
    part: _Part
    speaker: str | None
    opens: bool

    @property
    def end(self) -> int:
        return self.start + len(self.content)


def spoken(text: str) -> Spoken | None:
    """What is said in `text`, or None if it is no file of subtitles and no transcript with times."""
    rows = list(_rows(text))
    parts = (_of_subtitles(rows) if "-->" in text else None) or _of_transcript(rows)
    if parts is None:
        return None
    cued = [part for part in parts if part.rule is None and part.cue >= 0]
    said, left_out = _said(cued)
    rules = {part.row.start: part.rule for part in parts if part.rule} | left_out
    return Spoken(
        _blanked(text, parts, said, rules),
        [*_before(text, parts), *_paragraphs(said), *_behind(text, parts)],
        tuple(LeftOut(part.row.content, rules[part.row.start]) for part in parts if part.row.start in rules),
    )


def _rows(text: str) -> Iterator[_Row]:
    for row in physical_rows(text):
        yield _Row(row.start, text[row.start : row.end], row.after_blank)


def _of_subtitles(rows: list[_Row]) -> list[_Part] | None:
    """The parts of SubRip or WebVTT; None if it is neither."""
    times = [_TIMES.fullmatch(row.content) if "-->" in row.content else None for row in rows]
    found = len(times) - times.count(None)
    has_header = _SIGNATURE.match(rows[0].content) is not None
    if found < (1 if has_header else max(_FEWEST_TIMES, _LEAST_OF_TIMES * len(rows))):
        return None
    parts: list[_Part] = []
    block = "subtitle header" if has_header else None
    cue, begins, ends = -1, 0.0, 0.0
    for number, (row, time) in enumerate(zip(rows, times, strict=True)):
        if number and row.after_blank:
            # What comes before the first cue and is none of these, players pass over as well.
            is_note = has_header and (cue < 0 or row.content.startswith(_BLOCKS))
            block = "subtitle note" if is_note else None
        if time is not None:
            groups = time.groups(default="0")
            cue, begins, ends = cue + 1, _seconds(groups[:4]), _seconds(groups[4:])
            block = None
        # Some write no blank line between cues; in WebVTT a cue may have a name in a number's place.
        names_cue = row.content.isdigit() or (has_header and row.after_blank)
        is_number = names_cue and number + 1 < len(rows) and times[number + 1] is not None
        rule = "time" if time is not None else "cue number" if is_number else block
        parts.append(_Part(row, rule, cue, begins, ends))
    return parts


def _seconds(groups: Sequence[str]) -> float:
    hours, minutes, seconds, fraction = groups
    return int(hours) * 3600 + int(minutes) * 60 + float(f"{seconds}.{fraction}")


def _of_transcript(rows: list[_Row]) -> list[_Part] | None:
    """The parts of a transcript with a time above each row; None if it is none."""
    times = [_LONE_TIME.fullmatch(row.content) for row in rows]
    found = [number for number, time in enumerate(times) if time]
    if len(found) < _FEWEST_LONE_TIMES:
        return None
    seconds = [_seconds((*time.groups(default="0"), "0")) for time in times if time]
    first, last = found[0], found[-1]
    below = [number + 1 for number in found if number + 1 < len(rows) and not times[number + 1]]
    others = last - first + 1 - len(found) + (last + 1 < len(rows))
    going_on = sum(_goes_on(rows[number].content) for number in below)
    if (
        any(later < earlier for earlier, later in pairwise(seconds))
        or len(below) < _LEAST_BELOW_TIMES * max(others, len(found))
        or going_on < max(_FEWEST_GOING_ON, _LEAST_GOING_ON * len(below))
    ):
        return None
    parts: list[_Part] = []
    cue = -1
    for number, (row, time) in enumerate(zip(rows, times, strict=True)):
        cue += time is not None
        # Behind the last time stands one row, and then what else was copied.
        is_behind = number > last + 1 and (row.after_blank or parts[-1].cue < 0)
        parts.append(_Part(row, "time" if time else None, -1 if is_behind else cue))
    return parts


def _goes_on(content: str) -> bool:
    return content[0].islower() and not content[1:2].isupper()


def _said(parts: list[_Part]) -> tuple[list[_Said], dict[int, str]]:
    """What is said in the rows of cues, and where rows begin that say nothing -> the rule."""
    names = _names(parts)
    is_rolling = _rolls(parts)
    said: list[_Said] = []
    left_out: dict[int, str] = {}
    outermost = (parts[0].cue, parts[-1].cue) if parts else ()
    for part in parts:
        each = _said_in(part, names)
        rule = None
        if not any(map(str.isalnum, each.content)):
            rule = ORNAMENT
        elif _SOUND.fullmatch(each.content):
            rule = "sound"
        elif is_rolling and said and each.content == said[-1].content:
            rule = "repeated caption"
        elif (
            part.cue in outermost
            and _MADE_BY.fullmatch(each.content)
            and not closes(each.content, len(each.content))
        ):
            rule = "credit"
        if rule:
            left_out[part.row.start] = rule
        else:
            said.append(each)
    return said, left_out


def _said_in(part: _Part, names: frozenset[str]) -> _Said:
    """What is said in a row: no markup, no name before it."""
    row = part.row
    voice = _VOICE.search(row.content) if "<v" in row.content else None
    content = _bare(row.content)
    opening = _SPEAKER.match(content)
    content = content[opening.end() :] if opening else content
    name = _NAME.match(content) if ":" in content else None
    speaker = voice[1].strip() if voice else None
    if name and name[1] in names:
        content, speaker = content[name.end() :], name[1]
    words = content.split(maxsplit=1)
    # Words behind markup move up to those before it: "an <i>old</i>, tired" has no space before its comma.
    lead = max(0, min(row.content.find(words[0]), len(row.content) - len(content))) if words else 0
    return _Said(row.start + lead, content, part, speaker, opens=opening is not None)


def _bare(content: str) -> str:
    """A row without markup. It never gets longer."""
    if any(sign in content for sign in "<{♪♫"):
        content = _TAG.sub("", content)
    return (unescape(content) if "&" in content else content).strip()


def _names(parts: Iterable[_Part]) -> frozenset[str]:
    """Who speaks, where names stand before what is said: in capitals, or again and again."""
    openings = (part.row.content for part in parts if ":" in part.row.content)
    counts = Counter(
        name[1]
        for content in openings
        if (name := _NAME.match(_SPEAKER.sub("", _bare(content), count=1))) is not None
    )
    return frozenset(name for name, count in counts.items() if count >= _RECURRING or name.isupper())


def _rolls(parts: list[_Part]) -> bool:
    again = sum(
        before.cue != part.cue and _bare(before.row.content) == _bare(part.row.content)
        for before, part in pairwise(parts)
    )
    return again > _ROLLING * len({part.cue for part in parts})


def _paragraphs(said: list[_Said]) -> Iterator[Line]:
    """The rows joined, a line each speaker and each pause behind a sentence.

    Their marker is a speaker's dash: what is said is no title and no heading.
    """
    gathered: list[_Said] = []
    speaker: str | None = None
    for each in said:
        if gathered and (
            each.opens
            or each.speaker not in (None, speaker)
            or (each.part.cue != gathered[-1].part.cue and _ends(gathered, each))
        ):
            yield _line(gathered)
            gathered = []
        speaker = each.speaker or speaker
        gathered.append(each)
    if gathered:
        yield _line(gathered)


def _ends(gathered: list[_Said], following: _Said) -> bool:
    """Whether a paragraph ends with its cue, behind a sentence. Speech without marks is parted later."""
    last = gathered[-1]
    if not closes(last.content, len(last.content)):
        return False
    pause = following.part.begins - last.part.ends if last.part.ends else 0.0
    return pause > _PAUSE or last.end - gathered[0].start >= _LONGEST


def _line(said: list[_Said]) -> Line:
    return Line(said[0].start, said[-1].end, "-", len(said))


def _blanked(text: str, parts: Iterable[_Part], said: Iterable[_Said], rules: dict[int, str]) -> str:
    """`text` with blanks for what is not said, each character that is said in its row."""
    by_row = {each.part.row.start: each for each in said}
    pieces: list[str] = []
    position = 0
    for row, *_ in parts:
        each = by_row.get(row.start)
        if each is None and row.start not in rules:
            continue
        pieces.append(text[position : row.start])
        shown = f"{' ' * (each.start - row.start)}{each.content}" if each else ""
        pieces.append(shown.ljust(len(row.content)))
        position = row.start + len(row.content)
    return f"{''.join(pieces)}{text[position:]}"


def _before(text: str, parts: list[_Part]) -> Iterator[Line]:
    """The lines above the first cue: a title that somebody has set there."""
    above = list(takewhile(lambda part: part.cue < 0 and part.rule is None, parts))
    return logical_lines(text[: above[-1].row.start + len(above[-1].row.content)]) if above else iter(())


def _behind(text: str, parts: list[_Part]) -> Iterator[Line]:
    """The lines behind the last cue."""
    first = len(parts) - len(list(takewhile(lambda part: part.cue < 0, reversed(parts))))
    if not 0 < first < len(parts):
        return
    offset = parts[first].row.start
    for line in logical_lines(text[offset:]):
        yield line._replace(start=line.start + offset, end=line.end + offset)
