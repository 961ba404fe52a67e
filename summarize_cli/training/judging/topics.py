"""Topics against those of a corpus: whether the top one is right, the sets, the confidences."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from summarize_cli.errors import ContentError
from summarize_cli.pipeline import engine, read_article
from summarize_cli.pipeline import summarize as summarize_text
from summarize_cli.tagging.iptc import name_of
from summarize_cli.tagging.topics import rank
from summarize_cli.training import corpora, metrics
from summarize_cli.training.judging import Skipped, Trial, check_some_judged, skipped
from summarize_cli.training.peers import PeerFailure, TopicPeer, counted
from summarize_cli.training.progress import Progress
from summarize_cli.training.topics import TopicRow

_CONFUSIONS = 8
"""So many of the most frequent ones are told."""


@dataclass(frozen=True, slots=True)
class TopicSystem:
    """A peer that names one topic, and how it did. Shares are 0..1."""

    name: str
    origin: str
    top_right: metrics.Interval
    top_acceptable: metrics.Interval
    failures: int
    model_minus: tuple[metrics.Interval, metrics.Interval]
    """How far the model is ahead of it: right, acceptable."""


@dataclass(frozen=True, slots=True)
class Confusion:
    """Articles of one primary topic whose most likely one was another, and not theirs; "" is none."""

    wanted: str
    predicted: str
    articles: int


@dataclass(frozen=True, slots=True)
class TopicReport:
    """Topics on one corpus. Shares are 0..1."""

    corpus: str
    articles: int
    skipped: tuple[Skipped, ...]
    single: bool
    """Whether the corpus gives each article one topic: what else holds then counts as wrong."""
    top_right: metrics.Interval
    top_acceptable: metrics.Interval
    micro: metrics.SetScore
    micro_f1: metrics.Interval
    macro_f1: metrics.Interval
    reliability: tuple[metrics.Bin, ...]
    calibration_error: float
    """Expected calibration error of the topics shown."""
    per_topic: tuple[tuple[str, metrics.SetScore], ...]
    confusions: tuple[Confusion, ...]
    """The most frequent first."""
    peers: tuple[TopicSystem, ...]


@dataclass(slots=True)
class _Tops:
    """Whether the top topics of one system were right, and acceptable, article by article."""

    right: list[float] = field(default_factory=list)
    acceptable: list[float] = field(default_factory=list)
    failures: int = 0

    def add(self, top: str, row: TopicRow) -> None:
        """Count the answer for an article. Of one that has no topic, none is the right answer."""
        self.right.append(float(top == (row.topics[0] if row.topics else "")))
        self.acceptable.append(float(top in (row.topics or ("",))))


def judge_topics(path: Path, trial: Trial, progress: Progress) -> TopicReport:
    """Judge by the topics of a corpus: the first is the primary one, any of them is acceptable.

    The top topic is the most likely one, whether it is shown or not; all else is about what is shown.
    Peers choose among the model's topics.

    Raises:
        SourceError: the corpus cannot be read or holds nothing to judge.
        ModelError: the model cannot be used.
    """
    rows, _ = corpora.read_topics([path])
    codes = engine(trial.model).topics.codes
    peers = trial.peers.topics
    ours, theirs = _Tops(), [_Tops() for _ in peers]
    gold: list[set[str]] = []
    answers: list[dict[str, float]] = []
    confused: Counter[tuple[str, str]] = Counter()
    reasons: Counter[str] = Counter()
    for row in progress.track(rows[:: trial.every], f"topics of {corpora.name_of(path)}"):
        try:
            top, shown = _predicted(row, trial)
        except ContentError as why:
            reasons[str(why)] += 1
            continue
        ours.add(top, row)
        gold.append(set(row.topics))
        answers.append(shown)
        if not ours.acceptable[-1]:
            confused[row.topics[0] if row.topics else "", top] += 1
        for peer, tops in zip(peers, theirs, strict=True):
            tops.add(_named(peer, row, codes, tops), row)
    left_out = skipped(reasons)
    check_some_judged(path, len(gold), left_out)
    known = sorted(set().union(*gold, *answers))
    micro, macro = metrics.f1_intervals(gold, answers, known)
    table, calibration_error = _reliability(gold, answers)
    return TopicReport(
        corpus=corpora.name_of(path),
        articles=len(gold),
        skipped=left_out,
        single=all(len(wanted) == 1 for wanted in gold),
        top_right=metrics.bootstrap(ours.right),
        top_acceptable=metrics.bootstrap(ours.acceptable),
        micro=_score(gold, answers, known),
        micro_f1=micro,
        macro_f1=macro,
        reliability=tuple(table),
        calibration_error=calibration_error,
        per_topic=tuple((code, _score(gold, answers, [code])) for code in known),
        confusions=tuple(
            Confusion(wanted, predicted, count)
            for (wanted, predicted), count in confused.most_common(_CONFUSIONS)
        ),
        peers=tuple(_peer(peer, tops, ours) for peer, tops in zip(peers, theirs, strict=True)),
    )


def _predicted(row: TopicRow, trial: Trial) -> tuple[str, dict[str, float]]:
    """The most likely topic whatever its threshold, and those that a user is shown."""
    opened = engine(trial.model)
    text, title = (row.text, row.title or None) if row.text.strip() else (row.title, None)
    every_topic = len(opened.topics.codes)
    digest = summarize_text(
        text, title=title, sentences=1, topics=every_topic, keyphrases=0, model=trial.model
    )
    shown = {topic.code: topic.confidence for topic in digest.topics}
    if shown or not row.topics:
        # Of an article that has no topic, a most likely one below the threshold is no mistake.
        return next(iter(shown), ""), shown
    _, document = read_article(text, opened, title=title)
    ranked = rank(document, opened.topics)
    return (ranked[0].code if ranked else ""), shown


def _named(peer: TopicPeer, row: TopicRow, codes: Sequence[str], tops: _Tops) -> str:
    try:
        with counted():
            return codes[peer.top(f"{row.title}\n{row.text}".strip(), [name_of(code) for code in codes])]
    except PeerFailure:
        tops.failures += 1
        return ""


def _reliability(
    gold: Sequence[set[str]], answers: Sequence[dict[str, float]]
) -> tuple[list[metrics.Bin], float]:
    """Of all topics that are shown."""
    shown = [
        (confidence, code in wanted)
        for wanted, answer in zip(gold, answers, strict=True)
        for code, confidence in answer.items()
    ]
    return metrics.reliability([confidence for confidence, _ in shown], [hit for _, hit in shown])


def _score(
    gold: Sequence[set[str]], answers: Sequence[dict[str, float]], codes: list[str]
) -> metrics.SetScore:
    known = set(codes)
    return metrics.set_score(
        hits=sum(len(wanted & shown.keys() & known) for wanted, shown in zip(gold, answers, strict=True)),
        predicted=sum(len(shown.keys() & known) for shown in answers),
        wanted=sum(len(wanted & known) for wanted in gold),
    )


def _peer(peer: TopicPeer, tops: _Tops, ours: _Tops) -> TopicSystem:
    return TopicSystem(
        name=peer.name,
        origin=peer.origin,
        top_right=metrics.bootstrap(tops.right),
        top_acceptable=metrics.bootstrap(tops.acceptable),
        failures=tops.failures,
        model_minus=(
            metrics.bootstrap(metrics.differences(ours.right, tops.right)),
            metrics.bootstrap(metrics.differences(ours.acceptable, tops.acceptable)),
        ),
    )
