"""Bytes become the text that was meant, or an error that says what they are."""

import codecs
import gzip

import pytest

from summarize_cli.errors import ContentError, UsageError
from summarize_cli.reading.decoding import Decoded, decode
from tests.processes import cpu_time_below

ENGLISH = "The mayor said “no” – twice. It’s over: the café’s owner paid €20 for a coffee.\n" * 5
FRENCH = (
    "Le préfet a été reçu mercredi à l'Assemblée, où la ministre a présenté sa réforme très attendue. "
    "Les élèves concernés étaient déjà réunis à Orléans. "
) * 8
RUSSIAN = (
    "Правительство объявило о новых мерах поддержки. Министр сказал, что средства поступят в марте. " * 8
)
JAPANESE = (
    "政府は水曜日、新しい経済対策を発表した。首相は会見で、地方への支援を三月までに始めると述べた。" * 8
)
CHINESE = "政府星期三宣布了新的经济措施。总理在记者会上表示，对地方的支持将在三月之前开始。" * 8


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "utf-8"),
        (ENGLISH, "utf-8-sig"),
        (ENGLISH, "utf-16"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
        (ENGLISH, "utf-32"),
        (ENGLISH, "cp1252"),
        (ENGLISH.replace("€", "$"), "mac_roman"),
        (FRENCH, "latin-1"),
        (RUSSIAN, "utf-16-le"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (JAPANESE, "shift_jis"),
        (CHINESE, "gb18030"),
    ],
)
def test_the_encoding_is_found(text, encoding):
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.replaced == 0


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_names_the_encoding_and_is_no_text(mark, encoding):
    decoded = decode(mark + "Rain “at last”".encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.replaced) == ("Rain “at last”", encoding, 0)
    with pytest.raises(ContentError, match="is empty"):
        decode(mark)


@pytest.mark.parametrize("data", [b"", b" ", b"\n\r\n\t", "\u2028\u00a0\n".encode()])
@pytest.mark.parametrize("encoding", [None, "utf-8"])
def test_nothing_but_white_space_is_empty(data, encoding):
    with pytest.raises(ContentError, match="is empty"):
        decode(data, encoding)


def test_a_space_that_had_been_decoded_wrongly_is_empty_when_it_is_mended():
    with pytest.raises(ContentError, match="is empty"):
        decode("\u00a0\n".encode().decode("latin-1").encode())


@pytest.mark.parametrize(
    ("data", "text", "replaced"),
    [
        ("naïve café".encode() + b"\xff" + "déjà vu".encode(), "naïve café\ufffddéjà vu", 1),
        ("naïve caf".encode() + b"\xc3", "naïve caf\ufffd", 1),
        (b"plain text\xe2\x80", "plain text\ufffd", 1),
        ("a genuine \ufffd is no damage".encode(), "a genuine \ufffd is no damage", 0),
        ("a genuine \ufffd and à é".encode() + b"\xff.", "a genuine \ufffd and à é\ufffd.", 1),
    ],
)
def test_damaged_utf8_is_read_and_the_damage_counted(data, text, replaced):
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.replaced) == (text, "utf-8", replaced)


def test_one_damaged_byte_far_behind_ascii_leaves_it_utf8():
    text = "The boats sail at night. " * 11_200 + "“Rain”, said José, “at last”. "
    decoded = decode(text.encode() + b"\xff Go.")
    assert (decoded.encoding, decoded.replaced) == ("utf-8", 1)
    assert decoded.text == text + "\ufffd Go."


def test_an_odd_byte_at_the_end_of_utf16_is_one_replacement():
    decoded = decode("Rain at last".encode("utf-16") + b"\x41")
    assert (decoded.text, decoded.replaced) == ("Rain at last\ufffd", 1)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a PNG image"),
        (b"\x7fELF\x02\x01\x01" + bytes(64), "an ELF program"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF document"),
        (b"PK\x03\x04" + bytes(64), "a ZIP archive"),
        (gzip.compress(b"Rain at last", mtime=0), "gzip data"),
        (bytes(range(32)) * 40, "binary data"),
        (b"\x00\x01\x02\x03text" * 100, "binary data"),
    ],
)
def test_what_is_no_text_is_named(data, kind):
    with pytest.raises(ContentError, match=kind):
        decode(data)


def test_a_stray_control_character_does_not_make_a_text_binary():
    text = "Rain at last.\x00 " + "The river rose for the third day in a row. " * 5
    assert decode(text.encode()).text == text


