"""What rich prints to, for the formats that are made with it."""

from typing import IO

from rich.console import Console

from summarize_cli.rendering import Page


def console_for(page: Page, file: IO[str] | None = None) -> Console:
    """A console that writes nothing but what a page has room and colour for, to `file` if it is to write."""
    return Console(
        file=file,
        width=page.width,
        force_terminal=page.colour,
        color_system="standard" if page.colour else None,
        no_color=not page.colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
