"""Text copied from a browser with all that stood on the page: where in it the article begins and ends.

The article is the stretch of lines with the highest sum: its sentences count for it, the lines between them
against it (maximum subsequence segmentation: Pasternack and Roth, "Extracting Article Text from
the Web", WWW 2009). One pass over the lines.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice, pairwise
from operator import itemgetter
from sys import maxsize

from summarize_cli.article import DroppedLine
from summarize_cli.reading.bylines import lone_name
from summarize_cli.reading.datelines import dateline
from summarize_cli.reading.encoded import ENCODED
from summarize_cli.reading.frontmatter import (
    LONGEST_HEADING,
    LONGEST_TITLE,
    byline,
    looks_like_title,
    stands_within,
)
from summarize_cli.reading.lines import Line, closes

_FEWEST_STRAY = 12
_STRAY_SHARE = 0.35
"""So many lines that are no sentences, and such a share of all, make a page of a text."""
_FEWEST_KNOWN = 3
"""Of these dropped by rules for pages, the share does not matter."""
_FEWEST_SENTENCES = 3
_BROKEN_SHARE = 0.25
_LEAST_SHARE = 0.4
"""Of the prose: where the best stretch has less, the text is no single article but a feed or a list."""

_PROSE_WORDS = 9
"""Words of a line of prose; shorter ones count neither way."""
_MOST_COUNTED = 60
"""Words that a line counts for at most, so that one long notice does not outweigh a menu."""
_STRAY = -6.0
# What is said against a line by the rule that dropped it: some furniture stands in the middle of articles.
_COST = {
    "advertisement": -2.0, "ornament": -1.0, "sharing": -2.0, "player": -2.0, "video": -2.0, "credit": -2.0,
    "caption": -1.0, "comment form": -30.0, "copyright": -20.0, "navigation": -12.0, "count": -6.0,
    "related": -6.0, "contents": 0.0, "thread": -1.0, ENCODED: 0.0,
}  # fmt: skip
_USUAL_COST = -5.0
_NO_MORE = (maxsize, 0.0)

_OF_PAGES = frozenset(
    (
        *("navigation", "sharing", "newsletter", "related", "comment form", "copyright", "player", "count"),
        "thread",
    )
)
_FEWEST_OF_PAGE = 5
_FEWEST_AROUND = 8
"""Lines dropped by such rules, or with what stands around the stretch: a text with fewer may be a list or
a talk, whose lines have little in common."""

_BEFORE = 16
"""Lines above the prose among which its headline and byline are looked for."""
_FEWEST_IN_HEADLINE, _USUAL_IN_HEADLINE, _LENGTH = 3, 5, 0.5
"""Words, and what having the usual number is worth, in words in common with the prose."""
_ENCYCLOPEDIA = "the free encyclopedia"
_SHORTEST_SUBJECT = 4
"""Characters of a title of fewer words, which the prose opens with."""
_OPENING_OF_ENTRY = 200
"""Characters in which an encyclopedia's article says what it is called."""
_MORE_BELOW = 2
"""Words in common that a line below the byline or below prose, as the rows of a box are, must have more."""
_LEAD = 1500
"""Characters of prose that a headline shares words with."""
_LEAD_LINES = 40
_LEAD_WORDS, _LEAD_IN_COMMON, _LEAD_SHARE = 15, 3, 1 / 3
"""Words of a first paragraph above a box of facts; words by which it is compared that the prose below holds,
too, and their share at least."""
_ROWS_ABOVE_LEAD = 4
"""How many it serves and how long it takes."""
_OPENING = 40
"""Characters: what opens so and goes on in the prose is a caption with its controls."""

_WORD = r"[^\W\d_][\w'-]{3,}|\d[\d,.]*\d"
"""Four letters, or a number."""

OUTSIDE = "outside the article"
NO_SENTENCE = "no sentence"


