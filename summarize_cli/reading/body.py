"""Prose on a page that is not the article's: captions, pitches, notices, pull quotes, teasers.

The second line of defence, where no rule knows a line by its words: what a line has in common with the rest
of the article (lexical cohesion), whether prose stands beside it, where it stands and how it speaks. After
Kohlschütter, Fankhauser and Nejdl, "Boilerplate Detection using Shallow Text Features" (WSDM 2010), and
Pomikálek, "Removing Boilerplate and Duplicate Content from Web Corpora" (2011). Linear in the text.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from summarize_cli.article import DroppedLine
from summarize_cli.reading.lines import Line
from summarize_cli.reading.prose import Prose, prose_of
from summarize_cli.reading.signs import signs_of

STRANGE = "not of the article"

_FEWEST = 5
"""Lines of prose: of fewer nobody can say what they have in common."""
_MOST_DROPPED = 0.5
"""Of the characters of all prose: where more is strange, the page is no single article, unless what is left
speaks for itself."""
_FEWEST_WORDS, _SURELY = 100, -0.25
"""Of what is left then, and what its lines are worth at most, in the mean."""
_REPEATED = 40
"""Characters: a line whose first ones stand on the page again is a caption with its controls, or a teaser."""

# What each sign is worth; a line of `_ENOUGH` is not the article's. The worths are the weights, times 0.6, of
# a logistic regression that told the furniture of tests/quality/pages (but for six frames that were set
# apart) from the lines of 470 articles put into them. Large ones are cut to what can be believed: in the
# frames no article names its author, and none speaks of the site. Two were set by hand, so that an article
# keeps the last of its sentences, and a section of one paragraph.
_ENOUGH, _ENOUGH_UNSEEN = 3.0, 2.75
"""Where it is not known how lines lie, less must do."""
_ENOUGH_BESIDE = 2.25
"""Beside a strange line, which is in the same box as like as not."""
_WORTH = {
    # what it has in common with the body
    "nothing in common": 2.0,
    "little in common": 0.75,
    "much in common": -1.5,
    "a word of the headline": -1.0,
    "said elsewhere": 6.0,
    "says the headline": 3.5,
    "stands on the page again": 1.5,
    # what stands around it, and how it lies
    "no prose on either side": 2.25,
    "no prose on one side": 0.75,
    "lies otherwise": 1.5,
    "below a heading of the body": -1.5,
    "first of the prose": 0.75,
    "last of the prose": 0.75,
    "behind the body": 1.5,
    "ends the body": -1.0,
    "between headings": -1.0,
    "above the front matter": 0.25,
    "one of many pictures": 6.0,
    # how it speaks
    "speaks to the reader": 2.25,
    "greets": 1.5,
    "only quoted": 2.5,
    "a quote of nobody": 2.0,
    "tells who publishes": 2.0,
    "speaks of itself": 2.0,
    "names its author": 2.0,
    "names a contact": 1.5,
    "names a price": 1.0,
    "tells what to do": 1.0,
    "a word of pages": 1.0,
    "asks": 0.75,
    "reads as a caption": 0.75,
    "somebody speaks": -0.5,
    "goes on": -1.0,
    "long": -2.0,
    "quotes": -2.5,
}


def without_strangers(
    text: str,
    kept: list[Line],
    dropped: Sequence[DroppedLine],
    front: Sequence[Line],
    shapes: Mapping[int, str],
) -> tuple[list[Line], list[DroppedLine]]:
    """The lines of `kept` that are the article's, and those that are not.

    Args:
        text: the page.
        kept: the lines of its article, as far as is known.
        dropped: what has been taken out already: it shows where prose is interrupted.
        front: the headline and the byline, where they were found.
        shapes: how lines lie in the page, by their start, where that is known.
    """
    prose = prose_of(text, kept, dropped, front)
    if len(prose) < _FEWEST:
        return kept, []
    worths = _worths(text, prose, chain[Line | DroppedLine](kept, dropped), front, shapes)
    strange = _strange(prose, worths, _ENOUGH if shapes else _ENOUGH_UNSEEN)
    gone = {each.line for each in strange}
    most = _MOST_DROPPED * sum(len(each.content) for each in prose)
    if sum(len(each.content) for each in strange) > most:
        left = [(each, worth) for each, worth in zip(prose, worths, strict=True) if each.line not in gone]
        if not _is_article(left):
            return kept, []
    left_out = [DroppedLine(line.start, line.end, STRANGE, line.rows) for line in kept if line in gone]
    return [line for line in kept if line not in gone], left_out


def _is_article(left: Sequence[tuple[Prose, float]]) -> bool:
    """Whether what is left of a page is so surely one article, by its lines' worths, that most may go."""
    said = sum(len(each.content.split()) for each, _ in left)
    return said >= _FEWEST_WORDS and sum(worth for _, worth in left) <= _SURELY * len(left)


def _worths(
    text: str,
    prose: list[Prose],
    lines: Iterable[Line | DroppedLine],
    front: Sequence[Line],
    shapes: Mapping[int, str],
) -> list[float]:
    """What the signs of each line of prose are worth together."""
    openings = Counter(
        text[line.start : line.start + _REPEATED] for line in lines if line.end - line.start >= _REPEATED
    )
    worths = []
    for each, signs in zip(prose, signs_of(text, prose, front, shapes), strict=True):
        if openings[text[each.line.start : each.line.start + _REPEATED]] > 1:
            signs.append("stands on the page again")
        worths.append(sum(map(_WORTH.__getitem__, signs)))
    return worths


def _strange(prose: list[Prose], worths: list[float], enough: float) -> list[Prose]:
    found = [worth >= enough for worth in worths]
    before = [False, *found[:-1]]
    after = [*found[1:], False]
    return [
        each
        for each, worth, itself, above, below in zip(prose, worths, found, before, after, strict=True)
        if itself
        or (worth >= _ENOUGH_BESIDE and ((above and each.after_prose) or (below and each.before_prose)))
    ]
