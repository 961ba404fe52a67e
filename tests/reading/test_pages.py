"""Web pages become articles: what the page says of itself, its prose, and nothing of what stood around it."""

import contextlib
import subprocess
import sys
import textwrap

import pytest

from summarize_cli.errors import ContentError
from summarize_cli.reading import pages
from summarize_cli.reading.tree import parsed, visible_blocks
from tests.conftest import ROOT
from tests.processes import cpu_time_below

STORY = (
    "The ferry line will add two night boats from May, the company said on Tuesday.",
    "“People who work late shifts have waited for this since 2019,” said Ana Ruiz, who runs the line.",
    "Each boat carries 120 passengers and 30 bicycles across the sound in 18 minutes.",
    "The city pays half of the cost, about 400,000 euros a year, and will look at the figures in autumn.",
)
HEAD = """<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
<title>Night boats | The Ledger</title>
<meta property="og:title" content="Ferry line adds night boats"><meta name="author" content="Jane Doe">
<meta property="article:published_time" content="2024-03-05T08:00:00Z">
<meta property="og:site_name" content="The Ledger"></head>"""
NAVIGATION = '<nav><a href="/">Home</a> <a href="/news">News</a></nav>'
COMMENTS = """<div id="comments" class="comments"><h3>3 comments</h3>
<ol class="comment-list"><li class="comment">
<p>I have been taking the boat for years and the crew is always so friendly to us all.</p></li></ol></div>"""
FOOTER = "<footer><p>© 2024 The Ledger. All rights reserved.</p></footer>"


def paragraphs(*texts):
    return "".join(f"<p>{text}</p>" for text in texts)


def page(body):
    inside = f"<article><h1>Ferry line adds night boats</h1>{body}</article>"
    return f"{HEAD}<body>{NAVIGATION}{inside}{COMMENTS}{FOOTER}</body></html>"


def read(html, **options):
    data = html if isinstance(html, bytes) else html.encode()
    return pages.read(data, **{"encoding": None, "charset": None, "source": None} | options)


def prose(article):
    return [article.text[p.start : p.end] for p in article.paragraphs if p.role == "prose"]


def headings(article):
    return [article.text[p.start : p.end] for p in article.paragraphs if p.role == "heading"]


def test_a_page_s_article_and_what_the_page_says_of_it():
    article = read(page(paragraphs(*STORY)), source="page.html")
    assert (article.title, article.byline, article.date, article.site, article.language, article.source) == (
        "Ferry line adds night boats",
        "Jane Doe",
        "2024-03-05",
        "The Ledger",
        "en",
        "page.html",
    )
    assert prose(article) == list(STORY)
    assert article.warnings == ()


@pytest.mark.parametrize(
    ("title", "logo", "headline"),
    [
        ("Night boats from May on | The Ledger", "<h1>The Ledger</h1>", "<h2>Night boats from May on</h2>"),
        ("The Ledger | Night boats from May on", "", "<div>Night boats from May on</div>"),
        ("Night boats from May on - Ferries - The Ledger", "", "<div>Night boats from May on</div>"),
    ],
)
def test_the_headline_is_the_part_of_the_title_that_the_page_shows(title, logo, headline):
    html = f"<html><head><title>{title}</title></head><body>{logo}<main>{headline}{paragraphs(*STORY)}</main>"
    assert read(html).title == "Night boats from May on"


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Night boats | News of the harbour town", "<p>News of the harbour town</p><h1>Night boats</h1>"),
        ("Night boats | What the ferries will cost", "<h1>Night boats</h1><p>How much?</p>"),
    ],
)
def test_a_short_headline_is_not_exchanged_for_a_long_name_of_a_site(title, body):
    html = f"<html><head><title>{title}</title></head><body>{body}{paragraphs(*STORY)}"
    assert read(html).title == "Night boats"


