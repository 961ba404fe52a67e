"""Markup -> blocks of visible text, in one pass over the tree: pages that have no article, EPUB chapters.

libxml2 parses without network, and no deeper than 2,048 levels; the walk itself does not recurse.
"""

import re
from collections.abc import Callable, Container, Iterator
from typing import Any

from lxml import etree, html

from summarize_cli.reading.blocks import Block
from summarize_cli.reading.vocabulary import words

_SKIPPED = words("""
    script style noscript template svg math head iframe object embed canvas audio video map select datalist
    textarea input progress meter dialog
""")
_INLINE = words("""
    script style template noscript svg math a abbr acronym b bdi bdo big cite code data del dfn em font i ins
    kbd label mark q s samp small span strike strong sub sup time tt u var wbr
""")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LISTINGS = frozenset(("pre", "table"))
"""Code and figures: no prose."""
_AROUND = frozenset(("nav", "footer", "aside", "form", "menu", "figcaption", "button"))
_NO_XML = re.compile(
    r"""[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]
    | &\#(?: 0* (?P<decimal> [0-8] | 1[124-9] | 2[0-9] | 3[01] | 6553[45] ) (?![0-9])
        | x0* (?P<hexadecimal> [0-8bcef] | 1[0-9a-f] | fff[ef] ) (?![0-9a-f]) );?""",
    re.VERBOSE | re.IGNORECASE,
)
"""Characters and references to them that XML 1.0 does not have: lxml reads them, and does not write them."""
_RESOURCE_LIMIT = 114
"""libxml2's XML_ERR_RESOURCE_LIMIT, which lxml has a name for from 6.1 on."""
_HIDING = ("display:none", "visibility:hidden")


def parsed(text: str) -> Any | None:  # noqa: ANN401 - lxml has no types of its own
    """The tree of a page, or None where there is nothing in it. Never fetches anything."""
    parser = html.HTMLParser(
        encoding="utf-8",
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        # Pages that close no <font> are hundreds of levels deep; without this their rest is not there.
        huge_tree=True,
    )
    try:
        return html.document_fromstring(_NO_XML.sub(_blank, text).encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def is_cut(tree: Any) -> bool:  # noqa: ANN401 - as above
    """Whether a parsed page goes on below or behind what the parser reads: it was too deep."""
    last = tree.getroottree().parser.error_log.last_error
    return last is not None and last.type == _RESOURCE_LIMIT


def _blank(match: re.Match[str]) -> str:
    """A space for what is one, a form feed say; nothing for what nobody sees."""
    code = match["decimal"] or match["hexadecimal"]
    character = chr(int(code, 10 if match["decimal"] else 16)) if code else match[0]
    return " " if character.isspace() else ""


def visible_blocks(tree: Any, *, furniture: bool = True) -> list[Block]:  # noqa: ANN401 - as above
    """All that a reader sees of a page, a block each; without `furniture` no menus, footers, asides, forms.

    Tables and listings are left out: their cells are no sentences.
    """
    return [block for block, _ in placed_blocks(tree, furniture=furniture)]


def placed_blocks(tree: Any, *, furniture: bool = True) -> Iterator[tuple[Block, Any]]:  # noqa: ANN401
    """The visible blocks, with each the element that it stands in."""
    skipped = _SKIPPED | _LISTINGS | (frozenset() if furniture else _AROUND)
    return walked(tree, lambda element: element.tag in skipped or is_hidden(element), _INLINE, _HEADINGS)


def walked(
    tree: Any,  # noqa: ANN401 - as above
    skips: Callable[[Any], bool],
    inline: Container[str],
    headings: Container[str],
) -> Iterator[tuple[Block, Any]]:
    """The text of a tree in order, cut where elements begin and end that are not `inline`.

    With each block the element that it stands in.
    """
    gathered: list[str] = []
    depth = 0  # of headings, which may hold blocks of their own
    within = tree
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if tag not in inline:
            if gathered:
                yield from _flushed(gathered, within, heading=depth > 0)
                gathered = []
            within = element if event == "start" else element.getparent()
        depth += (tag in headings) * (1 if event == "start" else -1)
        if event == "end":
            if element.tail:
                gathered.append(element.tail)
        elif not isinstance(tag, str) or skips(element):
            walk.skip_subtree()
        elif element.text:
            gathered.append(element.text)
    yield from _flushed(gathered, within, heading=depth > 0)


def _flushed(gathered: list[str], within: Any, *, heading: bool) -> Iterator[tuple[Block, Any]]:  # noqa: ANN401
    text = "".join(gathered)
    if text and not text.isspace():
        yield Block(text, "heading" if heading else "prose"), within


def is_hidden(element: Any) -> bool:  # noqa: ANN401 - as above
    """Whether an element says that it is not shown, by its own attributes: style sheets are not read."""
    attributes = element.attrib
    if not attributes:
        return False
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return style is not None and any(sign in style.replace(" ", "").lower() for sign in _HIDING)
