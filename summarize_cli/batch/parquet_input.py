"""Parquet -> items, row by row, in constant memory.

Parquet holds what Python has no value for: times to the nanosecond or in a year of six digits, zones that
nobody knows, text that is not UTF-8. Such a value is read as text as well as may be; one that cannot be read
at all costs its row.
"""

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any, BinaryIO

from summarize_cli.batch.cells import readable, wanted
from summarize_cli.batch.fields import Fields
from summarize_cli.batch.job import Item, Lost, Row
from summarize_cli.batch.streams import PARQUET, lacking
from summarize_cli.errors import SourceError

_ROWS = 256
"""That are in memory as Python's values at once."""


def table_rows(
    name: str, stream: BinaryIO, fields: Fields, groups: Iterable[int] | None = None, first: int = 1
) -> Iterator[Item]:
    """The rows of a Parquet table, or of some of its row groups, from the number `first` on.

    Raises:
        SourceError: it is damaged, or pyarrow is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - for this format alone
        from pyarrow import parquet  # noqa: PLC0415
    except ModuleNotFoundError:
        raise lacking("Parquet", "pyarrow", PARQUET) from None
    try:
        table = parquet.ParquetFile(stream)
        columns = [column for column, _ in wanted(table.schema_arrow.names, fields)]
        numbers = count(first)
        for batch in table.iter_batches(batch_size=_ROWS, row_groups=groups, columns=columns):
            for row in _rows(batch):
                yield row._replace(source=f"{name}:{next(numbers)}")
    except (pa.ArrowException, OSError) as error:
        raise SourceError(f"damaged: {' '.join(str(error).split())}") from None


def _rows(batch: Any) -> Iterator[Row | Lost]:  # noqa: ANN401 - pyarrow's
    """The rows of a batch, without their names."""
    try:
        rows: list[dict[str, Any]] = batch.to_pylist()
    except Exception:  # noqa: BLE001 - each kind of value fails in its own way
        yield from _rows_of_odd_values(batch)
        return
    yield from (Row(None, row) for row in rows)


class _Unreadable:
    """Stands for a value that cannot be read."""


def _rows_of_odd_values(batch: Any) -> Iterator[Row | Lost]:  # noqa: ANN401 - pyarrow's
    names = batch.schema.names
    for values in zip(*map(_values, batch.columns), strict=True):
        row = dict(zip(names, values, strict=True))
        odd = next((name for name, value in row.items() if value is _Unreadable), None)
        if odd is None:
            yield Row(None, *readable(row))
        else:
            yield Lost(None, f"its field {odd} holds a value that cannot be read", record=True)


def _values(column: Any) -> list[Any]:  # noqa: ANN401 - pyarrow's
    try:
        return list(column.to_pylist())
    except Exception:  # noqa: BLE001 - as above
        return [_value_if_any(scalar) for scalar in column]


def _value_if_any(scalar: Any) -> Any:  # noqa: ANN401 - pyarrow's
    try:
        return _value(scalar, "surrogateescape")
    except Exception:  # noqa: BLE001 - as above
        return _Unreadable


def _value(scalar: Any, faults: str = "replace") -> Any:  # noqa: ANN401 - pyarrow's
    """A value as Python's own, or as text, of which `faults` says what becomes of what is no UTF-8."""
    import pyarrow as pa  # noqa: PLC0415 - for this format alone

    try:
        return scalar.as_py()
    except Exception:  # noqa: BLE001 - as above
        kind = scalar.type
    if pa.types.is_temporal(kind):
        return _time(scalar)
    if isinstance(scalar, pa.StructScalar):
        return {name: _value(inner) for name, inner in scalar.items()}
    if isinstance(scalar, pa.ListScalar):
        return [_value(inner) for inner in scalar.values]
    return scalar.as_buffer().to_pybytes().decode("utf-8", faults)


def _time(scalar: Any) -> str:  # noqa: ANN401 - pyarrow's
    """A time as ISO 8601; a count of its unit, which begins in 1970, where no year has so many digits."""
    import pyarrow as pa  # noqa: PLC0415 - for this format alone

    kind = scalar.type
    unit = getattr(kind, "unit", "days")
    if pa.types.is_duration(kind):
        return f"{scalar.value} {unit}"
    if pa.types.is_timestamp(kind):
        # All zones count from the same moment: a zone that nobody knows is no obstacle.
        scalar = scalar.cast(pa.timestamp(unit, "UTC" if kind.tz else None))
    text = str(scalar.cast(pa.string()).as_py())
    return f"{scalar.value} {unit}" if text.startswith("<") else text.replace(" ", "T")
