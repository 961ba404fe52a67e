"""The parts of a printed evaluation: for each report a heading, tables, and notes on how to read them."""

from collections.abc import Iterable, Mapping, Sequence

from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from summarize_cli.rendering.safety import visible
from summarize_cli.summary.selection import Length
from summarize_cli.tagging.iptc import name_of
from summarize_cli.training.evaluation import Evaluation
from summarize_cli.training.judging import MODEL, Skipped
from summarize_cli.training.judging.choices import LEAD, ORACLE
from summarize_cli.training.judging.keyphrases import KeyphraseReport
from summarize_cli.training.judging.summaries import SummaryReport, System
from summarize_cli.training.judging.topics import TopicReport
from summarize_cli.training.metrics import Interval, SetScore

_ROUGE = ("ROUGE-1", "ROUGE-2", "ROUGE-Lsum")

_UNBOUNDED = 10_000
"""Columns: wider than any table."""

Part = list[RenderableType]


def summaries(report: SummaryReport, width: int) -> Part:
    """ROUGE of all systems, how far the model is ahead of each, and what people would have picked."""
    references = ", mean over the references" if report.separate else ""
    about = f"{_counted(report.articles, report.skipped)}; {_length(report.length)}{references}"
    columns = ("ROUGE F1", "1", "2", "Lsum", "words", "over Lead")
    rows = {system.name: (_rouge(system), _margins(system)) for system in report.systems}
    part: Part = [_heading(report.corpus, about), *_with_margins(columns, _ROUGE, rows, width)]
    part += _notes(_verdict(report))
    if any(system.gold for system in report.systems):
        picked = _table("as people picked", "precision", "recall", "F1")
        for system in report.systems:
            _add(picked, system.name, *_set_score(system.gold))
        part.append(picked)
    return part


def _rouge(system: System) -> tuple[str, ...]:
    over_lead = f"{system.minus_lead[0].mean:+.2f}" if system.minus_lead else ""
    return (*(f"{figure:.2f}" for figure in system.rouge), f"{system.words:.0f}", over_lead)


def _with_margins(
    columns: Sequence[str],
    figures: Sequence[str],
    rows: Mapping[str, tuple[Sequence[str], Sequence[str]]],
    width: int,
) -> Part:
    """Name -> (figures, the model's margins) as one table, or as two where one would be too wide."""
    whole = _table(*columns, *(f"ahead, {figure}" for figure in figures))
    left, right = _table(*columns), _table("model ahead", *figures)
    for name, (cells, margins) in rows.items():
        _add(whole, name, *cells, *margins)
        _add(left, name, *cells)
        if any(margins):
            _add(right, f"of {name}", *margins)
    if not right.row_count:
        return [left]
    return [whole] if _fits(whole, width) else [left, right]


def _fits(table: Table, width: int) -> bool:
    return Console(width=_UNBOUNDED).measure(table).maximum <= width


def _margins(system: System) -> tuple[str, str, str]:
    """How far the model is ahead; nothing of the oracle, which knows the answer, and of the model."""
    if system.model_minus is None or system.name == ORACLE:
        return "", "", ""
    first, second, longest = system.model_minus
    return _margin(first, 1), _margin(second, 1), _margin(longest, 1)


def overview(reports: Sequence[SummaryReport], width: int) -> Part:
    """One line a corpus: Lead, the best peer, the model, and its margins over both."""
    columns = ["ROUGE-1 F1", "Lead", "model", "ahead of Lead"]
    if any(_best_peer(report) for report in reports):
        columns += ["best peer", "ahead of it", "which is"]
    named, nameless = _table(*columns), _table(*columns[:-1] if "which is" in columns else columns)
    for report in reports:
        lead, best = report.system(LEAD), _best_peer(report)
        cells = [f"{lead.rouge[0]:.2f}", f"{report.system(MODEL).rouge[0]:.2f}", _margins(lead)[0]]
        cells += [f"{best.rouge[0]:.2f}", _margins(best)[0], best.name] if best else []
        corpus = visible(report.corpus.split(".")[0])
        _add(named, corpus, *cells)
        _add(nameless, corpus, *cells[: len(nameless.columns) - 1])
    table = named if _fits(named, width) else nameless
    return [_heading("all corpora", _length(reports[0].length)), table]


