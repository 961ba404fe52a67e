"""The `summarize` command: options in, one library call an article, one renderer, an exit code out.

The only module that prints, of those that it runs.
"""

import errno
import io
import os
import sys
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, BinaryIO

import typer

from summarize_cli import layers, options
from summarize_cli.article import Failure
from summarize_cli.errors import TOO_LONG, OutputError, SourceError, SummarizeError, UsageError
from summarize_cli.garbage import collect_from_here
from summarize_cli.output import (
    IS_OUTPUT,
    Identity,
    check_kept,
    identity,
    is_replaceable,
    is_same,
    names_folder,
    stdout_identity,
    unwritten,
    writer,
)
from summarize_cli.pipeline import Settings, summarize_bytes
from summarize_cli.reading.formats import INPUT_FORMATS, RECORD_FORMATS, is_compressed
from summarize_cli.reading.sources import STDIN, Limits, as_path, holds_many, is_pattern, may_be_records, read
from summarize_cli.rendering import EXPLAINED, FORMATS, HIGHLIGHTED, Outcome, Page, renderer
from summarize_cli.rendering.safety import visible
from summarize_cli.version import __version__

DONE, FAILED, WRONG_USAGE = 0, 1, 2

Format = Enum("Format", {name: name for name in (*FORMATS, "parquet")}, type=str)  # type: ignore[misc] # as Typer wants choices
_IN_LINES = ("jsonl", "csv", "parquet")
"""Formats of many articles, which can be resumed; a file's name may say that they are to be compressed."""
_WIDEST = 6
"""Digits of a terminal's width."""

InputFormat = Enum("InputFormat", {name: name for name in (*INPUT_FORMATS, *RECORD_FORMATS)}, type=str)  # type: ignore[misc]

# Typer carries a click of its own, whose errors it exports in part: the root of wrong usage is this.
WrongUsage: type[Exception] = typer.BadParameter.__base__  # type: ignore[assignment]


def print_version(context: typer.Context, wanted: bool) -> None:
    """Answer --version, where it is given."""
    if wanted:
        print(f"{context.info_name} {__version__}", flush=True)  # noqa: T201 - this module prints
        raise typer.Exit


