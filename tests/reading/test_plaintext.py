"""A text becomes an article: title, byline, dateline, prose and headings, and what was left out."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from summarize_cli.reading import plaintext
from summarize_cli.reading.decoding import decode
from summarize_cli.reading.lines import Line
from summarize_cli.reading.plaintext import parse
from tests.processes import cpu_time_below

SAMPLES = Path(__file__).parents[2] / "samples"

LEAD = "The river broke its banks on Sunday, and about 2,300 people left their homes, police said."
MORE = "The government declared a state of emergency and promised money, which did not satisfy everyone."


def prose(article):
    return [" ".join(article.text[p.start : p.end].split()) for p in article.paragraphs if p.role == "prose"]


def headings(article):
    return [article.text[p.start : p.end] for p in article.paragraphs if p.role == "heading"]


def dropped(article):
    return [article.text[line.start : line.end] for line in article.dropped]


# file, title begins with, byline, dateline, headings, dropped lines
SHAPES = [
    ("strait-patrols.txt", "Philippines and Indonesia", None, "MANILA, Philippines", 0, 8),
    ("harbour-bakery-strike.txt", "Ovens go cold", "Morag Tulloch", None, 0, 10),
    ("river-flood-email.txt", "Four missing", None, "WELLINGTON", 0, 0),
    ("exoplanet-water.md", "How to find water", None, None, 4, 0),
    ("cup-final.txt", "Goalkeeper’s daughter", None, None, 1, 0),
    ("school-phones.txt", "The year the phones", "Harriet Olsen-Boateng", None, 4, 0),
    ("vaccine-trial.txt", "Norovirus vaccine halves", None, "ST. LOUIS", 0, 0),
    ("court-mural.txt", "Developer guilty", "Rosalind Ferrante-Cole", None, 0, 5),
]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape[0])
def test_samples_are_read_as_their_readme_says(shape):
    name, title, people, place, heads, left_out = shape
    decoded = decode((SAMPLES / name).read_bytes())
    article = parse(decoded.text)
    assert decoded.replaced == 0
    assert article.title is not None
    assert article.title.startswith(title)
    assert (article.byline, article.dateline) == (people, place)
    assert (len(headings(article)), len(article.dropped)) == (heads, left_out)


ITEMS = {
    "Sharp knives": "The detergent dulls the blade, and knives that knock together get nicks.",
    "Anything with a sticker": "The glue clogs the filter.",
    "Is it crystal?": "Then it scratches and goes cloudy.",
}


@pytest.mark.parametrize("marker", ["{}.", "{})"])
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_numbers_stand_before_headings_where_prose_follows_each(marker, gap):
    items = (f"{marker.format(n)} {name}{gap}{told}" for n, (name, told) in enumerate(ITEMS.items(), 1))
    article = parse("\n\n".join([LEAD, *items]))
    assert headings(article) == ["Sharp knives", "Anything with a sticker"]
    assert prose(article) == [LEAD, *[*ITEMS.values()][:2], "Is it crystal?", ITEMS["Is it crystal?"]]


@pytest.mark.parametrize(
    "text",
    [
        "1. Sharp knives\n\n2. Crystal\n\nThe detergent dulls the blade and scratches the glass.",
        "1. Sharp knives\n\nThe detergent dulls the blade.\n\n2. Crystal",
        "1. Sharp knives\n\nThe detergent dulls the blade.",
        "1. Sharp knives\n\n- Wash them by hand.\n\n2. Crystal\n\n- It scratches.",
        "1. Who won?\n\nNobody did.\n\n2. Where was it?\n\nIt was in Selm.\n\n3. Crystal\n\nIt shone.",
    ],
)
def test_other_numbered_lines_are_prose(text):
    assert headings(parse(f"{LEAD}\n\n{text}")) == []


def test_wrapped_sample_is_joined():
    article = parse(decode((SAMPLES / "river-flood-email.txt").read_bytes()).text)
    assert len(article.paragraphs) == 13
    assert all(paragraph.endswith((".", '"')) for paragraph in prose(article))


class TestTitle:
    def test_the_first_line_above_the_prose(self):
        article = parse(f"River breaks its banks\n\n{LEAD}\n\n{MORE}")
        assert (article.title, prose(article)) == ("River breaks its banks", [LEAD, MORE])

    def test_none_where_the_text_begins_with_prose(self):
        article = parse(f"{LEAD}\n\n{MORE}")
        assert (article.title, prose(article)) == (None, [LEAD, MORE])

    @pytest.mark.parametrize("heading", ["# River breaks its banks", "River breaks its banks\n======"])
    def test_a_heading_in_markdown(self, heading):
        assert parse(f"{heading}\n\n{LEAD}").title == "River breaks its banks"

    def test_below_a_byline(self):
        article = parse(f"By Jane Doe\n\nRiver breaks its banks\n\n{LEAD}")
        assert (article.title, article.byline, prose(article)) == (
            "River breaks its banks",
            "Jane Doe",
            [LEAD],
        )

    def test_said_again_it_is_dropped(self):
        article = parse(f"River breaks its banks\n\nRIVER BREAKS ITS BANKS\n\n{LEAD}")
        assert (prose(article), dropped(article)) == ([LEAD], ["RIVER BREAKS ITS BANKS"])

    def test_a_label_can_open_a_headline(self):
        article = parse(f"Watch: The river breaks its banks at dawn\n\n{LEAD}")
        assert article.title == "Watch: The river breaks its banks at dawn"
        assert parse(f"Watch: River breaks its banks\n\n{LEAD}").title == "Watch: River breaks its banks"

    @pytest.mark.parametrize("above", ["Local", "Share"])
    def test_a_link_with_a_label_is_none_below_another_line(self, above):
        link = "Watch: The river breaks its banks at dawn"
        assert link in dropped(parse(f"{above}\n\n{link}\n\n{LEAD}"))

    def test_a_link_with_a_label_is_none_of_three_words_nor_where_the_title_is_known(self):
        assert dropped(parse(f"Watch: River breaks banks\n\n{LEAD}")) == ["Watch: River breaks banks"]
        link = "Watch: The rain that never ends"
        assert dropped(parse(f"{link}\n\n{LEAD}", title="River breaks its banks")) == [link]

    @pytest.mark.parametrize(
        ("first", "is_title"),
        [("- River breaks its banks", False), ("> River breaks its banks", False), ("River rises", True)],
    )
    def test_an_item_of_a_list_is_none(self, first, is_title):
        article = parse(f"{first}\n\n- Four are missing, police said.\n\n{LEAD}")
        assert (article.title is not None) is is_title

    @pytest.mark.parametrize(("lines", "title"), [(11, "River breaks its banks"), (12, None)])
    def test_prose_follows_within_twelve_lines(self, lines, title):
        between = "\n\n".join(f"Gauge {number}" for number in range(lines))
        assert parse(f"River breaks its banks\n\n{between}\n\n{LEAD}").title == title

    def test_below_a_menu(self):
        menu = "Share\n\n" * 60
        assert parse(f"{menu}River breaks its banks\n\n{LEAD}").title == "River breaks its banks"

    @pytest.mark.parametrize(("length", "is_title"), [(400, True), (401, False)])
    def test_no_title_has_more_than_four_hundred_characters(self, length, is_title):
        first = " ".join(["Hochwasserschutzbehörde"] * 16).ljust(length, "n")
        assert (parse(f"{first}\n\n{LEAD}").title == first) is is_title

    @pytest.mark.parametrize("opening", ["PARIS (AP) — ", "(AP) — "])
    def test_what_opens_with_a_dateline_is_none(self, opening):
        assert parse(f"River breaks its banks\n\n{LEAD}").title
        assert parse(f"{opening}River breaks its banks\n\n{LEAD}").title is None

    @pytest.mark.parametrize(
        "first",
        ["GAZA — What we know about the ceasefire", "NHS – The Long Wait", "TUNNEL - Who pays for it?"],
    )
    def test_a_word_in_capitals_before_a_dash_may_open_one(self, first):
        article = parse(f"{first}\n\n{LEAD}")
        assert (article.title, article.dateline) == (first, None)

    @pytest.mark.parametrize("section", ["", "OPINION\n\n"])
    def test_above_a_byline_it_may_be_closed_as_sentences_are(self, section):
        article = parse(f"{section}Ban the blower. All of it, now.\n\nBy Fiona Castellanos\n\n{LEAD}")
        assert (article.title, article.byline) == ("Ban the blower. All of it, now.", "Fiona Castellanos")

    def test_a_sentence_above_the_deck_of_a_byline_is_none(self):
        article = parse(f"It rained all night.\n\nThe river rose.\n\nBy Fiona Castellanos\n\n{LEAD}")
        assert article.title is None

    @pytest.mark.parametrize("note", [".1", ".[1]", ".*"])
    def test_a_sentence_with_a_note_is_none(self, note):
        first = f"Engineers found cracks in the piers of the bridge{note}"
        assert parse(f"{first}\n\n{LEAD}").title is None

    @pytest.mark.parametrize("label", ["PRESS RELEASE", "News release", "Media Release:"])
    def test_what_kind_of_text_it_is_is_none(self, label):
        assert parse(f"{label}\n\nRiver breaks its banks\n\n{LEAD}").title == "River breaks its banks"

    @pytest.mark.parametrize(("width", "left_out"), [(44, 1), (45, 0)])
    def test_it_may_be_said_again_in_a_wide_setting(self, width, left_out):
        again = "RIVER".ljust(width - 17) + " BREAKS ITS BANKS"
        assert len(again) == width
        assert len(dropped(parse(f"River breaks its banks\n\n{again}\n\n{LEAD}"))) == left_out


class TestGivenTitle:
    def test_another_first_line_stays_in_the_text(self):
        article = parse(f"A night on the roof\n\n{LEAD}\n\n{MORE}", title="River breaks its banks")
        assert article.title == "River breaks its banks"
        assert (headings(article), prose(article)) == (["A night on the roof"], [LEAD, MORE])

    @pytest.mark.parametrize(
        "first", ["River breaks its banks", "RIVER BREAKS ITS  BANKS", "River breaks its banks | Post"]
    )
    def test_a_first_line_that_says_the_same_is_no_prose(self, first):
        article = parse(f"{first}\n\n{LEAD}", title="River breaks its banks")
        assert article.title == "River breaks its banks"
        assert (headings(article), prose(article), dropped(article)) == ([], [LEAD], [])

    def test_a_text_that_is_its_own_title_is_prose(self):
        assert prose(parse(LEAD, title=LEAD)) == [LEAD]
        assert prose(parse(f"NAPLES, Italy — {LEAD}\n{MORE}", title=LEAD)) == [LEAD, MORE]

    def test_one_word_in_common_is_not_the_same(self):
        article = parse(f"River\n\n{LEAD}", title="River breaks its banks")
        assert headings(article) == ["River"]

    @pytest.mark.parametrize(
        ("first", "title", "is_same"),
        [
            ("Ledger: River breaks its banks", "River breaks its banks", True),
            ("River breaks its banks", "Ledger: River breaks its banks", True),
            ("River floods", "River floods in Kent", True),  # three fifths
            ("River flood", "River floods in Kent", False),
        ],
    )
    def test_either_may_be_longer_by_a_site_s_name(self, first, title, is_same):
        assert (first in headings(parse(f"{first}\n\n{LEAD}", title=title))) is not is_same


class TestComments:
    def test_what_stands_below_the_form_is_dropped_with_it(self):
        article = parse(f"{LEAD}\n\nLeave a Reply\n\nJane\n\nWhat a storm, I was there!\n\nMarch 4")
        assert (prose(article), len(article.dropped)) == ([LEAD], 4)

    def test_prose_below_it_is_kept(self):
        assert prose(parse(f"{LEAD}\n\nLeave a comment\n\n{MORE}")) == [LEAD, MORE]

    def test_a_link_to_the_comments_above_the_prose_ends_nothing(self):
        article = parse(f"River breaks its banks\n\nLeave a comment\n\nBy Jane Doe\n\nIt rained.\n\n{LEAD}")
        assert (article.title, article.byline) == ("River breaks its banks", "Jane Doe")
        assert prose(article) == ["It rained.", LEAD]

    @pytest.mark.parametrize(
        ("above", "is_prose"),
        [
            ("The river broke its banks on Sunday and about 2,300 people left home.", True),  # thirteen words
            ("The river broke its banks on Sunday and 2,300 people left home.", False),
            ("The river broke its banks on Sunday and about 2,300 people left home", False),
        ],
    )
    def test_a_sentence_of_more_than_twelve_words_is_prose_above_the_form(self, above, is_prose):
        article = parse(f"{above}\n\nLeave a Reply\n\nWhat a storm\n\n{LEAD}")
        assert ("What a storm" in dropped(article)) is is_prose

    def test_the_form_ends_where_a_line_of_more_than_twelve_words_begins(self):
        note = "I was there and it was the worst storm of all my"
        assert len(note.split()) == 12
        article = parse(f"{LEAD}\n\nLeave a Reply\n\n{note}\n\n{note} years\n\nIt rained.")
        assert dropped(article) == ["Leave a Reply", note]
        assert prose(article) == [LEAD, f"{note} years", "It rained."]


class TestPaywall:
    OFFERS = (
        "Try unlimited access",
        "Only $1 for 4 weeks",
        "Then $75 per month. Complete digital access to quality journalism on any device.",
        "Explore our full range of subscriptions.",
    )

    @pytest.mark.parametrize(
        "wall", ["Subscribe to unlock this article", "To continue reading, subscribe now."]
    )
    def test_the_offers_below_it_are_dropped_with_it(self, wall):
        article = parse("\n\n".join(["River breaks its banks", LEAD, wall, *self.OFFERS, "Sign in"]))
        assert prose(article) == [LEAD]
        assert dropped(article) == [wall, *self.OFFERS, "Sign in"]

    @pytest.mark.parametrize(
        "own",
        [
            "Then the water rose to the roofs of 40 houses within an hour, and the boats came.",
            "Only $75 a month is left to those who pay the rent.",
            "Complete access to the town was given back on Monday.",
        ],
    )
    def test_the_article_goes_on_below_it(self, own):
        article = parse("\n\n".join([LEAD, "Subscribe to unlock this article", own, self.OFFERS[3], MORE]))
        assert prose(article) == [LEAD, own, self.OFFERS[3], MORE]

    def test_an_offer_elsewhere_is_told_of(self):
        assert prose(parse("\n\n".join([LEAD, *self.OFFERS[2:], MORE]))) == [LEAD, *self.OFFERS[2:], MORE]


class TestEndMatter:
    STORY = "\n\n".join([LEAD, MORE] * 3)

    @pytest.mark.parametrize(
        "heading", ["References", "7. REFERENCES", "External links[edit]", "Notes to editors"]
    )
    def test_references_and_what_follows_them_are_dropped(self, heading):
        article = parse(
            f"{self.STORY}\n\n{heading}\n\nDoe, J. (2019). A History of the Coast. Tideway Press."
        )
        assert prose(article) == [LEAD, MORE] * 3
        assert [line.rule for line in article.dropped] == ["end matter"] * 2

    def test_a_section_higher_up_is_the_article_s(self):
        article = parse(f"{LEAD}\n\nReferences\n\n{self.STORY}")
        assert prose(article) == [LEAD, *([LEAD, MORE] * 3)]

    def test_a_company_s_description_of_itself_ends_a_press_release_only(self):
        about = "About the Coastal Office\n\nFounded in 1998, the Coastal Office serves 3,000 customers."
        release = parse(f"For immediate release\n\n{self.STORY}\n\n{about}\n\nMedia contact")
        assert prose(release) == [LEAD, MORE] * 3
        assert len(prose(parse(f"{self.STORY}\n\n{about}"))) == 7


class TestHeadings:
    def test_they_are_no_prose(self):
        article = parse(f"{LEAD}\n\nWhat comes next\n\n{MORE}")
        assert (headings(article), prose(article)) == (["What comes next"], [LEAD, MORE])

    def test_nothing_is_headed_by_a_last_line(self):
        assert prose(parse(f"{LEAD}\n\nQuimper 2, Sète 2")) == [LEAD, "Quimper 2, Sète 2"]

    def test_a_text_without_one_sentence_is_prose(self):
        assert prose(parse("roses are red\nviolets are blue\nsugar is sweet")) == [
            "roses are red",
            "violets are blue",
            "sugar is sweet",
        ]

    @pytest.mark.parametrize(
        ("line", "is_heading"),
        [
            ("iPhone sales fall", True),
            ("Version 2.0", True),
            ("The last days of Malcolm X", True),
            ("and the water rose", False),
            ("The water rose;", False),
            ("- The water rose", False),
            ("Ledger.example/".ljust(400, "7"), True),
            ("Ledger.example/".ljust(401, "7"), False),  # what is so long is no heading
            ("## The water rose.", True),
            ("The water rose.\n----", True),
        ],
    )
    def test_between_paragraphs(self, line, is_heading):
        article = parse(f"{LEAD}\n\n{line}\n\n{MORE}")
        assert (len(headings(article)), len(prose(article))) == ((1, 2) if is_heading else (0, 3))

    def test_what_was_joined_from_two_rows_is_none(self):
        text = f"{LEAD}\nWhat the\nnumbers say\n{MORE}"
        first, second = len(LEAD) + 1, len(LEAD) + 1 + len("What the\nnumbers say")
        for rows in (1, 2, 3):
            lines = [
                Line(0, len(LEAD), "", 1), Line(first, second, "", rows), Line(second + 1, len(text), "", 1)
            ]  # fmt: skip
            assert len(headings(parse(text, lines=lines))) == (rows == 1)

    def test_a_last_line_in_markdown_is_one(self):
        article = parse(f"{LEAD}\n\n{MORE}\n\n## What comes next")
        assert (headings(article), prose(article)) == (["What comes next"], [LEAD, MORE])

    @pytest.mark.parametrize("position", [1, 2])
    def test_a_last_line_is_none_whatever_stands_above_it(self, position):
        lines = [LEAD, MORE, "Quimper 2, Sète 2"]
        lines.insert(position, "## What comes next")
        article = parse("\n\n".join(lines))
        assert headings(article) == ["What comes next"]
        assert prose(article) == [LEAD, MORE, "Quimper 2, Sète 2"]

    def test_verse_that_opens_its_lines_with_capitals_is_prose(self):
        verse = ["Roses are red", "Violets are blue", "Sugar is sweet"]
        assert (headings(parse("\n".join(verse))), prose(parse("\n".join(verse)))) == ([], verse)

    def test_hello_world(self):
        article = parse("hello world", source="hello.txt")
        assert (article.title, prose(article)) == (None, ["hello world"])
        assert article.source == "hello.txt"


@pytest.mark.parametrize(
    "text",
    [
        "Subscribe",
        "Leave a Reply\n\nName *\n\nEmail *",
        "Advertisement\n\n© 2024 The Ledger",
        "* * *",
        "",
        " \n",
    ],
)
def test_a_text_of_furniture_alone_has_no_paragraphs(text):
    article = parse(text)
    assert (article.paragraphs, article.title) == ((), None)


def test_dateline_is_no_part_of_the_prose():
    article = parse(f"River breaks its banks\n\nNAPLES, Italy — {LEAD}")
    assert (article.dateline, prose(article)) == ("NAPLES, Italy", [LEAD])


@pytest.mark.parametrize(
    ("line", "place"),
    [("NAPLES, Italy — ", "NAPLES, Italy"), ("HELENA (AP) — ", "HELENA"), ("NAPLES — ", None)],
)
def test_below_a_deck_a_full_dateline_counts(line, place):
    second = f"{line}{MORE}"
    article = parse(f"River breaks its banks\n\n{LEAD}\n\n{second}")
    assert (article.dateline, prose(article)) == (place, [LEAD, MORE if place else second])


@pytest.mark.parametrize(
    "opening",
    [
        "BMW, Audi and Porsche – Germany's premium brands – were worst hit of all.",
        "LIVERPOOL, Everton – Three goals, and not one from open play.",
        "SMITH (Labour) – I do not accept what the minister has said.",
        "FORD (NYSE) – America's second largest maker of cars – fell by a tenth.",
    ],
)
def test_what_only_looks_like_a_dateline_is_prose_below_the_first_paragraph(opening):
    article = parse(f"River breaks its banks\n\n{LEAD}\n\n{opening}")
    assert (article.dateline, prose(article)) == (None, [LEAD, opening])


def test_of_several_datelines_the_first_counts():
    article = parse(f"ROME — {LEAD}\n\nNAPLES, Italy — {MORE}")
    assert (article.dateline, prose(article)) == ("ROME", [LEAD, f"NAPLES, Italy — {MORE}"])


def test_a_letter_has_no_dateline():
    assert parse(f"A letter\n\nSIR – {LEAD}").dateline is None


def test_a_dateline_on_a_line_of_its_own():
    article = parse(f"River breaks its banks\n\nPARIS (AP) —\n\n{LEAD}")
    assert (article.title, article.dateline, prose(article)) == ("River breaks its banks", "PARIS", [LEAD])


def test_below_a_dateline_of_its_own_line_another_place_is_prose_and_an_agency_is_not():
    article = parse(f"PARIS —\n\nNAPLES, Italy — {LEAD}")
    assert (article.dateline, prose(article)) == ("PARIS", [f"NAPLES, Italy — {LEAD}"])
    article = parse(f"PARIS —\n\n(Reuters) - {LEAD}")
    assert (article.dateline, prose(article)) == ("PARIS", [LEAD])
    article = parse(f"PARIS —\n\nParis (Reuters) - {LEAD}")
    assert (article.dateline, prose(article)) == ("PARIS", [LEAD])
    assert parse(f"PARIS —\n\n## {LEAD}").dateline == "PARIS"


def test_an_agency_on_a_line_of_its_own_is_no_prose():
    article = parse(f"River breaks its banks\n\n(AP) —\n\n{LEAD}")
    assert (article.title, article.dateline, prose(article)) == ("River breaks its banks", None, [LEAD])


def test_a_dateline_below_a_heading_in_markdown():
    article = parse(f"## What happened\n\nNAPLES, Italy — {LEAD}", title="River breaks its banks")
    assert (article.dateline, headings(article), prose(article)) == (
        "NAPLES, Italy",
        ["What happened"],
        [LEAD],
    )


LONG = " ".join([LEAD, MORE] * 3)


@pytest.mark.parametrize("line", ["By Jane Doe", "PARIS (AP) —"])
class TestFrontMatter:
    """A byline and a dateline are taken where they stand among the first six lines."""

    def test_of_the_first_six_lines(self, line):
        article = parse("\n\n".join([LEAD] * 5 + [line, MORE]))
        assert (article.byline or article.dateline) in ("Jane Doe", "PARIS")
        assert prose(article) == [*[LEAD] * 5, MORE]

    def test_of_none_below(self, line):
        article = parse("\n\n".join([LEAD] * 6 + [line, MORE]))
        assert article.byline is article.dateline is None
        assert line in headings(article) + prose(article)

    @pytest.mark.parametrize("closing", ["", " —"])
    def test_below_a_long_paragraph(self, line, closing):
        assert len(LONG) > 400
        article = parse(f"{LONG}{closing}\n\n{line}\n\n{MORE}")
        assert (article.byline or article.dateline) in ("Jane Doe", "PARIS")
        assert prose(article) == [f"{LONG}{closing}", MORE]


@pytest.mark.parametrize(("length", "is_front"), [(400, True), (401, False)])
@pytest.mark.parametrize(("opening", "end"), [("By Jane", "Doe"), ("PARIS (AP)", "—")])
def test_front_matter_in_a_wide_setting(length, is_front, opening, end):
    line = opening.ljust(length - len(end)) + end
    article = parse(f"{LEAD}\n\n{line}\n\n{MORE}")
    assert len(line) == length
    assert ((article.byline or article.dateline) is not None) is is_front


def test_a_byline_names_the_writer_beside_the_photographer():
    article = parse(f"River breaks its banks\n\nBy Jane Doe | Photographs by Ana Ruiz\n\n{LEAD}\n\n{MORE}")
    assert (article.byline, prose(article), dropped(article)) == ("Jane Doe", [LEAD, MORE], [])


class TestAuthorBox:
    BOXES = (
        ("Jane Doe", "Jane Doe teaches law at the university of the city and is the author of two books."),
        ("JANE DOE", "Jane  Doe is a former minister of the interior."),
        ("Jane Doe and Luis Ortega", "Jane Doe and Luis Ortega write on rivers for this paper."),
        ("Jane Doe and Luis Ortega", "Luis Ortega was the head of the flood defences until last year."),
    )

    @pytest.mark.parametrize(("people", "box"), BOXES)
    def test_what_tells_who_the_authors_are_is_no_prose(self, people, box):
        for rows in ([box, LEAD, MORE], [LEAD, MORE, box]):
            article = parse("\n\n".join(["River breaks its banks", f"By {people}", *rows]))
            assert (article.byline, prose(article)) == (people, [LEAD, MORE])
            assert dropped(article) == [box]

    @pytest.mark.parametrize(
        ("byline", "rows"),
        [
            ("By Jane Doe", [LEAD, BOXES[0][1], MORE]),
            ("By Jane Doe", ["Jane Doe lost her house in the flood, and she tells how.", LEAD]),
            ("By Luis Ortega", [BOXES[0][1], LEAD]),
            ("By Jane Doe", [BOXES[0][1]]),
            ("By Jane Doe", [BOXES[0][1], "Jane Doe is seventy."]),
        ],
        ids=["in the midst of it", "what somebody did", "another's", "all there is", "both there are"],
    )
    def test_what_an_article_tells_of_people_is(self, byline, rows):
        assert prose(parse("\n\n".join(["River breaks its banks", byline, *rows]))) == rows


def test_the_rows_of_what_is_left_out_are_known():
    contents = ["River breaks its banks", "River\nbreaks its banks", LEAD, "Leave\na reply", "What\na\nstorm"]
    lines, start = [], 0
    for content in contents:
        lines.append(Line(start, start + len(content), "", content.count("\n") + 1))
        start += len(content) + 1
    article = parse("\n".join(contents), lines=lines)
    assert [(line.rule, line.rows) for line in article.dropped] == [
        ("repeated title", 2),
        ("comment form", 2),
        ("below the comment form", 3),
    ]


@pytest.mark.parametrize(
    "pattern",
    [
        "word ",
        "a",
        "Ab Cd\n",
        "\n",
        " ",
        "Leave a Reply\n",
        "NEW YORK ",
        "By ",
        "NAPLES, Italy — ",
        "((((((\n",
        "a | ",
        "A, " * 150 + "\n",
    ],
)
def test_no_pattern_takes_long(pattern):
    text = pattern * (200_000 // len(pattern))
    with cpu_time_below(3):
        parse(text)


def test_a_surrogate_alone_becomes_a_replacement_character():
    assert parse(f"Rain\udcff fell.\n{LEAD}").text.startswith("Rain\ufffd fell.")


PIECES = st.sampled_from(
    [
        *(
            "NAPLES, Italy — ",
            "(CNN) -- ",
            "By Jane Doe",
            "By ",
            "Leave a Reply",
            "Read more: ",
            "Share",
            "© 2024",
            "* * *",
        ),
        *(
            "===",
            "- ",
            "1. ",
            "## ",
            "> ",
            "hello world",
            LEAD,
            MORE,
            "A heading",
            "and so on",
            "“Quoted,” he said.",
            "PARIS: ",
        ),
        *(
            "\n",
            "\n\n",
            "\r\n",
            "\r",
            "\x0c",
            "\x85",
            "\u2028",
            "    ",
            " ",
            "\t",
            "\u00a0",
            "\u200b",
            "\ufeff",
            "\x00",
            "\x1c",
        ),
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=12), max_size=40).map("".join)
# Markers of lists, and what stands around a byline and a dateline.
BYLINE = re.compile(r"(?:\d{1,2}[.)]|\W)*(?:By\b|Authors?:|Written by\b).*", re.IGNORECASE)
LEFTOVER = re.compile(r"(?:\s|[-*+•‣▪●◦–>#]|\d{1,2}[.)]|—|:|\(CNN\)|By\b)*", re.IGNORECASE)


def edges_of(article):
    spans = sorted((span.start, span.end) for span in (*article.paragraphs, *article.dropped))
    return [edge for span in spans for edge in span]


def without(text, taken):
    words = r"\s+".join(map(re.escape, taken.split()))
    # What says the same above it is the byline.
    last = [*re.finditer(words, text, re.IGNORECASE)][-1:]
    return "".join(text[: found.start()] + text[found.end() :] for found in last) if last else text


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS, title=st.none() | PIECES)
def test_any_text_is_parsed_into_spans_in_order(text, title):
    article = parse(text, title=title)
    edges = edges_of(article)
    assert edges == sorted(edges)
    assert all(start < end for start, end in zip(edges[::2], edges[1::2], strict=True))
    assert all(0 <= edge <= len(article.text) for edge in edges)
    for spans in (article.paragraphs, article.dropped):
        assert [span.start for span in spans] == sorted(span.start for span in spans)
    assert parse(text, title=title) == article


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS)
@example("By Jane DoeNAPLES, Italy — 0\x1ea")
@example("NAPLES, Italy — \x1cNAPLES, Italy — NAPLES, Italy — ")
@example("NAPLES, Italy — \x85NAPLES, Italy — It rained.")
@example("PARIS —\nNAPLES, Italy — It rained.")
@example("By Jane Doe0\x1eBy Jane Doe(CNN) -- ")
def test_no_character_gets_lost(text):
    article = parse(text)
    edges = edges_of(article)
    for start, end in zip([0, *edges[1::2]], [*edges[::2], len(article.text)], strict=True):
        # The same place may stand above the prose and in it, and say what the byline says.
        rests = [left(article, start, end, times) for times in (1, 2)]
        assert any(map(LEFTOVER.fullmatch, rests)), rests


def left(article, start, end, times):
    """What is left between two spans without the title, the place so many times, and the byline."""
    rest = article.text[start:end]
    for taken in filter(None, (article.title, *[article.dateline] * times)):
        rest = without(rest, taken)
    if article.byline:
        # Rows as the reader has them: other separators than these stand within a row.
        rest = "\n".join(row for row in re.split(r"[\r\n]", rest) if not BYLINE.fullmatch(row))
    return rest


class TestEndlessList:
    @pytest.mark.parametrize("gap", ["\n", "\n\n", "\n- "])
    def test_what_no_list_is_long_enough_for_is_left_out(self, gap):
        article = parse("\n\n".join([LEAD, gap.join(f"{n}\tof a list." for n in range(12_000)), MORE]))
        assert (prose(article)[0], prose(article)[-1]) == (LEAD, MORE)
        assert len(prose(article)) == 10_002
        assert prose(article)[1:3] == ["0 of a list.", "1 of a list."]
        assert {line.rule for line in article.dropped} == {"endless list"}
        assert dropped(article) == [f"{n}\tof a list." for n in range(10_000, 12_000)]

    @pytest.mark.parametrize(("length", "left_out"), [(23, 2), (24, 0)])
    def test_how_long_a_row_of_it_may_be(self, length, left_out, monkeypatch):
        monkeypatch.setattr(plaintext, "_LONGEST_LIST", 10)
        rows = [f"{number:02} of a list".ljust(length - 1, "s") + "." for number in range(12)]
        lines = [Line(start, start + length, "", 4) for start in range(0, 12 * (length + 1), length + 1)]
        article = parse("\n".join(rows), lines=lines)
        assert len(article.paragraphs) == 12 - left_out
        assert [(line.rule, line.rows) for line in article.dropped] == [("endless list", 4)] * left_out

    def test_a_longer_line_begins_another(self):
        rows = [f"{n} of a list." for n in range(15_000)]
        article = parse("\n\n".join([LEAD, *rows[:8_000], MORE, *rows[8_000:]]))
        assert len(prose(article)) == 15_002
        assert not article.dropped


def test_rows_of_subtitles_and_verse_are_all_read():
    verse = "\n".join(
        f"A line of verse, {n}, he wrote," if n % 9 else "And a short one." for n in range(20_000)
    )
    assert not parse(f"{LEAD}\n\n{verse}").dropped


NEWS = "The train from Sighet to Salva takes four hours for 60 kilometres, and nobody on board minds."


@pytest.mark.parametrize(
    ("way", "is_one"),
    [("Home > News > {}", True), ("{} | The Ledger", True), ("Weather: {}", False), ("{} and snow", False)],
)
def test_the_way_to_a_headline_is_no_title(way, is_one):
    headline = "Rain at last in the north"
    article = parse(
        f"{way.format(headline)}\n\n{headline}\n\nIt rained on Sunday. Farmers danced in the fields."
    )
    assert article.title == (headline if is_one else way.format(headline))
    assert [line.rule for line in article.dropped] == ["navigation"] * is_one


def test_a_short_row_is_no_headline_that_another_leads_to():
    article = parse(
        "\n\n".join(
            ["Rain in Selm | The Ledger", "Rain in Selm", "It rained on Sunday.", *["Farmers danced."] * 2]
        )
    )
    assert article.title == "Rain in Selm | The Ledger"


@pytest.mark.parametrize(
    "sections", [["TRAVEL"], ["World | Europe"], ["U.S. News"], ["Exclusive"], ["OPINION", "GUEST ESSAY"]]
)
def test_sections_above_the_headline_are_no_title(sections):
    above = "\n".join(sections)
    article = parse(f"{above}\n\nA week on the slow trains of Romania\n\nBy Ana Petrescu\n\n{NEWS}")
    assert (article.title, article.byline) == ("A week on the slow trains of Romania", "Ana Petrescu")
    assert [article.text[line.start : line.end] for line in article.dropped] == sections


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Trains", "A week on the slow trains of Romania"),
        ("Travel", "By Ana Petrescu"),
        ("Travel", "At last"),
    ],
)
def test_a_short_headline_is_one_all_the_same(first, second):
    assert parse(f"{first}\n\n{second}\n\n{NEWS}").title == first


def test_a_byline_in_small_letters_does_not_go_on_with_the_headline():
    article = parse(f"The best bread in Lisbon is sold from a garage\nby Marta Reis\n\n{NEWS}")
    assert (article.title, article.byline) == ("The best bread in Lisbon is sold from a garage", "Marta Reis")


@pytest.mark.parametrize("line", ["Share a memory", "City Clerk"])
def test_a_last_line_of_a_few_words_is_no_sentence(line):
    assert prose(parse(f"{LEAD}\n\n{MORE}\n\n{line}")) == [LEAD, MORE]


@pytest.mark.parametrize("note", ["[1]", " [2][3]", "[note 4]", "[citation needed]", " [Applause]"])
def test_a_line_closes_before_its_notes(note):
    article = parse(f"{LEAD}\n\nHe would not black out the light.{note}\n\n{MORE}")
    assert [paragraph.role for paragraph in article.paragraphs] == ["prose"] * 3


class TestLabelledCaption:
    CAPTION = "A diver plants seeds in the bay, where nothing grew for ten years."
    PROSE = (
        "Seeds that are coated sprout three times as often.",
        "Divers planted them on 48 plots in the bay.",
    )

    def rule(self, *rows):
        article = parse("\n\n".join(["Seagrass can recover in ten years", *rows, *self.PROSE]))
        return next((d.rule for d in article.dropped if article.text[d.start : d.end] == self.CAPTION), None)

    @pytest.mark.parametrize("label", ["image:", "Photo:", "Image:"])
    def test_between_a_label_and_the_credit_stands_a_caption(self, label):
        assert self.rule(label, self.CAPTION, "Credit: Lena Ostrowski") == "caption"
        assert self.rule(label, self.CAPTION, "view more", "Credit: Lena Ostrowski") == "caption"

    @pytest.mark.parametrize(
        "rows",
        [
            ["Image:", CAPTION],
            [CAPTION, "Credit: Lena Ostrowski"],
            ["Image:", CAPTION, "It was cold.", "Credit: Lena Ostrowski"],
            ["Image:", "It was cold.", CAPTION, "Credit: Lena Ostrowski"],
            ["Image: Seeds", CAPTION, "Credit: Lena Ostrowski"],
            ["Image:", CAPTION, "Image:"],
            ["Image:", CAPTION, "Advertisement", "Credit: Lena Ostrowski"],
            ["Image:", CAPTION, "Share this", "Credit: Lena Ostrowski"],
        ],
    )
    def test_without_either_or_farther_away_it_is_prose(self, rows):
        assert self.rule(*rows) is None

    def test_a_paragraph_is_none(self):
        long = " ".join([self.CAPTION] * 6)
        article = parse("\n\n".join([*self.PROSE, "Image:", long, "Credit: Lena Ostrowski", "It was cold."]))
        assert long in [article.text[p.start : p.end] for p in article.paragraphs]

    def test_where_there_is_nothing_else_it_stays(self):
        article = parse(f"Image:\n\n{self.CAPTION}\n\nCredit: Lena Ostrowski")
        assert [article.text[p.start : p.end] for p in article.paragraphs] == [self.CAPTION]
