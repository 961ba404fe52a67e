"""What a reader would have chosen: the same sentences, as many of them, in the articles that were read.

    python -m tests.quality.readers

A language model read articles of the dev files in November 2026, without their highlights and without a title
where the file has none, and chose the sentences that the outlet's editors would put into theirs. It tells how
much of the way from the first sentences to the highlights understanding goes, beside counting; nothing is
learned from it. The articles are public, so that it may remember some of their highlights: what it
reaches is an upper bound of what it would reach with new ones.

`readers.json.gz` holds no text: corpus -> id -> the digests of the sentences, of their letters and digits.
"""

import gzip
import hashlib
import json
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from summarize_cli.pipeline import summarize
from summarize_cli.training import metrics
from summarize_cli.training.corpora import read_summaries
from summarize_cli.training.judging import Trial
from summarize_cli.training.judging.choices import Exercise, Unjudged, exercise, folded
from tests.conftest import CORPORA

FILE = Path(__file__).with_name("readers.json.gz")
MEASURES = ("ROUGE-1", "ROUGE-2", "ROUGE-Lsum")


class Read(NamedTuple):
    """An article, and the indices of the sentences that the reader chose; None of one that is not found."""

    exercise: Exercise
    chosen: tuple[int | None, ...]


@cache
def choices() -> dict[str, dict[str, list[str]]]:
    """Corpus -> id -> digests of the sentences chosen."""
    return json.loads(gzip.decompress(FILE.read_bytes()))


def digest(sentence: str) -> str:
    return hashlib.sha256(folded(sentence).encode()).hexdigest()[:12]


def articles(corpus: str) -> Iterator[Read]:
    """Those that were read."""
    chosen = choices()[corpus]
    for row in read_summaries([CORPORA / "summaries" / f"{corpus}.jsonl.gz"])[0]:
        if row.id in chosen:
            try:
                task = exercise(row, Trial())
            except Unjudged:
                continue
            index_of = {digest(text): index for index, text in enumerate(task.texts)}
            yield Read(task, tuple(map(index_of.get, chosen[row.id])))


def margins(corpus: str) -> dict[str, list[metrics.Interval]]:
    """System -> ROUGE over Lead, and of the reader over the model, with 95 % intervals over the articles."""
    judge = metrics.rouge_judge()
    scores: dict[str, list[metrics.Rouge]] = {"Lead": [], "model": [], "reader": []}
    for task, chosen in articles(corpus):
        row = task.row
        found = [index for index in chosen if index is not None]
        shown = summarize(row.text, title=row.title, sentences=len(chosen), topics=0, keyphrases=0).summary
        for name, sentences in (
            ("Lead", task.texts[: len(chosen)]),
            ("model", [sentence.text for sentence in shown]),
            ("reader", [task.texts[index] for index in sorted(found)]),
        ):
            scores[name].append(judge(task.references[0], list(sentences)))
    return {
        f"{first} - {second}": [
            metrics.bootstrap(metrics.differences(a, b))
            for a, b in zip(zip(*scores[first], strict=True), zip(*scores[second], strict=True), strict=True)
        ]
        for first, second in (("model", "Lead"), ("reader", "Lead"), ("reader", "model"))
    }


def main() -> int:
    """Print the margins of each corpus."""
    if not CORPORA.is_dir():
        print("the corpora are not part of the project and not beside it", file=sys.stderr)
        return 1
    for corpus, chosen in choices().items():
        print(f"{corpus}: {len(chosen)} articles read")
        for pair, intervals in margins(corpus).items():
            told = (f"{name} {each.mean:+.1f} [{each.low:+.1f}, {each.high:+.1f}]"
                    for name, each in zip(MEASURES, intervals, strict=True))  # fmt: skip
            print(f"  {pair:15}", "  ".join(told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
