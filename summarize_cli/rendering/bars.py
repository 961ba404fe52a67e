"""Signed figures as bars to both sides of an axis, one a line, as a renderable of rich."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.text import Text

from summarize_cli.rendering.flow import Flow

_FIGURE = 5
"""Cells of a figure: "+0.13"."""

_MOST_CELLS = 16
"""Of a bar."""

_FINEST = 2.0
"""Hundredths a cell, where no part asks for a coarser scale."""


class Axis(NamedTuple):
    """The scale of several pictures that stand below one another."""

    scale: float
    """Hundredths a cell."""
    left: int
    """Cells for what is below 0."""
    right: int
    names: int
    """Cells of the longest name."""

    @classmethod
    def of(cls, pictures: Sequence[Sequence[tuple[str, int]]]) -> "Axis":
        """The axis on which all parts but the first of each picture, the base, can be drawn."""
        values = [value for parts in pictures for _, value in parts[1:]]
        scale = max([_FINEST, *(abs(value) / _MOST_CELLS for value in values)])
        names = [cell_len(name) for parts in pictures for name, _ in parts]
        left, right = (-(-abs(end) // scale) for end in (min([0, *values]), max([0, *values])))
        return cls(scale, int(left), int(right), max([0, *names]))

    @property
    def width(self) -> int:
        """Cells of a line."""
        return self.names + 1 + _FIGURE + 2 + self.left + 1 + self.right


class SignedBars(NamedTuple):
    """What a score is made of: (part, hundredths), the base first; where that needs more room, as `texts`."""

    parts: Sequence[tuple[str, int]]
    texts: Sequence[str]
    axis: Axis

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if options.max_width < self.axis.names + 1 + _FIGURE:
            yield Flow(self.texts, " \u00b7 ", "dim")
            return
        drawn = options.max_width >= self.axis.width
        for place, (name, value) in enumerate(self.parts):
            figure = f"{value / 100:+.2f}" if place else f"{value / 100:.2f}"
            line = Text(f"{name}{' ' * (self.axis.names - cell_len(name))} {figure:>{_FIGURE}}", style="dim")
            if drawn and place:
                line.append("  ")
                line.append_text(_bar(value, self.axis))
            yield line

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        least = max([0, *map(cell_len, self.texts)])
        return Measurement(least, max(least, self.axis.width)).with_maximum(options.max_width)


def _bar(value: int, axis: Axis) -> Text:
    """To half a cell: no block elements but halves fill a cell from the right."""
    halves = max(1, round(2 * abs(value) / axis.scale))
    whole, half = divmod(halves, 2)
    if value > 0:
        return Text.assemble(" " * axis.left, "\u2502", ("\u2588" * whole + "\u258c" * half, "not dim cyan"))
    blocks = "\u2590" * half + "\u2588" * whole
    return Text.assemble(" " * (axis.left - len(blocks)), (blocks, "not dim magenta"), "\u2502")
