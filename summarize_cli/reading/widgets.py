"""What players, galleries and page templates leave in a copied text, told by the words on their buttons.

Unlike the entries of `furniture` these are told by their capitals and their times of play too, since in small
letters they could be an article's own words.
"""

import re
from collections.abc import Iterable, Iterator

from summarize_cli.reading.encoded import PICTURE
from summarize_cli.reading.lines import Line

# Patterns are kept as text: few lines come as far as to need them, and `re` remembers them.
_TIME = r"\d{1,2}:\d\d"
_CAPITALISED = r"(?:A|I|[A-Z][a-z]['’\w-]*)"
_NETWORK = "(?:Twitter|Facebook|Instagram|TikTok|YouTube|LinkedIn|Threads|Bluesky|X)"
# (hint, rule, pattern): the hint stands in every line that the pattern fits, so that nearly none is compiled.
_WIDGETS = (
    ("WATCH", "video", r"JUST WATCHED .*\bMUST WATCH\b.*"),
    ("Play Video", "video", rf"Play Video {_TIME} .*"),
    ("WATCH", "video", rf"MUST WATCH .* {_TIME}"),
    ("Listen ·", "video", rf".*\bListen · {_TIME}(?: {_TIME})?"),
    (
        "playback",
        "video",
        r"Media playback is (?:un|not )supported on (?:your|this) device(?: Media caption .*)?",
    ),
    # The button of a player, then what it shows: "CLOSE A worker describes the blast."
    ("CLOSE ", "video", rf"CLOSE {_CAPITALISED} .*"),
    ("Image ", "caption", r"(?:(?:prev|next) )?Image \d+ of \d+"),
    ("Image ", "caption", r"Image (?:copyright|source|caption),? [A-Z].*"),
    # A caption, the credit behind a bar, and the article's headline: "The wall. | AP Photos Harbour in ruins"
    ("| ", "caption", r".{20,300}\.[\"”]? (?:\| )+[A-Z][^|]{3,120}(?<![.!?\"'”’)])"),
    # When and by whom a wire was given a release.
    ("| ", "time", rf"[A-Z][a-z]+ \d{{1,2}}, \d{{4}} {_TIME} E[DS]?T ?\| ?Source: .{{2,80}}"),
    # A gallery's name, twice, and the caption of its first picture.
    ("Photos: ", "caption", r"(Photos: .{4,90}?) \1 .*"),
    ("FILE", "caption", r"FILE ?[-–—] [A-Z].*"),
    ("Read more", "related", r"(?:\S+ ){3,}Read more"),
    ("RELATED: ", "related", r"\( ?RELATED: .*"),
    ("READ: ", "related", r"\( ?READ: .*"),
    ("Also on ", "related", r"\( ?Also on [A-Z]+: .*"),
    ("as an interest", "related", r"Add .{2,60} as an interest to stay up to date .*"),
    ("as an interest", "related", r"Interested in .{2,60}\? Add .* as an interest to stay up to date .*"),
    # What wires tell editors: the slug, what is new, when it was sent.
    ("Writethru", "wire", r".*\bWritethru\b.*"),
    ("BC-", "wire", r"BC-\w+-.*(?<![.!?\"”])"),
    ("(more)", "wire", r"\(more\)"),
    ("(MORE)", "wire", r"\(MORE\)"),
    (
        "Eds",
        "wire",
        r"\(?Eds\.?: .*\b(?:UPDATES|ADDS|RECASTS|SUBS|CORRECTS|WITH|With|With AP|AP|graf|grafs)\b.*",
    ),
    ("AP-", "wire", r"AP-[A-Z]{2}-\d\d-\d\d-\d\d \d{4}[A-Z]{1,2}T"),
    (" words", "wire", r"(?:UPCOMING|SENT|MOVED|EXPECTED|DEVELOPING): \d[\d,]* words(?:[,.]| by ).*"),
    ("NOTICE: ", "wire", r"(?:PHOTO )?KILL NOTICE: .*"),
    ("ADVISORY: ", "wire", r"(?:EDITORS|KILL|PHOTO) ADVISORY: .*"),
    # What many blogs write over their comments.
    ("thought", "comment form", r"(?:\d[\d,]*|[Oo]ne) thoughts? on [“\"‘'].*[”\"’']"),
    ("response", "comment form", r"(?:\d[\d,]*|[Oo]ne) responses? to [“\"‘'].*[”\"’']"),
    # Whom a letter greets, on a line of its own.
    ("Dear ", "letter", r"Dear [\w.’' &-]{1,60}[,:]"),
    ("Hello ", "letter", r"Hello(?: [\w.’'-]+){1,4},"),
    ("Hi ", "letter", r"Hi(?: [\w.’'-]+){1,4},"),
    ("newsroom", "newsletter", r".* is a non-?profit newsroom .*\bSign up\b.*"),
    ("Follow ", "sharing", rf"Follow .{{2,40}} on {_NETWORK}\b[^.!?]{{0,60}}"),
    # A name, however the line ends: of what else is to be followed an article may tell.
    (
        "Follow ",
        "sharing",
        rf"Follow (?:(?:the|our) )?(?:[A-Z][\w.’'-]* ){{1,5}}(?:section )?on {_NETWORK}\b.{{0,100}}",
    ),
    # A picture's credit and the headline under it, behind the bar that parted them from another one.
    ("|", "credit", r"\|[ |]*[A-Z]\S*(?: \S+){1,15}(?<![.!?\"'”’)|])"),
)
_SEEN_ANYWAY = frozenset(
    ("Listen ·", "Image ", "| ", "Photos: ", "RELATED: ", "READ: ", "Also on ", "Follow ", "|")
)
_OF_MANY = r"\bHide Caption \d+ of \d+\b"
HINTS = (*dict.fromkeys(hint for hint, _, _ in _WIDGETS if hint not in _SEEN_ANYWAY), "Caption")
"""One of these stands in every widget, but for those that `boilerplate` looks at for other reasons."""

# (hint, pattern) of furniture that stands in the middle of a line, as its element had no line of its own.
_RUN_IN = (
    ("article actions load", r"\bPlaceholder while article actions load\b"),
    (
        "Media playback is",
        r"\bMedia playback is (?:un|not )supported on (?:your|this) device\b(?! Media caption)",
    ),
    ("ighlights ", r"^Story [Hh]ighlights(?= [A-Z])"),
    ("data:", PICTURE),
)


def as_widget(line: str) -> str | None:
    """What a player, a gallery or a template shows on a line of its own.

    >>> as_widget("MUST WATCH Harbour wall gives way 01:52"), as_widget("You must watch it at 01:52")
    ('video', None)
    """
    folded = " ".join(line.split())
    for hint, rule, widget in _WIDGETS:
        if hint in folded and re.fullmatch(widget, folded):
            return rule
    return as_gallery(line)


def as_gallery(line: str) -> str | None:
    """The captions of a gallery, however many of them make one line."""
    return "caption" if "Hide Caption" in line and re.search(_OF_MANY, line) else None


def parted(text: str, lines: Iterable[Line]) -> Iterable[Line]:
    """The lines, those with furniture in their midst parted from it, which becomes a line of its own."""
    patterns = [pattern for hint, pattern in _RUN_IN if hint in text]
    return _parted(text, lines, "|".join(patterns)) if patterns else lines


def _parted(text: str, lines: Iterable[Line], run_in: str) -> Iterator[Line]:
    for line in lines:
        content = text[line.start : line.end]
        done = 0
        for found in re.finditer(run_in, content):
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
