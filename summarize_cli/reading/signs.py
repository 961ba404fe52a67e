"""What speaks for and against a line of prose being the article's: named signs, without their worth.

They are of four kinds: what a line has in common with the body, what stands around it, how it lies in the
page, and how it speaks (`strangers`).
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from summarize_cli.reading.frontmatter import byline
from summarize_cli.reading.lines import Line
from summarize_cli.reading.prose import WORD, Common, Prose, body_of, grams, runs_of, stem, words_of
from summarize_cli.reading.strangers import (
    OF_PAGES,
    addresses_reader,
    goes_on,
    greets,
    is_only_quoted,
    names_contact,
    names_price,
    quotes,
    reads_as_caption,
    somebody_speaks,
    speaks_of_itself,
    tells_what_to_do,
    tells_who_publishes,
)
from summarize_cli.reading.vocabulary import words

_READER_SHARE = 0.15
"""Of the body's lines: where more address the reader, the article does, and it tells nothing."""
_PRICED_SHARE = 0.3
"""Of the body's lines: where more name a price, the article is about prices, and it tells nothing."""
_HEADED_SHARE = 0.5
"""Of the body's lines: where more stand between headings, that tells nothing."""
_FEWEST_PICTURES, _OF_CAPTIONS, _CAPTIONS_ELSEWHERE = 4, 0.6, 0.2
_LONG = 40
"""Words."""
_AT_THE_END = 3
"""Lines of prose."""
_LEAST_HEADLINE = 25
"""Characters: shorter ones are names, and articles say them."""
_GRAM = 5
"""Words in a row by which a line is found in another."""
_LITTLE, _MUCH = 2, 5
"""Words in common."""
_NUMBERS = frozenset(map(stem, words("two three four five six seven eight nine ten eleven twelve hundred")))
"""Words that any two lines may share, whatever they are about."""
_FEWEST_WORDS = 50
"""Of a body, each once: with fewer many of its own lines have nothing in common."""
_OF_SHAPE = 0.1
"""Of a body's words: where less lies like a line, the line lies otherwise."""
_MOST_OF_PAGES, _OF_PAGES_SHARE = 3, 0.12
"""Words of pages that count, and the share of a line's words that they must be."""


def signs_of(
    text: str, prose: list[Prose], front: Sequence[Line], shapes: Mapping[int, str]
) -> Iterator[list[str]]:
    """For each line of prose its signs; one may count more than once.

    Args:
        text: the page.
        prose: its prose, one line at least.
        front: the headline and the byline, where they were found.
        shapes: how lines lie in the page, by their start, where that is known.
    """
    captions = [reads_as_caption(each.content) for each in prose]
    pictures = _pictures(prose, captions)
    headline = frozenset[str]().union(*(words_of(text[line.start : line.end]) for line in front))
    common, body = body_of(prose, pictures, headline)
    reader = [addresses_reader(each.content) for each in prose]
    known = [index for index in body if len(common.shared(prose[index])) > _LITTLE]
    tells = sum(reader[index] for index in known) <= _READER_SHARE * len(known)
    priced = sum(
        names_price(prose[index].content) and len(common.shared(prose[index])) >= _LITTLE for index in body
    )
    prices_tell = priced <= _PRICED_SHARE * len(body)
    # In a list of tips or the steps of a recipe every paragraph stands below a heading of its own.
    lone = sum(not (prose[index].after_prose or prose[index].before_prose) for index in body)
    headed = lone >= _HEADED_SHARE * len(body)
    last = max(body)
    apart = _lying_otherwise(prose, body, shapes)
    authors = _authors(text, front)
    titles = [title for line in front if len(title := text[line.start : line.end]) >= _LEAST_HEADLINE]
    said = _said_elsewhere(prose, body)
    for index, each in enumerate(prose):
        content = each.content
        only_quoted = is_only_quoted(content)
        says_of_it = any(word.isalpha() and word not in _NUMBERS for word in common.shared(each))
        names_author = any(name in content for name in authors)
        signs = {
            "reads as a caption": captions[index],
            "one of many pictures": index in pictures,
            "speaks to the reader": reader[index] and tells,
            "greets": greets(content),
            "tells what to do": tells_what_to_do(content) and tells,
            "only quoted": only_quoted,
            "a quote of nobody": only_quoted and not _speaks_beside(prose, index),
            "said elsewhere": index in said,
            "tells who publishes": index >= len(prose) - _AT_THE_END and tells_who_publishes(content),
            "speaks of itself": speaks_of_itself(content),
            "names a contact": names_contact(content),
            "names a price": names_price(content) and prices_tell,
            "says the headline": any(title in content for title in titles),
            "names its author": names_author,
            "goes on": goes_on(content),
            "asks": content.endswith("?"),
            "somebody speaks": somebody_speaks(content),
            "long": len(content.split()) > _LONG,
            "first of the prose": index == 0,
            "last of the prose": index == len(prose) - 1,
            "behind the body": index > last,
            # Where lines lie tells as much as what they say.
            "ends the body": index == len(prose) - 1
            and ((index == last and says_of_it) or (bool(shapes) and index not in apart))
            and not (each.interrupted or names_author),
            "between headings": _is_between_headings(prose, index),
            "below a heading of the body": _tells_of_body(each.heading, common),
            "above the front matter": each.above_front_matter,
            "lies otherwise": index in apart,
            "quotes": quotes(content),
        }
        yield [
            *(sign for sign, holds_ in signs.items() if holds_),
            *(_beside(each) if each.interrupted or not headed else ()),
            *_in_common(each, common),
        ]


