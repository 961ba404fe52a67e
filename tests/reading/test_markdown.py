"""Markdown becomes prose and headings; code, tables, images and addresses stay out."""

import pytest

from summarize_cli.reading import markdown
from tests.processes import cpu_time_below

STORY = """\
# Night boats

By Jane Doe

The ferry line will add *two night boats* from **May**, [the company said](https://line.example/news "News")
on Tuesday.

## What it costs

> The city pays half of the cost, `about` 400,000 euros &amp; more.

- Each boat carries 120 passengers across the sound.
- ![The boat](boat.jpg) It takes 18 minutes and an <b>awful</b> lot of fuel.

```python
print("This is no sentence of the article.")
```

    nor is this one

| boat | passengers |
|------|------------|
| Ana  | 120 of them are expected every day. |

<div>Not this.</div>
"""


def read(text, **options):
    return markdown.read(text.encode(), **{"encoding": None, "charset": None, "source": None} | options)


def texts(article, role):
    return [article.text[p.start : p.end] for p in article.paragraphs if p.role == role]


def test_prose_and_headings():
    article = read(STORY)
    assert (article.title, article.byline) == ("Night boats", "Jane Doe")
    assert texts(article, "heading") == ["What it costs"]
    assert texts(article, "prose") == [
        "The ferry line will add two night boats from May, the company said on Tuesday.",
        "The city pays half of the cost, about 400,000 euros & more.",
        "Each boat carries 120 passengers across the sound.",
        "It takes 18 minutes and an awful lot of fuel.",
    ]


def test_metadata_above_the_text():
    article = read(
        "---\ntitle: 'Night boats'\nauthor: Jane Doe\ndate: 2024-03-05 08:00\nlang: en-GB\ntags: [a]\n---\n"
        "The ferry line will add two night boats from May.\n"
    )
    assert (article.title, article.byline, article.date, article.language) == (
        "Night boats",
        "Jane Doe",
        "2024-03-05",
        "en",
    )
    assert texts(article, "prose") == ["The ferry line will add two night boats from May."]


@pytest.mark.parametrize(
    "metadata",
    [
        "title: >-\n  Night boats:\n  two more\nauthors:\n  - Jane Doe\n  - name: Luis Ortega\n    site: x",
        "title: Night boats:\n  two more\nauthors: ['Jane Doe', \"Luis Ortega\"]",
        "authors:\n- Jane Doe\n- Luis Ortega\ntitle: |\n  Night boats: two more",
    ],
)
def test_metadata_of_several_lines(metadata):
    article = read(
        f"---\n{metadata}\ndate: 2024-03-05\n---\nThe ferry line will add two night boats from May.\n"
    )
    assert (article.title, article.byline, article.date) == (
        "Night boats: two more",
        "Jane Doe, Luis Ortega",
        "2024-03-05",
    )
    assert texts(article, "prose") == ["The ferry line will add two night boats from May."]


@pytest.mark.parametrize(
    "metadata",
    [
        'date = 2024-03-05T08:00:00Z\nauthors = ["Jane Doe", "Luis Ortega"]\n[params]\ntitle = "No"',
        'date = "2024-03-05"\nauthor = "Jane Doe, Luis Ortega"',
    ],
)
def test_metadata_in_toml(metadata):
    article = read(f'+++\ntitle = "Night boats"\n{metadata}\n+++\nThe ferry line will add two boats.\n')
    assert (article.title, article.byline, article.date) == (
        "Night boats",
        "Jane Doe, Luis Ortega",
        "2024-03-05",
    )
    assert texts(article, "prose") == ["The ferry line will add two boats."]


def test_damaged_toml_is_no_text_either():
    article = read("+++\ntitle = Night boats\n+++\nThe ferry line will add two night boats from May.\n")
    assert article.title is None
    assert texts(article, "prose") == ["The ferry line will add two night boats from May."]


def test_a_line_across_the_page_is_no_metadata():
    article = read("---\n\nThe ferry line will add two night boats.\n\n---\n\nFrom May, it says.\n")
    assert texts(article, "prose") == ["The ferry line will add two night boats.", "From May, it says."]


def test_marks_of_notes_are_not_read_and_notes_are_no_prose():
    article = read(
        "The boats are full.[^1] They cost[^cost] 20 euros, or `x[^2]` for children.[^2]\n\n"
        "[^1]: Ferry line, 2024.\n[^cost]: The council.\n\n[^2]: https://line.example/children\n"
    )
    assert texts(article, "prose") == ["The boats are full. They cost 20 euros, or x[^2] for children."]
    assert [line.rule for line in article.dropped] == ["reference"]


@pytest.mark.parametrize(
    "piece", ["> ", "- ", "[", "*a", "`", "![", "<", "&", "\\", "| a ", "# ", "_a*", "a\n", "1. "]
)
def test_no_pattern_takes_long(piece):
    text = piece * (15_000 // len(piece))
    with cpu_time_below(5):
        read(text + "\n\nThe end.")


def test_what_has_endless_parts_is_read_as_plain_text():
    """As tokens a megabyte of it took nine seconds and 400 MB."""
    text = "---\ntitle: Rain\nauthor: Ana Ruiz\n---\nIt rained on Lundby all night, the mayor said.\n\n"
    article = read(text + "## a\n" * 100_001)
    assert (article.title, article.byline) == ("Rain", "Ana Ruiz")
    assert "plain text" in article.warnings[0]
    few = read(text + "## a\n" * 1_000)
    assert few.warnings == ()


def test_a_number_of_thousands_of_digits_is_no_metadata():
    assert texts(read("+++\ntitle = 'x'\nn = " + "1" * 5_000 + "\n+++\n\nIt rained all day.\n"), "prose")


@pytest.mark.parametrize("author", ['[author]\nname = "Jane Doe"', '[[authors]]\nname = "Jane Doe"'])
def test_of_an_author_with_fields_the_name_is_told(author):
    assert read(f'+++\ntitle = "Rain"\n{author}\n+++\n\nIt rained all day.\n').byline == "Jane Doe"
