"""On a page, prose that is not the article's is told by what it shares with the rest and how it speaks."""

from collections import Counter

import pytest

from summarize_cli.reading import signs
from summarize_cli.reading.body import STRANGE
from summarize_cli.reading.lines import Line
from summarize_cli.reading.plaintext import parse
from summarize_cli.reading.prose import Common, Prose
from summarize_cli.reading.strangers import (
    addresses_reader,
    goes_on,
    greets,
    is_only_quoted,
    names_contact,
    names_price,
    reads_as_caption,
    somebody_speaks,
    speaks_of_itself,
    tells_what_to_do,
    tells_who_publishes,
)

TITLE = "River ferries to run again from March, council decides"
PARAGRAPHS = (
    "The council voted on Tuesday to bring the river ferries back in March, three years after the last sank.",
    "Two boats will cross the river between Lundby and Saltmarsh every half hour, the council said.",
    "The old ferries carried 4,000 passengers a day until a barge struck the largest of them in the fog.",
    "“We have missed the boats,” said Ana Ruiz, who runs a bakery beside the landing in Saltmarsh.",
    "Passengers will pay the same fare as on the buses, and children under ten will cross the river free.",
    "The council will pay for the boats with a loan of 12 million, to be repaid from the fares.",
    "Critics on the council had asked for a bridge, which would have cost ten times as much as the ferries.",
)
ABOVE = "Home\nNews\nSport\nJobs\nLog in\nMenu\nSearch"
BELOW = "Share\nPrint\nMost read\nTwo held after chase\nBakery wins prize\nPrivacy Policy\n© 2024 The Ledger"


def page(*, above_body="", inside="", below_body="") -> str:
    """A page whose article has other prose above, in the middle, or below it."""
    body = "\n".join((*PARAGRAPHS[:3], *filter(None, [inside]), *PARAGRAPHS[3:]))
    return "\n".join(filter(None, (ABOVE, TITLE, above_body, body, below_body, BELOW)))


def prose(text: str) -> list[str]:
    article = parse(text)
    return [article.text[p.start : p.end] for p in article.paragraphs if p.role == "prose"]


def test_an_article_keeps_every_sentence():
    assert prose(page()) == list(PARAGRAPHS)


@pytest.mark.parametrize(
    ("strange", "reason"),
    [
        ("Students cross the main quad between classes on a warm day.", "a caption without a credit"),
        ("My grandmother's blue table with a jug of cornflowers on it.", "a caption without a verb"),
        ("Become a friend of our paper and get the app before your neighbours do.", "a pitch"),
        ("Welcome to the 212 new readers who joined us since last week.", "a greeting to readers"),
    ],
)
def test_above_the_article(strange, reason):
    article = parse(page(above_body=strange))
    assert [article.text[p.start : p.end] for p in article.paragraphs] == list(PARAGRAPHS), reason
    assert article.title == TITLE
    assert strange in [article.text[d.start : d.end] for d in article.dropped if d.rule == STRANGE]


def test_a_picture_of_what_the_article_tells_stays_where_nothing_else_speaks_against_it():
    lead = "Two boats and a barge lie at the Saltmarsh landing, where passengers of the old ferries wait."
    assert lead in prose(page(above_body=lead))


def test_a_gallery_above_the_article():
    gallery = [
        "A woman waits for the ferry with a bicycle and two dogs.",
        "Passengers sit on the deck of a boat in the rain.",
        "Children throw bread to the gulls behind the landing.",
        "The ferry in the fog, seen from the end of the pier.",
        "A man paints the name of a boat in white.",
    ]
    controls = ["Hide caption", "1", "2", "3", "4", "5"]
    assert prose(page(above_body="\n".join((*gallery, *controls)))) == list(PARAGRAPHS)


@pytest.mark.parametrize(
    ("strange", "reason"),
    [
        ("Subscribers can read the whole of this story on any device.", "an offer"),
        ("Tideboard brings your files and your team together, and nobody has to ask.", "a product"),
        ("The old ferries carried 4,000 passengers a day.", "said again from the paragraph above"),
        (
            "This piece ran first in a magazine. Write to Jane Roe, jane@roe.example.",
            "a note with an address",
        ),
        ("Call now and pay nothing until May, then $9.99 a month.", "a price"),
    ],
)
def test_in_the_middle(strange, reason):
    assert prose(page(inside=strange)) == list(PARAGRAPHS), reason


@pytest.mark.parametrize(
    "own",
    [
        "The wait is nearly over.",
        "“You will see us all at the landing on the first day,” she said.",
        "A barge struck one of the boats again last week, and nobody was hurt.",
        "Still, not everybody was pleased.",
        "“The boats were old, and the river was faster than anybody on the council knew.”",
    ],
)
def test_an_articles_own_sentences_stay(own):
    assert own in prose(page(inside=own))


