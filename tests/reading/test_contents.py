"""A table of contents is no line of the article's, and parts nothing from it."""

import pytest

from summarize_cli.reading.contents import CONTENTS, without_contents
from summarize_cli.reading.lines import logical_lines
from summarize_cli.reading.plaintext import parse
from summarize_cli.reading.prose import KNOWN_HEADING

MENU = ["The Ledger", "News", "Sport", "Weather Today", "Jobs Board", "Property", "Letters", "Puzzles"]
MARK = "From Wikipedia, the free encyclopedia"
LEAD = (
    "Lake Orsund is a lake in the province of Dalsmark, known for its salmon, for timber that was floated "
    "across it to the sawmills, and for the storm of 1911, in which a steamship sank with all on board."
)
SECTIONS = {
    "Geography": "The lake is 31 kilometres long and was formed by ice that left its islands behind.",
    "Timber floating": "From 1864 to 1967 timber was floated across the lake to the sawmills at Norsbruk.",
    "The 1911 disaster": "The steamship Tyr sank in the storm off the largest of the islands of the lake.",
    "Fauna": "The lake has salmon, which were almost destroyed by the dams of the sawmills at Norsbruk.",
}
HEADINGS = [*SECTIONS]
NUMBERED = [f"{number}\t{heading}" for number, heading in enumerate(HEADINGS, 1)]


def page(*contents, headings=HEADINGS, below=()):
    sections = [
        row for heading, prose in zip(headings, SECTIONS.values(), strict=True) for row in (heading, prose)
    ]
    return parse("\n".join([*MENU, "Lake Orsund", MARK, LEAD, *contents, *sections, *below]))


def prose(article):
    return [article.text[p.start : p.end] for p in article.paragraphs if p.role == "prose"]


def rows(article):
    return [article.text[line.start : line.end] for line in article.dropped if line.rule == CONTENTS]


EDITED = [f"{heading}[edit]" for heading in HEADINGS]


@pytest.mark.parametrize(
    ("contents", "headings"),
    [
        (NUMBERED, HEADINGS),
        (NUMBERED, EDITED),
        (HEADINGS, [heading.upper() for heading in HEADINGS]),
        (["Contents", *NUMBERED], HEADINGS),
        # some come back without prose of their own, or not at all
        ([*NUMBERED[:2], "2.1\tThe mills", "2.2\tThe boats", *NUMBERED[2:]], EDITED),
    ],
)
def test_rows_that_come_back_as_headings_part_no_lead_from_its_article(contents, headings):
    article = page(*contents, headings=headings)
    assert prose(article) == [LEAD, *SECTIONS.values()]
    assert rows(article) == contents
    assert article.title == "Lake Orsund"


def test_the_heading_of_a_section_parts_no_more_than_that_of_its_first_part():
    contents = [HEADINGS[0], "History", *HEADINGS[1:]]
    rows = [row for heading, prose in SECTIONS.items() for row in (heading, prose)]
    text = "\n".join([*MENU, "Lake Orsund", MARK, LEAD, *contents, *rows[:2], "History", *rows[2:], *MENU])
    lines, _ = without_contents(text, [*logical_lines(text)])
    assert [text[line.start : line.end] for line in lines if line.marker == KNOWN_HEADING] == contents
    assert prose(parse(text)) == [LEAD, *SECTIONS.values()]


def test_most_of_its_rows_come_back():
    others = [f"{name} of the north" for name in ("Lakes", "Rivers", "Woods", "Mines")]
    assert rows(page(*NUMBERED[:2], *others, *NUMBERED[2:])) == [*NUMBERED[:2], *others, *NUMBERED[2:]]
    assert rows(page(*NUMBERED[:2], *others, "Towns", *NUMBERED[2:])) == []


def test_it_has_three_sections():
    assert rows(page(*NUMBERED[1:])) == NUMBERED[1:]
    assert rows(page(*NUMBERED[2:])) == []


def test_a_menu_that_comes_back_in_the_footer_is_none():
    assert rows(page(below=["Most read", *MENU])) == []


def test_where_no_article_is_found_its_rows_are_known_all_the_same():
    teasers = [row for number in range(9) for row in (*MENU, f"Bakery {number} {LEAD[12:]}")]
    article = page(*NUMBERED, below=teasers)
    assert rows(article) == NUMBERED
    assert len(prose(article)) > len(SECTIONS) + 2