def _is_between_headings(prose: list[Prose], index: int) -> bool:
    """Whether a line is a section of its own: no more than headings part it from the prose around it."""
    around = prose[index : index + 2]
    return len(around) > 1 and all(each.heading is not None and not each.interrupted for each in around)


def _authors(text: str, front: Sequence[Line]) -> list[str]:
    """The names in the byline."""
    people = (byline(" ".join(text[line.start : line.end].split())) for line in front)
    return [name for names in people if names for name in re.split(r", | and ", names) if " " in name]


def _speaks_beside(prose: list[Prose], index: int) -> bool:
    """Whether somebody speaks in the prose above a line or below it."""
    beside = prose[max(0, index - 1) : index] + prose[index + 1 : index + 2]
    return any(quotes(each.content) or somebody_speaks(each.content) for each in beside)


def _said_elsewhere(prose: list[Prose], body: list[int]) -> set[int]:
    """Which lines are said, word for word, within a longer one of the body: pull quotes, points in a box."""
    spoken = [re.findall(r"\w+", each.content.lower()) for each in prose]
    longest: dict[tuple[str, ...], int] = {}
    for index in body:
        for gram in grams(spoken[index], _GRAM):
            longest[gram] = max(len(spoken[index]), longest.get(gram, 0))
    return {
        index
        for index, words in enumerate(spoken)
        if len(words) >= _GRAM and all(longest.get(gram, 0) > len(words) for gram in grams(words, _GRAM))
    }


def _tells_of_body(heading: str | None, common: Common) -> bool:
    """Whether a heading says a word of what the body says."""
    words = words_of(heading or "")
    return not words.isdisjoint(common.headline) or any(common.counts[word] for word in words)


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


def _lying_otherwise(prose: list[Prose], body: list[int], shapes: Mapping[int, str]) -> set[int]:
    """Which of `prose` lie in the page as hardly any of the body does."""
    lying = [shapes.get(each.line.start) for each in prose]
    sizes = [len(each.content.split()) for each in prose]
    of_shape: Counter[str | None] = Counter()
    for index in body:
        of_shape[lying[index]] += sizes[index]
    known = body if None not in of_shape else []
    total = sum(of_shape.values())
    inside = set(body)
    return {
        index
        for index in range(len(prose))
        if known and of_shape[lying[index]] - (sizes[index] if index in inside else 0) < _OF_SHAPE * total
    }


def _pictures(prose: list[Prose], captions: list[bool]) -> set[int]:
    """Which of `prose` are a gallery: in a run that is mostly captions, where the rest is not."""
    found: set[int] = set()
    for run in runs_of(prose):
        inside = sum(captions[index] for index in run)
        elsewhere, others = sum(captions) - inside, len(prose) - len(run)
        if min(len(run), others) >= _FEWEST_PICTURES and inside >= _OF_CAPTIONS * len(run):
            found.update(run if elsewhere <= _CAPTIONS_ELSEWHERE * others else ())
    return found
