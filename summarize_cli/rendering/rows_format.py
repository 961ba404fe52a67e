"""`-f table` of many articles: a row each, with title, the summary's first sentence and topics.

The columns are as wide as the page allows; where it has no width, as the first rows need, and what is longer
later pushes on. So rows appear as they come, and a million of them need no memory.
"""

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import chain, islice

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from summarize_cli.article import Digest
from summarize_cli.rendering import Outcome, Page
from summarize_cli.rendering.console import console_for
from summarize_cli.rendering.safety import visible, visible_name

_HEADINGS = ("Title", "First sentence", "Topics")
_STYLES = ("bold", "", "cyan")
_SHARES = (3, 5, 2)
"""Of the width, in tenths."""
_GAP = 2
_LEAST = 20
"""Columns without which rich cuts the texts off: what is narrower wraps the lines itself."""
_MEASURED = 50
"""Rows that tell the widths where the page has none."""
_LONGEST = 80
"""Columns of a title, where nothing is wrapped."""


def render(outcomes: Iterable[Outcome], page: Page) -> Iterator[str]:
    """A heading, then the rows as the articles come. As in the table of one, failures are told elsewhere."""
    rows = (_cells(outcome) for outcome in outcomes if isinstance(outcome, Digest))
    first = [*islice(rows, 1 if page.width else _MEASURED)]
    if not first:
        return
    page = page._replace(width=page.width and max(page.width, _LEAST))
    sheet = _Sheet(page, _widths(page, first))
    yield sheet.printed(_HEADINGS, ("bold underline",) * len(_HEADINGS))
    for row in chain(first, rows):
        yield sheet.printed(row, _STYLES)


def _widths(page: Page, first: Sequence[tuple[str, str, str]]) -> list[int]:
    if page.width is not None:
        room = page.width - 2 * _GAP
        return [room * share // sum(_SHARES) for share in _SHARES]
    title, *others = (max(map(cell_len, column)) for column in zip(_HEADINGS, *first, strict=True))
    return [min(title, _LONGEST), *others]


def _cells(digest: Digest) -> tuple[str, str, str]:
    topics = " \u00b7 ".join(topic.name for topic in digest.topics)
    name = visible_name(digest.title or digest.source or "")
    return name, visible(digest.summary[0].text), visible(topics)


class _Sheet:
    """Rows of fixed widths, as strings."""

    def __init__(self, page: Page, widths: list[int]) -> None:
        self._page, self._widths = page, widths
        self._output = StringIO()
        self._console = console_for(page._replace(width=page.width or sum(widths) + 2 * _GAP))
        self._console.file = self._output

    def printed(self, cells: tuple[str, str, str], styles: tuple[str, ...]) -> str:
        """A row; on a page with a width wrapped within its columns."""
        if self._page.width is None:
            *before, last = zip(cells, styles, self._widths, strict=True)
            line = Text()
            for text, style, width in before:
                line.append(text, style).append(" " * (width - cell_len(text) + _GAP))
            self._console.print(line.append(last[0], last[1]), soft_wrap=True)
        else:
            grid = Table.grid(padding=(0, _GAP, 0, 0))
            for width, style in zip(self._widths, styles, strict=True):
                grid.add_column(width=width, style=style, overflow="fold")
            grid.add_row(*map(Text, cells))
            self._console.print(grid)
        lines = self._output.getvalue()
        self._output.seek(0)
        self._output.truncate()
        return "".join(f"{line.rstrip()}\n" for line in lines.splitlines())
