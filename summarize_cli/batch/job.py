"""One item of many -> its answer. What workers do, and all that they need to know, as plain values.

Importing this module loads the pipeline and nothing of the command line.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from summarize_cli.article import Failure, JsonValue
from summarize_cli.batch.fields import Fields, article_of, carried
from summarize_cli.errors import TOO_LONG, ContentError, SummarizeError
from summarize_cli.pipeline import Engine, Settings, engine, summarize_article, summarize_bytes
from summarize_cli.reading.decoding import not_decoded
from summarize_cli.reading.json_document import DECODER, what_is_wrong
from summarize_cli.reading.readers import read_text
from summarize_cli.reading.sources import Limits, Raw, is_foreign, read
from summarize_cli.rendering import Outcome
from summarize_cli.rendering.jsonl_format import line

Form = Literal["jsonl", "csv", "digest"]
"""What an answer is made into where it is worked out: a line of text, or nothing yet."""


class Line(NamedTuple):
    """A record as a line of JSON."""

    source: str
    """`dump.jsonl:731`."""
    data: bytes
    """UTF-8."""


class Row(NamedTuple):
    """A record as its fields."""

    source: str | None
    fields: Mapping[str, Any]
    replaced: int = 0
    """Bytes that could not be decoded."""


class File(NamedTuple):
    """An input that is one article; read where it is worked on, unless it has been."""

    source: str
    raw: Raw | None = None


class Lost(NamedTuple):
    """What could not be read, to be answered in its place."""

    source: str | None
    error: str
    record: bool = False
    """Whether it stands for a record, or for records, and is answered with the fields of one."""


Item = Line | Row | File | Lost


class Job(NamedTuple):
    """How items are to be answered. `settings` have been checked."""

    settings: Settings
    fields: Fields = Fields()
    form: Form = "digest"
    limits: Limits = Limits()


class Answer(NamedTuple):
    """What became of an item."""

    content: str | Outcome
    """As `Job.form` has it."""
    source: str | None = None
    error: str | None = None
    warnings: tuple[str, ...] = ()
    id: JsonValue = None


def work(job: Job, items: Iterable[Item]) -> list[Answer]:
    """The answers to some items, in their order. It does not raise for what an item holds.

    For processes elsewhere too: `job`, items and answers can be pickled.

    Raises:
        ModelError: the model cannot be used.
    """
    opened = engine(job.settings.model)
    return [answer(job, item, opened) for item in items]


def work_as_begun(job: Job, items: Iterable[Item]) -> list[Answer]:
    """As `work`, in a process that lives for one run: with the model as it was when the process began.

    A model that is replaced in the middle of a million articles, as by an upgrade, is none of their business.
    """
    opened = _held(job.settings.model)
    return [answer(job, item, opened) for item in items]


@lru_cache(maxsize=1)
def _held(model: Path | None) -> Engine:
    return engine(model)


def lines(job: Job, items: Iterable[Item]) -> list[str]:
    """The answers to some items as lines; `job.form` is jsonl or csv."""
    return [str(done.content) for done in work(job, items)]


def answer(job: Job, item: Item, opened: Engine) -> Answer:
    """The answer to one item: a digest, or a failure that says why there is none."""
    along: dict[str, JsonValue] | None = None
    try:
        if isinstance(item, Lost):
            return failed(job, item.source, item.error, nothing_of(job) if item.record else None)
        if isinstance(item, File):
            raw = item.raw or read_anywhere(item.source, job.limits)
            digest = summarize_bytes(raw, job.settings, source=item.source, opened=opened)
        else:
            along = nothing_of(job)
            record = item.fields if isinstance(item, Row) else parsed(item.data)
            along = carried(record, job.fields)
            text, title = article_of(record, job.fields)
            article = read_text(text, title=title, source=item.source)
            if isinstance(item, Row) and item.replaced:
                article = replace(article, warnings=(*not_decoded(item.replaced, "utf-8"), *article.warnings))
            digest = replace(summarize_article(article, job.settings, opened), carried=along)
    except SummarizeError as error:
        return failed(job, item.source, str(error), along)
    except MemoryError:
        return failed(job, item.source, TOO_LONG, along)
    except Exception as error:  # noqa: BLE001 - one record, whatever is in it, does not stop a million
        reason = f"{type(error).__name__}: {error}".rstrip(": ")
        return failed(job, item.source, f"a fault of this program, please report it: {reason}", along)
    warnings = tuple(digest.warnings)
    return Answer(_formed(job, digest), item.source, None, warnings, along["id"] if along else None)


def failed(job: Job, source: str | None, error: str, along: Mapping[str, JsonValue] | None = None) -> Answer:
    """The answer that there is none, and why."""
    reason = " ".join(error.split())
    failure = Failure(source, reason, along)
    return Answer(_formed(job, failure), source, reason, (), along.get("id") if along else None)


def nothing_of(job: Job) -> dict[str, JsonValue]:
    """What is carried along of a record of which nothing is known."""
    return {"id": None, **dict.fromkeys(job.fields.keep)}


def parsed(data: bytes) -> dict[str, Any]:
    """The object in a line of JSON. NaN and infinities, which some programs write, are nulls.

    Raises:
        ContentError: it is no JSON, or no object.
    """
    try:
        value = DECODER.decode(data.decode("utf-8-sig").strip())
    except UnicodeDecodeError as error:
        raise ContentError(f"is not UTF-8 (byte {error.start + 1}); --encoding names another") from None
    except (ValueError, RecursionError) as error:
        raise ContentError(f"invalid JSON: {what_is_wrong(error, one_line=True)}") from None
    if not isinstance(value, dict):
        raise ContentError("is no JSON object; a record is an object with a field for its text")
    return value


def read_anywhere(source: str, limits: Limits) -> Raw:
    """As `read`, with whatever address fsspec knows."""
    if is_foreign(source):
        from summarize_cli.batch.streams import read_whole  # noqa: PLC0415 - fsspec, for its addresses alone

        return read_whole(source)
    return read(source, None, limits)


def _formed(job: Job, outcome: Outcome) -> str | Outcome:
    if job.form == "jsonl":
        return line(outcome)
    if job.form == "csv":
        from summarize_cli.rendering.csv_format import Shape, rows  # noqa: PLC0415 - csv, where it is asked for

        settings = job.settings
        return rows(outcome, Shape(settings.explain, settings.with_text, job.fields.keep))
    return outcome
