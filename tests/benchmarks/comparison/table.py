"""Records as the Markdown that stands in the README. Pure: the same records, the same bytes."""

import re
from collections.abc import Iterable, Iterator, Sequence

from summarize_cli.training.judging.choices import LEAD
from summarize_cli.training.metrics import Interval
from summarize_cli.training.peers import ADAPTERS
from tests.benchmarks.comparison.records import OURS, Cost, Missing, Quality, Record, costs, joined, qualities
from tests.benchmarks.comparison.sets import IN_FULL, KEYPHRASES, SETS
from tests.benchmarks.comparison.verdicts import BETTER, EVEN, mark, memory_mark, our_price, price

OPENING, CLOSING = "<!-- compare -->", "<!-- /compare -->"

_NOTHING, _TIED, _BREAK = "–", "\u00a0", "<br>"
"""Figures that belong together stay on one line, and a difference stands below what differs."""


def page(records: Sequence[Record]) -> str:
    """Where and when, a table of summaries, one of dev sets, one of keyphrases, and who is better at what.

    Raises:
        Mixed: the records do not belong together.
    """
    kept = joined(records)
    parts = [_measured(kept), _summaries(kept), _sets(kept), _keyphrases(kept), _better(kept)]
    return "\n\n".join(part for part in parts if part) + "\n"


def put(page: str, readme: str) -> str:
    """The README with the page between its markers.

    Raises:
        ValueError: it has no such markers.
    """
    if len(re.findall(f"^{OPENING}$|^{CLOSING}$", readme, re.MULTILINE)) != 2:
        raise ValueError(f"no {OPENING} … {CLOSING} in it")
    before, _, rest = readme.partition(OPENING)
    return f"{before}{OPENING}\n{page}{CLOSING}{rest.partition(CLOSING)[2]}"


def _measured(records: Sequence[Record]) -> str:
    setting = records[0].setting
    days = sorted({record.date for record in records})
    loads = sorted(record.load for record in records if isinstance(record.found, Cost) and record.load)
    measured = [record.found for record in records if not isinstance(record.found, Missing)]
    origins = list(dict.fromkeys(found.origin for found in measured if found.origin))
    absent = {
        found.package: found.install for found in (r.found for r in records) if isinstance(found, Missing)
    }
    there = {origin.rpartition(" ")[0] for origin in origins}
    unasked = [a.package for a in ADAPTERS if a.package not in there and a.package not in absent]
    when = " to ".join(dict.fromkeys((days[0], days[-1])))
    where = f"{setting.processor}, {setting.cores} cores, {setting.system}, Python {setting.python}"
    load = " to ".join(dict.fromkeys(f"{each:.0f}" for each in (loads[0], loads[-1]))) if loads else ""
    busy = "one thread each" + (f", load average {load}" if load else "")
    loops = " and compiled loops" if any(cost.compiled for cost in costs(records)) else ""
    systems = ", ".join([f"{OURS} {setting.version} with {setting.model}{loops}", *origins])
    lines = [f"Measured {when} on {where}, {busy}: {systems}."]
    if absent:
        lines.append(
            f"Not installed, so not measured: {', '.join(f'{a} ({how})' for a, how in absent.items())}."
        )
    if unasked:
        lines.append(f"Not asked in this run: {', '.join(unasked)}.")
    judged = {found.corpus for found in qualities(records)}
    unjudged = [name for name in (*(of.name for of in SETS), KEYPHRASES) if name not in judged]
    if unjudged:
        lines.append(f"Not judged in this run: {', '.join(unjudged)}.")
    return "\n".join(lines)


