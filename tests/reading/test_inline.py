"""What stands inside a sentence is read with it: times, code, quotations, initials; what is struck is not."""

import pytest
from lxml import html

from summarize_cli.reading.inline import unify, without_marks
from summarize_cli.reading.tree import parsed
from tests.processes import cpu_time_below
from tests.reading.test_pages import STORY, page, paragraphs, prose, read


@pytest.mark.parametrize(
    ("marked", "said"),
    [
        ("It sails at <time datetime=2024-05-03>six on Friday</time> from the old pier in the west.",) * 2,
        ("The crew types <code>sail --now</code>, presses <kbd>Enter</kbd> and waits for <samp>ok</samp>.",)
        * 2,
        ("The town calls the boat <q>our bridge</q> and is proud.", "the boat “our bridge” and"),
        ("The town calls the boat “<q>our bridge</q>” and is proud.", "the boat “our bridge” and"),
        ("The town calls it <q>our <i>only</i> bridge</q> and is proud.", "it “our only bridge” and"),
        ("Boats sail <del>twice</del><ins>three times</ins> a day.", "Boats sail three times a day."),
        ("Boats sail twice, <s>not</s> <strike>never</strike> three times a day.", "sail twice, three times"),
        (
            "<span aria-hidden=true class=dropcap>W</span>hoever works late has waited for it.",
            "Whoever works",
        ),
        ("<img alt=W src=w.svg>hoever works late has waited for it.", "Whoever works late"),
    ],
)
def test_it_is_read_as_a_reader_does(marked, said):
    expected = html.fromstring(f"<p>{said}</p>").text_content()
    assert expected in " ".join(prose(read(page(paragraphs(*STORY[:2], marked, *STORY[2:])))))


@pytest.mark.parametrize(
    "markup",
    [
        "<p>By Ana Ruiz, <time>5 May</time></p>",
        "<p><code>sail --now</code></p>",
        "<p><span aria-hidden=true>→</span> On to the next page</p>",
        "<p><img alt=map>and what lies around</p>",
        "<p><s>It sails at six. The ferry line has so said, and the city too.</s> It does not.</p>",
    ],
)
def test_what_is_no_part_of_a_sentence_stays_as_it_is(markup):
    tree = parsed(markup)
    unify(tree)
    assert markup.replace("=true", '="true"').replace("=map", '="map"') in html.tostring(
        tree, encoding="unicode"
    )


@pytest.mark.parametrize(
    "mark",
    [
        '<sup id="fnref:1"><a href="#fn:1">1</a></sup>',
        '<a epub:type="noteref" href="#n1">12</a>',
        '<a role="doc-noteref" href="notes.html#n1">a</a>',
        '<sup><a href="#fn2">[2]</a></sup>',
        '<a class="footnote-anchor" href="#footnote-1">2</a>',
        '<a href="#_ftn1">[1]</a>',
        "<sup>[citation needed]</sup>",
        '<a class="headerlink">¶</a>',
        '<a href="#dimmed" title="Permalink">#</a>',
        '<span class="mw-editsection">[<a href="/edit">edit</a>]</span>',
    ],
)
def test_what_is_set_beside_words_for_a_click_is_none_of_them(mark):
    tree = parsed(f"<p>The lamp had been dimmed{mark} before.</p>")
    without_marks(tree)
    assert tree.text_content() == "The lamp had been dimmed before."


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="#lamp">lamp</a>',
        '<a href="#references">B</a>',
        '<a href="#map">2</a>',
        "CO<sub>2</sub>",
        "10<sup>6</sup>",
    ],
)
def test_other_links_and_figures_stay(markup):
    tree = parsed(f"<p>The {markup} was dimmed.</p>")
    before = tree.text_content()
    without_marks(tree)
    assert tree.text_content() == before


@pytest.mark.parametrize(
    "piece", ["<del>x</del> y", "<s>" * 3, "<time>x</time> y", "<q>x</q>", "<code>x</code>", "<img alt=W>y"]
)
def test_many_of_them_take_no_time(piece):
    tree = parsed("<p>It sails." + "word " * 9000 + piece * 4000)
    with cpu_time_below(1):
        unify(tree)


def test_a_picture_of_a_letter_within_a_sentence_opens_no_word():
    tree = parsed("<p>Grade <img alt='A'>students may leave.</p>")
    unify(tree)
    assert tree.text_content() == "Grade students may leave."
