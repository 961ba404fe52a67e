"""The manual page, generated from the options: `python -m tests.manual` writes man/summarize.1.

The wheel installs it as share/man/man1/summarize.1. In the macros of man(7), which all of groff, mandoc and
Heirloom understand.
"""

import re
import sys

import typer

from summarize_cli.cli import command
from summarize_cli.version import __version__
from tests.conftest import ROOT

FILE = ROOT / "man" / "summarize.1"

_HEAD = r""".\" Generated from the options: python -m tests.manual
.TH SUMMARIZE 1 "" "summarize {version}" "User Commands"
.SH NAME
summarize \- summarize articles and tag their topics
.SH SYNOPSIS
.B summarize
.RI [ OPTIONS ]
.RI [ SOURCE ]...
.SH DESCRIPTION
.B summarize
picks the sentences that carry an article, names its topics and finds its keyphrases: offline, at once, in the
article's own words.
What stood around the article on its page is left out.
.PP
A
.I SOURCE
is a file, an http or https address, or
.B \-
for standard input, which is also read where no
.I SOURCE
is named; or many articles at once: a folder, in which all articles and records are found, a pattern such as
.IR \(aqnews/*.txt\(aq ,
a file of records (JSONL, CSV, TSV or Parquet, also as
.I .gz
or
.IR .zst ),
or an address that fsspec knows, such as
.IR s3://news/ .
Several work in one call; one that fails does not stop the rest.
.PP
Results go to standard output, all else to standard error.
.SH OPTIONS
"""

_TAIL = r""".SH EXIT STATUS
.TP
.B 0
Done.
.TP
.B 1
Something could not be read or summarized; the others still were.
.TP
.B 2
Wrong usage.
.TP
.B 130
Interrupted.
.TP
.B 143
Terminated (SIGTERM); 129 where the terminal hung up (SIGHUP).
.SH ENVIRONMENT
Options also come from variables, and from a configuration file.
A flag wins over a variable, a variable over the file.
.PP
{variables}
Several fields in
.B SUMMARIZE_KEEP
are parted by spaces.
.PP
.BR NO_COLOR ,
.BR FORCE_COLOR ,
.B TERM=dumb
and
.B COLUMNS
are obeyed.
.SH FILES
.TP
.I ~/.config/summarize/config.toml
Defaults of the options, in TOML: the keys are their long names, as in
.IR "sentences = 5" .
It stands in
.B $XDG_CONFIG_HOME
where that is set, and elsewhere on Windows and macOS;
.B \-\-config
and
.B SUMMARIZE_CONFIG
name another, for instance
.I /dev/null
for none.
A relative path in it is relative to its folder.
.SH EXAMPLES
.EX
{examples}
.EE
.SH SEE ALSO
.B summarize\-model \-\-help
tells how to train and judge models.
"""

_EXAMPLES = """\
summarize story.txt
curl -s https://example.org/story | summarize -n 5
summarize -q 'what does it say about the cost?' report.pdf
summarize -f json story.txt | jq .topics
summarize --highlight story.txt | less -R"""


_TYPERS_OWN = {
    "help": "Show the options and exit.",
    "install_completion": "Install completion of files, options and their values in this shell.",
    "show_completion": "Show the script that does it.",
}
"""Name of an option of Typer's -> what it does: its own words change with its version."""

_ACTIONS = ("version", *_TYPERS_OWN)
"""Options that no variable stands for."""


def page() -> str:
    """The page's source."""
    app = typer.Typer(rich_markup_mode=None, context_settings={"help_option_names": ["--help"]})
    app.command()(command)
    parsed = typer.main.get_command(app)
    with typer.Context(parsed, info_name="summarize") as context:
        shown = [
            parameter for parameter in parsed.get_params(context) if parameter.param_type_name == "option"
        ]
        options = "".join(_option(parameter) for parameter in shown)
    variables = [rf"\fB{_variable(parameter)}\fR" for parameter in shown if parameter.name not in _ACTIONS]
    return (
        _HEAD.replace("{version}", __version__)
        + options
        + _TAIL.replace("{variables}", ",\n".join(variables) + ".").replace("{examples}", _roff(_EXAMPLES))
    )


def _variable(parameter) -> str:
    return "SUMMARIZE_" + max(parameter.opts, key=len).removeprefix("--").replace("-", "_").upper()


def _option(parameter) -> str:
    names = ", ".join(rf"\fB{_roff(name)}\fR" for name in parameter.opts)
    if not parameter.is_flag:
        choices = getattr(parameter.type, "choices", None)
        names += rf" \fI{_roff('|'.join(map(_name, choices)) if choices else parameter.metavar)}\fR"
    told = _TYPERS_OWN.get(parameter.name) or parameter.help
    default = parameter.default
    if default is not None and not parameter.is_flag and "[default: " not in told:
        told += f"  [default: {_name(default)}]"
    return f".TP\n{names}\n{_roff(' '.join(told.split()))}\n"


def _name(choice) -> str:
    return str(getattr(choice, "value", choice))


def _roff(text: str) -> str:
    """Text as roff has it: no character that is a command or an escape."""
    escaped = text.replace("\\", r"\e").replace("-", r"\-").replace("'", r"\(aq")
    return re.sub(r"^(?=[.'])", r"\\&", escaped, flags=re.MULTILINE)


def main() -> int:
    """Write the page."""
    FILE.write_text(page(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
