"""Web pages -> Article: trafilatura finds the article, and what it leaves of the furniture goes by our rules.

trafilatura: Barbaresi, "Trafilatura: A Web Scraping Library and Command-Line Tool for Text Discovery and
Extraction" (ACL 2021).
"""

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import htmldate.extractors
from htmldate import find_date
from lxml import etree
from trafilatura import bare_extraction

from summarize_cli.article import Article
from summarize_cli.errors import ContentError
from summarize_cli.reading import boxes, inline
from summarize_cli.reading.blocks import About, Block, article_of, cleaned
from summarize_cli.reading.crosscheck import Verdicts, checked, verdicts_of, with_left_out
from summarize_cli.reading.decoding import Decoded, decode
from summarize_cli.reading.plaintext import parse
from summarize_cli.reading.pruning import prune
from summarize_cli.reading.shells import elsewhere
from summarize_cli.reading.tree import is_cut, parsed, visible_blocks

for _name in ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer"):
    # What they would tell the terminal is no error of the user's.
    logging.getLogger(_name).addHandler(logging.NullHandler())


class _NoFurtherParser:
    """Reads no date. In its place htmldate asks dateparser, which takes seconds to load its 200 languages."""

    def get_date_data(self, _text: str) -> dict[str, None]:
        return {"date_obj": None}


# What htmldate's own patterns do not read ("06 November, 18:20") dateparser hardly does either: of 54
# pages it was asked about 5 and found nothing, and a page took 2.5 s instead of 0.02. There is no option for
# it. Before 1.11 htmldate has a parser where it now has a function that makes one.
htmldate.extractors.get_external_parser = _NoFurtherParser  # type: ignore[assignment]
htmldate.extractors.EXTERNAL_PARSER = _NoFurtherParser()  # type: ignore[attr-defined]

_MOST_ELEMENTS = 20_000
"""A page of more is no article of news but a book, or hostile; there the extraction takes too long."""
_MOST_DEPTHS = 1_000_000
"""The levels of all elements together: the extraction asks each for what is around it. Pages have 20 each."""
_FEWEST_WORDS = 25
"""A page's article has more."""
_LARGE = "a page of so many parts is read as it stands, without looking for its article"
_CUT = "its elements nest too deeply; what stands below or behind 2,000 levels was not read"
_NOT_FOUND = "no article was found in the page; all of its visible text was read"

_SNIFFED = 4096
_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""", re.IGNORECASE)
# trafilatura's own elements (TEI, mostly).
_INLINE = frozenset(("hi", "ref", "del", "lb"))
_NO_PROSE = frozenset(("table", "code", "graphic", "fn"))
_LINKED = 0.9
"""The share of a block's characters that makes a link of all of it."""
_DIVIDERS = (" | ", " \u2013 ", " \u2014 ", " - ", " -- ", " :: ", " \u00b7 ", " \u2022 ")
_HEADLINES = ("h1", "h2", "h3")
_FEWEST_OF_HEADLINE = 4
"""Words; a site's name has fewer, mostly."""
_ISO_DATE = "%Y-%m-%d"
_NEW_YEAR = "-01-01"
_NEW_YEAR_SAID = r"\b(?:Jan(?:uary|\.)? 1(?:st)?,?|1(?:st|\.)? Jan(?:uary|uar|\.)?,?|0?1([./-])0?1\1) ?"
_DIVIDER = re.compile("|".join(map(re.escape, _DIVIDERS)))
_ISO_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_][A-Za-z]{2,8})?")


def read(data: bytes, *, encoding: str | None, charset: str | None, source: str | None) -> Article:
    """The article of a page.

    Args:
        data: the page, at most some tens of megabytes.
        encoding: the codec that the user named.
        charset: the one that the server named.
        source: for the Article.

    Raises:
        ContentError: there is no text on the page, it asks for a login, or its article is elsewhere.
        UsageError: there is no text codec called `encoding`.
    """
    decoded = decode_page(data, encoding, charset)
    tree = parsed(decoded.text)
    if tree is None:
        raise ContentError("is a web page without text")
    warnings = (*decoded.warnings, *([_CUT] if is_cut(tree) else []))
    boxes.open_layouts(tree)
    if _is_large(tree):
        blocks = visible_blocks(tree, furniture=False) or visible_blocks(tree)
        if not blocks and is_cut(tree):
            raise ContentError("nests its elements too deeply; open it in a browser and save its text")
        return article_of(blocks, _of_head(tree), source=source, warnings=(*warnings, _LARGE))
    typed = _typed_text(tree)
    if typed is not None:
        article = parse(typed, source=source)
        return replace(article, title=article.title or _of_head(tree).title, warnings=warnings)
    boxes.enclose_text(tree)
    inline.without_marks(tree)
    inline.unify(tree)
    verdicts = verdicts_of(tree)
    boxes.rename(tree)
    prune(tree)
    found = _extracted(tree)
    body = getattr(found, "body", None)
    about = _about(found, tree, verdicts)
    blocks = [] if body is None else list(_blocks(body))
    if sum(len(block.text.split()) for block in blocks) >= _FEWEST_WORDS:
        article = article_of(checked(blocks, verdicts, about.byline), about, source=source, warnings=warnings)
        return with_left_out(article, verdicts)
    if tree.find(".//input[@type='password']") is not None:
        raise ContentError("is a login page; open it in a browser, save the article and name the file")
    blocks = visible_blocks(tree)
    reason = elsewhere(tree, " ".join(block.text for block in blocks))
    if reason is not None:
        raise ContentError(reason)
    return article_of(blocks, about, source=source, warnings=(*warnings, _NOT_FOUND))


