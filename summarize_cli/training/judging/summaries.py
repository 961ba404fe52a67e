"""Summaries beside those of Lead, the extractive oracle and peers: same sentences, same length, ROUGE."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from summarize_cli.errors import ContentError
from summarize_cli.language.document import Document
from summarize_cli.language.sentences import sentence_spans
from summarize_cli.pipeline import engine, read_article
from summarize_cli.pipeline import summarize as summarize_text
from summarize_cli.summary.selection import Length
from summarize_cli.training import corpora, metrics
from summarize_cli.training.judging import Skipped, Trial, check_some_judged, skipped
from summarize_cli.training.oracle import greedy_oracle
from summarize_cli.training.peers import PeerFailure, counted
from summarize_cli.training.progress import Progress
from summarize_cli.training.ranker import SummaryRow

LEAD, MODEL, ORACLE = "Lead", "model", "oracle"

Choice = tuple[int, ...]
"""Indices of sentences, in the article's order."""

Margins = tuple[metrics.Interval, ...]
"""ROUGE-1, ROUGE-2 and ROUGE-Lsum of one system minus those of another, paired by article."""


@dataclass(frozen=True, slots=True)
class System:
    """One way to choose sentences, and how it did."""

    name: str
    origin: str
    """The package of a peer, with its version; "" of our own."""
    rouge: metrics.Rouge
    """Means over the articles."""
    words: float
    """Mean words chosen."""
    failures: int
    """Articles on which a peer had no answer: each counts as an empty summary."""
    minus_lead: Margins | None
    """None of Lead itself."""
    model_minus: Margins | None
    """How far the model is ahead of it; None of the model itself."""
    gold: metrics.SetScore | None
    """Its sentences against those that people picked; None where the corpus has none."""


@dataclass(frozen=True, slots=True)
class SummaryReport:
    """Lead, peers, model and oracle on one corpus: the same sentences to choose from, the same length."""

    corpus: str
    articles: int
    skipped: tuple[Skipped, ...]
    length: Length
    separate: bool
    """Whether each highlight was a reference of its own."""
    systems: tuple[System, ...]
    """Lead, the peers, the model, the oracle."""

    def system(self, name: str) -> System:
        """The system of a name."""
        return next(system for system in self.systems if system.name == name)


@dataclass(slots=True)
class _Tally:
    """What one system did, article by article."""

    rouge: list[metrics.Rouge] = field(default_factory=list)
    words: int = 0
    failures: int = 0
    hits: int = 0
    picked: int = 0


@dataclass(frozen=True, slots=True)
class _Exercise:
    """An article to be summarized: its sentences and their words counted, and what answers are held to."""

    row: SummaryRow
    document: Document
    texts: tuple[str, ...]
    sizes: tuple[int, ...]
    references: list[list[str]]
    """Each reference as its sentences."""
    gold: frozenset[str]
    """What people picked, folded."""


class _Unjudged(Exception):  # noqa: N818 - counted, no error of the run
    """An article that cannot be judged, and why."""


def judge_summaries(path: Path, trial: Trial, progress: Progress) -> SummaryReport:
    """Judge by the highlights of a corpus, joined into one reference or each as its own.

    A reference of several highlights has them as its sentences, as is usual; one given whole is taken
    apart into sentences, which ROUGE-Lsum asks for. Peers rank our sentences, and of their ranking as
    many are taken as the length allows: so many sentences, or the best that still fit in.

    Raises:
        SourceError: the corpus cannot be read or holds nothing to judge.
        ModelError: the model cannot be used.
    """
    rows, _ = corpora.read_summaries([path])
    judge = metrics.rouge_judge()
    peers = trial.peers.summaries
    names = [LEAD, *(peer.name for peer in peers), MODEL, *([ORACLE] if trial.oracle else [])]
    tallies = {name: _Tally() for name in names}
    reasons: Counter[str] = Counter()
    articles = wanted = 0
    for row in progress.track(rows[:: trial.every], f"summaries of {path.name}"):
        try:
            exercise = _exercise(row, trial)
        except _Unjudged as why:
            reasons[str(why)] += 1
            continue
        articles += 1
        wanted += len(exercise.gold)
        scored: dict[Choice, metrics.Rouge] = {}
        for name, choice in _choices(exercise, trial):
            answer = choice or ()
            if answer not in scored:
                scored[answer] = _rouge(exercise, answer, judge)
            tallies[name].failures += choice is None
            _count(tallies[name], exercise, answer, scored[answer])
    left_out = skipped(reasons)
    check_some_judged(path, articles, left_out)
    origins = {peer.name: peer.origin for peer in peers}
    return SummaryReport(
        corpus=path.name,
        articles=articles,
        skipped=left_out,
        length=trial.length,
        separate=trial.separate,
        systems=tuple(
            System(
                name=name,
                origin=origins.get(name, ""),
                rouge=_mean(tally.rouge),
                words=tally.words / articles,
                failures=tally.failures,
                minus_lead=None if name == LEAD else _margins(tally, tallies[LEAD]),
                model_minus=None if name == MODEL else _margins(tallies[MODEL], tally),
                gold=metrics.set_score(tally.hits, tally.picked, wanted) if wanted else None,
            )
            for name, tally in tallies.items()
        ),
    )


