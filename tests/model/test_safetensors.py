import array
import json

import pytest

from summarize_cli.errors import ModelError
from summarize_cli.model import safetensors
from summarize_cli.model.compiled import BUILT_IN, load

TENSORS = {
    "small": ("I8", (2, 2), bytes([1, 255, 3, 4])),
    "large": ("F64", (2,), array.array("d", [0.5, -2.0]).tobytes()),
    "none": ("F32", (0,), b""),
}


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "x.safetensors"
    path.write_bytes(safetensors.serialize(TENSORS, {"b": "2", "a": "ü"}))
    return path


def test_what_is_written_is_read(file):
    content = safetensors.read(file)
    assert list(content.views["small"]) == [1, -1, 3, 4]
    assert list(content.views["large"]) == [0.5, -2.0]
    assert content.shapes["small"] == (2, 2)
    assert content.metadata == {"a": "ü", "b": "2"}


def test_the_format_s_own_library_reads_it(file):
    library = pytest.importorskip("safetensors.numpy")
    loaded = library.load_file(file)
    assert loaded["small"].tolist() == [[1, -1], [3, 4]]
    assert loaded["large"].tolist() == [0.5, -2.0]


def test_the_same_content_gives_the_same_bytes():
    backwards = dict(reversed(TENSORS.items()))
    assert safetensors.serialize(TENSORS, {"a": "1", "b": "2"}) == safetensors.serialize(
        backwards, {"b": "2", "a": "1"}
    )


def test_every_truncation_is_one_clear_error(file, tmp_path):
    whole = file.read_bytes()
    cut = tmp_path / "cut"
    for length in range(len(whole)):
        cut.write_bytes(whole[:length])
        with pytest.raises(ModelError) as caught:
            safetensors.read(cut)
        assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "header",
    [
        {"t": {"dtype": "F64", "shape": [1], "data_offsets": [0, 8_000]}},
        {"t": {"dtype": "F64", "shape": [1], "data_offsets": [-8, 0]}},
        {"t": {"dtype": "F64", "shape": [-1], "data_offsets": [0, 8]}},
        {"t": {"dtype": "F64", "shape": [3], "data_offsets": [0, 8]}},
        {"t": {"dtype": "BF16", "shape": [4], "data_offsets": [0, 8]}},
        {"t": {"dtype": "F64"}},
        {"t": 3},
        {"t": {"dtype": "F64", "shape": "x", "data_offsets": [0, 8]}},
        {"__metadata__": {"a": 1}},
        {"__metadata__": []},
        [],
        3,
    ],
)
def test_a_foreign_header_is_one_clear_error(tmp_path, header):
    text = json.dumps(header).encode()
    path = tmp_path / "x"
    path.write_bytes(len(text).to_bytes(8, "little") + text + bytes(8))
    with pytest.raises(ModelError, match="damaged or no model file"):
        safetensors.read(path)


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"\x89PNG\r\n\x1a\n" + bytes(100), b"\xff" * 64, b"PK\x03\x04" * 9]
)
def test_another_kind_of_file_is_one_clear_error(tmp_path, content):
    path = tmp_path / "x"
    path.write_bytes(content)
    with pytest.raises(ModelError):
        safetensors.read(path)


def test_a_missing_file_and_a_directory_are_named(tmp_path):
    with pytest.raises(ModelError, match="no such file"):
        safetensors.read(tmp_path / "nothing")
    with pytest.raises(ModelError, match="directory"):
        safetensors.read(tmp_path)


def test_a_model_of_another_program_is_told_of(file):
    with pytest.raises(ModelError, match=r"not a model of this program \(format None\)"):
        load(file)


def test_a_model_of_which_a_byte_was_lost_is_told_of(tmp_path):
    content = bytearray(BUILT_IN.read_bytes())
    content[-1] ^= 1
    path = tmp_path / "flipped.safetensors"
    path.write_bytes(content)
    with pytest.raises(ModelError, match=r"flipped\.safetensors: damaged: its checksum does not match"):
        load(path)