UNDATED = '<meta property="article:published_time" content="2024-03-05T08:00:00Z">'


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("<p>The company had announced them in 2022, and nobody had believed it.</p>", None),
        ("<footer>© 2019–2024 The Ledger</footer>", None),
        (
            "<p>They sail from <time datetime=2025-05-03>May on</time>, at six and at nine in the night.</p>",
            None,
        ),
        ("<p>By Jane Doe, January 1, 2022</p>", "2022-01-01"),
        ("<p>1 January 2022</p>", "2022-01-01"),
        ("<p>By Jane Doe, <time datetime=2022-01-01>New Year</time></p>", "2022-01-01"),
        ("<p>By Jane Doe, March 14, 2022</p>", "2022-03-14"),
    ],
)
def test_a_year_that_is_mentioned_is_no_date(said, date):
    html = (
        page(said + paragraphs(*STORY)).replace(UNDATED, "").replace("© 2024", "©").replace("since 2019", "")
    )
    assert read(html).date == date


def test_a_new_year_s_day_that_a_page_names_is_its_date():
    html = page(paragraphs(*STORY)).replace("2024-03-05T08", "2024-01-01T08")
    assert read(html).date == "2024-01-01"


@pytest.mark.parametrize(
    "end", [" | The Ledger", " - The Ledger News", " \u2014 Ledger", " | The Ledger | Local"]
)
def test_a_site_s_name_is_no_part_of_the_title(end):
    html = page(paragraphs(*STORY)).replace(
        'content="Ferry line adds night boats"', f'content="Night boats{end}"'
    )
    assert read(html).title == (
        "Night boats | The Ledger | Local" if end.endswith("Local") else "Night boats"
    )


def test_what_is_nested_deeply_is_read():
    """Old pages open a <font> a line and close none."""
    lines = [f"On day {day} the ferry carried {100 + day} people over the sound." for day in range(900)]
    article = read("<html><body>" + "".join(f"<p><font size=2>{line}\n" for line in lines))
    assert all(line in article.text for line in lines)
    article = read("<div>" * 400 + paragraphs(*STORY))
    assert prose(article) == list(STORY)
    assert article.warnings == ()


def test_what_is_nested_too_deeply_is_told():
    article = read(paragraphs(*STORY) + "<div>" * 3_000 + paragraphs("Nobody reads this."))
    assert prose(article) == list(STORY)
    assert "its elements nest too deeply" in article.warnings[0]
    with pytest.raises(ContentError, match="nests its elements too deeply"):
        read("<div>" * 3_000 + paragraphs(*STORY))


@pytest.mark.parametrize(
    ("opening", "leaf"),
    [
        ("<div>" * 2_000, "<p>The boat sails at night.</p>"),
        ("<b>" * 2_000, "<p>The boat sails at night.</p>"),
        ("<table><tr><td>" * 600, "<p>The boat sails at night.</p>"),
        ("", f"{'The boat sails.<div>' * 1_900}{'</div>The boat sails.' * 1_900}"),
    ],
    ids=["blocks", "inline", "tables", "chains"],
)
def test_depth_and_many_elements_together_take_no_time(opening, leaf):
    with cpu_time_below(5):
        read("<p>The boat sails.</p>" + opening + leaf * (9 if len(leaf) > 1_000 else 15_000))


@pytest.mark.parametrize(
    ("html", "message"),
    [
        (
            "<noscript>You need JavaScript.</noscript><div id=root></div><script>go()</script>",
            "shows no text without JavaScript; open it in a browser and save the article",
        ),
        ("<div id=root>Loading…</div><script src=a.js></script>", "shows no text without JavaScript"),
        (
            '<meta http-equiv="Refresh" content="0; URL=\'https://news.example/boats\'">',
            r"only leads on to another page; name that \(https://news\.example/boats\)",
        ),
        (
            "<meta http-equiv=refresh content='3;url=boats.html'><p>This page has <a href=x>moved</a>.</p>",
            r"another page; name that \(boats\.html\)",
        ),
        (
            "<frameset cols='20%,80%'><frame src=menu.html><frame src=story.html><noframes>No.</noframes>",
            r"is a page of frames; name the one with the article \(menu\.html, story\.html\)",
        ),
    ],
)
def test_a_page_whose_article_is_elsewhere_says_where(html, message):
    with pytest.raises(ContentError, match=message):
        read(f"<!DOCTYPE html><html><head><title>Night boats</title></head>{html}</html>")


