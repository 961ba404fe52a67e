"""A page's visible text, judged by the rules for pasted text: a second opinion on what was extracted.

An extractor sees elements and class names, these rules see lines and words. What is furniture to them
goes from the extraction; what the extraction leaves out is told.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from summarize_cli.article import Article, LeftOut
from summarize_cli.reading.blocks import Block, cleaned
from summarize_cli.reading.frontmatter import byline
from summarize_cli.reading.lines import Line, closes
from summarize_cli.reading.pasted import NO_SENTENCE
from summarize_cli.reading.plaintext import parse
from summarize_cli.reading.prose import grams
from summarize_cli.reading.shapes import shape_of
from summarize_cli.reading.tree import placed_blocks

NOT_EXTRACTED = "outside the extraction"

_MOST_DOUBTED = 0.4
"""Of an extraction's words: where the two agree on less, the page is no single article to the rules."""
_OPENING = 3
"""Words of a line by which it is found again."""
_OF_AUTHOR = 4
"""Blocks at an extraction's end among which the author may be introduced."""
_FEWEST_CLOSED = 3
"""Blocks that end as sentences do: with fewer, an extraction is a list, or not punctuated."""
_FRONT_LINES = 8
"""Above an article, among which the byline is looked for."""
_GRAM = 6
"""Words in a row by which a line is found in an extraction that divides lines otherwise."""


class Verdicts(NamedTuple):
    """A page's visible lines in order, and line -> the rule that says it is not the article's, if any."""

    lines: tuple[str, ...]
    rules: Mapping[str, str | None]
    byline: str | None = None
    """The people whom a line names that stands above the article."""
    date: str | None = None
    """The day that a line there tells of."""


def verdicts_of(tree: Any) -> Verdicts:  # noqa: ANN401 - lxml has no types of its own
    """What the rules for pasted text say of each visible line of a page."""
    placed = [
        (content, shape_of(element))
        for block, element in placed_blocks(tree)
        if (content := cleaned(block.text))
    ]
    lines = tuple(content for content, _ in placed)
    rules: dict[str, str | None] = dict.fromkeys(lines)
    shapes = _by_start(placed)
    known = [Line(start, start + len(line), "", 1) for start, line in zip(shapes, lines, strict=True)]
    article = parse("\n".join(lines), lines=known, shapes=shapes)
    for dropped in article.dropped:
        for content in article.text[dropped.start : dropped.end].split("\n"):
            rules[content] = dropped.rule
    # What is said twice, once in the article, is the article's.
    for paragraph in article.paragraphs:
        for content in article.text[paragraph.start : paragraph.end].split("\n"):
            rules[content] = None
    return Verdicts(lines, rules, article.byline or _byline_above(article, lines), article.date)


def _byline_above(article: Article, lines: Sequence[str]) -> str | None:
    """The nearest byline above an article: what lies otherwise, or tells the time, is left out."""
    if not article.paragraphs:
        return None
    first = article.text.count("\n", 0, article.paragraphs[0].start)
    above = reversed(lines[max(0, first - _FRONT_LINES) : first])
    return next((people for line in above if (people := byline(line))), None)


def _by_start(placed: list[tuple[str, str]]) -> dict[int, str]:
    """Where a line starts -> its shape."""
    shapes, position = {}, 0
    for content, shape in placed:
        shapes[position] = shape
        position += len(content) + 1
    return shapes


def checked(blocks: list[Block], verdicts: Verdicts, authors: str | None = None) -> list[Block]:
    """The blocks of an extraction, those with a rule that are furniture by the verdicts, or by their place.

    What an extraction has joined that stands on lines of its own is judged line by line. `authors` are
    those whom the page names.
    """
    starts = _by_opening(verdicts.lines)
    judged = [_judged(block, verdicts, starts) for block in blocks]
    sizes = [len(block.text.split()) for block in blocks]
    kept = sum(len(block.text.split()) for block in judged if block.rule is None)
    if sum(sizes) - kept > _MOST_DOUBTED * sum(sizes):
        judged = blocks
    return _without_remnants(_without_author_boxes(judged, authors))


def _by_opening(lines: Sequence[str]) -> dict[str, int]:
    """The first words of a line -> where in `lines` it stands first."""
    starts: dict[str, int] = {}
    for index, line in enumerate(lines):
        starts.setdefault(_opening(line), index)
    return starts


def _opening(text: str, words: int = _OPENING) -> str:
    return " ".join(text.split(maxsplit=words)[:words])


def _judged(block: Block, verdicts: Verdicts, starts: Mapping[str, int]) -> Block:
    content = cleaned(block.text)
    if block.rule or content in verdicts.rules:
        return block._replace(rule=block.rule or verdicts.rules.get(content))
    lines = _lines_of(content, verdicts.lines, starts)
    own = [line for line in lines if verdicts.rules[line] is None]
    # What goes on in the next line is a paragraph that was wrapped.
    if len(own) == len(lines) or any(line[0].islower() for line in lines[1:]):
        return block
    return block._replace(text=" ".join(own)) if own else block._replace(rule=verdicts.rules[lines[0]])


def _lines_of(content: str, lines: Sequence[str], starts: Mapping[str, int]) -> list[str]:
    """The lines that stand one below the other and make up `content`, none if it is not so."""
    first = next(
        (starts[key] for n in range(_OPENING, 0, -1) if (key := _opening(content, n)) in starts), None
    )
    found: list[str] = []
    position = 0
    for index in range(len(lines) if first is None else first, len(lines)):
        if not content.startswith(lines[index], position):
            return []
        found.append(lines[index])
        position += len(lines[index]) + 1
        if position >= len(content):
            return found
    return []


def _without_author_boxes(blocks: list[Block], authors: str | None) -> list[Block]:
    """An article does not speak of its own author by name where its last paragraphs begin."""
    names = tuple(f"{name} " for name in (authors or "").split(", ") if " " in name)
    last = max(0, len(blocks) - _OF_AUTHOR)
    return [
        block._replace(rule="author box")
        if names and index >= last and block.rule is None and cleaned(block.text).startswith(names)
        else block
        for index, block in enumerate(blocks)
    ]


def _without_remnants(blocks: list[Block]) -> list[Block]:
    """What stands behind the last sentence and is none is a signature, a tag or a button."""
    ends = [index for index, block in enumerate(blocks) if block.rule is None and _is_closed(block)]
    if len(ends) < _FEWEST_CLOSED:
        return blocks
    return [
        block._replace(rule=NO_SENTENCE) if index > ends[-1] and block.rule is None else block
        for index, block in enumerate(blocks)
    ]


def _is_closed(block: Block) -> bool:
    content = block.text.rstrip()
    return block.role == "prose" and (not content or closes(content, len(content)))


def with_left_out(article: Article, verdicts: Verdicts) -> Article:
    """The article and what its page shows that is not in the text extracted from it."""
    known = {" ".join(line.split()) for line in article.text.split("\n\n")}
    known.update(filter(None, (article.title, article.byline)))
    extracted = set(grams(article.text.split(), _GRAM))
    outside = tuple(
        LeftOut(content, verdicts.rules[content] or NOT_EXTRACTED)
        for content in verdicts.lines
        if content not in known and not _is_in(content, extracted)
    )
    return replace(article, outside=outside)


def _is_in(content: str, extracted: set[tuple[str, ...]]) -> bool:
    words = content.split(maxsplit=_GRAM)[:_GRAM]
    return len(words) == _GRAM and tuple(words) in extracted
