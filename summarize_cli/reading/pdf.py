"""PDF documents -> Article, by pdfminer.six: paragraphs in reading order, headings by their size.

Running heads, page numbers, captions and what stands in small print are left out; words that were divided at
the ends of lines are joined.
"""

import io
import logging
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from types import SimpleNamespace
from typing import Any, ClassVar, NamedTuple

from pdfminer import pdftypes
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LAParams, LTChar, LTPage, LTTextBox, LTTextLine
from pdfminer.lzw import LZWDecoder
from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from summarize_cli.article import Article
from summarize_cli.errors import ContentError
from summarize_cli.reading.archive import MOST_UNPACKED
from summarize_cli.reading.blocks import About, Block, article_of, cleaned

logging.getLogger("pdfminer").addHandler(logging.NullHandler())

_NARROW = 0.55
"""Share of the text's width: a box that is wider goes across columns."""
_MARGIN = 0.1
"""Share of a page's height, at top and bottom, where running heads stand."""
_LARGER, _SMALLER = 1.15, 0.87
"""Times the size of the text: headings are larger, footnotes smaller."""
_TITLE, _TITLE_ROWS = 1.3, 12
"""Times the size, and the rows among which a title stands."""
_INDENT = 0.7
"""Times the size: a line that is set in so far opens a paragraph."""
_LONGEST_HEADING = 200
"""Characters."""
_CAPTION = re.compile(r"(?:figure|fig\.|table|chart|exhibit|photo)\s?\d+[a-z]?[.:\s]", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"(?:page\s+)?[-–—\s]*(?:\d{1,4}|[ivxlc]{1,7})[-–—\s]*(?:(?:of|/)\s*\d{1,4})?", re.IGNORECASE
)
_DIVIDED = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]$")
_SENTENCE_ENDS = tuple('.!?:"”’)')
_ZLIB_HEAD = 2
"""Bytes before the deflated data (RFC 1950)."""
_PIECE = 1_024
"""Bytes of damaged data that are unpacked at once: what comes before the damage, but for so many, is read."""
_END_OF_RUNS = 128
"""As a length, in run-length encoding (PDF 1.4, 3.3.4): less copies bytes, more repeats one."""


class _Row(NamedTuple):
    """A line of a page: its text, its size, whether it opens a paragraph, and whether it is at the edge."""

    text: str
    size: float
    opens: bool
    edge: bool


def read(data: bytes, *, encoding: str | None, charset: str | None, source: str | None) -> Article:  # noqa: ARG001
    """The article of a PDF document.

    Raises:
        ContentError: it is damaged, locked, unpacks to too much, or holds no text (a scan).
    """
    try:
        with _Bounded():
            # Its index may be compressed, too.
            document = PDFDocument(PDFParser(io.BytesIO(data)))
            pages = [list(_rows(page)) for page in _laid_out(document)]
    except PDFPasswordIncorrect:
        raise ContentError("is locked with a password; unlock it first") from None
    except ContentError:
        raise
    except Exception:  # noqa: BLE001 - a damaged file fails anywhere in the library
        raise ContentError(
            "is a damaged PDF document; get it again, or save its text and name that"
        ) from None
    if not any(row.text for page in pages for row in page):
        raise ContentError("is a PDF document without text (a scan?); recognise its text first (OCR)")
    return article_of(_blocks(pages), _about(document, pages), source=source)


