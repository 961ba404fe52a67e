"""A part file of JSONL -> Parquet, some rows at a time.

Parquet has its index at its end: a file that was interrupted cannot be read, nor be gone on with. So the
answers stand as lines until all are there.
"""

import json
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from summarize_cli.batch.publishing import replacing
from summarize_cli.batch.streams import PARQUET, lacking
from summarize_cli.errors import OutputError

_ROWS = 5_000
"""Of a row group."""
_LARGEST = 1 << 63
_LARGEST_EXACT = 1 << 53
"""From here on a floating-point number may be another one than the whole number."""
_SURROGATES = re.compile("[\ud800-\udfff]")


def check() -> None:
    """Raise early if it cannot be written.

    Raises:
        SourceError: pyarrow is not installed.
    """
    try:
        import pyarrow.parquet  # noqa: F401, PLC0415 - for this format alone
    except ModuleNotFoundError:
        raise lacking("-f parquet", "pyarrow", PARQUET) from None


class Publisher:
    """Makes a Parquet file of a part file.

    `id` and the kept fields get the type that all of their values have, or text: JSON where it is of several
    types. The other columns are those of the JSON; `error` is null where there is a digest.

    Args:
        carried: `id` and the names of the kept fields.
        explain: whether the answers are explained.
        with_text: whether they carry the text.
        typed: False: the fields are text whatever their values are, the same in each of several files.
    """

    def __init__(
        self, carried: tuple[str, ...], *, explain: bool, with_text: bool, typed: bool = True
    ) -> None:
        self._carried, self._explain, self._with_text = carried, explain, with_text
        self._typed = typed

    def __call__(self, part: Path, place: Path) -> None:
        """Write `place`, as a whole or not at all.

        Raises:
            OSError: it cannot be written.
        """
        from pyarrow import RecordBatch, parquet  # noqa: PLC0415 - for this format alone

        types = self._types(part)
        schema = self._schema(types)
        texts = [name for name, kind in types.items() if kind is str]
        with replacing(place) as beside, parquet.ParquetWriter(beside, schema, compression="zstd") as table:
            rows = _rows(part)
            while group := [self._row(row, texts) for row in islice(rows, _ROWS)]:
                table.write_batch(RecordBatch.from_pylist(group, schema=schema))

    def _types(self, part: Path) -> dict[str, type]:
        """Column -> the type that holds all of its values."""
        if not self._typed:
            return dict.fromkeys(self._carried, str)
        seen: dict[str, set[type]] = {name: set() for name in self._carried}
        for row in _rows(part):
            for name, kinds in seen.items():
                kinds.add(_type(row.get(name)))
        return {name: _common(kinds - {type(None)}) for name, kinds in seen.items()}

    @staticmethod
    def _row(row: dict[str, Any], texts: list[str]) -> dict[str, Any]:
        for name in texts:
            value = row.get(name)
            if value is not None and not isinstance(value, str):
                row[name] = json.dumps(value, ensure_ascii=False)
        for named in (*row.get("summary", ()), *row.get("missed", ()), *row.get("topics", ())):
            for parts in ("features", "evidence"):
                if parts in named:
                    named[parts] = list(named[parts].items())
        return row

    def _schema(self, types: dict[str, type]) -> Any:  # noqa: ANN401 - pyarrow's
        import pyarrow as pa  # noqa: PLC0415

        text, whole, number = pa.string(), pa.int32(), pa.float64()
        parts = pa.map_(text, number)
        sentence = {
            "text": text,
            "index": whole,
            "paragraph": whole,
            "start": whole,
            "end": whole,
            "score": number,
            **({"features": parts} if self._explain else {}),
        }
        topic = {
            "code": text,
            "name": text,
            "confidence": number,
            **({"evidence": parts} if self._explain else {}),
        }
        own = {str: text, bool: pa.bool_(), int: pa.int64(), float: number}
        key, *kept = [(name, own[kind]) for name, kind in types.items()]
        names = ("title", "byline", "date", "site", "dateline", "language")
        return pa.schema(
            [
                key, ("source", text), *kept,
                *((name, text) for name in names),
                *((name, whole) for name in ("sentence_count", "word_count", "dropped_lines")),
                *([("dropped", _list_of({"text": text, "rule": text}))] if self._explain else []),
                ("summary", _list_of(sentence)),
                *([("missed", _list_of(sentence))] if self._explain else []),
                ("topics", _list_of(topic)),
                ("keyphrases", _list_of({"text": text, "score": number})),
                ("model", text),
                *([("text", text)] if self._with_text else []),
                ("error", text),
            ]
        )  # fmt: skip


def _list_of(fields: dict[str, Any]) -> Any:  # noqa: ANN401 - pyarrow's
    import pyarrow as pa  # noqa: PLC0415

    return pa.list_(pa.struct(list(fields.items())))


def _rows(part: Path) -> Iterator[dict[str, Any]]:
    with part.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                row = json.loads(line)
            except ValueError:
                # A run that is resumed looks at few of the lines that are there.
                raise OutputError(f"{part}: line {number} is damaged; run without --resume") from None
            # Half a character, as a cut emoji leaves it, can stand in JSON, but in no column of text.
            yield _sound(row) if b"\\ud" in line else row


def _sound(value: Any) -> Any:  # noqa: ANN401 - as JSON has it
    if isinstance(value, str):
        return _SURROGATES.sub("\ufffd", value)
    if isinstance(value, list):
        return [_sound(inner) for inner in value]
    return (
        {_sound(name): _sound(inner) for name, inner in value.items()} if isinstance(value, dict) else value
    )


class _Long(int):
    """The type of whole numbers that no floating-point number need be."""


def _type(value: object) -> type:
    if not isinstance(value, int) or isinstance(value, bool):
        return type(value)
    if not -_LARGEST <= value < _LARGEST:
        return str
    return int if abs(value) <= _LARGEST_EXACT else _Long


def _common(kinds: set[type]) -> type:
    if kinds <= {int, float} and float in kinds:
        return float
    if kinds and kinds <= {int, _Long}:
        return int
    return kinds.pop() if len(kinds) == 1 and kinds <= {str, bool} else str
