"""Subtitles and transcripts with times: what is said is prose, the rest is left out, and places hold."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize_cli import summarize
from summarize_cli.pipeline import Settings, summarize_bytes
from summarize_cli.reading.boilerplate import ORNAMENT
from summarize_cli.reading.plaintext import parse
from summarize_cli.reading.subtitles import spoken
from tests.processes import cpu_time_below

SUBRIP = """\
1
00:00:04,300 --> 00:00:08,100
Below the old harbour of Selm,
divers have found that the sea wall,

2
00:00:08,200 --> 00:00:11,900
built by monks, <i>is hollow</i>, and
that it leaks.

3
00:00:14,900 --> 00:00:18,000
{\\an8}Nobody knows why.
"""
WALL = (
    "Below the old harbour of Selm, divers have found that the sea wall, built by monks, is hollow, and "
    "that it leaks."
)


def cues(*texts, length=2, pause=0):
    """Subtitles with these texts."""
    step = length + pause
    return "".join(
        f"{number + 1}\n00:{number * step // 60:02}:{number * step % 60:02},000 --> "
        f"00:{(number * step + length) // 60:02}:{(number * step + length) % 60:02},000\n{text}\n\n"
        for number, text in enumerate(texts)
    )


def prose(article):
    return [" ".join(article.text[p.start : p.end].split()) for p in article.paragraphs if p.role == "prose"]


def left_out(article):
    return [(line.text, line.rule) for line in article.outside]


def rules(article):
    return {line.rule for line in article.outside}


def test_rows_are_joined_until_a_pause_behind_a_sentence():
    article = parse(SUBRIP)
    assert prose(article) == [WALL, "Nobody knows why."]
    assert article.title is None


def test_numbers_and_times_are_left_out_and_told():
    assert left_out(parse(SUBRIP)) == [
        ("1", "cue number"),
        ("00:00:04,300 --> 00:00:08,100", "time"),
        ("2", "cue number"),
        ("00:00:08,200 --> 00:00:11,900", "time"),
        ("3", "cue number"),
        ("00:00:14,900 --> 00:00:18,000", "time"),
    ]
    assert summarize(SUBRIP).dropped_lines == 6


def test_places_are_places_in_the_file():
    article = parse(SUBRIP)
    assert len(article.text) == len(SUBRIP)
    first, second = summarize(SUBRIP).summary[0], summarize(SUBRIP).summary[-1]
    assert SUBRIP[first.start :].startswith("Below the old")
    assert SUBRIP[second.start : second.end] == "Nobody knows why."
    assert " ".join(article.text[first.start : first.end].split()) == first.text == WALL


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("name", [None, "film.txt", "film.srt", "film.md.srt"])
def test_it_is_known_by_what_is_in_it(name, ending):
    data = SUBRIP.replace("\n", ending).encode("utf-8-sig")
    digest = summarize_bytes(data, Settings(), source=name)
    assert [sentence.text for sentence in digest.summary] == [WALL, "Nobody knows why."]


def test_other_languages_are_joined_too():
    text = cues(
        "Die Fähre nach Norden fährt seit dem Winter", "nicht mehr, und das ist für die Insel schwer."
    )
    digest = summarize(text)
    assert [sentence.text for sentence in digest.summary] == [
        "Die Fähre nach Norden fährt seit dem Winter nicht mehr, und das ist für die Insel schwer."
    ]


WEBVTT = """\
WEBVTT - The harbour hour
Kind: captions

NOTE
recorded in May
at the pier

STYLE
::cue { color: lime }

opening
00:01.000 --> 00:05.000 align:start position:0%
<v Host>Welcome. Why does the wall leak?</v>

00:05.500 --> 00:11.000
<v.loud Dr Ortiz>It is hollow &amp; old,
<00:00:07.000><c>and it was never</c> mended.</v>

00:11.500 --> 00:16.000
<v Dr Ortiz>That is all.

