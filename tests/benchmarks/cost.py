"""What strange input costs beside prose: time and memory of the same number of bytes, as ratios.

    python tests/benchmarks/cost.py [--bytes 10000000] [PATTERN]...

Each pattern, an article's first paragraphs before it, is summarized in a process of its own through the
library, or answered as records. Prints a line a pattern and asserts nothing, since a busy machine is no bug;
what passes 3 times the prose is marked. The memory of a process before it reads anything is taken off.
"""

import argparse
import contextlib
import io
import itertools
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from summarize_cli.batch.job import Job, answer
from summarize_cli.batch.records import records
from summarize_cli.errors import SummarizeError
from summarize_cli.garbage import collect_from_here
from summarize_cli.pipeline import Settings, engine, summarize_bytes

ROOT = Path(__file__).resolve().parents[2]
MOST = 3
"""Times the prose; what costs more is marked."""
LONGEST = 300
"""Seconds that one pattern may take."""
MOST_MEMORY = 4 << 30
"""Bytes of address space that one pattern may take, so that the machine stays usable."""


def _samples() -> list[str]:
    """The paragraphs of prose in the samples that are UTF-8."""
    texts = [path.read_bytes().decode("utf-8", "ignore") for path in sorted((ROOT / "samples").glob("*.txt"))]
    pieces = [piece for text in texts if "\0" not in text for piece in text.split("\n\n")]
    return [" ".join(piece.split()) for piece in pieces if len(piece.split()) > 20]


PARAGRAPHS = _samples()
ARTICLE = "\n\n".join(PARAGRAPHS[:8])


def _again(piece: str) -> Callable[[int], str]:
    """`piece` again and again, so many bytes long."""
    return lambda size: piece * (size // len(piece.encode()))


def _numbered(pattern: str) -> Callable[[int], str]:
    """`pattern` with another number each time, as digits or as a word, so many bytes long."""

    def made(size: int) -> str:
        pieces, length = [], 0
        for number in itertools.count():
            piece = pattern.format(number=number, word=_word(number))
            pieces.append(piece)
            length += len(piece.encode())
            if length >= size:
                return "".join(pieces)
        raise AssertionError

    return made


def _word(number: int) -> str:
    """A word of small letters for each number."""
    letters = ""
    while True:
        number, rest = divmod(number, 26)
        letters = chr(ord("a") + rest) + letters
        if not number:
            return letters


def _prose(size: int) -> str:
    """Paragraphs of articles, the numbers among them so that few are the same."""
    pieces: list[str] = []
    length = 0
    for number, paragraph in enumerate(itertools.cycle(PARAGRAPHS)):
        piece = f"In {number} years, {paragraph}"
        pieces.append(piece)
        length += len(piece.encode()) + 2
        if length >= size:
            break
    return "\n\n".join(pieces)


def _page(made: Callable[[int], str]) -> Callable[[int], str]:
    """The article and what is made as a page."""
    opening = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[:8])
    return lambda size: f"<!DOCTYPE html><title>Rain</title><body><article>{opening}{made(size)}"


def _behind(made: Callable[[int], str]) -> Callable[[int], str]:
    """An article, and behind it what is made."""
    return lambda size: f"{ARTICLE}\n\n{made(size)}"


def _paragraphs_of_page(size: int) -> str:
    return "".join(f"<p>{paragraph}</p>" for paragraph in _prose(size).split("\n\n"))


_LINES_OF = "JSONL: "
"""What opens the names of patterns that are read as records."""


def _record(**fields: str) -> str:
    return f"{json.dumps(fields)}\n"


_MAIL, _FIELD, _QUOTED = "From: a@b.example\nMessage-ID: <a@b>\n", "X: y\n", "> a\n"

