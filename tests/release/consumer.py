"""A program of someone else's, which uses the whole public API: see consuming.py.

What is wrong on purpose carries the error that mypy must find; where it does not, --strict complains.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import assert_type

import summarize_cli
from summarize_cli import (
    ContentError,
    Digest,
    Keyphrase,
    LeftOut,
    ModelError,
    OutputError,
    ScoredSentence,
    SourceError,
    SummarizeError,
    Topic,
    UsageError,
    __version__,
    summarize,
)
from summarize_cli.batch import summarize_many

TEXT = "OSLO — The old bridge will close on Monday, the city said. Engineers found cracks in two pylons."


def headline(digest: Digest) -> str:
    first: ScoredSentence = digest.summary[0]
    assert_type(first.text, str)
    assert_type(first.score, float)
    assert_type((first.index, first.paragraph, first.start, first.end), tuple[int, int, int, int])
    assert_type(first.features, Mapping[str, float] | None)
    assert_type(digest.title, str | None)
    return digest.title or first.text


def tags(digest: Digest) -> list[str]:
    topics: tuple[Topic, ...] = digest.topics
    phrases: tuple[Keyphrase, ...] = digest.keyphrases
    assert_type([topic.confidence for topic in topics], list[float])
    return [*(topic.code for topic in topics), *(phrase.text for phrase in phrases)]


def left_out(digest: Digest) -> list[str]:
    lines: tuple[LeftOut, ...] = digest.dropped or ()
    return [f"{line.rule}: {line.text}" for line in lines]


def explained(text: str) -> Digest | str:
    try:
        return summarize(
            text,
            title="Bridge to close",
            words=40,
            topics=2,
            keyphrases=4,
            explain=True,
            query="When does it close?",
        )
    except UsageError:
        raise
    except (ContentError, ModelError, SourceError, OutputError) as error:
        return str(error)
    except SummarizeError as error:
        return type(error).__name__


def rows() -> Iterator[str]:
    records: list[dict[str, object]] = [{"id": 7, "body": TEXT, "section": "city"}, {"id": 8}]
    for row in summarize_many(records, jobs=1, keep=["section"], sentences=1, model=None):
        error = row.get("error")
        yield f"{row['id']}: {error if isinstance(error, str) else row['section']}"


def wrong(digest: Digest) -> None:
    print(digest.titel)  # type: ignore[attr-defined]
    digest.title = "Another"  # type: ignore[misc]
    digest.summary[0].score.upper()  # type: ignore[attr-defined]
    summarize(TEXT, sentences="3")  # type: ignore[arg-type]
    summarize(TEXT, 3)  # type: ignore[call-arg, arg-type]
    summarize(TEXT.encode())  # type: ignore[arg-type]
    summarize_many(TEXT.encode())  # type: ignore[arg-type]
    summarize_cli.sumarize(TEXT)  # type: ignore[attr-defined]
    summarize_cli.batch.summarise_many([])  # type: ignore[attr-defined]


if __name__ == "__main__":
    digest = explained(TEXT)
    assert isinstance(digest, Digest)
    assert headline(digest) == "Bridge to close"
    assert tags(digest)
    assert left_out(digest) == []
    assert digest.to_dict()["dateline"] == "OSLO"
    assert explained(" ") == "is empty"
    assert next(rows()) == "7: city"
    assert summarize(
        TEXT, ratio=0.5, model=Path(summarize_cli.__file__).parent / "model" / "news-en.safetensors"
    )
    assert __version__
