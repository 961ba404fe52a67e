"""On a page, prose that is not the article's is told by what it shares with the rest and how it speaks."""

import pytest
from laid_out import front, kept, laid_out

from summarize_cli.reading import body, signs
from summarize_cli.reading.body import STRANGE, without_strangers
from summarize_cli.reading.plaintext import parse
from summarize_cli.reading.prose import prose_of

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


def test_its_last_sentence_stays_though_it_says_little_that_was_said_before():
    verdict = "What becomes of the bell, which hung in the fog for ninety winters?"
    assert verdict in prose(page(below_body=verdict))


def test_no_post_of_a_live_blog_is_strange_for_its_time():
    posts = (
        "A barge was swept off its moorings below Fenton, and its crew of two was saved by neighbours.",
        "Trains to the north will not run before Friday at the earliest, the rail company told us.",
        *PARAGRAPHS[1:],
    )
    rows = [row for hour, post in enumerate(posts, 8) for row in (f"{hour:02}.30", post, "Share")]
    assert prose("\n".join([ABOVE, TITLE, PARAGRAPHS[0], *rows, BELOW])) == [PARAGRAPHS[0], *posts]


def test_a_section_of_one_paragraph_stays_whatever_it_tells_of():
    section = "What the sailors fear\nNo one aboard would talk until the case is heard in autumn."
    text = page(inside=section).replace(PARAGRAPHS[3], f"Who has missed them\n{PARAGRAPHS[3]}")
    assert section.split("\n")[1] in prose(text)


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


def test_what_has_a_word_of_a_headline_below_a_notice_stays():
    notice = "This site keeps small files on your device to learn what its visitors read and what they buy."
    own = "The ferries stopped for good on Sunday."
    body = (*PARAGRAPHS[:5], "Photo 4", own, "Photo 5", *PARAGRAPHS[5:])
    text = "\n".join(
        (ABOVE, notice, "You can change your mind in the settings.", "Local", TITLE, *body, BELOW)
    )
    assert prose(text) == [*PARAGRAPHS[:5], own, *PARAGRAPHS[5:]]


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


PITCH = "Subscribe to our newsletter and get our app for $9.99 a month."
"""Not the article's, wherever it stands."""


def left_out(*rows):
    """What is told to be strange of the lines of a page that were kept."""
    text, lines, dropped, fronts = laid_out(*rows)
    stay, gone = without_strangers(text, lines, dropped, fronts, {})
    assert sorted((line.start, line.end) for line in [*stay, *gone]) == [
        (line.start, line.end) for line in lines
    ]
    assert {line.rule for line in gone} <= {STRANGE}
    return [text[line.start : line.end] for line in gone]


def test_of_fewer_than_five_lines_of_prose_nobody_can_say_which_is_strange():
    article = list(map(kept, PARAGRAPHS))
    assert left_out(*article[:4], kept(PITCH)) == [PITCH]
    assert left_out(*article[:3], kept(PITCH)) == []


@pytest.mark.parametrize(("more", "is_dropped"), [(-1, True), (0, True), (1, False)])
def test_no_more_than_half_of_the_characters_can_be_strange(more, is_dropped):
    article = list(PARAGRAPHS[:5])
    rest = sum(map(len, article)) - len(PITCH) - len("Get our app at ledger.example/.") + more
    link = f"Get our app at ledger.example/{'a' * rest}."
    found = left_out(*map(kept, article), kept(PITCH), kept(link))
    assert found == ([PITCH, link] if is_dropped else [])


STRANGERS = [
    row
    for content in (
        "Subscribe to our newsletter and get your weekly cartoon for $9.99 a month.",
        "Have you seen what this grandmother keeps under her pillow? You won't believe your eyes.",
        "Send us your photos of snowmen, and you may win a weekend in our cottage.",
        "Your dentist will not tell you this trick, but we will, if you click.",
        "Vote for your favourite gravy in our poll before midnight, please.",
        "You need to log in before you can write what you think of our crossword.",
        "Download our app and read your horoscope wherever you are.",
        "Are you a gardener? Tell us your worst slug story, and we shall print it.",
        "Give us your opinion of our website: it takes you only four minutes.",
        "Hungry? Our recipe of dumplings with plums will warm your heart.",
        "Join our members and get two tickets to see your favourite comedian, with parking.",
        "Please tell us what you want to know about your pension, and our actuary will reply.",
        "Share your memories of dance halls with us, and get a free umbrella in your size.",
    )
    for row in (("navigation", "Menu"), kept(content))
]
"""Rows around lines that are not the article's, each parted from the next."""
SAID_BY_STRANGERS = [content for kind, content in STRANGERS if kind != "navigation"]


def test_more_than_half_can_be_strange_where_what_is_left_is_surely_an_article():
    assert sum(map(len, SAID_BY_STRANGERS)) > sum(map(len, PARAGRAPHS))
    assert left_out(front(TITLE), *map(kept, PARAGRAPHS), *STRANGERS) == SAID_BY_STRANGERS


def test_more_than_half_is_never_strange_where_little_is_left():
    less = PARAGRAPHS[:5]
    assert sum(len(content.split()) for content in less) < body._FEWEST_WORDS
    assert left_out(front(TITLE), *map(kept, less), *STRANGERS) == []


