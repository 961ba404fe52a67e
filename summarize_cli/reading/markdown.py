"""Markdown (CommonMark and tables) -> Article: prose and headings; no code, tables, images, addresses."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from summarize_cli.article import Article
from summarize_cli.reading.blocks import About, Block, article_of
from summarize_cli.reading.decoding import decode
from summarize_cli.reading.plaintext import parse

# Metadata as site generators keep it above the text: "---", then a field a line.
_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?=[A-Za-z_-]+[ \t]*:)(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL
)
_FIELD = re.compile(r"^(title|author|authors|date|lang|language)[ \t]*:[ \t]*(\S.*)$", re.MULTILINE)
_OPENINGS = ("\n\n", "\n#", "\n-", "\n+", "\n>", "*", "_", "`", "[", "<", "|")
"""What opens a block, or marks a piece of one."""
_MOST_PARTS = 100_000
"""Of these: what has more is no article, and as tokens it takes ten times the time and memory of prose."""
_LARGE = "Markdown of so many parts is read as plain text"
_SAID_WITHOUT_TEXT = frozenset(("image", "html_inline"))
# Of a note, which is a link where what it says is nothing but an address. Behind a definition stands a colon.
_NOTE_MARK = re.compile(r"\[\^[^\]\s]{1,30}\](?!:)|^\^[\w-]{1,30}$")


def read(data: bytes, *, encoding: str | None, charset: str | None, source: str | None) -> Article:
    """The article of a Markdown file.

    Raises:
        ContentError: it is empty or no text.
        UsageError: there is no text codec called `encoding`.
    """
    decoded = decode(data, encoding, (charset,))
    text = decoded.text.replace("\r\n", "\n")
    front = _FRONT_MATTER.match(text)
    about = _about(front[1]) if front else None
    body = text[front.end() :] if front else text
    if sum(map(body.count, _OPENINGS)) > _MOST_PARTS:
        return _as_plain_text(body, about or About(), source, (*decoded.warnings, _LARGE))
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    return article_of(_blocks(tokens), about, source=source, warnings=decoded.warnings)


def _as_plain_text(text: str, about: About, source: str | None, warnings: tuple[str, ...]) -> Article:
    article = parse(text, source=source, title=about.title)
    return replace(
        article,
        byline=about.byline or article.byline,
        date=about.date,
        language=about.language,
        warnings=warnings,
    )


def _blocks(tokens: Iterable[Token]) -> Iterator[Block]:
    in_heading = False
    in_table = False
    for token in tokens:
        if token.type in ("table_open", "table_close"):
            in_table = token.type == "table_open"
        elif token.type in ("heading_open", "heading_close"):
            in_heading = token.type == "heading_open"
        elif token.type == "inline" and not in_table:
            yield Block(_text(token.children or ()), "heading" if in_heading else "prose")


def _text(tokens: Sequence[Token]) -> str:
    """What a reader sees of a line: the words of links, not where they lead, and no marks of notes."""
    pieces = []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            pieces.append(" ")
        elif token.type not in _SAID_WITHOUT_TEXT:
            is_plain = token.type == "text" and "^" in token.content
            pieces.append(_NOTE_MARK.sub("", token.content) if is_plain else token.content)
    return "".join(pieces)


def _about(front_matter: str) -> About:
    fields = {name: value.strip().strip("\"'[]") for name, value in _FIELD.findall(front_matter)}
    date = re.match(r"\d{4}-\d\d-\d\d", fields.get("date", ""))
    return About(
        title=fields.get("title"),
        byline=fields.get("author") or fields.get("authors"),
        date=date[0] if date else None,
        language=(fields.get("lang") or fields.get("language") or "")[:2].lower() or None,
    )
