"""When a text says that it was published: read above its prose, and nowhere else."""

import pytest

from summarize_cli.reading.dates import date_in
from summarize_cli.reading.plaintext import parse

TITLE = "Ferries return to the river after three winters"
PROSE = (
    "The ferries came back to the river on Monday, three winters after the last of them sank in the fog.\n\n"
    "Two boats cross between Lundby and Saltmarsh every half hour, and children under ten ride free."
)


WRAPPED = """\
The old market hall of the town, which was opened by the mayor himself
on March 3, 1999 and again on 4 April 2001, is to be closed for good at
the end of this year, the council decided on Tuesday night in a meeting
that lasted for six hours and in which forty people spoke against it."""


@pytest.mark.parametrize(
    ("row", "day"),
    [
        ("Tuesday 14 November 2023, 06:40", "2023-11-14"),
        ("Published 7:14 AM EST, Nov. 7, 2025", "2025-11-07"),
        ("Sept. 14th, 2025 | 4 min read", "2025-09-14"),
        ("Fri 7 Nov 2025 08.00 GMT", "2025-11-07"),
        ("07-Nov-2025", "2025-11-07"),
        ("POSTED JUNE 1, 2026 AT 9:00", "2026-06-01"),
        ("2025-11-07T08:00:00Z", "2025-11-07"),
        ("11/07/2025", None),
        ("7 November", None),
        ("February 30, 2025", None),
        ("February 30, 2025, moved to March 2, 2025", "2025-03-02"),
        ("Novel 7 2025", None),
        ("page 2025-11-07-3", None),
        ("1 May 2125", None),
    ],
)
def test_a_day_in_a_row(row, day):
    assert date_in(row) == day


@pytest.mark.parametrize(
    "front",
    [
        "{title}\n\nBy Jane Doe\n\nNov. 7, 2025",
        "{title}\n\nBy Jane Doe | Nov. 7, 2025",
        "{title}\nPublished November 7, 2025\nBy Jane Doe",
        "{title}\nUpdated Nov. 9, 2025\nPublished Nov. 7, 2025",
        "Friday, Nov. 21, 2025\n{title}\nNov. 7, 2025",
        "November 7, 2025",
        "{title}\nJune 14, 2026 at 7 p.m.\nPublished Nov. 7, 2025",
        "{title}\nPublished\nNov. 7, 2025\nHome\nPress\n{title}",
        "{title}\nUpdated Nov. 9, 2025 | Published Nov. 7, 2025",
        "Nov. 7, 2025\n{title}\nBy Jane Doe",
        "{title}\nLundby | Updated: November 7, 2025 22:51 IST",
        "{title}\nNovember 7, 2025 | By Jane Doe, Office of Communications",
    ],
)
def test_it_stands_above_the_prose(front):
    article = parse(front.format(title=TITLE) + "\n\n" + PROSE)
    assert article.date == "2025-11-07"
    assert article.title in (TITLE, None)


def test_it_stands_below_a_deck():
    deck = "It took a loan of twelve million, a ship from Gdynia and a good deal of patience."
    assert parse(f"{TITLE}\n\n{deck}\n\nNov. 7, 2025\n\n{PROSE}").date == "2025-11-07"


def test_when_a_text_was_changed_counts_where_nothing_else_does():
    assert parse(f"{TITLE}\nUpdated Nov. 9, 2025\n\n{PROSE}").date == "2025-11-09"


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n\n{PROSE}",
        f"{TITLE}\n\nOn Nov. 7, 2025, nobody believed it. {PROSE}",
        f"What the storm of Nov. 7, 2025 taught the ferries\n\n{PROSE}",
        f"{TITLE}\n\nThe old ferry on May 3, 2019. Photo: Jane Doe\n\n{PROSE}",
        f"{TITLE}\n\n{PROSE}\n\nNov. 7, 2025",
        "Nov. 7, 2025",
        f"{TITLE}\n\nLUNDBY (AP) — The loan of March 3, 1999 is repaid. {PROSE}",
        f"{TITLE}\n\n{WRAPPED}\n\n{PROSE}",
        f"{TITLE}\n\nWhen: June 14, 2025\nWhere: Town hall\n\n{PROSE}",
        f"{TITLE}\n\nBorn: March 3, 1931\n\n{PROSE}",
        f"{TITLE}\n\nThe landing on its first day, March 3, 1971\n\n{PROSE}",
        f"Maria Lopez\nMarch 3, 1931 – May 5, 2024\n\n{PROSE}",
        f"{TITLE}\n\n- The landing was opened on March 3, 1971\n- It sank in a night\n\n{PROSE}",
        f"What happened on  September 11, 2001\n\n{PROSE}",
        f"What happened on September 11, 2001\nand what came of it since\n\n{PROSE}",
    ],
    ids=[
        *("none", "prose", "headline", "caption", "below", "alone", "dateline", "wrapped", "event", "born"),
        *("lead", "lived", "list", "spaced", "title"),
    ],
)
def test_other_days_are_none(text):
    assert parse(text).date is None
