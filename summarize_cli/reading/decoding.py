"""Bytes -> text: byte order mark, UTF-8, UTF-16 without a mark, else what charset-normalizer finds."""

import codecs
import re
from collections.abc import Iterable
from typing import NamedTuple

from summarize_cli.errors import ContentError, UsageError
from summarize_cli.reading.signatures import unreadable_kind

# Longest first: the mark of UTF-16 LE opens that of UTF-32 LE.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SAMPLE = 65_536
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# A mistaken file shows its nature in its head; prose with a stray control character is still prose.
_MOST_CONTROL = 0.02
_FEW_ACCENTS = 0.04
_FEWEST_CONTINUATIONS = 4
"""Bytes of UTF-8 that continue a character."""
_FEW_REPLACED, _MOST_REPLACED = 4, 0.02
_NO_CHARACTERS = ("Cn", "Co")
_MOST_NO_CHARACTERS = 0.05
"""Of the different characters: code points that nothing is assigned to, or that are private."""

# Where a detector is asked, it chooses among what is really used for text: quicker, and fewer surprises.
_CHARSETS = [
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp1257",
    "iso8859_2",
    "iso8859_5",
    "koi8_r",
    "koi8_u",
    "mac_roman",
    "cp866",
    "cp932",
    "shift_jis",
    "euc_jp",
    "iso2022_jp",
    "gb18030",
    "big5",
    "cp949",
    "euc_kr",
    "tis_620",
]
_DETECTED_FROM = 16_384
"""Bytes; a detector needs no more, and takes its time for each."""

# The letters beyond ASCII and the typography of Western European languages, as Windows-1252 writes them.
_WESTERN = frozenset(
    "àâäáãåæçéèêëíìîïñóòôöõøœúùûüßÀÂÄÁÅÆÇÉÈÊËÍÎÏÑÓÔÖØŒÚÙÛÜ¿¡«»ºª°·€£§©®½‘’“”„‚–—…•\u00a0".encode("cp1252")
)
# "don’t" as old Macintosh programs wrote it.
_MAC_APOSTROPHE = re.compile(rb"[a-z]\xd5[a-z]")

# How UTF-8 looks that was read as Windows-1252 or Latin-1: a lead byte, then one that can follow it.
_LEADS = ("\u00c3", "\u00c2", "\u00e2", "\u00ef\u00bb\u00bf")
_MOJIBAKE = (
    "[\u00c3\u00c2][\x80-\xbf\u0152-\u0192\u02c6-\u02dc\u2013-\u203a\u20ac\u2122]"
    "|\u00e2[\x80\u20ac]|\u00ef\u00bb\u00bf"
)
_LONGEST_REPAIRED = 100_000

# They are text codecs by name only: made for host names and for program sources.
_NO_TEXT_CODECS = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"})


# As browsers read what is declared (WHATWG Encoding): the smaller set's name stands for the larger set.
_WIDER = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "tis-620": "cp874", "gb2312": "gb18030",
    "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "utf-16": "utf-8", "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}  # fmt: skip


_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\x1b"))
"""Bytes that no text in UTF-8 is full of; of Cyrillic letters in UTF-16 every second one is."""


_MENDED = (
    "had been decoded wrongly before it was saved, and has been mended; offsets count in the mended text "
    "(--encoding {encoding} leaves it as it is)"
)


