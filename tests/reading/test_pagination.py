"""A sentence goes on over a page's end, whatever stands there; numbers and rows that recur elsewhere stay."""

import pytest

from summarize_cli import summarize
from summarize_cli.reading.pagination import unpaged
from summarize_cli.reading.plaintext import parse
from tests.processes import cpu_time_below

FIRST = (
    "The county has planted 12,400 trees along the coast since the wall of Selm\n"
    "was mended, and it lost 9,100 of them. Most stood in the eastern hills, where"
)
SECOND = (
    "hardly any rain fell in two summers. The foresters had asked for water in\n"
    "May, and the council gave them none. It will give some next year."
)
WHOLE = "Most stood in the eastern hills, where hardly any rain fell in two summers."

HEAD = "Annual Report on Trees                    Page {}"
FOOT = "County of Selm, Department of Parks"


def printed(between, end="\n"):
    text = "\n".join([HEAD.format(4), "", FIRST, *between, SECOND])
    return text.replace("\n", end)


def prose(article):
    return [" ".join(article.text[p.start : p.end].split()) for p in article.paragraphs]


def left_out(article):
    return [(line.text, line.rule) for line in article.outside]


def folded(*texts):
    return [" ".join(text.split()) for text in texts]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "between",
    [
        ["", "                 4", "", HEAD.format(5), ""],
        ["", "- 4 -", FOOT, "\f" + HEAD.format(5), ""],
        ["", "© 2024 County of Selm", "\f" + HEAD.format(5)],
        ["", "Page 4 of 12", ""],
        ["\f" + HEAD.format(5), ""],
    ],
)
def test_a_sentence_goes_on_behind_a_running_head_and_a_number(between, end):
    text = printed(between, end)
    if FOOT in text:
        text += f"{end}{end}{FOOT}"
    assert f"{FIRST} {SECOND}".split() == " ".join(prose(parse(text))[-1:]).split()
    sentences = summarize(text, sentences=9).summary
    assert WHOLE in [sentence.text for sentence in sentences]


def test_what_stood_between_is_told():
    article = parse(printed(["", "   4", "© 2024 County of Selm", HEAD.format(5), ""]))
    assert left_out(article) == [
        ("Annual Report on Trees Page 4", "running head"),
        ("4", "page number"),
        ("© 2024 County of Selm", "copyright"),
        ("Annual Report on Trees Page 5", "running head"),
    ]
    assert article.title is None


def test_heads_and_numbers_go_from_all_pages():
    text = (
        f"{printed(['', '4', '', HEAD.format(5), ''])}\n\n5\n\n{HEAD.format(6)}\n\nThe trees are limes.\n\n6"
    )
    assert prose(parse(text)) == folded(f"{FIRST} {SECOND}", "The trees are limes.")


def test_places_are_places_in_the_file():
    text = printed(["", "   4", "", HEAD.format(5), ""])
    article = parse(text)
    assert len(article.text) == len(text)
    (sentence,) = [each for each in summarize(text, sentences=9).summary if each.text == WHOLE]
    assert text[sentence.start : sentence.end].startswith("Most stood")
    assert text[sentence.start : sentence.end].endswith("two summers.")


def test_a_word_may_be_divided_by_a_page():
    text = (
        printed(["", "4", ""])
        .replace("hills, where", "hills of the sou-")
        .replace("hardly", "thern coast. Hardly")
    )
    assert "Most stood in the eastern hills of the sou- thern coast." in prose(parse(text))[-1]


def test_a_form_feed_within_a_sentence_is_enough():
    assert prose(parse(f"{FIRST}\n\n\f{SECOND}")) == folded(f"{FIRST} {SECOND}")


CLOSED = f"{FIRST} nobody lives."
HANDS = "Then the foresters went home and slept."


@pytest.mark.parametrize(
    "text",
    [
        f"{CLOSED}\n\n4\n\n{HANDS}\n\n5\n\n{SECOND}",
        f"Part 1\n\n{CLOSED}\n\nPart 2\n\n{HANDS}\n\nPart 3\n\n{HANDS}",
        f"{FIRST}\n4\n{SECOND}",
        f"{FIRST}\n\n***\n\n{SECOND}",
        f"{FIRST}\n\nand the rain came\n\n{SECOND}\n\nand the rain came",
        "limes from the hill\n\n4\n\noaks from the coast\n\n5\n\nbeeches of Selm\n\n6\n\nelms\n\n7",
    ],
    ids=["sections", "parts", "no gap", "ornament", "refrain", "table"],
)
def test_other_numbers_and_rows_that_recur_stay(text):
    article = parse(text)
    assert article.text == text
    assert not article.outside


def varied(row):
    """Rows of which none recurs."""
    letters = "abcdefghij"
    return "".join(row.format("".join(letters[int(d)] for d in f"{number:06}")) for number in range(100_000))


@pytest.mark.slow
@pytest.mark.parametrize(
    "row",
    [
        "the trees of the county {} have\n\n4\n\n",
        "the trees of the county, where {}\n \n",
        "4\n\n",
        "\n\n\fa 4\n",
    ],
)
def test_many_pages_take_linear_time(row):
    with cpu_time_below(8):
        unpaged(varied(row))


def test_what_begins_with_a_name_in_small_letters_begins_anew():
    text = (
        "Apple shares rise after its earnings report and a new telephone\n\nPage 1 of 2\n\n"
        "iPhone sales rose by a tenth in the quarter, the company said on Thursday.\n"
    )
    assert unpaged(text) is None


CLUB = [
    "The years that changed the old club of the town",
    "1998",
    "founded by ten friends in a pub, it had no ground and no ball",
    "2004",
    "won the cup for the first time, in extra time",
]


@pytest.mark.parametrize(
    "rows",
    [
        CLUB,
        ["Number of people killed in the storm so far", "47", "among them eleven children, officials said."],
        ["Part 1", "and so it went on, he said, until the autumn", "Part 2", "he never came back", "Part 3"],
    ],
)
def test_years_counts_and_parts_of_a_text_are_no_edges_of_pages(rows):
    assert unpaged("\n\n".join(rows)) is None
