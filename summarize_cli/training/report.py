"""An evaluation as rich tables or as JSON."""

import json
from dataclasses import asdict
from io import StringIO

from rich import box
from rich.console import Console, RenderableType
from rich.table import Table

from summarize_cli.tagging.iptc import name_of
from summarize_cli.training.evaluation import Evaluation, KeyphraseReport, SummaryReport, TopicReport
from summarize_cli.training.metrics import Interval

_WIDTH = 110


def as_json(evaluation: Evaluation) -> str:
    """All figures, as they were measured."""
    return json.dumps(asdict(evaluation), ensure_ascii=False, indent=2) + "\n"


def as_tables(evaluation: Evaluation) -> str:
    """One table a corpus and question."""
    output = StringIO()
    console = Console(file=output, width=_WIDTH, highlight=False, markup=False)
    for summaries in evaluation.summaries:
        console.print(_summaries(summaries))
    for topics in evaluation.topics:
        for table in _topics(topics):
            console.print(table)
    if evaluation.keyphrases:
        console.print(_keyphrases(evaluation.keyphrases))
    return "\n".join(line.rstrip() for line in output.getvalue().split("\n"))


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for number, column in enumerate(columns):
        table.add_column(column, justify="left" if number == 0 else "right")
    return table


def _spread(interval: Interval, scale: float = 1.0) -> str:
    return f"{scale * interval.mean:+.2f} [{scale * interval.low:+.2f}, {scale * interval.high:+.2f}]"


def _share(value: float) -> str:
    return f"{value:.3f}"


def _summaries(report: SummaryReport) -> RenderableType:
    length = f"{report.length.words} words" if report.length.words else f"{report.length.sentences} sentences"
    table = _table(
        f"{report.corpus}: {report.articles} articles, {length}",
        "",
        "ROUGE-1",
        "ROUGE-2",
        "ROUGE-Lsum",
        "words",
    )
    for system in report.systems:
        table.add_row(system.name, *(f"{figure:.2f}" for figure in system.rouge), f"{system.words:.1f}")
    table.add_row("model - lead, 95 %", *(_spread(margin) for margin in report.margins), "")
    if report.gold:
        score = report.gold
        table.caption = (
            "against the sentences that people picked: "
            f"precision {_share(score.precision)}, recall {_share(score.recall)}"
        )
    return table


def _topics(report: TopicReport) -> list[RenderableType]:
    top = report.top_right
    overview = _table(f"{report.corpus}: {report.articles} articles", "topics", "")
    overview.add_row("top topic right", f"{top.mean:.3f} [{top.low:.3f}, {top.high:.3f}]")
    overview.add_row("top topic acceptable", _share(report.top_acceptable))
    overview.add_row("micro-F1", _share(report.micro.f1))
    overview.add_row("macro-F1", _share(report.macro_f1))
    overview.add_row("expected calibration error", _share(report.calibration_error))
    reliability = _table("reliability", "confidence", "topics shown", "mean confidence", "hit rate")
    for part in report.reliability:
        reliability.add_row(
            f"{part.low:.1f} to {part.high:.1f}",
            f"{part.count}",
            _share(part.confidence),
            _share(part.hit_rate),
        )
    per_topic = _table("by topic", "topic", "articles", "precision", "recall", "F1")
    for code, score in report.per_topic:
        per_topic.add_row(
            name_of(code), f"{score.wanted}", _share(score.precision), _share(score.recall), _share(score.f1)
        )
    confusions = _table("worst confusions", "wanted", "top topic", "articles")
    for wanted, predicted, count in report.confusions:
        confusions.add_row(name_of(wanted), name_of(predicted) or "none", f"{count}")
    return [overview, reliability, per_topic, confusions]


def _keyphrases(reports: tuple[KeyphraseReport, ...]) -> RenderableType:
    table = _table("keyphrases", "corpus", "articles", "P@5", "P@10")
    for report in reports:
        precisions = (report.at_5, report.at_10)
        shown = (f"{100 * p.mean:.1f} [{100 * p.low:.1f}, {100 * p.high:.1f}]" for p in precisions)
        table.add_row(report.corpus, f"{report.articles}", *shown)
    return table
