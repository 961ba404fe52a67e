"""Prose on a page that is not the article's: captions, pitches, notices, teasers of other stories.

The second line of defence, where no rule knows a line by its words: what a line has in common with the rest
of the article (lexical cohesion), whether prose stands beside it, where it stands and how it speaks. After
Kohlschütter, Fankhauser and Nejdl, "Boilerplate Detection using Shallow Text Features" (WSDM 2010), and
Pomikálek, "Removing Boilerplate and Duplicate Content from Web Corpora" (2011). Linear in the text.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from summarize_cli.article import DroppedLine
from summarize_cli.reading.lines import Line
from summarize_cli.reading.prose import WORD, Common, Prose, body_of, prose_of, runs_of, stem, words_of
from summarize_cli.reading.strangers import OF_PAGES, addresses_reader, reads_as_caption

STRANGE = "not of the article"

_FEWEST = 5
"""Lines of prose: of fewer nobody can say what they have in common."""
_MOST_DROPPED = 0.5
"""Of the characters of all prose: where more is strange, the page is no single article."""
_REPEATED = 40
"""Characters: a line whose first ones stand on the page again is a caption with its controls, or a teaser."""
_READER_SHARE = 0.15
"""Of the body's lines: where more address the reader, the article does, and it tells nothing."""
_FEWEST_PICTURES, _OF_CAPTIONS, _CAPTIONS_ELSEWHERE = 4, 0.6, 0.2

# What each sign is worth; a line of `_ENOUGH` is not the article's. The worths began as the weights of a
# logistic regression that told the furniture of tests/quality/pages from 90 articles put into its frames;
# what decides of an article's own lines was then lowered until fewer than 3 in 100 went.
_ENOUGH = 3.0
_WORTH = {
    "no prose on either side": 2.5,
    "no prose on one side": 0.75,
    "nothing in common": 2.2,
    "little in common": 0.75,
    "much in common": -2.25,
    "a word of the headline": -0.75,
    "a word of pages": 1.0,
    "speaks to the reader": 2.3,
    "reads as a caption": 1.25,
    "one of many pictures": 6.0,
    "stands on the page again": 1.5,
    "first of the prose": 1.0,
    "behind the body": 1.25,
    "above the front matter": 1.0,
    "quotes": -1.5,
}
_LITTLE, _MUCH = 2, 5
"""Words in common."""
_FEWEST_WORDS = 50
"""Of a body, each once: with fewer many of its own lines have nothing in common."""
_MOST_OF_PAGES, _OF_PAGES_SHARE = 3, 0.12
"""Words of pages that count, and the share of a line's words that they must be."""


def without_strangers(
    text: str, kept: list[Line], dropped: Sequence[DroppedLine], front: Sequence[Line]
) -> tuple[list[Line], list[DroppedLine]]:
    """The lines of `kept` that are the article's, and those that are not.

    Args:
        text: the page.
        kept: the lines of its article, as far as is known.
        dropped: what has been taken out already: it shows where prose is interrupted.
        front: the headline and the byline, where they were found.
    """
    prose = prose_of(text, kept, dropped, front)
    if len(prose) < _FEWEST:
        return kept, []
    openings = Counter(
        text[line.start : line.start + _REPEATED]
        for line in chain[Line | DroppedLine](kept, dropped)
        if line.end - line.start >= _REPEATED
    )
    strange = []
    for each, signs in zip(prose, _signs_of(text, prose, front), strict=True):
        if openings[text[each.line.start : each.line.start + _REPEATED]] > 1:
            signs.append("stands on the page again")
        if sum(map(_WORTH.__getitem__, signs)) >= _ENOUGH:
            strange.append(each)
    most = _MOST_DROPPED * sum(len(each.content) for each in prose)
    if not strange or sum(len(each.content) for each in strange) > most:
        return kept, []
    gone = {each.line for each in strange}
    left_out = [DroppedLine(line.start, line.end, STRANGE, line.rows) for line in kept if line in gone]
    return [line for line in kept if line not in gone], left_out


def _signs_of(text: str, prose: list[Prose], front: Sequence[Line]) -> Iterator[list[str]]:
    """For each line what speaks for and against its being strange: keys of `_WORTH`."""
    captions = [reads_as_caption(each.content) for each in prose]
    pictures = _pictures(prose, captions)
    headline = frozenset[str]().union(*(words_of(text[line.start : line.end]) for line in front))
    common, body = body_of(prose, pictures, headline)
    reader = [addresses_reader(each.content) for each in prose]
    known = [index for index in body if len(common.shared(prose[index])) > _LITTLE]
    tells = sum(reader[index] for index in known) <= _READER_SHARE * len(known)
    last = max(body)
    for index, each in enumerate(prose):
        signs = {
            "reads as a caption": captions[index],
            "one of many pictures": index in pictures,
            "speaks to the reader": reader[index] and tells,
            "first of the prose": index == 0,
            "behind the body": index > last,
            "above the front matter": each.above_front_matter,
            "quotes": any(mark in each.content for mark in '"\u201c'),
        }
        yield [*(sign for sign, holds in signs.items() if holds), *_beside(each), *_in_common(each, common)]


def _beside(prose: Prose) -> Iterator[str]:
    if not (prose.after_prose or prose.before_prose):
        yield "no prose on either side"
    elif not (prose.after_prose and prose.before_prose):
        yield "no prose on one side"


def _in_common(prose: Prose, common: Common) -> Iterator[str]:
    shared = common.shared(prose)
    if len(shared) < _LITTLE and len(common.counts) >= _FEWEST_WORDS:
        yield "nothing in common"
    elif len(shared) <= _LITTLE:
        yield "little in common"
    elif len(shared) >= _MUCH:
        yield "much in common"
    if not common.headline.isdisjoint(prose.words):
        yield "a word of the headline"
    words = set(re.findall(WORD, prose.content.lower())) & OF_PAGES
    of_pages = [word for word in words if stem(word) not in shared]
    if len(of_pages) >= _OF_PAGES_SHARE * len(prose.words):
        yield from ["a word of pages"] * min(len(of_pages), _MOST_OF_PAGES)


def _pictures(prose: list[Prose], captions: list[bool]) -> set[int]:
    """Which of `prose` are a gallery: in a run that is mostly captions, where the rest is not."""
    found: set[int] = set()
    for run in runs_of(prose):
        inside = sum(captions[index] for index in run)
        elsewhere, others = sum(captions) - inside, len(prose) - len(run)
        if min(len(run), others) >= _FEWEST_PICTURES and inside >= _OF_CAPTIONS * len(run):
            found.update(run if elsewhere <= _CAPTIONS_ELSEWHERE * others else ())
    return found
