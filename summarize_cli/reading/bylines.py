"""Bylines that are no more than a name, on a row of its own: what stands around it says that it is one."""

import re

from summarize_cli.reading.boilerplate import furniture_rule
from summarize_cli.reading.frontmatter import names, names_job
from summarize_cli.reading.lines import Line
from summarize_cli.reading.vocabulary import words

_SHORTEST_NAME = 3
"""Letters of a word by which it is told whether the prose speaks of somebody."""
_REACH = 1500
"""Characters below a name in which the prose would speak of who or what bears it."""
_LONGEST_ROW = 80
_DATED = frozenset(("time", "count"))
_BEFORE_NAME = frozenset(("by", "by:", "written by", "author", "authors"))
_FROM_TO = r"\d{4}\W{1,5}(?:[A-Za-z]|\d).*\d{4}"
"""When somebody lived, or what goes on for days."""
_NO_PERSON = words("""
    abstract angeles appendix avenue background bay beach bridge buenos cape castle city conclusion
    conclusions contents costa county east el executive findings fort great hall headquarters hill hills hong
    hospital introduction key kuala la lake las library los market minutes mount museum new north notes
    obituaries obituary overview park port press puerto real release report results rio road saint san santa
    south springs square st st. stadium states street summary tel town united valley village west
""")
"""Words of places, clubs and headings that are written as names are."""


def lone_name(text: str, line: Line) -> str | None:
    """The people whose names a row is, where the row below dates or employs them; None if it is no byline.

    The prose does not speak of them: "New York" over a date, or "Maria Lopez" over her obituary, is none.
    """
    if line.end - line.start > _LONGEST_ROW:
        return None
    content = " ".join(text[line.start : line.end].split())
    people = names(content)
    if people is None:
        return None
    if not _NO_PERSON.isdisjoint(content.lower().split()):
        return None
    below = text[line.end : line.end + _REACH]
    following = below.lstrip().partition("\n")[0][:_LONGEST_ROW].strip()
    above = text[max(0, line.start - _LONGEST_ROW) : line.start].rstrip().rpartition("\n")[2]
    is_signed = (
        names_job(following)
        or (furniture_rule(following) in _DATED and not re.search(_FROM_TO, following))
        or above.strip().lower() in _BEFORE_NAME
    )
    if not is_signed:
        return None
    spoken = re.sub(rf"(?m)^\s*{re.escape(content)}\s*$", "", below)
    own = [word for word in re.findall(r"\w+", content) if len(word) >= _SHORTEST_NAME and word != "and"]
    return None if any(re.search(rf"(?i)\b{word}\b", spoken) for word in own) else people
