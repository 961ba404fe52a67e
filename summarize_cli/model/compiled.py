"""The model as a file: opened with a memory map, checked, handed out as it lies there."""

import json
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from summarize_cli.errors import ModelError
from summarize_cli.model import safetensors
from summarize_cli.model.numbers import floats, is_moderate, lie_between, moderate
from summarize_cli.model.vocabulary import Vocabulary

BUILT_IN = Path(__file__).with_name("news-en.safetensors")

FORMAT = "summarize-model/3"
"""Of the tensors and metadata inside the safetensors file. A reader refuses any other."""


_TYPES = {
    **dict.fromkeys(("idf", "ranker.odds", "topics.scales", "topics.values"), "f"),
    **dict.fromkeys(("vocabulary.starts", "vocabulary.firsts", "vocabulary.features", "topics.pairs"), "I"),
    "vocabulary.words": "B",
    "topics.weights": "b",
}
"""Tensor -> the only type of its numbers: they are read as such, and a number below 0 counts from the end."""

_LEAST_RARITY = 0.5
"""A smooth idf is 1 or more. Logarithms are taken of it, and lengths of vectors divide."""

_BOUNDS = {
    "idf": (_LEAST_RARITY, 2.0**17),
    "ranker.odds": (0.0, 2.0**17),  # 1 + odds divides
    "topics.values": (0.0, 2.0**17),
    "topics.scales": (0.0, 32.0),  # an article's sums have room in 64 bits, in fixed point
}
"""Tensor -> (the lowest number that it may hold, the first that is too high)."""


class CompiledModel(NamedTuple):
    """A model file's content. Shapes: F features, T topics, W topic-weighted features."""

    name: str
    language: str
    vocabulary: Vocabulary
    idf: Sequence[float]
    """(F,) smooth inverse document frequencies."""
    highest_idf: float
    """That of a word which no training document holds."""
    ranker: Mapping[str, float]
    """Feature name -> weight."""
    ranker_bias: float
    tensors: Mapping[str, memoryview]
    metadata: Mapping[str, Any]


def load(path: Path = BUILT_IN) -> CompiledModel:
    """Open a model file.

    Raises:
        ModelError: it is missing, damaged, truncated, or not one of ours.
    """
    content = safetensors.read(path)
    metadata = content.metadata
    if metadata.get("format") != FORMAT:
        raise ModelError(f"model {path}: not a model of this program (format {metadata.get('format')!r})")
    if metadata.get("checksum") != checksum(content.views, metadata.get("model", "")):
        raise ModelError(f"model {path}: damaged: its checksum does not match; fetch or train it again")
    try:
        return _assembled(content)
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise ModelError(f"model {path}: incomplete: {error}; train it again") from None


def checksum(views: Mapping[str, memoryview], described: str) -> str:
    """CRC-32 over the description and the tensors' bytes by name: finds damage, not malice."""
    value = zlib.crc32(described.encode("utf-8", "surrogatepass"))
    for name in sorted(views):
        value = zlib.crc32(views[name], value)
    return f"{value:08x}"


def _assembled(content: safetensors.Tensors) -> CompiledModel:
    views = content.views
    described: dict[str, Any] = json.loads(content.metadata["model"])
    vocabulary = Vocabulary(
        words=views["vocabulary.words"],
        starts=views["vocabulary.starts"],
        firsts=views["vocabulary.firsts"],
        features=views["vocabulary.features"],
    )
    for name, view in views.items():
        if view.format != _TYPES.get(name, view.format):
            raise TypeError(f"its tensor {name} holds numbers of another type")
        if not (lie_between(view, *_BOUNDS[name]) if name in _BOUNDS else is_moderate(view)):
            raise ValueError(f"its tensor {name} holds numbers beyond measure")
    vocabulary.check()
    names = described["ranker_features"]
    weights = views["ranker"]
    if len(names) != len(weights):
        raise ValueError("its ranker has not a weight a feature")
    return CompiledModel(
        name=str(described["name"]),
        language=str(described["language"]),
        vocabulary=vocabulary,
        idf=floats(views["idf"]),
        highest_idf=moderate(described, "highest_idf", _LEAST_RARITY),
        ranker=dict(zip(names, weights, strict=True)),
        ranker_bias=moderate(described, "ranker_bias"),
        tensors=views,
        metadata=described,
    )


def serialize(
    described: Mapping[str, Any], tensors: Mapping[str, tuple[str, tuple[int, ...], bytes]]
) -> bytes:
    """The bytes of a model file. The same model gives the same bytes."""
    model = json.dumps(described, ensure_ascii=False, sort_keys=True)
    views = {name: memoryview(content) for name, (_, _, content) in tensors.items()}
    metadata = {"format": FORMAT, "model": model, "checksum": checksum(views, model)}
    return safetensors.serialize(tensors, metadata)
