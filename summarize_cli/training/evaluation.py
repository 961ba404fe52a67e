"""Judges a model on corpora: summaries beside Lead and oracle, topics with their calibration, keyphrases."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from summarize_cli.errors import SourceError
from summarize_cli.language.document import Document
from summarize_cli.pipeline import Engine, engine, read_article
from summarize_cli.pipeline import summarize as summarize_text
from summarize_cli.tagging.topics import classify, rank
from summarize_cli.training import corpora, metrics
from summarize_cli.training.oracle import greedy_oracle
from summarize_cli.training.progress import Progress
from summarize_cli.training.ranker import SummaryRow
from summarize_cli.training.topics import TopicRow


@dataclass(frozen=True, slots=True)
class Length:
    """How much is chosen: so many sentences, or at most so many words."""

    sentences: int | None = 3
    words: int | None = None


@dataclass(frozen=True, slots=True)
class System:
    """One way to choose sentences, and how it did: mean ROUGE F1 (0..100) and mean words chosen."""

    name: str
    rouge: metrics.Rouge
    words: float


@dataclass(frozen=True, slots=True)
class SummaryReport:
    """Lead, the model and the extractive oracle on one corpus, same articles and length."""

    corpus: str
    articles: int
    length: Length
    systems: tuple[System, ...]
    margins: tuple[metrics.Interval, ...]
    """Model minus Lead, a ROUGE figure each, with 95 % intervals."""
    gold: metrics.SetScore | None
    """The model's sentences against those that people picked; None where the corpus has none."""


@dataclass(frozen=True, slots=True)
class TopicReport:
    """Topics on one corpus. Shares are 0..1."""

    corpus: str
    articles: int
    top_right: metrics.Interval
    top_acceptable: float
    micro: metrics.SetScore
    macro_f1: float
    reliability: tuple[metrics.Bin, ...]
    calibration_error: float
    per_topic: tuple[tuple[str, metrics.SetScore], ...]
    confusions: tuple[tuple[str, str, int], ...]
    """(wanted, predicted, articles), the most frequent first; "" is no topic."""


@dataclass(frozen=True, slots=True)
class KeyphraseReport:
    """Precision among the first five and ten, 0..1, after stemming, exact match."""

    corpus: str
    articles: int
    at_5: metrics.Interval
    at_10: metrics.Interval


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All that was judged in one run."""

    summaries: tuple[SummaryReport, ...] = ()
    topics: tuple[TopicReport, ...] = ()
    keyphrases: tuple[KeyphraseReport, ...] = ()


def judge_summaries(
    path: Path, length: Length, model: Path | None, *, separate: bool, progress: Progress
) -> SummaryReport:
    """Judge summaries by the highlights of a corpus, joined into one reference or each as its own."""
    rows, _ = corpora.read_summaries([path])
    judge = metrics.rouge_judge()
    opened = engine(model)
    scores: dict[str, list[metrics.Rouge]] = {"lead": [], "model": [], "oracle": []}
    words: Counter[str] = Counter()
    hits = predicted = wanted = 0
    for row in progress.track(_not_empty(rows, path), f"summaries of {path.name}"):
        _, document = read_article(row.text, opened, title=row.title)
        references = [[h] for h in row.highlights] if separate else [list(row.highlights)]
        digest = summarize_text(
            row.text, title=row.title, sentences=length.sentences, words=length.words,
            topics=0, keyphrases=0, model=model,
        )  # fmt: skip
        chosen = {
            "lead": _lead(document, length),
            "model": [sentence.text for sentence in digest.summary],
            "oracle": _oracle(document, references, length),
        }
        for name, sentences in chosen.items():
            judged = [judge(reference, sentences) for reference in references]
            scores[name].append(_mean(judged))
            words[name] += sum(len(sentence.split()) for sentence in sentences)
        if row.gold_sentences:
            gold = {_folded(sentence) for sentence in row.gold_sentences}
            hits += sum(_folded(sentence) in gold for sentence in chosen["model"])
            predicted += len(chosen["model"])
            wanted += len(gold)
    return SummaryReport(
        corpus=path.name,
        articles=len(rows),
        length=length,
        systems=tuple(System(name, _mean(scores[name]), words[name] / len(rows)) for name in scores),
        margins=tuple(
            metrics.paired_bootstrap(
                [m[kind] - lead[kind] for m, lead in zip(scores["model"], scores["lead"], strict=True)]
            )
            for kind in range(len(metrics.ROUGE_KINDS))
        ),
        gold=metrics.set_score(hits, predicted, wanted) if wanted else None,
    )


def _not_empty(rows: list[SummaryRow], path: Path) -> list[SummaryRow]:
    if not rows:
        raise SourceError(f"{path}: holds no article")
    return rows


def _folded(sentence: str) -> str:
    return "".join(character for character in sentence.casefold() if character.isalnum())


def _mean(scores: Sequence[metrics.Rouge]) -> metrics.Rouge:
    first, second, longest = (sum(column) / len(scores) for column in zip(*scores, strict=True))
    return first, second, longest


def _lead(document: Document, length: Length) -> list[str]:
    """The article's first sentences; by words, as many as fit, at least one."""
    texts = [sentence.text for sentence in document.sentences]
    if length.words is None:
        return texts[: length.sentences]
    chosen = texts[:1]
    room = length.words - sum(len(text.split()) for text in chosen)
    for text in texts[1:]:
        room -= len(text.split())
        if room < 0:
            break
        chosen.append(text)
    return chosen


