"""The Open Text Summarizer (Nadav Rotem; Debian's package `ots`), a program in C, asked once an article."""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from itertools import groupby

from summarize_cli.language.document import Document
from summarize_cli.training.peers import KeyphrasePeer, Order, PeerFailure, SummaryPeer

PROGRAM = "ots"

_MARKS = ".!?;|\"'”’)"
"""At a word's end: the first four end a sentence for it (its en.xml), the others may stand behind them."""

_TOPICS = re.compile(rb"^<!--(?! )([^()\n]+)-->$", re.MULTILINE)
"""In its HTML, the five words that it holds to be the topics."""

_SCORE = re.compile(rb"^<!--\((-?\d+)\)-->", re.MULTILINE)
"""In its HTML, before each sentence. With --ratio it takes the best until they have that share of words."""

_PATIENCE = 60
"""Seconds."""


def peers() -> list[SummaryPeer | KeyphrasePeer]:
    """Its sentences and its keywords.

    Raises:
        ImportError: the program is not there.
    """
    if shutil.which(PROGRAM) is None:
        raise ImportError(f"no program {PROGRAM}")
    version = _origin()
    return [SummaryPeer("ots", version, _rank), KeyphrasePeer("ots", version, _keywords)]


def _origin() -> str:
    """The Debian package's version, which the program's own lags behind; that where there is no package."""
    try:
        return f"ots {_printed('dpkg-query', '--show', '--showformat=${Version}', PROGRAM)}"
    except (OSError, subprocess.CalledProcessError):
        return _printed(PROGRAM, "--version")


def _printed(*command: str) -> str:
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout.strip()  # noqa: S603


def _rank(document: Document, _count: int) -> Order:
    scores = [int(score) for score in _SCORE.findall(page(prepared(document)))]
    if len(scores) != len(document.sentences):
        raise PeerFailure(f"has {len(scores)} sentences of {len(document.sentences)}")
    return sorted(range(len(scores)), key=lambda place: -scores[place])


def prepared(document: Document) -> str:
    """The prose in its paragraphs, with a mark that ends a sentence where one ends for us, and no other."""
    paragraphs = groupby(document.sentences, key=lambda sentence: sentence.paragraph)
    return "\n\n".join(" ".join(_marked(each.text) for each in members) for _, members in paragraphs)


def _marked(sentence: str) -> str:
    # It knows abbreviations by their full stop: none ends in a question mark.
    words = [word.rstrip(_MARKS) for word in sentence.split()]
    return " ".join(filter(None, words)) + "?"


def _keywords(text: str, count: int) -> Sequence[str]:
    found = _TOPICS.search(page(text))
    return [word for word in found[1].decode("utf-8", "replace").split(",") if word][:count] if found else ()


def page(text: str, *options: str) -> bytes:
    """What it makes of a text with --html; a crash is a CalledProcessError."""
    # Standard input crashes it more often than not, a file never did.
    with tempfile.NamedTemporaryFile(suffix=".txt") as file:
        file.write(text.encode())
        file.flush()
        command = [PROGRAM, "--html", *options, file.name]
        return subprocess.run(command, capture_output=True, check=True, timeout=_PATIENCE).stdout  # noqa: S603
