"""EPUB books -> Article: the chapters in reading order (EPUB 2 and 3, W3C)."""

import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from lxml import etree

from summarize_cli.article import Article
from summarize_cli.errors import ContentError
from summarize_cli.reading.archive import opened
from summarize_cli.reading.blocks import About, Block, article_of, cleaned
from summarize_cli.reading.decoding import decode
from summarize_cli.reading.inline import without_marks
from summarize_cli.reading.tree import parsed, visible_blocks

_CONTAINER = "META-INF/container.xml"
_LONGEST_DATE = 10
"""Characters of YYYY-MM-DD."""


def read(data: bytes, *, encoding: str | None, charset: str | None, source: str | None) -> Article:  # noqa: ARG001
    """The text of a book: its chapters' paragraphs and headings; no cover, no table of contents.

    Raises:
        ContentError: it is damaged, locked, too large, or holds no chapters.
    """
    with opened(data) as archive:
        try:
            container = _xml(archive, _CONTAINER)
            path = container.find(".//{*}rootfile").get("full-path")
            package = _xml(archive, path)
            chapters = [posixpath.join(posixpath.dirname(path), name) for name in _reading_order(package)]
            blocks = [block for name in chapters for block in _chapter(archive, name)]
        except Exception as error:  # noqa: BLE001 - a damaged file fails anywhere: archive, markup, names
            raise ContentError(f"is a damaged EPUB ({type(error).__name__})") from None
    return article_of(blocks, _about(package), source=source)


def _xml(archive: zipfile.ZipFile, name: str) -> Any:  # noqa: ANN401 - lxml has no types of its own
    # No entities, no network; libxml2 refuses trees deeper than 256.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(archive.read(name), parser=parser)


def _reading_order(package: Any) -> list[str]:  # noqa: ANN401 - as above
    items = {
        item.get("id"): unquote(item.get("href"))
        for item in package.iterfind(".//{*}manifest/{*}item")
        if "html" in item.get("media-type", "") and "nav" not in item.get("properties", "").split()
    }
    references = [reference.get("idref") for reference in package.iterfind(".//{*}spine/{*}itemref")]
    # Each once: a small book could name a large chapter a million times.
    return list(dict.fromkeys(items[reference] for reference in references if reference in items))


def _chapter(archive: zipfile.ZipFile, name: str) -> Iterator[Block]:
    # A path that leads out of the archive is the name of nothing in it.
    content = archive.read(posixpath.normpath(name))
    try:
        tree = parsed(decode(content).text)
    except ContentError:
        return  # a chapter without text: a cover, a blank page
    if tree is not None:
        without_marks(tree)
        yield from visible_blocks(tree, furniture=False)


def _about(package: Any) -> About:  # noqa: ANN401 - as above
    def said(field: str) -> list[str]:
        texts = [
            cleaned(e.text or "") for e in package.iterfind(f".//{{http://purl.org/dc/elements/1.1/}}{field}")
        ]
        return [text for text in texts if text]

    date = "".join(said("date")[:1])[:_LONGEST_DATE]
    return About(
        title="".join(said("title")[:1]) or None,
        byline=", ".join(said("creator")) or None,
        date=date or None,
        language="".join(said("language")[:1])[:2].lower() or None,
    )