def command(
    context: typer.Context,
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SOURCE]...",
            help="Files, folders, web addresses, files of records, or - for standard input.",
            show_default=False,
        ),
    ] = None,
    sentences: Annotated[
        int | None,
        typer.Option("-n", "--sentences", metavar="N", min=1, help="Exactly N sentences.  [default: 3]"),
    ] = None,
    words: Annotated[
        int | None,
        typer.Option(
            "-w", "--words", metavar="N", min=1, help="At most N words: whole sentences, at least one."
        ),
    ] = None,
    ratio: Annotated[
        float | None,
        typer.Option("-r", "--ratio", metavar="R", help="A share of the article's words, 0 < R <= 1."),
    ] = None,
    topics: Annotated[
        int, typer.Option("-t", "--topics", metavar="N", min=0, help="At most N topics; 0 turns them off.")
    ] = 3,
    keyphrases: Annotated[
        int,
        typer.Option(
            "-k", "--keyphrases", metavar="N", min=0, help="At most N keyphrases; 0 turns them off."
        ),
    ] = 5,
    query: Annotated[
        str | None,
        typer.Option(
            "-q", "--query", metavar="TEXT", help="Lean the summary to these words or this question."
        ),
    ] = None,
    form: Annotated[
        Format, typer.Option("-f", "--format", envvar="SUMMARIZE_FORMAT", help="How to print the result.")
    ] = Format["table"],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write there: the whole result or nothing."),
    ] = None,
    input_format: Annotated[
        InputFormat,
        typer.Option("--input-format", help="What the input is.  [default: auto]", show_default=False),
    ] = InputFormat["auto"],
    encoding: Annotated[
        str | None,
        typer.Option("--encoding", metavar="NAME", help="Decode input with this codec.  [default: detected]"),
    ] = None,
    timeout: Annotated[
        float,
        typer.Option("--timeout", metavar="S", help="Give an address up after so many seconds in all."),
    ] = Limits().timeout,
    max_bytes: Annotated[
        int,
        typer.Option(
            "--max-bytes", metavar="N", min=1, help="Give an address up that answers more (decompressed)."
        ),
    ] = Limits().max_bytes,
    with_text: Annotated[
        bool, typer.Option("--with-text", help="JSON also carries the text that its offsets count in.")
    ] = False,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain", help="Show what scores are made of, words behind topics, and lines left out."
        ),
    ] = False,
    highlight: Annotated[
        bool,
        typer.Option(
            "--highlight",
            help="Show the whole article with the chosen sentences marked (table, markdown, html).",
        ),
    ] = False,
    text_field: options.TextField = None,
    title_field: options.TitleField = None,
    id_field: options.IdField = None,
    keep: options.Keep = None,
    files_from: options.FilesFrom = None,
    jobs: options.Jobs = 1,
    fail_fast: options.FailFast = False,
    resume: options.Resume = False,
    cluster: options.Cluster = None,
    model: Annotated[
        Path | None,
        typer.Option(
            "-m", "--model", metavar="FILE", help="Another model file.  [default: the built-in one]"
        ),
    ] = None,
    config: Annotated[
        Path | None,
        typer.Option(
            "--config",
            metavar="FILE",
            help="Another file of defaults.  [default: the platform's place]",
            callback=layers.configure,
            is_eager=True,
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("-Q", "--quiet", help="No progress, no warnings.")] = False,
    version: Annotated[  # noqa: ARG001 - answered by its callback
        bool,
        typer.Option(
            "--version",
            help="Show the version and exit.",
            callback=print_version,
            is_eager=True,
            allow_from_autoenv=False,
        ),
    ] = False,
) -> int:
    """Summarize articles and tag their topics: offline, at once, in the article's own words.

    With no SOURCE, the article is read from standard input.

    summarize story.txt · cat story.txt | summarize -n 5 · summarize -f json story.txt | jq .topics
    """
    highlight = highlight and _can_highlight(context, form.value)
    given = layers.lengths(context, {"sentences": sentences, "words": words, "ratio": ratio})
    layers.check(context, ratio=ratio, query=query, encoding=encoding, timeout=timeout)
    settings = Settings(
        **given,
        topics=topics,
        keyphrases=keyphrases,
        encoding=encoding,
        input_format=input_format.value if input_format.value in INPUT_FORMATS else "auto",
        with_text=with_text,
        explain=explain or form.value in EXPLAINED,
        model=model,
        query=query,
        passages=highlight or form.value in EXPLAINED,
        text_field=text_field,
        title_field=title_field,
    )
    limits = Limits(timeout, max_bytes)
    output = None if str(output) == STDIN else output
    compressed = output is not None and is_compressed(output.name)
    _check_output(context, form.value, compressed=compressed)
    into_lines = output is not None and form.value in _IN_LINES and is_replaceable(output)
    resume = resume and layers.holds(context, "resume", possible=into_lines)
    if not sources and files_from is None:
        if sys.stdin is not None and sys.stdin.isatty():
            _say(context.get_help())
            return WRONG_USAGE
        sources = [STDIN]
    named = [*map(as_path, sources or [])]
    try:
        check_kept(output, [*named, *map(str, filter(None, (files_from, model, config)))])
    except UsageError as error:
        raise layers.traced(context, error) from None
    sources = _matched(named, output)
    stdin = sys.stdin.buffer if sys.stdin is not None else None
    tally = _Tally(quiet=quiet)
    several = len(sources) > 1
    page = stdout_page(output, several=several)._replace(explain=explain, with_text=with_text)
    if highlight and page.colour and page.width is None:
        page = page._replace(width=_pager_width())
    if (
        files_from is not None
        or resume
        or (cluster and layers.origin(context, "cluster") == layers.FLAG)
        or form.value == "parquet"
        or compressed
        or input_format.value in RECORD_FORMATS
        or (several and (jobs != 1 or fail_fast))
        or any(holds_many(source, input_format.value) for source in sources)
        or (sources == [STDIN] and input_format.value == "auto" and may_be_records(stdin))
    ):
        from summarize_cli.batch.command import carry_out  # noqa: PLC0415 - for many articles alone
        from summarize_cli.batch.fields import Fields  # noqa: PLC0415
        from summarize_cli.batch.order import Order  # noqa: PLC0415

        try:
            order = Order(
                sources=tuple(sources),
                settings=settings,
                fields=Fields.named(text_field, title_field, id_field, keep or ()),
                limits=limits,
                form=form.value,
                output=output,
                page=page,
                input_format=input_format.value,
                files_from=files_from,
                jobs=jobs,
                fail_fast=fail_fast,
                resume=resume,
                progress=not quiet and _shows_progress(output),
                cluster=cluster,
            )
            collect_from_here()
            return FAILED if carry_out(order, stdin, tally) else DONE
        except BrokenPipeError:
            return DONE
        except UsageError as error:
            raise layers.traced(context, error) from None
    outcomes = _outcomes(sources, stdin, limits, settings, tally, stdout_identity(output))
    render = renderer(form.value)
    collect_from_here()
    try:
        with writer(output) as write:
            for piece in render(outcomes, page):
                write(piece)
    except BrokenPipeError:
        # Whoever read has enough. Typer would make a failure of it.
        return DONE
    return FAILED if tally.failures else DONE


