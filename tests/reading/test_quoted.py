"""What stands behind ">": a reply is what its sender wrote; a text quoted as a whole is a text."""

import pytest

from summarize_cli.reading.plaintext import parse
from summarize_cli.reading.quoted import QUOTED_REPLY, unquoted
from summarize_cli.reading.readers import read_article
from summarize_cli.reading.sources import Raw

OWN = "That is too cold for the younger children, and the hall is free until Easter."
MORE = "I would choose the pump all the same, since the gas price has doubled."
QUOTED = (
    "> The boiler in the old building failed its inspection and cannot be used\n> again. We have hired two."
)


def prose(article):
    return [article.text[p.start : p.end] for p in article.paragraphs]


def left_out(article):
    return [article.text[line.start : line.end] for line in article.dropped if line.rule == QUOTED_REPLY]


@pytest.mark.parametrize(
    "attribution",
    [
        "Tom Havering wrote:",
        "On Mon, 2 Nov 2026 at 21:15, Priya Nair <priya@mail.example> wrote:",
        "On Mon, 2 Nov 2026 at 21:15,\nPriya Nair <priya@mail.example> wrote:",
    ],
)
def test_of_a_reply_what_is_quoted_is_left_out(attribution):
    article = parse(f"{attribution}\n{QUOTED}\n\n{OWN}\n\n> Half would come from a grant.\n\n{MORE}")
    assert prose(article) == [OWN, MORE]
    assert len(left_out(article)) == 4 + attribution.count("\n")


def test_without_anybody_who_wrote_it_a_quotation_is_the_texts():
    assert len(prose(parse(f"{OWN}\n\n> The boiler failed on Monday, and nobody knows why.\n\n{MORE}"))) == 3


@pytest.mark.parametrize(
    "said", ["In the letter, King wrote:", "In 1963 he wrote:", "On Monday the mayor wrote:"]
)
def test_what_an_author_wrote_is_the_articles(said):
    article = parse(f"{OWN}\n\n{said}\n\n> Injustice anywhere is a threat to all of us.\n\n{MORE}")
    assert len(prose(article)) == 4
    assert not left_out(article)


def test_a_message_in_which_all_is_quoted_has_no_text_of_its_own():
    message = f"From: ana@mail.example\nMIME-Version: 1.0\nSubject: Boiler\n\n{QUOTED}\n"
    article = read_article(Raw(message.encode()), "auto", None, None)
    assert not article.paragraphs
    assert len(left_out(article)) == 2


def test_where_all_is_quoted_there_is_something_to_read():
    assert not left_out(parse(f"Tom Havering wrote:\n{QUOTED}"))


def test_a_text_quoted_as_a_whole_is_read_without_its_marks():
    text = "The city council approved a budget on Monday and said\nthe plan would help.\n\nIt voted 9 to 4."
    marked = "".join(f"> {row}\n" if row else ">\n" for row in text.split("\n"))
    for quoted in (marked, marked.replace("> ", ">> ")):
        assert prose(read_article(Raw(quoted.encode()), "auto", None, None)) == text.split("\n\n")


@pytest.mark.parametrize("text", ["no mark", "> one row alone", "> two\n> of\nmany\nrows\nof\nothers"])
def test_other_texts_stay_as_they_are(text):
    assert unquoted(text) == text


def test_a_memo_whose_author_quotes_is_read_to_its_end():
    head = "From: Ruth\nTo: All\nSubject: Parking\nDate: 2 Nov 2026"
    memo = f"{head}\n\n{OWN}\n\nOn Monday the mayor wrote:\n\n{MORE}"
    assert prose(read_article(Raw(memo.encode()), "auto", None, None))[-1] == MORE
