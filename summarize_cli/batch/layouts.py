"""How answers stand in a file of JSONL or CSV, so that a run can be resumed from what it wrote."""

import csv
import json

from summarize_cli.batch.part import Layout
from summarize_cli.rendering.csv_format import Shape, header


def jsonl_layout() -> Layout:
    """A line an answer."""
    return Layout(failed=_has_error)


def csv_layout(shape: Shape) -> Layout:
    """A header, then a row an answer, or, explained, one a sentence."""
    columns = shape.columns
    source, error = columns.index("source"), columns.index("error")

    def begins(row: bytes, before: bytes) -> bool:
        if not shape.explain:
            return True
        now, then = _cells(row), _cells(before)
        place = columns.index("index")
        # A failure has no index; sentences stand in the order of the article.
        same = now[source] == then[source] and now[place] and then[place]
        return not same or int(now[place]) <= int(then[place])

    return Layout(header(shape), quoted=True, begins=begins, failed=lambda row: bool(_cells(row)[error]))


def _has_error(row: bytes) -> bool:
    # Few lines fail: the others are not parsed.
    if b'"error":' not in row:
        return False
    try:
        return "error" in json.loads(row)
    except ValueError:
        return False


def _cells(row: bytes) -> list[str]:
    return next(csv.reader([row.decode("utf-8", "replace")]))
