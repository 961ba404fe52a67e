"""Model files for tests: the built-in one taken apart, and put together again with a checksum that fits."""

from functools import cache

from summarize_cli.model import compiled

_KINDS = {"B": "U8", "I": "U32", "b": "I8", "f": "F32", "d": "F64"}
_WIDTHS = {"U8": 1, "I8": 1, "U32": 4, "F32": 4, "F64": 8}


@cache
def built_in():
    """(tensor -> (kind, bytes), what is described) of the built-in model."""
    loaded = compiled.load()
    contents = {name: (_KINDS[view.format], view.tobytes()) for name, view in loaded.tensors.items()}
    return contents, dict(loaded.metadata)


def put_together(contents, described):
    """The bytes of a model file; of each tensor as many whole numbers as there are."""
    tensors = {}
    for name, (kind, raw) in contents.items():
        count = len(raw) // _WIDTHS[kind]
        tensors[name] = (kind, (count,), raw[: count * _WIDTHS[kind]])
    return compiled.serialize(described, tensors)
