"""Furniture is dropped, and prose that sounds like it is kept."""

import pytest
from boilerplate_cases import DROPPED, KEPT, NAMED

from summarize_cli.reading import furniture, vocabulary
from summarize_cli.reading.boilerplate import (
    LONGEST,
    _by_entry,
    _entries,
    _openings,
    _starts,
    furniture_rule,
)


def entries(groups):
    return [(entry.strip(), rule) for rule, text in groups.items() for entry in text.split("|")]


@pytest.mark.parametrize(("line", "reason"), DROPPED)
def test_furniture_is_dropped(line, reason):
    assert furniture_rule(line) is not None, reason


@pytest.mark.parametrize(("line", "reason"), KEPT)
def test_prose_is_kept(line, reason):
    assert furniture_rule(line) is None, reason


@pytest.mark.parametrize(("line", "rule"), NAMED)
def test_a_rule_has_the_name_of_what_it_found(line, rule):
    assert furniture_rule(line) == rule


@pytest.mark.parametrize("around", ["{}", "** {} **", "[{}]", "- {} -", "{}:", "\u2022 {}"])
def test_ornaments_around_furniture_do_not_hide_it(around):
    assert furniture_rule(around.format("Related stories")) == "related"


@pytest.mark.parametrize("line", ["“Share this article,” he said.", "‘Read more,’ she told them."])
def test_quoted_furniture_is_prose(line):
    assert furniture_rule(line) is None


def test_a_sign_off_is_told_by_its_capitals():
    assert furniture_rule("Reporting by Ana Ruiz and Leo Tan") == "credit"
    assert furniture_rule("Reporting by two monitors and a priest") is None


def test_an_article_in_one_line_is_no_sign_off():
    line = "A spokesman said that she had entered a clinic. " * 6 + "CNN's Jo Doe contributed to this report."
    assert len(line) < LONGEST
    assert furniture_rule(line) is None


def test_a_long_paragraph_is_never_furniture():
    assert furniture_rule("Subscribe to our newsletter and never miss a story. " * 20) is None


def test_a_line_of_600_characters_may_be_furniture_still():
    notice = "Sign up for our " + "newsletter " * 60
    assert furniture_rule(notice[:LONGEST]) == "newsletter"
    assert furniture_rule(notice[: LONGEST + 1]) is None


@pytest.mark.parametrize("row", ["Home Search " * 12, "Read more: " + "ferries " * 22])
def test_a_row_has_at_most_24_words(row):
    assert furniture_rule(row) is not None
    assert furniture_rule(row + "Home") is None


def test_a_stub_has_at_most_ten_words():
    assert furniture_rule("More from the harbour desk on ferries, fish and tides") == "related"
    assert furniture_rule("More from the harbour desk on ferries, fish, gulls and tides") is None


@pytest.mark.parametrize("line", ["Ferry crews walk out again | Home", "Home » Ferry crews walk out again"])
def test_a_part_of_a_bar_has_at_most_five_words(line):
    assert furniture_rule(line) == "navigation"
    assert furniture_rule(line.replace("again", "over pay")) is None


@pytest.mark.parametrize(
    ("groups", "after"),
    [
        (furniture.LINES, ""),
        (furniture.OPENINGS, " harbour 2024"),
        (vocabulary.LABELS, ": Harbour today"),
        (vocabulary.STUBS, " harbour"),
        ({"credit": "|".join(vocabulary.SIGN_OFFS)}, " Ana Ruiz"),
    ],
)
def test_whatever_is_listed_is_found(groups, after):
    assert [entry for entry, _ in entries(groups) if furniture_rule(f"{entry}{after}") is None] == []


def test_the_lists_are_read_between_their_bars():
    assert _entries("go on | the\n    harbour") == ("go on", "the\n    harbour")
    assert _entries("\n  go on|\n") == ("go on", "")
    assert _by_entry({"a": "\n go on|\n share \n", "b": "print"}) == {
        "go on": "a",
        "share": "a",
        "print": "b",
    }


def test_an_opening_keeps_the_blank_at_its_end():
    openings, by_rule = _openings({"a": "\n  more by |next: |\n  jump to\n  ", "b": "print"})
    assert by_rule == {"a": ("more by ", "next: ", "jump to"), "b": ("print",)}
    assert openings == ("more by ", "next: ", "jump to", "print")


def test_common_first_words_are_told_apart_by_the_second():
    assert _starts(["leave a reply", "(c) 19"], ["the latest, and more", "-ends-", "not"]) == {
        *("leave", "c", "the latest", "ends", "not "),
    }


def test_an_ornament_and_nothing_but_tabs_open_a_row_of_a_table():
    assert furniture_rule("|" + 60 * "\t" + "Total") is None
