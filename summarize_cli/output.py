"""Where a result goes: standard output, or a file that is replaced as a whole or not touched."""

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from summarize_cli.errors import OutputError, UsageError

Write = Callable[[str], object]

Identity = tuple[int, int]
"""What tells a file from others whatever it is called: its device and its number there."""

IS_OUTPUT = "is the output of this run; name another"
"""What is said of an input that grows as it is read."""


@contextlib.contextmanager
def writer(target: Path | None) -> Iterator[Write]:
    """A function that writes text to `target`, or to standard output where it is None or `-`.

    A regular file appears when the block ends well: it is written beside its place and moved there
    (rename is atomic, POSIX.1-2017). Devices and pipes are written as they are. All text is UTF-8,
    whatever the locale says.

    Raises:
        OutputError: it cannot be written. A file that was there before is as it was.
    """
    with byte_writer(target) as write:
        yield lambda text: write(text.encode("utf-8", "backslashreplace"))


@contextlib.contextmanager
def byte_writer(target: Path | None) -> Iterator[Callable[[bytes], object]]:
    """As `writer`, for bytes."""
    if target is None or str(target) == "-":
        with explained("standard output"):
            yield _write_stdout
        return
    with explained(str(target)):
        if target.exists() and not (target.is_file() or target.is_dir()):
            # By this name, as what the link /dev/stdout leads to may have none.
            with target.open("wb") as device:
                yield device.write
            return
        place = place_of(target)
        if place.is_dir():
            raise OutputError(f"{target}: is a directory; name a file in it")
        with _replacing(place) as write:
            yield write


def place_of(target: Path) -> Path:
    """Where `target` is: of a link its target, which is replaced, not the link.

    Raises:
        OSError: links lead in a circle.
    """
    place = Path(os.path.realpath(target))
    if place.is_symlink():
        # Only a circle is left of links: this says so.
        place.stat()
    return place


def names_folder(name: str) -> bool:
    """Whether a name can be a folder's only: it ends with a slash or a dot between slashes.

    >>> [names_folder(name) for name in ("new/", "new/.", "..", "new", "new/.a")]
    [True, True, True, False, False]
    """
    return os.path.basename(name) in ("", ".", "..")  # noqa: PTH119 - a path does not keep it


def identity(file: str | int) -> Identity | None:
    """What tells a regular file or a folder, by its name or descriptor, from others; None of all else."""
    try:
        found = os.stat(file)  # noqa: PTH116 - of a million files, and of descriptors
    except (OSError, ValueError):
        return None
    plain = stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)
    return (found.st_dev, found.st_ino) if plain else None


def stdout_identity(target: Path | None) -> Identity | None:
    """The regular file that standard output is, where what is written to `target` goes there."""
    return identity(1) if (target is None or str(target) == "-") and sys.stdout is not None else None


def is_same(source: str, output: Identity) -> bool:
    """Whether a source, or standard input where it is `-`, is the file that is written."""
    return identity(0 if source == "-" else source) == output


def check_kept(target: Path | None, inputs: Iterable[str]) -> None:
    """Refuse to replace what is read: whoever names a file twice has mistyped.

    Raises:
        UsageError: one of the inputs is the file that `target` is.
    """
    output = None if target is None or str(target) == "-" else identity(str(target))
    if output is None:
        return
    for name in inputs:
        # A folder may be both: what is written below it is not read again.
        # A slash behind a file's name says nothing to those who read it.
        named = name.rstrip("/") or name
        if is_same(named, output) and not os.path.isdir(named):  # noqa: PTH112 - a name may hold what a Path cannot
            told = "standard input" if name == "-" else name
            raise would_replace(told)


def would_replace(name: str) -> UsageError:
    """What is told of an input that is the output, too."""
    return UsageError(
        f"{name}: is an input and would be replaced by the output; name another output", "output"
    )


def is_replaceable(target: Path) -> bool:
    """Whether `target` is a regular file or none yet; devices, pipes and `-` are written as they are."""
    # By name alone, as a folder that may not be looked into is told of where it is written to.
    name = str(target)
    return name != "-" and (not os.path.exists(name) or os.path.isfile(name) or os.path.isdir(name))  # noqa: PTH110, PTH112, PTH113


@contextlib.contextmanager
def _replacing(place: Path) -> Iterator[Callable[[bytes], object]]:
    mode = stat.S_IMODE(place.stat().st_mode) if place.exists() else 0o666 & ~umask()
    if place.exists() and not os.access(place, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    # Named before it is there: an interruption at any moment finds what to take away.
    beside = place.with_name(f".{place.name}.{os.urandom(5).hex()}.part")
    try:
        with open(beside, "xb", opener=_for_us_alone) as file:
            yield file.write
            file.flush()
            os.fsync(file.fileno())
            size = file.tell()
        if not size:
            # Every article failed: nothing is a result that should replace what is there.
            beside.unlink()
            return
        beside.chmod(mode)
        beside.replace(place)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _for_us_alone(path: str, flags: int) -> int:
    """Open what is to replace a file that others may not read."""
    return os.open(path, flags, 0o600)


def umask() -> int:
    """What new files are not allowed."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _write_stdout(content: bytes) -> None:
    if sys.stdout is None:
        raise OSError(errno.EBADF, "it is closed")
    sys.stdout.buffer.write(content)
    # Articles come one by one: each is shown when it is done.
    sys.stdout.buffer.flush()


@contextlib.contextmanager
def explained(name: str) -> Iterator[None]:
    """An OSError as one clear line; a closed pipe stays what it is."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise unwritten(name, error) from None


def unwritten(name: str, error: OSError) -> OutputError:
    """What `error` means to whoever waits for `name`."""
    reason = os.strerror(error.errno).lower() if error.errno else str(error)
    return OutputError(f"{name}: cannot be written: {reason}")