class _Bounded:
    """While it is entered, all that pdfminer decompresses is at most MOST_UNPACKED bytes: a bomb ends it.

    It has no limit of its own, and calls what decompresses by these names. (Its other filters make no more
    of their data than three times as much.)
    """

    _FILTERS: ClassVar[dict[str, Any]] = {
        name: vars(pdftypes)[name] for name in ("zlib", "lzwdecode", "rldecode")
    }

    def __init__(self) -> None:
        self._left = MOST_UNPACKED

    def __enter__(self) -> None:
        vars(pdftypes).update(
            zlib=SimpleNamespace(decompress=self._inflated, error=zlib.error),
            lzwdecode=self._lzw_decoded,
            rldecode=self._runs_decoded,
        )

    def __exit__(self, *_: object) -> None:
        vars(pdftypes).update(self._FILTERS)

    def _take(self, size: int) -> None:
        self._left -= size
        if self._left < 0:
            raise ContentError(f"unpacks to more than {MOST_UNPACKED // 1_000_000} MB; it is not read")

    def _inflated(self, data: bytes) -> bytes:
        try:
            content = zlib.decompressobj().decompress(data, self._left + 1)
        except zlib.error:
            # pdfminer would go on byte by byte, for a minute. Often all is there but a right sum at the end.
            content = _until_damage(data, self._left + 1)
        self._take(len(content))
        return content

    def _lzw_decoded(self, data: bytes) -> bytes:
        pieces = []
        for piece in LZWDecoder(io.BytesIO(data)).run():
            self._take(len(piece))
            pieces.append(piece)
        return b"".join(pieces)

    def _runs_decoded(self, data: bytes) -> bytes:
        place = 0
        while place < len(data) and data[place] != _END_OF_RUNS:
            length = data[place]
            copied = length < _END_OF_RUNS
            self._take(length + 1 if copied else 257 - length)
            place += length + 2 if copied else 2
        decoded: bytes = self._FILTERS["rldecode"](data)
        return decoded


def _until_damage(data: bytes, most: int) -> bytes:
    """What stands in damaged zlib data before the damage, at most `most` bytes of it."""
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    pieces: list[bytes] = []
    for place in range(_ZLIB_HEAD, len(data), _PIECE):
        try:
            pieces.append(engine.decompress(data[place : place + _PIECE], most))
        except zlib.error:
            break
        most -= len(pieces[-1])
        if most <= 0:
            break
    return b"".join(pieces)


def _laid_out(document: PDFDocument) -> Iterator[LTPage]:
    resources = PDFResourceManager(caching=True)
    device = PDFPageAggregator(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    for page in PDFPage.create_pages(document):
        interpreter.process_page(page)
        yield device.get_result()


def _rows(page: LTPage) -> Iterator[_Row]:
    """The lines of a page in reading order."""
    page.analyze(LAParams(boxes_flow=None))
    boxes = [part for part in page if isinstance(part, LTTextBox)]
    top, bottom = page.y1 - _MARGIN * page.height, page.y0 + _MARGIN * page.height
    for box in _ordered(boxes):
        lines = [line for line in box if isinstance(line, LTTextLine)]
        left = min((line.x0 for line in lines), default=0.0)
        for number, line in enumerate(lines):
            text = " ".join(line.get_text().split())
            size = _size(line)
            if text:
                opens = number == 0 or line.x0 > left + _INDENT * size
                yield _Row(text, size, opens, line.y0 > top or line.y1 < bottom)


def _ordered(boxes: list[LTTextBox]) -> list[LTTextBox]:
    """The boxes of a page as they are read: column by column between the boxes that go across columns."""
    from_top = sorted(boxes, key=lambda box: -box.y1)
    columns = _columns(boxes)
    ordered: list[LTTextBox] = []
    band: list[tuple[int, LTTextBox]] = []
    for box in from_top:
        place = next((n for n, (x0, x1) in enumerate(columns) if x0 <= box.x0 and box.x1 <= x1), None)
        if place is None:
            ordered += [each for _, each in sorted(band, key=lambda pair: pair[0])]
            band = []
            ordered.append(box)
        else:
            band.append((place, box))
    return ordered + [each for _, each in sorted(band, key=lambda pair: pair[0])]


def _columns(boxes: list[LTTextBox]) -> list[tuple[float, float]]:
    """The (left, right) of each column: what the boxes cover that are narrower than half of the text."""
    width = max((box.x1 for box in boxes), default=0.0) - min((box.x0 for box in boxes), default=0.0)
    columns: list[tuple[float, float]] = []
    for x0, x1 in sorted((box.x0, box.x1) for box in boxes if box.width < _NARROW * width):
        if columns and x0 <= columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], x1))
        else:
            columns.append((x0, x1))
    return columns