class TestNamedEncoding:
    @pytest.mark.parametrize(
        "name", ["no-such-codec", "base64", "hex", "rot13", "zlib", "idna", "punycode", "", "a\0b"]
    )
    def test_what_is_no_text_codec_is_refused(self, name):
        with pytest.raises(UsageError, match="unknown encoding"):
            decode(b"Rain at last", name)

    @pytest.mark.parametrize("name", ["utf-16", "UTF-16", "utf_16_le", "utf-16-le"])
    @pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF16_LE])
    def test_utf16_with_and_without_a_mark(self, name, mark):
        assert decode(mark + "Rain".encode("utf-16-le"), name).text == "Rain"

    def test_utf16_follows_the_bytes_where_it_names_no_order(self):
        assert decode("Rain at last".encode("utf-16-be"), "utf-16").text == "Rain at last"

    @pytest.mark.parametrize("name", ["utf-8", "utf8", "utf-8-sig", "U8"])
    def test_utf8_with_a_mark(self, name):
        assert decode(codecs.BOM_UTF8 + "Rain à".encode(), name).text == "Rain à"

    def test_it_is_believed_and_what_fails_is_replaced(self):
        decoded = decode("café, été".encode("latin-1"), "ascii")
        assert (decoded.text, decoded.replaced) == ("caf\ufffd, \ufffdt\ufffd", 3)


def test_detection_is_quick_on_a_large_sample():
    data = (RUSSIAN * 200).encode("cp1251")
    decode(data[:100])
    with cpu_time_below(0.5):
        decode(data)


class TestMojibake:
    @pytest.mark.parametrize(
        "word",
        ["don\u2019t", "\u201cquoted\u201d", "caf\u00e9", "na\u00efve", "S\u00e3o Paulo", "1890\u20131914"],
    )
    def test_utf8_that_was_read_as_windows_1252_is_repaired(self, word):
        broken = word.encode().decode("cp1252", "replace")
        if "\ufffd" in broken:
            broken = word.encode().decode("latin-1")
        text = f"They {broken} see it.\nThe rest \u201cis sound\u201d."
        decoded = decode(text.encode())
        assert decoded.text == f"They {word} see it.\nThe rest \u201cis sound\u201d."
        (warning,) = decoded.warnings
        assert "has been mended; offsets count in the mended text" in warning

    @pytest.mark.parametrize("text", ["\u00c2ngela e S\u00c3O PAULO", "\u00c3 is a letter", "a \u00e2 b"])
    def test_what_may_be_meant_is_left(self, text):
        assert decode(text.encode()) == Decoded(text, "utf-8")

    def test_an_encoding_that_is_named_is_taken_at_its_word(self):
        assert decode("donâ€™t".encode(), "utf-8").text == "donâ€™t"


@pytest.mark.parametrize(
    ("replaced", "told"),
    [(1, "1 character could not be decoded as utf-8 and was replaced"), (2, "2 characters could"), (0, None)],
)
def test_how_many_characters_were_replaced_is_told_in_english(replaced, told):
    warnings = Decoded("Rain", "utf-8", replaced).warnings
    assert warnings == () if told is None else warnings[0].startswith(told)


@pytest.mark.parametrize(
    "mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE]
)
def test_a_mark_of_another_encoding_before_utf8_is_not_believed(mark):
    assert decode(mark + ENGLISH.encode()).text == ENGLISH


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_true_mark_before_a_script_without_spaces_is_believed(encoding):
    text = CHINESE.replace("\n", "")
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF16_LE + bytes(range(1, 256)) * 20,
        codecs.BOM_UTF16_BE + bytes(range(255, 0, -1)) * 20,
        ENGLISH.encode("cp500", "replace"),
    ],
)
def test_what_decodes_to_no_characters_is_binary(data):
    with pytest.raises(ContentError, match="is binary data"):
        decode(data)


@pytest.mark.parametrize("encodings", [("cp1251", "utf-16"), ("utf-8", "utf-32"), ("koi8-r", "utf-8")])
def test_texts_joined_in_several_encodings_are_told_what_to_do(encodings):
    text = "Вчера в Москве открыли новый мост. Движение началось утром, сообщили в мэрии.\n" * 9
    with pytest.raises(ContentError, match="if it joins texts in several, give them one by one"):
        decode(b"".join(map(text.encode, encodings)))


def test_a_zero_in_a_short_text_makes_no_utf_16():
    text = "A red storm hits the coast of Maine. It was \0 strong, he said."
    assert len(text) < 64  # of a longer one more are asked for
    assert decode(text.encode()).text == text


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_of_a_script_with_few_zeros_is_known_without_its_mark(codec):
    text = (
        "東京都は月曜日に新しい橋を開通させた。\n市長は「待ちに待った日だ」と述べた。 12 億円を投じた。\n" * 3
    )
    assert decode(text.encode(codec)).text == text