def _summaries(records: Sequence[Record]) -> str:
    shown = [name for name in IN_FULL if any(each.corpus == name for each in qualities(records))]
    by_set = {
        name: {each.system: each for each in qualities(records) if each.corpus == name} for name in shown
    }
    spent = [cost for cost in costs(records) if cost.task == "summary"]
    peers = dict.fromkeys(cost.system for cost in spent)
    for found in by_set.values():
        peers |= dict.fromkeys(found)
    for own in (OURS, LEAD):
        peers.pop(own, None)
    if not peers:
        return ""
    head = ["3 sentences", "start-up", "articles/s", "memory"]
    for name in shown:
        articles = next(iter(by_set[name].values())).articles
        head.append(f"{name}, {articles}: ROUGE-1 2 L")
    rows = [_row(OURS, spent, [by_set[name] for name in shown])]
    if any(LEAD in found for found in by_set.values()):
        rows.append(_row(LEAD, spent, [by_set[name] for name in shown]))
    best = by_set[shown[0]] if shown else {}
    order = sorted(peers, key=lambda name: -best[name].figures[0] if name in best else 0.0)
    rows += [_row(name, spent, [by_set[name] for name in shown]) for name in order]
    return _table(head, rows)


def _row(system: str, spent: Sequence[Cost], found: Sequence[dict[str, Quality]]) -> list[str]:
    cells = [_named(system), *_costs(system, spent)]
    cells += [_quality(by_system.get(system)) for by_system in found]
    return _bold(cells) if system == OURS else cells


def _costs(system: str, spent: Sequence[Cost]) -> tuple[str, str, str]:
    """Start-up, articles a second, memory."""
    starts = [cost for cost in spent if cost.what == "start"]
    rates = [cost for cost in spent if cost.what == "article"]
    if system == OURS:
        memories = [cost.our_megabytes for cost in starts if cost.our_megabytes]
        return (
            f"{our_price(starts):.2f}{_TIED}s" if starts else _NOTHING,
            f"{1 / our_price(rates):.0f}" if rates else _NOTHING,
            f"{max(memories):.0f}{_TIED}MB" if memories else _NOTHING,
        )
    start = next((cost for cost in starts if cost.system == system), None)
    rate = next((cost for cost in rates if cost.system == system), None)
    cells = [_NOTHING, _NOTHING, _NOTHING]
    if start:
        paid = price(start)
        cells[0] = _marked(f"{paid.seconds:.2f}{_TIED}s, {_times(paid.times.mean)}", paid.mark)
        if start.megabytes is not None:
            cells[2] = _marked(f"{start.megabytes:.0f}{_TIED}MB", memory_mark(start))
    if rate:
        paid = price(rate)
        cells[1] = _marked(f"{1 / paid.seconds:.{0 if paid.seconds < 0.1 else 1}f}", paid.mark)
    return cells[0], cells[1], cells[2]


def _quality(found: Quality | None) -> str:
    """The figures, and below them how far ours is ahead by the first."""
    if found is None:
        return _NOTHING
    failures = f" ({found.failures} without an answer)" if found.failures else ""
    return _ahead(f"{_figures(found)}{failures}", found)


def _ahead(cell: str, found: Quality, place: int = 0) -> str:
    return f"{cell}{_BREAK}{_signed(found.ahead[place])}" if found.ahead else cell


def _figures(found: Quality) -> str:
    """Each figure with the mark of its own difference."""
    marks = [mark(ahead) for ahead in found.ahead] or [""] * len(found.figures)
    figures = zip(found.figures, marks, strict=True)
    return _TIED.join(_marked(f"{figure:.1f}", each, "") for figure, each in figures)


def _sets(records: Sequence[Record]) -> str:
    rows = []
    for of in SETS:
        found = {each.system: each for each in qualities(records) if each.corpus == of.name}
        peers = sorted(
            (each for name, each in found.items() if name not in (OURS, LEAD)),
            key=lambda each: -each.figures[0],
        )
        if OURS not in found or not peers:
            continue
        ours, lead, best = found[OURS], found[LEAD], peers[0]
        marks = {each.system: _best_mark(each) for each in (lead, *peers)}
        even = [_marked(name, each, _TIED) for name, each in marks.items() if each]
        rows.append([
            f"{of.name}, {ours.articles}", of.length, f"**{_figures(ours)}**", _quality(lead),
            f"{best.system}{_BREAK}{_quality(best)}", ", ".join(even) or "none",
        ])  # fmt: skip
    if not rows:
        return ""
    head = [
        "dev set",
        "length",
        OURS,
        "Lead",
        "best peer by ROUGE-1",
        "as good or better by any of the three",
    ]
    return _table(head, rows)


