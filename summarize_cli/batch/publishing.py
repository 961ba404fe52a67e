"""A part file that is complete -> the file that was asked for, where that is not the part as it is."""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from summarize_cli.batch.streams import zstd_module


@contextlib.contextmanager
def replacing(place: Path) -> Iterator[Path]:
    """A name beside `place` to write to, which takes its place when the block ends well."""
    beside = place.with_name(f".{place.name}.part")
    try:
        yield beside
        beside.replace(place)
    finally:
        beside.unlink(missing_ok=True)


def compress_gzip(part: Path, place: Path) -> None:
    """Write `place` as gzip; the same bytes for the same part, so without name and time."""
    import gzip  # noqa: PLC0415 - for what is compressed alone

    with (
        replacing(place) as beside,
        part.open("rb") as whole,
        beside.open("wb") as target,
        gzip.GzipFile("", "wb", fileobj=target, mtime=0) as packed,
    ):
        shutil.copyfileobj(whole, packed)


def compress_zstd(part: Path, place: Path) -> None:
    """Write `place` as zstd."""
    with replacing(place) as beside, part.open("rb") as whole, zstd_module().open(beside, "wb") as packed:
        shutil.copyfileobj(whole, packed)
