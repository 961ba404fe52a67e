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
    contents = [
        b"\n".join(
            b"BT /F1 %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET"
            % (size, x, y, text.encode("cp1252").replace(b"(", rb"\(").replace(b")", rb"\)"))
            for x, y, size, text in page
        )
        for page in pages
    ]
    return pdf_of(contents, info=info, compress=compress, filters=filters)


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
