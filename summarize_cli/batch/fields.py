"""A record's fields -> the article in them, and what is carried along."""

import datetime as dt
import math
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from summarize_cli.article import JsonValue
from summarize_cli.errors import ContentError, UsageError
from summarize_cli.reading.fields import TEXT_FIELDS, TITLE_FIELDS, lacking_text, spelt, text_and_title
from summarize_cli.rendering.csv_format import SCORES

ID_FIELDS = ("id", "url")

RESULT_FIELDS = frozenset(
    [
        *("id", "source", "title", "byline", "date", "site", "dateline", "language", "sentence_count"),
        *("word_count", "dropped_lines", "dropped", "summary", "missed", "topics", "topic_codes"),
        *("keyphrases", "model"),
        *("text", "error", "index", "paragraph", "start", "end", "score", "features"),
        *SCORES.values(),
    ]
)
"""Names that the result has for itself, in any format."""


class Fields(NamedTuple):
    """Which fields of a record hold what. Of several names, the first that a record has a value for counts.

    Names that a user gave are taken as they are; the usual names in any case ("Text", "HEADLINE").
    """

    text: tuple[str, ...] = TEXT_FIELDS
    title: tuple[str, ...] = TITLE_FIELDS
    id: tuple[str, ...] = ID_FIELDS
    keep: tuple[str, ...] = ()
    """Fields that pass through to the result, under their own names."""

    @classmethod
    def named(
        cls,
        text: str | None = None,
        title: str | None = None,
        id: str | None = None,  # noqa: A002 - as the field is called
        keep: Iterable[str] = (),
    ) -> "Fields":
        """The fields that a user named, the usual ones where they did not.

        Raises:
            UsageError: a field that is to be kept has a name of the result's own.
        """
        kept = tuple(dict.fromkeys(keep))
        for name in kept:
            if name in RESULT_FIELDS:
                hint = " (with_text adds the text)" if name == "text" else ""
                raise UsageError(
                    f"keep {name}: the result has a field of its own with this name{hint}", "keep"
                )
        given = {"text": text, "title": title, "id": id}
        return cls(**{name: (value,) for name, value in given.items() if value is not None}, keep=kept)


class Present(NamedTuple):
    """The names of the fields that some records have, as they spell them."""

    text: tuple[str, ...]
    title: tuple[str, ...]
    id: tuple[str, ...]


def present(names: tuple[str, ...], fields: Fields) -> Present:
    """Which of `names` hold what."""
    return _remembered(names, fields) if len(names) <= _MOST_REMEMBERED else _found(names, fields)


_MOST_REMEMBERED = 100
"""Names of a record: records of more are no table's rows, and each may have names of its own."""


def _found(names: tuple[str, ...], fields: Fields) -> Present:
    return Present(
        spelt(names, fields.text, TEXT_FIELDS),
        spelt(names, fields.title, TITLE_FIELDS),
        spelt(names, fields.id, ID_FIELDS),
    )


_remembered = lru_cache(maxsize=256)(_found)


def carried(record: Mapping[str, Any], fields: Fields) -> dict[str, JsonValue]:
    """The record's id (None if it has none) and the fields that are kept (None where it lacks one).

    Raises:
        ContentError: one of them is nested too deeply.
    """
    names = present(tuple(record), fields)
    key = next((value for name in names.id if (value := field_value(record, name)) not in (None, "")), None)
    return {"id": key, **{name: field_value(record, name) for name in fields.keep}}


def field_value(record: Mapping[str, Any], name: str) -> JsonValue:
    """A field of a record as JSON can say it, None where it has none.

    Raises:
        ContentError: it is nested too deeply.
    """
    try:
        return json_value(record.get(name))
    except ContentError as error:
        raise ContentError(f"its field {name} {error}") from None


def article_of(record: Mapping[str, Any], fields: Fields) -> tuple[str, str | None]:
    """(text, title) of a record.

    Raises:
        ContentError: it has no text.
    """
    names = present(tuple(record), fields)
    if not names.text:
        raise ContentError(lacking_text(tuple(record), fields.text))
    return text_and_title(record, names.text, names.title)


_DEEPEST = 200
"""Levels of a field. Counted, as Python's own bound depends on who calls: one process would answer otherwise
than several."""


def json_value(value: Any, level: int = 0) -> JsonValue:  # noqa: ANN401, PLR0911 - anything, a line each
    """A field's value as JSON can say it; times as ISO 8601, what is no number as None.

    Raises:
        ContentError: it is nested too deeply, or holds itself.
    """
    if value is None or type(value) in (str, int, bool):
        return value  # type: ignore[no-any-return]
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else None
    if level >= _DEEPEST:
        raise ContentError("is nested too deeply")
    if isinstance(value, Mapping):
        return {str(name): json_value(inner, level + 1) for name, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [json_value(inner, level + 1) for inner in value]
    if isinstance(value, bytes | bytearray):
        return value.decode("utf-8", "replace")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    # Scalars and arrays of numpy, pyarrow and their kind know themselves as Python's own.
    for name in ("tolist", "item", "as_py"):
        convert = getattr(value, name, None)
        if callable(convert):
            own = convert()
            return json_value(own, level + 1) if type(own) is not type(value) else str(value)
    return str(value)
