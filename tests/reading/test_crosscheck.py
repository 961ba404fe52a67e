"""An extraction is checked by the rules for pasted text, and what it leaves out is told."""

import pytest

from summarize_cli.pipeline import Settings, summarize_bytes
from summarize_cli.reading.pages import read

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