def _best_peer(report: SummaryReport) -> System | None:
    peers = [system for system in report.systems if system.name not in (LEAD, MODEL, ORACLE)]
    return max(peers, key=lambda peer: peer.rouge[0], default=None)


def topics(report: TopicReport) -> Part:
    """Top topic, sets, calibration, topic by topic, confusions."""
    figures = _table("topics", "model")
    _add(figures, "top topic right", _interval(report.top_right))
    _add(figures, "top topic acceptable", _interval(report.top_acceptable))
    _add(figures, "micro-F1 of the topics shown", _interval(report.micro_f1))
    _add(figures, "macro-F1 of the topics shown", _interval(report.macro_f1))
    _add(figures, "expected calibration error", f"{report.calibration_error:.3f}")
    part: Part = [_heading(report.corpus, _counted(report.articles, report.skipped)), figures]
    if report.single:
        part += _notes(["One topic an article is known: any other that holds counts as wrong."])
    if report.peers:
        peers = _table("peers", "top topic", "share", "model ahead by")
        for peer in report.peers:
            for name, share, margin in (
                ("right", peer.top_right, peer.model_minus[0]),
                ("acceptable", peer.top_acceptable, peer.model_minus[1]),
            ):
                _add(peers, peer.name if name == "right" else "", name, _interval(share), _margin(margin, 3))
        part.append(peers)
        notes = _ahead([(peer.name, peer.model_minus) for peer in report.peers], ("right", "acceptable"))
        notes += _failures((peer.name, peer.failures) for peer in report.peers)
        part += _notes(notes)
    reliability = _table("confidence", "topics shown", "mean", "hit rate")
    for bin_ in report.reliability:
        figures_ = (f"{bin_.count:,}", f"{bin_.confidence:.3f}", f"{bin_.hit_rate:.3f}")
        _add(reliability, f"{bin_.low:.1f} to {bin_.high:.1f}", *figures_)
    by_topic = _table("by topic", "articles", "shown", "precision", "recall", "F1")
    for code, score in report.per_topic:
        counts = (f"{score.wanted:,}", f"{score.predicted:,}")
        _add(by_topic, visible(name_of(code)), *counts, *_set_score(score))
    part += [reliability, by_topic]
    if report.confusions:
        confusions = _table("worst confusions", "top topic instead", "articles")
        confusions.columns[1].justify = "left"
        for confusion in report.confusions:
            wanted, predicted = (
                visible(name_of(c)) or "none" for c in (confusion.wanted, confusion.predicted)
            )
            _add(confusions, wanted, predicted, f"{confusion.articles:,}")
        part.append(confusions)
    return part


def keyphrases(report: KeyphraseReport, width: int) -> Part:
    """Precision of all systems, and how far the model is ahead of each."""
    figures = ("P@5", "P@10")
    rows = {
        system.name: (
            [_interval(precision, 1, 100) for precision in (system.at_5, system.at_10)],
            [_margin(margin, 1, 100) for margin in system.model_minus or ()],
        )
        for system in report.systems
    }
    notes = _ahead([(s.name, s.model_minus) for s in report.systems if s.model_minus], figures)
    notes += _failures((system.name, system.failures) for system in report.systems)
    heading = _heading(report.corpus, _counted(report.articles, report.skipped))
    return [heading, *_with_margins(("keyphrases", *figures), figures, rows, width), *_notes(notes)]


