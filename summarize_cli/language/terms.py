"""Tokens of a text and the normal form under which two of them count as the same term."""

import re
import unicodedata
from itertools import chain

from summarize_cli.language.remembered import Remembered

# Plain words first, since nearly all are; numbers with their separators, dotted abbreviations, then all
# other words with inner apostrophes. A hyphen parts words, so that "nuclear-armed" and "nuclear arms"
# share a term.
TOKEN = re.compile(
    r"[A-Za-z]{2}[A-Za-z0-9]*+(?![^\W_])(?:['\u2019][^\W_]+)*"
    r"|\d+(?:[.,:]\d+)+"
    r"|[^\W\d_](?:\.[^\W\d_])+\b"
    r"|[^\W_]+(?:['\u2019][^\W_]+)*"
)

# "US" and "us" are different words that a plain lower-casing would merge.
UNITED_STATES = "u.s."


_LONGEST_CHUNK = 32


class _Chunks(Remembered[str, tuple[str, ...]]):
    """What stands between two spaces -> its tokens.

    No token goes on beyond a space, and the same "however," comes again and again: it is taken apart once,
    then remembered, which takes a fifth of the time. Bounded, as long runs need.
    """

    def worked_out(self, chunk: str) -> tuple[str, ...]:
        """The tokens of a chunk."""
        return tuple(TOKEN.findall(chunk))

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        # A long one hardly comes again, and would take room.
        return super().__missing__(chunk) if len(chunk) <= _LONGEST_CHUNK else self.worked_out(chunk)


_CHUNKS = _Chunks()


def tokens(text: str) -> list[str]:
    """The tokens of `text`, in order, as they are written there."""
    return [*chain.from_iterable(map(_CHUNKS.__getitem__, text.split()))]


def normal_form(token: str) -> str:
    """The spelling under which a token is looked up: case, dots, possessive and apostrophe folded.

    >>> [normal_form(t) for t in ("Nakatani\u2019s", "U.S", "US", "us", "F.B.I", "Don't")]
    ['nakatani', 'u.s.', 'u.s.', 'us', 'fbi', "don't"]
    """
    if not token.isascii():
        token = unicodedata.normalize("NFKC", token).replace("\u2019", "'")
    if token in ("US", "U.S", "US's", "U.S's"):
        return UNITED_STATES
    folded = token.lower()
    folded = folded.removesuffix("'s")
    if "." in folded and not folded[0].isdigit():
        folded = folded.replace(".", "")
        return UNITED_STATES if folded == "us" else folded
    return folded
