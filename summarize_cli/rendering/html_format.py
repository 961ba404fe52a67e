"""`-f html`: one page that needs nothing else: the summary, the whole article, and why; an index for several.

Jinja2 renders it. Everything that comes from an article is escaped, and nothing of it is ever a template. A
Content-Security-Policy allows the page its own style, by its hash, the index of several articles its own
script, and nothing more: whatever an article smuggled in would load nothing and run nothing.
"""

import base64
import hashlib
import io
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import IO, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from summarize_cli.article import Digest, Failure
from summarize_cli.rendering import Outcome, Page
from summarize_cli.rendering.facts import counted, source_of
from summarize_cli.rendering.html_view import title_of, view
from summarize_cli.rendering.safety import visible_on_a_page
from summarize_cli.version import __version__

_TEMPLATES = Path(__file__).parent / "templates"

_WIDEST_BAR = 50
"""Hundredths, of a part of a score."""

_IN_MEMORY = 16_000_000
"""Bytes of articles that wait for their index in memory; what is more waits in a temporary file."""

_PIECE = 1 << 20
"""Characters that are passed on at a time."""


def render(outcomes: Iterable[Outcome], page: Page) -> Iterator[str]:
    """One page an article, or one page of all with an index before them.

    An index holds all articles, so it is written when the last is read; the articles wait in a temporary
    file, and only a row of each is kept in memory.
    """
    if page.several:
        yield from _report(outcomes)
        return
    for outcome in outcomes:
        if isinstance(outcome, Digest):
            yield _opening(title_of(outcome), several=False)
            yield _article(outcome, 1, several=False)
            yield _templates().get_template("foot.html").render(version=__version__, model=outcome.model)


class _Waiting(tempfile.SpooledTemporaryFile[str]):
    """Articles that wait for their index."""

    # Python asks one that an interruption has kept from being made whether it is closed: it is.
    _file = io.StringIO()
    _file.close()


class _Row(NamedTuple):
    """An article in the index."""

    id: str
    title: str
    source: str
    date: str | None
    words: int
    names: tuple[str, ...]
    topics: list[int]


class _Share(NamedTuple):
    """How many articles a topic has; `percent` of what the largest has."""

    number: int
    name: str
    articles: int
    percent: int


def _report(outcomes: Iterable[Outcome]) -> Iterator[str]:
    rows: list[_Row] = []
    failures: list[Failure] = []
    numbers: dict[str, int] = {}
    names: dict[str, str] = {}
    counts: Counter[str] = Counter()
    model = ""
    with _Waiting(_IN_MEMORY, "w+", encoding="utf-8") as waiting:
        for outcome in outcomes:
            if isinstance(outcome, Failure):
                failures.append(outcome)
                continue
            for topic in outcome.topics:
                numbers.setdefault(topic.code, len(numbers))
                names[topic.code] = topic.name
                counts[topic.code] += 1
            rows.append(_row(outcome, len(rows) + 1, numbers))
            model = outcome.model
            waiting.write(_article(outcome, len(rows), several=True))
        if not rows:
            return
        title = f"Summaries of {counted(len(rows), 'article')}"
        most = max(counts.values(), default=1)
        yield _opening(title, several=True)
        yield (
            _templates()
            .get_template("index.html")
            .render(
                title=title,
                rows=rows,
                dated=any(row.date for row in rows),
                shares=[
                    _Share(numbers[code], names[code], count, round(100 * count / most))
                    for code, count in counts.most_common()
                ],
                failures=failures,
                script=_script(),
            )
        )
        yield from _read(waiting)
        yield _templates().get_template("foot.html").render(version=__version__, model=model)


def _read(waiting: IO[str]) -> Iterator[str]:
    waiting.seek(0)
    while piece := waiting.read(_PIECE):
        yield piece


def _row(digest: Digest, number: int, numbers: dict[str, int]) -> _Row:
    return _Row(
        id=f"a{number}",
        title=title_of(digest),
        source=source_of(digest) or "",
        date=digest.date,
        words=digest.word_count,
        names=tuple(topic.name for topic in digest.topics),
        topics=[numbers[topic.code] for topic in digest.topics],
    )


def _opening(title: str, *, several: bool) -> str:
    return (
        _templates()
        .get_template("head.html")
        .render(
            title=title,
            policy=_policy(several=several),
            style=_style(),
            several=several,
            version=__version__,
        )
    )


def _article(digest: Digest, number: int, *, several: bool) -> str:
    """An article; its headings are a level lower where the page has one of its own."""
    h1, h2, h3 = ("h2", "h3", "h4") if several else ("h1", "h2", "h3")
    return (
        _templates()
        .get_template("article.html")
        .render(article=view(digest, number), several=several, h1=h1, h2=h2, h3=h3)
    )


def _policy(*, several: bool) -> str:
    """What the page may do (W3C Content Security Policy Level 3): use its own style, and its own script."""
    allowed = f"default-src 'none'; style-src {_hash(_style())}; base-uri 'none'; form-action 'none'"
    return f"{allowed}; script-src {_hash(_script())}" if several else allowed


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


@cache
def _style() -> str:
    """The style sheet, with a class for each width of a bar: attributes of style are not allowed."""
    widths = "\n".join(f".w{width} {{ --w: {width}; }}" for width in range(1, _WIDEST_BAR + 1))
    return f"\n{(_TEMPLATES / 'style.css').read_text('utf-8')}{widths}\n"


@cache
def _script() -> str:
    return "\n" + (_TEMPLATES / "index.js").read_text("utf-8")


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _harmless(value: object) -> object:
    """A value as a template shows it; what a template made itself is markup already."""
    return visible_on_a_page(value) if isinstance(value, str) and not hasattr(value, "__html__") else value
