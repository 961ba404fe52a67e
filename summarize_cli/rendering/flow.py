"""Short texts in a row: a line breaks between two of them, where rich alone would break inside one too."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.text import Text


class Flow(NamedTuple):
    """Items and what stands between them on a line, as a renderable of rich."""

    items: Sequence[str]
    between: str
    style: str = ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        line = ""
        for item in self.items:
            longer = f"{line}{self.between}{item}" if line else item
            if line and cell_len(longer) > options.max_width:
                yield Text(line, style=self.style, overflow="fold")
                longer = item
            line = longer
        yield Text(line, style=self.style, overflow="fold")

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        widths = [*map(cell_len, self.items)] or [0]
        whole = sum(widths) + cell_len(self.between) * (len(widths) - 1)
        return Measurement(max(widths), whole).with_maximum(options.max_width)