def test_a_short_page_with_a_script_or_a_refresh_is_still_an_article():
    refreshing = '<meta http-equiv="refresh" content="300"><script>count()</script>'
    assert STORY[0] in read(f"{refreshing}<p>{STORY[0]}</p>").text
    leading_on = '<meta http-equiv="refresh" content="300; url=home.html">'
    assert prose(read(leading_on + page(paragraphs(*STORY)))) == list(STORY)


@pytest.mark.parametrize(
    "sentence",
    [
        "The loading dock at the port of Aldery reopened on Monday after a fire.",
        "JavaScript turned thirty on Monday, and its maker raised a glass.",
    ],
)
def test_a_sentence_that_says_what_waiting_pages_say_is_an_article(sentence):
    assert sentence in read(f"<script>count()</script><p>{sentence}</p>").text
    live = '<meta http-equiv="refresh" content="300; url=live.html">'
    assert sentence in read(f"{live}<p>{sentence}</p>").text


def test_an_address_that_never_comes_takes_no_time():
    with cpu_time_below(3):
        read(f"<meta http-equiv=refresh content='0;url={' ' * 100_000}'><p>It rained.</p>")


def test_headings_tables_and_code_are_no_prose():
    body = (
        paragraphs(*STORY[:2])
        + "<h2>What it costs</h2><table><tr><td>120 passengers a day are expected.</td></tr></table>"
        + "<pre>for boat in boats: sail(boat)</pre>"
        + paragraphs(*STORY[2:])
    )
    article = read(page(body))
    assert prose(article) == list(STORY)
    assert headings(article) == ["What it costs"]


@pytest.mark.parametrize("bare", ["{}", "<span>{}</span>", "<i>The</i> ferry says: {}"])
@pytest.mark.parametrize("place", range(4))
def test_text_beside_paragraphs_is_a_paragraph(bare, place):
    boxes = [f"<p>{text}</p>" if i != place else bare.format(text) for i, text in enumerate(STORY)]
    assert STORY[place] in " ".join(prose(read(f"<html><body><div>{''.join(boxes)}</div></body></html>")))


@pytest.mark.parametrize(
    "box",
    [
        "<details><summary>The boats</summary><p>{}</p></details>",
        "<figure><blockquote>{}</blockquote><figcaption>Ana Ruiz</figcaption></figure>",
        "<figure><blockquote><p>{}</p></blockquote></figure>",
    ],
)
def test_boxes_between_paragraphs_are_read(box):
    sentence = "The night boats of the company will carry 120 people across the sound from May."
    assert sentence in prose(
        read(page(paragraphs(*STORY[:2]) + box.format(sentence) + paragraphs(*STORY[2:])))
    )


def test_what_is_no_sentence_beside_paragraphs_is_none():
    head = "<font size=5>Night boats for all who work late in the harbour</font><br><i>By Jane Doe</i><br>"
    article = read(f"<html><body><div>{head}{paragraphs(*STORY)}</div></body></html>")
    assert prose(article) == list(STORY)


PICTURE = "<table align=right><tr><td>A night boat.</td></tr></table>"


@pytest.mark.parametrize(
    "layout",
    [
        "<table><tr><td>{0}<p>{1}<p>{2}<p>{picture}{3}</td></tr></table>",
        "<table><tbody><tr><td width=100>Home</td><td>{0}<br><br>{1}<br><br>{2}<br><br>{3}</td></tr></table>",
        "<table><tr><td><table><tr><td>Home</tr></table><td><p>{0}<p>{1}<p>{2}</p>{3}</td></tr></table>",
    ],
)
def test_a_table_that_lays_out_a_page_is_no_table(layout):
    assert prose(read(f"<html><body>{layout.format(*STORY, picture=PICTURE)}</body></html>")) == list(STORY)


