"""What an input is: told by its first bytes, then by what a server or its name says of it."""

import re
from pathlib import PurePosixPath
from typing import Literal, get_args

from summarize_cli.reading.vocabulary import words

InputFormat = Literal["text", "markdown", "html", "pdf", "docx", "epub", "eml", "rtf"]
INPUT_FORMATS: tuple[str, ...] = ("auto", *get_args(InputFormat))

RecordFormat = Literal["jsonl", "csv", "parquet"]
"""Of an input with many articles, a record each."""
RECORD_FORMATS: tuple[str, ...] = get_args(RecordFormat)

_RECORD_SUFFIXES: dict[str, RecordFormat] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".jsonlines": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
}
COMPRESSED_SUFFIXES = (".gz", ".zst")

_HEAD = 1024
"""Bytes within which an input shows what it is."""

_SUFFIXES: dict[str, InputFormat] = {
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mkd": "markdown",
    ".eml": "eml",
}
ARTICLE_SUFFIXES = (
    *_SUFFIXES,
    *(".txt", ".text", ".srt", ".vtt", ".pdf", ".docx", ".epub", ".rtf"),
)
"""What names of files with one article end in: a walk through a folder takes these, and those of records."""

_MEDIA_TYPES: dict[str, InputFormat] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "message/rfc822": "eml",
}

_PAGE_OPENINGS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<title", b"<meta")
# What opens a piece of a page, as fields of content management systems hold them. Kept as text: few inputs
# begin with a bracket, and `re` remembers them.
_OPENING_TAG = rb"<([a-z]+[1-6]?)(?=[\s/>])"
# Not those that other XML has as often ("data", "source", "summary").
_STANDING_OPEN = words("""
    article section main header footer nav aside div p ul ol li dl dt dd table thead tbody tr td th pre
    h1 h2 h3 h4 h5 h6 hr br img figure picture video audio script style link base span
""")
_CLOSED = words("""
    a abbr address b big bdi bdo blockquote button center cite code del details em fieldset figcaption font
    form hgroup i iframe ins kbd mark noscript q ruby s samp small strike strong sub sup time tt u var
""")
"""Elements that must end somewhere to be no word of a text on HTML."""
_SAMPLE = 65_536
"""Bytes in which a piece of a page that opens with text shows what it is."""
_BLOCK_END = (
    rb"</(?:p|div|li|ul|ol|h[1-6]|blockquote|figure|table)>(?=\s*(?:<|\Z))"
    # Where a text tells of the tag, there is a space or a quotation mark before it.
    rb"|(?<![\s\"'`(])<br\s*/?>"
)
_FEWEST_BLOCKS, _LONGEST_BLOCK = 2, 2000
"""Ends of blocks, and bytes that a block has at most on average."""
_FEWEST_ENDS, _LONGEST_UNMARKED = 2, 80
"""Ends of elements in a piece that an inline one opens; bytes of a paragraph without a tag."""
_CODE = rb"[{}]|\s=\s|;[ \t\r]*\n|\"\"\""
# A message has some of these above its text; a memo in plain text may have "From:" and "Subject:" alone.
_MAIL_FIRST = (
    *(b"from", b"to", b"date", b"subject", b"return-path", b"received", b"delivered-to", b"mime-version"),
    *(b"message-id", b"content-type", b"x-mozilla-status", b"x-gmail-labels", b"authentication-results"),
)
PASSED_ON = rb"(?i:begin forwarded message:?|-{2,}\s*(?:forwarded|original) message\s*-{2,})\s*"
"""What mail programs put above the fields of a message that is passed on."""
MAILBOX_ROW = rb"From [^\r\n]{1,200} \d\d:\d\d(?::\d\d)?[^\r\n]{0,12} \d{4}(?: [+-]\d{4})?\r?\n"
"""What parts the messages of a mailbox (RFC 4155)."""
_MAIL_SURE = (b"message-id:", b"mime-version:", b"received:", b"return-path:")


def record_format(name: str) -> RecordFormat | None:
    """The format of the records in a file, by its name; None if it does not say that it holds records.

    >>> record_format("news/2024.JSONL.gz"), record_format("story.txt")
    ('jsonl', None)
    """
    lowered = name.lower()
    for suffix in COMPRESSED_SUFFIXES:
        lowered = lowered.removesuffix(suffix)
    dot = lowered.rfind(".")
    return _RECORD_SUFFIXES.get(lowered[dot:]) if dot >= 0 else None


def is_compressed(name: str) -> bool:
    """Whether the name of a file says that it is compressed."""
    return name.lower().endswith(COMPRESSED_SUFFIXES)


