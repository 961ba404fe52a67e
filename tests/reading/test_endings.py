"""What follows an article on its own page goes from its heading on."""

import pytest

from summarize_cli.article import DroppedLine
from summarize_cli.reading.endings import END_MATTER, SIGNATURE, without_end_matter
from summarize_cli.reading.lines import Line
from summarize_cli.reading.plaintext import parse

LABEL = DroppedLine(0, 5, "press release", 1)


def cut(heading, *, at=150, lines=6, dropped=()):
    """How many lines stay of an article from character 100 to 200 with that heading at a place of it."""
    text = list(" " * 300)
    text[at : at + len(heading)] = heading
    places = [100, 110, 120, 130][: lines - 2]
    kept = [Line(place, place + 5, "", 1) for place in places]
    kept += [Line(at, at + len(heading), "## ", 1), Line(195, 200, "", 3)]
    left, gone = without_end_matter("".join(text), kept, list(dropped))
    assert left == kept[: len(left)]
    assert gone == [DroppedLine(line.start, line.end, END_MATTER, line.rows) for line in kept[len(left) :]]
    return len(left)


@pytest.mark.parametrize(
    "heading",
    [
        "References",
        "EXTERNAL LINKS",
        "If You Go",
        "7. Further reading",
        "Footnotes[edit]",
        "*Notes to editors:*",
    ],
)
def test_from_such_a_heading_on_all_goes(heading):
    assert cut(heading) == 4


@pytest.mark.parametrize("heading", ["References to the past", "The ferries", "About the ferries"])
def test_other_headings_stay(heading):
    assert cut(heading) == 6


def test_of_few_lines_none_goes():
    assert cut("References", lines=5) == 5


def test_in_the_upper_part_it_is_the_heading_of_a_section():
    assert cut("References", at=139) == 6
    assert cut("References", at=140) == 4


def test_a_heading_has_at_most_60_characters():
    assert cut("References".rjust(60, "_")) == 4
    assert cut("References".rjust(61, "_")) == 6


@pytest.mark.parametrize("heading", ["About Saltmarsh Ferries", "Forward-looking statements"])
def test_what_a_company_says_of_itself_goes_where_a_press_release_has_shown_itself(heading):
    assert cut(heading, dropped=[LABEL]) == 4
    assert cut(heading, dropped=[LABEL._replace(rule="credit")]) == 6


@pytest.mark.parametrize("sentence", ["About ten came.", "About ten came!", "About ten came?", "About “ten”"])
def test_a_sentence_that_begins_so_is_no_heading(sentence):
    assert cut(sentence, dropped=[LABEL]) == 6


@pytest.mark.parametrize("heading", ["About Tide Inc. US", "About Yahoo!X"])
def test_a_mark_within_it_does_not_close_a_heading(heading):
    assert cut(heading, dropped=[LABEL]) == 4


LETTER = ["The council will collect waste every three weeks from May.", "Please use the new bags."]


def letter(*end):
    text = "\n\n".join([*LETTER, *end])
    article = parse(text)
    return [text[p.start : p.end] for p in article.paragraphs], {d.rule for d in article.dropped}


@pytest.mark.parametrize("close", ["Kind regards,", "Yours sincerely", "CHEERS,", "Best wishes,"])
def test_a_letter_ends_before_its_signature(close):
    assert letter(close, "Helen Marsh", "Secretary, Almond Court", "07700 900123") == (LETTER, {SIGNATURE})


def test_what_goes_on_as_prose_below_such_a_line_is_no_signature():
    said = "She never wrote again, and nobody asked why."
    assert letter("Yours,", said)[0] == [*LETTER, "Yours,", said]


def test_an_article_that_opens_so_keeps_its_lines():
    assert parse("Cheers\n\nHelen Marsh").paragraphs


def test_prose_behind_a_quoted_letter_is_no_signature():
    said = ["“I still cry when I read it.”", "“So do I,” her brother added. “Every day.”"]
    assert letter("Her letter ends like this:", "With love,", "Anna", *said)[0][-2:] == said


def test_a_poem_may_end_in_such_a_word():
    assert letter("and all that I have is", "yours")[1] == set()


STORY = [f"The council will collect waste every {number} weeks from May." for number in range(3)]
TEASERS = [
    row
    for number in range(3)
    for row in (f"Bus number {number} is late", f"Bus {number} left at nine, it said.")
]


def below(row, *lines, story=STORY):
    article = parse("\n\n".join(["Council to collect waste less often", *story, row, *lines]))
    return sum(line.rule == END_MATTER for line in article.dropped)


def test_teasers_below_more_from_are_none_of_the_article():
    assert below("More from News", *TEASERS) == 6
    assert below("MORE FROM Business", *TEASERS) == 6


@pytest.mark.parametrize(
    "lines",
    [TEASERS[:4], TEASERS[:5], [*TEASERS, "The council will meet in May."], [*TEASERS[1:], TEASERS[0]]],
)
def test_what_is_no_headline_over_a_sentence_up_to_the_end_is_no_teaser(lines):
    assert below("More from News", *lines) == 0


def test_below_other_rows_or_little_prose_they_stay():
    assert below("Read more", *TEASERS) == 0
    assert below("More from News", *TEASERS, story=STORY[:2]) == 0


def test_sections_below_a_box_are_the_article_s():
    paragraph = (
        "The train arrives at noon, and the inn beside the station has kept its garden since the war. " * 3
    )
    sections = [row for town in ("Rome", "Florence", "Venice") for row in (town, paragraph.strip())]
    assert below("More from Travel", *sections) == 0
    headed = [row for row in sections for row in ([f"A night in {row}"] if len(row) < 10 else [row])]
    assert below("More from Travel", *headed) == 0


def test_of_several_boxes_the_last_counts():
    article = parse("\n\n".join(["More from Travel", *STORY, "More from News", *TEASERS]))
    assert [d.rule for d in article.dropped].count(END_MATTER) == 6
