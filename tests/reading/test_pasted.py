"""Of a page that was copied whole the article is read, and a text that is no page is left as it is."""

import pytest
from page_cases import PAIRS

from summarize_cli.article import DroppedLine
from summarize_cli.reading import pasted
from summarize_cli.reading.body import STRANGE
from summarize_cli.reading.boilerplate import furniture_rule
from summarize_cli.reading.lines import Line
from summarize_cli.reading.pasted import NO_SENTENCE, OUTSIDE, without_surroundings
from summarize_cli.reading.plaintext import parse

MENU = [
    "The Ledger",
    "News",
    "Sport",
    "Weather Today",
    "Jobs Board",
    "Property",
    "Sign Up",
    "E-Edition",
    "Puzzles",
]
TEASERS = [
    "Also today",
    "Bakery wins award for a loaf that takes four days to make",
    "Schools to close on Friday as storm nears the coast",
    "The agreement ends a dispute that had cut evening services for six weeks.",
    "Where to see the northern lights this week",
    "Council delays vote on parking fees",
    "Museum finds lost painting in its own cellar",
    "Letters",
    "House Rules",
]
STORY = [
    "The ferry line will add two night boats from May, the company said on Tuesday in a statement.",
    "“People who work late shifts have waited for this since 2019,” said Ana Ruiz, who runs the line.",
    "It does.",
    "Each boat carries 120 passengers and 30 bicycles across the sound in 18 minutes, day and night.",
    "The city pays half of the cost, about 400,000 euros a year, and will look at the figures in autumn.",
]
HEADLINE = "Ferry line to add night boats"


def prose(article):
    return [article.text[p.start : p.end] for p in article.paragraphs if p.role == "prose"]


def rules(article, rule):
    return [article.text[line.start : line.end] for line in article.dropped if line.rule == rule]


@pytest.mark.parametrize(("dropped", "kept", "reason"), PAIRS)
def test_furniture_of_pages_is_dropped_and_its_like_kept(dropped, kept, reason):
    assert furniture_rule(dropped) is not None, reason
    assert furniture_rule(kept) is None, reason


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n"])
def test_the_article_of_a_page(gap):
    page = gap.join([*MENU, HEADLINE, "By Jane Doe", *STORY, *TEASERS])
    article = parse(page)
    assert (article.title, article.byline) == (HEADLINE, "Jane Doe")
    assert prose(article) == STORY
    assert set(TEASERS) - {"Also today"} <= set(rules(article, OUTSIDE))


def test_what_is_no_sentence_in_it_is_left_out_or_a_heading():
    link = "Bakery wins award for a loaf of rye bread that takes four whole days to make"
    article = parse("\n".join([*MENU, HEADLINE, *STORY[:3], link, "What it costs", *STORY[3:], *TEASERS]))
    assert prose(article) == STORY
    assert rules(article, NO_SENTENCE) == [link]
    assert [article.text[p.start : p.end] for p in article.paragraphs if p.role == "heading"] == [
        "What it costs"
    ]


def test_every_line_is_accounted_for():
    lines = [*MENU, HEADLINE, *STORY, *TEASERS]
    article = parse("\n".join(lines))
    assert len(article.dropped) + len(article.paragraphs) + 1 == len(lines)


def test_comments_below_the_article_are_not_its_own():
    comments = [
        line
        for name in ("old_salt", "brenda", "tidewaiter")
        for line in (
            name,
            "March 4",
            "I have taken this boat for years and nobody ever asked me.",
            "Reply",
            "Like",
        )
    ]
    assert prose(parse("\n".join([*MENU, HEADLINE, *STORY, "3 comments", *comments]))) == STORY


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join([HEADLINE, *STORY]),
        "\n\n".join([HEADLINE, *STORY[:2], "What it costs", *STORY[2:]]),
        "\n".join(f"verse number {n} has no full stop" for n in range(40)),
        "\n".join([*STORY, *(f"- item {n}" for n in range(5))]),
    ],
)
def test_a_text_that_is_no_page_is_left_as_it_is(text):
    article = parse(text)
    assert rules(article, OUTSIDE) == rules(article, NO_SENTENCE) == []


