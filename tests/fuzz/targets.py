"""What is fuzzed: functions of bytes from outside that must answer, or refuse with a SummarizeError.

Any other exception is a finding, as is a broken promise about the answer. `seeds` gives what to start from.
"""

import gzip
import io
import json
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from summarize_cli.batch.fields import Fields
from summarize_cli.batch.job import Job, Lost, work
from summarize_cli.batch.records import opens_array
from summarize_cli.batch.records import records as records_of
from summarize_cli.batch.stdin import recognised
from summarize_cli.errors import SummarizeError
from summarize_cli.model import compiled
from summarize_cli.pipeline import Settings, summarize, summarize_bytes
from summarize_cli.reading.decoding import decode
from summarize_cli.reading.plaintext import parse
from tests.conftest import ROOT, SAMPLES
from tests.models import built_in, put_together

CODECS = (
    None,
    "utf-8",
    "utf-16",
    "cp1252",
    "shift_jis",
    "gb18030",
    "iso2022_jp",
    "utf-7",
    "koi8_r",
    "utf-32",
)
FORMATS = ("auto", "text", "markdown", "html", "eml", "rtf", "epub", "docx", "pdf")
PROSE = "The ferry to Lundby sails at night from Monday, the company said. Nurses and fire crews board first."
_SEED_SIZE = 4_000
"""Bytes; a fuzzer gets further with small seeds."""


def decoding(data: bytes) -> None:
    """Bytes to text, by the codec that the first byte names."""
    codec = CODECS[data[0] % len(CODECS)] if data else None
    try:
        decoded = decode(data[1:], codec, ("utf-8" if codec else None,))
    except SummarizeError:
        return
    assert decoded.text.strip()
    assert decoded.replaced >= 0


def plain_text(data: bytes) -> None:
    """A text to a digest whose sentences stand where it says."""
    text = data.decode("utf-8", "surrogatepass" if data[:1] == b"\xed" else "replace")
    try:
        digest = summarize(text, sentences=5)
    except SummarizeError:
        return
    # Of subtitles and of printed pages what stands within sentences is blanked; all else is at its place.
    shown = parse(text).text
    assert len(shown) == len(text)
    for sentence in digest.summary:
        assert " ".join(shown[sentence.start : sentence.end].split()) == sentence.text
    json.dumps(digest.to_dict(), allow_nan=False)


def page(data: bytes) -> None:
    """A web page."""
    _read(data, "html")


def document(data: bytes) -> None:
    """Of the kind that the first byte names, or that it is taken for."""
    _read(data[1:], FORMATS[data[0] % len(FORMATS)] if data else "auto")


def _read(data: bytes, input_format: str) -> None:
    settings = Settings(sentences=5, input_format=input_format, explain=True, passages=True, with_text=True)
    try:
        digest = summarize_bytes(data, settings)
    except SummarizeError:
        return
    assert digest.text is not None
    for sentence in digest.summary:
        assert " ".join(digest.text[sentence.start : sentence.end].split()) == sentence.text
    json.dumps(digest.to_dict(), allow_nan=False)


