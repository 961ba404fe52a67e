"""Word documents (DOCX) -> Article, by python-docx: the text that Word shows. Macros are not looked at."""

import io
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import nsmap, qn
from docx.text.paragraph import Paragraph
from lxml import etree

from summarize_cli.article import Article
from summarize_cli.errors import ContentError
from summarize_cli.reading.archive import opened
from summarize_cli.reading.blocks import About, Block, article_of, cleaned

_TITLES = ("Title", "Subtitle")
# What programs write where a person should stand.
_NO_AUTHORS = frozenset(("", "python-docx", "author", "user", "admin", "microsoft office user", "unknown"))

_P, _R = qn("w:p"), qn("w:r")
_TEXTS = (qn("w:t"), qn("m:t"))
_SIGNS = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
# Not the text that is read: deleted or moved from here, how a character is spoken, a box beside the text, and
# what stands for a drawing in programs that do not know it. Among the properties are tab stops.
_OUT = frozenset(map(qn, ("w:del", "w:moveFrom", "w:rt", "w:txbxContent", "w:pPr", "w:rPr", "w:sdtPr")))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# What only holds other paragraphs: content controls, what is marked for a program, changes.
_HOLDERS = frozenset(map(qn, ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo")))
_OFF = ("0", "false", "off")


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
    for element in _paragraphs(document.element.body):
        paragraph = Paragraph(element, document)
        style = (paragraph.style.name if paragraph.style is not None else None) or ""
        heading = style.startswith("Heading") or style in _TITLES
        yield Block(_text(element), "heading" if heading else "prose")


def _paragraphs(holder: Any) -> Iterator[Any]:  # noqa: ANN401 - lxml has no types of its own
    """The paragraphs in a body or in what holds some of it; those of a table of contents are none.

    As deep as the parser reads: some hundred levels.
    """
    for element in holder:
        if element.tag == _P:
            yield element
        elif element.tag in _HOLDERS and not _is_no_text(element):
            yield from _paragraphs(element)


def _text(paragraph: Any) -> str:  # noqa: ANN401 - as above
    """What is read in a paragraph. python-docx sees its own runs and links alone, not what holds others."""
    gathered: list[str] = []
    walk = etree.iterwalk(paragraph, events=("start",))
    for _, element in walk:
        tag = element.tag
        if tag in _OUT or tag == _FALLBACK or _is_no_text(element):
            walk.skip_subtree()
        elif tag in _TEXTS:
            gathered.append(element.text or "")
        elif tag in _SIGNS:
            gathered.append(_SIGNS[tag])
    return "".join(gathered)


def _is_no_text(element: Any) -> bool:  # noqa: ANN401 - as above
    """Whether a run is hidden, or a content control one nobody has filled in or a table of contents."""
    if element.tag == _R:
        hidden = element.find("w:rPr/w:vanish", nsmap)
        return hidden is not None and hidden.get(qn("w:val")) not in _OFF
    if element.tag != qn("w:sdt"):
        return False
    if element.find("w:sdtPr/w:showingPlcHdr", nsmap) is not None:
        return True
    gallery = element.find("w:sdtPr/w:docPartObj/w:docPartGallery", nsmap)
    return gallery is not None and gallery.get(qn("w:val")) == "Table of Contents"
