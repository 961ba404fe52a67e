import json

import pytest

from summarize_cli.errors import ModelError
from summarize_cli.model import compiled, safetensors
from tests.models import built_in, put_together


def test_a_digit_of_the_description_that_was_lost_is_told_of(tmp_path):
    threshold = json.dumps(built_in()[1]["topics"]["threshold"]).encode()
    whole = compiled.BUILT_IN.read_bytes()
    assert whole.count(threshold) == 1
    path = tmp_path / "flipped.safetensors"
    path.write_bytes(whole.replace(threshold, threshold[:2] + b"9" + threshold[3:]))
    with pytest.raises(ModelError, match=r"flipped\.safetensors: damaged: its checksum does not match"):
        compiled.load(path)


def test_what_is_serialized_is_loaded(tmp_path):
    contents, described = built_in()
    path = tmp_path / "again.safetensors"
    path.write_bytes(put_together(contents, described))
    again = compiled.load(path)
    assert again.metadata == described
    assert {name: view.tobytes() for name, view in again.tensors.items()} == {
        name: raw for name, (_, raw) in contents.items()
    }


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"name":' + "[" * 100_000, "[1]", '"abc"', "{}", "", "\ud800"]
)
def test_a_description_that_is_none_is_one_clear_error(tmp_path, text):
    path = tmp_path / "odd.safetensors"
    described = {"format": compiled.FORMAT, "model": text, "checksum": compiled.checksum({}, text)}
    # As safetensors.serialize, which writes no lone surrogate; JSON's escapes can spell one.
    header = json.dumps({"__metadata__": described}).encode()
    path.write_bytes(len(header).to_bytes(8, "little") + header)
    assert safetensors.read(path).metadata["model"] == text
    with pytest.raises(ModelError, match=r"odd\.safetensors: incomplete"):
        compiled.load(path)
