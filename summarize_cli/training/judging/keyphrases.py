"""Keyphrases against those that readers marked: how many of the first five and ten are among them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from summarize_cli.errors import ContentError
from summarize_cli.pipeline import engine, read_article
from summarize_cli.pipeline import summarize as summarize_text
from summarize_cli.training import corpora, metrics
from summarize_cli.training.judging import MODEL, Skipped, Trial, check_some_judged, skipped
from summarize_cli.training.peers import KeyphrasePeer, PeerFailure, counted
from summarize_cli.training.progress import Progress

_LOOKED_AT = 10


@dataclass(frozen=True, slots=True)
class KeyphraseSystem:
    """One way to find keyphrases. Precisions are 0..1, after stemming, exact match."""

    name: str
    origin: str
    """The package of a peer, with its version; "" of the model."""
    at_5: metrics.Interval
    at_10: metrics.Interval
    failures: int
    """Articles on which a peer had no answer: each counts as none right."""
    model_minus: tuple[metrics.Interval, metrics.Interval] | None
    """How far the model is ahead of it, at five and at ten; None of the model itself."""


@dataclass(frozen=True, slots=True)
class KeyphraseReport:
    """Precision among the first five and ten on one corpus."""

    corpus: str
    articles: int
    skipped: tuple[Skipped, ...]
    systems: tuple[KeyphraseSystem, ...]
    """The peers, and the model last."""

    def system(self, name: str) -> KeyphraseSystem:
        """The system of a name."""
        return next(system for system in self.systems if system.name == name)


@dataclass(slots=True)
class _Tally:
    at_5: list[float] = field(default_factory=list)
    at_10: list[float] = field(default_factory=list)
    failures: int = 0


def judge_keyphrases(path: Path, trial: Trial, progress: Progress) -> KeyphraseReport:
    """Judge by the keyphrases of a corpus. Peers get the title and the prose, without page furniture.

    Raises:
        SourceError: the corpus cannot be read or holds nothing to judge.
        ModelError: the model cannot be used.
    """
    key = metrics.phrase_key()
    peers = trial.peers.keyphrases
    tallies = {name: _Tally() for name in (*(peer.name for peer in peers), MODEL)}
    reasons: Counter[str] = Counter()
    articles = 0
    rows = list(corpora.read_keyphrases(path))[:: trial.every]
    for text, phrases in progress.track(rows, f"keyphrases of {corpora.name_of(path)}"):
        wanted = {key(phrase) for phrase in phrases} - {""}
        if not wanted:
            reasons["no keyphrases"] += 1
            continue
        try:
            found: dict[str, Sequence[str] | None] = {MODEL: _ours(text, trial)}
        except ContentError as why:
            reasons[str(why)] += 1
            continue
        articles += 1
        prose = _prose(text, trial.model) if peers else ""
        found |= {peer.name: _answer(peer, prose) for peer in peers}
        for name, answer in found.items():
            tally, ranked = tallies[name], [key(phrase) for phrase in answer or ()]
            tally.failures += answer is None
            tally.at_5.append(metrics.precision_at(5, ranked, wanted))
            tally.at_10.append(metrics.precision_at(10, ranked, wanted))
    left_out = skipped(reasons)
    check_some_judged(path, articles, left_out)
    origins = {peer.name: peer.origin for peer in peers}
    return KeyphraseReport(
        corpora.name_of(path),
        articles,
        left_out,
        tuple(_system(name, origins.get(name, ""), tally, tallies[MODEL]) for name, tally in tallies.items()),
    )


def _ours(text: str, trial: Trial) -> list[str]:
    digest = summarize_text(text, sentences=1, topics=0, keyphrases=_LOOKED_AT, model=trial.model)
    return [phrase.text for phrase in digest.keyphrases]


def _answer(peer: KeyphrasePeer, prose: str) -> Sequence[str] | None:
    """Its keyphrases; None where it had no answer."""
    try:
        with counted():
            return list(peer.find(prose, _LOOKED_AT))
    except PeerFailure:
        return None


def _prose(text: str, model: Path | None) -> str:
    _, document = read_article(text, engine(model))
    paragraphs: list[list[str]] = [[] for _ in range(document.paragraph_count)]
    for sentence in document.sentences:
        paragraphs[sentence.paragraph].append(sentence.text)
    lines = [" ".join(sentences) for sentences in paragraphs]
    return "\n\n".join([document.title, *lines] if document.title else lines)


def _system(name: str, origin: str, tally: _Tally, ours: _Tally) -> KeyphraseSystem:
    return KeyphraseSystem(
        name,
        origin,
        metrics.bootstrap(tally.at_5),
        metrics.bootstrap(tally.at_10),
        tally.failures,
        None
        if tally is ours
        else (
            metrics.bootstrap(metrics.differences(ours.at_5, tally.at_5)),
            metrics.bootstrap(metrics.differences(ours.at_10, tally.at_10)),
        ),
    )
