"""How an article's sentences are chosen: by Lead, by peers, by the model, by the oracle."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarize_cli.errors import ContentError
from summarize_cli.language.document import Document
from summarize_cli.language.sentences import sentence_spans
from summarize_cli.pipeline import engine, read_article
from summarize_cli.pipeline import summarize as summarize_text
from summarize_cli.summary.selection import Length
from summarize_cli.training.examples import SummaryRow
from summarize_cli.training.judging import MODEL, Trial
from summarize_cli.training.oracle import KNOWN, Room, greedy_oracle, holds_words
from summarize_cli.training.peers import PeerFailure, counted

LEAD, ORACLE = "Lead", "oracle"

Choice = tuple[int, ...]
"""Indices of sentences, in the article's order."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """An article to be summarized: its sentences and their words counted, and what answers are held to."""

    row: SummaryRow
    document: Document
    texts: tuple[str, ...]
    sizes: tuple[int, ...]
    references: list[list[str]]
    """Each reference as its sentences."""
    gold: frozenset[str]
    """What people picked, folded."""


class Unjudged(Exception):  # noqa: N818 - counted, no error of the run
    """An article that cannot be judged, and why."""


def reference_sentences(highlights: Sequence[str], *, separate: bool) -> list[list[str]]:
    """The references of an article, each as its sentences."""
    given = [flat for highlight in highlights if (flat := " ".join(highlight.split()))]
    references = [[highlight] for highlight in given] if separate or not given else [given]
    return [reference if len(reference) > 1 else _sentences(reference[0]) for reference in references]


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


def exercise(row: SummaryRow, trial: Trial) -> Exercise:
    """The exercise of a corpus's row.

    Raises:
        Unjudged: it has no prose, or no highlights that can be judged by.
    """
    references = reference_sentences(row.highlights, separate=trial.separate)
    if not references:
        raise Unjudged("no highlights")
    if not any(map(holds_words, references)):
        raise Unjudged(f"its highlights hold no {KNOWN}")
    try:
        _, document = read_article(row.text, engine(trial.model), title=row.title)
    except ContentError as error:
        raise Unjudged(str(error)) from None
    texts = tuple(sentence.text for sentence in document.sentences)
    sizes = tuple(len(text.split()) for text in texts)
    return Exercise(row, document, texts, sizes, references, frozenset(map(folded, row.gold_sentences)))


def choices(task: Exercise, trial: Trial) -> Iterator[tuple[str, Choice | None]]:
    """(system, its choice; None where it had no answer)."""
    sizes, length = task.sizes, trial.length
    yield LEAD, _lead(sizes, length)
    for peer in trial.peers.summaries:
        try:
            with counted():
                ranked = _completed(peer.rank(task.document, _about(sizes, length)), len(sizes))
        except PeerFailure:
            yield peer.name, None
        else:
            yield peer.name, _best(ranked, sizes, length)
    row = task.row
    digest = summarize_text(
        row.text, title=row.title, sentences=length.sentences, words=length.words,
        topics=0, keyphrases=0, model=trial.model,
    )  # fmt: skip
    yield MODEL, tuple(sentence.index for sentence in digest.summary)
    if trial.oracle:
        yield ORACLE, _oracle(task, length)


def _lead(sizes: Sequence[int], length: Length) -> Choice:
    """The article's first sentences; by words, as many as fit, at least one."""
    if length.words is None:
        return tuple(range(len(sizes)))[: length.sentences]
    count, room = 0, length.words
    for size in sizes:
        room -= size
        if room < 0 and count:
            break
        count += 1
    return tuple(range(count))


def _best(ranked: Sequence[int], sizes: Sequence[int], length: Length) -> Choice:
    """The first of a ranking; by words, those that still fit in, at least one."""
    if length.words is None:
        return tuple(sorted(ranked[: length.sentences]))
    chosen: list[int] = []
    room = length.words
    for index in ranked:
        if sizes[index] <= room:
            chosen.append(index)
            room -= sizes[index]
    return tuple(sorted(chosen or ranked[:1]))


def _about(sizes: Sequence[int], length: Length) -> int:
    """How many sentences the length is, about."""
    if length.words is None:
        return length.sentences or 1
    return max(1, round(length.words * len(sizes) / sum(sizes)))


def _completed(ranked: Sequence[int], count: int) -> list[int]:
    """A ranking of all sentences: those that a peer does not rank come last, in the article's order."""
    order = list(dict.fromkeys(ranked))
    known = set(order)
    if not known <= set(range(count)):
        raise PeerFailure("ranks sentences that there are not")
    return order + [index for index in range(count) if index not in known]


def _oracle(task: Exercise, length: Length) -> Choice:
    """What could be had at most, nearly: sentences chosen greedily by the references themselves."""
    # Of no words no sentence is made.
    room = Room(length.sentences or length.words or 1, length.words, task.sizes)
    return tuple(sorted(greedy_oracle(task.texts, task.references, room)))


def folded(sentence: str) -> str:
    """A sentence as its letters and digits, so that marks and white space do not count."""
    return "".join(character for character in sentence.casefold() if character.isalnum())
