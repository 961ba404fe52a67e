"""When a text was published, as a row above its prose says: "Published 7:14 AM EST, Nov. 7, 2025".

Only days whose month is named, or that are written as ISO 8601 has them, are read: of "11/07/2025" nobody
knows which number is the month.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from itertools import chain
from operator import itemgetter

from summarize_cli.article import DroppedLine, Paragraph
from summarize_cli.reading.frontmatter import byline

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>(?:19|20)\d\d)"
_DATES = tuple(
    rf"(?i)(?<![\w.-]){pattern}(?![\w-])"
    for pattern in (
        rf"{_MONTH} {_DAY},? {_YEAR}",
        rf"{_DAY}[ -]{_MONTH},?[ -]{_YEAR}",
        rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?",
    )
)
_SINCE = ("updated", "last updated", "last modified", "modified")
"""How a row opens that says when the text was changed: it counts where no other is there."""
_PUBLISHED = ("published", "first published", "originally published", "posted", "date", "release date")
_TIME = "time"
_LONGEST_ROW, _REACH = 160, 2_000
"""Characters of such a row, and below the headline, or the top, within which it stands."""
_MOST_HEADLINES, _MOST_ABOVE = 3, 2
"""Headlines that say the same, and paragraphs: a deck may stand above the row."""


def date_in(row: str) -> str | None:
    """The first day that a row names, ISO 8601.

    >>> date_in("Fri 7 Nov 2025 08.00 GMT"), date_in("Sept. 14th, 2025 | 4 min read"), date_in("11/07/2025")
    ('2025-11-07', '2025-09-14', None)
    """
    return next(iter(_days(row)), None)


def _days(row: str) -> list[str]:
    """All days that a row names, in order."""
    found = chain.from_iterable(re.finditer(pattern, row) for pattern in _DATES)
    days = []
    for match in sorted(found, key=re.Match.start):
        month = match["month"].lower()
        number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
        # No day, as February 30 is none.
        with suppress(ValueError):
            days.append(date(int(match["year"]), number, int(match["day"])).isoformat())
    return days


def date_above(
    text: str, headline: str | None, paragraphs: Sequence[Paragraph], dropped: Iterable[DroppedLine]
) -> str | None:
    """When the text says that it was published: in the byline, or a row beside it that is none of the prose.

    Args:
        text: of the article, all of it.
        headline: where it stands in the text, what is above it is the site's: "Friday, Nov. 7, 2025".
        paragraphs: of the article, in order.
        dropped: what is not its own.
    """
    prose = [(each.start, each.end) for each in paragraphs if each.role == "prose"][:_MOST_ABOVE]
    if not prose:
        return None
    rules = {line.start: line.rule for line in dropped}
    headlines = _headlines(text[: prose[0][0]], headline)
    # A page may say its headline again below the day, as the end of the way to it.
    for _, start in reversed(headlines):
        told = [
            found
            for place, row in _rows(text, start, min(prose[-1][0], start + _REACH))
            if not any(place < last and first < place + len(row) for first, last in prose)
            for part in row.split("|")
            if (found := _told(part.strip(), rules.get(place)))
        ]
        if told:
            return min(told, key=itemgetter(0))[1]  # of several of a kind the first
    return _right_above(text, headlines[-1][0], rules)


def _headlines(above: str, headline: str | None) -> list[tuple[int, int]]:
    """Where the headline stands above the prose, and where it ends: it may name a day, too. Else the top."""
    folded = r"\s+".join(map(re.escape, (headline or "").split()))
    found = [match.span() for match in re.finditer(folded, above)] if folded else []
    return found[-_MOST_HEADLINES:] or [(0, 0)]


def _rows(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """(where it starts, row) of those rows that are not blank, nor longer than such a row is."""
    position = start
    for raw in text[start:end].split("\n"):
        row = raw.strip()
        if row and len(row) <= _LONGEST_ROW:
            yield position + raw.index(row[0]), row
        position += len(raw) + 1


def _told(row: str, rule: str | None) -> tuple[int, str] | None:
    """(what kind of day: of publishing, of no said kind, of a change; the day), of a row that tells when.

    Such a row is known to tell a time, opens with a day, signs, or says what was done then.
    """
    published, changed = _opens(row, _PUBLISHED), _opens(row, _SINCE)
    says_when = published or changed
    if not (rule == _TIME or says_when or any(re.match(day, row) for day in _DATES) or byline(row)):
        return None
    days = _days(row)
    if not days or (len(days) > 1 and not says_when):
        return None  # from when to when
    return 0 if published else 2 if changed else 1, days[0]


def _opens(row: str, labels: Iterable[str]) -> bool:
    lowered = row.lower()
    return any(f"{label}:" in lowered or lowered.startswith(f"{label} ") for label in labels)


def _right_above(text: str, at: int, rules: Mapping[int, str]) -> str | None:
    """The day of the row above a headline at `at`: further up it is the day when the page was looked at."""
    *_, last = [(-1, ""), *_rows(text, max(0, at - _LONGEST_ROW), at)]
    place, row = last
    return date_in(row) if rules.get(place) == _TIME else None
