"""Digests -> what a reader or a script gets: one module a format, each with a `render` of one shape.

A format is added by adding a module with the format's name: `render(outcomes, page)` yields pieces of
the output, so that the first of many articles is shown before the last is read.
"""

import importlib
from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple, get_args

from summarize_cli.article import Digest, Failure

Outcome = Digest | Failure
Format = Literal["table", "text", "json", "jsonl", "csv", "markdown", "html"]
FORMATS: tuple[str, ...] = get_args(Format)
HIGHLIGHTED = ("table", "markdown", "html")
"""Formats that can show the whole article, the chosen sentences marked."""
EXPLAINED = ("html",)
"""Formats that always show it, and explain it."""


class Page(NamedTuple):
    """What is written on: columns (None: no bound), colour or not, one article or several (None: as come).

    A format with a header also has to know before the first article what the articles will have.
    """

    width: int | None = None
    colour: bool = False
    several: bool | None = False
    explain: bool = False
    with_text: bool = False


class Explanation(NamedTuple):
    """What `--explain` adds, as short texts that are safe on a terminal."""

    parts: list[list[tuple[str, int]]]
    """Parallel to `Digest.summary`: (part of its score, hundredths); as shown they sum to it as shown."""
    scores: list[list[str]]
    """The same as texts: "0.50 average", "+0.21 position", "-0.02 quotation"."""
    missed: list[list[str]]
    """Parallel to `Digest.missed`, in the same way."""
    topics: list[list[str]]
    """Parallel to `Digest.topics`: "+1.20 strike", "-0.31 match"."""
    lines: list[tuple[str, str]]
    """(text, rule) of the first lines that were left out."""
    more: int
    """Lines beyond them."""


Renderer = Callable[[Iterable[Outcome], Page], Iterator[str]]


def renderer(name: str) -> Renderer:
    """The renderer of a format; only its own module is loaded."""
    module = importlib.import_module(f"{__name__}.{name}_format")
    render: Renderer = module.render
    return render


def explanation_of(digest: Digest) -> Explanation | None:
    """What there is to explain; None, and no further module loaded, where it was not asked for."""
    if digest.dropped is None:
        return None
    from summarize_cli.rendering.explanation import explanation  # noqa: PLC0415

    return explanation(digest)


def ranks(digest: Digest) -> dict[int, int]:
    """Index of a chosen sentence -> its rank among them, from 1."""
    best_first = sorted(digest.summary, key=lambda sentence: -sentence.score)
    return {sentence.index: rank for rank, sentence in enumerate(best_first, start=1)}
