"""Elements of a page that its own class names call furniture, taken out before the article is looked for."""

import re
from typing import Any

from lxml import etree

from summarize_cli.reading.tree import is_hidden
from summarize_cli.reading.vocabulary import words

# Parts of class names and ids, by what they announce: "pull-quote" is said by "pull_quote" and "PullQuote"
# too. Not "paywall": articles' own paragraphs bear it. Not "teaser": on some sites that is the lead.
_NAMES = {
    "newsletter": words(
        "newsletter newsletters subscribe subscription subscriptions signup sign-up mailinglist"
    ),
    "advertisement": words("""
        advert advertisement advertisements sponsor sponsored promo promos promotion outbrain taboola
        affiliate
    """),
    "related": words("""
        related relatedposts recommended recirc recirculation readmore read-more read-next also-read most-read
        most-popular most-viewed popular-posts trending more-stories see-also rich-link
    """),
    "sharing": words("share sharing sharedaddy addthis addtoany"),
    "comments": words("comment comments disqus"),
    "notice": words("cookie cookies consent gdpr sitenotice hatnote disclaimer disclosure"),
    "caption": words("caption captions figcaption imagecredit photocredit image-credit photo-credit"),
    # Said again from the body, or by nobody.
    "pull quote": words("pullquote pullquotes pull-quote pull-quotes pulled-quote"),
    "author box": words(
        "author-bio author-box author-info authorbox about-author about-the-author author-card"
    ),
    "appeal": words("donate donation donations donation-box fundraising fundraiser support-us appeal"),
    "reader's part": words("poll quiz"),
}
_FURNITURE = re.compile(f"-(?:{'|'.join(sorted(frozenset().union(*_NAMES.values())))})-")
_TAGS = (
    *("div", "aside", "section", "p", "ul", "ol", "figure", "figcaption", "span", "form", "blockquote"),
    "article",
)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|[^A-Za-z]+")
_FILED = re.compile(r"\b(?:tag|category)-\S+")
"""What WordPress says of a post's subject, which may be a poll, or a disclosure."""
_FOUND = "furniture"
_MOST_WORDS = 150
"""What holds more is no box but what stands around one, or the article."""
_MOST_SHARE = 0.35
"""Of a page's words: where so many bear such names, they are what the page is about, as in a forum."""


def prune(tree: Any) -> None:  # noqa: ANN401 - lxml has no types of its own
    """Take such elements out of the tree of a page, hidden ones, and articles within an article.

    These are teasers and comments. What is hidden waits for a click as a tooltip or a template does, unless
    it is long: then a program shows it when the page has come.
    """
    found: dict[Any, int] = {}
    nested = _nested_articles(tree)
    for element in tree.iter("template", *_TAGS):
        if element in nested or _is_named(element) or is_hidden(element) or element.tag == "template":
            size = _words(element)
            # What lies in one that is found already goes with it.
            if size is not None and not any(above in found for above in element.iterancestors()):
                found[element] = size
    if sum(found.values()) > _MOST_SHARE * len(tree.text_content().split()):
        return
    # All at once: to take one out looks through all that stands beside it.
    for element in found:
        element.tag = _FOUND
    etree.strip_elements(tree, _FOUND, with_tail=False)


def _is_named(element: Any) -> bool:  # noqa: ANN401 - as above
    names = f"-{element.get('class', '')} {element.get('id', '')}-"
    return names != "- -" and _FURNITURE.search(_HUMP.sub("-", _FILED.sub("", names)).lower()) is not None


def _nested_articles(tree: Any) -> set[Any]:  # noqa: ANN401 - as above
    """The articles in another, of which all together say less than the other itself: teasers, comments."""
    within: dict[Any, list[Any]] = {}
    for element in tree.iter("article"):
        above = [*element.iterancestors("article")]
        if above:
            within.setdefault(above[-1], []).append(element)
    return {
        element
        for outer, inner in within.items()
        if 2 * sum(len(each.text_content().split()) for each in inner) < len(outer.text_content().split())
        for element in inner
    }


def _words(element: Any) -> int | None:  # noqa: ANN401 - as above
    """The words in an element, None if they are more than `_MOST_WORDS`."""
    count = 0
    for text in element.itertext():
        count += len(text.split(maxsplit=_MOST_WORDS + 1))
        if count > _MOST_WORDS:
            return None
    return count