def _best_mark(found: Quality) -> str:
    marks = [mark(ahead) for ahead in found.ahead]
    return BETTER if BETTER in marks else EVEN if EVEN in marks else ""


def _keyphrases(records: Sequence[Record]) -> str:
    found = {each.system: each for each in qualities(records) if each.corpus == KEYPHRASES}
    spent = [cost for cost in costs(records) if cost.task == "keyphrases"]
    systems = [*found, *dict.fromkeys(cost.system for cost in spent if cost.system not in found)]
    if not set(systems) - {OURS}:
        return ""
    systems.sort(key=lambda name: (name != OURS, -found[name].figures[0] if name in found else 0.0))
    rows = []
    for name in systems:
        figures = [_NOTHING, _NOTHING]
        if name in found:
            parts = _figures(found[name]).split(_TIED)
            figures = [_ahead(part, found[name], place) for place, part in enumerate(parts)]
        cells = [_named(name), *_costs(name, spent), *figures]
        rows.append(_bold(cells) if name == OURS else cells)
    articles = next((f", {each.articles}" for each in found.values()), "")
    head = [f"keyphrases of 500N-KPCrowd{articles}", "start-up", "articles/s", "memory", "P@5", "P@10"]
    return _table(head, rows)


def _better(records: Sequence[Record]) -> str:
    """Who beats ours at what, so that nobody has to look for it."""
    lines = [
        f"* {title}: {'; '.join(dict.fromkeys(found)) or 'none'}."
        for title, found in (
            ("Start faster", list(_cheaper(records, "start"))),
            ("Do more articles a second", list(_cheaper(records, "article"))),
            ("Need less memory", list(_smaller(records))),
            ("Choose better sentences or keyphrases, with the whole interval", list(_finer(records))),
        )
    ]
    legend = (
        f"Below the figures: how far ours is ahead. {BETTER} better than ours, {EVEN} not to be told from "
        "ours: by the 95 % interval of the paired difference (memory: by more than a twentieth)."
    )
    return f"{legend} Where a peer is better:\n\n" + "\n".join(lines)


def _cheaper(records: Sequence[Record], what: str) -> Iterator[str]:
    for cost in costs(records):
        if cost.what == what and (paid := price(cost)).mark == BETTER:
            times = paid.times.mean if what == "start" else 1 / paid.times.mean
            yield f"{_task(cost)} ({_times(times)})"


def _smaller(records: Sequence[Record]) -> Iterator[str]:
    for cost in costs(records):
        if memory_mark(cost) == BETTER:
            yield f"{_task(cost)} ({cost.megabytes:.0f} MB)"


def _finer(records: Sequence[Record]) -> Iterator[str]:
    for found in qualities(records):
        if BETTER in map(mark, found.ahead):
            yield f"{_named(found.system)} ({found.corpus}, {_figures(found)})"


def _task(cost: Cost) -> str:
    """Of the two tasks of one system, the keyphrases are told apart."""
    return cost.system if cost.task == "summary" else f"{cost.system} for keyphrases"


def _named(system: str) -> str:
    return "Lead, the first sentences" if system == LEAD else system


def _marked(cell: str, sign: str, between: str = _TIED) -> str:
    return f"{cell}{between}{sign}" if sign else cell


def _times(ratio: float) -> str:
    return f"{ratio:.{2 if ratio < 0.995 else 1 if ratio < 9.95 else 0}f}{_TIED}×"


def _signed(interval: Interval) -> str:
    return f"{interval.mean:+.1f}{_TIED}[{interval.low:+.1f},{_TIED}{interval.high:+.1f}]"


def _bold(cells: Iterable[str]) -> list[str]:
    return [f"**{cell}**" if cell not in ("", _NOTHING) else cell for cell in cells]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
