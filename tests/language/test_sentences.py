"""Sentence segmentation: the golden rules, running news prose, and hostile input."""

from pathlib import Path

import pytest

from summarize_cli.language.sentences import sentence_spans
from summarize_cli.reading.decoding import decode
from summarize_cli.reading.plaintext import parse
from tests.language import boundaries
from tests.language.golden_rules import GOLDEN_RULES
from tests.processes import cpu_time_below

SAMPLES = Path(__file__).parents[2] / "samples"

HOSTILE = {
    "quotes": '"',
    "opening quotes": "“",
    "single quotes": "'",
    "points": ".",
    "spaced points": ". ",
    "spaces": " ",
    "one word": "a",
    "titles": "Mr. ",
    "initials": "A. ",
    "brackets": "(",
    "brackets and initials": "(A. ",
    "sentences in open quotes": 'He said. "',
    "questions and names": 'Ab?" Bob ',
    "names after a question": '?" ' + "Bob Smith " * 40,
    "missing spaces": "ab.The ",
    "no spaces": "ended.The",
    "bullets": " •",
    "addresses": "a@b.c ",
    "ellipses": "said ... 'Ab",
    "elisions": "ab [...] The ",
    "quotations in quotations": "ab.' \" Bob ",
    "dashes": "—Mr. Ab",
    "brackets with a word": "(ret.) Ab ",
    "stars": "ab.** The ",
    "non-BMP": "😀. ",
    "notes": "ab.[1]",
    "notes that do not close": "ab.[1[2",
    "notes of Markdown that do not close": "ab.[^1[^2",
}


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize("expected", [pytest.param(expected, id=rule) for rule, expected in GOLDEN_RULES])
def test_golden_rule(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


PHENOMENA = [
    pytest.param(
        ["It was built in 1853.[1]", "It closed in 1951.[2][3]", "It is listed.[note 4]"], id="notes"
    ),
    pytest.param(
        ["It pays for itself.[^1]", "It was built late.[^toll-study][^2]", "Nobody minds."],
        id="notes of Markdown",
    ),
    pytest.param(
        [
            "Traffic fell.1",
            "Fares rose later.12,13",
            "“Then” it rained.²",
            "Version 2.1 The first came late.3",
        ],
        id="notes without brackets",
    ),
    pytest.param(["Read Vol.1 The rest of No.2 First is lost."], id="numbers that are no notes"),
    pytest.param(
        ["7:40 a.m. The council met.", "It rose at 9 p.m.", "Everybody left."], id="the time of an entry"
    ),
    pytest.param(["I thank the hon. Lady.", "She is right."], id="honourable"),
    pytest.param(["He said so.[citation needed]", "The rest is known."], id="a note that asks for one"),
    pytest.param(["It is required under reg. 63 of the Act.", "See paras. 31–36."], id="paragraphs of laws"),
    pytest.param(["In FIG. 1 the crate opens.", "It holds U.S. Pat. No. 5,123,456."], id="patents"),
    pytest.param(["Present: Cllrs. R. Amos and J. Doe.", "The minutes were read."], id="councillors"),
    pytest.param(["Heat it to 425 degrees F.", "Toss the potatoes."], id="degrees"),
    pytest.param(["He fought in World War I.", "Nobody knew."], id="a war with a number"),
    pytest.param(["She crossed the para.", "The rest saw it."], id="no number behind a paragraph"),
    pytest.param(["The concert ended.", "“We left,” he said."], id="opening quote after a period"),
    pytest.param(["“We won!” the coach shouted.", "‘What now?’ Smith said."], id="attribution"),
    pytest.param(
        ['"Why?" Finance Minister Ursula von Berg asked.', '"Why not?"'], id="attribution to a title and name"
    ),
    pytest.param(['"Who did it?"', "Police said they had no suspects."], id="no attribution"),
    pytest.param(["They met at 10:30 p.m. Tuesday.", "They left at 11 p.m.", "Smith came."], id="clock"),
    pytest.param(["She works at Yahoo! Japan.", "He likes Yahoo!", "It is old."], id="exclamatory name"),
    pytest.param(["He chose Plan B.", "It failed."], id="letter at the end"),
    pytest.param(
        ["He said no.", "She said ill.", "They asked me.", "Smith left in May.", "Rain came."],
        id="words, not abbreviations",
    ),
    pytest.param(
        ["Al-Nour denied it.", "al-Shabab did not.", "eBay rose.", "5 men left.", "€6 is more."],
        id="unusual openings",
    ),
    pytest.param(["He is No. 1.", "The answer is No.", "Vol. 3 is lost."], id="number sign"),
    pytest.param(["It ends.", '"... What is left is ours."'], id="ellipsis that opens a quotation"),
    pytest.param(["• Ann Hill: A nurse.", "She left.", "• Bo Dean: A cook."], id="sentences in a bullet"),
    pytest.param(["They lead Group B.", "Luca Toni scored."], id="letter of a group"),
    pytest.param(["It began in Sept.", "Results are due.", "It ends on Nov. 3."], id="month at the end"),
    pytest.param(['"Why?" Sterling allegedly said.', "He left."], id="attribution with an adverb"),
    pytest.param(["A ploy—Mr. Obama knew.", "He said so."], id="dash before a title"),
    pytest.param(["It is by William “W.E.B.” Du Bois.", "It is old."], id="initials in quotation marks"),
    pytest.param(["\"I said 'Stop!' \"", "Nichols left.", "\"He said 'Go!' \" she wrote."], id="marks apart"),
    pytest.param(["He is about … 8 feet away … I think.", "It is late."], id="pause before a number"),
    pytest.param(["She phoned and said ... ‘Mum is ill.’", "He came."], id="pause before a quotation"),
    pytest.param(
        ["It came at 5 p.m. (2 p.m. in Rome), he said.", "(It was late.)"], id="another zone's time"
    ),
    pytest.param(["It differs [...]", "Some are large."], id="elision before a sentence"),
    pytest.param(
        ["Gen. (ret.) Wu spoke.", "He left (at last.)", "Rain fell."], id="abbreviation in brackets"
    ),
    pytest.param(["**The rain.**", "It fell."], id="Markdown"),
    pytest.param(["It was the boy's.", "Voters knew it was today’s.", "Rain fell."], id="possessive"),
]


def test_news_prose() -> None:
    judged = boundaries.score(boundaries.of_news_prose())
    assert judged.boundaries >= 250
    assert judged.f1 >= 0.99, "\n".join(judged.misses)


def test_samples() -> None:
    samples = boundaries.of_samples()
    for name, paragraphs in samples.items():
        article = parse(decode((SAMPLES / name).read_bytes()).text)
        prose = [article.text[p.start : p.end] for p in article.paragraphs if p.role == "prose"]
        assert [" ".join(text.split()) for text in prose] == [paragraph.text for paragraph in paragraphs], (
            name
        )
    judged = boundaries.score(paragraph for paragraphs in samples.values() for paragraph in paragraphs)
    assert judged.boundaries >= 180
    assert judged.f1 >= 0.99, "\n".join(judged.misses)


def test_corpora(corpora: Path) -> None:
    judged = boundaries.score(boundaries.of_corpora(corpora))
    assert judged.boundaries >= 300
    assert judged.f1 >= 0.99, "\n".join(judged.misses)


def test_white_space_above_a_time_is_none_of_its_words() -> None:
    assert sentences(" " * 45 + "at 5 a.m. Then he left.") == ["at 5 a.m.", "Then he left."]


@pytest.mark.parametrize("expected", PHENOMENA)
def test_phenomenon(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It ended.The next is on Friday.", ["It ended.", "The next is on Friday."]),
        ('He said "it ended."The next is late.', ['He said "it ended."', "The next is late."]),
        ('He asked for "all by 2014."Nothing came.', ['He asked for "all by 2014."', "Nothing came."]),
        ("He left.“The rest stayed.”", ["He left.", "“The rest stayed.”"]),
        ("Use Node.js or main.Py in the U.S.A today.", ["Use Node.js or main.Py in the U.S.A today."]),
        ("Ask a.Bc@news.Example or x.org/a.The page.", ["Ask a.Bc@news.Example or x.org/a.The page."]),
        ("(CNN)The ship sank.", ["(CNN)The ship sank."]),
    ],
)
def test_missing_space(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        ".",
        " . . . ",
        "😀 One. 𝔸 two. Three",
        "one.\u200b The two",
        "half \ud800 pair. The end. A",
        "\n\none.  Two\u2028",
    ],
)
def test_spans_cover_all_but_white_space(text: str) -> None:
    assert_covers(text, sentence_spans(text))


def assert_covers(text: str, spans: list[tuple[int, int]]) -> None:
    position = 0
    for start, end in spans:
        assert position <= start < end
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip()
        position = end
    assert not text[position:].strip()


@pytest.mark.parametrize("pattern", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_is_linear(pattern: str) -> None:
    text = pattern * (100_000 // len(pattern))
    with cpu_time_below(3):
        spans = sentence_spans(text)
    assert_covers(text, spans)
