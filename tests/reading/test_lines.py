"""Wrapped lines are joined; verse, lists, headings and a paragraph a line are not."""

import textwrap

import pytest

from summarize_cli.reading.lines import closes, logical_lines
from tests.processes import cpu_time_below

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


def set_to(width, text):
    first, _, rest = text.partition(" ")
    return first.ljust(width - len(rest)) + rest


def row(kind, width):
    """A row set to `width` columns. "A" opens with a capital, "a" does not; "." ends its sentence."""
    return set_to(width, f"{'The' if kind[0] == 'A' else 'the'} boats lay at the quay{kind[1:]}")


def rows_of(kinds, width):
    return [row(kind, width) for kind in kinds.split()]


def joined(rows):
    """How many of `rows` went into each of their logical lines."""
    return [line.rows for line in logical_lines("\n".join(rows))]


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


@pytest.mark.parametrize("above", [PROSE, "Rain."])
def test_a_word_goes_on_below_the_shortest_row(above):
    text = f"{textwrap.fill(above, 72)}\n\nMost fell in the south-\neastern hills.\n\nThe banks held."
    assert contents(text) == [above, "Most fell in the south- eastern hills.", "The banks held."]


@pytest.mark.parametrize(
    "rows", ["Boats -\nand trains", "Pages 9-\nand after", "Anglo-\nFrench", "Pre-\n\nwar"]
)
def test_other_hyphens_at_the_end_of_a_short_row_divide_no_word(rows):
    assert contents(rows) == [row for row in rows.split("\n") if row]


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


@pytest.mark.parametrize(
    ("kinds", "lines"),
    [
        ("A a A A A.", [5]),  # one in four rows goes on in mid-sentence
        ("A a A A A A.", [6]),  # one in five will do where all are full
        ("A a. A. a A.", [5]),  # every second row ends a sentence
        ("A a. A a. A. A. A.", [1] * 7),  # two in three do: a sentence a line
    ],
)
def test_full_rows_are_prose_where_enough_of_them_go_on_in_mid_sentence(kinds, lines):
    assert joined(rows_of(kinds, 36)) == lines


def test_rows_of_which_one_in_five_goes_on_are_verse_where_one_is_short():
    rows = rows_of("A a A A A A.", 36)
    rows[3] = row("A", 27)
    assert joined(rows) == [1] * 6


@pytest.mark.parametrize(
    ("widths", "lines"),
    [((60, 60, 36, 60, 36, 36), [3, 2, 1]), ((60, 60, 36, 36, 36, 36), [1] * 6)],
)
def test_a_habit_takes_three_full_rows_in_five(widths, lines):
    assert joined([row("A", width).upper() for width in widths]) == lines


@pytest.mark.parametrize(("width", "lines"), [(27, [1] * 5), (28, [5]), (132, [5]), (133, [1] * 5)])
def test_the_narrowest_and_the_widest_column(width, lines):
    assert joined([text.upper() for text in rows_of("A A A A A.", width)]) == lines


def test_capitals_show_a_habit_where_all_of_five_rows_are_in_them():
    rows = [text.upper() for text in rows_of("A A A A A A.", 36)]
    assert joined(rows) == [6]
    assert joined(rows[:5]) == [5]
    assert joined(rows[:4]) == [1] * 4
    assert joined([row("A", 36), *rows[1:]]) == [1] * 6
    assert joined([*rows[:5], row("A.", 36)]) == [1] * 6


def test_a_short_last_row_does_not_set_the_width():
    assert joined([row("A", 70), row("a", 70), row("a.", 45), row("A.", 45)]) == [3, 1]


@pytest.mark.parametrize(("width", "lines"), [(53, [3, 2]), (54, [5])])
def test_a_row_is_full_when_the_next_word_comes_within_three_columns_of_the_width(width, lines):
    kinds = rows_of("A a a A a.", 60)
    kinds[2] = row("a", width)
    assert joined(kinds) == lines


class TestRagged:
    """Two rows in five break off in mid-sentence, and fewer than three in five are full."""

    def test_rows_of_seven_tenths_of_the_width_go_on_whatever_follows(self):
        rows = [row("A", 60), row("a", 60), row("A", 42), row("a.", 42), row("A", 41), row("A.", 30)]
        assert joined(rows) == [5, 1]

    def test_rows_of_more_than_six_tenths_go_on_in_mid_sentence(self):
        assert joined([row("A", 60), row("a", 60), row("a", 36), row("a", 37), row("a.", 26)]) == [3, 2]

    @pytest.mark.parametrize(("width", "lines"), [(132, [5]), (133, [3, 2])])
    def test_what_is_wider_than_any_column_is_a_paragraph_in_one_row(self, width, lines):
        assert joined([row("A", 50), row("a", 60), row("a", width), row("A", 50), row("a.", 30)]) == lines


