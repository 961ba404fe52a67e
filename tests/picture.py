"""The picture that opens the README: what the command shows on a terminal of 80 columns, as SVG.

After a change of what it shows: python -m tests.picture
"""

import os
import subprocess
import sys

from rich.console import Console
from rich.text import Text

from tests.conftest import ROOT, SAMPLES

PICTURE = SAMPLES / "summarize.svg"
COMMAND = ("summarize", "samples/strait-patrols.txt")
COLUMNS = 80

# Rich's own template asks a server for a font; this one takes what the reader has.
_TEMPLATE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">
<title>What summarize shows of an article: its summary, topics and keyphrases</title>
<style>
.{unique_id}-matrix {{
  font-family: "Fira Code", "JetBrains Mono", "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: {char_height}px; line-height: {line_height}px; white-space: pre;
}}
.{unique_id}-title {{ font-family: system-ui, sans-serif; font-size: 18px; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def shown(*, colour):
    """What the command prints."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("SUMMARIZE_")}
    environment |= {"COLUMNS": str(COLUMNS), "FORCE_COLOR" if colour else "NO_COLOR": "1"}
    environment.pop("NO_COLOR" if colour else "FORCE_COLOR", None)
    return subprocess.run(
        [sys.executable, "-m", "summarize_cli", *COMMAND[1:]],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env=environment,
        encoding="utf-8",
    ).stdout


def picture():
    """The SVG."""
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 - no path
        console = Console(record=True, width=COLUMNS, file=nowhere, force_terminal=True, _environ={})
        console.print(Text(f"$ {' '.join(COMMAND)}", style="bold"), "", sep="\n")
        console.print(Text.from_ansi(shown(colour=True)), soft_wrap=True)
    return console.export_svg(title=COMMAND[0], code_format=_TEMPLATE, unique_id="summarize")


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