@pytest.mark.parametrize(
    "table", [PICTURE, f"<table><tr><th>Boat<th>What it does<tr><td>Heron<td>{'It sails. ' * 30}</table>"]
)
def test_a_table_of_few_words_or_with_headed_columns_is_one(table):
    assert prose(read(page(paragraphs(*STORY[:2]) + table + paragraphs(*STORY[2:])))) == list(STORY)


def test_a_text_file_in_a_page_is_plain_text():
    typed = "\n\n".join(["Night boats", *(textwrap.fill(text, 40) for text in STORY)])
    article = read(f"<html><head><title>Archive</title></head><body><a href=x>Next</a><pre>{typed}</pre>")
    assert article.title == "Night boats"
    assert [" ".join(text.split()) for text in prose(article)] == list(STORY)


def test_a_line_that_is_nothing_but_a_link_is_left_out_and_counted():
    link = '<p><a href="/old">Why the old ferry sank on a calm night in the spring of 1987</a></p>'
    article = read(page(paragraphs(*STORY[:2]) + link + paragraphs(*STORY[2:])))
    assert prose(article) == list(STORY)
    assert "link" in [line.rule for line in article.dropped]


def test_furniture_in_the_article_goes_by_the_rules_for_plain_text():
    article = read(
        page(
            paragraphs(
                *STORY[:2], "Sign up for our newsletter and never miss a story from your city.", *STORY[2:]
            )
        )
    )
    assert prose(article) == list(STORY)


@pytest.mark.parametrize(
    "box",
    [
        '<div class="c-newsletter-box"><p>Every Friday we send you the best of the coast.</p></div>',
        '<p class="subscribe-note">Every Friday we send you the best of the coast.</p>',
        '<div class="user-comment"><p>I have been on that boat, and it was cold and wet.</p></div>',
        '<div id="related_1"><p>The old ferry sank on a calm night in spring.</p></div>',
        '<span class="photo-caption">A boat lies at the quay in the evening light.</span>',
        '<blockquote class="pull-quote"><p>People on late shifts have waited for this.</p></blockquote>',
        '<div class="PullQuote"><p>People who work late shifts have waited for this.</p></div>',
        '<div class="m_author_bio"><p>She has sailed on every boat of the line since 1998.</p></div>',
        '<div class="readMoreBox"><p>The old ferry sank on a calm night in spring.</p></div>',
        '<div class="donation-box"><p>The line runs on what passengers can spare for it.</p></div>',
        "<article><h4>The old ferry</h4><p>The ferry of 1987 sank on a calm night in spring.</p></article>",
    ],
)
def test_what_a_page_s_own_names_call_furniture_is_taken_out(box):
    assert prose(read(page(paragraphs(*STORY[:2]) + box + paragraphs(*STORY[2:])))) == list(STORY)


@pytest.mark.parametrize("name", ["paywall", "no-related-links wide", "subscribers-only"])
def test_an_article_s_own_paragraphs_are_not(name):
    body = "".join(f'<p class="{name}">{text}</p>' for text in STORY)
    assert prose(read(page(body))) == list(STORY)


def test_what_a_post_is_filed_under_is_no_name_of_a_box():
    html = page(paragraphs(*STORY)).replace("<article>", '<article class="post tag-donation category-poll">')
    assert prose(read(html)) == list(STORY)


def test_an_article_that_lies_in_another_is_the_article_where_the_other_holds_nothing_else():
    html = page(f"<article><h2>Ferries</h2>{paragraphs(*STORY)}</article>")
    assert prose(read(html)) == list(STORY)


