"""`summarize_many`: records in, results out, for programs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from summarize_cli.article import JsonValue
from summarize_cli.batch.fields import Fields, field_value, present
from summarize_cli.batch.job import Job, Lost, Row
from summarize_cli.batch.run import answers
from summarize_cli.errors import ContentError, UsageError
from summarize_cli.pipeline import DEFAULT_KEYPHRASES, DEFAULT_TOPICS, Settings, check_text, kind_of
from summarize_cli.reading.fields import NoText


def summarize_many(
    records: Iterable[Mapping[str, Any] | str],
    *,
    jobs: int = 1,
    text_field: str | None = None,
    title_field: str | None = None,
    id_field: str | None = None,
    keep: Sequence[str] = (),
    sentences: int | None = None,
    words: int | None = None,
    ratio: float | None = None,
    topics: int = DEFAULT_TOPICS,
    keyphrases: int = DEFAULT_KEYPHRASES,
    with_text: bool = False,
    explain: bool = False,
    model: str | Path | None = None,
    query: str | None = None,
) -> Iterator[dict[str, JsonValue]]:
    """Summarize and tag many articles, one result a record, in their order.

    A result is what the command line writes as a line of JSON: `id` (None if the record has none),
    `source` (None), the fields that were to be kept, then those of `Digest.to_dict`. For a record without
    an article it is `id`, `source`, the kept fields and `error`, which says why. Memory does not grow with
    the number of records.

    Args:
        records: objects with a text, and maybe a title and an id; or texts alone. Read as they are needed.
        jobs: processes; 1 works in this one, 0 is one a core. They end with the generator.
        text_field: the name of the field of the text; by default the first of text, body, content, article
            that a record has a value for.
        title_field: that of the title; by default title, headline.
        id_field: that of the id; by default id, url.
        keep: names of fields that pass through to the result.
        sentences: exactly so many sentences an article, all if there are fewer (3 where no length is given).
        words: at most so many words an article, in whole sentences, at least one.
        ratio: so large a share of each article's words, above 0 and at most 1, at least one sentence.
        topics: at most so many topics an article.
        keyphrases: at most so many keyphrases an article.
        with_text: also give `text`, what the offsets count in (in characters).
        explain: also give what scores are made of (`features`), the words behind topics (`evidence`), the
            sentences that just missed (`missed`) and the lines left out (`dropped`).
        model: another model file than the built-in one.
        query: lean the summaries towards these words.

    Raises:
        TypeError: `query` is no text, a number is none, `records` or `keep` is a text, or `records` is a
            single one. Raised by the call, before a record is read, and so are the next two.
        UsageError: an argument is out of range, two lengths are given, or `keep` has a name of the result's.
        ModelError: the model file cannot be used.

    >>> from summarize_cli.batch import summarize_many
    >>> rows = [{"id": 7, "body": "The bridge will close on Monday, the city said."}, {"id": 8}]
    >>> [(row["id"], row.get("error", "fine")) for row in summarize_many(rows)]
    [(7, 'fine'), (8, 'has no field text, body, content or article, but id; --text-field names another')]
    """
    if isinstance(records, str | bytes | Mapping):
        raise TypeError(f"records is {kind_of(records)}, one record; give a list of records")
    if isinstance(keep, str):
        raise TypeError("keep is str, not a list of names of fields")
    if jobs < 0:
        raise UsageError(f"jobs is {jobs}; it must be 0 (one a core) or more")
    check_text(query="" if query is None else query)
    path = None if model is None else Path(model)
    settings = Settings(
        *(sentences, words, ratio, topics, keyphrases),
        with_text=with_text,
        explain=explain,
        model=path,
        query=query,
    )
    settings.check()
    fields = Fields.named(text_field, title_field, id_field, keep)
    job = Job(settings, fields)
    rows = (_item(record, fields) for record in records)
    return (_result(done.content) for done in answers(job, rows, jobs))


def _item(record: Any, fields: Fields) -> Row | Lost:  # noqa: ANN401 - programs give what they like
    if isinstance(record, str):
        return Row(None, {fields.text[0]: record})
    # A row of a data frame is no Mapping, but has the items of one.
    if not callable(getattr(record, "items", None)):
        return Lost(None, f"is {kind_of(record)}, not an object or a text", record=True)
    try:
        return Row(None, _needed(record, fields))
    except ContentError as error:
        return Lost(None, str(error), record=True)


def _needed(record: Any, fields: Fields) -> dict[str, Any]:  # noqa: ANN401 - a Mapping, or like one
    """A record without the values that nobody asks for, which may be large, or unfit to be sent elsewhere.

    Names are text, as nobody can ask for others: columns of a data frame may be numbers.
    """
    named = {str(name): value for name, value in record.items()}
    found = present(tuple(named), fields)
    article, along = {*found.text, *found.title}, {*found.id, *fields.keep}
    return {
        name: _sent(value) if name in article else field_value(named, name) if name in along else None
        for name, value in named.items()
    }


def _sent(value: Any) -> str | NoText:  # noqa: ANN401 - a field may hold anything
    return value if isinstance(value, str) else NoText.of(value)


def _result(content: Any) -> dict[str, JsonValue]:  # noqa: ANN401 - an Outcome, by the job's form
    result: dict[str, JsonValue] = content.to_dict()
    return result