00:16.500 --> 00:18.000
<v Host>Thank you.
"""


def test_of_webvtt_header_notes_styles_settings_and_tags_are_left_out():
    article = parse(WEBVTT)
    assert prose(article) == [
        "Welcome. Why does the wall leak?",
        "It is hollow & old, and it was never mended. That is all.",
        "Thank you.",
    ]
    assert rules(article) == {"subtitle header", "subtitle note", "cue number", "time"}
    assert ("at the pier", "subtitle note") in left_out(article)
    assert ("opening", "cue number") in left_out(article)
    assert len(article.outside) == 12
    assert article.title is None


def test_a_dash_opens_what_another_says():
    text = cues("- We expected to see nothing.\n- And what did you see?", "- A thousand leaks", "in a month.")
    assert prose(parse(text)) == [
        "We expected to see nothing.",
        "And what did you see?",
        "A thousand leaks in a month.",
    ]


def test_names_before_what_is_said_are_not_said():
    said = cues(
        "Ruth Jansen: The wall leaks,",
        "Ruth Jansen: and we must act.",
        "Tom: How?",
        "Ruth Jansen: By Friday.",
    )
    assert prose(parse(said.replace("Tom", "TOM"))) == [
        "The wall leaks, and we must act.",
        "How?",
        "By Friday.",
    ]


@pytest.mark.parametrize(
    ("row", "rule"),
    [("[dramatic music]", "sound"), ("(waves crash)", "sound"), ("♪ ♪", ORNAMENT), ("<i> </i>", ORNAMENT)],
)
def test_what_is_heard_and_not_said_is_left_out(row, rule):
    article = parse(cues("The wall, they say,", row, "is hollow."))
    assert prose(article) == ["The wall, they say, is hollow."]
    assert (row, rule) in left_out(article)


def test_who_made_the_subtitles_is_left_out_at_their_ends():
    article = parse(
        cues("The wall is hollow.", "Translated by hand, the letters say so.", "Subtitles by Anna K")
    )
    assert prose(article) == ["The wall is hollow. Translated by hand, the letters say so."]
    assert ("Subtitles by Anna K", "credit") in left_out(article)


def test_live_captions_that_roll_are_read_once():
    rows = ["the wall of the old", "harbour is hollow and", "it leaks, they say.", "Nobody knows why."]
    text = cues(rows[0], *(f"{above}\n{row}" for above, row in pairwise(rows)))
    assert prose(parse(text)) == [
        "the wall of the old harbour is hollow and it leaks, they say. Nobody knows why."
    ]
    assert prose(parse(cues("Is it hollow?", "No.", "No.", "But it leaks."))) == [
        "Is it hollow? No. No. But it leaks."
    ]


def test_speech_without_pauses_is_parted_behind_a_sentence():
    sentence = ("The wall that the monks built in the harbour", "is hollow, and it leaks at every tide.")
    paragraphs = prose(parse(cues(*sentence * 20)))
    assert 2 <= len(paragraphs) <= 4
    assert all(paragraph.endswith("tide.") for paragraph in paragraphs)


def test_a_title_above_the_first_cue_is_one():
    article = parse(f"The wall of Selm\n\n{SUBRIP}")
    assert article.title == "The wall of Selm"
    assert prose(article)[0] == WALL


def test_subtitles_in_which_nobody_speaks_are_not_empty():
    with pytest.raises(Exception, match="no article text is left"):
        summarize(cues("[music]", "[music]"))


HANDBOOK = """\
SubRip is the simplest format for subtitles, and every player on the market reads it without trouble.

A file consists of cues, and each of them has a number, a line of times and the text. An example:

1
00:00:04,300 --> 00:00:08,100
Below the old harbour

Save it as UTF-8. Older players may want another encoding, in which case an editor can convert it.
"""


@pytest.mark.parametrize(
    "text",
    [
        HANDBOOK,
        "x --> y\n\na --> b\n\nThe arrows show where each part of the engine goes when it is mended.",
        "10:02:11 GET /a --> 200\n10:02:12 GET /b --> 404\n10:02:15 GET /c --> 200\n",
    ],
)
def test_arrows_alone_make_no_subtitles(text):
    assert parse(text).text == text
    assert not parse(text).outside


TRANSCRIPT = """\
How the sea wall of Selm was mended

