"""Who speaks, and when, before what is said: "MODERATOR:", "[00:00:29] Speaker 2:", as transcripts have it.

A label is no part of a sentence: with it "Forty." would be one of four words, and "Speaker" a talk's topic.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from summarize_cli.article import Paragraph
from summarize_cli.reading.lines import closes
from summarize_cli.reading.vocabulary import words

_REACH = 60
"""Characters within which a label ends."""
_DATED = (
    r"\[?\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? \d{1,2}:\d\d(?::\d\d)?(?:[ \u202f]?[AaPp]\.?[Mm]\.?)?\]?(?: -)?"
)
"""Of a chat that was saved: "12/03/2025, 18:02 -", "[3/12/25, 6:02:11 PM]"."""
_TIMED = r"\[\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?\]|\(\d{1,2}:\d\d(?::\d\d)?\)|\d{1,2}:\d\d:\d\d"
_STAMP = f"(?:{_DATED}|{_TIMED})"
_NAME = r"[^\W\d_a-z][\w.'’/-]*(?: [^\W_a-z][\w.'’/-]*| \([^():]{1,20}\)){0,4}"
_LABEL = re.compile(rf"({_STAMP})?(?(1)\s+|)(?:({_NAME}):\s+)?(?=\S)")
_FEWEST = 3
"""Times that one of them stands in a dialogue."""
_FEWEST_SPEAKERS = 2
_LEAST_LABELLED = 1 / 3
"""Of the paragraphs, that open with a label."""
_LEAST_CLOSED = 0.7
"""Of what stands behind labels, that ends as a sentence does: the fields of a list hardly ever do."""
_LEAST_DATED = 0.5
"""Of the paragraphs of a chat, that open with a stamp; others go on with a message."""
_LEAST_SPOKEN = 0.25
"""Of what stands behind labels: states before what happened there, and parts of a review, say no "I"."""
_PRESENT = words("i i'm i've i'd i'll me my we we're we've our us you you're you've your let's thank thanks")
# What else stands before a colon again and again.
_NO_SPEAKERS = words("""
    a q age answer best caution claim con cons cost date day deadline directions event example exercise fact
    fiction goal hint ingredients location lesson more myth name note photo photos place price pro
    problem pros question rating reality reason related result score solution step summary time tip tips today
    tonight tomorrow truth update verdict warning watch what when where who why how winner worst
    monday tuesday wednesday thursday friday saturday sunday
""")
_NO_NAMES = words("the one another other this that")
"""What opens such a label in small letters: "The upside"; "THE PRESIDENT" speaks."""


class _Label(NamedTuple):
    """What a paragraph opens with."""

    stamp: str | None
    name: str | None
    length: int


def without_labels(text: str, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, those of a dialogue from behind their labels on; all as they are if it is none."""
    labels = [_label(text, paragraph) for paragraph in paragraphs]
    speakers = _speakers(text, paragraphs, labels)
    stamped = [index for index, label in enumerate(labels) if label.stamp]
    has_stamps = len(stamped) >= _FEWEST and (
        _are_said(text, paragraphs, stamped) or _are_dated(labels, stamped)
    )
    freed: list[Paragraph] = []
    for paragraph, label in zip(paragraphs, labels, strict=True):
        is_stamped = has_stamps and label.stamp is not None
        if is_stamped or (label.name in speakers and label.stamp is None):
            freed.append(Paragraph(paragraph.start + label.length, paragraph.end))
        else:
            freed.append(paragraph)
    return freed


def _are_dated(labels: Sequence[_Label], stamped: list[int]) -> bool:
    """Whether this is a chat, in which hardly anybody sets a full stop: all stamps have their day."""
    dated = sum(re.fullmatch(_DATED, labels[index].stamp or "") is not None for index in stamped)
    return len(stamped) >= _LEAST_DATED * len(labels) and dated == len(stamped)


def _label(text: str, paragraph: Paragraph) -> _Label:
    found = _LABEL.match(text, paragraph.start, min(paragraph.end, paragraph.start + _REACH))
    if found is None:
        return _Label(None, None, 0)
    name = found[2]
    if name and not _may_speak(name):
        return _Label(None, None, 0)
    return _Label(found[1], name, len(found[0]))


def _may_speak(name: str) -> bool:
    first = name.split(maxsplit=1)[0].lower()
    return first not in _NO_SPEAKERS and (name.isupper() or first not in _NO_NAMES)


def _speakers(text: str, paragraphs: Sequence[Paragraph], labels: list[_Label]) -> set[str]:
    """The names before what is said, if one of them recurs and they are not of one alone."""
    named = [index for index, label in enumerate(labels) if label.name]
    counts = Counter(label.name for label in labels if label.name)
    recurring = {name for name, count in counts.items() if count >= _FEWEST}
    if not recurring or len(counts) < _FEWEST_SPEAKERS or not _are_said(text, paragraphs, named):
        return set()
    # Beside them one word, once, is a field's name: "Hometown: Pittsburgh."
    return {name for name, count in counts.items() if count > 1 or name.isupper() or " " in name}


def _are_said(text: str, paragraphs: Sequence[Paragraph], labelled: list[int]) -> bool:
    """Whether sentences stand behind labels, and some ask, or speak of those who are there."""
    closed = sum(closes(text, paragraphs[index].end) for index in labelled)
    if len(labelled) < _LEAST_LABELLED * len(paragraphs) or closed < _LEAST_CLOSED * len(labelled):
        return False
    spoken = sum(_is_spoken(text[paragraphs[index].start : paragraphs[index].end]) for index in labelled)
    return spoken >= _LEAST_SPOKEN * len(labelled)


def _is_spoken(said: str) -> bool:
    return "?" in said or not _PRESENT.isdisjoint(re.findall(r"[\w'’]+", said.lower().replace("’", "'")))