PATTERNS: dict[str, Callable[[int], str]] = {
    "prose": _prose,
    "prose as a page": _page(_paragraphs_of_page),
    **{
        name: _behind(made)
        for name, made in {
            "one word": _again("x"),
            "one line without a space": _again("word."),
            "one line of prose": lambda size: _prose(size).replace("\n", " "),
            "straight quotation marks": _again('"'),
            "quotation marks and spaces": _again('" '),
            "nested quotations": _again("“‘"),
            "closed quotations": _again('"Go." '),
            "brackets": _again("("),
            "pairs of brackets": _again("(a) "),
            "dots": _again("."),
            "spaced dots": _again(". "),
            "newlines": _again("\n"),
            "spaces": _again(" "),
            "one-word sentences": _again("Stop. "),
            "one-word sentences, each another": _numbered("W{word}. "),
            "one-word lines": _again("Stop.\n"),
            "one-word lines, each another": _numbered("{word}\n"),
            "one-word paragraphs": _again("Stop.\n\n"),
            "words without an end": _numbered("{word} "),
            "sentences of words, each another": _numbered("The {word} a{word} b{word} sail {word}. "),
            "combining marks": _again("\u0301"),
            "letters with combining marks": _again("e\u0301\u0302 "),
            "zero-width joiners": _again("\u200d"),
            "letters and zero-width joiners": _again("a\u200d"),
            "emoji": _again("👩‍🚀"),
            "Mr.": _again("Mr. "),
            "initials": _again("A. "),
            "paragraphs of initials": _again(f"{'A. ' * 6_000}\n\n"),
            "dotted letters": _again("A.B."),
            "names": _again("Ann Bo "),
            "names, each another": _numbered("Ann W{word} "),
            "numbers": _again("1,234.5 "),
            "a price without an end": lambda size: f"Tickets cost ${'9' * size} a day.",
            "a price of groups without an end": lambda size: f"Tickets cost ${_again('9,')(size)}9.",
            "rows of a table": _numbered("{number}, {number}, 12.5\n"),
            "rows with tabs": _numbered("{word}\t{number}\n"),
            "long rows with tabs": _numbered("{word}\t{number}\t{word}a\t{number}1\t{word}b\t{word}c\n"),
            "list marks": _again("- a\n"),
            "bullets": _again("• a "),
            "numbered items": _numbered("{number}. Stop "),
            "underlines": _again("Stop\n----\n"),
            "deep quotation": _again("> "),
            "mojibake": _again("donâ€™t "),
            "control characters": _again("\x1b[31m a "),
            "addresses": _again("https://a.b/c?d=e "),
            "capitals": _again("STOP THE SHIP "),
            "Chinese": _again("日本語。"),
            "shares and buttons": _again("Share\nTweet\nRead more\n"),
        }.items()
    },
    **{
        f"page: {name}": _page(made)
        for name, made in {
            "depth": _again("<div>"),
            "inline depth": _again("<b>"),
            "depth and many leaves": lambda size: f"{'<div>' * 900}{_again('<p>a</p>')(size - 4_500)}",
            "open fonts": _again("<p><font>Stop.\n"),
            "blocks": _again("<div>x</div>"),
            "paragraphs": _again("<p>Stop."),
            "breaks": _again("<br>"),
            "entities": _again("&amp;"),
            "open brackets": _again("<"),
            "open comments": _again("<!--"),
            "attributes": lambda size: f"<p {_again('a=b ')(size)}>",
            "links": _again("<a href=x>y</a>"),
            "cells": lambda size: f"<table>{_again('<tr><td>x</td></tr>')(size)}",
        }.items()
    },
    **{
        f"Markdown: {name}": lambda size, made=made: f"# Rain\n\n## Today\n\n{ARTICLE}\n\n{made(size)}"
        for name, made in {
            "headings": _again("## a\n"),
            "emphasis": _again("*a_ "),
            "open links": _again("[a]("),
            "backticks": _again("` "),
            "deep lists": _again("- "),
        }.items()
    },
    "JSON: an array of numbers": lambda size: f"[{_again('0,')(size)}0]",
    "JSON: empty objects": lambda size: f"[{_again('{},')(size)}0]",
    "JSON: depth": _again('{"a":['),
    **{
        f"{_LINES_OF}{name}": made
        for name, made in {
            "a text of so many bytes": lambda size: _record(text=_prose(size)),
            "another field of so many bytes": lambda size: _record(text=ARTICLE, other="x" * size),
            "one word": lambda size: _record(text="x" * size),
            "escapes": lambda size: f'{{"text": "{_again(chr(92) + "u0301")(size)}"}}',
            "depth": lambda size: f'{{"text": "a", "a": {_again("[")(size)}',
            "empty lines": _again("\n"),
            "a line without an end": _again('{"text":"'),
        }.items()
    },
    "mail: headers": lambda size: f"{_MAIL}{_again(_FIELD)(size)}\n{ARTICLE}",
    "mail: quotations": lambda size: f"{_MAIL}\n{ARTICLE}\n\n{_again(_QUOTED)(size)}",
}