def reference_sentences(highlights: Sequence[str], *, separate: bool) -> list[list[str]]:
    """The references of an article, each as its sentences."""
    given = [highlight for highlight in highlights if highlight.strip()]
    references = [[highlight] for highlight in given] if separate or not given else [given]
    return [reference if len(reference) > 1 else _sentences(reference[0]) for reference in references]


def _sentences(text: str) -> list[str]:
    flat = " ".join(text.split())
    return [flat[start:end] for start, end in sentence_spans(flat)]


def _exercise(row: SummaryRow, trial: Trial) -> _Exercise:
    references = reference_sentences(row.highlights, separate=trial.separate)
    if not references:
        raise _Unjudged("no highlights")
    try:
        _, document = read_article(row.text, engine(trial.model), title=row.title)
    except ContentError as error:
        raise _Unjudged(str(error)) from None
    texts = tuple(sentence.text for sentence in document.sentences)
    sizes = tuple(len(text.split()) for text in texts)
    return _Exercise(row, document, texts, sizes, references, frozenset(map(_folded, row.gold_sentences)))


def _choices(exercise: _Exercise, trial: Trial) -> Iterator[tuple[str, Choice | None]]:
    """(system, its choice; None where it had no answer)."""
    sizes, length = exercise.sizes, trial.length
    yield LEAD, _lead(sizes, length)
    for peer in trial.peers.summaries:
        try:
            with counted():
                ranked = _completed(peer.rank(exercise.document, _about(sizes, length)), len(sizes))
        except PeerFailure:
            yield peer.name, None
        else:
            yield peer.name, _best(ranked, sizes, length)
    row = exercise.row
    digest = summarize_text(
        row.text, title=row.title, sentences=length.sentences, words=length.words,
        topics=0, keyphrases=0, model=trial.model,
    )  # fmt: skip
    yield MODEL, tuple(sentence.index for sentence in digest.summary)
    if trial.oracle:
        yield ORACLE, _oracle(exercise, length)


def _rouge(exercise: _Exercise, choice: Choice, judge: metrics.Judge) -> metrics.Rouge:
    """The mean over the references."""
    chosen = [exercise.texts[index] for index in choice]
    return _mean([judge(reference, chosen) for reference in exercise.references])


def _count(tally: _Tally, exercise: _Exercise, choice: Choice, rouge: metrics.Rouge) -> None:
    tally.rouge.append(rouge)
    tally.words += sum(exercise.sizes[index] for index in choice)
    if exercise.gold:
        tally.picked += len(choice)
        tally.hits += len(exercise.gold & {_folded(exercise.texts[index]) for index in choice})


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


def _oracle(exercise: _Exercise, length: Length) -> Choice:
    """What could be had at most, nearly: sentences chosen greedily by the references themselves."""
    reference = [sentence for sentences in exercise.references for sentence in sentences]
    # By words, no more sentences than would fit if all were short: the search costs as many rounds.
    most = length.sentences or max(1, (length.words or 0) // 10)
    picked: list[int] = []
    room = length.words
    for index in greedy_oracle(exercise.texts, reference, most):
        if room is not None:
            room -= exercise.sizes[index]
            if room < 0 and picked:
                break
        picked.append(index)
    return tuple(sorted(picked))


def _margins(system: _Tally, other: _Tally) -> Margins:
    return tuple(
        metrics.bootstrap([one - two for one, two in zip(first, second, strict=True)])
        for first, second in zip(zip(*system.rouge, strict=True), zip(*other.rouge, strict=True), strict=True)
    )


def _mean(scores: Sequence[metrics.Rouge]) -> metrics.Rouge:
    first, second, longest = (sum(column) / len(scores) for column in zip(*scores, strict=True))
    return first, second, longest


def _folded(sentence: str) -> str:
    return "".join(character for character in sentence.casefold() if character.isalnum())