0:00
hello everybody and welcome back to the harbour
0:04
today we have a special wall that the monks of
0:08
Selm built nine hundred years ago
0:12
[Music]
0:15
so the first thing I did was to look inside it and
1:02
there I found that it is hollow
1:00:07
now it does not leak a drop
"""
SAID = (
    "hello everybody and welcome back to the harbour today we have a special wall that the monks of Selm "
    "built nine hundred years ago so the first thing I did was to look inside it and there I found that it "
    "is hollow now it does not leak a drop"
)


def test_a_transcript_with_a_time_above_each_row_is_running_text():
    article = parse(TRANSCRIPT)
    assert article.title == "How the sea wall of Selm was mended"
    assert prose(article) == [SAID]
    assert rules(article) == {"time", "sound"}
    assert len(article.text) == len(TRANSCRIPT)


def test_long_speech_without_marks_is_parted_between_words():
    rows = ["so the wall of the old harbour was", "mended by the monks and then it leaked"] * 12
    text = "".join(f"{number // 12}:{number % 12 * 5:02}\n{row}\n" for number, row in enumerate(rows))
    sentences = [sentence.text for sentence in summarize(text, sentences=99).summary]
    assert " ".join(sentences) == " ".join(rows)
    assert len(sentences) > 5
    assert {sentence.split()[0] for sentence in sentences} <= {"so", "and"}


def test_blank_lines_in_a_transcript_change_nothing():
    assert prose(parse(TRANSCRIPT.replace("\n", "\n\n"))) == [SAID]


def test_what_is_copied_behind_a_transcript_is_no_part_of_it():
    behind = "The wall is closed to visitors until the spring, the harbour master said on Monday."
    assert prose(parse(f"{TRANSCRIPT}\n{behind}\n")) == [SAID, behind]


def test_captions_with_marks_are_parted_into_sentences():
    text = "0:00\nThe wall is hollow. The\n0:03\nmonks knew it, and\n0:05\nthey told nobody. Why?\n"
    assert [sentence.text for sentence in summarize(text, sentences=9).summary] == [
        "The wall is hollow.",
        "The monks knew it, and they told nobody.",
        "Why?",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "7:30\nBreakfast at sea\n8:00\nThe Harbour Hour\n8:30\nNews from the coast\n9:15\nGardens of Selm\n",
        "0:58\nAna Ruiz\n1:02\nTom Hale\n1:03\nEve Lind\n1:10\nMia Berg\n",
        "9:00\n8:00\n7:00\nthe boats leave\n6:00\nfrom the pier\n5:00\nand come back\n4:00\n3:00\n",
        "7:30\n7:45\n8:00\n8:15\n8:30\nthe boats leave from\n",
        "10:02\nthe boiler was lit, and then\n10:05\n",
    ],
)
def test_tables_of_times_are_no_transcripts(text):
    assert parse(text).text == text
    assert not parse(text).outside


@pytest.mark.parametrize("start", ["WEBVTT\n\nThe harbour hour\n> live\n\n", "\ufeffWEBVTT\n\n", "\ufeff\n"])
def test_what_stands_above_the_first_cue_of_webvtt_is_passed_over(start):
    rows = "00:01.000 --> 00:02.000\nThe wall is hollow.\n00:02.000 --> 00:03.000\nIt leaks.\n"
    assert prose(parse(start + rows))[-1] == "The wall is hollow. It leaks."


PIECES = st.sampled_from(
    [
        *(
            "WEBVTT\n",
            "NOTE a\n",
            "1\n",
            "\n",
            "\r\n",
            "\ufeff",
            "> quoted\n",
            "--> x\n",
            "\f",
            "[music]\n",
            "♪\n",
        ),
        *("00:00:01,000 --> 00:00:02,000\n", "00:01.000 --> 00:09.000 line:0\n", "0:01\n", "1:02:03\n"),
        *(
            "<v Ana>hello <i>there</i>, you.</v>\n",
            "- Yes &amp; no\n",
            ">> so what\n",
            "HOST: hi\n",
            "and on it went\n",
        ),
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES, min_size=2, max_size=30).map("".join).filter(str.strip))
def test_each_row_is_said_or_left_out_in_its_place(text):
    found = spoken(text)
    if found is None:
        return
    assert len(found.text) == len(text)
    said = "".join(found.text[line.start : line.end] for line in found.lines)
    assert re.sub(r"\W", "", said) == re.sub(r"\W", "", found.text)
    assert found.lines == sorted(found.lines)


@pytest.mark.parametrize(
    "text",
    [
        "WEBVTT\n\n" + "00:01.000 --> 00:02.000\n<v.<v.<v   a\n" * 30_000,
        "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "<v.a <v {\\ (x -" * 100_000,
        "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "<v" + " " * 500_000 + "(" + "." * 500_000,
        "0:00\nand so it went on\n" * 50_000,
    ],
    ids=["cues", "tags", "spaces", "times"],
)
@pytest.mark.slow
def test_hostile_subtitles_take_linear_time(text):
    with cpu_time_below(8):
        parse(text)


@pytest.mark.parametrize(
    "rows",
    [
        [
            "12 people are feared dead after the storm",
            "The mayor speaks to the press",
            "30 houses stand empty",
        ],
        ["总统抵达首都。", "市长发表讲话。", "桥梁重新开放。"],
        ["iPhone Joe wins the first race", "Ana Ruiz wins the second", "de Bruyne wins the third"],
    ],
)
def test_entries_with_their_times_are_no_transcript(rows):
    text = "".join(f"1{number}:00\n{row}\n" for number, row in enumerate(rows))
    assert spoken(text) is None