def test_a_feed_of_many_short_items_is_left_as_it_is():
    items = [
        line
        for n in range(12)
        for line in (
            f"Item number {n}",
            f"On day {n} the boat left at nine and came back at ten.",
            "Someone",
            "Near",
            "Far",
            "Here",
        )
    ]
    assert rules(parse("\n".join(items)), OUTSIDE) == []


def test_a_long_article_with_little_around_it_is_a_page_by_what_stands_there():
    teaser = "Bakery wins award for a loaf of rye bread that takes four whole days to make"
    around = ["Log in", "Subscribe to our newsletter", "Share this", "Privacy Policy"]
    stray = [f"Tide table for pier {number}" for number in range(8)]
    article = parse("\n".join([*around, *stray, HEADLINE, *(STORY * 8), teaser]))
    assert set(stray) <= set(rules(article, OUTSIDE))
    assert not {teaser, *stray} & {*prose(article)}


STRAY = "Tide table for the old pier"
SENTENCE = "The ferry line will add two night boats from May, the company said."
SHORT = "Nobody was hurt."


def laid(*rows):
    """(text, kept, dropped) of rows that are kept, and of those that (rule, content) says are dropped."""
    text, kept, dropped = "", [], []
    for row in rows:
        rule, content = row if isinstance(row, tuple) else (None, row)
        start, text = len(text), f"{text}{content}\n"
        if rule is None:
            kept.append(Line(start, len(text) - 1, "", content.count("\n") + 1))
        else:
            dropped.append(DroppedLine(start, len(text) - 1, rule))
    return text, kept, dropped


def read(*rows, shapes=None):
    """The lines of an article among rows, and what was left out: content -> why."""
    text, kept, dropped = laid(*rows)
    own, out = without_surroundings(text, kept, dropped, shapes)
    return [text[line.start : line.end] for line in own], {text[o.start : o.end]: o.rule for o in out}


ORNAMENT, SHARING, FORM, AD = (
    ("ornament", "* * *"),
    ("sharing", "Share"),
    ("comment form", "Leave a reply"),
    ("advertisement", "Advertisement"),
)


class TestWhatAPageIs:
    @pytest.mark.parametrize(
        ("rows", "is_page"),
        [
            ([STRAY] * 12, True),
            ([STRAY] * 11, False),
            ([STRAY] * 6 + [ORNAMENT] * 6, True),
            ([STRAY] * 6 + [ORNAMENT] * 5, False),
            # lines that are no sentences: twelve, and more than a third of all
            ([SENTENCE] * 12, False),
            ([STRAY] * 8 + [ORNAMENT] * 6 + [SENTENCE] * 26, True),
            ([STRAY] * 7 + [ORNAMENT] * 6 + [SENTENCE] * 27, False),
            # three that stand on pages alone say more than any share
            ([STRAY] * 7 + [ORNAMENT] * 3 + [SHARING] * 3 + [SENTENCE] * 99, True),
            ([STRAY] * 7 + [ORNAMENT] * 4 + [SHARING] * 2 + [SENTENCE] * 99, False),
        ],
    )
    def test_so_many_lines_are_no_sentences(self, rows, is_page):
        assert pasted._looks_like_page(*laid(*rows)) is is_page

    @pytest.mark.parametrize(("broken", "is_page"), [(2, True), (3, False)])
    def test_less_than_a_quarter_of_them_go_on_in_the_next(self, broken, is_page):
        rows = [line for _ in range(broken) for line in (STRAY, "and for the new one.")]
        assert pasted._looks_like_page(*laid(*rows, *[STRAY] * (12 - broken))) is is_page

    def test_a_small_letter_below_a_full_stop_goes_on_with_nothing(self):
        rows = [line for _ in range(6) for line in (SENTENCE, "tides of the week")]
        assert pasted._looks_like_page(*laid(*rows, *[STRAY] * 6))

    @pytest.mark.parametrize(("sentences", "left_out"), [(2, {}), (3, {STRAY: OUTSIDE})])
    def test_one_with_three_sentences_has_an_article(self, sentences, left_out):
        rows = [SENTENCE.replace("two", str(number)) for number in range(sentences)]
        assert read(*[STRAY] * 12, *rows) == ([STRAY] * (0 if left_out else 12) + rows, left_out)

    def test_short_sentences_make_none(self):
        rows = [*[STRAY] * 12, *[SHORT] * 4, *[SENTENCE] * 2]
        assert read(*rows) == (rows, {})

    def test_its_headline_may_be_its_first_line(self):
        own, _ = read(HEADLINE, *[STRAY] * 12, *STORY)
        assert own == [HEADLINE, *STORY]

    @pytest.mark.parametrize(
        ("known", "around", "is_surrounded"),
        [
            (5, 0, True),
            (4, 0, False),
            (0, 8, False),
            (1, 7, True),
            (1, 6, False),
            (4, 4, True),
            (4, 3, False),
        ],
    )
    def test_how_much_stands_around_an_article(self, known, around, is_surrounded):
        _, _, dropped = laid(*[SHARING] * known, *[ORNAMENT] * 9)
        assert pasted._is_surrounded(dropped, around) is is_surrounded


