"""Bytes -> Article: one reader a format, loaded when an input of its format comes."""

import importlib
from collections.abc import Callable
from dataclasses import replace

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

EXTRA = "documents"
"""The extra whose libraries read office documents."""


def read_article(raw: Raw, input_format: str, encoding: str | None, source: str | None) -> Article:
    """The article in an input.

    Args:
        raw: as it was read.
        input_format: one of `formats.INPUT_FORMATS`; `auto` looks at the input.
        encoding: the codec that the user named.
        source: for the Article.

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
        article = parse(decoded.text, source=source)
        return replace(article, warnings=decoded.warnings) if decoded.replaced else article
    return _reader(form)(raw.data, encoding=encoding, charset=raw.charset, source=source)


def _reader(form: str) -> Reader:
    try:
        module = importlib.import_module(f"summarize_cli.reading.{_MODULES[form]}")  # type: ignore[index]
    except ModuleNotFoundError as error:
        raise SourceError(
            f"is {form.upper()}, which needs {error.name}; pip install 'summarize-cli[{EXTRA}]'"
        ) from None
    reader: Reader = module.read
    return reader