def _can_highlight(context: typer.Context, form: str) -> bool:
    """Whether a format shows the whole article where it is asked to."""
    if form in HIGHLIGHTED:
        return True
    if layers.origin(context, "highlight") == layers.FLAG:
        raise UsageError(f"--highlight shows the article as {' or '.join(HIGHLIGHTED)}, not as {form}")
    return False


def _check_output(context: typer.Context, form: str, *, compressed: bool) -> None:
    """Refuse names that promise something else than is written. A cluster writes into a folder."""
    if compressed and form not in _IN_LINES:
        message = f"-f {form} is written as it is; name a file that is not called .gz or .zst"
        raise layers.traced(context, UsageError(message, "output"))
    # As it was given: a path does not keep it.
    given = str(context.params["output"])
    if names_folder(given) and not context.params["cluster"]:
        raise OutputError(f"{given}: is a folder's name; name a file in it")


class _Tally:
    """Tells of an article that failed, or of what is odd with one, and keeps count."""

    def __init__(self, *, quiet: bool) -> None:
        self.failures = 0
        self._quiet = quiet

    def failed(self, failure: Failure) -> None:
        self.failures += 1
        _say_error(f"{_name(failure.source)}: {failure.error}")

    def warn(self, source: str | None, message: str) -> None:
        if not self._quiet:
            _say_line(f"warning: {_name(source)}: {message}")

    def say(self, message: str) -> None:
        _say_line(message)


def _matched(sources: list[str], output: Path | None) -> list[str]:
    """The sources, with patterns that the shell has left alone replaced by what they match.

    As of a folder, the output is none of it, which the run before has written.
    """
    if not any(map(is_pattern, sources)):
        return sources
    from summarize_cli.reading.patterns import matching  # noqa: PLC0415 - glob, for patterns alone

    written = None if output is None else identity(str(output))

    def of(pattern: str) -> list[str]:
        return [each for each in matching(pattern) if written is None or not is_same(each, written)]

    return [each for source in sources for each in (of(source) if is_pattern(source) else [source])]


def _outcomes(
    sources: list[str],
    stdin: BinaryIO | None,
    limits: Limits,
    settings: Settings,
    tally: _Tally,
    stdout: Identity | None,
) -> Iterator[Outcome]:
    """One outcome a source, in order. One that fails does not stop the rest."""
    settings.check()
    for source in sources:
        outcome: Outcome
        try:
            if stdout is not None and is_same(source, stdout):
                raise SourceError(IS_OUTPUT)
            outcome = summarize_bytes(read(source, stdin, limits), settings, source=source)
        except UsageError:
            raise
        except SummarizeError as error:
            outcome = Failure(source, str(error))
        except MemoryError:
            outcome = Failure(source, TOO_LONG)
        # Not within the handlers: there the error still holds what has filled the memory.
        if isinstance(outcome, Failure):
            tally.failed(outcome)
        else:
            for warning in outcome.warnings:
                tally.warn(source, warning)
        yield outcome


def _name(source: str | None) -> str:
    if source in (None, STDIN):
        return "standard input"
    return str(source).replace("-:", "standard input:", 1) if str(source).startswith("-:") else str(source)


def _shows_progress(output: Path | None) -> bool:
    """Whether somebody looks at stderr, and results do not go there too, as they may to a device."""
    streams = (sys.stdout, sys.stderr)
    out, err = (stream is not None and stream.isatty() for stream in streams)
    return err and not _is_dumb() and (not out if output is None else is_replaceable(output))


def _is_dumb() -> bool:
    """Whether the terminal obeys nothing, so that what was written stays: no colour, no bar."""
    return os.environ.get("TERM") in ("dumb", "unknown")


