"""A page's visible text, judged by the rules for pasted text: a second opinion on what was extracted.

An extractor sees elements and class names, these rules see lines and words. What is furniture to them
goes from the extraction; what the extraction leaves out is told.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from summarize_cli.article import Article, LeftOut
from summarize_cli.reading.blocks import Block, cleaned
from summarize_cli.reading.plaintext import parse
from summarize_cli.reading.tree import visible_blocks

NOT_EXTRACTED = "outside the extraction"

_MOST_DOUBTED = 0.4
"""Of an extraction's words: where the two agree on less, the page is no single article to the rules."""
_GRAM = 6
"""Words in a row by which a line is found in an extraction that divides lines otherwise."""


class Verdicts(NamedTuple):
    """A page's visible lines in order, and line -> the rule that says it is not the article's, if any."""

    lines: tuple[str, ...]
    rules: Mapping[str, str | None]


def verdicts_of(tree: Any) -> Verdicts:  # noqa: ANN401 - lxml has no types of its own
    """What the rules for pasted text say of each visible line of a page."""
    lines = tuple(content for block in visible_blocks(tree) if (content := cleaned(block.text)))
    rules: dict[str, str | None] = dict.fromkeys(lines)
    article = parse("\n".join(lines), is_page=True)
    for dropped in article.dropped:
        for content in article.text[dropped.start : dropped.end].split("\n"):
            rules[content] = dropped.rule
    # What is said twice, once in the article, is the article's.
    for paragraph in article.paragraphs:
        for content in article.text[paragraph.start : paragraph.end].split("\n"):
            rules[content] = None
    return Verdicts(lines, rules)


def checked(blocks: list[Block], verdicts: Verdicts) -> list[Block]:
    """The blocks of an extraction, those with a rule that are furniture by the verdicts."""
    doubted = [block.rule or verdicts.rules.get(cleaned(block.text)) for block in blocks]
    sizes = [len(block.text.split()) for block in blocks]
    size = sum(size for size, rule in zip(sizes, doubted, strict=True) if rule)
    if size > _MOST_DOUBTED * sum(sizes):
        return blocks
    return [block._replace(rule=rule) for block, rule in zip(blocks, doubted, strict=True)]


def with_left_out(article: Article, verdicts: Verdicts) -> Article:
    """The article and what its page shows that is not in the text extracted from it."""
    known = {" ".join(line.split()) for line in article.text.split("\n\n")}
    known.update(filter(None, (article.title, article.byline)))
    grams = set(_grams(article.text.split()))
    outside = tuple(
        LeftOut(content, verdicts.rules[content] or NOT_EXTRACTED)
        for content in verdicts.lines
        if content not in known and not _is_in(content, grams)
    )
    return replace(article, outside=outside)


def _is_in(content: str, grams: set[tuple[str, ...]]) -> bool:
    words = content.split(maxsplit=_GRAM)[:_GRAM]
    return len(words) == _GRAM and tuple(words) in grams


def _grams(words: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(_GRAM)), strict=False)
