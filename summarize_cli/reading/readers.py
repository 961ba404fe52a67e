"""Bytes -> Article: one reader a format, loaded when an input of its format comes."""

import importlib
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from summarize_cli.article import Article
from summarize_cli.errors import SourceError
from summarize_cli.reading.decoding import decode
from summarize_cli.reading.formats import InputFormat, recognise
from summarize_cli.reading.plaintext import parse
from summarize_cli.reading.sources import Raw

Reader = Callable[..., Article]

_MODULES: dict[InputFormat, str] = {
    "html": "pages",
    "markdown": "markdown",
    "pdf": "pdf",
    "docx": "docx",
    "epub": "epub",
    "eml": "mail",
    "rtf": "rtf",
}

_INDENT = 1000
"""Characters of white space that may stand before a JSON document."""
_JSON_OPENINGS = ("{", "[")

EXTRA = "documents"
"""The extra whose libraries read office documents."""


class TextFields(NamedTuple):
    """Names that a user gave: of the fields of a JSON document that hold its text and its title."""

    text: str | None = None
    title: str | None = None


USUAL_FIELDS = TextFields()


def read_article(
    raw: Raw,
    input_format: str,
    encoding: str | None,
    source: str | None,
    fields: TextFields = USUAL_FIELDS,
) -> Article:
    """The article in an input.

    Args:
        raw: as it was read.
        input_format: one of `formats.INPUT_FORMATS`; `auto` looks at the input.
        encoding: the codec that the user named.
        source: for the Article.
        fields: of a JSON document.

    Raises:
        SourceError: a library that its format needs is not there.
        ContentError: it is damaged, locked, or holds no article.
        UsageError: there is no text codec called `encoding`.
    """
    form = input_format
    if form == "auto":
        form = recognise(raw.data, name=raw.name, media_type=raw.media_type)
    if form == "text":
        decoded = decode(raw.data, encoding, (raw.charset,))
        article = None
        if input_format == "auto" and decoded.text[:_INDENT].lstrip()[:1] in _JSON_OPENINGS:
            article = _in_json(decoded.text, raw.name, source, fields)
        article = article or parse(_without_marks(decoded.text), source=source)
        return replace(article, warnings=(*decoded.warnings, *article.warnings))
    return _reader(form)(raw.data, encoding=encoding, charset=raw.charset, source=source)


def _without_marks(text: str) -> str:
    if text.lstrip()[:1] != ">":
        return text
    from summarize_cli.reading.quoted import unquoted  # noqa: PLC0415 - for what is quoted as a whole

    return unquoted(text)


def read_text(text: str, *, title: str | None = None, source: str | None = None) -> Article:
    """The article in a text that may be a page, as fields of records and of JSON documents are.

    Raises:
        ContentError: it is a page without an article.
    """
    if "<" in text:
        data = text.encode("utf-8", "replace")
        if recognise(data) == "html":
            page = read_article(Raw(data, charset="utf-8"), "html", None, source)
            return replace(page, title=title or page.title)
    return parse(text, source=source, title=title)


def _in_json(text: str, name: str | None, source: str | None, fields: TextFields) -> Article | None:
    from summarize_cli.reading.json_document import article_in  # noqa: PLC0415 - few articles open so

    held = article_in(text, name=name, text_field=fields.text, title_field=fields.title)
    return read_text(held.text, title=held.title, source=source) if held else None


def _reader(form: str) -> Reader:
    try:
        module = importlib.import_module(f"summarize_cli.reading.{_MODULES[form]}")  # type: ignore[index]
    except ModuleNotFoundError as error:
        raise SourceError(
            f"is {form.upper()}, which needs {error.name}; pip install 'summarize-cli[{EXTRA}]'"
        ) from None
    reader: Reader = module.read
    return reader
