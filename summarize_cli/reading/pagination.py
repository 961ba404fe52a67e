"""Texts as they stood on pages: running heads and page numbers within a sentence, which goes on behind them.

They are blanked and not cut out, so that places in the text of the Article are places in the file.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from summarize_cli.article import LeftOut
from summarize_cli.reading.boilerplate import furniture_rule
from summarize_cli.reading.lines import NARROWEST_WRAP, closes, physical_rows
from summarize_cli.reading.vocabulary import words

_PAGE_NUMBER = re.compile(r"(?:page\s+)?[-–—\s]*\d{1,4}[-–—\s]*(?:(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_PAGE = re.compile(r"\bpage\s+\d", re.IGNORECASE)
_YEARS = range(1900, 2100)
_PARTS = words("""
    act article book chapter day example exercise figure lesson no part question round scene section step
    table verse volume week
""")
"""What is counted in texts as pages are."""
_LONGEST_HEAD = 120
"""Characters."""
_MOST_HEADS = 6
"""Rows between two pages."""
_FORM_FEED = "\f"
_BLANK_LINE = r"\n\s*\n"


class Unpaged(NamedTuple):
    """A text with blanks for what its pages have at their edges, and that."""

    text: str
    left_out: tuple[LeftOut, ...]


class _Row(NamedTuple):
    """A row that is not blank: where its line begins, and where it stands without white space around it."""

    line: int
    start: int
    content: str

    @property
    def end(self) -> int:
        return self.start + len(self.content)


class _Break(NamedTuple):
    """Where a sentence goes on over a page's end: its last row before and its first behind, by number."""

    before: int
    behind: int


def unpaged(text: str) -> Unpaged | None:
    """`text` as if it had been printed on one page; None where no sentence goes on over a page's end."""
    rows = list(_rows(text))
    forms = [_form(row.content) for row in rows]
    counts = Counter(forms)
    is_numbered = _numbered(rows, forms)
    is_head = [
        form is not None and (numbered or _is_head(row.content, counts[form]))
        for row, form, numbered in zip(rows, forms, is_numbered, strict=True)
    ]
    breaks = list(_breaks(text, rows, is_head, is_numbered))
    if not breaks:
        return None
    between = [number for each in breaks for number in range(each.before + 1, each.behind)]
    running = {forms[number] for number in between if is_head[number]}
    edges = {*between}
    rules = {
        number: _rule(rows[number].content)
        for number, form in enumerate(forms)
        # Elsewhere a number is a page's only where it is next to another.
        if form in running
        and is_head[number]
        and (number in edges or is_numbered[number] or "#" not in (form or ""))
    }
    for number in between:
        if number not in rules and (rule := furniture_rule(rows[number].content)):
            rules[number] = rule
    return Unpaged(
        _blanked(text, rows, breaks, rules),
        tuple(LeftOut(" ".join(rows[number].content.split()), rules[number]) for number in sorted(rules)),
    )


def _rows(text: str) -> Iterator[_Row]:
    for row in physical_rows(text):
        yield _Row(row.start - row.indent, row.start, text[row.start : row.end])


def _form(content: str) -> str | None:
    """What running heads have in common, whatever the page: "Trees in 2023  Page 4". None of a longer row."""
    return " ".join(re.sub(r"\d+", "#", content).split()) if len(content) <= _LONGEST_HEAD else None


def _numbered(rows: list[_Row], forms: list[str | None]) -> list[bool]:
    """Which rows count the pages: they say so, or their number is the next to that of another such row.

    Years and what a text counts itself, as its parts, are none.
    """
    values = [_number(row.content) if form else None for row, form in zip(rows, forms, strict=True)]
    counted = {(form, value) for form, value in zip(forms, values, strict=True) if value is not None}
    return [
        value is not None
        and (
            _PAGE.search(row.content) is not None
            or (value not in _YEARS and not counted.isdisjoint(((form, value - 1), (form, value + 1))))
        )
        for row, form, value in zip(rows, forms, values, strict=True)
    ]


def _number(content: str) -> int | None:
    """The number that a row ends with or begins with, unless a part of the text is what it counts."""
    found = re.search(r"(\d{1,4})\W*$", content) or re.match(r"\W*(\d{1,4})\b", content)
    return int(found[1]) if found and _first_word(content) not in _PARTS else None


def _is_head(content: str, count: int) -> bool:
    """Whether a row may stand at a page's edge: a number alone, or what stands there more than once."""
    if _is_page_number(content):
        return _number(content) not in _YEARS
    return count > 1 and _first_word(content) not in _PARTS


def _first_word(content: str) -> str:
    return content.split(maxsplit=1)[0].strip(".:").lower()


def _is_page_number(content: str) -> bool:
    return _PAGE_NUMBER.fullmatch(content) is not None


def _rule(content: str) -> str:
    return "page number" if _is_page_number(content) else "running head"


def _breaks(text: str, rows: list[_Row], is_head: list[bool], is_numbered: list[bool]) -> Iterator[_Break]:
    for number, row in enumerate(rows):
        if is_head[number] or len(row.content) < NARROWEST_WRAP or closes(text, row.end):
            continue
        behind = _behind(rows, is_head, number)
        if behind and _is_page_end(text, rows, is_numbered, number, behind):
            yield _Break(number, behind)


def _behind(rows: list[_Row], is_head: list[bool], number: int) -> int:
    """The row in which a sentence goes on behind heads, by a small letter; 0 if there is none."""
    for following in range(number + 1, min(number + 2 + _MOST_HEADS, len(rows))):
        content = rows[following].content
        if is_head[following]:
            continue
        if content[0].islower() and not content[1:2].isupper():  # "iPhone sales fall" begins anew
            return following
        if len(content) > _LONGEST_HEAD or furniture_rule(content) is None:
            return 0
    return 0


def _is_page_end(text: str, rows: list[_Row], is_numbered: list[bool], number: int, behind: int) -> bool:
    """Whether a page ends between two rows: a form feed, or blank lines and a number."""
    gap = text[rows[number].end : rows[behind].start]
    if _FORM_FEED in gap:
        return True
    if not re.search(_BLANK_LINE, gap):
        return False
    # A number within rows of their own is what they tell of; one within a wrapped paragraph is a page's.
    is_wrapped = number > 0 and not re.search(_BLANK_LINE, text[rows[number - 1].end : rows[number].start])
    between = range(number + 1, behind)
    return any(is_numbered[row] or (is_wrapped and _is_page_number(rows[row].content)) for row in between)


def _blanked(text: str, rows: list[_Row], breaks: list[_Break], rules: dict[int, str]) -> str:
    """`text` with blanks for the rows that have a rule, and one line break where a sentence goes on."""
    edits = [(rows[number].start, rows[number].end, "") for number in rules]
    edits += [(rows[each.before].end, rows[each.behind].line, "\n") for each in breaks]
    pieces: list[str] = []
    position = 0
    for start, end, left in sorted(edits):
        if start >= position:  # no row of a gap that is blank already
            pieces += (text[position:start], left.rjust(end - start))
            position = end
    return f"{''.join(pieces)}{text[position:]}"
