import json
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize_cli.article import Digest, LeftOut, ScoredSentence, Topic
from summarize_cli.rendering import FORMATS, Page, explanation_of, renderer
from summarize_cli.rendering.explanation import MOST_LINES

SENTENCE = ScoredSentence(
    "Bakers walked out on Monday.", 0, 0, 0, 28, 0.7123456,
    features={"average": 0.5, "names and numbers": 0.2150004, "title": -0.0026549, "theme": 0.0000001},
)  # fmt: skip
MISSED = ScoredSentence(
    "Ovens went cold.", 3, 1, 60, 76, 0.3812, features={"average": 0.5, "length": -0.1188}
)
TOPIC = Topic(
    "medtop:09000000",
    "labour",
    0.9,
    evidence={"Bakers": 1.25, "night shift": 0.5, "match": -0.31, "the": -1e-8},
)
DROPPED = (
    LeftOut("Share this", "sharing"),
    LeftOut("Leave a \x1b]52;c;ZXZpbA==\x07Reply\u202e", "comment form"),
)


def digest(sentence=SENTENCE, topic=TOPIC, dropped=DROPPED, missed=(MISSED,)):
    return Digest(
        source="story.txt", title=None, byline=None, date=None, site=None, dateline=None, language="en",
        sentence_count=9, word_count=120, dropped_lines=len(dropped or ()), summary=(sentence,),
        topics=(topic,), keyphrases=(), model="test/1", dropped=dropped,
        missed=missed,
    )  # fmt: skip


def shown(form, found, width=None):
    return "".join(renderer(form)([found], Page(width=width)))


def test_text_has_it_in_lines_of_their_own_after_the_rest():
    before, _, lines = shown("text", digest()).partition("\n\n")[2].partition("\n\n")
    assert before == "Topics: labour\nKeyphrases:"
    assert lines.splitlines() == [
        "Score 0.71: 0.50 average; +0.21 names and numbers",
        "Just missed, 0.38: Ovens went cold.",
        "Words behind labour: +1.25 Bakers; +0.50 night shift; -0.31 match",
        "Left out (sharing): Share this",
        "Left out (comment form): Leave a ␛]52;c;ZXZpbA==␇Reply<U+202E>",
    ]


PARTS = (
    "average            0.50",
    "names and numbers +0.21",
    "Ovens went cold.",
    "0.50 average",
    "-0.12 length",
    "+1.25 Bakers",
    "+0.50 night shift",
    "Share this",
    "sharing",
)


def test_a_page_too_narrow_for_bars_has_the_figures():
    output = shown("table", digest(), 40)
    assert "names and numbers +0.21" in output
    assert "│" not in output


@pytest.mark.parametrize("width", [50, 80, 120, None])
def test_a_table_breaks_no_line_inside_a_part_of_it(width):
    output = shown("table", digest(), width)
    assert all(part in output for part in PARTS)
    assert all(len(line) <= (width or 1000) for line in output.splitlines())


def test_a_page_too_narrow_for_a_part_still_holds_it():
    output = shown("table", digest(), 30)
    assert all(len(line) <= 30 for line in output.splitlines())
    for word in " ".join(PARTS).split():
        assert word in output


def test_what_is_shown_adds_up_to_what_is_shown():
    """0.215 and -0.003 would be rounded to 0.22 and 0.00: a reader who adds them up gets another score."""
    why = explanation_of(digest())
    assert why.parts == [[("average", 50), ("names and numbers", 21)]]


@settings(deadline=None)
@given(st.lists(st.floats(-0.4, 0.4), max_size=10))
def test_parts_add_up_however_they_are_rounded(parts):
    features = {"average": 0.5, **{f"part {number}": part for number, part in enumerate(parts)}}
    sentence = replace(SENTENCE, score=sum(features.values()), features=features)
    (shown_parts,) = explanation_of(digest(sentence)).parts
    assert sum(part for _, part in shown_parts) == round(100 * float(f"{sentence.score:.2f}"))
    for name, part in shown_parts:
        assert abs(part / 100 - features[name]) < 0.01


def test_bars_of_one_article_stand_on_one_axis():
    other = ScoredSentence("It rained.", 1, 0, 30, 40, 0.4, features={"average": 0.5, "length": -0.1})
    found = replace(digest(), summary=(SENTENCE, other))
    lines = shown("table", found, 80).splitlines()
    (above,) = [line for line in lines if "+0.21" in line]
    (below,) = [line for line in lines if "-0.10" in line]
    assert above.index("│") == below.index("│")
    assert above[above.index("│") + 1 :] == "█" * 10 + "▌"
    assert below[: below.index("│")].endswith(" " + "█" * 5)


@pytest.mark.parametrize("form", FORMATS)
def test_no_control_character_of_a_line_left_out_is_passed_on(form):
    output = shown(form, digest())
    assert "Leave a" in output
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", output)


@pytest.mark.parametrize("form", ["table", "text"])
def test_only_so_many_lines_are_shown_and_the_rest_is_counted(form):
    many = tuple(LeftOut(f"Row no. {number}.", "menu") for number in range(MOST_LINES + 1234))
    output = shown(form, digest(dropped=many))
    assert output.count("Row no. ") == MOST_LINES
    assert "1,234" in output
    assert "more" not in shown(form, digest(dropped=many[:MOST_LINES]))


def test_json_has_all_of_it_and_its_figures_sum_to_the_score():
    many = tuple(LeftOut(f"Row no. {number}.", "menu") for number in range(MOST_LINES + 5))
    found = json.loads(shown("json", digest(dropped=many)))
    (sentence,), (topic,) = found["summary"], found["topics"]
    assert list(sentence["features"]) == ["average", "names and numbers", "title"]
    assert sum(sentence["features"].values()) == pytest.approx(sentence["score"], abs=1e-12)
    assert topic["evidence"] == {"Bakers": 1.25, "night shift": 0.5, "match": -0.31}
    assert found["dropped"] == [{"text": line.text, "rule": line.rule} for line in many]
    assert [sentence["features"] for sentence in found["missed"]] == [{"average": 0.5, "length": -0.1188}]
    assert list(found).index("dropped") == list(found).index("dropped_lines") + 1


def test_an_average_alone_is_left_as_it_is():
    alone = ScoredSentence("Rain.", 0, 0, 0, 5, 0.5, features={"average": 0.5})
    assert digest(alone).to_dict()["summary"][0]["features"] == {"average": 0.5}


@pytest.mark.parametrize("form", FORMATS)
def test_without_it_nothing_is_added(form):
    plain = digest(
        ScoredSentence("Bakers walked out on Monday.", 0, 0, 0, 28, 0.7),
        Topic(TOPIC.code, "labour", 0.9),
        None,
        None,
    )
    assert explanation_of(plain) is None
    output = shown(form, plain).rpartition("<body")[2]  # a style sheet names what it could show
    for part in ("average", "evidence", "features", "Words behind", "Left out", "missed", '"dropped"'):
        assert part not in output


def test_an_article_of_which_nothing_was_left_out_has_no_table_of_it():
    output = shown("table", digest(dropped=()))
    assert "Left out" not in output
    assert "names and numbers +0.21" in output