@pytest.mark.parametrize(("width", "lines"), [(40, [1, 1]), (41, [2])])
def test_a_lone_break_takes_more_than_forty_columns(width, lines):
    before = ["The train was late.", "It was always late.", "So was the tram.", "Nobody came."]
    assert joined([*before, row("A", width), row("a.", 30)]) == [1, 1, 1, 1, *lines]


@pytest.mark.parametrize("end", [*".!?:;…", *(f".{mark}" for mark in "\"'”’)]*_"), "?”)"])
def test_what_ends_a_sentence_ends_a_line(end):
    assert joined([f"The mayor said what it would cost the town{end}", "the clerk wrote that down."]) == [
        1,
        1,
    ]


@pytest.mark.parametrize("end", ["", ",", " –", "”", ")", "*"])
def test_what_ends_none_does_not(end):
    assert joined([f"The mayor said what it would cost the town{end}", "and the clerk wrote it down."]) == [2]


@pytest.mark.parametrize(("indent", "lines"), [(1, [5]), (2, [3, 2])])
def test_a_first_line_is_set_in_by_two_columns(indent, lines):
    rows = rows_of("A a a. A a.", 60)
    rows[3] = " " * indent + row("A", 60 - indent)
    assert joined(rows) == lines


def test_a_wrapped_sentence_goes_on_with_a_quotation_after_one_that_fills_its_row():
    assert joined([*rows_of("A a a.", 60), f"“{row('A', 59)}", row("a.", 60)]) == [5]


@pytest.mark.parametrize("rule", ["-", "=", "*", "_", "~", "#"])
def test_a_rule_across_the_page_stands_alone_among_wrapped_rows(rule):
    rows = rows_of("A a a. A a a.", 60)
    assert joined([*rows[:3], rule * 60, *rows[3:]]) == [3, 1, 3]


def test_a_number_between_dashes_is_no_underline():
    lines = list(logical_lines("A night on the roof\n--- X ---\n\nThe river broke its banks."))
    assert [line.underlined for line in lines] == [False] * 3


def test_a_list_begins_below_a_full_row_and_below_an_open_one():
    rows = rows_of("A a a. A a a.", 60)
    rows[2] = set_to(60, "the boats lay at the quay and the water at the embankment.")
    rows[3:3] = ["- sand for the old banks", "What the council is to buy", "* two pumps"]
    assert joined(rows)[:4] == [3, 1, 1, 1]


def test_a_house_number_in_the_next_row_is_no_item():
    rows = rows_of("A a a. A a a.", 60)
    rows[2] = set_to(60, "the boats lay at the quay, and so he ran to No.")
    rows.insert(3, "5. There it had been dry.")
    assert joined(rows) == [4, 3]


def test_the_first_five_thousand_rows_show_the_habit():
    items = [f"Item {number} of the list.\n" for number in range(5_000)]
    assert joined([*items, *rows_of("A a A a A.", 36)]) == [1] * 5_005


def test_a_few_full_rows_are_prose_where_one_goes_on_though_the_others_open_with_names():
    text = (
        "MANILA, Philippines — The Philippines and Indonesia will send warships on joint patrols of the\n"
        "Sibutu Passage from next month, the two governments said on Tuesday, two weeks after a\n"
        "Philippine frigate fired warning shots across the bow of a vessel that had shadowed a\n"
        "cable-laying ship for nine hours.\n\n"
        "“Hot pursuit is not a footnote,” she said. “If foreign sailors may stop a boat in our own\n"
        "Filipino waters, 24 senators should have read the clause first.”\n"
    )
    assert len(contents(text)) == 2


@pytest.mark.parametrize("last", ["of", "the", "their"])
def test_a_row_whose_last_word_wants_another_goes_on(last):
    opening = f"The ships will sail along the whole north coast {last}"
    assert contents(f"{opening}\nSibutu Passage from May.") == [f"{opening} Sibutu Passage from May."]


@pytest.mark.parametrize("label", ["Sign in", "Listen to", "The way of the"])
def test_short_rows_stand_alone_whatever_word_they_end_with(label):
    assert contents(f"{label}\nHome and garden") == [label, "Home and garden"]


@pytest.mark.parametrize(
    "line",
    [
        "UConn stays at No. 1",
        "Trial set for Jan. 12",
        "Appendix B.2",
        "Meet the new U.S. →",
        "Update to v.18",
        "A wave of BA.5",
    ],
)
def test_a_number_behind_an_abbreviation_closes_nothing(line):
    assert not closes(line, len(line))


def test_digits_behind_a_stop_take_no_time():
    line = "See also." + "1" * 23 + "x"
    with cpu_time_below(2):
        for _ in range(2_000):
            closes(line, len(line))


@pytest.mark.parametrize("button", ["play", "listen", "share"])
def test_a_button_below_a_headline_is_no_word_of_it(button):
    headline = "Teacher and judge share the prize at the Lundby Open"
    text = f"{headline}\n{button}\n\nThey played for nine hours on Sunday."
    first = next(iter(logical_lines(text)))
    assert text[first.start : first.end] == headline
