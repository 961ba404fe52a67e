"""An extraction is checked by the rules for pasted text, and what it leaves out is told."""

import pytest

from summarize_cli.article import Article, LeftOut
from summarize_cli.pipeline import Settings, summarize_bytes
from summarize_cli.reading.blocks import Block
from summarize_cli.reading.crosscheck import Verdicts, checked, verdicts_of, with_left_out
from summarize_cli.reading.pages import read
from summarize_cli.reading.tree import parsed

SENTENCES = (
    "The council voted on Tuesday to bring the river ferries back in March, three years after the last sank.",
    "Two boats will cross the river between Lundby and Saltmarsh every half hour, the council said.",
    "The old ferries carried 4,000 passengers a day until a barge struck the largest of them in the fog.",
    "Passengers will pay the same fare as on the buses, and children under ten will cross the river free.",
    "The council will pay for the boats with a loan of 12 million, to be repaid from the fares.",
    "Critics on the council had asked for a bridge, which would have cost ten times as much as the ferries.",
    "The first boat is being built at a yard in Saltmarsh, where forty people work on it.",
    "A second yard, on the coast, will deliver her sister in time for the summer timetable.",
    "Engineers have put radar on both landings since the accident, so that pilots see barges in any weather.",
    "Until then a bus will carry passengers over the old road bridge every hour, as it has for three years.",
)
PITCH = "Welcome to the 212 new readers who joined us since last week."


def page(*, inside: str = "", around: str = "") -> bytes:
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    menu = "".join(f"<li>{name}</li>" for name in ("Home", "News", "Sport", "Jobs", "Menu"))
    foot = "<p>Privacy Policy</p><p>Most read</p><p>© 2024 The Ledger</p>"
    return (
        f"<html><head><title>River ferries to run again</title></head><body><ul>{menu}</ul>{around}"
        f"<article><h1>River ferries to run again</h1>{inside}{body}</article>{foot}</body></html>"
    ).encode()


def article(data: bytes):
    return read(data, encoding=None, charset=None, source=None)


def prose(data: bytes) -> list[str]:
    found = article(data)
    return [found.text[p.start : p.end] for p in found.paragraphs if p.role == "prose"]


def test_an_article_is_kept_whole():
    assert prose(page()) == list(SENTENCES)


def test_what_the_extraction_holds_and_the_rules_doubt_goes():
    assert prose(page(inside=f"<p>{PITCH}</p>")) == list(SENTENCES)


def test_lines_outside_the_extraction_are_told_in_the_order_of_the_page():
    told = [line.text for line in article(page()).outside]
    assert told[:3] == ["Home", "News", "Sport"]
    assert told[-1] == "© 2024 The Ledger"
    assert not set(told) & {*SENTENCES, "River ferries to run again"}


def test_they_are_counted_and_explained():
    digest = summarize_bytes(page(inside=f"<p>{PITCH}</p>"), Settings(explain=True))
    left_out = {line.text: line.rule for line in digest.dropped}
    assert digest.dropped_lines == len(digest.dropped)
    assert left_out["Home"] == "navigation"
    assert PITCH in left_out


def test_a_line_that_stands_twice_is_counted_twice():
    once, twice = article(page()), article(page(around="<p>Home</p>"))
    assert len(twice.outside) == len(once.outside) + 1


def test_a_line_that_the_extraction_divides_otherwise_is_not_told():
    data = page().replace(b"</p><p>Two boats", b"<br><br>Two boats")
    assert not {line.text for line in article(data).outside} & set(SENTENCES)


def test_where_the_rules_doubt_most_of_an_extraction_it_is_believed():
    # Minutes: lines that are no sentences, which the rules for pasted text take for rows of a menu.
    items = "".join(
        f"<p>Item {n}: the ferry at {n} o'clock, as it was agreed by all who were there</p>"
        for n in range(30)
    )
    found = article(f"<html><body><article><h1>Minutes</h1>{items}</article></body></html>".encode())
    assert len(found.paragraphs) >= 29


def test_each_line_of_what_the_rules_drop_together_has_its_verdict():
    tree = parsed(
        page(around="<p>Read more:</p><p>Ferry sank in storm</p><p>Mayor opens bridge</p>").decode()
    )
    verdicts = verdicts_of(tree)
    assert set(verdicts.rules) == set(verdicts.lines)
    dropped = {content for content, rule in verdicts.rules.items() if rule}
    assert dropped.isdisjoint(SENTENCES)
    assert {"Home", "Menu", "Read more:", "© 2024 The Ledger"} <= dropped


@pytest.mark.parametrize(("size", "believed"), [(40, False), (41, True)])
def test_more_than_40_words_in_100_cannot_be_doubted(size, believed):
    doubted, sure = "word " * size, "other " * (100 - size)
    verdicts = Verdicts((doubted, sure), {" ".join(doubted.split()): "pitch", " ".join(sure.split()): None})
    rules = [block.rule for block in checked([Block(doubted), Block(sure)], verdicts)]
    assert rules == [None if believed else "pitch", None]


def test_a_verdict_does_not_change_what_the_place_of_a_block_said():
    blocks = [Block("One two", rule="caption"), Block("three " * 10)]
    verdicts = Verdicts(("One two",), {"One two": "pitch"})
    assert [block.rule for block in checked(blocks, verdicts)] == ["caption", None]


def outside(text, *lines, rules=None, **fields):
    """Which of the lines of a page are told to be outside of the text extracted from it."""
    rules = dict.fromkeys(lines) | (rules or {})
    return with_left_out(Article(text, (), **fields), Verdicts(lines, rules)).outside


LONG = "The council voted on Tuesday to bring the river ferries back"


