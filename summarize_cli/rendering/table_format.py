"""`-f table`: for people. Title, summary, topics and keyphrases as rich tables."""

from collections.abc import Iterable, Iterator
from io import StringIO

from rich import box
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from summarize_cli.article import Digest, Failure
from summarize_cli.rendering import Explanation, Outcome, Page, explanation_of, ranks
from summarize_cli.rendering.console import console_for
from summarize_cli.rendering.facts import counted, facts, origin, source_of
from summarize_cli.rendering.safety import visible, visible_name

_BESIDE = 60
"""Columns that the longest line needs for what stands beside it: numbers, bars, codes."""

_NARROW = 72
"""Below this width bars and codes go, so that the sentences have the room."""

_LABELLED = 36
"""Below this width the keyphrases stand below their label: beside it they would be cut in the middle."""

_LEAST = 20
"""Columns without which rich leaves none to the sentences: what is narrower wraps the lines itself."""

_WIDEST = 100
"""Columns that are used of a wide terminal: the eye loses its way back to the start of a longer line."""

_BAR_WIDTH = 10

_BETWEEN = " \u00b7 "

_LEFT_TO_RIGHT = "\u200e"
"""A figure behind a right-to-left text belongs to it, and is shown before it; not with this mark between."""


def render(outcomes: Iterable[Outcome], page: Page) -> Iterator[str]:
    """One block an article, a blank line between two."""
    separator = ""
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            continue
        width = min(max(page.width, _LEAST), _WIDEST) if page.width else _natural_width(outcome)
        console = console_for(page._replace(width=width))
        heading = _heading(outcome, width)
        tables = [*_tables(outcome, page, width)]
        if page.width:
            _align(tables, console, digest=outcome)
        below = map(_below, tables)
        if outcome.passages is None:
            yield separator + _printed(Group(heading, *below), console)
        else:
            from summarize_cli.rendering.highlight import highlighted  # noqa: PLC0415 - few ask for it

            yield separator + _printed(heading, console)
            yield from highlighted(outcome, page._replace(width=page.width and width))
            yield _printed(Group(*below), console)
        separator = "\n"


def _natural_width(digest: Digest) -> int:
    """Columns in which nothing of the digest is wrapped: how wide a page without a width is taken to be.

    Not simply a large number: rich fills every line to the end.
    """
    lines = [digest.title or "", _BETWEEN.join(origin(digest)), " ".join(_facts(digest))]
    lines += [sentence.text for sentence in (*digest.summary, *(digest.missed or ()))]
    lines += [topic.name + topic.code for topic in digest.topics]
    lines.append("   ".join(phrase.text for phrase in digest.keyphrases))
    why = explanation_of(digest)
    if why is not None:
        lines += [_BETWEEN.join(parts) for parts in (*why.scores, *why.missed, *why.topics)]
        lines += [text + rule for text, rule in why.lines]
    return _BESIDE + max(cell_len(visible(line)) for line in lines)


def _align(tables: list[RenderableType], console: Console, *, digest: Digest) -> None:
    """Give the tables one width, so that their last columns stand below one another."""
    found = [table for table in tables if isinstance(table, Table)]
    # Measuring takes as long as printing. A sentence that fills a line alone says as much.
    if any(len(sentence.text) >= console.width for sentence in digest.summary):
        widest = console.width
    else:
        widest = max((console.measure(table).maximum for table in found), default=0)
    for table in found:
        table.width = widest


def _printed(content: RenderableType, console: Console) -> str:
    output = console.file = StringIO()
    console.print(content, soft_wrap=False)
    lines = output.getvalue().split("\n")
    return "\n".join(line.rstrip() for line in lines)


def _tables(digest: Digest, page: Page, width: int) -> Iterator[RenderableType]:
    """What stands below the heading, part by part."""
    bars = page.width is None or page.width >= _NARROW
    why = explanation_of(digest)
    if digest.passages is None or why:
        yield _summary_table(digest, why, bars=bars)
    if why and digest.missed:
        yield _table_of_missed(digest, why, bars=bars)
    if digest.topics:
        yield _topic_table(digest, why, bars=bars)
    if digest.keyphrases:
        yield _keyphrases([visible(phrase.text) for phrase in digest.keyphrases], width)
    if why and why.lines:
        yield _table_of_left_out(why)


def _below(content: RenderableType) -> RenderableType:
    return Padding(content, (1, 0, 0, 0))


def _heading(digest: Digest, width: int) -> RenderableType:
    lines: list[RenderableType] = []
    if digest.title:
        lines.append(Text(visible(digest.title), style="bold"))
    known = origin(digest)
    if known:
        lines.append(Text(visible(_BETWEEN.join(known)), style="dim"))
    lines.append(_in_a_row(_facts(digest), width - 1, "dim"))
    return Padding(Group(*lines), (0, 0, 0, 1))


def _in_a_row(items: list[str], width: int, style: str = "") -> RenderableType:
    """Short texts in a line; where that is too long, it is broken between two of them."""
    line = Text(_BETWEEN.join(items), style=style)
    return line if line.cell_len <= width else _flow(items, style)


