"""Furniture told by what a line is made of: sign-offs, rows, credits, figures, author boxes."""

import pytest

from summarize_cli.reading.boilerplate import furniture_rule
from summarize_cli.reading.rows import is_closed, is_offer


@pytest.mark.parametrize("end", [".", "!", "?", '."', '!"', '?"', ".'", "!'", "?'"])
def test_a_sentence_closes_a_line(end):
    assert is_closed("the ferry sails" + end)


@pytest.mark.parametrize("end", ["", ":", ")", "...", " at 6 p.m.", " at 6 a.m."])
def test_a_time_or_three_dots_close_nothing(end):
    assert not is_closed("the ferry sails" + end)


@pytest.mark.parametrize(
    "line",
    [
        "Leo Tan contributed to this report.",
        "Leo Tan contributed to this story from Vienna.",
        "The Ledger contributed to this article",
        "Edited and reviewed by Ana Ruiz",
        "* * edited by Ana Ruiz",
        "Reporting by Ana Ruiz – Editing by Leo Tan",
        "Reporting by Xavier Ruiz",
        "Photos by @harbourdesk",
        "Photos by “Ana Ruiz”",
    ],
)
def test_a_sign_off_names_people(line):
    assert furniture_rule(line) == "credit"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("* He contributed to this report.", "no name"),
        ("Leo Tan contributed to this fund.", "to something else"),
        ("Leo Tan contributed to this report that the council ordered.", "the sentence goes on"),
        ("Ana Ruiz contributed to this fund and contributed to this report.", "to something else first"),
        ("Reporting by two monitors", "no name"),
    ],
)
def test_a_sentence_about_a_contribution_is_kept(line, reason):
    assert furniture_rule(line) is None, reason


def test_a_contribution_stands_near_the_beginning():
    line = f"{'Ana Ruiz and ' * 20}"[:249] + " contributed to this report."
    assert line.index("contributed") == 250
    assert furniture_rule(line) == "credit"
    assert furniture_rule("A" + line) is None


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Share.", "sharing"),
        ("Mastodon Twitter", "sharing"),
        ("Name Email Website", "comment form"),
        ("12 comments", "count"),
        ("March 3", "time"),
        ("9h30", "time"),
        ("10:15pm", "time"),
        ("7.05", "time"),
    ],
)
def test_rows(line, rule):
    assert furniture_rule(line) == rule


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Share this.", "two words and a full stop"),
        ("Share this post on Facebook.", "a sentence of a row's words"),
        ("Facebook after the outage", "a network, and words that are no buttons"),
        ("12 views on the harbour", "a count, and what is counted in a headline"),
        ("March 3 and the flood", "a date, and more"),
        ("On the hour", "words of dates without a date"),
        ("9h305", "no time of the day"),
    ],
)
def test_what_only_holds_a_word_of_a_row_is_kept(line, reason):
    assert furniture_rule(line) is None, reason


def test_a_row_has_at_most_24_words():
    row = "Mastodon Twitter " * 12
    assert furniture_rule(row) == "sharing"
    assert furniture_rule(row + "Tumblr") is None


@pytest.mark.parametrize(
    "line",
    [
        "Marta Lindahl/Reuters",
        "Marta Lindahl/Reuters.",
        "Marta Lindahl/AFP/Getty Images",
        "AP/Marta Lindahl",
        "AP/Marta Lindahl/The Ledger",
        "Rex/Shutterstock",
    ],
)
def test_an_agency_on_either_side_of_a_slash_is_a_credit(line):
    assert furniture_rule(line) == "credit"


@pytest.mark.parametrize("line", ["Getty Images", "Harbour/airport line closed", "Either/or"])
def test_an_agency_without_a_slash_or_a_slash_without_an_agency_is_no_credit(line):
    assert furniture_rule(line) is None


def test_a_credit_has_at_most_twelve_words():
    line = "harbour wall at dawn on Sunday after the storm Marta Lindahl/Reuters"
    assert furniture_rule(f"The {line}") == "credit"
    assert furniture_rule(f"The old {line}") == "caption"


@pytest.mark.parametrize("line", ["12 30 41", "1 2 3 boats lost", "2019 41% 3.5m"])
def test_three_figures_that_are_three_fifths_of_a_line_are_a_table(line):
    assert furniture_rule(line) == "table"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("12 30 boats", "two figures"),
        ("1 2 3 boats were lost", "half of the words"),
        ("3 of 12 wards in 40 towns still without water", "three figures among many words"),
        ("12, 30, 41, 55 boats sank.", "closed as a sentence is"),
    ],
)
def test_fewer_figures_are_no_table(line, reason):
    assert furniture_rule(line) is None, reason


@pytest.mark.parametrize(
    "line",
    [
        "Follow him @anaruiz",
        "Email her at jane@ledger.example",
        "Contact me on Twitter",
        "Ana Ruiz can be reached at ana@ledger.example.",
        "Ana Ruiz covers courts for the Ledger.",
        "Ana Ruiz covers courts and covers schools for the Ledger.",
        "Ana Ruiz writes about ferries at the Ledger.",
        "* Ana Ruiz is a reporter based in Vienna.",
        "Ana Maria Ruiz Osei is an Oslo correspondent for the Ledger.",
    ],
)
def test_the_writer_and_an_address_or_a_beat_are_an_author_box(line):
    assert furniture_rule(line) == "author box"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Contact me before the vote on the ferry", "no address"),
        ("Email me@ledger.example", "two words"),
        ("Ana Ruiz covers courts for the Ledger, the lawyer said.", "somebody speaks"),
        ("Ana Ruiz covers courts.", "for nobody"),
        ("Ana Ruiz is a nurse at the harbour clinic — and a diver.", "no journalist's job"),
        ("Ruiz covers courts for the Ledger.", "one name"),
        ("Ana Maria Ruiz Osei Tan covers courts for the Ledger.", "five names"),
        ("Ana and Leo covers courts for the Ledger.", "a word that is no name"),
    ],
)
def test_other_sentences_about_people_are_kept(line, reason):
    assert furniture_rule(line) is None, reason


def test_an_author_box_has_at_most_45_words():
    line = "Ana Ruiz covers courts for the Ledger" + " and ferries" * 19
    assert len(line.split()) == 45
    assert furniture_rule(line) == "author box"
    assert furniture_rule(line + " daily") is None


def test_the_beat_stands_within_sixty_characters():
    line = "Ana " + "R" + "u" * 47 + " covers courts for the Ledger."
    assert line.index("courts") == 60
    assert furniture_rule(line) == "author box"
    assert furniture_rule(line.replace("u", "uu", 1)) is None


def test_a_sentence_on_subscriptions_is_no_offer():
    assert not is_offer(
        "Premium subscriptions now make up half of all revenue at the company, up from a third."
    )
    assert is_offer("Explore our full range of subscriptions.")
