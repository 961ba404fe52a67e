"""Wrapped lines are joined; verse, lists, headings and a paragraph a line are not."""

import textwrap

import pytest

from summarize_cli.reading.lines import logical_lines

PROSE = (
    "The river broke its banks on Sunday night after the heaviest two days of rain recorded in the district, "
    "and about 2,300 people left their homes before the water came. "
    "Engineers believe that a raft of logs had lodged against the highway bridge. "
    "Nobody in the valley had seen the like of it, and the gauge at the bend fell silent at dawn."
)
OTHER = (
    "The government declared a state of emergency and promised money, which did not satisfy everyone. "
    "The council said that it had applied three times for the means to raise the banks, without an answer."
)


def contents(text):
    return [" ".join(text[line.start : line.end].split()) for line in logical_lines(text)]


@pytest.mark.parametrize("width", [38, 60, 66, 72, 78, 80, 100])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028"])
def test_hard_wrapped_paragraphs_are_joined(width, end):
    text = (end * 2).join(end.join(textwrap.wrap(paragraph, width)) for paragraph in (PROSE, OTHER))
    assert contents(text) == [PROSE, OTHER]


def test_a_ragged_right_margin_is_joined():
    words = PROSE.split()
    rows, widths = [], [61, 70, 55, 68, 58, 72, 64]
    while words:
        row = ""
        while words and len(row) + len(words[0]) < widths[len(rows) % len(widths)]:
            row += words.pop(0) + " "
        rows.append(row.rstrip())
    assert contents("\n".join(rows)) == [PROSE]


def test_indented_first_lines_open_paragraphs_without_a_blank_line():
    wrapped = [textwrap.fill(paragraph, 70, initial_indent="    ") for paragraph in (PROSE, OTHER, PROSE)]
    assert contents("\n".join(wrapped)) == [PROSE, OTHER, PROSE]


def test_a_paragraph_a_line_stays_so():
    lines = ["The train was late.", "It was always late.", "Nobody minded any more, least of all the driver."]
    assert contents("\n".join(lines)) == lines
    assert contents(f"{PROSE}\n{OTHER}\n{PROSE}") == [PROSE, OTHER, PROSE]


def test_verse_is_left_in_its_lines():
    verse = [
        "The evening comes across the bay",
        "With lamps on every mast,",
        "And all the boats that went away",
        "Are coming home at last,",
        "The harbour wall is grey with rain,",
        "The gulls are out of sight,",
        "And somebody has lit again",
        "The window for the night.",
    ]
    assert contents("\n".join(verse)) == verse


@pytest.mark.parametrize("marks", ["- - - -", "* * * *", "1. 2. 3. 4.", "• • • •", "1) 2) 3) 4)"])
def test_items_of_a_list_are_lines_without_their_markers(marks):
    items = ["Close the valve before the storm", "check the pump twice", "Call the office", "go home"]
    text = "\n".join(f"{mark} {item}" for mark, item in zip(marks.split(), items, strict=True))
    assert contents(text) == items
    assert [line.marker for line in logical_lines(text)] == marks.split()


def test_a_wrapped_item_goes_on_below_its_marker():
    text = textwrap.fill(PROSE, 70, initial_indent="- ", subsequent_indent="  ")
    assert contents(f"{text}\n{text}") == [PROSE, PROSE]


def test_a_heading_does_not_glue_to_the_prose_below_it():
    text = f"What the numbers say\n{textwrap.fill(PROSE, 72)}\nWhat comes next\n{textwrap.fill(OTHER, 72)}"
    assert contents(text) == ["What the numbers say", PROSE, "What comes next", OTHER]


@pytest.mark.parametrize("rule", ["=", "-"])
def test_a_setext_underline_marks_the_line_above(rule):
    text = f"What the numbers say\n{rule * 20}\n{textwrap.fill(PROSE, 72)}"
    assert contents(text) == ["What the numbers say", rule * 20, PROSE]
    assert [line.underlined for line in logical_lines(text)] == [True, False, False]


def test_a_hyphen_at_the_end_of_a_row_stays():
    text = f"{textwrap.fill(PROSE, 72)}\n\nThe weakness of the older banks had been a well-\nknown one."
    assert contents(text) == [PROSE, "The weakness of the older banks had been a well- known one."]


def test_a_sentence_broken_off_once_goes_on_in_the_next_line():
    text = "The museum, which had been closed for nine years,\nopened on Monday.\nNobody came."
    assert contents(text) == [text.replace("\n", " ", 1).split("\n")[0], "Nobody came."]


def test_telegrams_in_capitals_are_joined():
    assert contents(textwrap.fill(PROSE.upper(), 69)) == [PROSE.upper()]


def test_a_form_feed_ends_a_page_and_no_word_is_lost():
    assert contents("One page ends.\n\x0cAnother one begins.") == ["One page ends.", "Another one begins."]


@pytest.mark.parametrize("text", ["", "\n\n\n", "   ", "\t\r\n\x0c\u2028"])
def test_white_space_has_no_lines(text):
    assert contents(text) == []


@pytest.mark.parametrize("start", ["12. Of May", "– as it seems –", "* as did", "> none"])
def test_the_margin_may_fall_before_what_looks_like_a_marker(start):
    rows = ["The council of the town had met for more than three hours on", start, *textwrap.wrap(PROSE, 60)]
    rows[1] = textwrap.shorten(f"{start} {rows.pop(2)}", 60, placeholder="")
    assert len(contents("\n".join(rows))) == 1


def test_the_margin_may_fall_between_a_month_and_its_day():
    rows = [f"The council of the town met for more than three hours on {month}" for month in ("Jan.", "Jan")]
    for row in rows:
        assert len(contents(f"{row}\n5. {textwrap.fill(PROSE, 62)}")) == 1


def test_items_of_a_list_that_fill_their_lines_stay_apart():
    items = [f"- the {word} of the town, and all that was said of it on May" for word in ("mayor", "clerk")]
    assert len(contents("\n".join(["It took three hours to read:", *items]))) == 3