def _size(line: Iterable[Any]) -> float:
    sizes = Counter(round(part.size, 1) for part in line if isinstance(part, LTChar))
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _blocks(pages: list[list[_Row]]) -> Iterator[Block]:
    size = _text_size(pages)
    running = _running_heads(pages)
    words = Counter(word for page in pages for row in page for word in row.text.split())
    gathered: list[str] = []
    for number, page in enumerate(pages):
        for row in page:
            rule = _rule(row, number, running, size)
            heading = row.size > _LARGER * size and len(row.text) <= _LONGEST_HEADING
            if rule is None and not heading and not _begins(row, gathered):
                gathered.append(row.text)
                continue
            if rule is not None:
                yield Block(row.text, rule=rule)
                continue
            if gathered:
                yield Block(_joined(gathered, words))
                gathered = []
            if heading:
                yield Block(row.text, "heading")
            else:
                gathered = [row.text]
    if gathered:
        yield Block(_joined(gathered, words))


def _text_size(pages: list[list[_Row]]) -> float:
    """The size in which most of the text is set."""
    characters: Counter[float] = Counter()
    for page in pages:
        for row in page:
            characters[row.size] += len(row.text)
    return characters.most_common(1)[0][0]


def _running_heads(pages: list[list[_Row]]) -> frozenset[str]:
    """What stands at the edge of several pages, whatever its numbers."""
    seen = Counter(head for page in pages for head in {_unnumbered(row.text) for row in page if row.edge})
    return frozenset(head for head, count in seen.items() if count > 1)


def _unnumbered(text: str) -> str:
    return re.sub(r"\d+", "#", text).casefold()


def _rule(row: _Row, number: int, running: frozenset[str], size: float) -> str | None:
    if row.edge and _PAGE_NUMBER.fullmatch(row.text):
        return "page number"
    # The first page's running head may be the title.
    if row.edge and _unnumbered(row.text) in running and (number or row.size <= size):
        return "running head"
    if _CAPTION.match(row.text) and row.opens:
        return "caption"
    return "small print" if row.size < _SMALLER * size else None


def _begins(row: _Row, gathered: list[str]) -> bool:
    """Whether a line opens a paragraph: set in or set apart, unless the sentence before goes on in it."""
    if not gathered:
        return False
    goes_on = not gathered[-1].endswith(_SENTENCE_ENDS) and (
        row.text[0].islower() or _DIVIDED.search(gathered[-1])
    )
    return row.opens and not goes_on


def _joined(lines: list[str], words: Counter[str]) -> str:
    """Lines as one text; a divided word is whole again, one with a hyphen of its own keeps it."""
    text = lines[0]
    for line in lines[1:]:
        divided = _DIVIDED.search(text[-40:])
        if divided is None or not line[0].islower():
            text = f"{text} {line}"
            continue
        rest = re.match(r"\w+", line)
        compound = f"{divided[1]}-{rest[0] if rest else ''}"
        text = f"{text if compound in words else text[:-1]}{line}"
    return text


def _about(document: PDFDocument, pages: list[list[_Row]]) -> About:
    """The title that the document gives, if its first page shows it, else the largest line there."""
    info = document.info[0] if document.info else {}
    said = cleaned(_decoded(info.get("Title")))
    author = cleaned(_decoded(info.get("Author")))
    shown = cleaned(" ".join(row.text for row in pages[0])) if pages else ""
    if said and said.casefold() in shown.casefold():
        title: str | None = said
    else:
        top = pages[0][:_TITLE_ROWS] if pages else []
        largest = max((row.size for row in top), default=0.0)
        is_larger = largest > _TITLE * _text_size(pages)
        title = " ".join(row.text for row in top if row.size == largest) if is_larger else None
    return About(
        title=title if title and len(title) <= _LONGEST_HEADING else None,
        byline=author if author and author.casefold() in shown.casefold() else None,
    )


def _decoded(value: Any) -> str:  # noqa: ANN401 - whatever the file holds
    if not isinstance(value, bytes):
        return ""
    if value.startswith(b"\xfe\xff"):
        return value[2:].decode("utf-16-be", "replace")
    return value.decode("utf-8" if value.startswith(b"\xef\xbb\xbf") else "latin-1", "replace").lstrip(
        "\ufeff"
    )
