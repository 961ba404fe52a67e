"""What is no article is named, with what to do where something can be done."""

import io
import zipfile

import pytest

from summarize_cli.errors import ContentError
from summarize_cli.reading.readers import read_article
from summarize_cli.reading.signatures import unreadable_kind
from summarize_cli.reading.sources import Raw

RSS = b"""<?xml version="1.0"?>
<?xml-stylesheet href="a.xsl"?><!-- made by hand --><rss version="2.0"><channel></channel></rss>"""


def archive(**members: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as members_of:
        for name, content in members.items():
            members_of.writestr(name.replace("__", "/").replace("_", "."), content)
    return target.getvalue()


def compound_file(name: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + name.encode("utf-16-le") + bytes(500)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (RSS, "is an RSS feed, not an article; name one of the pages that it lists"),
        (RSS.partition(b"-->")[2], "is an RSS feed"),
        (b"\xef\xbb\xbf\n" + RSS.replace(b"rss", b"RSS"), "is an RSS feed"),
        (b"<!-- made\nby hand -->\n" + RSS.partition(b"-->")[2], "is an RSS feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"><title>Rain</title></feed>', "is an Atom feed"),
        (b"<?xml version='1.0'?><rdf:RDF xmlns='http://purl.org/rss/1.0/'/>", "RSS feed"),
        (b"<?xml version='1.0'?><urlset><url><loc>https://news.example/</loc></url></urlset>", "a sitemap"),
        (b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "x" "y"><svg></svg>', "is an SVG image"),
        (
            archive(mimetype="application/vnd.oasis.opendocument.text", content_xml="<x/>"),
            "is an ODT document, not text; save it as DOCX",
        ),
        (archive(xl__workbook_xml="<x/>"), "is an Excel workbook, not text; save it as CSV"),
        (archive(ppt__presentation_xml="<x/>"), "is a PowerPoint presentation, not text; save it as PDF"),
        (archive(story_txt="Rain at last."), "is a ZIP archive, not text; unpack it"),
        (b"%!PS-Adobe-3.0\n(Rain) show", "is a PostScript document"),
        (b"\x1f\x8b\x08" + bytes(20), "is gzip data, not text; gunzip unpacks it"),
        (b"\x89PNG\r\n" + bytes(20), "is a PNG image, not text; recognise its text first"),
        (compound_file("__substg1.0_1000001F"), "is an Outlook message, not text; save it as EML"),
        (
            compound_file("EncryptedPackage"),
            "is an Office document with a password, not text; save it without",
        ),
        (compound_file("WordDocument"), "is an old Word document, not text; save it as DOCX"),
        (compound_file("Contents"), "is an old Office document, not text; save it as DOCX"),
        (b"ID3\x04" + bytes(20), "is an MP3 file"),
    ],
)
def test_it_is_named(data, message):
    with pytest.raises(ContentError, match=message) as caught:
        read_article(Raw(data), "auto", None, None)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "data",
    [
        b"ID3 tags tell a player who sings.",
        b"<3 from Lisbon, she wrote.",
        b"X<rss version='2.0'>",
        b"RSS feeds are back, and readers like them.",
        b"<article><p>Rain at last.</p></article>",
        b"<!-- " + b"-" * 9_000,
        b"",
    ],
)
def test_what_may_be_an_article_is_not(data):
    assert unreadable_kind(data) is None


def test_other_xml_is_read_between_its_tags():
    data = (
        b"<?xml version='1.0'?><nitf><body><hedline><hl1>Rain at last</hl1></hedline><block>"
        b"<para>Rain fell in the hills on Sunday, the first in three years.</para>"
        b"<para>Farmers said that it had come too late for the wheat.</para></block></body></nitf>"
    )
    article = read_article(Raw(data), "auto", None, None)
    assert "<" not in article.text
    assert "Rain fell in the hills on Sunday, the first in three years." in article.text
