"""Readings: rows of the corpora that someone read since, and named all topics of or wrote highlights for.

A row of a corpus has the one topic that its publisher's section was mapped to, or, in a corpus of
summaries, none at all; and only two publishers' articles have highlights. A reading names all topics that
hold, the primary one first, or tells in a few sentences what the article says, or both. It carries no text
of the article: it says which row of which corpus was read. Rows that a model is least sure of teach it most
when their topics are read (uncertainty sampling: Lewis and Gale 1994), so they are no fair sample: the model
learns from them and is never judged by them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from summarize_cli.errors import UsageError
from summarize_cli.training.examples import SummaryRow
from summarize_cli.training.metrics import set_score
from summarize_cli.training.topics import TopicRow


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader said of the row `id` of the corpus `corpus` (its file's name without endings)."""

    corpus: str
    id: str
    topics: tuple[str, ...] = ()
    """The primary one first; none where the reader did not name them."""
    confidence: str | None = None
    """In the topics, the reader's: h, m or l."""
    highlights: tuple[str, ...] = ()
    """Sentences of the reader's own; none where none were written."""


def highlighted(topics: Sequence[TopicRow], readings: Sequence[Reading]) -> list[SummaryRow]:
    """The articles of the topics corpora that a reader wrote highlights for."""
    written = {(reading.corpus, reading.id): reading.highlights for reading in readings if reading.highlights}
    return [
        SummaryRow(
            row.id,
            row.title or None,
            row.text,
            highlights=written[row.source, row.id],
            source=row.source,
            read_since=True,
        )
        for row in topics
        if (row.source, row.id) in written
    ]


def with_readings(
    topics: Sequence[TopicRow], summaries: Sequence[SummaryRow], readings: Sequence[Reading]
) -> list[TopicRow]:
    """The rows of the topics corpora, as read where they were read, then the summaries' articles that were.

    Readings of rows that are not there are passed over, and so are those of rows that are complete already.
    """
    read = {(reading.corpus, reading.id): reading for reading in readings if reading.topics}
    untagged = (
        TopicRow(row.id, row.title or "", row.text, (), weak=True, source=row.source) for row in summaries
    )
    rows = []
    for row in chain(topics, untagged):
        reading = read.get((row.source, row.id)) if row.weak else None
        if reading is not None:
            rows.append(
                replace(
                    row, topics=reading.topics, confidence=reading.confidence, weak=False, read_since=True
                )
            )
        elif row.topics or not row.weak:
            rows.append(row)
    return rows


def agreement(topics: Sequence[TopicRow], readings: Sequence[Reading]) -> dict[str, float]:
    """How far readings of rows that are complete say the same as these do: nothing is learned from them.

    `rows`, the share with the same primary topic, and the micro-F1 of the sets of topics; 0 rows where none
    was read twice.
    """
    read = {(reading.corpus, reading.id): reading.topics for reading in readings if reading.topics}
    pairs = [
        (row.topics, read[row.source, row.id])
        for row in topics
        if row.topics and not row.weak and (row.source, row.id) in read
    ]
    sets = set_score(
        hits=sum(len({*said} & {*again}) for said, again in pairs),
        predicted=sum(len(again) for _, again in pairs),
        wanted=sum(len(said) for said, _ in pairs),
    )
    return {
        "rows": len(pairs),
        "same_primary": sum(said[0] == again[0] for said, again in pairs) / max(1, len(pairs)),
        "micro_f1": sets.f1,
    }


def check_known(
    readings: Sequence[Reading],
    topics: Sequence[TopicRow],
    summaries: Sequence[SummaryRow],
    progress: Callable[[str], None] = lambda _: None,
) -> None:
    """Refuse readings of other corpora: a model would be trained without them, and nobody would know.

    `progress` is told how many are of rows that are not there, where some are.

    Raises:
        UsageError: there are readings, and not one is of a row of these corpora.
    """
    known = {(row.source, row.id) for row in topics} | {(row.source, row.id) for row in summaries}
    lost = [reading for reading in readings if (reading.corpus, reading.id) not in known]
    if not lost:
        return
    corpora = ", ".join(sorted({reading.corpus for reading in lost}))
    if len(lost) == len(readings):
        raise UsageError(f"the readings are of other corpora than these; give {corpora}")
    progress(
        f"warning: {len(lost):,} of {len(readings):,} readings are of no row of these corpora ({corpora})"
    )
