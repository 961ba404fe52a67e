"""Documents made for the tests: small, whole, in each format; and hostile ones."""

import io
import zipfile
import zlib

CONTAINER = (
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">'
    '<rootfiles><rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)


def archive(members, compression=zipfile.ZIP_DEFLATED):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", compression) as target:
        for name, content in members.items():
            # The media type of a book is stored as it is.
            target.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else compression)
    return data.getvalue()


def epub(chapters, *, opf_head="", container=CONTAINER, extra=None):
    """A book: {file name: XHTML body}, in order."""
    items = "".join(
        f'<item id="c{n}" href="{name}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    opf = (
        f'<?xml version="1.0"?>{opf_head}<package xmlns="http://www.idpf.org/2007/opf">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Ferry Book</dc:title>'
        "<dc:creator>Jane Doe</dc:creator><dc:creator>Luis Ortega</dc:creator>"
        "<dc:language>en-GB</dc:language><dc:date>2021-05-04T00:00:00Z</dc:date></metadata><manifest>"
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        f"{items}</manifest>"
        f'<spine><itemref idref="nav"/>{spine}</spine></package>'
    )
    members = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": container,
        "OEBPS/content.opf": opf,
        "OEBPS/nav.xhtml": "<html><body><p>Contents are not prose at all, you see.</p></body></html>",
    }
    members |= {
        f"OEBPS/{name}": f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html>'
        for name, body in chapters.items()
    }
    return archive(members | (extra or {}))


def pdf(pages, *, info="", compress=False, filters=None):
    """A document: for each page its (x, y, size, text), y from the bottom; the page is 612 by 792 points."""
    return pdf_of([content_of(page) for page in pages], info=info, compress=compress, filters=filters)


def content_of(page):
    """The content stream of a page of (x, y, size, text)."""
    return b"\n".join(
        b"BT /F1 %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET"
        % (size, x, y, text.encode("cp1252").replace(b"(", rb"\(").replace(b")", rb"\)"))
        for x, y, size, text in page
    )


def pdf_of(contents, *, info="", compress=False, filters=None):
    """A document of pages with these content streams."""
    objects = [b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>"]
    root = len(contents) * 2 + 2
    for content in contents:
        stream = zlib.compress(content) if compress else content
        how = filters or (b"/Filter /FlateDecode" if compress else b"")
        objects.append(b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(stream), how, stream))
        objects.append(
            b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 612 792] /Contents %d 0 R"
            b" /Resources << /Font << /F1 1 0 R >> >> >>" % (root, len(objects))
        )
    kids = b" ".join(b"%d 0 R" % (number * 2 + 3) for number in range(len(contents)))
    objects.append(b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(contents)))
    objects.append(b"<< /Type /Catalog /Pages %d 0 R >>" % root)
    objects.append(b"<< %s >>" % info.encode())
    output = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(output))
        output += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    end = b"trailer << /Size %d /Root %d 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    size = len(objects) + 1
    return (
        output
        + b"xref\n0 %d\n0000000000 65535 f \n" % size
        + table
        + end % (size, root + 1, root + 2, len(output))
    )


def pdf_indexed(stream):
    """A document whose index is a stream, and that this, as it was compressed."""
    head = b"%PDF-1.5\n"
    index = b"<< /Type /XRef /Size 3 /W [1 2 1] /Root 2 0 R /Filter /FlateDecode /Length %d >>" % len(stream)
    catalogue = b"2 0 obj\n<< /Type /Catalog >>\nendobj\n"
    body = b"1 0 obj\n%s\nstream\n%s\nendstream\nendobj\n" % (index, stream)
    return head + catalogue + body + b"startxref\n%d\n%%%%EOF\n" % (len(head) + len(catalogue))


_CLEAR, _END = 256, 257


def _packed(codes):
    """(code, bits) one behind the other, the highest bit first."""
    bits = "".join(f"{code:0{width}b}" for code, width in codes)
    return int(bits.ljust(-(-len(bits) // 8) * 8, "0"), 2).to_bytes(-(-len(bits) // 8), "big")


def lzw(content):
    """As PDF packs by LZW, though nothing becomes smaller: the table is cleared before it has two words."""
    codes = [(code, 9) for byte in content for code in (_CLEAR, byte)]
    return _packed([*codes, (_END, 9)])


def lzw_bomb():
    """LZW of one byte again and again, a table full of ever longer words, and the table anew."""
    words, width = [(0, 9)], 9
    for word in range(258, 4_000):
        words.append((word, width))
        width = 9 + sum(word + 1 >= limit - 1 for limit in (512, 1024, 2048))
    return _packed([(_CLEAR, 9), *words, *[(_CLEAR, width), *words] * 9, (_CLEAR, width)])