def test_more_than_half_is_never_strange_where_what_is_left_has_little_in_common():
    notices = (
        "Mrs Alder gave tea and cake on Sunday to eleven people who had mended the churchyard wall.",
        "A cub pack slept in tents for the first time since spring, in spite of hail and one lost boot.",
        "A grey cat with a white paw has moved into the telephone box, where it is brought sardines.",
        "Whoever took the ladder from behind the smithy should bring it back before the roof leaks.",
        "But the swifts, which had nested beneath the gutter of the inn since the war, stayed away.",
        "The blacksmith's daughter came third in a race over hurdles, though she had never trained.",
        "They found a Roman nail and eleven bottles when the ditch along the bowling green was dug.",
        "Choir practice moves to Thursdays, because the tenors play darts and will not be talked out of it.",
        "The well at Upper Farm is dry, so Mr Penny will drive water round in his milk tank every evening.",
    )
    assert sum(len(content.split()) for content in notices) >= body._FEWEST_WORDS
    assert left_out(*map(kept, notices), *STRANGERS) == []


def test_a_stranger_that_was_wrapped_says_how_many_rows_it_took():
    text, lines, *_ = laid_out(*map(kept, PARAGRAPHS), kept(PITCH))
    lines[-1] = lines[-1]._replace(rows=3)
    stay, (gone,) = without_strangers(text, lines, [], [], {})
    assert (gone.rows, stay) == (3, lines[:-1])


def worth(content, *rows):
    """What the signs of a line of a page are worth together."""
    text, lines, dropped, fronts = laid_out(*rows)
    prose = prose_of(text, lines, dropped, fronts)
    place = [each.content for each in prose].index(content)
    return body._worths(text, prose, [*lines, *dropped], fronts, {})[place]


def again(content, above, below):
    """How much more a line is worth with `below` under the article than with as many other words."""
    page = [*map(kept, (*above, content)), *map(kept, PARAGRAPHS)]
    menu = [("navigation", "Menu")]
    return worth(content, *page, *menu, *below) - worth(content, *page, *menu)


FORTY = "A brass band is to play upon the landing."
"""But for its full stop forty characters."""


@pytest.mark.parametrize(
    ("below", "is_again"),
    [
        (FORTY[:40], True),
        (f"{FORTY[:40]} at noon, and the mayor is to speak", True),
        (FORTY[:39], False),
        (f"{FORTY[:39]}s of the ferries at noon, and sing", False),
    ],
)
def test_a_line_stands_on_the_page_again_by_its_first_forty_characters(below, is_again):
    assert again(FORTY, [], [("related", below)]) == (1.5 if is_again else 0)


def test_what_was_dropped_by_its_words_shows_that_a_line_stands_on_the_page_again():
    page = [*map(kept, PARAGRAPHS[:3]), kept(STRANGER), *map(kept, PARAGRAPHS[3:])]
    assert left_out(*page, ("related", f"{STRANGER[:-1]} – Read more")) == [STRANGER]
    assert left_out(*page, ("related", "Read more")) == []


def test_a_short_line_does_not_stand_again_with_what_follows_it():
    short = "The boats are old."
    below = [("related", short), ("related", PARAGRAPHS[0])]
    assert again(short, ["It rains upon the river."], below) == 0


def strange(*worths, enough=3.0):
    """What those lines are worth that are strange, of a page's prose; None is what stands between."""
    rows = [("navigation", "Menu") if worth is None else kept(f"It is worth {worth}.") for worth in worths]
    prose = prose_of(*laid_out(*rows))
    found = body._strange(prose, [worth for worth in worths if worth is not None], enough)
    return [float(each.content.split()[-1].rstrip(".")) for each in found]


def test_a_line_that_is_worth_three_is_strange_and_beside_it_less_will_do():
    assert strange(0.0, 3.0, 0.5, 2.75, 0.25) == [3.0]
    assert strange(0.0, 3.0, 2.25, 2.5, 0.25) == [3.0, 2.25]
    assert strange(0.0, 2.5, 2.25, 3.0, 0.25) == [2.25, 3.0]
    assert strange(2.25, 3.5, 2.5) == [2.25, 3.5, 2.5]
    assert strange(2.0, 3.5, 2.0) == [3.5]
    assert strange(2.25, 2.75, enough=2.75) == [2.25, 2.75]


def test_what_is_parted_from_a_strange_line_is_not_beside_it():
    assert strange(2.5, None, 3.0, None, 2.25) == [3.0]
    assert strange(2.5, 2.25, None, 3.0) == [3.0]
    assert strange(3.0, None, 2.25, 2.5) == [3.0]


TIPS = {
    "Get outside early": "Light moves sleep forward: people slept sooner, a trial of the body shows.",
    "Keep it cool": "The bedroom should be between 60 and 67 degrees. A warm one gets in the way.",
    "Cut the coffee": "A cup at four in the afternoon still has half its caffeine in the blood at ten.",
    "Eat earlier": "A heavy supper keeps the stomach at work when the rest of the body would sleep.",
    "Dim the lamps": "Two hours of dim lamps let the body make its melatonin, which brings on sleep.",
    "Get up all the same": "Who gets up at one time has better sleep and a rested body, a trial shows.",
}


def test_where_every_paragraph_has_a_heading_that_makes_none_strange(monkeypatch):
    rows = [row for heading, tip in TIPS.items() for row in (heading, tip)]
    text = "\n".join([ABOVE, "Six ways to sleep better in winter", *rows, BELOW])
    inner = {*TIPS.values()} - {TIPS["Get outside early"], TIPS["Get up all the same"]}
    assert inner <= {*prose(text)}
    monkeypatch.setattr(signs, "_HEADED_SHARE", 1.1)
    monkeypatch.setitem(body._WORTH, "between headings", 0.0)
    assert not inner <= {*prose(text)}, "as it would be where a heading of its own tells something"
