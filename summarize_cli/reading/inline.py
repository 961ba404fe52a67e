"""Elements inside sentences, as the extraction and the walk over visible text both read them right.

The extraction parts a sentence at <code> and <q>, takes out every <time>, and keeps what was struck. So these
become what they are to a reader before the article is looked for.
"""

import re
from itertools import islice
from typing import Any

from lxml import etree

_KEPT = ("code", "kbd", "q", "samp", "time")
_STRUCK = ("del", "s", "strike")
_MOST_STRUCK = 0.35
"""Of a page's words: where more is struck, an element was not closed."""
_FEWEST_AROUND = 8
"""Words beside a time: it is said in a sentence, not in the row that tells when the page was written."""
_PIECES = 50
"""Of text around a time that are looked at."""
_MARKS = etree.XPath(
    "//a[starts-with(@href, '#') or @class = 'headerlink' or @role = 'doc-noteref']"
    "|//a[contains(@href, '#') and @*[name() = 'epub:type']]"
    "|//sup[starts-with(normalize-space(), '[')]|//span[starts-with(@class, 'mw-editsection')]"
)
_MARK = "mark-of-page"
_NOTE = re.compile(r"[\[(]?(?:\d{1,3}|[a-z*†‡§])[\])]?|[↑↩^]\ufe0e?", re.IGNORECASE)
_OF_NOTE = re.compile(r"(?:fn|ftn|note|cite|ref)[\w:.-]*\d|noteref|footnote", re.IGNORECASE)
_LONGEST_MARK = 40
_OPENING_MARKS = ("“", "„", "«", '"', "‘", "'")


def unify(tree: Any) -> None:  # noqa: ANN401 - lxml has no types of its own
    """Make text of such elements; take out what is struck."""
    for element in list(tree.iter(*_KEPT)):
        if element.tag == "q":
            _quote(element)
        if _is_said(element):
            element.tag = "span"
            # No date of the page's.
            element.attrib.pop("datetime", None)
    for element in tree.iter("img", "span"):
        _restore_initial(element)
    _without_struck(tree)


def without_marks(tree: Any) -> None:  # noqa: ANN401 - as above
    """Take out what pages set beside words for a click: numbers of notes, links to headings, "[edit]"."""
    for element in _MARKS(tree):
        if _is_mark(element):
            element.tag = _MARK
    etree.strip_elements(tree, _MARK, with_tail=False)


def _is_mark(element: Any) -> bool:  # noqa: ANN401 - as above
    text = "".join(islice(element.itertext(), _PIECES)).strip()
    if element.tag == "span":
        return True
    if element.tag == "sup":
        return text.endswith("]") and len(text) <= _LONGEST_MARK
    if text in ("¶", "#"):
        return True
    kind = " ".join(element.get(name, "") for name in ("href", "class", "role", "epub:type"))
    return _NOTE.fullmatch(text) is not None and _OF_NOTE.search(kind) is not None


def _is_said(element: Any) -> bool:  # noqa: ANN401 - as above
    if element.tag == "time":
        around = islice(element.getparent().itertext(), _PIECES)
        return (
            sum(len(text.split(maxsplit=_FEWEST_AROUND)) for text in around)
            - len((element.text or "").split())
            >= _FEWEST_AROUND
        )
    # A line of code by itself is no sentence.
    return element.tag != "code" or bool(_before(element).strip() or (element.tail or "").strip())


def _before(element: Any) -> str:  # noqa: ANN401 - as above
    """The text that stands directly before an element."""
    previous = element.getprevious()
    return (element.getparent().text if previous is None else previous.tail) or ""


def _quote(element: Any) -> None:  # noqa: ANN401 - as above
    """Set the marks around a quotation that browsers set."""
    if _before(element).endswith(_OPENING_MARKS) or (element.text or "").startswith(_OPENING_MARKS):
        return
    element.text = f"“{element.text or ''}"
    if len(element):
        element[-1].tail = f"{element[-1].tail or ''}”"
    else:
        element.text += "”"


def _restore_initial(element: Any) -> None:  # noqa: ANN401 - as above
    """Let a large initial be a letter of its word, be it a picture or hidden from screen readers."""
    if (
        not (element.tail or "")[:1].islower()
        or element.getprevious() is not None
        or _before(element).strip()
    ):
        return
    if element.tag == "img":
        letter = element.get("alt", "")
        if len(letter) == 1 and letter.isupper():
            element.tag, element.text = "span", letter
    elif element.get("aria-hidden") and len("".join(islice(element.itertext(), 2))) == 1:
        del element.attrib["aria-hidden"]


def _without_struck(tree: Any) -> None:  # noqa: ANN401 - as above
    struck = [
        element for element in tree.iter(*_STRUCK) if next(element.iterancestors(*_STRUCK), None) is None
    ]
    if not struck:
        return
    words = sum(len(element.text_content().split()) for element in struck)
    if words <= _MOST_STRUCK * len(tree.text_content().split()):
        etree.strip_elements(tree, *_STRUCK, with_tail=False)
