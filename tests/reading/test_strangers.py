"""How prose speaks that stands around an article: what each sign is told by, and what only looks like it."""

import pytest

from summarize_cli.reading.strangers import (
    addresses_reader,
    goes_on,
    greets,
    is_only_quoted,
    names_contact,
    names_price,
    quotes,
    reads_as_caption,
    somebody_speaks,
    speaks_of_itself,
    tells_what_to_do,
    tells_who_publishes,
)
from tests.processes import cpu_time_below


@pytest.mark.parametrize(
    "line",
    [
        "Police officers adjust a barricade as people wait along the route.",
        "The old boat at her mooring, a little the worse for wear.",
        "The balloon is partially inflated on Wednesday, November 27, in New York.",
        "Rows of empty desks, photographed through a window in the morning.",
        "Boats on the\u2019river tonight.",
        "The dog is resting here.",
        "Boats are seen here.",
        "A shed behind the red boats.",
        "A red shed and a boat.",
        " ".join(["Boats"] * 45),
        "XX large letters on a boat at her mooring.",
    ],
)
def test_captions_say_what_can_be_seen(line):
    assert reads_as_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "Police officers adjusted a barricade as people waited.",
        "Lionel Messi is not for sale.",
        "“People wait in the rain,” she says.",
        "The government has agreed to talks.",
        "Help is on the way!",
        "It isn\u2019t in the harbour today.",
        "Three boats today.",
        " ".join(["Boats"] * 46),
        # A participle before "is" or far behind it does not make a picture.
        "The meeting is in the town hall.",
        "The boat, painted blue, is in the harbour.",
        "The dog is in the sun resting.",
        "The keeper baked for the children.",
    ],
)
def test_news_tells_what_has_happened(line):
    assert not reads_as_caption(line)


@pytest.mark.parametrize(
    ("line", "addressed"),
    [
        ("Our readers pay for this.", True),
        ("You\u2019ll never miss a story again.", True),
        ("“You won,” he told us all.", True),
        ("“You won,” he told them.", False),
        ("They said “you won”us.", True),
        ("Let\u2019s go.", True),
        ("The US army left.", False),
        ("‘We asked you twice,’ said the warden, ‘and you said no.’", False),
        ("'We asked you twice,' said the warden.", False),
        ("‘Nobody asked,’ she told us.", True),
        ("The farmers’ market is ours, as in the ’90s.", True),
    ],
)
def test_who_speaks_to_the_reader(line, addressed):
    assert addresses_reader(line) is addressed


@pytest.mark.parametrize(
    ("line", "has_quotation"),
    [
        ("“Nobody asked,” she said.", True),
        ("‘Nobody asked,’ she said.", True),
        ("She said that 'nobody asked.'", True),
        ("The farmers’ market, in the ’90s, was the Joneses’ idea.", False),
        ("What he called a ‘misunderstanding’ was none.", False),
    ],
)
def test_british_quotation_marks_are_known_by_the_stop_before_they_close(line, has_quotation):
    assert quotes(line) is has_quotation


def test_quotation_marks_that_nobody_closes_take_no_time():
    with cpu_time_below(2):
        quotes("'a " * 20_000)


@pytest.mark.parametrize(
    ("sign", "has_it", "has_it_not"),
    [
        (is_only_quoted, "“Nobody asked us.”", "“Nobody asked us,” she said."),
        (is_only_quoted, '"First one." "Then the other."', 'The "old" boat.'),
        (somebody_speaks, "“Stay,” she told him.", "“Look at me and say it.”"),
        (greets, "Dear all, the minutes are below.", "Dear to all who knew it, the pier is gone."),
        (greets, "Welcome to the 212 who joined us.", "Welcome rain fell on Sunday."),
        (speaks_of_itself, "A version of this story ran on Friday.", "This storey is the lowest."),
        (names_contact, "Write to press@office.example.", "The office wrote to the press."),
        (names_contact, "Call 555-010-0142.", "Some 555 people called in 2014-15."),
        (names_price, "Plans from $9.99 a month.", "A loan of $12 million."),
        (names_price, "It is nine dollars a week.", "Nine dollars bought a boat then."),
        (names_price, "Take 20 per cent off.", "Sales fell 20 per cent."),
        (tells_what_to_do, "The fair is on. Join us there.", "“Join us there,” he said."),
        (tells_what_to_do, "Get the app.", "Getting the app took an hour."),
        (goes_on, "But nobody came.", "Nobody came."),
        (goes_on, "Their boats are old.", "There are boats."),
        # A word and its short form are two, whatever the apostrophe.
        (goes_on, "They said ’tis old.", "They’re old."),
        (goes_on, "They are old.", "They're old."),
        (
            tells_who_publishes,
            "Lundby is a public research university founded in 1871.",
            "Lundby, where the university stands, is a quiet town.",
        ),
    ],
)
def test_what_lines_of_a_page_s_own_say(sign, has_it, has_it_not):
    assert sign(has_it)
    assert not sign(has_it_not)


@pytest.mark.parametrize("digits", ["9" * 100_000, "9," * 50_000 + "9", "9." * 50_000 + "9"])
def test_a_price_of_many_digits_takes_no_time(digits):
    with cpu_time_below(2):
        assert names_price(f"Tickets cost ${digits} each.")
        assert not names_price(f"The bridge cost ${digits} million.")
