"""The `summarize-model` command: train, evaluate, info."""

import json
import os
import sys
from dataclasses import astuple
from itertools import chain
from pathlib import Path
from typing import Annotated, Any

import typer

from summarize_cli.cli import (
    FAILED,
    WRONG_USAGE,
    WrongUsage,
    answer,
    failure_message,
    print_version,
    say_line,
    stdout_page,
)
from summarize_cli.errors import SummarizeError, UsageError
from summarize_cli.misuse import message_of
from summarize_cli.model.compiled import BUILT_IN, load
from summarize_cli.output import byte_writer, check_kept, names_folder, writer
from summarize_cli.pipeline import DEFAULT_SENTENCES
from summarize_cli.summary.selection import Length
from summarize_cli.training.peers import Peers, installed
from summarize_cli.training.progress import Progress

_NARROWEST, _NATURAL_WIDTH = 72, 120
"""Columns that the tables of an evaluation need at least, and have in a file or a pipe."""

_VARIADIC = ("--summaries", "--topics", "--readings", "--abstracts", "--apart", "--keyphrases")


def _files(option: str, help_text: str) -> Any:  # noqa: ANN401 - as typer.Option says
    """An option that takes files, as many as there are."""
    return typer.Option(option, metavar="FILE...", help=help_text)


def _a_file(name: str) -> Path:
    if not name:
        raise typer.BadParameter("the name is empty; name a file")
    if names_folder(name):
        raise typer.BadParameter(f"{name}: is the name of a folder; name a file in it")
    return Path(name)


SummaryCorpora = Annotated[list[Path] | None, _files("--summaries", "Corpora of articles with highlights.")]
TopicCorpora = Annotated[list[Path] | None, _files("--topics", "Corpora of articles with topics.")]
Model = Annotated[
    Path | None,
    typer.Option(
        "-m",
        "--model",
        metavar="FILE",
        envvar="SUMMARIZE_MODEL",
        show_envvar=False,
        help="Another model file.  [default: the built-in one]",
    ),
]

app = typer.Typer(name="summarize-model", rich_markup_mode=None)


@app.callback()
def about(
    version: Annotated[
        bool,
        typer.Option("--version", help="Show the version and exit.", callback=print_version, is_eager=True),
    ] = False,
) -> None:
    """Train, judge and inspect the models of summarize."""


@app.command()
def train(
    output: Annotated[
        Path,
        typer.Option("-o", "--output", metavar="MODEL", parser=_a_file, help="Write the model there."),
    ],
    summaries: SummaryCorpora = None,
    topics: TopicCorpora = None,
    readings: Annotated[
        list[Path] | None,
        _files("--readings", "Topics and highlights of rows of these corpora, by a reader."),
    ] = None,
    abstracts: Annotated[
        list[Path] | None,
        _files(
            "--abstracts",
            "Corpora of texts of a few sentences with highlights: these have words of their own.",
        ),
    ] = None,
    apart: Annotated[
        list[Path] | None,
        _files(
            "--apart", "Articles to judge by later: what repeats one of them teaches nothing of summaries."
        ),
    ] = None,
    language: Annotated[
        str, typer.Option("--language", metavar="CODE", help="The corpora's language.")
    ] = "en",
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="What the model calls itself.")] = "",
) -> None:
    """Train a model. Corpora of one kind alone train that half and keep the other from the built-in model."""
    from summarize_cli.training.train import Corpora, train_model  # noqa: PLC0415 - scikit-learn takes a second

    if not summaries and not topics:
        raise UsageError("nothing to train on; give --summaries, --topics or both")
    if readings and not topics:
        raise UsageError("--readings are of rows of topics corpora; give these with --topics")
    if abstracts and not summaries:
        raise UsageError("--abstracts add to a ranker of articles; give these with --summaries")
    if language != "en":
        raise UsageError(f"language {language!r} is not supported yet; only en is")
    if apart and not summaries:
        raise UsageError("--apart is of what teaches a ranker; give it with --summaries")
    if not name.isprintable():
        raise UsageError("a model's name is of printable characters")
    corpora = Corpora(summaries or [], topics or [], readings or [], abstracts or [], apart or [])
    check_kept(output, map(str, chain(*astuple(corpora))))
    # Opened before: that it cannot be written should be known at once, not after the training.
    with byte_writer(output) as write:
        content = train_model(corpora, name, Progress())
        write(content)
    say_line(f"{output}: {len(content):,} bytes")


