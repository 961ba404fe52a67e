"""Furniture is dropped, and prose that sounds like it is kept."""

import pytest
from boilerplate_cases import DROPPED, KEPT

from summarize_cli.reading.boilerplate import LONGEST, furniture_rule


@pytest.mark.parametrize(("line", "reason"), DROPPED)
def test_furniture_is_dropped(line, reason):
    assert furniture_rule(line) is not None, reason


@pytest.mark.parametrize(("line", "reason"), KEPT)
def test_prose_is_kept(line, reason):
    assert furniture_rule(line) is None, reason


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Leave a Reply", "comment form"),
        ("LEAVE A REPLY Cancel reply", "comment form"),
        ("Share Tweet Pin Email", "sharing"),
        ("Read more: Why bread costs more", "related"),
        ("Sign up for our newsletter", "newsletter"),
        ("Home » News » Local", "navigation"),
        ("Reporting by Anneke Ruiz; Editing by Paul Osei", "credit"),
        ("3 Comments", "count"),
        ("Thursday, April 11, 2019", "time"),
        ("Hide caption", "player"),
        ("© 2024 The Ledger", "copyright"),
        ("Editor's note: Jane Doe teaches history at a college in Ohio.", "author box"),
        ("***", "ornament"),
    ],
)
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