def made_with(evaluation: Evaluation) -> RenderableType:
    """The model, the judges and the peers, with versions."""
    peers = {system.origin: None for report in evaluation.summaries for system in report.systems}
    peers |= {system.origin: None for topic in evaluation.topics for system in topic.peers}
    peers |= {system.origin: None for report in evaluation.keyphrases for system in report.systems}
    judges = [f"{package} {version}" for package, version in evaluation.judges.items()]
    made = [f"model {visible(evaluation.model)}", *judges, *(origin for origin in peers if origin)]
    notes = ["In brackets: 95 % intervals over resampled articles, of margins paired by article."]
    if evaluation.summaries:
        notes.append("Lead: the first sentences. Oracle: chosen greedily by the reference, at most as many.")
    if any(peers):
        notes.append("Peers get the same sentences and the same length.")
    return Padding(Text("\n".join([" ".join(notes), " · ".join(made)]), style="dim"), (0, 0, 0, 1))


def _verdict(report: SummaryReport) -> list[str]:
    others = [system for system in report.systems if system.name not in (MODEL, ORACLE)]
    verdict = _ahead([(system.name, system.model_minus or ()) for system in others], _ROUGE)
    return verdict + _failures((system.name, system.failures) for system in others)


def _ahead(margins: Sequence[tuple[str, Sequence[Interval]]], figures: Sequence[str]) -> list[str]:
    """Which of the others are better than the model, and which cannot be told apart from it, by what."""
    better = [(name, [margin.high < 0 for margin in of_name]) for name, of_name in margins]
    level = [(name, [margin.low <= 0 <= margin.high for margin in of_name]) for name, of_name in margins]
    return [
        f"{verdict}: {'; '.join(named)}."
        for verdict, found in (("Better than the model", better), ("Too close to call, 0 is inside", level))
        if (named := [_by(name, _where(holds, figures)) for name, holds in found if any(holds)])
    ]


def _where(holds: Sequence[bool], figures: Sequence[str]) -> list[str]:
    return [figure for figure, held in zip(figures, holds, strict=True) if held]


def _by(name: str, figures: Sequence[str]) -> str:
    return f"{name} ({', '.join(figures)})"


def _failures(failed: Iterable[tuple[str, int]]) -> list[str]:
    named = [f"{name} on {count:,}" for name, count in failed if count]
    return [f"Without an answer, which counts as an empty one: {', '.join(named)}."] if named else []


def _heading(corpus: str, about: str) -> Text:
    return Text.assemble(" ", (visible(corpus), "bold"), "  ", (about, "dim"))


def _notes(sentences: Sequence[str]) -> Part:
    return [Padding(Text(" ".join(sentences), style="dim"), (0, 0, 0, 1))] if sentences else []


def _table(*columns: str) -> Table:
    """The first column is left, figures are right."""
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), show_edge=False, collapse_padding=True)
    for number, column in enumerate(columns):
        table.add_column(column, justify="right" if number else "left", no_wrap=bool(number), overflow="fold")
    return table


def _add(table: Table, name: str, *figures: str) -> None:
    """A row; the model's stands out."""
    table.add_row(Text(name), *map(Text, figures), style="bold" if name == MODEL else None)


def _counted(articles: int, skipped: Sequence[Skipped]) -> str:
    parts = [f"{articles:,} article{'s' * (articles != 1)}"]
    return "; ".join(parts + [f"{skip.rows:,} left out: {visible(skip.reason)}" for skip in skipped])


def _length(length: Length) -> str:
    if length.words:
        return f"at most {length.words:,} words"
    return f"{length.sentences} sentence{'s' * (length.sentences != 1)}"


def _margin(interval: Interval, digits: int = 2, scale: float = 1.0) -> str:
    mean, low, high = (scale * value for value in (interval.mean, interval.low, interval.high))
    return f"{mean:+.{digits}f} [{low:+.{digits}f}, {high:+.{digits}f}]"


def _interval(interval: Interval, digits: int = 3, scale: float = 1.0) -> str:
    mean, low, high = (scale * value for value in (interval.mean, interval.low, interval.high))
    return f"{mean:.{digits}f} [{low:.{digits}f}, {high:.{digits}f}]"


def _set_score(score: SetScore | None) -> tuple[str, ...]:
    return tuple(f"{v:.3f}" for v in (score.precision, score.recall, score.f1)) if score else ("", "", "")
