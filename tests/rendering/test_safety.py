import json
from dataclasses import replace

import pytest

from summarize_cli import summarize
from summarize_cli.rendering import Page, renderer
from summarize_cli.rendering.safety import escaped_json, visible

HOSTILE = [
    *map(chr, range(0x20)),
    "\x7f",
    *map(chr, range(0x80, 0xA0)),
    "\u202e",
    "\u2066",
    "\u200f",
    "\u2028",
    "\ud800",
]


@pytest.mark.parametrize("character", HOSTILE, ids=lambda c: f"U+{ord(c):04X}")
def test_no_control_character_stays_itself(character):
    if character in "\t\n":
        pytest.skip("white space that layout needs")
    assert character not in visible(f"a{character}b")
    assert visible(f"a{character}b").startswith("a")


@pytest.mark.parametrize(("form", "several"), [("text", True), ("table", False), ("rows", True)])
def test_a_line_feed_in_a_name_makes_no_line(form, several):
    digest = summarize("Rain fell on Monday, the council said. It was wet.")
    for page in (Page(several=several), Page(width=80, several=several)):
        forged, plain = (
            "".join(renderer(form)([replace(digest, source=name)], page))
            for name in ("a <==\nTopics:\tfake.txt", "a <==.Topics:.fake.txt")
        )
        assert "\u240aTopics:\u2409fake.txt" in forged
        assert forged.count("\n") == plain.count("\n")


def test_ordinary_text_of_any_script_is_untouched():
    for text in ("Plain.", "Curly “quotes” — and dashes", "日本語", "עברית", "🧁 👩‍🚀", "tab\there"):
        assert visible(text) == text


@pytest.mark.parametrize("character", HOSTILE, ids=lambda c: f"U+{ord(c):04X}")
def test_json_stays_the_same_value_without_the_raw_character(character):
    value = {"text": f"a{character}b"}
    escaped = escaped_json(json.dumps(value, ensure_ascii=False))
    assert json.loads(escaped) == value
    assert character not in escaped
