"""What its own class name calls furniture is taken out of a page, unless the page is about it."""

import pytest

from summarize_cli.reading.pruning import prune
from summarize_cli.reading.tree import parsed

STORY = "<p>" + "The ferries are back. " * 100 + "</p>"


def left(html):
    tree = parsed(f"<html><body>{STORY}{html}</body></html>")
    prune(tree)
    return (
        " ".join(tree.text_content().split()).removeprefix(" ".join(["The ferries are back."] * 100)).strip()
    )


@pytest.mark.parametrize(
    "attributes",
    [
        'class="newsletter"',
        'class="Box--Newsletter wide"',
        'id="promo_2"',
        'class="wide" id="related"',
        'class="sharedaddy"',
    ],
)
def test_a_box_goes_that_a_class_or_an_id_names(attributes):
    assert left(f"<div {attributes}>Read all we write.</div><p>The end.</p>") == "The end."


@pytest.mark.parametrize("attributes", ["", 'class="story"', 'class="shared-values"', 'id="commentator"'])
def test_what_has_another_name_stays(attributes):
    assert left(f"<div {attributes}>Read all we write.</div>") == "Read all we write."


def test_its_tail_stays():
    assert left('<p>One <span class="share">Share</span> boat.</p>') == "One boat."


@pytest.mark.parametrize(("count", "stays"), [(150, False), (151, True)])
@pytest.mark.parametrize("pieces", ["{}", "<b>{}</b><i>{}</i>"])
def test_what_holds_more_than_150_words_is_no_box(count, stays, pieces):
    parts = pieces.count("{}")
    inside = pieces.format(
        *(" ".join(["word"] * (count // parts + (part < count % parts))) for part in range(parts))
    )
    inside = inside.replace("</b><i>", " </b><i>")
    assert bool(left(f'<div class="related">{inside}</div>')) is stays


def test_a_box_within_a_box_counts_once():
    """Else the two would be more than a third of the page, and stay."""
    boxes = '<div class="related"><div class="share">' + "word " * 149 + "</div></div>"
    assert left(boxes) == ""


@pytest.mark.parametrize(("last", "stay"), [(100, False), (101, True)])
def test_where_more_than_35_words_in_100_bear_such_names_the_page_is_about_them(last, stay):
    """Of 1000 words 400 are the story's."""
    boxes = "".join(f'<div class="comment">{"word " * size}</div>' for size in (125, 125, last))
    assert ("word" in left(f"{boxes}<p>{'other ' * (600 - 250 - last)}</p>")) is stay
