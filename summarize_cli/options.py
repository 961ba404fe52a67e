"""The options for many articles, as Typer reads them, beside those of one in `cli.command`."""

from typing import Annotated

import typer

TextField = Annotated[
    str | None,
    typer.Option(
        "--text-field",
        metavar="NAME",
        help="Records: the field of the text.  [default: text, body, content, article]",
    ),
]
TitleField = Annotated[
    str | None,
    typer.Option(
        "--title-field", metavar="NAME", help="Records: that of the title.  [default: title, headline]"
    ),
]
IdField = Annotated[
    str | None,
    typer.Option("--id-field", metavar="NAME", help="Records: that of the id.  [default: id, url]"),
]
Keep = Annotated[
    list[str] | None,
    typer.Option("--keep", metavar="FIELD", help="Records: pass this field on; may be given again."),
]
FilesFrom = Annotated[
    str | None,
    typer.Option("--files-from", metavar="FILE", help="Also read what is named there, a line or NUL each."),
]
Jobs = Annotated[
    int,
    typer.Option("-j", "--jobs", metavar="N", min=0, help="Processes for many articles; 0 is one a core."),
]
FailFast = Annotated[
    bool, typer.Option("--fail-fast", help="End with the first of many articles that fails.")
]
Resume = Annotated[
    bool, typer.Option("--resume", help="With -o: go on where an interrupted run of many articles ended.")
]
Cluster = Annotated[
    str | None,
    typer.Option(
        "--cluster",
        metavar="ADDRESS",
        help="Many articles on a Dask scheduler (tcp://host:8786), or local; with -o DIR.",
    ),
]
