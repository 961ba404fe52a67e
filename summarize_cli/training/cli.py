"""The `summarize-model` command: train, evaluate, info."""

import json
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from summarize_cli.cli import DONE, FAILED, WRONG_USAGE, WrongUsage, usage_message
from summarize_cli.errors import SummarizeError, UsageError
from summarize_cli.model.compiled import BUILT_IN, load
from summarize_cli.output import byte_writer, writer
from summarize_cli.rendering.safety import visible
from summarize_cli.training.progress import Progress

_VARIADIC = ("--summaries", "--topics", "--keyphrases")

SummaryCorpora = Annotated[
    list[Path] | None,
    typer.Option("--summaries", metavar="FILE...", help="Corpora of articles with highlights."),
]
TopicCorpora = Annotated[
    list[Path] | None,
    typer.Option("--topics", metavar="FILE...", help="Corpora of articles with topics."),
]

app = typer.Typer(
    name="summarize-model",
    help="Train, judge and inspect the models of summarize.",
    rich_markup_mode=None,
)


@app.command()
def train(
    output: Annotated[Path, typer.Option("-o", "--output", metavar="MODEL", help="Write the model there.")],
    summaries: SummaryCorpora = None,
    topics: TopicCorpora = None,
    language: Annotated[
        str, typer.Option("--language", metavar="CODE", help="The corpora's language.")
    ] = "en",
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="What the model calls itself.")] = "",
) -> None:
    """Train a model. Corpora of one kind alone train that half and keep the other from the built-in model."""
    from summarize_cli.training.train import train_model  # noqa: PLC0415 - scikit-learn takes a second

    if not summaries and not topics:
        raise UsageError("nothing to train on; give --summaries, --topics or both")
    if language != "en":
        raise UsageError(f"language {language!r} is not supported yet; only en is")
    content = train_model(summaries or [], topics or [], name=name, progress=Progress())
    with byte_writer(output) as write:
        write(content)
    typer.echo(f"{visible(str(output))}: {len(content):,} bytes", err=True)


@app.command()
def evaluate(
    summaries: SummaryCorpora = None,
    topics: TopicCorpora = None,
    keyphrases: Annotated[
        list[Path] | None,
        typer.Option("--keyphrases", metavar="FILE...", help="Corpora of articles with keyphrases."),
    ] = None,
    sentences: Annotated[
        int, typer.Option("-n", "--sentences", metavar="N", min=1, help="Sentences chosen.")
    ] = 3,
    words: Annotated[
        int | None,
        typer.Option("-w", "--words", metavar="N", min=1, help="Words chosen, instead of sentences."),
    ] = None,
    separate: Annotated[
        bool,
        typer.Option("--separate", help="Each highlight is a whole reference: judge by the mean over them."),
    ] = False,
    model: Annotated[
        Path | None, typer.Option("-m", "--model", metavar="FILE", help="Another model.")
    ] = None,
    form: Annotated[
        str, typer.Option("-f", "--format", metavar="table|json", help="How to print.")
    ] = "table",
) -> None:
    """Judge a model on corpora it was not trained on, beside the article's first sentences and the oracle."""
    from summarize_cli.training import evaluation, report  # noqa: PLC0415 - scikit-learn takes a second

    if form not in ("table", "json"):
        raise UsageError(f"unknown format {form!r}; table or json")
    if not summaries and not topics and not keyphrases:
        raise UsageError("nothing to judge by; give --summaries, --topics or --keyphrases")
    progress = Progress()
    length = evaluation.Length(sentences=None if words else sentences, words=words)
    judged = evaluation.Evaluation(
        summaries=tuple(
            evaluation.judge_summaries(path, length, model, separate=separate, progress=progress)
            for path in summaries or []
        ),
        topics=tuple(evaluation.judge_topics(path, model, progress=progress) for path in topics or []),
        keyphrases=tuple(
            evaluation.judge_keyphrases(path, model, progress=progress) for path in keyphrases or []
        ),
    )
    _show(report.as_json(judged) if form == "json" else report.as_tables(judged))


@app.command()
def info(
    model: Annotated[
        Path | None, typer.Option("-m", "--model", metavar="FILE", help="Another model.")
    ] = None,
) -> None:
    """Show what a model is, what it was trained on and how well it did, as JSON."""
    described = dict(load(model or BUILT_IN).metadata)
    _show(json.dumps(described, ensure_ascii=False, indent=2, sort_keys=True) + "\n")


def _show(text: str) -> None:
    """To standard output; where its reader has gone, nowhere."""
    try:
        with writer(None) as write:
            write(text)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _spread(arguments: list[str]) -> list[str]:
    """`--topics A B` as `--topics A --topics B`: what a shell's glob leaves behind such an option."""
    spread: list[str] = []
    option = None
    for argument in arguments:
        if argument.startswith("-"):
            option = argument if argument in _VARIADIC else None
            if option is None:
                spread.append(argument)
        elif option is not None:
            spread += [option, argument]
        else:
            spread.append(argument)
    return spread


def run(arguments: list[str] | None = None) -> int:
    """Run the command and answer its exit code. Every error is one line on stderr."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        typer.main.get_command(app).main(_spread(given), prog_name="summarize-model", standalone_mode=False)
    except typer.Exit as stop:
        return stop.exit_code
    except (WrongUsage, UsageError) as error:
        typer.echo(
            visible(f"summarize-model: error: {usage_message(error)}; see summarize-model --help"), err=True
        )
        return WRONG_USAGE
    except SummarizeError as error:
        typer.echo(visible(f"summarize-model: error: {error}"), err=True)
        return FAILED
    except typer.Abort:
        raise KeyboardInterrupt from None
    return DONE


def main() -> None:
    """Run `summarize-model`; an interruption ends it with 130 and leaves nothing half-written."""
    try:
        sys.exit(run())
    except KeyboardInterrupt:
        sys.exit(130)