def stdout_page(output: Path | None, *, several: bool) -> Page:
    """What stdout is. A file or a pipe has no width and no colour, unless the user names them."""
    environment = os.environ
    terminal = output is None and sys.stdout is not None and sys.stdout.isatty()
    columns = environment.get("COLUMNS", "")
    width: int | None = None
    if columns.isdecimal() and int(columns[:_WIDEST]) > 0:
        width = int(columns[:_WIDEST])
    elif terminal:
        width = os.get_terminal_size(sys.stdout.fileno()).columns or 80
    if environment.get("NO_COLOR"):
        colour = False
    elif environment.get("FORCE_COLOR"):
        colour = output is None
    else:
        colour = terminal and not _is_dumb()
    return Page(width=width, colour=colour, several=several)


def _pager_width() -> int | None:
    """Of coloured text in a pipe somebody reads every page: the width of the terminal that stderr is."""
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or None
    except (OSError, ValueError, AttributeError):
        return None


def _say_error(message: str) -> None:
    _say_line(f"error: {message}")


def _say_line(message: str) -> None:
    say_line(f"summarize: {message}")


def say_line(message: str) -> None:
    """Tell in one line, whatever a name in it holds."""
    _say(visible(message.replace("\n", " ")))


def _say(message: str) -> None:
    """To stderr. With stderr closed there is nobody to tell."""
    try:
        if sys.stderr is not None:
            sys.stderr.write(message + "\n")
            sys.stderr.flush()
    except OSError:
        pass


def failure_message(error: Exception) -> str:
    """One line of why there is no result."""
    if isinstance(error, OSError):
        # Help, version and completion, which Typer writes; articles are written by `writer`.
        return str(unwritten(error.filename or "standard output", error))
    return TOO_LONG if isinstance(error, MemoryError) else str(error)


def _parser() -> Any:  # noqa: ANN401 - Typer does not name what it parses with
    """What reads the command line."""
    app = typer.Typer(
        add_completion=True, rich_markup_mode=None, context_settings={"help_option_names": ["--help"]}
    )
    app.command(context_settings={"auto_envvar_prefix": layers.PREFIX})(command)
    parser = typer.main.get_command(app)
    for parameter in (*parser.params, parser.get_help_option(typer.Context(parser))):
        if parameter is not None and parameter.name in ("install_completion", "show_completion", "help"):
            # Typer's own, which a variable must not trigger, nor a configuration file prevent.
            parameter.allow_from_autoenv = False  # type: ignore[attr-defined]
            parameter.is_eager = True
    return parser


class _Closed(io.TextIOBase):
    """Stands for a standard output that is closed: writing fails as on a full disk, it is not lost."""

    encoding = "utf-8"
    errors = "strict"

    @property
    def buffer(self) -> "_Closed":
        return self

    def write(self, _text: object) -> int:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def answer(parser: Any, arguments: list[str], name: str) -> int:  # noqa: ANN401 - as of `_parser`
    """Parse and run; the exit code. Help, which Typer shows, may meet a closed pipe, which is no error.

    Raises:
        Exception: what is wrong with the call, or why there is no result.
    """
    if sys.stdout is None:
        sys.stdout = _Closed()
    try:
        result = parser.main(arguments, prog_name=name, standalone_mode=False)
    except typer.Exit as stop:
        return stop.exit_code
    except typer.Abort:
        raise KeyboardInterrupt from None
    except BrokenPipeError:
        return DONE
    except SystemExit as stop:
        # Typer makes a failure of a closed pipe. Completion ends so, too, and shells look at its code.
        if isinstance(stop.__context__, BrokenPipeError):
            return DONE
        raise
    return result if isinstance(result, int) else DONE


def run(arguments: list[str] | None = None) -> int:
    """Run the command and answer its exit code. Every error is one line on stderr."""
    for stream in (sys.stdout, sys.stderr):
        # The same bytes whatever the locale says; names of files may hold undecodable bytes.
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    given = sys.argv[1:] if arguments is None else arguments
    if any(argument.endswith("-completion") for argument in given):
        from summarize_cli.completion import mend  # noqa: PLC0415 - once in the life of an installation

        mend()
    try:
        return answer(_parser(), given, "summarize")
    except (WrongUsage, UsageError) as error:
        from summarize_cli.misuse import message_of  # noqa: PLC0415 - only for a message

        _say_error(f"{message_of(error)}; see summarize --help")
        return WRONG_USAGE
    except (SummarizeError, OSError, MemoryError) as error:
        _say_error(failure_message(error))
        return FAILED
