"""What players, galleries and page templates leave in a copied text, told by the words on their buttons.

Unlike the entries of `furniture` these are told by their capitals and their times of play too, since in small
letters they could be an article's own words.
"""

import re
from collections.abc import Iterable, Iterator

from summarize_cli.reading.lines import Line

# Patterns are kept as text: few lines come as far as to need them, and `re` remembers them.
_TIME = r"\d{1,2}:\d\d"
_CAPITALISED = r"(?:A|I|[A-Z][a-z]['’\w-]*)"
_WIDGETS = (
    ("video", r"JUST WATCHED .*\bMUST WATCH\b.*"),
    ("video", rf"Play Video {_TIME} .*"),
    ("video", rf"MUST WATCH .* {_TIME}"),
    ("video", rf".*\bListen · {_TIME}(?: {_TIME})?"),
    ("video", r"Media playback is (?:un|not )supported on (?:your|this) device(?: Media caption .*)?"),
    # The button of a player, then what it shows: "CLOSE A worker describes the blast."
    ("video", rf"CLOSE {_CAPITALISED} .*"),
    ("caption", r"(?:(?:prev|next) )?Image \d+ of \d+"),
    ("caption", r"Image (?:copyright|source|caption),? [A-Z].*"),
    # A caption, the credit behind a bar, and the article's headline: "The wall. | AP Photos Harbour in ruins"
    ("caption", r".{20,300}\.[\"”]? (?:\| )+[A-Z][^|]{3,120}(?<![.!?\"'”’)])"),
    # A gallery's name, twice, and the caption of its first picture.
    ("caption", r"(Photos: .{4,90}?) \1 .*"),
    ("caption", r"FILE ?[-–—] [A-Z].*"),
    ("related", r"(?:\S+ ){3,}Read more"),
    ("related", r"\( ?(?:RELATED|READ|Also on [A-Z]+): .*"),
    ("related", r"Add .{2,60} as an interest to stay up to date .*"),
    ("related", r"Interested in .{2,60}\? Add .* as an interest to stay up to date .*"),
    ("newsletter", r".* is a non-?profit newsroom .*\bSign up\b.*"),
    ("sharing", r"Follow .{2,40} on (?:Twitter|Facebook|Instagram)\b[^.!?]{0,60}"),
    # A picture's credit and the headline under it, behind the bar that parted them from another one.
    ("credit", r"\|[ |]*[A-Z]\S*(?: \S+){1,15}(?<![.!?\"'”’)|])"),
)
_OF_MANY = r"\bHide Caption \d+ of \d+\b"
HINTS = (
    *("WATCH", "CLOSE ", "FILE", "playback", "Caption", "Image ", "Photos: ", "Read more"),
    *("as an interest", "newsroom", "Play Video"),
)
"""One of these, or of what `boilerplate` looks for anyway, stands in every widget."""
# Furniture that stands in the middle of a line, as its element had no line of its own.
_RUN_IN = (
    r"\bPlaceholder while article actions load\b",
    r"\bMedia playback is (?:un|not )supported on (?:your|this) device\b(?! Media caption)",
    r"^Story [Hh]ighlights(?= [A-Z])",
)
_RUN_IN_HINTS = ("article actions load", "Media playback is", "Story highlights ", "Story Highlights ")


def as_widget(line: str) -> str | None:
    """What a player, a gallery or a template shows on a line of its own.

    >>> as_widget("MUST WATCH Harbour wall gives way 01:52"), as_widget("You must watch it at 01:52")
    ('video', None)
    """
    folded = " ".join(line.split())
    return next((rule for rule, widget in _WIDGETS if re.fullmatch(widget, folded)), None) or as_gallery(line)


def as_gallery(line: str) -> str | None:
    """The captions of a gallery, however many of them make one line."""
    return "caption" if "Hide Caption" in line and re.search(_OF_MANY, line) else None


def parted(text: str, lines: Iterable[Line]) -> Iterable[Line]:
    """The lines, those with furniture in their midst parted from it, which becomes a line of its own."""
    hints = [hint for hint in _RUN_IN_HINTS if hint in text]
    return _parted(text, lines, hints) if hints else lines


def _parted(text: str, lines: Iterable[Line], hints: list[str]) -> Iterator[Line]:
    anywhere = "|".join(_RUN_IN)
    for line in lines:
        content = text[line.start : line.end]
        if not any(hint in content for hint in hints):
            yield line
            continue
        done = 0
        for found in re.finditer(anywhere, content):
            yield from _piece(line, content, done, found.start())
            yield from _piece(line, content, found.start(), found.end())
            done = found.end()
        yield from _piece(line, content, done, len(content))


def _piece(line: Line, content: str, start: int, end: int) -> Iterator[Line]:
    """The part of a line from `start` to `end` without the white space around it; nothing if it is empty."""
    piece = content[start:end]
    if piece.strip():
        first = start + len(piece) - len(piece.lstrip())
        last = start + len(piece.rstrip())
        yield line._replace(start=line.start + first, end=line.start + last)
