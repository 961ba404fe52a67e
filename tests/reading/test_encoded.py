"""Signatures, keys, pictures and attachments in letters and digits are no prose, wherever they stand."""

import base64
import hashlib

import pytest

from summarize_cli.pipeline import summarize
from summarize_cli.reading.encoded import ENCODED, goes_on, is_encoded
from summarize_cli.reading.plaintext import parse
from tests.conftest import SAMPLES

ARTICLE = (SAMPLES / "strait-patrols.txt").read_text("utf-8")
DATA = base64.b64encode(b"".join(hashlib.sha256(bytes([number])).digest() for number in range(60))).decode()


def rows(width, data=DATA):
    return "\n".join(data[start : start + width] for start in range(0, len(data), width))


FRAMED = (
    f"-----BEGIN PGP SIGNATURE-----\nVersion: GnuPG v2\n\n{rows(64, DATA[:500])}\n=aB3d\n"
    "-----END PGP SIGNATURE-----"
)
HELD = {
    "one row": DATA,
    "rows of a mail": rows(76),
    "a signature": FRAMED,
    "a certificate": f"-----BEGIN CERTIFICATE-----\n{rows(64)}\n-----END CERTIFICATE-----",
    "a picture": f"data:image/png;base64,{DATA}",
    "a picture in Markdown": f"![Where\u00a0it\u00a0is](data:image/png;base64,{DATA})",
    "a picture below Markdown": f"[image1]:<data:image/png;base64,{DATA}>",
    "a drawing": "data:image/svg+xml;charset=utf-8," + "%3Csvg%20width=%2212%22/%3E" * 9,
    "hexadecimal": hashlib.sha512(b"").hexdigest(),
    "a token of the web": DATA.replace("+", "-").replace("/", "_").rstrip("="),
}


@pytest.mark.parametrize("data", HELD.values(), ids=HELD)
@pytest.mark.parametrize("place", [2, 9, -1])
def test_it_is_left_out_and_changes_nothing_else(data, place):
    blocks = ARTICLE.split("\n\n")
    blocks.insert(place, data)
    text = "\n\n".join(blocks)
    found, alone = parse(text), parse(ARTICLE)
    written = [text[p.start : p.end] for p in found.paragraphs]
    assert written == [ARTICLE[p.start : p.end] for p in alone.paragraphs]
    dropped = "\n".join(text[line.start : line.end] for line in found.dropped if line.rule == ENCODED)
    assert dropped.split() == data.split()
    one, other = summarize(text, sentences=5), summarize(ARTICLE, sentences=5)
    assert [sentence.text for sentence in one.summary] == [sentence.text for sentence in other.summary]
    assert one.topics == other.topics
    assert one.topics


def test_a_picture_within_a_sentence_is_parted_from_it():
    text = ARTICLE.replace(
        "The passage separates",
        f"Here ![The strait](data:image/png;base64,{DATA}) it is.\n\nThe passage separates",
        1,
    )
    found = parse(text)
    assert DATA in "".join(text[line.start : line.end] for line in found.dropped if line.rule == ENCODED)
    assert not any(DATA in text[p.start : p.end] for p in found.paragraphs)
    one, other = (summarize(each).topics for each in (text, ARTICLE))
    assert [topic.code for topic in one] == [topic.code for topic in other]


@pytest.mark.parametrize(
    "heading", ["2024", "9/11", "Covid19", "What happens next", "Comment: why it matters"]
)
def test_a_heading_below_it_stays(heading):
    blocks = ARTICLE.split("\n\n")
    text = "\n\n".join([*blocks[:5], rows(76), heading, *blocks[5:]])
    assert heading in [text[p.start : p.end] for p in parse(text).paragraphs]


@pytest.mark.parametrize("title", ["Comment: why the ferry matters to the islands", "1984"])
def test_a_signed_text_keeps_its_title(title):
    body = ARTICLE.partition("\n\n")[2]
    text = f"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n{title}\n\n{body}\n{FRAMED}\n"
    found = parse(text)
    assert title in [found.title, *(text[p.start : p.end] for p in found.paragraphs)]


def test_a_signed_text_is_read_without_its_frame():
    text = f"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n{ARTICLE}\n{FRAMED}\n"
    found = parse(text)
    assert found.title == parse(ARTICLE).title
    assert len(found.paragraphs) == len(parse(ARTICLE).paragraphs)


@pytest.mark.parametrize(
    "line",
    [
        "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        "a" * 1_000,
        "HA" * 40,
        "----- BEGIN of the story -----",
        "-----begin-----",
        "Kraków2024" * 9,
        "本日の会議では、新しい橋の建設計画が承認された。" * 9,
        "https://example.com/" + "a1B" * 40 + "?page=2",
        "12345" * 20 + " passengers were counted",
        "3.14159265358979323846264338327950288419716939937510582097494459",
        "14159265358979323846264338327950288419716939937510582097494459",
        "The-Ferry-Sails-Again-In-2024-After-The-Long-Winter-Of-Storms",
        "Monday/Tuesday/Wednesday/Thursday/Friday/Saturday/Sunday/2024",
        "_" * 60 + "1",
        "A1b" * 30 + " The ferry sails again",
        "The data:image of the harbour, " + "and more of it, " * 9,
        "",
    ],
)
def test_words_and_addresses_are_none(line):
    assert not is_encoded(line)


@pytest.mark.parametrize(
    ("line", "does"),
    [
        ("=aB3d", True),
        ("Ky8s", True),
        ("QUJD==", True),
        ("Version: GnuPG v2", True),
        ("Background", False),
        ("The ferry sails.", False),
        ("U.S.", False),
    ],
)
def test_its_end_below_it_is_told_from_a_heading(line, does):
    assert goes_on(line) is does
