"""Elements of a page that its own class names call furniture, taken out before the article is looked for."""

import re
from typing import Any

from summarize_cli.reading.vocabulary import words

# Parts of class names and ids, by what they announce. Not "paywall": articles' own paragraphs bear it.
_NAMES = {
    "newsletter": words("newsletter newsletters subscribe subscription subscriptions signup mailinglist"),
    "advertisement": words(
        "advert advertisement advertisements sponsor sponsored promo promotion outbrain taboola"
    ),
    "related": words("related recommended recirc recirculation readmore"),
    "sharing": words("share sharing sharedaddy addthis addtoany"),
    "comments": words("comment comments disqus"),
    "notice": words("cookie cookies consent gdpr sitenotice hatnote"),
    "caption": words("caption captions figcaption imagecredit photocredit"),
}
_FURNITURE = frozenset().union(*_NAMES.values())
_TAGS = ("div", "aside", "section", "p", "ul", "ol", "figure", "figcaption", "span", "form")
_MOST_WORDS = 150
"""What holds more is no box but what stands around one, or the article."""
_MOST_SHARE = 0.35
"""Of a page's words: where so many bear such names, they are what the page is about, as in a forum."""


def prune(tree: Any) -> None:  # noqa: ANN401 - lxml has no types of its own
    """Take such elements out of the tree of a page."""
    found: dict[Any, int] = {}
    for element in tree.iter(*_TAGS):
        names = f"{element.get('class', '')} {element.get('id', '')}".lower()
        if names != " " and not _FURNITURE.isdisjoint(re.split(r"[^a-z0-9]+", names)):
            size = _words(element)
            # What lies in one that is found already goes with it.
            if size is not None and not any(above in found for above in element.iterancestors()):
                found[element] = size
    if sum(found.values()) > _MOST_SHARE * len(tree.text_content().split()):
        return
    for element in found:
        element.drop_tree()


def _words(element: Any) -> int | None:  # noqa: ANN401 - as above
    """The words in an element, None if they are more than `_MOST_WORDS`."""
    count = 0
    for text in element.itertext():
        count += len(text.split(maxsplit=_MOST_WORDS + 1))
        if count > _MOST_WORDS:
            return None
    return count
