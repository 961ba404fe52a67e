"""Data written as letters and digits within a text: a mail's signature, a key, a picture, an attachment.

Base64 (RFC 4648) and hexadecimal rows, what frames them (OpenPGP, RFC 9580; PEM, RFC 7468), and pictures that
are their own address (RFC 2397).
"""

import re

ENCODED = "encoded data"
"""The rule that drops such lines."""

ROW = 56
"""Characters without a space from which on a row may be data: rows of base64 have 60, 64 or 76."""

_DATA = re.compile(r"=?[A-Za-z0-9+/_-]++={0,2}")
PICTURE = (
    r"(?:!?\[[^\]\n]{0,200}\](?:\(|:[ \t]{0,9}))?<?"
    r"\bdata:[\w/+.-]{1,80}(?:;[\w=.-]{1,40}){0,9},[\w+/%=.~-]{56,}>?\)?"
)
"""What is its own address, and how Markdown frames that. `re` remembers it: few texts come as far."""
_FRAMED = 250
"""Characters before which an address begins that is framed by Markdown."""
_DIGITS = frozenset("0123456789abcdefABCDEF")
_FRAME = re.compile(r"-----(?:BEGIN|END) [A-Z0-9 ]{1,60}-----")
_HEADERS = ("Version:", "Hash:", "Comment:", "Charset:", "MessageID:", "Proc-Type:", "DEK-Info:")


def may_be_encoded(line: str) -> bool:
    """A first look, cheap and generous."""
    return line.startswith("-") or line.find(" ", 0, ROW) < 0 or "data:" in line[:_FRAMED]


def is_encoded(line: str) -> bool:
    """Whether a line, or all rows that it was joined from, are data, or frame it.

    >>> is_encoded("-----BEGIN PGP SIGNATURE-----"), is_encoded("iQEzBAEBCAAdFiEEx1qk+Xkf" * 3)
    (True, True)
    >>> is_encoded("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch")
    False
    """
    if line.startswith("-----"):
        return _FRAME.fullmatch(line) is not None
    if "data:" in line[:_FRAMED] and re.fullmatch(PICTURE, line):
        return True
    if len(line) < ROW or line.find(" ", 0, ROW) >= 0:
        return False
    rows = line.split()
    return len(rows[0]) >= ROW and all(map(_is_row, rows)) and _is_mixed("".join(rows))


def goes_on(line: str) -> bool:
    """Whether a line below data belongs to it: its last row, a checksum, what a frame says of it."""
    return line.startswith(_HEADERS) or (_is_row(line) and ("=" in line or _is_mixed(line)))


def _is_row(row: str) -> bool:
    return _DATA.fullmatch(row) is not None


def _is_mixed(data: str) -> bool:
    """Whether it is no word: with digits, and either of small and capital letters or hexadecimal."""
    if not any(map(str.isdigit, data)):
        return False
    return not (data.islower() or data.isupper()) or _DIGITS.issuperset(data)
