"""One JSON document -> the text and the title in it: a record by itself, however it is laid out.

Prose may open with a bracket; what is no JSON to its end is left to whoever reads prose, unless its name
says otherwise. RFC 8259.
"""

import json
import sys
from typing import Any, NamedTuple

from summarize_cli.errors import ContentError
from summarize_cli.reading.fields import TEXT_FIELDS, TITLE_FIELDS, lacking_text, spelt, text_and_title

SUFFIXES = (".json", ".ipynb", ".geojson")
"""What names of files end in that hold a document, even a damaged one."""

DECODER = json.JSONDecoder(parse_constant=lambda _: None)
"""Reads NaN and Infinity, which RFC 8259 does not know, as null."""


class Held(NamedTuple):
    """What of an article is in a document."""

    text: str
    title: str | None


def article_in(
    text: str, *, name: str | None = None, text_field: str | None = None, title_field: str | None = None
) -> Held | None:
    """What is in `text`, which opens with a bracket or a brace, as a JSON document; None where it is none.

    Args:
        text: as it was decoded.
        name: of the file, as far as it is known.
        text_field: the name of the field of the text, by default one of TEXT_FIELDS.
        title_field: that of the title, by default one of TITLE_FIELDS.

    Raises:
        ContentError: it is JSON, but no object with a text.

    >>> article_in('{"title": "Rain", "body": "It rained."}'), article_in("[Updated] It rained.")
    (Held(text='It rained.', title='Rain'), None)
    """
    start = len(text) - len(text.lstrip())
    try:
        value, end = DECODER.raw_decode(text, start)
    except (ValueError, RecursionError) as error:
        if name is None or not name.lower().endswith(SUFFIXES):
            return None
        raise ContentError(
            f"invalid JSON: {what_is_wrong(error)}; --input-format text reads it as it is"
        ) from None
    rest = text[end:].lstrip(" \t\r")
    if rest.strip():
        if isinstance(value, dict) and rest.startswith("\n") and rest.lstrip().startswith("{"):
            raise ContentError(
                "is JSONL, an object a line, not an article; --input-format jsonl reads its records"
            )
        return None
    if isinstance(value, list):
        raise ContentError("is a JSON array, not an article; jq -c '.[]' makes records of it, one a line")
    return _held(
        value, (text_field,) if text_field else TEXT_FIELDS, (title_field,) if title_field else TITLE_FIELDS
    )


def _held(record: dict[str, Any], text_fields: tuple[str, ...], title_fields: tuple[str, ...]) -> Held:
    names = tuple(record)
    texts = spelt(names, text_fields, TEXT_FIELDS)
    if "nbformat" in record and not texts:
        raise ContentError(
            "is a Jupyter notebook, not an article; jupyter nbconvert --to markdown makes text of it"
        )
    if not texts:
        raise ContentError(f"is JSON and {lacking_text(names, text_fields)}")
    try:
        return Held(*text_and_title(record, texts, spelt(names, title_fields, TITLE_FIELDS)))
    except ContentError as error:
        raise ContentError(f"is JSON, and {error}") from None


def what_is_wrong(error: ValueError | RecursionError, *, one_line: bool = False) -> str:
    """Why DECODER refuses a text, whatever Python it is, and where; in `one_line` without its number."""
    if isinstance(error, RecursionError):
        return "nested too deeply"
    if isinstance(error, json.JSONDecodeError):
        place = f"character {error.pos + 1}" if one_line else f"line {error.lineno}, column {error.colno}"
        return f"{error.msg.removesuffix(' at')} at {place}"
    # All else that it refuses is a whole number of thousands of digits, of which Python speaks to programs.
    return f"a whole number has more than {sys.get_int_max_str_digits():,} digits"