def test_where_all_is_comments_they_are_the_article():
    body = "".join(f'<div class="comment"><p>{text}</p></div>' for text in STORY)
    html = f"<html><body><h1>Night boats</h1>{body}</body></html>"
    assert prose(read(html)) == list(STORY)


def test_characters_that_say_nothing_are_left_out():
    article = read(
        page(paragraphs(STORY[0], "The pas\u00adsen\u00adgers\u200b waited for the o\ufb03ce.", *STORY[1:]))
    )
    assert prose(article)[1] == "The passengers waited for the office."


@pytest.mark.parametrize("spelt", ["{}", "&#{:d};", "&#0{:d} ", "&#x{:X};", "&#x0{:x} "], ids=repr)
def test_characters_that_xml_does_not_have_stand_beside_a_box_that_goes(spelt):
    box = '<span class="newsletter">Every Friday we send you the best of the coast.</span>'
    for code in (*range(1, 9), 0xB, 0xC, *range(0xE, 0x20), 0xFFFE, 0xFFFF):
        odd = chr(code) if spelt == "{}" else spelt.format(code)
        html = page(paragraphs(*STORY[:2], f"{box}{odd}{STORY[2]}", STORY[3]))
        assert prose(read(html)) == list(STORY), code


def test_other_references_are_what_they_say():
    body = paragraphs(
        *STORY[:2],
        "The boats &#8212; all &#34;12&#x22; of them &#x1F6A2; &#120 &#x1e9e; &#10sail.",
        *STORY[2:],
    )
    assert prose(read(page(body)))[2] == 'The boats \u2014 all "12" of them \U0001f6a2 x \u1e9e sail.'


@pytest.mark.parametrize(
    ("declared", "codec"),
    [("windows-1252", "cp1252"), ("iso-8859-1", "cp1252"), ("gb2312", "gb18030"), ("shift_jis", "cp932")],
)
def test_the_page_s_own_charset(declared, codec):
    quote = "“Bateaux” " if codec == "cp1252" else "夜船 "
    html = page(paragraphs(quote + STORY[0], *STORY[1:])).replace('charset="utf-8"', f'charset="{declared}"')
    html = html.replace("©", "").replace("“P", "P").replace("9,”", "9,")
    assert prose(read(html.encode(codec)))[0].startswith(quote)


def test_the_server_s_charset_goes_before_the_page_s_and_the_user_s_before_both():
    html = page(paragraphs("Кот " + STORY[0], *STORY[1:])).replace("©", "").replace("“", "").replace("”", "")
    data = html.encode("koi8-r")
    assert prose(read(data, charset="koi8-r"))[0].startswith("Кот")
    assert prose(read(data, charset="utf-8", encoding="koi8-r"))[0].startswith("Кот")


def test_a_charset_that_does_not_fit_or_does_not_exist_is_not_believed():
    html = page(paragraphs(*STORY))
    for charset in ("ascii-7", "utf-16", "shift_jis", "idna", "\x00"):
        assert prose(read(html, charset=charset)) == list(STORY)


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "koi8-r", "gb2312"])
@pytest.mark.parametrize("quote", ["Les habitués préfèrent l'île", "“Bateaux”", "Кораблики"])
def test_utf_8_that_is_declared_as_another_charset_is_known_by_its_bytes(declared, quote):
    html = page(paragraphs(f"{quote} {STORY[0]}", *STORY[1:]))
    data = html.replace('charset="utf-8"', f'charset="{declared}"').encode()
    assert prose(read(data))[0].startswith(quote)
    assert prose(read(html.encode(), charset=declared))[0].startswith(quote)


def test_a_letter_or_two_make_no_utf_8():
    """ "联通" in GB2312 is valid UTF-8."""
    html = page(paragraphs(f"联通 {STORY[0]}", STORY[2], STORY[3])).replace(
        'charset="utf-8"', "charset=gb2312"
    )
    assert prose(read(html.replace("©", "").encode("gb2312")))[0].startswith("联通")


