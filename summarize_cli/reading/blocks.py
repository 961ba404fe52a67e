"""What pages and documents are made of: blocks of text with a role -> the text and the Article."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal, NamedTuple

from summarize_cli.article import Article, DroppedLine
from summarize_cli.reading.lines import Line
from summarize_cli.reading.plaintext import parse

# They say nothing and part words: soft hyphens, zero-width spaces and joiners, byte order marks in the text.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
# Typesetters' ligatures, of which a page's fonts are full.
_LIGATURES = {
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st",
}  # fmt: skip
_CLEANED = _INVISIBLE | _LIGATURES


class Block(NamedTuple):
    """A paragraph or a heading, as text; with a `rule`, furniture that its place in the page gave away."""

    text: str
    role: Literal["prose", "heading"] = "prose"
    rule: str | None = None


class About(NamedTuple):
    """What a page or document says of itself. Unknown fields are None."""

    title: str | None = None
    byline: str | None = None
    date: str | None = None
    """ISO 8601: 2024-03-01."""
    site: str | None = None
    language: str | None = None
    """ISO 639-1, or None."""


def article_of(
    blocks: Iterable[Block],
    about: About | None = None,
    *,
    source: str | None = None,
    warnings: tuple[str, ...] = (),
) -> Article:
    """The article that `blocks` hold, a paragraph each; its text is theirs, one a line, a blank line between.

    Furniture among them goes by the rules for plain text.
    """
    text, lines, furniture = _laid_out(blocks)
    about = about or About()
    article = parse(text, source=source, title=about.title, lines=lines)
    return replace(
        article,
        byline=about.byline or article.byline,
        date=about.date,
        site=about.site,
        language=about.language,
        dropped=tuple(sorted((*article.dropped, *furniture), key=lambda line: line.start)),
        warnings=(*article.warnings, *warnings),
    )


def _laid_out(blocks: Iterable[Block]) -> tuple[str, list[Line], list[DroppedLine]]:
    parts: list[str] = []
    lines: list[Line] = []
    furniture: list[DroppedLine] = []
    position = 0
    for block in blocks:
        text = cleaned(block.text)
        if not text:
            continue
        end = position + len(text)
        if block.rule is None:
            lines.append(Line(position, end, "#" if block.role == "heading" else "", 1))
        else:
            furniture.append(DroppedLine(position, end, block.rule))
        parts.append(text)
        position = end + len("\n\n")
    return "\n\n".join(parts), lines, furniture


def cleaned(text: str) -> str:
    r"""`text` on one line, without characters that say nothing.

    >>> cleaned("the e\ufb03cient\n\tdemo\u00adcracy")
    'the efficient democracy'
    """
    return " ".join((text if text.isascii() else text.translate(_CLEANED)).split())