def test_a_pull_quote_of_which_nobody_is_the_speaker():
    quote = "“Something had to give in the end.”"
    text = page().replace(PARAGRAPHS[-2], f"{quote}\n{PARAGRAPHS[-2]}")
    assert prose(text) == list(PARAGRAPHS)


def test_below_the_article():
    blurb = "More than 6,000 teams in 40 countries rely on our software every working day."
    assert blurb not in prose(page(below_body=f"Get started\n{blurb}"))


def test_an_article_that_speaks_to_its_reader_may_do_so():
    text = (
        page()
        .replace("The council will pay", "You and I will pay")
        .replace("Passengers will pay", "You will pay")
    )
    text = text.replace("Two boats will cross", "We will see two boats cross")
    assert len(prose(text)) == len(PARAGRAPHS)


def test_text_that_is_no_page_is_left_alone():
    strange = "Students cross the main quad between classes on a warm day."
    assert strange in prose("\n\n".join((TITLE, strange, *PARAGRAPHS)))


def test_the_headline_below_a_notice_is_found():
    notice = (
        "This site keeps small files on your device to learn what its visitors read and what they buy.\n"
        "You can change your mind in the settings at any time you like."
    )
    text = "\n".join((ABOVE, notice, "Local", TITLE, "By Ana Ruiz", "3 March 2024", *PARAGRAPHS, BELOW))
    article = parse(text)
    assert (article.title, article.byline) == (TITLE, "Ana Ruiz")
    assert prose(text) == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "line",
    [
        "Police officers adjust a barricade as people wait along the route.",
        "The old boat at her mooring, a little the worse for wear.",
        "The balloon is partially inflated on Wednesday, November 27, in New York.",
        "Rows of empty desks, photographed through a window in the morning.",
        "Boats on the\u2019river tonight.",
        "The dog is resting here.",
        "Boats are seen here.",
        "A shed behind the red boats.",
        "A red shed and a boat.",
        " ".join(["Boats"] * 45),
        "XX large letters on a boat at her mooring.",
    ],
)
def test_captions_say_what_can_be_seen(line):
    assert reads_as_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "Police officers adjusted a barricade as people waited.",
        "Lionel Messi is not for sale.",
        "“People wait in the rain,” she says.",
        "The government has agreed to talks.",
        "Help is on the way!",
        "It isn\u2019t in the harbour today.",
        "Three boats today.",
        " ".join(["Boats"] * 46),
        # A participle before "is" or far behind it does not make a picture.
        "The meeting is in the town hall.",
        "The boat, painted blue, is in the harbour.",
        "The dog is in the sun resting.",
        "The keeper baked for the children.",
    ],
)
def test_news_tells_what_has_happened(line):
    assert not reads_as_caption(line)


@pytest.mark.parametrize(
    ("line", "addressed"),
    [
        ("Our readers pay for this.", True),
        ("You\u2019ll never miss a story again.", True),
        ("“You won,” he told us all.", True),
        ("“You won,” he told them.", False),
        ("They said “you won”us.", True),
        ("Let\u2019s go.", True),
        ("The US army left.", False),
    ],
)
def test_who_speaks_to_the_reader(line, addressed):
    assert addresses_reader(line) is addressed


@pytest.mark.parametrize(
    ("sign", "has_it", "has_it_not"),
    [
        (is_only_quoted, "“Nobody asked us.”", "“Nobody asked us,” she said."),
        (is_only_quoted, '"First one." "Then the other."', 'The "old" boat.'),
        (somebody_speaks, "“Stay,” she told him.", "“Look at me and say it.”"),
        (greets, "Dear all, the minutes are below.", "Dear to all who knew it, the pier is gone."),
        (greets, "Welcome to the 212 who joined us.", "Welcome rain fell on Sunday."),
        (speaks_of_itself, "A version of this story ran on Friday.", "This storey is the lowest."),
        (names_contact, "Write to press@office.example.", "The office wrote to the press."),
        (names_contact, "Call 555-010-0142.", "Some 555 people called in 2014-15."),
        (names_price, "Plans from $9.99 a month.", "A loan of $12 million."),
        (names_price, "It is nine dollars a week.", "Nine dollars bought a boat then."),
        (names_price, "Take 20 per cent off.", "Sales fell 20 per cent."),
        (tells_what_to_do, "The fair is on. Join us there.", "“Join us there,” he said."),
        (tells_what_to_do, "Get the app.", "Getting the app took an hour."),
        (goes_on, "But nobody came.", "Nobody came."),
        (goes_on, "Their boats are old.", "There are boats."),
        (
            tells_who_publishes,
            "Lundby is a public research university founded in 1871.",
            "Lundby, where the university stands, is a quiet town.",
        ),
    ],
)
def test_what_lines_of_a_page_s_own_say(sign, has_it, has_it_not):
    assert sign(has_it)
    assert not sign(has_it_not)


