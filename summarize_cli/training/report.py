"""An evaluation as rich tables or as JSON."""

import json
from dataclasses import asdict
from io import StringIO

from summarize_cli.rendering import Page
from summarize_cli.rendering.console import console_for
from summarize_cli.training import report_tables as tables
from summarize_cli.training.evaluation import Evaluation


def as_json(evaluation: Evaluation) -> str:
    """All figures, as they were measured."""
    return json.dumps(asdict(evaluation), ensure_ascii=False, indent=2) + "\n"


def as_tables(evaluation: Evaluation, width: int, *, colour: bool = False) -> str:
    """A part for each corpus, `width` columns wide, and one over all where several hold summaries."""
    output = StringIO()
    console = console_for(Page(width=width, colour=colour), output)
    parts = [tables.summaries(report, width) for report in evaluation.summaries]
    if len(evaluation.summaries) > 1:
        parts.append(tables.overview(evaluation.summaries, width))
    parts += [tables.topics(report) for report in evaluation.topics]
    parts += [tables.keyphrases(report, width) for report in evaluation.keyphrases]
    for part in parts:
        for piece in part:
            console.print(piece)
            console.print()
    console.print(tables.made_with(evaluation))
    return "\n".join(line.rstrip() for line in output.getvalue().split("\n"))
