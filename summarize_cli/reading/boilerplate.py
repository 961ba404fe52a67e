"""Which lines are a page's furniture: how they are compared with what `furniture` and `vocabulary` list.

A line is judged on its own, wherever it stands. What could be said in an article too must look like
furniture as a whole: a label with its colon, a row without a full stop, a sign-off of names alone.
"""

import re
from collections.abc import Callable, Iterable
from itertools import chain

from summarize_cli.reading import furniture, vocabulary
from summarize_cli.reading.captions import LENT, as_caption
from summarize_cli.reading.encoded import ENCODED, is_encoded
from summarize_cli.reading.rows import (
    AROUND_WORD,
    JOBS,
    LONGEST_ROW,
    ORNAMENTS,
    as_author_box,
    as_credit,
    as_figures,
    as_row,
    as_sign_off,
    holds,
    is_closed,
)
from summarize_cli.reading.widgets import HINTS as WIDGET_HINTS
from summarize_cli.reading.widgets import as_gallery, as_widget

LONGEST = 600
"""Characters; anything longer is an article's paragraph."""

_FOLDED = str.maketrans(
    {
        "\u2019": "'",
        "\u2018": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u00a0": " ",
        "\u2026": "...",
        "\u200b": None,
    }
)
_BARS = str.maketrans(dict.fromkeys("\u00bb\u203a>\u2022\u00b7", "|"))

# A note below an article, in encyclopedias "^ Smith, 2021", in Markdown "[^1]: Smith, 2021".
_NOTE = r"\^(?: |[\w-]{1,30}\]:)"

ORNAMENT = "ornament"
"""The rule that drops lines without a letter or a digit."""


def _entries(text: str) -> tuple[str, ...]:
    return tuple(entry.strip() for entry in text.split("|"))


def _by_entry(groups: dict[str, str]) -> dict[str, str]:
    return {entry.strip(): rule for rule, text in groups.items() for entry in text.split("|")}


def _openings(groups: dict[str, str]) -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    by_rule = {
        rule: tuple(entry.lstrip() for entry in text.rstrip().split("|")) for rule, text in groups.items()
    }
    return tuple(opening for openings in by_rule.values() for opening in openings), by_rule


_LINES = _by_entry(furniture.LINES)
_LINE_STARTS = frozenset(line.split()[0] for line in _LINES)
_LONGEST_LINE = max(line.count(" ") for line in _LINES) + 1
_OPENINGS, _OPENINGS_OF = _openings(furniture.OPENINGS)
_STUBS, _STUBS_OF = _openings(vocabulary.STUBS)
_LABELS = _by_entry(vocabulary.LABELS)
_WITH = tuple((rule, _entries(first), _entries(then)) for rule, first, then in furniture.OPENINGS_WITH)
_WITH_OPENINGS = tuple(opening for _, openings, _ in _WITH for opening in openings)

# Openings of furniture that open sentences as well; those are told apart by their second word.
_COMMON = vocabulary.words("""
    the this by to if we you our do in for no on at of it and all us a when with what how last not from why
    now also an
""")
HINTS = (
    *"/|\u00bb\u203a>\u2022\u00b7@\u00a9\u2014^",
    "witter",
    "hoto",
    "mages",
    "Image",
    "Courtesy",
    "(Source",
    "Credit",
    "PHOTO",
    "IMAGE",
    "PICTURE:",
    "-supported",
    "tock)",
    "epresentati",
    "subscriber",
    "feel free",
    "registered trademark",
    "contributed to this",
    "used in this report",
    *LENT,
    *JOBS,
    *WIDGET_HINTS,
)


def found_hint(line: str) -> bool:
    """Whether a line holds one of the HINTS."""
    for hint in HINTS:  # noqa: SIM110 - twice as fast as any(), on every line of every article
        if hint in line:
            return True
    return False


_hinted: Callable[[str], bool]
try:
    from summarize_cli.native import words
except ImportError:
    _hinted = found_hint
else:
    _hinted = words.AnyOf(HINTS).within


def _starts(*groups: Iterable[str]) -> frozenset[str]:
    """The first word of each entry, or the first two."""
    starts = set()
    for entry in chain(*groups):
        first, _, rest = entry.partition(" ")
        first = first.strip(AROUND_WORD)
        starts.add(f"{first} {rest.split(' ', 1)[0].strip(AROUND_WORD)}" if first in _COMMON else first)
    return frozenset(starts)


_STARTS = _starts(_LINES, _OPENINGS, _STUBS, _LABELS, _WITH_OPENINGS, vocabulary.SIGN_OFFS).union(
    *(words - _COMMON for _, words, _ in (*vocabulary.ROWS, *vocabulary.NUMBERED_ROWS))
)


