"""Tokens of a text and the normal form under which two of them count as the same term."""

import re
import unicodedata

# Plain words first, since nearly all are; then dotted abbreviations, numbers with their separators, and all
# other words with inner apostrophes. A hyphen parts words, so that "nuclear-armed" and "nuclear arms"
# share a term. One set of characters opens them all: `re` then passes over what stands between words at
# once, where it would try each alternative there.
TOKEN = re.compile(
    r"[^\W_]"
    r"(?:[a-z]++(?=[ ,.])"
    r"|(?<=[A-Za-z])[A-Za-z0-9]++(?=[ ,.])"
    r"|(?<=\D)(?:\.[^\W\d_])+\b"
    r"|(?<=\d)\d*(?:[.,:]\d+)+"
    r"|[^\W_]*(?:['\u2019][^\W_]+)*)"
)

# "US" and "us" are different words that a plain lower-casing would merge.
UNITED_STATES = "u.s."
_AS_WRITTEN = ("US", "U.S", "US's", "U.S's")


def found_tokens(text: str) -> list[str]:
    """The tokens of `text`, in order, as they are written there."""
    return TOKEN.findall(text)


try:
    from summarize_cli.native import words
except ImportError:
    tokens = found_tokens
else:
    tokens = words.tokens


def normal_form(token: str) -> str:
    """The spelling under which a token is looked up: case, dots, possessive and apostrophe folded.

    >>> [normal_form(t) for t in ("Nakatani\u2019s", "U.S", "US", "us", "F.B.I", "Don't")]
    ['nakatani', 'u.s.', 'u.s.', 'us', 'fbi', "don't"]
    """
    # Nearly all words end here: they have nothing but capitals to fold.
    if token.isalnum() and token.isascii() and token not in _AS_WRITTEN:
        return token.lower()
    if not token.isascii():
        token = unicodedata.normalize("NFKC", token).replace("\u2019", "'")
    if token in _AS_WRITTEN:
        return UNITED_STATES
    folded = token.lower()
    folded = folded.removesuffix("'s")
    if "." in folded and not folded[0].isdigit():
        folded = folded.replace(".", "")
        return UNITED_STATES if folded == "us" else folded
    return folded
