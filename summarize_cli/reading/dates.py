"""When a text was published, as a row above its prose says: "Published 7:14 AM EST, Nov. 7, 2025".

Only days whose month is named, or that are written as ISO 8601 has them, are read: of "11/07/2025" nobody
knows which number is the month.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain

from summarize_cli.article import DroppedLine, Paragraph

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
_SAYS_WHEN = ("published", "first published", "originally published", "posted", "date", *_SINCE)
_TIME = "time"
_LONGEST_ROW, _REACH = 160, 2_000
"""Characters of such a row, and below the headline, or the top, within which it stands."""
_MOST_ABOVE = 2
"""Paragraphs: a deck may stand above the row."""


def date_in(row: str) -> str | None:
    """The first day that a row names, ISO 8601.

    >>> date_in("Fri 7 Nov 2025 08.00 GMT"), date_in("Sept. 14th, 2025 | 4 min read"), date_in("11/07/2025")
    ('2025-11-07', '2025-09-14', None)
    """
    found = chain.from_iterable(re.finditer(pattern, row) for pattern in _DATES)
    for match in sorted(found, key=re.Match.start):
        month = match["month"].lower()
        number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
        try:
            return date(int(match["year"]), number, int(match["day"])).isoformat()
        except ValueError:
            continue
    return None


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
    if not paragraphs:
        return None
    at = text.rfind(headline, 0, paragraphs[0].start) if headline else -1
    # A headline may name a day, too.
    start = at + len(headline or "") if at >= 0 else 0
    end = min([paragraph.start for paragraph in paragraphs[:_MOST_ABOVE]][-1], start + _REACH)
    if re.search(r"\d{4}", text[start:end]) is None:
        return None
    own = {paragraph.start for paragraph in paragraphs[:_MOST_ABOVE]}
    rules = {line.start: line.rule for line in dropped}
    changed = None
    for match in re.finditer(r"[^\n]*\S", text[start:end]):
        row = match[0].strip()
        place = start + match.start() + match[0].index(row[0])
        if place in own or len(row) > _LONGEST_ROW:
            continue
        if rules.get(place, _TIME) != _TIME and not row.lower().startswith(_SAYS_WHEN):
            continue
        day = date_in(row)
        if day and not row.lower().startswith(_SINCE):
            return day
        changed = changed or day
    return changed
