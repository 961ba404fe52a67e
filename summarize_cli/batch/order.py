"""What a user asks for when there are many articles, and whom a run tells how it goes."""

from pathlib import Path
from typing import NamedTuple, Protocol

from summarize_cli.article import Failure
from summarize_cli.batch.fields import Fields
from summarize_cli.batch.part import Publish, part_of
from summarize_cli.batch.publishing import compress_gzip, compress_zstd
from summarize_cli.batch.streams import zstd_module
from summarize_cli.errors import UsageError
from summarize_cli.output import check_kept, is_replaceable
from summarize_cli.pipeline import Settings
from summarize_cli.reading.formats import RECORD_FORMATS
from summarize_cli.reading.sources import STDIN, Limits, holds_many
from summarize_cli.rendering import Page

LINES = ("jsonl", "csv", "parquet")
"""Formats whose answers are lines: they can be resumed, and are made where the article is worked on."""


class Order(NamedTuple):
    """All that a user asked for."""

    sources: tuple[str, ...]
    settings: Settings
    fields: Fields = Fields()
    limits: Limits = Limits()
    form: str = "table"
    output: Path | None = None
    page: Page = Page()
    input_format: str = "auto"
    files_from: str | None = None
    jobs: int = 1
    fail_fast: bool = False
    resume: bool = False
    progress: bool = False
    """Show on stderr how far it is."""
    cluster: str | None = None
    """The address of a Dask scheduler, or `local`."""


class Voice(Protocol):
    """Whom a run tells how it goes."""

    def failed(self, failure: Failure) -> None:
        """An article could not be summarized."""

    def warn(self, source: str | None, message: str) -> None:
        """Something a user should know."""

    def say(self, message: str) -> None:
        """A line at the end."""


def shown_as_rows(order: Order) -> bool:
    """Whether a table has a row an article: where it is not each article that was named, or is to be seen."""
    return not order.settings.passages and (
        order.files_from is not None
        or order.input_format in RECORD_FORMATS
        or any(holds_many(source, order.input_format) for source in order.sources)
    )


def publisher(order: Order) -> Publish | None:
    """What makes the file that was asked for of lines; None where it is these lines."""
    suffix = order.output.suffix.lower() if order.output else ""
    if order.form == "parquet":
        from summarize_cli.batch.parquet_output import Publisher  # noqa: PLC0415 - for this format alone

        settings = order.settings
        return Publisher(("id", *order.fields.keep), explain=settings.explain, with_text=settings.with_text)
    return {".gz": compress_gzip, ".zst": compress_zstd}.get(suffix)


def check(order: Order) -> None:
    """Refuse what makes no sense, before anything is read.

    Raises:
        UsageError: two parts of the order exclude one another, or one lacks another.
        SourceError: a library that the format needs is not installed.
    """
    if order.files_from == STDIN and STDIN in order.sources:
        raise UsageError("standard input is either the list of files or an article", "files_from")
    into_file = order.output is not None and is_replaceable(order.output)
    if into_file and order.output:
        check_kept(part_of(order.output), order.sources)
    if order.form == "parquet":
        if not into_file:
            raise UsageError("-f parquet needs --output FILE", "form")
        from summarize_cli.batch import parquet_output  # noqa: PLC0415 - for this format alone

        parquet_output.check()
    elif into_file and order.output and order.output.suffix.lower() == ".zst":
        zstd_module()
    if order.resume and not (into_file and order.form in LINES):
        raise UsageError("resume needs --output FILE and -f jsonl, csv or parquet")
