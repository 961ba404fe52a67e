"""What people name by mistake, told by its first bytes: what the error says it is, and what to do."""

import re

_HEAD = 4096
_RECOGNISE = "recognise its text first (OCR)"
_AS_CSV, _AS_PDF = "save it as CSV", "save it as PDF"
_SIGNATURES = (
    (b"\x89PNG\r\n", f"a PNG image; {_RECOGNISE}"),
    (b"\xff\xd8\xff", f"a JPEG image; {_RECOGNISE}"),
    (b"GIF87a", f"a GIF image; {_RECOGNISE}"),
    (b"GIF89a", f"a GIF image; {_RECOGNISE}"),
    (b"\x7fELF", "an ELF program"),
    (b"%PDF-", "a PDF document"),
    (b"%!PS", "a PostScript document; ps2pdf makes a PDF of it"),
    (b"\x1f\x8b", "gzip data; gunzip unpacks it"),
    (b"BZh", "bzip2 data; bunzip2 unpacks it"),
    (b"\xfd7zXZ\x00", "xz data; unxz unpacks it"),
    (b"\x28\xb5\x2f\xfd", "zstd data; unzstd unpacks it"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive; unpack it"),
    (b"Rar!\x1a\x07", "a RAR archive; unpack it"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"bplist00", "a binary property list (or a Safari web archive); save the page as HTML"),
    (b"ID3\x02", "an MP3 file"),
    (b"ID3\x03", "an MP3 file"),
    (b"ID3\x04", "an MP3 file"),
    (b"OggS\x00", "an Ogg file"),
)
_ZIP = b"PK\x03\x04"
# What is in a ZIP archive, by the names of its members or what its first member says.
_IN_ZIP = (
    (b"application/vnd.oasis.opendocument.text", "an ODT document; save it as DOCX"),
    (
        b"application/vnd.oasis.opendocument.",
        "an OpenDocument spreadsheet, presentation or drawing; save it as CSV or PDF",
    ),
    (b"xl/workbook.xml", f"an Excel workbook; {_AS_CSV}"),
    (b"ppt/presentation.xml", f"a PowerPoint presentation; {_AS_PDF}"),
)
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0"
# What is in Microsoft's compound files, by the names in their directories (UTF-16).
_IN_COMPOUND_FILE = (
    ("EncryptedPackage", "an Office document with a password; save it without one"),
    ("__substg1.0_", "an Outlook message; save it as EML or as text"),
    ("PowerPoint Document", f"an old PowerPoint presentation; {_AS_PDF}"),
    ("WordDocument", "an old Word document; save it as DOCX"),
    ("Workbook", f"an old Excel workbook; {_AS_CSV}"),
)
# Roots of XML that holds no article, or many.
_ROOTS = {
    b"rss": "an RSS feed; name one of the pages that it lists",
    b"rdf": "an RDF document or RSS feed; name one of the pages that it lists",
    b"feed": "an Atom feed; name one of the pages that it lists",
    b"urlset": "a sitemap; name one of the pages that it lists",
    b"sitemapindex": "a sitemap; name one of the pages that it lists",
    b"opml": "an OPML list of feeds; name one of the pages that they list",
    b"svg": "an SVG image",
    b"plist": "a property list",
}
# Kept as text: few inputs begin with a bracket, and `re` remembers them.
_BEFORE_ROOT = rb"(?:\s+|\xef\xbb\xbf|<\?.{0,1000}?\?>|<!--.{0,2000}?-->|<!DOCTYPE[^>\[]{0,500}>)*"
_ROOT = rb"<([A-Za-z][\w.-]*)(?::[\w.-]+)?[\s/>]"


def unreadable_kind(data: bytes) -> str | None:
    """What `data` is and what to do with it, "a PNG image, not text", or None where it may be text.

    >>> unreadable_kind(b'<?xml version="1.0"?><rss version="2.0">')
    'an RSS feed, not an article; name one of the pages that it lists'
    """
    kind = next((kind for signature, kind in _SIGNATURES if data.startswith(signature)), None)
    if kind is None and data.startswith(_ZIP):
        kind = next((kind for sign, kind in _IN_ZIP if sign in data), "a ZIP archive; unpack it")
    if kind is None and data.startswith(_COMPOUND_FILE):
        kind = next(
            (kind for name, kind in _IN_COMPOUND_FILE if name.encode("utf-16-le") in data),
            "an old Office document; save it as DOCX",
        )
    if kind is not None:
        return _worded(kind, "text")
    root = xml_root(data)
    return _worded(_ROOTS[root], "an article") if root in _ROOTS else None


def xml_root(data: bytes) -> bytes | None:
    """The name of the first element, without its prefix's rest, in lower case; None where there is none."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith(b"<"):
        return None
    before = re.match(_BEFORE_ROOT, head, re.DOTALL)
    found = re.match(_ROOT, head[before.end() :] if before else head)
    return found[1].lower() if found else None


def _worded(kind: str, wanted: str) -> str:
    what, semicolon, advice = kind.partition("; ")
    return f"{what}, not {wanted}{semicolon}{advice}"