def recognise(data: bytes, *, name: str | None = None, media_type: str | None = None) -> InputFormat:
    """The format of `data`, which `name` (a path or an address) and a server's `media_type` help to tell.

    Content goes before name: a page that was saved as story.txt is a page.

    >>> recognise(b"<!DOCTYPE html><title>Rain"), recognise(b"Rain at last", name="story.md")
    ('html', 'markdown')
    """
    head = data[:_HEAD]
    if b"\0" in head and not head.startswith(b"PK"):
        head = head.replace(b"\0", b"")  # UTF-16, as far as markup goes
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\f")
    told = _MEDIA_TYPES.get(media_type or "") or _by_name(name)
    by_content = _by_signature(data, start) or (_by_markup(data, start, told) if start[:1] == b"<" else None)
    if by_content is not None:
        return by_content
    return told or _by_text(data, start)


def _by_text(data: bytes, start: bytes) -> InputFormat:
    if _is_mail(start):
        return "eml"
    if _is_markdown(data):
        return "markdown"
    return "html" if _is_marked_up(data) else "text"


def _by_signature(data: bytes, start: bytes) -> InputFormat | None:
    if start.startswith(b"%PDF-"):
        return "pdf"
    if start.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(b"PK\x03\x04"):
        # An EPUB's first member is its media type, stored as it is; of a DOCX the names of the parts show.
        if b"mimetypeapplication/epub+zip" in data[:_HEAD]:
            return "epub"
        if b"word/document.xml" in data:
            return "docx"
        return "epub" if b"META-INF/container.xml" in data else None
    return None


def _by_markup(data: bytes, start: bytes, told: InputFormat | None) -> InputFormat | None:
    markup = start.lower()
    while markup.startswith((b"<?xml", b"<!--")):
        end = b"?>" if markup.startswith(b"<?") else b"-->"
        markup = markup.partition(end)[2].lstrip()
    # Of other XML (NITF, JATS) what stands between the tags is read; feeds and the like are refused there.
    if markup.startswith(_PAGE_OPENINGS) or (start.startswith(b"<?xml") and markup.startswith(b"<")):
        return "html"
    # Markdown may open with a tag as well: a picture's, or that of a heading in the middle.
    if told == "markdown" or not _opens_piece(markup, data):
        return None
    return "markdown" if told is None and _is_markdown(data) else "html"


def _opens_piece(markup: bytes, data: bytes) -> bool:
    """Whether an element of HTML opens an input, which goes on as one."""
    opening = re.match(_OPENING_TAG, markup)
    if opening is None or b">" not in markup:
        return False
    name = opening[1].decode()
    if name in _STANDING_OPEN:
        return True
    # A text on HTML may begin with a tag, and close it once.
    first_block = re.split(rb"\n\s*\n", data[:_SAMPLE].lower(), maxsplit=1)[0]
    is_closed = f"</{name}".encode() in first_block and data.count(b"</", 0, _SAMPLE) >= _FEWEST_ENDS
    return name in _CLOSED and is_closed


def _is_marked_up(data: bytes) -> bool:
    """Whether a text that opens without a tag is a piece of a page: its blocks end as those of HTML do."""
    sample = data[:_SAMPLE]
    if b"</" not in sample and b"<br" not in sample:
        return False
    # Source code and other XML may hold pieces of pages.
    before = sample.partition(b"<")[0]
    if not before.strip() or re.search(_CODE, before):
        return False
    # What tells of pages has paragraphs without a tag.
    if any(b"<" not in block and len(block) > _LONGEST_UNMARKED for block in re.split(rb"\n\s*\n", sample)):
        return False
    ends = len(re.findall(_BLOCK_END, sample))
    return ends >= max(_FEWEST_BLOCKS, len(sample) / _LONGEST_BLOCK)


def _by_name(name: str | None) -> InputFormat | None:
    if name is None or "." not in name:
        return None
    return _SUFFIXES.get(PurePosixPath(name.split("?", 1)[0].split("#", 1)[0]).suffix.lower())


def _is_mail(start: bytes) -> bool:
    if start.startswith(b"From ") and re.match(MAILBOX_ROW, start):
        start = start.partition(b"\n")[2]
    elif passed_on := re.match(PASSED_ON, start):
        start = start[passed_on.end() :]
    first, colon, _ = start[:100].partition(b":")
    if not colon or first.lower() not in _MAIL_FIRST:
        return False
    header, blank, _ = start.replace(b"\r\n", b"\n").partition(b"\n\n")
    rows = header.lower().split(b"\n")
    if any(row.startswith(_MAIL_SURE) for row in rows):
        return True
    # As a mail program shows or prints it: nothing but fields, and when or to whom it was sent.
    names = {row.partition(b": ")[0] for row in rows if b": " in row}
    shown = b"from" in names and b"subject" in names and not names.isdisjoint((b"date", b"sent", b"to"))
    return bool(blank) and shown and all(b": " in row or row[:1].isspace() for row in rows)


def _is_markdown(data: bytes) -> bool:
    """Whether headings in Markdown stand in it: one of the second level, and another."""
    return b"\n## " in data and (data.startswith(b"# ") or b"\n# " in data or data.count(b"\n## ") > 1)