class TestStretch:
    @pytest.mark.parametrize(
        ("words", "worth"), [(1, 0.0), (8, 0.0), (9, 9.0), (59, 59.0), (60, 60.0), (61, 60.0), (90, 60.0)]
    )
    def test_a_sentence_counts_for_its_words(self, words, worth):
        text, [line], _ = laid(" ".join(["boats"] * words) + ".")
        assert pasted._worth(text, line) == worth

    def test_what_is_no_sentence_counts_against_it(self):
        text, [line], _ = laid(" ".join(["boats"] * 20))
        assert pasted._worth(text, line) == -6.0

    @pytest.mark.parametrize(
        ("rows", "found"),
        [
            ([12, 20, 12], (0, 2)),
            ([-6, 12, 20, -6], (1, 2)),
            ([0, 12, 0], (1, 1)),
            ([13, -6, -6, 20], (0, 3)),
            # what brings nothing does not belong to it
            ([12, -6, -6, 20], (3, 3)),
            # the first of two that are alike, and the better one
            ([20, -6, -6, -6, -6, 20], (0, 0)),
            ([20, -6, -6, -6, -6, 21], (5, 5)),
            # what was dropped costs by its rule
            ([20, AD, AD, 10], (0, 1)),
            ([20, FORM, 10], (0, 0)),
            ([10, FORM, 20], (1, 1)),
            ([10, ("imprint", "Imprint"), 20], (0, 1)),
            ([10, ("imprint", "Imprint"), ("imprint", "Imprint"), 20], (1, 1)),
            ([FORM, 10, 20, FORM], (0, 1)),
        ],
    )
    def test_the_best_is_the_article(self, rows, found):
        _, kept, dropped = laid(*(row if isinstance(row, tuple) else STRAY for row in rows))
        worths = [float(row) for row in rows if not isinstance(row, tuple)]
        assert pasted._best_stretch(kept, worths, dropped) == found

    @pytest.mark.parametrize(("words", "is_article"), [(40, True), (38, False)])
    def test_it_has_two_fifths_of_the_prose(self, words, is_article):
        best = [" ".join(["boats"] * (words // 2 - 1)) + f" {name}." for name in ("sail", "land")]
        other = " ".join(["rain"] * 20) + "."
        rows = [*best, FORM, other, *[STRAY] * 12, other, *[STRAY] * 12, other]
        own, out = read(*rows)
        assert (own == best) is is_article
        assert bool(out) is is_article


def above(*rows):
    """The first line of an article's best stretch, with what stands above it and is prose by itself."""
    text, kept, _ = laid(*rows, SENTENCE)
    return pasted._dateline_above(text, kept, [pasted._worth(text, line) for line in kept], len(rows))


@pytest.mark.parametrize(
    ("lead", "begins"),
    [
        ("St. John, New Brunswick (AP) — The port of the old town was shut on Sunday after the storm.", 0),
        ("NEW YORK — The port of the old town was shut on Sunday after the storm, the mayor said.", 0),
        ("(AP) — The port of the old town was shut on Sunday after the storm, the mayor said.", 4),
        ("The port of the old town was shut on Sunday after the storm, the mayor said.", 4),
        ("BREAKING — The port of the old town was shut on Sunday after the storm, the mayor said.", 4),
        ("PARIS — It rained.", 4),
        ("PARIS — The port of the old town was shut on Sunday after the storm, the mayor", 4),
    ],
)
def test_an_article_begins_at_its_dateline_above_a_table(lead, begins):
    assert above(lead, *["Ferries 4"] * 3) == begins


@pytest.mark.parametrize(("rows", "begins"), [(15, 0), (16, 17)])
def test_a_dateline_far_above_is_another_article_s(rows, begins):
    lead = "NEW YORK — The port of the old town was shut on Sunday after the storm, the mayor said."
    assert above(lead, *["Ferries 4"] * rows) == begins


SAID = (
    "The ferry line will add two night boats from May, the company said on Tuesday in a statement, and every "
    "boat is to carry bicycles. Passengers who work late shifts have waited for this since 2019."
)

FIFTEEN = "Tide tables hang at the pier in summer and in winter at the lighthouse museum"


@pytest.mark.parametrize(
    ("rows", "front"),
    [
        (["Bakery wins award", "Ferry line to add night boats"], [1]),
        (["Nothing but the rain"], []),
        (["A boat", "Ferry line to add"], [1]),
        (["Ferry line", "Letters"], []),  # two words
        (["Night boats return"], [0]),  # three
        (["A company again"], [0]),  # one in common
        (["What to do in the two cities"], []),  # words of three letters
        (["Every cloud passes by"], [0]),  # five
        (["One more line"], [0]),  # four
        (["Of many statements"], [0]),  # another form of it
        (["Passengers, pets, puppies"], [0]),  # with a mark behind
        (["Northern lights over distant mountains tonight", "One more line"], [1]),
        (["The ferry line will add night boats from May."], []),  # a sentence
        # the first of those that say as much, unless another is the same without the name of the site
        (["Ferry line adds a service", "Ferry line adds a cabin"], [0]),
        (["Ferry line adds a service | The Ledger", "Ferry line adds a service"], [1]),
        (["Ferry line adds night boats", "Ferry line adds"], [0]),
        (["Ferry line adds a service", "Ferry line adds a ser"], [0]),
        # of a short one and one as long as headlines are, the other
        (["Night boats again", "Night boats are here to stay"], [1]),
        (["Night boats again", "Night boats return here"], [0]),
        (["Tide tables of the old pier", "Night boats again"], [1]),
        # and without the way that leads there, whatever that has in common with the prose
        (["Home > Boats > Night boats return", "Night boats return"], [1]),
        (["Home / Night / Late shifts end again", "Late shifts end again"], [1]),
        (["Night boats return", "Home > Boats > Night boats return"], [0]),
        (["[Ferry company] Night boats return", "Night boats return"], [1]),
        (["Night boats return by Ana Ruiz, Ferry Line", "Night boats return"], [1]),
        # what stands there twice is the headline, whatever else has in common with the prose
        (["Night boats return | The Ledger", "Night boats return", "Ferry line adds boats"], [1]),
        (["Night boats return to the city", "Late boats return", "Ferry line adds boats"], [2]),
        # what the prose goes on from is a caption
        (["The ferry line will add two night boats f"], []),
        # of several bylines the last
        (["By Jane Doe", "Ferry line to add night boats", "By Ana Ruiz"], [1, 2]),
        (["By Jane Doe"], [0]),
        # below the byline, or below prose, is a box: there a line has two words more in common, or is none
        (["Night boats return", "Late shifts end"], [0]),
        (["Night boats return", "Night ferry boats"], [1]),
        (["Night boats return", "By Jane Doe", "Night ferry boats"], [0, 1]),
        (["Night boats return", "By Jane Doe", "Night boats, late shifts, every night"], [2, 1]),
        (["Night boats return", "By Jane Doe", "Night ferry boats", "By Ana Ruiz"], [2, 3]),
        (["Night boats return", f"{FIFTEEN}.", "Night ferry boats"], [0]),
        (["Night boats return", f"{FIFTEEN[5:]}.", "Night ferry boats"], [2]),
        ([f"{FIFTEEN}.", "Night boats return", "Night ferry boats"], [2]),
    ],
)
def test_the_front_matter_above_an_article(rows, front):
    text, kept, _ = laid(*rows)
    assert pasted._front(text, kept, SAID) == [kept[index] for index in front]


def test_a_headline_that_the_prose_says_in_forty_characters_is_one():
    headline = "Two boats more will cross the wide sound"
    text, kept, _ = laid(headline)
    assert len(headline) == 40
    assert pasted._front(text, kept, f"{headline} from May.") == kept


class TestWhatIsNoSentence:
    LINK = "Where to see the northern lights this week and what to wear"

    @pytest.mark.parametrize(("link", "is_heading"), [(LINK, True), (f"{LINK} there", False)])
    def test_of_twelve_words_it_is_a_heading(self, link, is_heading):
        assert len(self.LINK.split()) == 12
        own, out = read(*[STRAY] * 12, *STORY[:3], link, *STORY[3:])
        assert (link in own) is is_heading
        assert (out.get(link) == NO_SENTENCE) is not is_heading

    def test_it_is_a_heading_whatever_it_opens_with(self):
        article = parse("\n".join([*MENU, HEADLINE, *STORY[:3], "what it costs", *STORY[3:], *TEASERS]))
        assert [article.text[p.start : p.end] for p in article.paragraphs if p.role == "heading"] == [
            "what it costs"
        ]

    def test_the_rows_of_what_is_left_out_are_known(self):
        link = f"{self.LINK} there\nwhen the nights are dark"
        menu = "Tide tables for\nthe old pier"
        text, kept, dropped = laid(menu, *[STRAY] * 12, *STORY[:3], link, *STORY[3:])
        _, out = without_surroundings(text, kept, dropped)
        rows = {text[line.start : line.end]: line.rows for line in out}
        assert (rows[menu], rows[link], rows[STRAY]) == (2, 2, 1)


class TestStrangers:
    PITCH = "Become a friend of our paper and get the app before your neighbours do."

    @pytest.mark.parametrize(("around", "stays"), [(6, True), (7, False)])
    def test_prose_of_others_is_looked_for_where_much_stands_around_the_article(self, around, stays):
        link = f"{TestWhatIsNoSentence.LINK} there"
        rows = [*[ORNAMENT] * 12, SHARING, *[STRAY] * around, *STORY[:3], link, self.PITCH, *STORY[3:]]
        own, out = read(*rows)
        assert (self.PITCH in own) is stays
        assert out.get(self.PITCH) == (None if stays else STRANGE)

    def test_nothing_is_strange_in_a_text_of_which_no_line_is_a_page_s(self):
        own, out = read(*[STRAY] * 12, *STORY[:3], self.PITCH, *STORY[3:])
        assert own == [*STORY[:3], self.PITCH, *STORY[3:]]
        assert out == {STRAY: OUTSIDE}


def test_a_page_whose_sentences_are_all_headings_keeps_them():
    asked = [
        f"The ferry line adds two night boats in {month} if many ask." for month in ("May", "June", "July")
    ]
    text, kept, dropped = laid(*[STRAY] * 12, *asked)
    kept[12:] = [line._replace(marker="#") for line in kept[12:]]
    own, _ = without_surroundings(text, kept, dropped)
    assert [text[line.start : line.end] for line in own] == asked


def test_a_headline_shares_words_with_forty_lines_of_prose():
    text, kept, _ = laid(*(f"Boat number {number} left at nine." for number in range(41)))
    assert pasted._said(text, kept) == " ".join(text.split("\n")[:40])


BOX = [
    "Key facts",
    "Boats: 2",
    "Fare: 3 coins",
    "Passengers a day: 400",
    "First boat: 5.04am",
    "Last: 12.40am",
]
LEDE = (
    "Two night boats will cross the sound, each with 120 passengers, and half is paid by the city, it said."
)


@pytest.mark.parametrize(
    ("lead", "stays"),
    [
        (LEDE, True),
        ("The ferry line will add night boats from May.", False),  # too short for a first paragraph
        (
            "Our ferry correspondent has covered the city for twenty years and writes a column on boats.",
            False,
        ),
        (
            "A museum found a lost painting behind a wardrobe in its own cellar, and the director wept.",
            False,
        ),
    ],
)
def test_a_first_paragraph_above_a_box_of_facts_is_the_articles(lead, stays):
    rest = STORY[1:]
    text = "\n".join([*MENU, HEADLINE, "By Jonas Weir", lead, *BOX, *BOX[1:], *rest, *TEASERS])
    assert (lead in prose(parse(text))) == stays
    assert BOX[1] not in prose(parse(text))


class TestIntroduction:
    """A recipe's cook says why above the ingredients, and not a word of what is done with them."""

    HEADLINE = "Lemon and white bean soup"
    WHY = (
        "This is what I make when there is nothing in the house, and it costs me half an hour of the evening."
    )
    LIST = ("Ingredients", *(f"{number} lemons" for number in range(9)), "Salt and black pepper", "Method")
    STEPS = (
        "Heat the oil in a large pan over a low heat and cook the onion in it for a while, until soft.",
        "Put the beans and the lemon into the soup, bring it to the boil and simmer for 15 minutes.",
        "Melt the butter in a small pan until it foams, and ladle the soup into bowls of white china.",
    )

    def read(self, *above):
        return prose(parse("\n".join([self.HEADLINE, *above, *self.LIST, *self.STEPS])))

    ROWS = ("Serves 4", "Prep 15 min", "Cook 35 min", "Easy", "Cheap")

    @pytest.mark.parametrize("rows", [[], ["By Jane Doe"], [*ROWS[:2], "By Jane Doe", *ROWS[2:4]]])
    def test_what_follows_the_headline_leads_in_whatever_it_says(self, rows):
        assert self.read(*rows, self.WHY) == [self.WHY, *self.STEPS]

    def test_the_headline_stands_above_however_long_a_list(self):
        spices = (f"{number} cloves" for number in range(20))
        article = parse("\n".join([self.HEADLINE, self.WHY, *self.LIST[:-1], *spices, "Method", *self.STEPS]))
        assert (article.title, prose(article)) == (self.HEADLINE, [self.WHY, *self.STEPS])

    @pytest.mark.parametrize(
        "above",
        [
            [*ROWS, WHY],
            ["A cook with a red scarf around her neck holding a bowl of broth at an open window."],
            ["Skip to content", WHY],
        ],
        ids=["farther below", "a caption", "on a page"],
    )
    def test_what_may_be_anybody_s_does_not(self, above):
        assert self.read(*above) == [*self.STEPS]


def test_the_posts_of_a_thread_are_read_and_its_first_line_is_the_title():
    posts = (
        "Our gas boiler is on its last legs. Has anyone put a heat pump into a house as old as ours?",
        "We did it two winters ago in a house of the same age. Our bills went down by a tenth.",
        "I have taken out three heat pumps in the last year because the owners could not stand the bills.",
        "We run ours at 38 degrees for most of the winter and at 42 in the coldest week of it.",
    )
    rows = []
    for number, post in enumerate(posts, 1):
        who = [f"writer_{number}", "Senior Member", "Joined: Mar 2016", f"Posts: {number}14"]
        rows += [*who, "12-01-2024, 09:52 PM", f"#{number}", post, "Reply With Quote"]
    article = parse("\n\n".join(["Heat pump in an old house", *rows]))
    assert (article.title, prose(article)) == ("Heat pump in an old house", [*posts])
    assert rules(article, "thread").count("Reply With Quote") == len(posts)


def test_paragraphs_that_end_in_notes_are_prose():
    noted = [f"{line}[{number}]" for number, line in enumerate(STORY)]
    assert prose(parse("\n".join([*MENU, HEADLINE, *noted, *TEASERS]))) == noted


def test_a_subject_that_the_prose_opens_with_is_the_title():
    lead = "The Ferry Line was a company that carried people and bicycles across the sound from 1919 to 2024."
    menu = [*MENU, "From Wikipedia, the free encyclopedia"]
    assert (
        parse("\n".join([*menu, "Ferry Line", "Contents", lead, *STORY[1:], *TEASERS])).title == "Ferry Line"
    )


ENTRY = (
    "Lake Orsund (Swedish: Orsundssjön) is a lake in the north of Dalsmark, the deepest of the province; the "
    "main road to it was cut in 1931."
)


@pytest.mark.parametrize(
    ("above", "below", "title"),
    [
        (["Lake Orsund"], [], "Lake Orsund"),
        (["Lake Orsund (Dalsmark)", "Talk", "Tools"], ["Deepest lake in the province of Dalsmark"], 0),
        (["Orsund", "Lake Orsund", "Main", "North"], [], "Lake Orsund"),
        (["Lake Orsund"], [f"Depth in metres: {depth}" for depth in range(20)], "Lake Orsund"),
        (["Lakes"], ["Deepest lake in the province of Dalsmark"], "Deepest lake in the province of Dalsmark"),
    ],
    ids=["alone", "among tabs", "of several the first it says", "above a long box", "not said"],
)
def test_an_encyclopedia_s_article_is_called_what_stands_over_the_site_s_name(above, below, title):
    mark = "From Wikipedia, the free encyclopedia"
    rows = [*MENU, *above, mark, *below, ENTRY, *STORY, *TEASERS]
    assert parse("\n".join(rows)).title == (title or above[0])


def test_a_menu_entry_that_the_prose_opens_with_is_no_title():
    menu = [*MENU[:4], "Ferries", *MENU[4:]]
    assert (
        parse(
            "\n".join([*menu, "Ferries will run all night from May. " + STORY[0], *STORY[1:], *TEASERS])
        ).title
        is None
    )


@pytest.mark.parametrize(
    "end",
    [
        "“", "«", "»", " »", ".'", ".*", ".†", ".1", ".1, 2", ". ■", ". 🐝", "।", "۔", "。",
    ],
)  # fmt: skip
def test_a_sentence_on_a_page_ends_as_other_languages_and_magazines_end_theirs(end):
    own = f"The mayor, who had opposed the boats for three years, called them a gift to the whole city{end}"
    page = "\n\n".join([*MENU, HEADLINE, *STORY[:4], own, STORY[4], *TEASERS])
    assert own in prose(parse(page))


def test_of_what_was_dropped_a_headline_has_nothing():
    notice = (
        "Thanks for reading The Slow Ledger! Subscribe for free to receive new posts and support my work."
    )
    rows = ["The Slow Ledger", *MENU, "Night boats", HEADLINE, STORY[0], notice, *STORY[1:], *TEASERS]
    assert parse("\n".join(rows)).title == HEADLINE


@pytest.mark.parametrize(
    ("rows", "front"),
    [
        # a name below the headline, where it is dated, and none above it
        (["Night boats return", "Maria Roe", "12 May"], [0, 1]),
        (["Maria Roe", "12 May", "Night boats return"], [2]),
        (["Night boats return", "Maria Roe", "Getty Images"], [0]),
        (["Night boats return", "Maria Roe", "12 May", "By Ana Ruiz"], [0, 3]),
        (["Night boats return", "Maria Roe", "12 May", "Night ferry boats"], [0, 1]),
        # right above a byline a headline may end in a full stop, but for a deck
        (["Tide tables", "Night boats return.", "By Ana Ruiz"], [1, 2]),
        (["Tide tables", "Night boats return.", "Maria Roe", "12 May"], [1, 2]),
        (["Night boats return", "Two ferry boats will return.", "By Ana Ruiz"], [0, 2]),
        (["Night boats return.", "Tide tables", "By Ana Ruiz"], [2]),
        ([f"{' '.join(['Night'] * 12)}.", "By Ana Ruiz"], [0, 1]),
        ([f"{' '.join(['Night'] * 13)}.", "By Ana Ruiz"], [1]),
    ],
)
def test_bylines_and_headlines_that_only_their_place_tells(rows, front):
    text, kept, _ = laid(*rows)
    assert pasted._front(text, kept, SAID) == [kept[index] for index in front]
