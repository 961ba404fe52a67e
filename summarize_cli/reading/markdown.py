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

# Metadata as site generators keep it above the text: fields of YAML between "---", or of TOML between "+++".
_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?=[A-Za-z_-]+[ \t]*:)(?P<yaml>.{0,20000}?)\n(?:---|\.\.\.)[ \t]*\n"
    r"|\+\+\+[ \t]*\n(?P<toml>.{0,20000}?)\n\+\+\+[ \t]*\n",
    re.DOTALL,
)
_FIELD = re.compile(r"([A-Za-z_-]+)[ \t]*:(?:[ \t]+(.*))?")
_BLOCK_SCALARS = re.compile(r"[>|][+-]?")
"""What stands in place of a text of several lines below it."""
_ITEM = re.compile(r"-[ \t]+(?:name[ \t]*:[ \t]*)?(.*)")
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
    about = _about(_toml(front["toml"]) if front["yaml"] is None else _yaml(front["yaml"])) if front else None
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


def _yaml(front_matter: str) -> dict[str, list[str]]:
    """The fields of YAML, as far as they are texts or lists of texts. Each has its values."""
    fields: dict[str, list[str]] = {}
    values: list[str] = []
    is_scalar = False
    for line in front_matter.split("\n"):
        content = line.strip()
        field = _FIELD.match(line)
        item = _ITEM.match(content)
        if field is not None:
            values = fields.setdefault(field[1], [])
            content = (field[2] or "").strip()
            is_scalar = _BLOCK_SCALARS.fullmatch(content) is not None
            if content.startswith("[") and content.endswith("]"):
                values.extend(content[1:-1].split(","))
            elif content and not is_scalar:
                values.append(content)
        elif item is not None and not is_scalar:
            values.append(item[1])
        elif content and line[0].isspace() and (is_scalar or not _FIELD.match(content)):
            values[-1:] = [f"{values[-1]} {content}" if values else content]
    return {name: [value.strip().strip("\"'") for value in held] for name, held in fields.items()}


def _toml(front_matter: str) -> dict[str, list[str]]:
    """The fields of TOML; none where it is damaged."""
    import tomllib  # noqa: PLC0415 - for few files

    try:
        held = tomllib.loads(front_matter)
    except (ValueError, RecursionError):  # of a number of thousands of digits, too
        return {}
    return {
        name: [_named(each) for each in (value if isinstance(value, list) else [value])]
        for name, value in held.items()
    }


def _named(value: object) -> str:
    """What a value says: of an author with several fields, the name."""
    return str(value.get("name", "")) if isinstance(value, dict) else str(value)


def _about(fields: dict[str, list[str]]) -> About:
    def said(*names: str) -> str | None:
        return next((", ".join(fields[name]) for name in names if any(fields.get(name, ()))), None)

    date = re.match(r"\d{4}-\d\d-\d\d", said("date") or "")
    return About(
        title=said("title"),
        byline=said("author", "authors"),
        date=date[0] if date else None,
        language=(said("lang", "language") or "")[:2].lower() or None,
    )
