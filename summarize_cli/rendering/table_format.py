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
from summarize_cli.rendering import Explanation, Outcome, Page, explanation_of
from summarize_cli.rendering.safety import visible

_BESIDE = 60
"""Columns that the longest line needs for what stands beside it: numbers, bars, codes."""

_NARROW = 72
"""Below this width bars and codes go, so that the sentences have the room."""

_BAR_WIDTH = 10

_BETWEEN = " \u00b7 "


def render(outcomes: Iterable[Outcome], page: Page) -> Iterator[str]:
    """One block an article, a blank line between two."""
    separator = ""
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            continue
        yield separator + _printed(_block(outcome, page), page.width or _natural_width(outcome), page)
        separator = "\n"


def _natural_width(digest: Digest) -> int:
    """Columns in which nothing of the digest is wrapped: how wide a page without a width is taken to be.

    Not simply a large number: rich fills every line to the end.
    """
    lines = [digest.title or "", _origin(digest), " ".join(_facts(digest))]
    lines += [sentence.text for sentence in digest.summary]
    lines += [topic.name + topic.code for topic in digest.topics]
    lines.append("   ".join(phrase.text for phrase in digest.keyphrases))
    why = explanation_of(digest)
    if why is not None:
        lines += [_BETWEEN.join(parts) for parts in (*why.scores, *why.topics)]
        lines += [text + rule for text, rule in why.lines]
    return _BESIDE + max(cell_len(visible(line)) for line in lines)


def _printed(content: RenderableType, width: int, page: Page) -> str:
    output = StringIO()
    console = Console(
        file=output,
        width=width,
        force_terminal=page.colour,
        color_system="standard" if page.colour else None,
        no_color=not page.colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    console.print(content, soft_wrap=False)
    lines = output.getvalue().split("\n")
    return "\n".join(line.rstrip() for line in lines)


def _block(digest: Digest, page: Page) -> RenderableType:
    bars = page.width is None or page.width >= _NARROW
    why = explanation_of(digest)
    parts: list[RenderableType] = [_heading(digest), _below(_summary_table(digest, why, bars=bars))]
    if digest.topics:
        parts.append(_below(_topic_table(digest, why, bars=bars)))
    if digest.keyphrases:
        phrases = Text(_BETWEEN).join(Text(visible(phrase.text)) for phrase in digest.keyphrases)
        parts.append(Padding(Text.assemble(("Keyphrases  ", "bold"), phrases), (1, 0, 0, 1)))
    if why and why.lines:
        parts.append(_below(_table_of_left_out(why)))
    return Group(*parts)


def _below(content: RenderableType) -> RenderableType:
    return Padding(content, (1, 0, 0, 0))


def _heading(digest: Digest) -> RenderableType:
    lines = []
    if digest.title:
        lines.append(Text(visible(digest.title), style="bold"))
    origin = _origin(digest)
    if origin:
        lines.append(Text(visible(origin), style="dim"))
    lines.append(Text(visible(_BETWEEN.join(_facts(digest))), style="dim"))
    return Padding(Group(*lines), (0, 0, 0, 1))


def _origin(digest: Digest) -> str:
    """Who, where, and when: what is known of it."""
    by = digest.byline and f"By {digest.byline}"
    return _BETWEEN.join(part for part in (by, digest.dateline, digest.date, digest.site) if part)


def _facts(digest: Digest) -> list[str]:
    chosen = sum(len(sentence.text.split()) for sentence in digest.summary)
    share = 100 * chosen / digest.word_count if digest.word_count else 0
    facts = ["standard input" if digest.source == "-" else digest.source] if digest.source else []
    facts.append(_counted(digest.word_count, "word"))
    facts.append(f"{len(digest.summary)} of {_counted(digest.sentence_count, 'sentence')}")
    facts.append(f"{share:.0f} % of the length")
    if digest.dropped_lines:
        facts.append(f"{_counted(digest.dropped_lines, 'line')} left out")
    return facts


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _summary_table(digest: Digest, why: Explanation | None, *, bars: bool) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), show_edge=False)
    table.add_column("#", justify="right", style="bold")
    table.add_column("Summary", overflow="fold", ratio=None)
    table.add_column("Score", no_wrap=True)
    rank = {s.index: place for place, s in enumerate(sorted(digest.summary, key=lambda s: -s.score), start=1)}
    for number, sentence in enumerate(digest.summary):
        if number:
            table.add_row()
        table.add_row(
            Text(str(rank[sentence.index])),
            _with_parts(sentence.text, why and why.scores[number]),
            _bar(sentence.score, bars=bars),
        )
    return table


def _topic_table(digest: Digest, why: Explanation | None, *, bars: bool) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), show_edge=False)
    table.add_column("Topic", overflow="fold")
    if bars:
        table.add_column("Code", overflow="fold", style="dim")
    table.add_column("Confidence", no_wrap=True)
    for number, topic in enumerate(digest.topics):
        code = [Text("" if topic.code == topic.name else visible(topic.code))] if bars else []
        if number and why:
            table.add_row()
        name = _with_parts(topic.name, why and why.topics[number])
        table.add_row(name, *code, _bar(topic.confidence, bars=bars))
    return table


def _with_parts(text: str, parts: list[str] | None) -> RenderableType:
    """A text, and below it what its score is made of."""
    if not parts:
        return Text(visible(text))
    from summarize_cli.rendering.flow import Flow  # noqa: PLC0415 - only where an explanation is asked for

    return Group(Text(visible(text), overflow="fold"), Flow(parts, _BETWEEN, "dim"))


def _table_of_left_out(why: Explanation) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), show_edge=False)
    table.add_column("Left out", overflow="fold")
    table.add_column("Reason", overflow="fold", style="dim")
    for text, rule in why.lines:
        table.add_row(Text(text), Text(rule))
    if why.more:
        table.add_row(Text(f"and {_counted(why.more, 'line')} more", style="dim"))
    return table


def _bar(share: float, *, bars: bool) -> Text:
    """A share in 0..1 as a bar and a figure; the figure alone where there is no room."""
    figure = f"{share:.2f}"
    if not bars:
        return Text(figure)
    filled = round(share * _BAR_WIDTH)
    return Text.assemble(("\u2588" * filled, "cyan"), ("\u2591" * (_BAR_WIDTH - filled), "dim"), " ", figure)
