"""An article of all that a terminal, a template or a parser could obey, through every format, to the byte."""

import csv
import io
import json
import re
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from summarize_cli.article import Failure
from summarize_cli.pipeline import Settings, summarize_bytes
from summarize_cli.rendering import EXPLAINED, FORMATS, HIGHLIGHTED, Page, renderer
from tests.rendering.hostile import INJECTIONS

# Of pytest-cov: measuring takes twice as long, and nothing is reached that others do not.
pytestmark = pytest.mark.no_cover

# Tab and line feed lay out text; what else a terminal obeys, or bidirectional text can be turned round by.
CONTROLS = [*map(chr, range(0x20)), "\x7f", *map(chr, range(0x80, 0xA0))]
DIRECTIONS = [*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))]
MARKS = [*"\u061c\u200e\u200f"]
SEPARATORS = [*"\u2028\u2029\ufff9\ufffa\ufffb"]
SEQUENCES = [
    "\x1b]8;;https://evil.example/\x1b\\link\x1b]8;;\x1b\\",
    "\x1b]52;c;ZXZpbA==\x07",
    "\x1b[2J\x1b[5;35;44m",
    "\x9b31m",
    "\x9d52;c;ZXZpbA==\x9c",
    "\x1bP$qm\x1b\\",
    "\x1b_Gi=1;AAAA\x1b\\",
]
META = [
    "[bold red]bold[/] [link=https://evil.example]x[/link] [/] \\[x]",
    "{{ 7 * 7 }} {% include 'x' %} {# x #} ${7*7} %s %(x)s {0}",
    '=HYPERLINK("https://evil.example") +1 -1 @SUM(A1) ;|"""\',',
    "<b onclick=x>b</b> &amp; &lt; <!-- --> ]]>",
    '"},{"a":1}] \\u001b \\x1b \\" \\\\',
    "`x` *x* _x_ [x](javascript:alert(1)) ![x](x) | x | # x <https://evil.example>",
    "раураl.example and ｇｏｏｇｌｅ and g\u0131thub",
    "e" + "\u0301" * 60,
]
OPENING = "The mayor of Lundby said on Monday that the ferries would sail at night and that they"
# In order of nothing but their numbers; half a pair stands for what no file holds.
PIECES = [*CONTROLS, *DIRECTIONS, *MARKS, *SEPARATORS, *SEQUENCES, *META, *INJECTIONS, "\ud800"]

EVERYTHING = "\n\n".join(
    f"{OPENING} carried number {number} {piece} to the boat {number}." for number, piece in enumerate(PIECES)
)
# What a formula is made of opens a sentence, and a cell.
EVERYTHING += '\n\n=cmd|"/C calc"!A0 was what the clerk of the council said on Monday in the town of Lundby.'
EVERYTHING += "\n\n@SUM(1+1) was what the other clerk of the council said on Tuesday in the town of Lundby."

HARMLESS = "\n\n".join(
    f"{OPENING} carried number {number} over the sound to the boat {number}." for number in range(len(PIECES))
)

OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]")
STYLE = re.compile(r"\x1b\[[0-9;]*m")


PAGES = (Page(several=True), Page(width=60, colour=True, several=True))


def outputs(form, text, source):
    """(output, page) of the format: on each page, all of the article where it can be shown, and explained."""
    settings = Settings(sentences=1000, keyphrases=50, with_text=True, explain=True)
    data = text.encode("utf-8", "surrogatepass")
    shown = form in (*HIGHLIGHTED, *EXPLAINED)
    whole = summarize_bytes(data, settings._replace(passages=shown), source=source)
    plain = summarize_bytes(data, settings._replace(explain=form in EXPLAINED), source=source)
    for page in PAGES:
        for digest in (whole, plain):
            yield "".join(renderer(form)([digest, Failure(source, text[:999])], page)), page


def hostile_outputs(form):
    return outputs(form, EVERYTHING, "=a\x1b]52;c;eA\x07\u202e<b>[red]{{b}}\ud800.txt")


@pytest.mark.parametrize("form", [*FORMATS, "rows"])
def test_no_byte_that_a_terminal_obeys_is_passed_on(form):
    # What the table itself writes in colour, as it does of a harmless article.
    own = {style for output, _ in outputs(form, HARMLESS, "a.txt") for style in STYLE.findall(output)}
    for output, page in hostile_outputs(form):
        written = output.encode("utf-8", "backslashreplace").decode("utf-8")
        if form == "csv":
            written = written.replace("\r\n", "\n")  # RFC 4180 ends its lines so
        if page.colour:
            written = STYLE.sub(lambda style: "" if style.group() in own else style.group(), written)
        assert [*map(ascii, OBEYED.findall(written))] == []


def _tags(page):
    """Names of the elements and their attributes, and what links point to."""
    found = set()
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attributes: found.update(
        {(tag, name) for name, _ in attributes}
        | {(tag, value) for name, value in attributes if name == "href"}
    )
    parser.feed(page)
    return {(tag, name) for tag, name in found if not str(name).startswith("#")}


def _tokens(markdown):
    """Kinds of what a Markdown parser finds, and what links point to."""
    found = set()
    waiting = [*MarkdownIt("gfm-like").parse(markdown)]
    for token in waiting:
        found.add((token.type, token.attrs.get("href")))
        waiting += token.children or ()
    return found


def as_in_a_harmless_article(parts):
    def check(form):
        usual = set().union(*(parts(output) for output, _ in outputs(form, HARMLESS, "a.txt")))
        for output, _ in hostile_outputs(form):
            assert parts(output) <= usual

    return check


def parses_as_json(form):
    for output, _ in hostile_outputs(form):
        digest, failure = map(json.loads, output.splitlines()) if form == "jsonl" else json.loads(output)
        assert digest["text"] == EVERYTHING.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
        assert failure["error"] == EVERYTHING[:999]


def parses_as_csv(form):
    for output, _ in hostile_outputs(form):
        rows = [*csv.reader(io.StringIO(output, newline=""), strict=True)]
        assert len({len(row) for row in rows}) == 1
        for cell in (cell for row in rows for cell in row):
            assert re.fullmatch(r"-?[\d.]+(e-?\d+)?|", cell) or not cell.startswith(("=", "+", "-", "@"))


def has_every_piece_as_it_is(form):
    for output, page in hostile_outputs(form):
        squeezed = "".join(STYLE.sub("", output).split())
        for piece in META:
            # A narrow table folds within what it holds, and draws its bars between.
            assert page.width or "".join(piece.split()) in squeezed


STRUCTURE = {
    "table": has_every_piece_as_it_is,
    "text": has_every_piece_as_it_is,
    "json": parses_as_json,
    "jsonl": parses_as_json,
    "csv": parses_as_csv,
    "html": as_in_a_harmless_article(_tags),
    "markdown": as_in_a_harmless_article(_tokens),
}


@pytest.mark.parametrize("form", FORMATS)
def test_no_text_is_taken_for_markup(form):
    assert form in STRUCTURE, f"say in STRUCTURE how what parses {form} is to find it"
    STRUCTURE[form](form)
