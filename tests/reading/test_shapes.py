"""Lines lie alike where the elements around them have the same names."""

import pytest

from summarize_cli.reading.shapes import shape_of
from summarize_cli.reading.tree import parsed


def shapes(body: str) -> list[str]:
    return [shape_of(element) for element in parsed(f"<html><body>{body}</body></html>").iter("p")]


def test_paragraphs_of_one_text_lie_alike():
    first, second = shapes('<div class="text"><p class="initial">One.</p><p>Two.</p></div>')
    assert first == second


def test_so_do_those_of_which_each_has_an_element_of_its_own():
    first, second = shapes('<div class="block-1"><p>One.</p></div><div class="block-2"><p>Two.</p></div>')
    assert first == second


def test_a_box_lies_otherwise():
    first, second = shapes('<div class="text"><p>One.</p><div class="box"><p>Two.</p></div></div>')
    assert first != second


def test_what_is_far_above_does_not_matter():
    around = "<main><div><div><div>{}</div></div></div></main>"
    (first,) = shapes(around.format("<p>One.</p>"))
    (second,) = shapes(f"<section>{around.format('<p>One.</p>')}</section>")
    assert first == second


@pytest.mark.parametrize(
    ("body", "shape"),
    [
        ('<p class="first" id="p1">One.', "p < body. < html."),
        ("<article><div><section><p>One.", "p < section. < div. < article."),
        ('<div id="post-12" class="post-12 text"><p>One.', "p < div.post- text < body. < html."),
    ],
)
def test_a_shape_names_three_elements_around_a_paragraph_and_no_numbers(body, shape):
    assert shapes(body) == [shape]


def test_what_is_no_paragraph_lies_in_an_element_of_its_own_name():
    box = parsed('<html><body><main><div class="item-3">One.</div></main></body></html>').find(".//div")
    assert shape_of(box) == "div.item- < main. < body. < html."


@pytest.mark.parametrize("markup", ["<ul class=list><li class=item>Two.</ul>", "<dl><dd>Two.</dl>"])
def test_items_of_a_list_lie_where_the_list_does(markup):
    tree = parsed(f"<html><body><div class=text><p>One.</p>{markup}</div></body></html>")
    paragraph, item = (tree.find(f".//{name}") for name in ("p", "li" if "<li" in markup else "dd"))
    assert shape_of(item) == shape_of(paragraph)


def test_text_of_no_element_has_no_shape():
    assert not shape_of(None)
