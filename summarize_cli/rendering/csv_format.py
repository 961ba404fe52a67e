"""`-f csv`: a table for spreadsheets and data frames (RFC 4180), a row an article or, explained, a sentence.

Names of topics, their codes and keyphrases stand in one cell each, parted by `; `. A text that a spreadsheet
would run as a formula gets an apostrophe before it (OWASP, CSV Injection); numbers stay numbers.
"""

import csv
import json
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import NamedTuple

from summarize_cli.article import Digest, Failure, JsonValue, sentence_as_json
from summarize_cli.rendering import Outcome, Page
from summarize_cli.rendering.safety import visible
from summarize_cli.summary.explanation import PARTS

_FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")
"""What begins a formula, full-width forms too, which some programs fold."""

_BETWEEN = "; "

_OF_ARTICLE = (
    *("title", "byline", "date", "site", "dateline", "language", "sentence_count", "word_count"),
    *("dropped_lines", "summary", "topics", "topic_codes", "keyphrases", "model"),
)
_OF_SENTENCE = ("title", "index", "paragraph", "start", "end", "text", "score")
SCORES = {part: f"score_{part.replace(' ', '_')}" for part in PARTS}
"""Part of a score -> its column."""

Cell = str | int | float | bool | None


class Shape(NamedTuple):
    """What the columns are."""

    explain: bool = False
    """A row a sentence, with a column for each part of its score."""
    with_text: bool = False
    keep: tuple[str, ...] = ()
    """Fields of a record that were kept: a column each."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in their order."""
        if self.explain:
            return ("id", "source", *self.keep, *_OF_SENTENCE, *SCORES.values(), "error")
        text = ("text",) if self.with_text else ()
        return ("id", "source", *self.keep, *_OF_ARTICLE, *text, "error")


def render(outcomes: Iterable[Outcome], page: Page) -> Iterator[str]:
    """The header and the rows of each article."""
    shape = Shape(page.explain, page.with_text)
    yield header(shape)
    for outcome in outcomes:
        yield rows(outcome, shape)


def header(shape: Shape) -> str:
    """The first line."""
    return _line(shape.columns)


def rows(outcome: Outcome, shape: Shape) -> str:
    """The lines of one article, failed ones too."""
    carried = outcome.carried or {}
    named = {**carried, "source": outcome.source}
    if isinstance(outcome, Failure):
        found: list[dict[str, JsonValue]] = [{"error": outcome.error}]
    elif shape.explain:
        found = [*_sentences(outcome)]
    else:
        found = [_article(outcome)]
    return "".join(_line([{**named, **row}.get(column) for column in shape.columns]) for row in found)


def _article(digest: Digest) -> dict[str, JsonValue]:
    return {
        **{name: getattr(digest, name) for name in _OF_ARTICLE if name != "topic_codes"},
        "summary": " ".join(sentence.text for sentence in digest.summary),
        "topics": _BETWEEN.join(topic.name for topic in digest.topics),
        "topic_codes": _BETWEEN.join(topic.code for topic in digest.topics),
        "keyphrases": _BETWEEN.join(phrase.text for phrase in digest.keyphrases),
        "text": digest.text,
    }


def _sentences(digest: Digest) -> Iterator[dict[str, JsonValue]]:
    for sentence in map(sentence_as_json, digest.summary):
        parts = sentence.get("features")
        assert isinstance(parts, dict)
        named = {SCORES[part]: share for part, share in parts.items()}
        yield {**sentence, "title": digest.title, **named}


def _line(cells: Iterable[JsonValue]) -> str:
    line = StringIO()
    csv.writer(line).writerow([cell(value) for value in cells])
    return line.getvalue()


def cell(value: JsonValue) -> Cell:
    """A value as a cell: text defused, a list or an object as JSON, true and false as JSON writes them.

    >>> cell("=HYPERLINK(A1)"), cell(-3), cell(True), cell(["a", 1])
    ("'=HYPERLINK(A1)", -3, 'true', '["a", 1]')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or isinstance(value, int | float):
        return value
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    safe = visible(text.replace("\r\n", "\n").replace("\t", " "))
    return f"'{safe}" if safe.lstrip().startswith(_FORMULA) else safe
