"""What tables have in common, be they CSV or Parquet: columns that are needed, and text that is no UTF-8."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from summarize_cli.batch.fields import Fields, present
from summarize_cli.errors import SourceError
from summarize_cli.reading.fields import lacking_text

_ESCAPED = re.compile("[\udc80-\udcff]")
"""Bytes that are no UTF-8, as `surrogateescape` keeps them (PEP 383)."""


def wanted(names: Sequence[str], fields: Fields) -> list[tuple[str, int]]:
    """(column, place) of those that are needed.

    Raises:
        SourceError: none holds the text.
    """
    found = present(tuple(names), fields)
    if not found.text:
        raise SourceError(lacking_text(names, fields.text))
    needed = {*found.text, *found.title, *found.id, *fields.keep}
    return [(column, place) for place, column in enumerate(names) if column in needed]


def readable(cells: Mapping[str, Any]) -> tuple[Mapping[str, Any], int]:
    """The cells, and how many bytes of their text were no UTF-8 and are replaced."""
    texts = {column: cell for column, cell in cells.items() if isinstance(cell, str)}
    try:
        for text in texts.values():
            text.encode()
    except UnicodeEncodeError:
        replaced = sum(len(_ESCAPED.findall(text)) for text in texts.values())
        mended = {column: _ESCAPED.sub("\ufffd", text) for column, text in texts.items()}
        return {**cells, **mended}, replaced
    return cells, 0
