"""Boxes of a page in terms that the extraction knows, so that it leaves out nothing that they hold.

It leaves out tables, what stands behind them, and text beside paragraphs that has no element of its own. To a
browser such text has one: an anonymous block box (CSS 2.1, 9.2.1.1).
"""

from typing import Any

from lxml import etree

_TABLE_PARTS = ("caption", "tbody", "td", "tfoot", "th", "thead", "tr")
_LONGEST_CELL = 40
"""Words of a cell that is no prose."""
_INLINE = frozenset(
    ("a", "abbr", "b", "br", "cite", "em", "font", "i", "img", "small", "span", "strong", "sub", "sup", "u")
)
_SHORTEST_RUN = 8
"""Words."""
_CLOSERS, _ENDS = "\"'”’») ", (".", "!", "?", "…", "。")
# Of each box the first paragraph: a search for boxes with one takes five times as long.
_BARE = etree.XPath(
    "//p[1]/parent::*[self::div or self::body or self::article or self::section or self::main"
    " or self::blockquote][text()[string-length(.) > 40] or span[string-length(.) > 40]]"
)
_BESIDE = etree.XPath("//p[1]/parent::*/div[not(@class or @id or p or div)][string-length() > 40]")
_QUOTING = etree.XPath("//figure[blockquote and not(.//img)]")


def open_layouts(tree: Any) -> None:  # noqa: ANN401 - lxml has no types of its own
    """Make plain boxes of the tables that lay out a page."""
    layouts = {table for table in tree.iter("table") if _is_layout(table)}
    if not layouts:
        return
    parts = [part for part in tree.iter(*_TABLE_PARTS) if next(part.iterancestors("table"), None) in layouts]
    for element in (*parts, *layouts):
        element.tag = "div"


def _is_layout(table: Any) -> bool:  # noqa: ANN401 - as above
    """Whether a table holds others, or prose in a cell and no cell that heads others."""
    if table.find(".//table") is not None:
        return True
    if table.find(".//th") is not None:
        return False
    return any(len(cell.text_content().split()) > _LONGEST_CELL for cell in table.iter("td"))


def enclose_text(tree: Any) -> None:  # noqa: ANN401 - as above
    """Make paragraphs of bare text that stands beside some."""
    for box in _BARE(tree):
        _enclose_in(box)


def rename(tree: Any) -> None:  # noqa: ANN401 - as above
    """Make paragraphs of boxes beside some that hold sentences, and plain boxes of figures that quote."""
    for box in _BESIDE(tree):
        if all(child.tag in _INLINE for child in box) and _is_prose(box.text_content().strip()):
            box.tag = "p"
    for figure in _QUOTING(tree):
        figure.tag = "div"


def _enclose_in(box: Any) -> None:  # noqa: ANN401 - as above
    before, run = box.text or "", []
    behind = None
    for child in [*box, None]:
        if child is not None and child.tag in _INLINE:
            run.append(child)
            continue
        said = before + "".join(f"{element.text_content()} {element.tail or ''}" for element in run)
        if _is_prose(said.rstrip()):
            _enclose(box, behind, before, run)
        if child is not None:
            before, run, behind = child.tail or "", [], child


def _is_prose(text: str) -> bool:
    """Whether a text ends as a sentence does, and is no label, button or name."""
    return len(text.split(maxsplit=_SHORTEST_RUN)) >= _SHORTEST_RUN and text.rstrip(_CLOSERS).endswith(_ENDS)


def _enclose(box: Any, behind: Any | None, before: str, run: list[Any]) -> None:  # noqa: ANN401 - as above
    """Put text and the inline elements after it, which stand behind an element, into a paragraph."""
    paragraph = box.makeelement("p")
    paragraph.text = before
    if behind is None:
        box.text = None
        box.insert(0, paragraph)
    else:
        behind.tail = None
        behind.addnext(paragraph)
    paragraph.extend(run)
