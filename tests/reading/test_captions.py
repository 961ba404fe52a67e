"""A caption is told by the credit at its end."""

import pytest

from summarize_cli.reading.captions import as_caption


def rule(line):
    return as_caption(line, line.split())


@pytest.mark.parametrize(
    "credit",
    [
        "(Marta Lindahl/The Ledger)",
        "(AP Photo/Luis Ortega, File)",
        "(Photo by Jane Doe)",
        "(Image: NASA).",
        "(Shutterstock)",
        "(Representational image)",
        "(Courtesy of the museum)",
        "Photo: Harbour Notes",
        "Image/Harbour Notes",
        "AP Photo/Luis Ortega",
        "David McNew—Getty Images",
        "David McNew | Reuters",
        "(Staff photo)",
        "(News file photo).",
        "(Photo provided)",
        "at dusk.Credit...Rui Soares for The Ledger",
        "PHOTO: R. SOARES",
        "(ABC News: Jane Doe)",
        "(Supplied: Luis Ortega)",
        "(Reuters: Jane Doe)",
    ],
)
def test_a_credit_at_the_end(credit):
    assert rule(f"Boats at the landing {credit}") == "caption"
    assert rule(f"Boats at the landing {credit}  ") == "caption"
    assert rule(f"Boats at the landing {credit}, which nobody had asked for.") is None


def test_a_line_without_one_is_none():
    assert rule("Boats at the landing.") is None
    assert rule("The photo shows boats at the landing.") is None


def test_a_caption_has_at_most_70_words():
    assert rule("boats " * 68 + "(Image: NASA)") == "caption"
    assert rule("boats " * 69 + "(Image: NASA)") is None


def test_the_credit_stands_in_the_last_110_characters():
    name = "x" * 60
    assert rule(f"Boats (Image: {name})") == "caption"
    assert rule("Photo: The boats" + " at the landing" * 8) is None


@pytest.mark.parametrize("line", ["UNIVERSAL CREDIT: Ministers weigh a cut", "Credit: where it is due"])
def test_a_headline_on_credit_is_no_caption(line):
    assert rule(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Doe | Photographs by Luis Ortega",
        "By  Jane Doe | Reuters",
        "By Jane Doe (Photo: Luis Ortega)",
    ],
)
def test_a_byline_that_names_the_photographer_or_an_agency_is_no_caption(line):
    assert rule(line) is None
    assert rule(line.replace("By", "Beside")) == "caption"


@pytest.mark.parametrize("line", ["He told us (Fox News: it was late)", "It is closed (Supplied: 40 tonnes)"])
def test_what_is_no_name_behind_an_outlet_is_no_credit(line):
    assert rule(line) is None
