"""Data written as letters and digits within a text: a mail's signature, a key, a picture, an attachment.

Base64 (RFC 4648) and hexadecimal rows, what frames them (OpenPGP, RFC 9580; PEM, RFC 7468), and pictures that
are their own address (RFC 2397).
"""

import re

ENCODED = "encoded data"
"""The rule that drops such lines."""

_ROW = 56
"""Characters without a space from which on a row may be data: rows of base64 have 60, 64 or 76."""

_DATA = re.compile(r"=?[A-Za-z0-9+/_-]++={0,2}")
PICTURE = (
    r"(?:!?\[[^\]\n]{0,200}\](?:\(|:[ \t]{0,9}))?<?"
    r"\bdata:[\w/+.-]{1,80}(?:;[\w=.-]{1,40}){0,9},[\w+/%=.~-]{56,}>?\)?"
)
"""What is its own address, and how Markdown frames that. `re` remembers it: few texts come as far."""
_FRAMED = 250
"""Characters before which an address begins that is framed by Markdown."""
_HEXADECIMAL = frozenset("0123456789abcdefABCDEF")
_FRAME = re.compile(r"-----(?:BEGIN|END) [A-Z0-9 ]{1,60}-----")
_KINDS = (str.isupper, str.islower, str.isdigit)
_CAPITALS_OF_DATA, _SMALL_OF_DATA, _DIGITS_OF_DATA = 0.25, 0.1, 0.03
"""Shares of the characters; of base64 they are 0.4, 0.4 and 0.16. A slug has few capitals."""
_HEADERS = ("Version:", "Hash:", "Comment:", "Charset:", "MessageID:", "Proc-Type:", "DEK-Info:")


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
    if len(line) < _ROW or line.find(" ", 0, _ROW) >= 0:
        return False
    *rows, last = (_FRAME.sub(" ", line) if "-----" in line else line).split()
    if rows and last.startswith("="):  # the checksum of a frame
        *rows, last = rows
    if len({*map(len, rows)}) > 1:  # only the last one may be shorter
        return False
    rows.append(last)
    return len(rows[0]) >= _ROW and all(map(_is_row, rows)) and _is_mixed("".join(rows))


def goes_on(line: str) -> bool:
    """Whether a line directly below data belongs to it: its last row, a checksum, what a frame says of it."""
    return line.startswith(_HEADERS) or (_is_row(line) and ("=" in line or any(map(str.isdigit, line))))


def _is_row(row: str) -> bool:
    return _DATA.fullmatch(row) is not None


def _is_mixed(data: str) -> bool:
    """Whether small and capital letters and digits are mixed as in no words, or it is hexadecimal."""
    capitals, small, digits = (sum(map(kind, data)) / len(data) for kind in _KINDS)
    if _HEXADECIMAL.issuperset(data):
        return digits >= _DIGITS_OF_DATA and capitals + small > 0
    return digits >= _DIGITS_OF_DATA and small >= _SMALL_OF_DATA and capitals >= _CAPITALS_OF_DATA
