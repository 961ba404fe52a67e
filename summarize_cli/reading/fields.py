"""The fields of a record, or of a JSON document, that hold an article's text and its title."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from summarize_cli.errors import ContentError

TEXT_FIELDS = ("text", "body", "content", "article")
TITLE_FIELDS = ("title", "headline")

_SHOWN, _LONGEST_SHOWN = 12, 40
"""Names of fields in a message, and characters of one."""


def spelt(names: Sequence[str], wanted: tuple[str, ...], usual: tuple[str, ...]) -> tuple[str, ...]:
    """Those of `wanted` that are among `names`, as these spell them.

    Names that a user gave are taken as they are; the usual ones in any case ("Text", "HEADLINE").
    """
    if wanted != usual:
        return tuple(name for name in wanted if name in names)
    by_name = {name.lower(): name for name in reversed(names)}
    return tuple(by_name[name] for name in wanted if name in by_name)


class NoText(NamedTuple):
    """Stands for a value that is no text."""

    reason: str
    """ "is a list, not text"."""

    @classmethod
    def of(cls, value: Any) -> "NoText":  # noqa: ANN401 - a field may hold anything
        """What stands for a value."""
        if isinstance(value, cls):
            return value
        if value is None or value == "" or value != value:  # noqa: PLR0124 - NaN, as data frames say "missing"
            return cls("is empty")
        kinds = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
        return cls(f"is {kinds.get(type(value), type(value).__name__)}, not text")


def text_and_title(
    record: Mapping[str, Any], texts: Sequence[str], titles: Sequence[str]
) -> tuple[str, str | None]:
    """The text and the title of a record: of several fields, the first that has a value.

    Args:
        record: has all of these fields.
        texts: names of the fields that may hold the text, at least one.
        titles: names of those that may hold the title.

    Raises:
        ContentError: it has no text.
    """
    text = next(
        (value for name in texts if isinstance(value := _rendered(record[name]), str) and value), None
    )
    if text is None:
        raise ContentError(f"its field {texts[0]} {NoText.of(record[texts[0]]).reason}")
    for name in titles:
        title = _rendered(record[name])
        if isinstance(title, str) and title.strip():
            return text, " ".join((title if title is record[name] else _without_markup(title)).split())
    return text, None


def _rendered(value: Any) -> Any:  # noqa: ANN401 - as above
    """A field's value, or what it holds as it is shown on a page: so WordPress answers for text and title."""
    return value.get("rendered") if isinstance(value, dict) and "rendered" in value else value


def _without_markup(title: str) -> str:
    from html import unescape  # noqa: PLC0415 - few titles are rendered

    return unescape(re.sub(r"<[^<>]*>", "", title))


def lacking_text(names: Sequence[str], wanted: Sequence[str]) -> str:
    """What is wrong where none of `names` is one of the `wanted`, which hold the text."""
    *others, last = wanted
    needed = f"{', '.join(others)} or {last}" if others else last
    short = [name if len(name) <= _LONGEST_SHOWN else f"{name[:_LONGEST_SHOWN]}…" for name in names[:_SHOWN]]
    shown = ", ".join(short) + (" …" if len(names) > _SHOWN else "")
    return f"has no field {needed}, but {shown or 'none at all'}; --text-field names another"