def without_surroundings(
    text: str, kept: list[Line], dropped: list[DroppedLine], shapes: Mapping[int, str] | None = None
) -> tuple[list[Line], list[DroppedLine]]:
    """The lines of `kept` that are the article's, its headline and byline first, and those that are not.

    A text that is no page is left as it is; with `shapes`, a line's start -> how it lies, it is known to be
    one. `dropped` are the lines that the rules have taken already.
    """
    if shapes is None and not _looks_like_page(text, kept, dropped):
        return kept, []
    # Loaded for pages alone: start-up of plain text need not pay.
    from summarize_cli.reading.body import without_strangers  # noqa: PLC0415
    from summarize_cli.reading.contents import without_contents  # noqa: PLC0415
    from summarize_cli.reading.prose import is_prose  # noqa: PLC0415

    worths = [_worth(text, line) for line in kept]
    if sum(worth > 0 for worth in worths) < _FEWEST_SENTENCES:
        return kept, []
    kept, contents = without_contents(text, kept)
    worths, dropped = [_worth(text, line) for line in kept], sorted([*dropped, *contents])
    first, last = _best_stretch(kept, worths, dropped)
    prose = [max(0.0, worth) for worth in worths]
    if sum(prose[first : last + 1]) < _LEAST_SHARE * sum(prose):
        return kept, contents
    first = _dateline_above(text, kept, worths, first)
    of_page = any(line.rule in _OF_PAGES for line in dropped)
    # Where nothing is a page's, all that stands above is the article's own, as a long list of ingredients is.
    above = kept[max(0, first - _BEFORE) if of_page else 0 : first]
    lead = _said(text, kept[first : last + 1])[:_LEAD]
    entry = _entry(text, kept[:first], lead)
    front = entry or _front(text, above, lead)
    stretch, unclosed = _marked(text, kept[first : last + 1], worths[first : last + 1])
    stretch = [*_leads(text, above, front, stretch, of_page=of_page), *stretch]
    strange: list[DroppedLine] = []
    if shapes is not None or _is_surrounded(dropped, around=len(kept) - len(stretch) - len(unclosed)):
        # Where there is none above, a notice may stand over the headline, and open the stretch.
        guessed = front or _front(
            text,
            stretch[: min(_BEFORE, len(stretch) // 3)],
            _said(text, filter(partial(is_prose, text), stretch)),
        )
        stretch, strange = without_strangers(text, stretch, [*dropped, *unclosed], guessed, shapes or {})
    begin = next((index for index, line in enumerate(stretch) if is_prose(text, line)), 0)
    if begin:
        lead = _said(text, stretch[begin:])[:_LEAD]
        above = [*above, *(line._replace(marker="") for line in stretch[:begin])]
        front = entry or _front(text, above[-_BEFORE:], lead)
    own = {line.start for line in (*front, *stretch[begin:])}.union(
        line.start for line in (*strange, *unclosed)
    )
    outside = [
        DroppedLine(line.start, line.end, OUTSIDE, line.rows) for line in kept if line.start not in own
    ]
    return [*front, *stretch[begin:]], [*outside, *unclosed, *strange, *contents]


def _leads(
    text: str,
    above: Sequence[Line],
    front: Sequence[Line],
    stretch: Sequence[Line],
    *,
    of_page: bool,
) -> list[Line]:
    """The first paragraphs, below the headline and of its matter, that a box of facts parts from the rest."""
    if not front:
        return []
    below = min(line.start for line in front)
    candidates = [
        line
        for line in above
        if line.start > below
        and closes(text, line.end)
        and len(text[line.start : line.end].split(maxsplit=_LEAD_WORDS)) >= _LEAD_WORDS
    ]
    if not candidates:
        return []
    from summarize_cli.reading.prose import words_of  # noqa: PLC0415 - for pages alone
    from summarize_cli.reading.strangers import addresses_reader, reads_as_caption  # noqa: PLC0415

    spoken = words_of(_said(text, stretch))
    # Where nothing is a page's, what follows the headline leads in whatever it tells of.
    between = sum(below < line.start < candidates[0].start for line in above if line not in front)
    follows = None if of_page or between > _ROWS_ABOVE_LEAD else candidates[0]

    def leads_in(line: Line) -> bool:
        content = " ".join(text[line.start : line.end].split())
        own = words_of(content)
        of_its_matter = len(own & spoken) >= max(_LEAD_IN_COMMON, _LEAD_SHARE * len(own))
        is_own = line == follows or (of_its_matter and not addresses_reader(content))
        return is_own and not reads_as_caption(content)

    return [*filter(leads_in, candidates)]


def _dateline_above(text: str, kept: list[Line], worths: list[float], first: int) -> int:
    """Where a report begins whose lead stands alone above a table: at its dateline."""
    for index in range(max(0, first - _BEFORE), first):
        line = kept[index]
        if worths[index] > 0 and dateline(" ".join(text[line.start : line.end][:_LEAD].split()))[0]:
            return index
    return first


def _looks_like_page(text: str, kept: list[Line], dropped: list[DroppedLine]) -> bool:
    stray = sum(not closes(text, line.end) for line in kept)
    dropped = [line for line in dropped if line.rule != ENCODED]  # it stands in mail and notes as well
    if stray + len(dropped) < _FEWEST_STRAY:
        return False
    # A long article has more lines than what stands around it.
    is_known = sum(line.rule in _OF_PAGES for line in dropped) >= _FEWEST_KNOWN
    if not is_known and stray + len(dropped) < _STRAY_SHARE * (len(kept) + len(dropped)):
        return False
    return _broken(text, kept) < _BROKEN_SHARE * stray


def _is_surrounded(dropped: Sequence[DroppedLine], around: int) -> bool:
    """Whether so much stands around a stretch that it is a page's."""
    of_page = sum(line.rule in _OF_PAGES for line in dropped)
    return of_page >= _FEWEST_OF_PAGE or (of_page > 0 and of_page + around >= _FEWEST_AROUND)


def _said(text: str, lines: Iterable[Line]) -> str:
    return " ".join(text[line.start : line.end] for line in islice(lines, _LEAD_LINES))


def _marked(
    text: str, stretch: Sequence[Line], worths: Sequence[float]
) -> tuple[list[Line], list[DroppedLine]]:
    """The prose and the headings of an article, and what is too long for a heading but no sentence."""
    article: list[Line] = []
    unclosed: list[DroppedLine] = []
    for line, worth in zip(stretch, worths, strict=True):
        if worth < 0 and len(text[line.start : line.end].split()) > LONGEST_HEADING:
            unclosed.append(DroppedLine(line.start, line.end, NO_SENTENCE, line.rows))
        else:
            # On a page what is not closed is no sentence, whatever it opens with.
            is_unmarked = worth < 0 and not line.marker.startswith("#")
            article.append(line._replace(marker="#") if is_unmarked else line)
    return article, unclosed


def _broken(text: str, lines: list[Line]) -> int:
    """Lines that go on in the next: a text that was wrapped in a way nobody could tell, not a page."""
    return sum(
        not closes(text, line.end) and text[following.start].islower() for line, following in pairwise(lines)
    )


def _worth(text: str, line: Line) -> float:
    if not closes(text, line.end):
        return _STRAY
    words = len(text[line.start : line.end].split(maxsplit=_MOST_COUNTED))
    return float(min(words, _MOST_COUNTED)) if words >= _PROSE_WORDS else 0.0


def _best_stretch(kept: list[Line], worths: list[float], dropped: list[DroppedLine]) -> tuple[int, int]:
    """(first, last) of the stretch of `kept` with the highest worth, less what was dropped in it costs."""
    _, first, last = max(_stretches(kept, worths, dropped), key=itemgetter(0))
    return first, last


def _stretches(
    kept: list[Line], worths: list[float], dropped: list[DroppedLine]
) -> Iterator[tuple[float, int, int]]:
    """(worth, first, last) of the best stretch that ends in each of the lines."""
    costs = iter([*((line.start, _COST.get(line.rule, _USUAL_COST)) for line in dropped), _NO_MORE])
    position, cost = next(costs)
    worth_so_far, first = 0.0, 0
    for index, (line, worth) in enumerate(zip(kept, worths, strict=True)):
        while position < line.start:
            worth_so_far += cost
            position, cost = next(costs)
        if worth_so_far <= 0:
            worth_so_far, first = 0.0, index
        worth_so_far += worth
        yield worth_so_far, first, index


def _entry(text: str, above: Sequence[Line], lead: str) -> list[Line]:
    """What an encyclopedia's article is called, above the site's name: what it opens with itself."""
    mark = text.find(_ENCYCLOPEDIA)
    opening = lead[:_OPENING_OF_ENTRY].casefold()
    said = {}
    for line in above:
        name = text[line.start : line.end].partition(" (")[0].casefold()
        if line.start < mark and len(name) >= _SHORTEST_SUBJECT and name in opening:
            found = re.search(rf"\b{re.escape(name)}\b", opening)
            if found:
                said[line] = (found.start(), -len(name))
    return [min(said, key=said.__getitem__)] if said else []


def _front(text: str, above: Sequence[Line], lead: str) -> list[Line]:
    """The headline and the byline among the lines above an article's prose.

    The headline is the line that has most words in common with the prose, the first of several.
    """
    spoken = _words(lead)
    best, headline, subject = 0.0, None, None
    is_parted = is_known = False
    bylines = [line for line in above if byline(" ".join(text[line.start : line.end].split()))]
    lone = [] if bylines else [line for line in above if lone_name(text, line)]
    for before, line, below in zip((None, *above), above, (*above[1:], None), strict=False):
        content = text[line.start : line.end]
        words = content.split(maxsplit=LONGEST_TITLE)
        if line in bylines or line in lone:
            is_parted = is_parted or (headline is not None and line in (*bylines[-1:], *lone))
        elif len(words) < _FEWEST_IN_HEADLINE:
            opens = lead.removeprefix("The ").startswith(content + " ")
            if opens and len(content) >= _SHORTEST_SUBJECT and (line is above[-1] or _ENCYCLOPEDIA in text):
                subject = line
        # Right above a byline a headline may be closed as a sentence is, but for a deck below another.
        elif not looks_like_title(content) and not (
            below in (*bylines, *lone)
            and (headline is None or before != headline)
            and len(words) <= LONGEST_HEADING
        ):
            is_prose = len(words) >= _LEAD_WORDS and closes(text, line.end)
            is_parted = is_parted or (headline is not None and is_prose)
        elif not (len(content) > _OPENING and content[:_OPENING] in lead):
            # Of two that have as much in common, the one as long as headlines are: sites' names are short.
            common = float(len(_words(content) & spoken))
            common += _LENGTH if common and len(words) >= _USUAL_IN_HEADLINE else 0
            other = text[headline.start : headline.end] if headline else ""
            is_within = stands_within(content, other)
            # What stands on the page alone and with a site's name, or at the end of a way, is the headline.
            is_known = is_known or is_within or stands_within(other, content)
            if is_within or (not is_known and common >= best + (_MORE_BELOW if is_parted else _LENGTH)):
                best, headline, is_parted = common, line, False
            elif common == best and other.startswith(content + " "):
                headline, is_parted = line, False
    # An encyclopedia's article opens with what it is called.
    headline = headline or subject
    # A name is a byline only below a headline.
    bylines = bylines or [line for line in lone if headline is not None and line.start > headline.start][:1]
    return [*([headline] if headline else []), *bylines[-1:]]


def _words(content: str) -> set[str]:
    """What stands for the words by which a headline is compared: "How to find" has some of an essay, too."""
    from summarize_cli.reading.prose import stem  # noqa: PLC0415 - for pages alone

    return {*map(stem, re.findall(_WORD, content.lower().replace("\u2019", "'")))}
