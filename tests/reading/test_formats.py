"""An input is what its content says; its name and the server are asked where the content says nothing."""

import pytest

from summarize_cli.reading.formats import recognise
from tests.processes import cpu_time_below

PAGE = b"<!DOCTYPE html>\n<html><head><title>Rain</title></head><body><p>Rain at last.</p></body></html>"
MAIL = b"From: Ana <ana@news.example>\r\nMIME-Version: 1.0\r\nSubject: Rain\r\n\r\nRain at last.\r\n"


@pytest.mark.parametrize(
    "data",
    [
        PAGE,
        PAGE.lower(),
        b"\n\n  " + PAGE,
        b"\xef\xbb\xbf" + PAGE,
        b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN">',
        b"<!-- saved from a browser --><html>",
        b"<div class=story><p>Rain at last.</p></div>",
        b"<!-- wp:paragraph -->\n<p>Rain at last.</p>",
        PAGE.decode().encode("utf-16"),
        PAGE.decode().encode("utf-16-le"),
    ],
)
def test_a_page_is_known_by_its_content(data):
    assert recognise(data, name="story.txt", media_type="text/plain") == "html"


@pytest.mark.parametrize(
    "opening",
    [
        *("<h3>Rain</h3>", "<h4>Rain</h4>", "<blockquote>Rain?</blockquote>", "<br>", "<hr/>"),
        *("<strong>Rain</strong>", "<em>Rain</em>", "<b>Rain</b>", "<I>Rain</I>", "<a href='/'>Rain</a>"),
        *("<ul><li>Rain</li></ul>", "<pre>Rain</pre>", "<iframe src=x></iframe>", "<img src=rain.jpg>"),
        *("<figure><img></figure>", "<details><summary>Rain</summary></details>", "<time>Sunday</time>"),
        "<p\nclass=lead>Rain.</p>",
        *("Rain.", "Rain&nbsp;", '[gallery ids="1,2"]'),
    ],
)
def test_a_piece_of_a_page_is_known_whatever_it_opens_with(opening):
    data = f"{opening}<p>It rained on Sunday.</p>\n<p>It snowed in the hills.</p>".encode()
    assert recognise(data, name="story.txt") == "html"


def test_breaks_between_paragraphs_make_a_page_of_a_text():
    assert recognise(b"It rained on Sunday.<br><br>It snowed in the hills.<br />\nIt froze.") == "html"


@pytest.mark.parametrize(
    ("data", "name", "form"),
    [
        ("Close each <p> with </p>, each <b> with </b>. A <br> needs no </br>, and no <br/>.", None, "text"),
        ("<b> makes letters bold. It came with the first browsers.", None, "text"),
        ("<a@news.example> wrote: <p>Rain</p>", None, "text"),
        ("<story><p>Rain</p><p>Snow</p></story>", None, "text"),
        ("const rain = () => {\n return <div><p>Rain</p><p>Snow</p></div>;\n}", "rain.jsx", "text"),
        (f"It rained. {'The rain fell. ' * 500} It was <p>Rain</p><p>Snow</p>\n", None, "text"),
        ("<img src=rain.svg>\n\n# Rain\n\nIt rained.\n\n## Snow\n\nIt snowed.", None, "markdown"),
        ("<p align=center>Rain</p>\n\nIt *rained*.", "README.md", "markdown"),
        ("It *rained*.<br><br>It snowed.<br><br>It froze.", "rain.md", "markdown"),
        ("From: Ana\nMIME-Version: 1.0\n\n<p>Rain</p>\n<p>Snow</p>", None, "eml"),
    ],
)
def test_what_mentions_or_holds_tags_stays_what_it_is(data, name, form):
    assert recognise(data.encode(), name=name) == form


@pytest.mark.parametrize("piece", ["</p>" + " " * 99, "</p", "<br", "<br ", ";  ", "<p></p>x"])
def test_tags_without_end_are_looked_at_in_time(piece):
    with cpu_time_below(1):
        recognise(b"Rain " + piece.encode() * 200_000)


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"{\\rtf1\\ansi Rain}", "rtf"),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/epub+zip", "epub"),
        (b"PK\x03\x04" + bytes(26) + b"word/document.xml", "docx"),
        (MAIL, "eml"),
        (b"From ana@news.example Fri Mar 14 10:00:00 2025\n" + MAIL, "eml"),
        (b"From Ana we heard in 2019\nthat it rained.\n", "text"),
        (b"# Rain at last\n\nIt rained.\n\n## In the hills\n\nMore.", "markdown"),
        (b"Rain at last. It fell on Sunday.", "text"),
        (b"< 5 mm of rain fell on Sunday.", "text"),
        (b"<3 from Lisbon, she wrote.", "text"),
        (b"From: Ana\nSubject: Rain\n\nIt rained at last.", "text"),
        (b"From: the editor, with love. Message-id: is a word.\n\nIt rained.", "text"),
        (b"# A comment\nIt rained at last.", "text"),
        (b"", "text"),
        (b"PK\x03\x04" + bytes(500), "text"),
    ],
)
def test_other_content(data, form):
    assert recognise(data) == form


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("story.md", "markdown"),
        ("STORY.HTML", "html"),
        ("https://news.example/story.html?page=2#top", "html"),
        ("story.eml", "eml"),
        ("story", "text"),
        ("story.txt", "text"),
        ("-", "text"),
    ],
)
def test_a_name_tells_where_content_does_not(name, form):
    assert recognise(b"Rain at last.", name=name) == form


def test_a_server_s_word_goes_before_a_name():
    assert recognise(
        b"Rain at last.", name="https://news.example/story.html", media_type="text/markdown"
    ) == ("markdown")


@pytest.mark.parametrize(
    ("head", "form"),
    [
        ("From: Ruth\nSent: 2 November\nTo: All staff\nSubject: Parking", "eml"),
        ("From: Ruth\r\nTo: All staff\r\n of the house\r\nSubject: Parking", "eml"),
        ("From: Ruth\nSubject: Parking", "text"),
        ("From: Ruth\nTo: All\nSubject: Parking\nPlease read this.", "text"),
    ],
)
def test_mail_as_a_program_shows_it_is_known_by_its_fields(head, form):
    assert recognise(f"{head}\n\nThe car park will be closed.\n".encode(), name="note.txt") == form


def test_fields_that_no_text_follows_are_no_mail():
    assert recognise(b"From: Ruth\nTo: All\nSubject: Parking\n") == "text"


@pytest.mark.parametrize(
    "text",
    [
        "<a> is the element of links in HTML; it must be closed with </a>, or all that follows is one.",
        "<a> hi all, is anybody there\n<b> which one do you mean\n\n<a> the one that ends in </a>\n<b> </b>",
        "How to write one\n\nIt is <p>so</p> <b>and</b> never like <p>this</p>.\n\n"
        + "It rains on and on. " * 9,
    ],
)
def test_a_text_that_tells_of_html_is_none(text):
    assert recognise(text.encode()) == "text"