def test_an_author_is_spoken_of_in_a_box_and_not_in_the_article():
    blurb = "Ana Lopez lives in Lundby, keeps bees, and is at work on a book of walks."
    text = "\n".join((ABOVE, TITLE, "By Ana Lopez", *PARAGRAPHS, blurb, BELOW))
    assert prose(text) == list(PARAGRAPHS)


def test_a_lead_with_its_dateline_above_a_table_is_the_articles():
    lead = "LUNDBY, March 3 (Reuters) - The council will bring the ferries back, its leader said on Sunday."
    table = "\n".join(f"Boat {number}\nBuilt {1990 + number}\nPassengers" for number in range(5))
    article = parse("\n".join((ABOVE, TITLE, lead, table, *PARAGRAPHS, BELOW)))
    first = article.paragraphs[0]
    assert article.dateline == "LUNDBY"
    assert article.text[first.start : first.end] == lead.partition(" - ")[2]


STRANGER = "Brass bands and a hundred dancers on the steps of the castle at midnight."


def test_what_reads_as_a_caption_goes_where_it_stands_on_the_page_again():
    assert STRANGER in prose(page(inside=STRANGER))
    assert STRANGER not in prose(page(inside=STRANGER, below_body=f"Most read\n{STRANGER}"))
    # By its first forty characters; fewer are an accident.
    alike, less = f"{STRANGER[:40]} square were loud.", f"{STRANGER[:30]} were loud."
    assert STRANGER not in prose(page(inside=STRANGER, below_body=f"Most read\n{alike}"))
    assert STRANGER in prose(page(inside=STRANGER, below_body=f"Most read\n{less}"))


def line(words="", *, content="x", before=True, after=True):
    return Prose(
        Line(0, 1, "", 1),
        content,
        frozenset(words.split()),
        after_prose=after,
        before_prose=before,
        interrupted=False,
        above_front_matter=False,
        heading=None,
    )


@pytest.mark.parametrize(
    ("before", "after", "sign"),
    [
        (True, True, []),
        (True, False, ["no prose on one side"]),
        (False, True, ["no prose on one side"]),
        (False, False, ["no prose on either side"]),
    ],
)
def test_whether_prose_stands_beside_a_line(before, after, sign):
    assert [*signs._beside(line(before=before, after=after))] == sign


MANY = [f"word{number}" for number in range(50)]


def in_common(words, *, said=MANY, headline="", content="x"):
    common = Common(Counter(said), Counter(), frozenset(headline.split()))
    return [*signs._in_common(line(words, content=content), common)]


@pytest.mark.parametrize(
    ("count", "sign"),
    [(0, "nothing"), (1, "nothing"), (2, "little"), (3, None), (4, None), (5, "much"), (6, "much")],
)
def test_how_much_a_line_has_in_common(count, sign):
    words = " ".join([*MANY[:count], *(f"other{number}" for number in range(9))])
    assert in_common(words) == ([f"{sign} in common"] if sign else [])


def test_a_body_of_few_words_has_little_in_common_at_the_least():
    assert in_common("other", said=MANY[:49]) == ["little in common"]
    assert in_common("other", said=MANY) == ["nothing in common"]


def test_a_word_of_the_headline():
    assert in_common("word1 word2 word3 ferry", headline="ferry") == ["a word of the headline"]


def test_words_of_pages_count_up_to_three_unless_they_are_the_articles():
    own = " ".join(MANY[:3])
    twenty_five = " ".join([own, *(f"other{number}" for number in range(22))])
    assert in_common(twenty_five, content="Subscribe, log in, privacy") == []  # two are fewer than 12 in 100
    assert in_common(twenty_five, content="Subscribe, login, privacy") == ["a word of pages"] * 3
    assert in_common(own, content="Subscribe") == ["a word of pages"]
    assert in_common(own, content="Subscribe login privacy cookies app") == ["a word of pages"] * 3
    assert in_common(f"{own} subscr", said=[*MANY, "subscr"], content="Subscribe") == []


def gallery(inside, captions, others, elsewhere):
    """Whether a run of `inside` lines, so many of them captions, is a gallery beside so many other lines."""
    prose = [line() for _ in range(inside + others)]
    prose[0] = prose[0]._replace(interrupted=True)
    if others:
        prose[inside] = prose[inside]._replace(interrupted=True)
    shown = [place < captions for place in range(inside)] + [place < elsewhere for place in range(others)]
    found = signs._pictures(prose, shown)
    assert found in (set(), set(range(inside)))
    return bool(found)


@pytest.mark.parametrize(
    ("inside", "captions", "others", "elsewhere", "is_one"),
    [
        (4, 4, 4, 0, True),
        (3, 3, 9, 0, False),
        (9, 9, 3, 0, False),
        (5, 3, 10, 0, True),
        (5, 2, 10, 0, False),
        (5, 5, 10, 2, True),
        (5, 5, 10, 3, False),
    ],
)
def test_a_gallery_is_a_run_of_captions_beside_what_is_none(inside, captions, others, elsewhere, is_one):
    assert gallery(inside, captions, others, elsewhere) is is_one