def _keyphrases(phrases: list[str], width: int) -> RenderableType:
    label = Text(" Keyphrases  ", style="bold")
    line = Text.assemble(label, _BETWEEN.join(phrases))
    if line.cell_len <= width:
        return line
    flow = _flow(phrases, "")
    if width < _LABELLED:
        return Group(label, Padding(flow, (0, 0, 0, 1)))
    grid = Table.grid()
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(label, flow)
    return Group(grid)


def _facts(digest: Digest) -> list[str]:
    source = source_of(digest)
    return [visible_name(source), *facts(digest)] if source else facts(digest)


def _table() -> Table:
    return Table(box=box.SIMPLE_HEAD, padding=(0, 1), show_edge=False)


def _summary_table(digest: Digest, why: Explanation | None, *, bars: bool) -> Table:
    table = _table()
    table.add_column("#", justify="right", style="bold")
    table.add_column("Summary", overflow="fold", ratio=1)
    table.add_column("Score", no_wrap=True, justify="left" if bars else "right")
    rank = ranks(digest)
    below = _pictures(why) if why else [None] * len(digest.summary)
    for number, (sentence, picture) in enumerate(zip(digest.summary, below, strict=True)):
        if number:
            table.add_row()
        table.add_row(
            Text(str(rank[sentence.index])),
            _over(sentence.text, picture),
            _bar(sentence.score, bars=bars, beside=sentence.text),
        )
    return table


def _pictures(why: Explanation) -> list[RenderableType]:
    """For each chosen sentence, its score as signed bars, all on one axis."""
    from summarize_cli.rendering.bars import Axis, SignedBars  # noqa: PLC0415 - only where it is asked for

    axis = Axis.of(why.parts)
    return [SignedBars(parts, texts, axis) for parts, texts in zip(why.parts, why.scores, strict=True)]


def _table_of_missed(digest: Digest, why: Explanation, *, bars: bool) -> Table:
    table = _table()
    table.add_column("Just missed", overflow="fold", ratio=1)
    table.add_column("Score", no_wrap=True, justify="left" if bars else "right")
    for number, (sentence, parts) in enumerate(zip(digest.missed or (), why.missed, strict=True)):
        if number:
            table.add_row()
        bar = _bar(sentence.score, bars=bars, beside=sentence.text)
        table.add_row(_over(sentence.text, _flow(parts)), bar)
    return table


def _topic_table(digest: Digest, why: Explanation | None, *, bars: bool) -> Table:
    table = _table()
    table.add_column("Topic", overflow="fold", ratio=1)
    if bars:
        table.add_column("Code", overflow="fold", style="dim")
    table.add_column("Confidence", no_wrap=True, justify="left" if bars else "right")
    for number, topic in enumerate(digest.topics):
        code = [Text("" if topic.code == topic.name else visible(topic.code))] if bars else []
        if number and why:
            table.add_row()
        words = _words(why.topics[number]) if why else None
        table.add_row(_over(topic.name, words), *code, _bar(topic.confidence, bars=bars))
    return table


def _words(signed: list[str]) -> RenderableType:
    """The words for a topic and those against it, a line or more each."""
    against = [word for word in signed if word.startswith("-")]
    grid = Table.grid(padding=(0, 1))
    for side, words in (("for", signed[: len(signed) - len(against)]), ("against", against)):
        if words:
            grid.add_row(Text(side, style="dim"), _flow(words))
    return Group(grid)


def _flow(parts: list[str], style: str = "dim") -> RenderableType:
    from summarize_cli.rendering.flow import Flow  # noqa: PLC0415 - only where a line is too long

    return Flow(parts, _BETWEEN, style)


def _over(text: str, below: RenderableType | None) -> RenderableType:
    """A text, and below it what explains it."""
    shown = Text(visible(text), overflow="fold")
    return shown if below is None else Group(shown, below)


def _table_of_left_out(why: Explanation) -> Table:
    table = _table()
    table.add_column("Left out", overflow="fold", ratio=1)
    table.add_column("Reason", overflow="fold", style="dim")
    for text, rule in why.lines:
        table.add_row(Text(text), Text(rule))
    if why.more:
        table.add_row(Text(f"and {counted(why.more, 'line')} more", style="dim"))
    return table


def _bar(share: float, *, bars: bool, beside: str = "") -> Text:
    """A share in 0..1 as a bar and a figure; the figure alone where there is no room."""
    figure = f"{share:.2f}"
    mark = _LEFT_TO_RIGHT if any(map(_is_right_to_left, beside)) else ""
    if not bars:
        return Text(mark + figure)
    filled = round(share * _BAR_WIDTH)
    return Text.assemble(
        mark, ("\u2588" * filled, "cyan"), ("\u2591" * (_BAR_WIDTH - filled), "dim"), " ", figure
    )


def _is_right_to_left(character: str) -> bool:
    """Whether it stands in a block of letters that are written from right to left (Unicode 15, UAX #9)."""
    return (
        "\u0590" <= character <= "\u08ff"
        or "\ufb1d" <= character <= "\ufdff"
        or "\ufe70" <= character <= "\ufefc"
        or "\U00010800" <= character <= "\U00010fff"
        or "\U0001e800" <= character <= "\U0001efff"
    )
