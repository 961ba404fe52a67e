"""What its own class name calls furniture is taken out of a page, unless the page is about it."""

import pytest

from summarize_cli.reading.pruning import prune
from summarize_cli.reading.tree import parsed
from tests.processes import cpu_time_below

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


@pytest.mark.parametrize(
    "box",
    [
        "<p hidden>{}</p>",
        "<div hidden><p>{}</p></div>",
        "<template><p>{}</p></template>",
        '<p>One <span class="tooltip" role="tooltip" hidden>{}</span></p>',
        '<p style="display: none">{}</p>',
    ],
)
def test_what_is_hidden_goes(box):
    assert "A boat is a ship" not in left(box.format("A boat is a ship."))


@pytest.mark.parametrize("count", [149, 600])
def test_an_article_that_a_program_shows_when_it_has_come_stays(count):
    """It is long, or most of the page."""
    tree = parsed(
        f"<html><body><article hidden>{'<p>word </p>' * count}</article><p>The end.</p></body></html>"
    )
    prune(tree)
    assert "word" in tree.text_content()


def test_many_boxes_beside_one_another_take_no_time():
    tree = parsed(f"<p>{('<span class=share></span>' + 'on and on ' * 12) * 9000}</p>")
    with cpu_time_below(1):
        prune(tree)
