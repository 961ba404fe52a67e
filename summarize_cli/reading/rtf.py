"""RTF -> Article, by striprtf, without what is hidden or deleted in it, which striprtf does not know."""

import re

from striprtf.striprtf import rtf_to_text, specialchars

from summarize_cli.article import Article
from summarize_cli.errors import ContentError
from summarize_cli.reading.lines import closes
from summarize_cli.reading.plaintext import parse

_MOST_BYTES = 50_000_000
_LONGEST_CELL = 40
"""Words of a cell that is prose however it ends."""
_SHORTEST_PROSE = 8
"""Words of one that is closed as a sentence is."""

_OUT = ("v", "deleted", "fldinst")
"""Control words from which on text is hidden, deleted or the instruction of a field, a link's address say.

It is so to the end of the group or to the word with a 0.
"""
_HOLDS_SUCH = re.compile(r"\\(?:v|deleted|fldinst)(?![a-z0])")
_TOKEN = re.compile(r"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'[0-9a-f]{2}|\\[^a-z]|[{}]|[^\\{}]+|\\", re.IGNORECASE)
_SAID = frozenset((*specialchars, "u"))
"""Control words that are text themselves."""

_CHARACTERS = re.compile(r"\{\\rtf\d*\s*\\(mac|pca|pc)(?![a-z])")
_CODECS = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
"""What a document is written in that does not say \\ansi."""


def read(data: bytes, *, encoding: str | None, charset: str | None, source: str | None) -> Article:  # noqa: ARG001
    """The article of an RTF file. Its control words are ASCII; what they say of other characters is obeyed.

    Raises:
        ContentError: it is damaged or too large.
    """
    if len(data) > _MOST_BYTES:
        raise ContentError(f"is larger than {_MOST_BYTES // 1_000_000} MB; it is not read")
    try:
        written = data.decode("latin-1")
        characters = _CHARACTERS.match(written)
        codec = encoding or (_CODECS[characters[1]] if characters else "cp1252")
        text: str = rtf_to_text(_shown(written), encoding=codec, errors="replace")  # type: ignore[no-untyped-call]
    except Exception as error:  # noqa: BLE001 - a damaged file fails anywhere in the library
        raise ContentError(f"is a damaged RTF document ({type(error).__name__})") from None
    return parse(_without_tables(text) if r"\cell" in written else text, source=source)


def _without_tables(text: str) -> str:
    """A text without rows of tables, of which each cell ends in a bar; cells that hold sentences stay."""
    lines: list[str] = []
    for line in text.split("\n"):
        if line.endswith("|"):
            lines.extend(cell for cell in line.split("|") if _is_prose(cell.strip()))
        else:
            lines.append(line)
    return "\n".join(lines) if any(map(str.strip, lines)) else text


def _is_prose(cell: str) -> bool:
    words = len(cell.split(maxsplit=_LONGEST_CELL))
    return words >= _LONGEST_CELL or (words >= _SHORTEST_PROSE and closes(cell, len(cell)))


def _shown(written: str) -> str:
    """A document without the text in it that is hidden or deleted."""
    if not _HOLDS_SUCH.search(written):
        return written
    kept: list[str] = []
    out: frozenset[str] = frozenset()
    """Why the text here is not shown."""
    around: list[frozenset[str]] = []
    place = 0
    while (token := _TOKEN.match(written, place)) is not None:
        place = token.end()
        what, word, number = token[0], token[1], token[2]
        if what == "{":
            around.append(out)
        elif what == "}":
            out = around.pop() if around else out
        elif word in _OUT:
            out = out - {word} if number == "0" else out | {word}
        elif word == "plain":
            out = out & {"fldinst"}
        elif word == "bin":
            # Bytes, not text: braces among them open nothing.
            place += max(0, int(number or 0))
            continue
        elif out and (word in _SAID if word else what != r"\*"):
            continue
        kept.append(what)
    return "".join(kept)