def summarized(data: bytes, name: str) -> None:
    """Do with what a pattern made as the command would: read it as an article, or answer its records."""
    if name.startswith(_LINES_OF):
        job = Job(Settings(), form="jsonl")
        opened = engine()
        for item in records("a.jsonl", io.BufferedReader(io.BytesIO(data)), "jsonl", job.fields, None):
            answer(job, item, opened)
        return
    with contextlib.suppress(SummarizeError):
        summarize_bytes(data, Settings())


def measure(path: Path, name: str) -> dict[str, float]:
    """Seconds of processor time and MB beyond the start's that one input takes in this process."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    engine()
    collect_from_here()  # as the command does
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    summarized(path.read_bytes(), name)
    return {
        "seconds": time.process_time() - start,
        "megabytes": (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024,
    }


def _measured(name: str, size: int) -> dict[str, float] | None:
    """As `measure`, in a process of its own; None where it took too long or ran out of memory."""
    with tempfile.NamedTemporaryFile() as file:
        Path(file.name).write_text(PATTERNS[name](size), encoding="utf-8")
        command = [sys.executable, __file__, "--measure", file.name, name]
        try:
            result = subprocess.run(command, capture_output=True, cwd=ROOT, check=True, timeout=LONGEST)
        except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
            return None
    figures: dict[str, float] = json.loads(result.stdout)
    return figures


def _lines(names: list[str], size: int) -> Iterator[str]:
    base = _measured("prose", size)
    if base is None:
        raise SystemExit("prose itself failed; nothing to compare with")
    yield f"{'prose':36} {base['seconds']:6.2f} s          {base['megabytes']:5.0f} MB"
    for name in names:
        found = _measured(name, size)
        if found is None:
            yield f"{name:36} over {LONGEST} s or {MOST_MEMORY >> 30} GB  !"
            continue
        times, more = found["seconds"] / base["seconds"], found["megabytes"] / base["megabytes"]
        cost = f"{found['seconds']:6.2f} s {times:5.2f} x  {found['megabytes']:5.0f} MB {more:5.2f} x"
        yield f"{name:36} {cost}{'  !' if max(times, more) > MOST else ''}"


def main() -> None:
    parser = argparse.ArgumentParser(description="What strange input costs beside as many bytes of prose.")
    parser.add_argument("--bytes", type=int, default=10_000_000)
    parser.add_argument("--measure", type=Path, metavar="FILE", help="one input, in this process, as JSON")
    parser.add_argument("patterns", nargs="*", metavar="PATTERN", help=f"of: {', '.join(PATTERNS)}")
    given = parser.parse_args()
    if given.measure:
        print(json.dumps(measure(given.measure, *given.patterns)))
        return
    unknown = [name for name in given.patterns if name not in PATTERNS]
    if unknown:
        parser.error(f"unknown pattern {unknown[0]!r}")
    for line in _lines(given.patterns or [name for name in PATTERNS if name != "prose"], given.bytes):
        print(line, flush=True)


if __name__ == "__main__":
    main()