@app.command()
def evaluate(
    summaries: SummaryCorpora = None,
    topics: TopicCorpora = None,
    keyphrases: Annotated[
        list[Path] | None,
        _files("--keyphrases", "Corpora of articles with keyphrases."),
    ] = None,
    sentences: Annotated[
        int | None,
        typer.Option("-n", "--sentences", metavar="N", min=1, help="Sentences chosen.  [default: 3]"),
    ] = None,
    words: Annotated[
        int | None,
        typer.Option("-w", "--words", metavar="N", min=1, help="Words chosen, instead of sentences."),
    ] = None,
    separate: Annotated[
        bool,
        typer.Option("--separate", help="Each highlight is a whole reference: judge by the mean over them."),
    ] = False,
    model: Model = None,
    with_peers: Annotated[
        bool,
        typer.Option(
            "--peers",
            help="Judge other people's methods on the same texts, those that are installed: "
            "pip install 'summarize-cli[peers,peers-embeddings]'.",
        ),
    ] = False,
    form: Annotated[
        str, typer.Option("-f", "--format", metavar="table|json", help="How to print.")
    ] = "table",
) -> None:
    """Judge a model on corpora it was not trained on, beside the article's first sentences and the oracle."""
    from summarize_cli.training import evaluation, judging, report  # noqa: PLC0415 - scikit-learn takes a second

    if form not in ("table", "json"):
        raise UsageError(f"unknown format {form!r}; table or json")
    if not summaries and not topics and not keyphrases:
        raise UsageError("nothing to judge by; give --summaries, --topics or --keyphrases")
    if sentences and words:
        raise UsageError("sentences and words exclude one another; give one of them")
    progress = Progress()
    trial = judging.Trial(
        model=model,
        peers=_installed_peers(progress) if with_peers else Peers(),
        length=Length(words=words) if words else Length(sentences=sentences or DEFAULT_SENTENCES),
        separate=separate,
    )
    judged = evaluation.evaluate(summaries or [], topics or [], keyphrases or [], trial, progress)
    if form == "json":
        _show(report.as_json(judged))
        return
    shown = stdout_page(None, several=False)
    width = max(_NARROWEST, shown.width or _NATURAL_WIDTH)
    _show(report.as_tables(judged, width, colour=shown.colour))


@app.command()
def info(
    model: Model = None,
) -> None:
    """Show what a model is, what it was trained on and how well it did, as JSON."""
    described = dict(load(model or BUILT_IN).metadata)
    _show(json.dumps(described, ensure_ascii=False, indent=2, sort_keys=True) + "\n")


def _installed_peers(progress: Progress) -> Peers:
    """The peers that are there; those that are not are named, with what installs them."""
    progress.step("opening the peers")
    found = installed()
    for command, packages in found.missing_by_command().items():
        progress.step(f"left out, not installed: {', '.join(packages)}; {command}")
    return found


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
        return answer(typer.main.get_command(app), _spread(given), "summarize-model")
    except (WrongUsage, UsageError) as error:
        context = getattr(error, "ctx", None)
        # Options are in the help of the command that takes them.
        command = "summarize-model" if context is None else context.command_path
        say_line(f"summarize-model: error: {message_of(error)}; see {command} --help")
        return WRONG_USAGE
    except (SummarizeError, OSError, MemoryError) as error:
        say_line(f"summarize-model: error: {failure_message(error)}")
        return FAILED
