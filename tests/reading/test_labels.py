"""Who speaks, and when, is no part of what is said in a transcript; other words before a colon stay."""

import pytest

from summarize_cli import summarize
from summarize_cli.reading.plaintext import parse
from tests.processes import cpu_time_below

TITLE = "An evening at the harbour"
SAID = [
    "Good evening. Why does the old wall of Selm leak?",
    "Nobody has mended it since the monks left.",
    "Who should pay for that?",
    "The county, which has owned the harbour for 90 years.",
    "We cannot.",
    "Why not?",
]


def transcript(*labels):
    said = "\n\n".join(f"{label} {said}" for label, said in zip(labels, SAID, strict=True))
    return f"{TITLE}\n\n{said}"


def prose(text, **options):
    article = parse(text, **options)
    return [article.text[p.start : p.end] for p in article.paragraphs if p.role == "prose"]


@pytest.mark.parametrize(
    "labels",
    [
        "HOST: ORTIZ: HOST: ORTIZ: HALE: HOST:",
        "Host: Ortiz: Host: Ortiz: Hale: Host:",
        "CNN: ORTIZ: CNN: ORTIZ: HALE: CNN:",
    ],
)
def test_a_speaker_is_no_part_of_a_sentence(labels):
    labels = labels.replace("Hale:", "TOM:").split()
    assert prose(transcript(*labels)) == SAID


@pytest.mark.parametrize(
    "labels",
    [
        ["MS. ORTIZ:", "THE PRESIDENT:", "MS. ORTIZ:", "THE PRESIDENT:", "UNIDENTIFIED MALE:", "MS. ORTIZ:"],
        ["Speaker 1:", "Speaker 2:", "Speaker 1:", "Speaker 2:", "Speaker 3:", "Speaker 1:"],
        ["Lena Ortiz (LO):", "Tom Hale:", "LO:", "TH:", "LO:", "LO:"],
        [f"[00:01:{second}] Speaker {second % 3}:" for second in range(10, 16)],
        [f"[{minute}:05] Tom Hale:" for minute in range(6)],
        [f"00:01:{second}" for second in range(10, 16)],
        [f"({minute}:05)" for minute in range(6)],
    ],
)
def test_nor_is_a_name_of_several_words_or_a_time(labels):
    assert prose(transcript(*labels)) == SAID


@pytest.mark.parametrize("labels", [["HOST:", "ORTIZ:"] * 3, [f"[{minute}:05] Host:" for minute in range(6)]])
def test_what_is_said_first_is_no_title(labels):
    text = transcript(*labels).replace("Good evening. ", "")
    article = parse(text.removeprefix(f"{TITLE}\n\n"))
    assert article.title is None
    assert len(article.paragraphs) == len(SAID)


def test_places_and_counts_are_those_of_what_is_said():
    text = transcript(*(f"[00:01:1{second}] Speaker {second % 2}:" for second in range(6)))
    digest = summarize(text, sentences=9)
    last = digest.summary[-1]
    assert text[last.start : last.end] == last.text == "Why not?"
    assert digest.word_count == sum(len(said.split()) for said in SAID)
    assert not any("Speaker" in phrase.text for phrase in digest.keyphrases)


def test_a_speaker_who_is_cut_off_says_prose():
    text = transcript("HOST:", "ORTIZ:", "HOST:", "ORTIZ:", "HALE:", "HOST:").replace(
        "We cannot.", "We can --"
    )
    assert "We can --" in prose(text)


@pytest.mark.parametrize(
    "labels",
    [
        "Q: A: Q: A: A: Q:",
        "Pros: Cons: Pros: Cons: Cons: Pros:",
        "NOTE: ORTIZ: NOTE: HALE: REED: NOTE:",
        "Monday: Tuesday: Monday: Tuesday: Tuesday: Monday:",
        "Boats: Trains: Buses: Cars: Planes: Bicycles:",
        "Ortiz: Ortiz: Ortiz: Ortiz: Ortiz: Ortiz:",
        "1:1 1:2 1:3 1:4 1:5 1:6",
        "10:15 10:30 10:45 11:00 11:15 11:30",
    ],
)
def test_other_labels_stay(labels):
    text = transcript(*labels.split())
    assert prose(text) == text.split("\n\n")[1:]


@pytest.mark.parametrize("labels", ["The upside:,The downside:", "One side:,The other side:"])
def test_two_sides_of_a_thing_are_no_speakers(labels):
    text = transcript(*labels.split(",") * 3)
    assert prose(text) == text.split("\n\n")[1:]


def test_a_field_among_what_is_said_stays():
    text = transcript(*["Host:", "Ortiz:"] * 3).replace("\n\n", "\n\nHometown: Selm.\n\n", 1)
    assert prose(text) == ["Hometown: Selm.", *SAID]


def test_where_few_speak_their_names_stay():
    text = transcript("HOST:", "ORTIZ:", "HOST:", "ORTIZ:", "ORTIZ:", "HOST:")
    story = "\n\n".join(f"The wall of the harbour has leaked for {number} years." for number in range(20, 40))
    assert prose(f"{story}\n\n{text}")[-1] == "HOST: Why not?"


def test_the_fields_of_a_list_stay():
    text = "\n".join(f"Boat: Ana {number}\nBuilt: Selm\nOwner: Tom Hale" for number in range(3))
    assert prose(text)[0] == "Boat: Ana 0"


@pytest.mark.slow
@pytest.mark.parametrize("row", ["A: b.\n\n", "[00:01:02] " * 9 + "A: b.\n\n", "A " * 40 + ":\n\n"])
def test_many_labels_take_linear_time(row):
    with cpu_time_below(6):
        parse(row * 100_000)


CHAT = [
    "Maya: Hi all, the school has cancelled the trip to the museum because the coach company went bust",
    "Tom (Ella's dad): What?? We paid £38 in January",
    "Maya: Mrs Patel says everybody gets the money back by the end of the month",
    "Priya: <Media omitted>",
    "Priya: It says the children must come to school on Friday as normal and bring a packed lunch",
]


@pytest.mark.parametrize(
    "stamp", ["12/03/2025, 18:0{} - ", "[3/12/25, 6:02:1{} PM] ", "2025-03-12 18:0{} - "]
)
def test_in_a_chat_that_was_saved_days_and_names_are_no_part_of_messages(stamp):
    notice = "Messages and calls are end-to-end encrypted. No one outside of this chat can read them."
    text = "\n".join(stamp.format(number) + said for number, said in enumerate([notice, *CHAT]))
    said = [message.partition(": ")[2] for message in CHAT if "omitted" not in message]
    assert prose(text) == said


def test_a_log_keeps_its_days():
    rows = [
        f"2025-03-12 18:0{number} The pump of lock {number} was switched off by hand." for number in range(6)
    ]
    assert (
        prose("\n\n".join(["The keeper wrote what follows in his book that night.", *rows[:2]]))[1:]
        == rows[:2]
    )


@pytest.mark.parametrize(
    "rows",
    [
        [
            "FLORIDA: Three people died when a tree fell on a car.",
            "GEORGIA: Two thousand homes had no power.",
            "FLORIDA: Schools stay closed until Monday.",
            "FLORIDA: The guard was called out.",
        ],
        [f"{part}: It lasts {days} days." for days in range(3) for part in ("Display", "Battery", "Camera")],
        [f"{name}: He scored twice in the first half." for name in ("Kane", "Saka", "Rice", "Kane", "Kane")],
    ],
)
def test_where_nobody_asks_or_speaks_of_those_present_it_is_no_dialogue(rows):
    assert prose("\n\n".join(rows)) == rows
