"""The safetensors format: eight bytes of header length, a JSON header, then the tensors' bytes.

An open format that holds numbers and strings and nothing to execute
(https://github.com/huggingface/safetensors#format). Read here without numpy, straight from a memory
map; every offset is checked before it is used, since a model file may come from anywhere.
"""

import json
import math
import mmap
import os
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from summarize_cli.errors import ModelError

_HEADER_LENGTH = 8
_LARGEST_HEADER = 16_000_000

# safetensors' names of number types, and those of memoryview.cast.
_FORMATS = {
    "U8": "B",
    "I8": "b",
    "U16": "H",
    "I16": "h",
    "U32": "I",
    "I32": "i",
    "U64": "Q",
    "I64": "q",
    "F32": "f",
    "F64": "d",
}


class Tensors(NamedTuple):
    """What a file holds: flat views of its tensors by name, their shapes, and its string metadata."""

    views: Mapping[str, memoryview]
    shapes: Mapping[str, tuple[int, ...]]
    metadata: Mapping[str, str]


def read(path: Path) -> Tensors:
    """Map a file into memory and check its header. The views live as long as the result does.

    Raises:
        ModelError: it cannot be read or is no sound safetensors file.
    """
    try:
        with path.open("rb") as file:
            data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except FileNotFoundError:
        raise ModelError(f"model {path}: no such file") from None
    except IsADirectoryError:
        raise ModelError(f"model {path}: is a directory, not a model file") from None
    except (OSError, ValueError) as error:
        # By name: to a Path, one that is too long or that may not be looked at is an error of its own.
        if os.path.exists(path) and not os.path.isfile(path):  # noqa: PTH110, PTH113
            raise ModelError(f"model {path}: is a device or a pipe, not a model file") from None
        reason = error.strerror.lower() if isinstance(error, OSError) and error.strerror else str(error)
        raise ModelError(f"model {path}: cannot be read: {reason}") from None
    try:
        return _parse(data)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ModelError(
            f"model {path}: damaged or no model file ({error}); "
            "train it again, or leave -m out for the built-in one"
        ) from None


def _parse(data: memoryview) -> Tensors:
    if len(data) < _HEADER_LENGTH:
        raise ValueError("too short")
    length = int.from_bytes(data[:_HEADER_LENGTH], "little")
    begin = _HEADER_LENGTH + length
    if length > _LARGEST_HEADER or begin > len(data):
        raise ValueError("its header is longer than the file")
    header = json.loads(bytes(data[_HEADER_LENGTH:begin]).decode("utf-8"))
    metadata = header.pop("__metadata__", {})
    if not all(isinstance(value, str) for value in metadata.values()):
        raise TypeError("its metadata are no strings")
    views = {}
    shapes = {}
    for name, entry in header.items():
        shapes[name] = tuple(int(size) for size in entry["shape"])
        views[name] = _view(data[begin:], name, entry, shapes[name])
    return Tensors(views, shapes, metadata)


def _view(body: memoryview, name: str, entry: dict[str, Any], shape: tuple[int, ...]) -> memoryview:
    code = _FORMATS[entry["dtype"]]
    start, end = entry["data_offsets"]
    if not 0 <= start <= end <= len(body):
        raise ValueError(f"tensor {name} lies outside the file")
    if any(size < 0 for size in shape):
        raise ValueError(f"tensor {name} has a negative size")
    view = body[start:end]
    if math.prod(shape) * struct.calcsize(code) != len(view):
        raise ValueError(f"tensor {name} has not the size it claims")
    return view.cast(code)  # type: ignore[call-overload, no-any-return]


def serialize(
    tensors: Mapping[str, tuple[str, tuple[int, ...], bytes]], metadata: Mapping[str, str]
) -> bytes:
    """The file's bytes, from name -> (type name, shape, little-endian bytes) and metadata.

    The same input gives the same bytes. Tensors are laid out by falling item size, so that each is
    aligned to its items, as the format asks.
    """
    order = sorted(tensors, key=lambda name: (-_item_size(tensors[name][0]), name))
    header: dict[str, object] = {"__metadata__": dict(sorted(metadata.items()))}
    position = 0
    for name in order:
        kind, shape, content = tensors[name]
        header[name] = {
            "dtype": kind,
            "shape": list(shape),
            "data_offsets": [position, position + len(content)],
        }
        position += len(content)
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    text += b" " * (-len(text) % _HEADER_LENGTH)
    body = b"".join(tensors[name][2] for name in order)
    return len(text).to_bytes(_HEADER_LENGTH, "little") + text + body


def _item_size(kind: str) -> int:
    return struct.calcsize(_FORMATS[kind])