def model(data: bytes) -> None:
    """A model file: as it is, or the built-in one with edits whose checksum fits."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fuzzed.safetensors"
        try:
            path.write_bytes(data if data[:1] != b"\0" else _edited(data[1:]))
            digest = summarize(PROSE, model=path, explain=True)
        except SummarizeError:
            return
        json.dumps(digest.to_dict(), allow_nan=False)


def _edited(data: bytes) -> bytes:
    """The built-in model with each eight bytes of `data` as an edit: where, then what is put there."""
    contents, described = built_in()
    contents, text = dict(contents), bytearray(json.dumps(described).encode())
    names = sorted(contents)
    for position in range(0, len(data) - 7, 8):
        which, cut, *place = data[position : position + 5]
        offset, put = int.from_bytes(bytes(place), "little"), data[position + 5 : position + 8]
        if which >= len(names):
            offset %= len(text)
            text[offset : offset + cut % 4] = put[: cut // 4 % 4]
            continue
        kind, content = contents[names[which]]
        offset %= len(content) + 1
        content = content[:offset] if cut == 0 else content[:offset] + put + content[offset + len(put) :]
        contents[names[which]] = (kind, content)
    try:
        return put_together(contents, json.loads(text))
    except ValueError:
        return b""


_JOB = Job(Settings(sentences=2, explain=True), Fields.named(keep=["section"]), form="jsonl")
_ENCODINGS = (None, None, None, "utf-16", "cp1252", "utf-32", "utf-7", "iso2022_jp", "gb18030")


def records(data: bytes) -> None:
    """JSONL, in the encoding that the first byte names, to an answer a line that is not empty."""
    encoding, lines = _ENCODINGS[data[0] % len(_ENCODINGS)] if data else None, data[1:]
    for item in records_of("a.csv", io.BufferedReader(io.BytesIO(lines)), "csv", _JOB.fields, encoding):
        assert item.source is not None
    items = [*records_of("a.jsonl", io.BufferedReader(io.BytesIO(lines)), "jsonl", _JOB.fields, encoding)]
    answers = work(_JOB, items)
    for item, answer in zip(items, answers, strict=True):
        told = json.loads(str(answer.content), parse_constant=_refused)
        assert str(answer.content).count("\n") == 1
        assert [*told][:3] == ["id", "source", "section"]
        assert told["source"] == item.source == answer.source
        assert ("error" in told) != ("summary" in told)
        assert told.get("error") == answer.error
        assert answer.error is None or answer.error.strip()
        assert not str(answer.error).startswith("a fault of this program")
    # An array, be it in UTF-16, and what is compressed and damaged, is no lines: one answer says so.
    if encoding is None and not (
        lines.startswith(_MARKED) or opens_array(io.BufferedReader(io.BytesIO(lines)))
    ):
        counted = [f"a.jsonl:{n}" for n, line in enumerate(lines.split(b"\n"), 1) if line.strip(_BLANK)]
        assert [item.source for item in items] == counted
    assert all(isinstance(item, Lost) for item in items) or not lines.startswith(b"[")
    _as_stdin(lines)


_MARKED = (b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"\xff\xfe", b"\xfe\xff")
_BLANK = b" \t\r\x0b\x0c"


def _as_stdin(data: bytes) -> None:
    """Whether standard input is taken for records or not, none of it is lost."""
    try:
        _, whole = recognised(io.BufferedReader(io.BytesIO(data)), _JOB.fields)
    except SummarizeError:
        return
    assert whole.read() == data


def _refused(constant: str) -> None:
    raise AssertionError(f"{constant} is no JSON")


TARGETS: dict[str, Callable[[bytes], None]] = {
    "decoding": decoding,
    "plain-text": plain_text,
    "page": page,
    "document": document,
    "model": model,
    "records": records,
}


def seeds(name: str) -> Iterator[bytes]:
    """Small inputs that show a target what there is: pieces of the samples and of the pages in the tests."""
    if name == "model":
        yield from _model_seeds()
        return
    if name == "records":
        yield from _record_seeds()
        return
    pages = sorted((ROOT / "tests" / "quality" / "pages").glob("*.html"))[:12]
    texts = sorted(path for path in SAMPLES.iterdir() if path.suffix in (".txt", ".md"))
    files = pages if name == "page" else [*texts, *pages] if name == "document" else texts
    for number, path in enumerate(files):
        piece = path.read_bytes()[:_SEED_SIZE]
        yield bytes([number]) + piece if name in ("decoding", "document") else piece
    if name == "document":
        yield (
            b"\x04From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\n"
            + (PROSE.encode() + b"\n--x--\n")
        )
        yield b"\x05{\\rtf1\\ansi " + PROSE.encode() + b"\\par \\u8220? x}"
        yield b"\x00From: a@b.example\nMessage-ID: <1@b>\nContent-Transfer-Encoding: base64\n\nVGhlIGZlcnJ5"
        yield b"\0" + json.dumps({"title": "Rain", "content": PROSE}, indent=1).encode()
        yield b'\0{"cells": [{"source": ["# Rain"]}], "nbformat": 4}'
    if name == "decoding":
        for number, codec in enumerate(CODECS):
            yield bytes([number]) + (PROSE * 3).encode(codec or "utf-8")


def _model_seeds() -> Iterator[bytes]:
    yield compiled.BUILT_IN.read_bytes()[:_SEED_SIZE]
    yield compiled.serialize({}, {"ranker": ("F32", (1,), bytes(4))})
    for which in range(40):
        yield bytes([0, which, 3, 1, 0, 0, 255, 255, 127])
        yield bytes([0, which, 0, which, 0, 0, 0, 0, 0])


def _record_seeds() -> Iterator[bytes]:
    texts = [path.read_bytes().decode("utf-8", "replace") for path in sorted(SAMPLES.glob("*.txt"))[:6]]
    rows = [
        json.dumps({"id": number, "title": "Rain", "text": text[:600], "section": {"a": [1, None]}})
        for number, text in enumerate(texts)
    ]
    page = {"url": "https://a.example/1", "Headline": "Rain", "BODY": f"<html><p>{PROSE}</p></html>"}
    rows.append(json.dumps(page, ensure_ascii=False))
    yield from (b"\0" + row.encode() for row in rows)
    whole = "\n".join(rows)
    yield b"\0" + f"\ufeff{rows[0]}\r\n\n  \n{rows[1]}".encode()
    yield b"\3" + whole[:_SEED_SIZE].encode("utf-16")
    yield b"\4" + whole[:_SEED_SIZE].encode("cp1252", "replace")
    for number in range(3, len(_ENCODINGS)):
        codec = (_ENCODINGS[number] or "") + ("-be" if number == 5 else "")
        yield bytes([number]) + f"id,text\n7,{PROSE}\n".encode(codec)
    yield b"\0" + gzip.compress(whole.encode(), mtime=0)
    yield b"\0" + json.dumps({"title": "Rain", "content": PROSE}, indent=1).encode()
    yield b"\0[" + rows[0].encode() + b"]"
    for odd in (
        '{"text": NaN, "id": Infinity}\n{"text": ""}\n{"text": null, "body": 1e999}\n{}\n7\n"a"\nnull',
        '{"text": "\\ud800 \\u0000 \\u001b[2J", "id": "\\udfff", "section": -0.0}',
        '{"text": "a", "text": "b", "Text": "c", "id": true}\n{"text": {"a": 1}}\n{"text": ["a"]}',
        "[" * 50 + "]" * 50 + '\n{"text": ' + "[" * 90 + "\n" + '{"id": ' + "9" * 90 + ', "text": "Go."}',
        '{"text": "The bridge closed.\n"}\n{"text" "a"}\n{"text": "a",}\n{\'text\': 1}\n{"a":"\t"}',
    ):
        yield b"\0" + odd.encode()