def _oracle(document: Document, references: list[list[str]], length: Length) -> list[str]:
    """What could be had at most, nearly: sentences chosen greedily by the references themselves."""
    texts = [sentence.text for sentence in document.sentences]
    reference = [sentence for sentences in references for sentence in sentences]
    # By words, no more sentences than would fit if all were short: the search costs as many rounds.
    most = length.sentences or max(1, (length.words or 0) // 10)
    picked: list[int] = []
    room = length.words
    for index in greedy_oracle(texts, reference, most):
        if room is not None:
            room -= len(texts[index].split())
            if room < 0 and picked:
                break
        picked.append(index)
    return [texts[index] for index in sorted(picked)]


def judge_topics(path: Path, model: Path | None, *, progress: Progress) -> TopicReport:
    """Judge topics by those of a corpus: its first is the primary, any of them is acceptable."""
    rows, _ = corpora.read_topics([path])
    if not rows:
        raise SourceError(f"{path}: holds no article")
    opened = engine(model)
    right: list[float] = []
    acceptable = 0
    confidences: list[float] = []
    certain: list[bool] = []
    hits: Counter[str] = Counter()
    predicted: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    confused: Counter[tuple[str, str]] = Counter()
    for row in progress.track(rows, f"topics of {path.name}"):
        top, shown = _predicted_topics(row, opened)
        gold = set(row.topics)
        right.append(float(bool(row.topics) and top == row.topics[0]))
        acceptable += top in gold
        if row.topics and top not in gold:
            confused[row.topics[0], top] += 1
        for code, confidence in shown.items():
            confidences.append(confidence)
            certain.append(code in gold)
        hits.update(gold & shown.keys())
        predicted.update(shown.keys())
        wanted.update(gold)
    table, error = metrics.reliability(confidences, certain)
    per_topic = tuple(
        (code, metrics.set_score(hits[code], predicted[code], wanted[code])) for code in sorted(wanted)
    )
    return TopicReport(
        corpus=path.name,
        articles=len(rows),
        top_right=metrics.paired_bootstrap(right),
        top_acceptable=acceptable / len(rows),
        micro=metrics.set_score(hits.total(), predicted.total(), wanted.total()),
        macro_f1=sum(score.f1 for _, score in per_topic) / max(1, len(per_topic)),
        reliability=tuple(table),
        calibration_error=error,
        per_topic=per_topic,
        confusions=tuple((first, second, count) for (first, second), count in confused.most_common(8)),
    )


def _predicted_topics(row: TopicRow, opened: Engine) -> tuple[str, dict[str, float]]:
    """The most likely topic whatever its threshold ("" if none), and those that are shown."""
    _, document = read_article(row.text or row.title, opened, title=row.title if row.text else None)
    ranked = rank(document.title_terms, document.terms, opened.topics)
    shown = classify(document.title_terms, document.terms, opened.topics, len(ranked))
    return (ranked[0].code if ranked else ""), {topic.code: topic.confidence for topic in shown}


def judge_keyphrases(path: Path, model: Path | None, *, progress: Progress) -> KeyphraseReport:
    """Judge keyphrases by those that readers marked, compared after stemming."""
    key = metrics.phrase_key()
    at_5, at_10 = [], []
    rows = list(corpora.read_keyphrases(path))
    if not rows:
        raise SourceError(f"{path}: holds no article")
    for text, phrases in progress.track(rows, f"keyphrases of {path.name}"):
        digest = summarize_text(text, sentences=1, topics=0, keyphrases=10, model=model)
        ranked = [key(phrase.text) for phrase in islice(digest.keyphrases, 10)]
        wanted = {key(phrase) for phrase in phrases}
        at_5.append(metrics.precision_at(5, ranked, wanted))
        at_10.append(metrics.precision_at(10, ranked, wanted))
    return KeyphraseReport(
        path.name, len(rows), metrics.paired_bootstrap(at_5), metrics.paired_bootstrap(at_10)
    )
