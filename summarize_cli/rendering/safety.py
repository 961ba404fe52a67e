"""Makes text from articles and file names harmless on a terminal.

A control character can move the cursor, set the clipboard (OSC 52) or re-open a closed window; a
bidirectional override can make a line read as what it is not (CVE-2021-42574). They are shown, not obeyed.
"""

import re
from functools import cache

_FIRST_PICTURE = 0x2400
_DIRECTION_MARKS = "\u061c\u200e\u200f"
_DELETE, _PICTURE_OF_DELETE = 0x7F, "\u2421"


@cache
def _unsafe() -> re.Pattern[str]:
    """C0 but tab and line feed, DEL, C1, line separators, bidirectional controls, surrogates."""
    return re.compile(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]"
    )


def visible(text: str) -> str:
    r"""`text` with each control character as a visible stand-in.

    >>> visible("a\x1b]52;c\x07b\x9b\u202ec")
    'a\u241b]52;c\u2407b<U+009B><U+202E>c'
    """
    # Nearly all text is printable as it is, and asking costs less than compiling the pattern.
    return text if text.isprintable() else _unsafe().sub(_stand_in, text)


def visible_name(name: str) -> str:
    r"""As `visible`, for the name of a file, in which a line feed could forge a line of its own.

    >>> visible_name("a\nb\tc\x1b")
    'a\u240ab\u2409c\u241b'
    """
    return visible(name).replace("\n", "\u240a").replace("\t", "\u2409")


def visible_on_a_page(text: str) -> str:
    r"""As `visible`, but for the marks that right-to-left writing needs.

    On a page they reach no further than their paragraph, and order nothing but its punctuation.

    >>> visible_on_a_page("a\u202eb\u200fc")
    'a<U+202E>b\u200fc'
    """
    return text if text.isprintable() else _unsafe().sub(_stand_in_for_all_but_marks, text)


def escaped_json(json_text: str) -> str:
    r"""JSON with what a terminal could obey as \u escapes: the same value, to every parser."""
    return _unsafe().sub(lambda found: f"\\u{ord(found.group()):04x}", json_text)


def _stand_in(found: re.Match[str]) -> str:
    code = ord(found.group())
    if code < 0x20:  # noqa: PLR2004 - C0 has its own pictures in Unicode
        return chr(_FIRST_PICTURE + code)
    return _PICTURE_OF_DELETE if code == _DELETE else f"<U+{code:04X}>"


def _stand_in_for_all_but_marks(found: re.Match[str]) -> str:
    return found.group() if found.group() in _DIRECTION_MARKS else _stand_in(found)
