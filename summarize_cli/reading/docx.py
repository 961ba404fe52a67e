"""Word documents (DOCX) -> Article, by python-docx. Macros, fields and links are not looked at."""

import io
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.text.paragraph import Paragraph

from summarize_cli.article import Article
from summarize_cli.errors import ContentError
from summarize_cli.reading.archive import opened
from summarize_cli.reading.blocks import About, Block, article_of, cleaned

_TITLES = ("Title", "Subtitle")
# What programs write where a person should stand.
_NO_AUTHORS = frozenset(("", "python-docx", "author", "user", "admin", "microsoft office user", "unknown"))


def read(data: bytes, *, encoding: str | None, charset: str | None, source: str | None) -> Article:  # noqa: ARG001
    """The article of a Word document: its paragraphs and headings, no tables, notes, comments.

    Raises:
        ContentError: it is damaged, locked or too large.
    """
    opened(data).close()
    try:
        document = docx.Document(io.BytesIO(data))
        blocks = list(_blocks(document))
        properties = document.core_properties
        title, author = cleaned(properties.title or ""), cleaned(properties.author or "")
    except Exception as error:  # noqa: BLE001 - a damaged file fails anywhere in the library
        raise ContentError(f"is no Word document that can be read ({type(error).__name__})") from None
    first = next((block.text for block in blocks if block.role == "heading"), "")
    about = About(
        # A title among the properties is often that of the file this one was made from.
        title=title if title and title.casefold() == cleaned(first).casefold() else None,
        byline=author if author.casefold() not in _NO_AUTHORS and " " in author else None,
        language=None,
    )
    return article_of(blocks, about, source=source)


def _blocks(document: Document) -> Iterator[Block]:
    for part in document.iter_inner_content():
        if isinstance(part, Paragraph):
            style = (part.style.name if part.style is not None else None) or ""
            heading = style.startswith("Heading") or style in _TITLES
            yield Block(part.text, "heading" if heading else "prose")