def test_a_page_without_an_article_is_read_as_it_stands_with_a_warning():
    article = read(f"<html><body>{NAVIGATION}<div>Rain fell at last.<br>It was warm.</div></body></html>")
    assert prose(article) == ["Rain fell at last.", "It was warm."]
    assert "visible text" in article.warnings[0]


def test_scripts_and_hidden_text_are_not_visible():
    html = (
        "<html><body><script>alert('boo!')</script><style>p {}</style><p hidden>Not here.</p>"
        "<p style='display: none'>Nor here.</p><noscript>Enable it.</noscript><h2><b>Rain</b> now</h2>"
        "<p>Rain <b>fell</b> <script>x()</script>at last.</p><table><tr><td>1</td></tr></table></body></html>"
    )
    assert [(b.text, b.role) for b in visible_blocks(parsed(html))] == [
        ("Rain now", "heading"),
        ("Rain fell at last.", "prose"),
    ]


def test_a_login_page_is_an_error():
    form = "<form>Sign in to read <input type='text'><input type='password'></form>"
    with pytest.raises(ContentError, match="login page"):
        read(f"<html><body>{form}</body></html>")


@pytest.mark.parametrize(
    "html", ["<html></html>", "<html><body><script>x</script></body></html>", "<!-- -->"]
)
def test_a_page_without_text_has_no_paragraphs(html):
    with contextlib.suppress(ContentError):
        assert read(html).paragraphs == ()


HOSTILE = {
    "deep deletions": "<p>" + "<del>x " * 700 + "word " * 9_000,
    "bare text": "<div><p>x</p>" + "It sails at six and at nine in the evening.<p>x</p>" * 3_000,
    "deep": "<div>" * 20_000,
    "deep inline": "<b>" * 20_000,
    "deep lists": "<ul><li>" * 20_000,
    "deep tables": "<table><tr><td>" * 20_000,
    "deep quotes": "<blockquote>" * 100_000,
    "open brackets": "<" * 100_000,
    "open comments": "<!--" * 200_000,
    "many elements": "<i>x</i>" * 30_000,
    "many blocks": "<div>x</div>" * 22_000,
    "many links": "<a href=x>y</a>" * 5_000,
    "many attributes": "<p " + "a=b " * 100_000 + ">",
    "one word": "<p>" + "x" * 500_000,
    "entities": "<p>" + "&amp;" * 100_000,
    "no spaces": "<p>" + "word." * 100_000,
    "break after break": "<p>" + "<br>" * 5_000,
    "nul": "\0" * 100_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_read_in_time(name):
    html = f"<html><body>{HOSTILE[name]}{paragraphs(*STORY)}"
    with cpu_time_below(5), contextlib.suppress(ContentError):
        read(html)


def test_no_entity_of_an_own_making_and_nothing_from_outside_is_read(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the password is swordfish")
    html = (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}"><!ENTITY a "lol">'
        '<!ENTITY b "&a;&a;&a;&a;">]><html xmlns:xi="http://www.w3.org/2001/XInclude"><body>'
        f'<p>Here: &x; &b;</p><xi:include href="file://{secret}" parse="text"/>'
        f'<iframe src="file://{secret}"></iframe>{paragraphs(*STORY)}</body></html>'
    )
    assert "swordfish" not in read(html).text


def test_a_time_without_a_year_does_not_load_two_hundred_languages():
    """It took seconds; htmldate asks for them where its own patterns fail."""
    page = f"<html><body><p>06 November, 18:20</p><p>7th November 12:31 pm</p>{paragraphs(*STORY)}"
    script = (
        "import sys; from summarize_cli.pipeline import Settings, summarize_bytes; "
        "summarize_bytes(sys.stdin.buffer.read(), Settings()); "
        "print([name for name in sys.modules if name.startswith('dateparser.data.date_translation_data.')])"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], input=page.encode(), capture_output=True, cwd=ROOT, check=True
    )
    assert result.stdout == b"[]\n"