def furniture_rule(line: str) -> str | None:
    """The name of the rule by which `line` is furniture, or None if it may be the article's.

    >>> furniture_rule("Leave a Reply")
    'comment form'
    >>> furniture_rule("Leave a reply on the memorial page, the parents asked.") is None
    True
    """
    if is_encoded(line):
        return ENCODED
    if len(line) > LONGEST:
        return as_gallery(line)
    start = line.lstrip(ORNAMENTS)
    if not start[:1].isalnum() and not any(map(str.isalnum, start)):
        return ORNAMENT
    if not _may_be_furniture(line, start):
        # A table's rows are many and short, and no other rule than that for figures knows them by their tabs.
        return _as_tabbed(start) if "\t" in line else None
    folded = " ".join(line.translate(_FOLDED).lower().split())
    bare = folded.strip(ORNAMENTS)
    words = bare.split()
    return (
        _as_lines(bare, words)
        or _as_notice(bare, words)
        or _as_label(bare, words)
        or as_sign_off(line, bare)
        or as_row(bare, words)
        or _as_bar(bare)
        or as_credit(bare, words)
        or as_caption(line, words)
        or as_widget(line)
        or as_author_box(line, bare, words)
        or (None if is_closed(bare) else as_figures(words))
        or ("reference" if start.startswith("^") and re.match(_NOTE, start) else None)
        or ("thread" if folded == f"#{bare}" and bare.isdecimal() else None)
        or ("copyright" if folded.startswith(("\u00a9", "(c) 19", "(c) 20")) else None)
    )


def _as_tabbed(start: str) -> str | None:
    bare = start.rstrip(ORNAMENTS)
    return None if is_closed(bare) else as_figures(bare.split())


def _may_be_furniture(line: str, start: str) -> bool:
    """A first look, cheap and generous: nearly all of an article's own lines end here."""
    words = start[:60].replace("\u2019", "'").lower().split(maxsplit=2)
    if not words:  # a table's row: an ornament, then nothing but tabs
        return False
    first = words[0].split(":", 1)[0].strip(AROUND_WORD)
    if first in _STARTS or first[:1].isdigit():
        return True
    if first in _COMMON and len(words) > 1 and f"{first} {words[1].strip(AROUND_WORD)}" in _STARTS:
        return True
    return _hinted(line)


def _as_lines(bare: str, words: list[str]) -> str | None:
    """A line of the list, or several of them in a row: "LEAVE A REPLY Cancel reply"."""
    if words[0].rstrip(":!.") not in _LINE_STARTS:
        return None
    rule = _LINES.get(bare) or _LINES.get(bare.rstrip(":!"))
    # "Listen." and "Go back." can be an article's shortest sentences.
    if rule is None and len(words) > 2:  # noqa: PLR2004
        rule = _LINES.get(bare.rstrip("."))
    if rule or is_closed(bare) or len(words) > LONGEST_ROW:
        return rule
    first = None
    rest = words
    while rest:
        taken, rule = _longest_line(rest)
        if rule is None:
            return None
        first = first or rule
        rest = rest[taken:]
    return first


def _longest_line(words: list[str]) -> tuple[int, str | None]:
    for taken in range(min(_LONGEST_LINE, len(words)), 0, -1):
        rule = _LINES.get(" ".join(words[:taken]).rstrip(":!,"))
        if rule:
            return taken, rule
    return 0, None


def _as_notice(bare: str, words: list[str]) -> str | None:
    """A notice by its opening, by its opening and a word that must come after it, or by what it contains."""
    if bare.endswith((" (disambiguation", " (disambiguation).")):  # a bracket at the end is an ornament
        return "navigation"  # whatever the titles say that it tells apart
    if holds(words, vocabulary.SPEECH):
        return None
    closed = bare + "."
    if closed.startswith(_OPENINGS):
        return _rule_of(closed, _OPENINGS_OF)
    if closed.startswith(_WITH_OPENINGS):
        for rule, openings, then in _WITH:
            if closed.startswith(openings) and any(word in closed for word in then):
                return rule
    return next((rule for rule, phrase in furniture.CONTAINED if phrase in bare), None)


def _rule_of(line: str, openings: dict[str, tuple[str, ...]]) -> str:
    return next(rule for rule, beginnings in openings.items() if line.startswith(beginnings))


def _as_label(bare: str, words: list[str]) -> str | None:
    """A label with its colon ("Read more: …"), or the opening of a short row that is no sentence."""
    if len(words) > LONGEST_ROW:
        return None
    if ":" in bare[:28] or "|" in bare[:28]:
        rule = _LABELS.get(bare.replace("|", ":", 1).split(":", 1)[0].strip())
        if rule and not (is_closed(bare) and holds(words, vocabulary.NARRATION)):
            return rule
    if bare.startswith(_STUBS) and len(words) <= vocabulary.LONGEST_STUB and not is_closed(bare):
        return _rule_of(bare, _STUBS_OF)
    return None


def _as_bar(bare: str) -> str | None:
    """A breadcrumb or a footer: short parts between bars, at least one of them furniture of its own."""
    barred = bare.translate(_BARS)
    if "|" not in barred or is_closed(bare) or bare.startswith(("by ", "by:", "written by")):
        return None
    parts = [part.strip(ORNAMENTS) for part in barred.split("|")]
    if any(part.count(" ") > 4 for part in parts):  # noqa: PLR2004 - six words are a headline
        return None
    return next((rule for part in parts if (rule := _LINES.get(part))), None)
