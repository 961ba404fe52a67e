"""What a user names -> files: folders are walked, patterns are matched, lists are read."""

import codecs
import glob
import os
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, NamedTuple

from summarize_cli.batch.job import Lost
from summarize_cli.batch.own import NOTHING, Own
from summarize_cli.batch.streams import foreign_fault, lacking, opened
from summarize_cli.errors import SourceError, SummarizeError
from summarize_cli.output import IS_OUTPUT, would_replace
from summarize_cli.reading.formats import ARTICLE_SUFFIXES, RECORD_FORMATS, record_format
from summarize_cli.reading.sources import MOST_BYTES, STDIN, as_path, is_foreign, records_in

Warn = Callable[[str, str], None]
"""Told of a file, and what is odd with it."""


class Found(NamedTuple):
    """A file that was named or found, and the format of its records; None if it is one article."""

    name: str
    records: str | None


def found(names: Iterable[str], input_format: str, warn: Warn, own: Own = NOTHING) -> Iterator[Found | Lost]:
    """The files behind `names`, in their order; those of a folder or a pattern by name.

    Args:
        names: paths, folders, patterns (`news/*.txt`), addresses, `-`.
        input_format: `auto` goes by a file's name; that of records or of articles holds for every file.
        warn: told of what is passed over.
        own: what the run writes itself, which a walk passes over in silence.
    """
    walk = _Walk(_known if input_format == "auto" else _any, warn, own)
    for name in map(as_path, names):
        for each in _behind(name, walk):
            yield each if isinstance(each, Lost) else Found(each, _records(each, input_format))


def listed(name: str, stdin: BinaryIO | None) -> Iterator[str]:
    """The names in a list: one a line, or parted by NUL where there is one. Empty ones count for nothing.

    Raises:
        SourceError: the list cannot be read.
    """
    if name == STDIN:
        if stdin is None:
            raise SourceError("standard input is closed; there is no list of files to read")
        yield from _names_in(stdin)
        return
    try:
        with opened(name) as file:
            yield from _names_in(file)
    except SourceError as error:
        raise SourceError(f"{name}: {error}") from None


def _names_in(stream: BinaryIO) -> Iterator[str]:
    parted_by, rest = b"", b""
    while block := stream.read1(_BLOCK) if hasattr(stream, "read1") else stream.read(_BLOCK):
        rest += block
        if not parted_by:
            # As some editors write it before UTF-8.
            rest = rest.removeprefix(codecs.BOM_UTF8)
            parted_by = b"\0" if b"\0" in rest else b"\n" if b"\n" in rest else b""
        if not parted_by:
            if len(rest) > MOST_BYTES:
                raise SourceError("is no list of files: a name in it does not end")
            continue
        *whole, rest = rest.split(parted_by)
        yield from _decoded(whole, parted_by)
    yield from _decoded([rest], parted_by or b"\n")


_BLOCK = 65_536


def _decoded(names: Iterable[bytes], parted_by: bytes) -> Iterator[str]:
    for name in names:
        own = name.removesuffix(b"\r") if parted_by == b"\n" else name
        if own:
            yield os.fsdecode(own)


def _records(name: str, input_format: str) -> str | None:
    if input_format == "auto":
        return None if name == STDIN else records_in(name)
    return input_format if input_format in RECORD_FORMATS else None


class _Walk(NamedTuple):
    """What is looked for in folders."""

    wanted: Callable[[str], bool]
    warn: Warn
    own: Own


def _behind(name: str, walk: _Walk) -> Iterator[str | Lost]:
    if walk.own.grows(name):
        yield Lost(name, IS_OUTPUT)
    elif name == STDIN:
        yield name
    elif is_foreign(name):
        yield from _at_address(name, walk.wanted)
    elif os.path.isdir(name):  # noqa: PTH112 - a name may hold what a Path cannot
        # The folder that a cluster writes its parts to, as `*` gives it.
        if not walk.own.has(name):
            yield from _in_folder(name, walk)
    elif walk.own.stdout is None and walk.own.has(name):
        raise would_replace(name)
    else:
        yield name


def _in_folder(folder: str, walk: _Walk) -> Iterator[str | Lost]:
    """The wanted files below a folder, depth first, by name. Hidden ones stay hidden."""
    none = True
    for each in _walk(folder, walk):
        none = False
        yield each
    if none:
        yield Lost(folder, "is a directory without articles; name the files in it, or --input-format")


class _Level(NamedTuple):
    """A folder on the way down: what is left of it, and what it is, to know a way back up by."""

    path: str
    names: Iterator[str]
    identity: tuple[int, int]


def _walk(folder: str, walk: _Walk) -> Iterator[str | Lost]:
    levels: list[_Level] = []
    here: str | None = folder
    while here is not None or levels:
        if here is not None:
            opened_level = _entered(here)
            if isinstance(opened_level, Lost):
                yield opened_level
            elif any(opened_level.identity == level.identity for level in levels):
                walk.warn(here, "leads back to a folder that it is in; it is not followed")
            else:
                levels.append(opened_level)
            here = None
            continue
        level = levels[-1]
        for name in level.names:
            path = os.path.join(level.path, name)  # noqa: PTH118 - of a million files
            if os.path.isdir(path):  # noqa: PTH112
                if walk.own.has(path):
                    continue
                here = path
                break
            # A link that leads nowhere is told of when it is read.
            if walk.wanted(name) and _is_file(path) and not walk.own.has(path):
                yield path
        else:
            levels.pop()


def _is_file(path: str) -> bool:
    return os.path.isfile(path) or os.path.islink(path)  # noqa: PTH113, PTH114


def _entered(folder: str) -> _Level | Lost:
    try:
        stat = os.stat(folder)  # noqa: PTH116
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if not entry.name.startswith("."))
    except PermissionError:
        return Lost(folder, "permission denied; you may not list this folder")
    except OSError as error:
        return Lost(folder, f"cannot be listed: {os.strerror(error.errno or 0).lower()}")
    return _Level(folder, iter(names), (stat.st_dev, stat.st_ino))


def _known(name: str) -> bool:
    return name.lower().endswith(ARTICLE_SUFFIXES) or record_format(name) is not None


def _any(name: str) -> bool:  # noqa: ARG001 - the user has said what the files are
    return True


def _at_address(name: str, wanted: Callable[[str], bool]) -> Iterator[str | Lost]:
    """The files behind an address: itself, those in a folder, those that match a pattern."""
    try:
        yield from _listed_at(name, wanted)
    except SummarizeError as error:
        yield Lost(name, str(error))
    except Exception as error:  # noqa: BLE001 - each kind of address fails in its own way
        yield Lost(name, str(foreign_fault(error)))


def _listed_at(name: str, wanted: Callable[[str], bool]) -> Iterator[str]:
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 - for addresses alone
    except ModuleNotFoundError:
        raise lacking("an address", "fsspec", "cluster") from None
    system, path = url_to_fs(name)
    if glob.has_magic(path):
        paths = [each for each in sorted(system.glob(path)) if not system.isdir(each)]
        if not paths:
            raise SourceError("no file matches this pattern")
    elif system.isdir(path):
        paths = [each for each in sorted(system.find(path)) if wanted(each)]
        if not paths:
            raise SourceError("is a folder without articles; name the files in it")
    else:
        yield name
        return
    for each in paths:
        yield system.unstrip_protocol(each)