def _extracted(tree: Any) -> Any | None:  # noqa: ANN401 - lxml has no types of its own
    try:
        return bare_extraction(
            tree, include_comments=False, include_tables=False, include_links=True, with_metadata=True
        )
    except RecursionError:  # it recurses into some elements, such as <del>
        return None


def _is_large(tree: Any) -> bool:  # noqa: ANN401 - lxml has no types of its own
    """Whether a page has too many parts, or so many so deep, for the extraction."""
    elements = depth = depths = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        elements, depth = elements + 1, depth + 1
        depths += depth
        if elements > _MOST_ELEMENTS or depths > _MOST_DEPTHS:
            return True
    return False


def _typed_text(tree: Any) -> str | None:  # noqa: ANN401 - as above
    """The text of a page that is a text file in a frame: a mailing list's archive, an RFC.

    Elsewhere what is set as typed is code: it is taken out of the tree.
    """
    typed = tree.findall(".//pre")
    texts = [element.text_content() for element in typed]
    if not typed:
        return None
    if 2 * sum(len(text.split()) for text in texts) > len(tree.text_content().split()):
        return "\n\n".join(texts)
    for element in typed:
        element.drop_tree()
    return None


def decode_page(data: bytes, encoding: str | None, charset: str | None) -> Decoded:
    """Decode a page: by the user's codec, a byte order mark, the server's, the page's own, or its bytes.

    A codec that does not fit is not believed.
    """
    head = data[:_SNIFFED]
    matches = (pattern.search(head) for pattern in (_XML_ENCODING, _META_CHARSET))
    return decode(data, encoding, (charset, *(match[1].decode("ascii") for match in matches if match)))


def _blocks(body: Any) -> Iterator[Block]:  # noqa: ANN401 - lxml has no types of its own
    """The blocks of trafilatura's tree."""
    text: list[str] = []
    linked = headings = 0
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if tag not in _INLINE and text:
            yield from _block("".join(text), linked, heading=headings > 0)
            text, linked = [], 0
        headings += (tag == "head") * (1 if event == "start" else -1)
        if event == "end":
            text.append(element.tail or "")
            linked += _linked(element)
        elif tag in _NO_PROSE:
            walk.skip_subtree()
        else:
            text.append("\n" if tag == "lb" else element.text or "")
    yield from _block("".join(text), linked, heading=headings > 0)


def _linked(element: Any) -> int:  # noqa: ANN401 - as above
    return len(cleaned("".join(element.itertext()))) if element.tag == "ref" else 0


def _block(text: str, linked: int, *, heading: bool) -> Iterator[Block]:
    # Two line breaks are how old pages part paragraphs.
    for part in re.split(r"\n[ \t]*\n", text) if "\n" in text else (text,):
        content = cleaned(part)
        if content:
            is_link = linked >= _LINKED * len(content)
            yield Block(content, "heading" if heading else "prose", rule="link" if is_link else None)


def _about(found: Any | None, tree: Any, verdicts: Verdicts) -> About:  # noqa: ANN401 - as above
    if found is None:
        return _of_head(tree)
    site = cleaned(found.sitename or found.hostname or "") or None
    return About(
        title=_headline(_without_site(cleaned(found.title or ""), site), tree, verdicts.lines) or None,
        byline=_people(found.author, site) or verdicts.byline,
        date=_sure(found.date, tree) or verdicts.date,
        site=site,
        language=_language(tree),
    )


def _headline(title: str, tree: Any, lines: Sequence[str]) -> str:  # noqa: ANN401 - as above
    """The title, or the part of the page's <title> that stands on the page as its headline.

    Where a site's name is in the first heading, or before the bar, it is taken for the headline.
    """
    whole = cleaned(tree.findtext(".//head//title") or "")
    headline = max(_DIVIDER.split(whole), key=lambda part: len(part.split()))
    size = len(headline.split())
    if (
        title not in whole
        or size < _FEWEST_OF_HEADLINE
        or (size <= len(title.split()) and headline not in title)
    ):
        return title
    headings = {cleaned(heading.text_content()) for heading in tree.iter(*_HEADLINES)}
    return headline if headline in (headings if title in headings else lines) else title


def _sure(date: str | None, tree: Any) -> str | None:  # noqa: ANN401 - as above
    """A page's date, unless it is only a year: htmldate makes a day of "announced in 2022" and "© 2019"."""
    if not date or not date.endswith(_NEW_YEAR):
        return date or None
    if find_date(tree, extensive_search=False, original_date=True, outputformat=_ISO_DATE) == date:
        return date
    said = re.search(_NEW_YEAR_SAID + date[:4], " ".join(tree.itertext()))
    return date if said else None


def _without_site(title: str, site: str | None) -> str:
    """A title without the site's name behind it: "Rain at last | The Ledger"."""
    for divider in _DIVIDERS:
        head, found, tail = title.rpartition(divider)
        if found and site and len(head.split()) > 1:
            name, end = site.casefold(), tail.casefold()
            if name in end or end in name:
                return head
    return title


def _people(authors: str | None, site: str | None) -> str | None:
    """The authors that a page names, without its own name among them."""
    names = [name.strip() for name in (authors or "").split(";")]
    people = [cleaned(name) for name in names if name and name.casefold() != (site or "").casefold()]
    return ", ".join(people) or None


def _of_head(tree: Any) -> About:  # noqa: ANN401 - as above
    return About(title=cleaned(tree.findtext(".//title") or "") or None, language=_language(tree))


def _language(tree: Any) -> str | None:  # noqa: ANN401 - as above
    match = _ISO_LANGUAGE.fullmatch(tree.get("lang", "").strip())
    return match[1] if match else None
