"""How answers stand in a file of JSONL or CSV, so that a run can be resumed from what it wrote."""

import csv
import io
import json
from typing import Any

from summarize_cli.batch.part import Layout, Named, NoAnswer
from summarize_cli.rendering.csv_format import Shape, header

_LONGEST_CELL = (1 << 31) - 1
"""As much as the csv module can be told anywhere: an article may be longer than its usual 131,072."""


def jsonl_layout() -> Layout:
    """A line an answer."""
    return Layout(failed=_has_error, named=_named_in_json)


def csv_layout(shape: Shape) -> Layout:
    """A header, then a row an answer, or, explained, one a sentence."""
    columns = shape.columns
    key, source, error = (columns.index(name) for name in ("id", "source", "error"))

    def cells(rows: bytes) -> list[str]:
        found = _first_cells(rows)
        if len(found) != len(columns):
            raise NoAnswer
        return found

    def begins(row: bytes, before: bytes) -> bool:
        if not shape.explain:
            return True
        now, then = cells(row), cells(before)
        place = columns.index("index")
        # A failure has no index; sentences stand in the order of the article.
        same = now[source] == then[source] and now[place] and then[place]
        return not same or _whole(now[place]) <= _whole(then[place])

    def named(rows: bytes) -> Named:
        found = cells(rows)
        return Named(found[source], found[key])

    return Layout(
        header(shape), quoted=True, begins=begins, failed=lambda row: bool(cells(row)[error]), named=named
    )


def _has_error(row: bytes) -> bool:
    if not (row.startswith(b'{"') and row.endswith(b"}\n")):
        raise NoAnswer
    # Few lines fail: the others are not parsed.
    return b'"error":' in row and "error" in _parsed(row)


def _named_in_json(row: bytes) -> Named:
    record = _parsed(row)
    if "source" not in record:
        raise NoAnswer
    return Named(record["source"], record.get("id"))


def _parsed(row: bytes) -> dict[str, Any]:
    try:
        record: dict[str, Any] = json.loads(row)
    except (ValueError, RecursionError):
        raise NoAnswer from None
    return record


def _first_cells(rows: bytes) -> list[str]:
    """The cells of the first of some rows."""
    # A bound of the process, by which records may be read at the same time.
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        return next(csv.reader(io.StringIO(rows.decode("utf-8", "replace"), newline="")), [])
    finally:
        csv.field_size_limit(before)


def _whole(cell: str) -> int:
    try:
        return int(cell)
    except ValueError:
        raise NoAnswer from None