class Decoded(NamedTuple):
    """The text, the codec that gave it, and how many characters stand in for undecodable bytes."""

    text: str
    encoding: str
    replaced: int = 0
    mended: bool = False
    """Whether the text is another than its bytes say, as they had been decoded wrongly before."""

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a user should know of it."""
        replaced = not_decoded(self.replaced, self.encoding) if self.replaced else ()
        return (*replaced, _MENDED.format(encoding=self.encoding)) if self.mended else replaced


def not_decoded(count: int, encoding: str) -> tuple[str, ...]:
    """What a user should know where some characters were not of an encoding."""
    found, were = ("1 character", "was") if count == 1 else (f"{count:,} characters", "were")
    return (f"{found} could not be decoded as {encoding} and {were} replaced; --encoding names another",)


def decode(data: bytes, encoding: str | None = None, declared: Iterable[str | None] = ()) -> Decoded:
    """Decode an input, with `encoding` if it is named, else by looking at it. Never fails on bad bytes.

    `declared` are names that a server and the input itself give: the first that exists and fits is believed.

    Raises:
        UsageError: there is no text codec called `encoding`.
        ContentError: the input is empty or no text at all.
    """
    if encoding is not None:
        return _not_empty(_decode_named(data, text_codec(encoding)))
    kind = unreadable_kind(data)
    if kind is not None:
        raise ContentError(f"is {kind}")
    for charset in filter(None, declared):
        fitting = _as_declared(data, charset)
        if fitting is not None:
            return _not_empty(fitting)
    decoded = _not_empty(_detect(data))
    head = decoded.text[:_SAMPLE]
    if len(_CONTROL.findall(head)) > _MOST_CONTROL * len(head) or _is_guesswork(decoded):
        # Which of these it is, the bytes do not say for sure: programs, too, hold texts in several encodings.
        raise ContentError(
            "is binary data, not text "
            "(if it is text, name its --encoding; if it joins texts in several, give them one by one)"
        )
    return _not_empty(_repaired(decoded))


def _repaired(decoded: Decoded) -> Decoded:
    """Repair UTF-8 that somebody read as Windows-1252 and saved ("donâ€™t"), where it is sure to be that."""
    if not any(lead in decoded.text for lead in _LEADS) or not re.search(_MOJIBAKE, decoded.text):
        return decoded
    from ftfy import fix_encoding  # noqa: PLC0415 - 100 ms that sound text need not pay

    lines = decoded.text.splitlines(keepends=True)
    for number, line in enumerate(lines):
        if len(line) < _LONGEST_REPAIRED and re.search(_MOJIBAKE, line):
            lines[number] = fix_encoding(line)
    text = "".join(lines)
    return decoded._replace(text=text, mended=text != decoded.text)


def _as_declared(data: bytes, charset: str) -> Decoded | None:
    if data.startswith(tuple(mark for mark, _ in _MARKS)):
        return None
    try:
        codec = text_codec(charset.strip().lower())
    except UsageError:
        return None
    if _is_sure_utf8(data):
        codec = "utf-8"
    decoded = _decode_as(data, _WIDER.get(codec, codec))
    return None if decoded.replaced else decoded


def _is_sure_utf8(data: bytes) -> bool:
    """Whether all bytes are UTF-8, and enough of them say so: another encoding's letters hardly do by chance.

    Single-byte encodings fit whatever they are declared for, and turn each such letter into two or three.
    """
    if data.isascii():
        return False
    try:
        return len(data) - len(data.decode("utf-8")) >= _FEWEST_CONTINUATIONS
    except UnicodeDecodeError:
        return False


def _not_empty(decoded: Decoded) -> Decoded:
    if not decoded.text or decoded.text.isspace():
        raise ContentError("is empty")
    return decoded


def text_codec(name: str) -> str:
    """Python's name of the text codec `name`.

    Raises:
        UsageError: there is none.
    """
    try:
        "".encode(name)
        codec = codecs.lookup(name).name
    except (LookupError, ValueError):
        codec = ""
    if not codec or codec.replace("-", "_") in _NO_TEXT_CODECS:
        raise UsageError(f"unknown encoding {name!r}; try utf-8, windows-1252, shift_jis …")
    return codec


def _decode_named(data: bytes, encoding: str) -> Decoded:
    """Decode with the codec that the user named; a byte order mark of its family is no text."""
    family = encoding.replace("_", "-").removesuffix("-sig")
    for mark, marked in _MARKS:
        if data.startswith(mark) and marked.startswith(family):
            return _decode_as(data[len(mark) :], marked)
    return _decode_as(data, "utf-8" if family == "utf-8" else in_byte_order(encoding, data))


def in_byte_order(codec: str, start: bytes) -> str:
    """`codec`, or the one of its family that reads a text without the mark by which it tells its byte order.

    >>> in_byte_order("utf-16", "Rain".encode("utf-16-be")), in_byte_order("cp1252", b"Rain")
    ('utf-16-be', 'cp1252')
    """
    family = codec.replace("_", "-")
    marks = tuple(mark for mark, marked in _MARKS if marked.startswith(family))
    if family not in ("utf-16", "utf-32") or start.startswith(marks):
        return codec
    return f"{family}-le" if family == "utf-32" else _byte_order(start[:_SAMPLE]) or f"{family}-le"


def _decode_as(data: bytes, encoding: str) -> Decoded:
    """Decode with replacement characters where bytes fail, and count them."""
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeError:
        text = data.decode(encoding, errors="replace")
        # Not the replacement characters that the source holds itself.
        return Decoded(text, encoding, len(text) - len(data.decode(encoding, errors="ignore")))


def _is_guesswork(decoded: Decoded) -> bool:
    """Whether a codec was found that does not fit: what it gave are no characters of any script."""
    if decoded.encoding.startswith("utf-8"):
        return False  # what is damaged shows by itself, and the rest is sure
    if decoded.replaced > max(_FEW_REPLACED, _MOST_REPLACED * len(decoded.text)):
        return True
    from unicodedata import category  # noqa: PLC0415 - UTF-8 need not load its tables

    characters = set(decoded.text[:_SAMPLE]) - {"\ufffd"}
    odd = sum(category(character) in _NO_CHARACTERS for character in characters)
    return odd > max(_FEW_REPLACED, _MOST_NO_CHARACTERS * len(characters))


def _detect(data: bytes) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            rest = data[len(mark) :]
            return _decode_as(rest, "utf-8" if _is_false_mark(mark, rest) else encoding)
    byte_order = _byte_order(data[:_SAMPLE]) if b"\x00" in data[:_SAMPLE] else None
    if byte_order:
        return _decode_as(data, byte_order)
    decoded = _decode_as(data, "utf-8")
    if not decoded.replaced or _mostly_utf8(decoded):
        return decoded
    return _decode_as(data, _detected_charset(data[:_SAMPLE]))


def _is_false_mark(mark: bytes, rest: bytes) -> bool:
    """Whether a mark of UTF-16 or UTF-32 stands before UTF-8.

    Without a zero byte there is no space, no line end and no digit in it: no prose of any script.
    """
    if mark == codecs.BOM_UTF8 or not rest or b"\0" in rest[:_SAMPLE]:
        return False
    sample = _decode_as(rest[:_SAMPLE], "utf-8")
    return not sample.replaced or _is_cut(sample)


def _byte_order(sample: bytes) -> str | None:
    """UTF-16 without a mark: text in few scripts has its zeros on one side. None if neither side has them."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) < len(sample) // 8 and _is_utf8_but_for_zeros(sample):
        return None
    enough = max(1, len(sample) // 32)
    if odd >= enough and even <= odd // 20:
        return "utf-16-le"
    if even >= enough and odd <= even // 20:
        return "utf-16-be"
    return None


def _is_utf8_but_for_zeros(sample: bytes) -> bool:
    """Whether zeros stand in a text by accident. In UTF-16 every second byte of Latin letters is one."""
    rest = sample.replace(b"\0", b"")
    controls = len(rest) - len(rest.translate(None, _CONTROLS))
    return controls <= len(rest) // 32 and _decode_as(rest, "utf-8").replaced <= 1


def _mostly_utf8(decoded: Decoded) -> bool:
    """Whether multi-byte characters that decoded far outnumber those that did not: UTF-8 with damage."""
    beyond_ascii = len(decoded.text) - len(decoded.text.encode("ascii", "ignore"))
    sound = beyond_ascii - decoded.replaced
    return sound >= 2 * decoded.replaced or _is_cut(decoded)


def _is_cut(decoded: Decoded) -> bool:
    """Whether only the last character is damaged: a file cut in the middle."""
    return decoded.replaced == 1 and decoded.text.endswith("\ufffd") and len(decoded.text) > 1


def _detected_charset(sample: bytes) -> str:
    if _MAC_APOSTROPHE.search(sample):
        return "mac_roman"
    # English with a few accents and curly quotation marks is too little for a detector, and French
    # enough to be taken for Baltic; both then come out in one of Windows-1252's neighbours.
    beyond_ascii = [byte for byte in sample if byte > 0x7F]  # noqa: PLR2004 - the end of ASCII
    if len(beyond_ascii) < _FEW_ACCENTS * len(sample) or _WESTERN.issuperset(beyond_ascii):
        return "cp1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 30 ms that UTF-8 need not pay

    # Cut behind a line or a word, where no character of several bytes is torn.
    head = sample[:_DETECTED_FROM]
    cut = max(head.rfind(b"\n"), head.rfind(b" "))
    best = from_bytes(head[:cut] if cut > _DETECTED_FROM // 2 else head, cp_isolation=_CHARSETS).best()
    # An ASCII verdict on a sample says nothing of the bytes behind it.
    return "cp1252" if best is None or best.encoding in ("ascii", "utf_8") else best.encoding