def test_what_is_a_paragraph_the_title_or_the_byline_is_not_outside():
    text = "The boat\nsank.\n\nIt is gone."
    assert (
        outside(text, "The boat sank.", "It is gone.", "Boats", "Ana Ruiz", title="Boats", byline="Ana Ruiz")
        == ()
    )
    assert outside(text, "The boat", "sank.", "gone.") == (
        LeftOut("The boat", "outside the extraction"),
        LeftOut("sank.", "outside the extraction"),
        LeftOut("gone.", "outside the extraction"),
    )


def test_a_line_is_found_by_its_first_six_words_in_a_row():
    text = f"On Monday it rained. {LONG}, it said."
    assert outside(text, LONG) == ()
    assert outside(text, "The council voted on Tuesday to wait.") == ()
    assert outside(text, "The council voted on Tuesday.") != ()
    assert outside(text, "The council voted on Monday to bring the ferries back") != ()


def test_what_is_outside_keeps_its_rule():
    assert outside(LONG, "Home", rules={"Home": "navigation"}) == (LeftOut("Home", "navigation"),)


@pytest.mark.parametrize(
    "box",
    [
        '<div class="extra"><p>Nobody saw the gulls, and they were the first on board.</p></div>',
        "<blockquote><p>The gulls were the first on board.</p></blockquote>",
        '<div class="deal"><p>A bag that keeps a coat dry in the worst of weathers.</p></div>',
    ],
)
def test_what_lies_otherwise_and_has_nothing_to_do_with_the_article_goes(box):
    middle = f"<p>{SENTENCES[2]}</p>"
    assert prose(page().replace(middle.encode(), (middle + box).encode())) == list(SENTENCES)


@pytest.mark.parametrize(
    "own",
    [
        "<blockquote><p>{}</p></blockquote>",
        "<ul><li>{}</li></ul>",
        '<div class="intro"><p>{}</p></div>',
        '<section class="second"><div><p>{}</p></div></section>',
    ],
)
@pytest.mark.parametrize("sentence", [SENTENCES[0], SENTENCES[2], SENTENCES[4]])
def test_an_article_s_own_paragraph_stays_wherever_it_lies(own, sentence):
    data = page().replace(f"<p>{sentence}</p>".encode(), own.format(sentence).encode())
    assert prose(data) == list(SENTENCES)


def test_lines_that_an_extraction_joins_are_judged_one_by_one():
    contact = "<p>Media contact:<br>Ana Ruiz<br>press@ferries.example</p>"
    data = page().replace(b"</article>", contact.encode() + b"</article>")
    assert prose(data) == list(SENTENCES)


def test_a_paragraph_that_was_wrapped_stays_whole():
    wrapped = (
        SENTENCES[2].replace(" 4,000 passengers", " 4,000<br>passengers").replace(" of them", "<br>of them")
    )
    data = page().replace(SENTENCES[2].encode(), wrapped.encode())
    assert " ".join(prose(data)) == " ".join(SENTENCES)


def test_what_is_no_sentence_behind_the_last_is_no_prose():
    data = page().replace(b"</article>", b"<p>Provided by University of Lundby</p></article>")
    assert prose(data) == list(SENTENCES)


def test_the_author_that_a_page_names_is_spoken_of_in_a_box():
    blurb = "Ana Ruiz covers the council, and will take the first boat to Saltmarsh in March."
    named = b'<meta name="author" content="Ana Ruiz"></head>'
    data = page().replace(b"</article>", f"<p>{blurb}</p></article>".encode()).replace(b"</head>", named)
    assert prose(data) == list(SENTENCES)
    assert "author box" in [line.rule for line in article(data).dropped]


@pytest.mark.parametrize(
    "line",
    [
        "<div>by Ana Ruiz, June 21, 2025</div>",
        "<p class=meta>by Ana Ruiz, May 2, 2025</p>",
        "<div>Posted on March 14, 2025 by <a href=/ana>Ana Ruiz</a></div>",
        "<div>Submitted by <span>Ana Ruiz</span> on Fri, 03/14/2025 - 09:24</div>",
        "<p>By <b>Ana Ruiz</b>, transport reporter</p><p>Share</p>",
    ],
)
def test_a_byline_that_the_page_shows_above_its_article_is_found(line):
    assert article(page(inside=line)).byline == "Ana Ruiz"


def test_a_byline_elsewhere_is_another_article_s():
    html = page().replace(b"<p>Most read</p>", b"<p>Most read</p><p>By Ana Ruiz</p>")
    assert article(html).byline is None


def test_boxes_beside_paragraphs_that_hold_a_sentence_are_paragraphs():
    """The extraction leaves such boxes out where the article has enough paragraphs."""
    own = (
        "The ferries will be painted red, the council said.",
        "The old ferries were grey, and were not seen in the fog.",
    )
    boxes = "".join(f"<div><span>{sentence}</span></div>" for sentence in own)
    html = page().replace(f"<p>{SENTENCES[2]}".encode(), f"{boxes}<p>{SENTENCES[2]}".encode())
    assert set(own) <= set(prose(html))


@pytest.mark.parametrize(
    "markup",
    ["<ul class=list><li>{}</li><li>{}</li></ul>", "<dl><dt>Red</dt><dd>{}</dd><dt>Fog</dt><dd>{}</dd></dl>"],
)
def test_items_of_an_article_s_own_list_lie_as_its_paragraphs_do(markup):
    own = (
        "A ferry of the council is painted red to be seen in any fog.",
        "Two lamps on her mast burn by day as well.",
    )
    html = page().replace(f"<p>{SENTENCES[5]}".encode(), f"{markup.format(*own)}<p>{SENTENCES[5]}".encode())
    assert set(own) <= set(prose(html))
