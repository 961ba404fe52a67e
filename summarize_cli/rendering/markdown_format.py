"""`-f markdown`: for notes and pull requests. CommonMark, in which nothing of the article is markup.

What the article says is escaped: it makes no heading, list, link, image, html, table, math, and on GitHub it
calls nobody by @name and refers to no issue by #number.
"""

import re
from collections.abc import Iterable, Iterator

from summarize_cli.article import Digest, Failure
from summarize_cli.rendering import Explanation, Outcome, Page, explanation_of
from summarize_cli.rendering.facts import counted, facts, origin, source_of
from summarize_cli.rendering.safety import visible

_BETWEEN = " \u00b7 "

_MARKUP = re.compile(
    r"[\\`*_\[\]<>#|~^${}]"  # code, emphasis, links, html, headings, tables, math, templates
    r"|&(?=\#?\w+;)"  # entities
    r"|[=%](?=[=%])|(?<=[=%])[=%]"  # marks and comments of some note-takers
    r"|:(?=//|[\w+-]+:)|(?<=\bwww)\.",  # addresses that become links by themselves, names of emoji
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"@(?=\w)|\\#(?=\d)|\bGH-(?=\d)", re.IGNORECASE)
"""What GitHub makes a mention or a reference of, wherever a backslash stands."""

_OPENING = re.compile(r"\d{1,9}(?=[.)])|(?=[-+=])")
"""At the start of a text, before the character that would begin a list or underline a heading."""

_NOTHING = "&#8203;"
"""A space of no width, written so that it is seen in the source."""


def render(outcomes: Iterable[Outcome], page: Page) -> Iterator[str]:
    """One section an article: a document's title where it is the only one."""
    separator = ""
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            continue
        yield separator + _section(outcome, "##" if page.several else "#")
        separator = "\n"


def escaped(text: str) -> str:
    r"""A text of the article as Markdown that shows just this, on one line.

    >>> print(escaped("1. [x](http://a.b) *is* <b>big</b> at example_1 &amp; co."))
    1\. \[x\](http\://a.b) \*is\* \<b\>big\</b\> at example\_1 \&amp; co.
    >>> print(escaped("- @ana closed #12"))
    \- @&#8203;ana closed \#&#8203;12
    """
    inline = _inline(text)
    start = _OPENING.match(inline)
    return f"{inline[: start.end()]}\\{inline[start.end() :]}" if start else inline


def _inline(text: str) -> str:
    """As `escaped`, for a place where no block can begin."""
    shown = _MARKUP.sub(r"\\\g<0>", visible(" ".join(text.split())))
    return _REFERENCE.sub(rf"\g<0>{_NOTHING}", shown)


def _section(digest: Digest, level: str) -> str:
    why = explanation_of(digest)
    source = source_of(digest) or "Summary"
    known = [source, *facts(digest)] if digest.title else facts(digest)
    parts = [
        f"{level} {escaped(digest.title or source)}",
        escaped(_BETWEEN.join(origin(digest))),
        escaped(_BETWEEN.join(known)),
        "\n".join(_sentences(digest, why)) if digest.passages is None or why else "",
        _missed(digest, why) if why else "",
        _topics(digest, why) if digest.topics else "",
        _keyphrases(digest) if digest.keyphrases else "",
        _left_out(why) if why else "",
        *_article(digest),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _sentences(digest: Digest, why: Explanation | None) -> Iterator[str]:
    """A list, in the article's order; below each sentence what its score is made of."""
    for number, sentence in enumerate(digest.summary):
        yield f"- {escaped(sentence.text)}"
        if why:
            yield f"  - Score {sentence.score:.2f}: {_row(why.scores[number])}"


def _missed(digest: Digest, why: Explanation) -> str:
    lines = []
    for sentence, parts in zip(digest.missed or (), why.missed, strict=True):
        lines += [f"- {escaped(sentence.text)}", f"  - Score {sentence.score:.2f}: {_row(parts)}"]
    return _titled("Just missed", lines)


def _topics(digest: Digest, why: Explanation | None) -> str:
    named = [f"{escaped(topic.name)} ({topic.confidence:.2f})" for topic in digest.topics]
    if not why:
        return f"**Topics:** {_BETWEEN.join(named)}"
    return _titled(
        "Topics", [f"- {name}: {_row(words)}" for name, words in zip(named, why.topics, strict=True)]
    )


def _keyphrases(digest: Digest) -> str:
    return f"**Keyphrases:** {_BETWEEN.join(_inline(phrase.text) for phrase in digest.keyphrases)}"


def _left_out(why: Explanation) -> str:
    lines = [f"- {escaped(text)} ({_inline(rule)})" for text, rule in why.lines]
    if why.more:
        lines.append(f"- and {counted(why.more, 'line')} more")
    return _titled("Left out", lines)


def _article(digest: Digest) -> Iterator[str]:
    """The whole article, where it was asked for: its paragraphs, the chosen sentences in bold."""
    if digest.passages is not None:
        yield "**Article**"
    chosen = {sentence.index for sentence in digest.summary}
    for passage in digest.passages or ():
        if passage.heading is not None:
            # Not as a heading: what stands below one in a note or a comment would be cut up by it.
            yield f"*{_inline(passage.heading)}*"
        shown = ((escaped(sentence.text), sentence.index in chosen) for sentence in passage.sentences)
        yield " ".join(f"**{text}**" if marked else text for text, marked in shown)


def _titled(title: str, lines: list[str]) -> str:
    """A list under its title; nothing where it is empty."""
    return "\n".join((f"**{title}**", "", *lines)) if lines else ""


def _row(parts: list[str]) -> str:
    return _BETWEEN.join(map(_inline, parts))
