"""The name of a file, here or at an address that fsspec knows -> its bytes, decompressed.

gzip (RFC 1952) and zstd (RFC 8878) are told by their first bytes, whatever the name says.
"""

import contextlib
import io
from collections.abc import Iterator
from pathlib import Path
from textwrap import shorten
from typing import Any, BinaryIO, cast

from summarize_cli.errors import SourceError, SummarizeError
from summarize_cli.reading.sources import ADDRESSES, Raw, bounded, is_foreign, unreadable

CLUSTER, ZSTD, PARQUET = "cluster", "zstd", "parquet"
"""Extras: what brings fsspec, zstd before Python 3.14, and pyarrow."""

_LONGEST_SAID = 200
"""Characters of what a library says of an error."""

_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_BUFFER = 1 << 18


def lacking(what: str, needs: str, extra: str) -> SourceError:
    """The error of a library that is not installed."""
    return SourceError(f"{what} needs {needs}; pip install 'summarize-cli[{extra}]'")


@contextlib.contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """The file `name` as it is, still compressed.

    Raises:
        SourceError: it cannot be opened or read; also where that shows inside the block.
    """
    with _told(foreign=_is_address(name)), _opened(name) as file:
        yield file


def _is_address(name: str) -> bool:
    return is_foreign(name) or name[:8].lower().startswith(ADDRESSES)


def _opened(name: str) -> BinaryIO:
    if not _is_address(name):
        return Path(name).open("rb", buffering=_BUFFER)
    try:
        import fsspec  # noqa: PLC0415 - for addresses alone
    except ModuleNotFoundError:
        raise lacking("an address", "fsspec", CLUSTER) from None
    try:
        return cast("BinaryIO", fsspec.open(name, "rb").open())
    except (ImportError, ValueError) as error:
        raise foreign_fault(error) from None


@contextlib.contextmanager
def decompressed(stream: BinaryIO) -> Iterator[BinaryIO]:
    """What is in `stream`: as it is, or decompressed. `stream` is not closed.

    Raises:
        SourceError: it is damaged or ends early; also where that shows inside the block.
    """
    with _told():
        start = peek(stream, 4)
        if start.startswith(_GZIP):
            import gzip  # noqa: PLC0415 - for what is compressed alone

            inner: Any = gzip.GzipFile(fileobj=stream, mode="rb")
        elif start == _ZSTD:
            inner = zstd_module().ZstdFile(stream, mode="rb")
        else:
            yield stream
            return
        with inner, io.BufferedReader(cast("io.RawIOBase", _Unpacked(inner)), _BUFFER) as whole:
            yield cast("BinaryIO", whole)


class _Unpacked(io.RawIOBase):
    """What comes out of a decompressor, as it comes: what came before the data end is not lost with them."""

    def __init__(self, inner: Any) -> None:  # noqa: ANN401 - of gzip or zstd
        self._inner = inner
        self._fault: Exception | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - as io has it
        if self._fault is not None:
            raise self._fault
        # As much as there is room for: who looks ahead is to see a good part of it.
        size = 0
        try:
            while size < len(buffer) and (piece := self._inner.read1(len(buffer) - size)):
                buffer[size : size + len(piece)] = piece
                size += len(piece)
        except Exception as fault:
            if not size:
                raise
            self._fault = fault
        return size


def beginning(data: bytes) -> bytes | None:
    """The beginning of what is compressed in `data`, which may break off; None if it is not compressed.

    Raises:
        SourceError: it is damaged, or zstd and there is nothing to read it.
    """
    with _told():
        if data.startswith(_GZIP):
            import zlib  # noqa: PLC0415 - for what is compressed alone

            return zlib.decompressobj(wbits=16 + zlib.MAX_WBITS).decompress(data, _BUFFER)
        if data.startswith(_ZSTD):
            return bytes(zstd_module().ZstdDecompressor().decompress(data, _BUFFER))
    return None


def zstd_module() -> Any:  # noqa: ANN401 - a module
    """Python's own module for zstd, or the one that stands in for it.

    Raises:
        SourceError: there is neither.
    """
    try:
        from compression import zstd  # type: ignore[import-not-found,unused-ignore] # noqa: PLC0415
    except ModuleNotFoundError:
        try:
            from backports import zstd  # type: ignore[import-not-found,unused-ignore] # noqa: PLC0415
        except ModuleNotFoundError:
            raise lacking("zstd before Python 3.14", "backports.zstd", ZSTD) from None
    return zstd


def peek(stream: BinaryIO, size: int) -> bytes:
    """The first bytes of what is left in `stream`, at most `size`, without taking them."""
    look = getattr(stream, "peek", None)
    if look is not None:
        # A pipe may give less at first than it will; a file does not.
        return bytes(look(size)[:size])
    place = stream.tell()
    start = stream.read(size)
    stream.seek(place)
    return start


def read_whole(name: str) -> Raw:
    """The bytes at an address, as one article.

    Raises:
        SourceError: it cannot be read, or is larger than MOST_BYTES.
    """
    with opened(name) as file:
        return Raw(bounded(file), name=name)


def foreign_fault(error: Exception) -> SourceError:
    """What goes wrong with an address, each kind of which fails in ways of its own, as one line."""
    if isinstance(error, OSError) and (error.errno or 0) > 0:
        return unreadable(error)
    said = shorten(str(error), _LONGEST_SAID, placeholder=" …")
    kind = type(error).__name__
    if isinstance(error, ImportError):
        # It names the packages that it lacks for this kind of address.
        return SourceError(f"needs what is not installed: {said}; pip install it, or download the file")
    if kind == "gaierror":
        return SourceError("its server is not found; check the address")
    if isinstance(error, ValueError) and said.startswith("Protocol"):
        return SourceError(f"cannot be read: {said}; download it and name the file")
    return SourceError(f"cannot be read: {kind}: {said}".rstrip(": "))


@contextlib.contextmanager
def _told(*, foreign: bool = False) -> Iterator[None]:
    """What goes wrong with a file, as one line; `foreign` files fail in ways of their own."""
    try:
        yield
    except (FileNotFoundError, IsADirectoryError, PermissionError) as error:
        # fsspec raises them without a number.
        raise unreadable(error) from None
    except EOFError:
        raise SourceError("damaged: the compressed data end early; what came before is done") from None
    except OSError as error:
        if foreign:
            raise foreign_fault(error) from None
        raise (SourceError(f"damaged: {error}") if error.errno is None else unreadable(error)) from None
    except Exception as error:
        if type(error).__name__ in ("ZstdError", "error"):  # of a module that need not be there, and zlib's
            raise SourceError(f"damaged: {error}") from None
        if foreign and not isinstance(error, SummarizeError):
            raise foreign_fault(error) from None
        raise
