"""The folder that the parts of a run on a cluster appear in: for one run at a time, and nothing else in it.

Inside it a run has a folder of its own, where parts are written before they are moved to their place. When
that is gone, the run is over for every worker.
"""

import contextlib
import errno
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from summarize_cli.batch.manifest import NAME
from summarize_cli.errors import OutputError
from summarize_cli.output import explained

_RUN, _OVER = ".run-", ".over-"
"""What the names of a run's own folder begin with, and of one that is being removed."""
_APPEARS, _LOOK = 5.0, 0.1
"""Seconds until a part that a worker has written has to be seen here, and between two looks for it."""


@contextlib.contextmanager
def claimed(folder: Path, *, resume: bool) -> Iterator[None]:
    """The folder of the parts, for this run alone. One that has been made and stays empty goes again.

    Raises:
        OutputError: it cannot be written, is another run's, or holds something.
    """
    with contextlib.ExitStack() as stack:
        with explained(str(folder)):
            if folder.exists() and not folder.is_dir():
                raise OutputError(f"{folder}: is a file; on a cluster --output is a folder, for parts")
            if not folder.exists():
                folder.mkdir(parents=True)
                stack.callback(_remove_empty, folder)
            if not os.access(folder, os.W_OK | os.X_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            stack.enter_context(_locked(folder))
            for left in [*folder.glob(f"{_RUN}*"), *folder.glob(f"{_OVER}*")]:
                _remove(left)
            holds = sorted(path.name for path in folder.iterdir())
        if NAME in holds and not resume:
            raise OutputError(
                f"{folder}: holds an earlier run; --resume goes on with it, or name another folder"
            )
        if holds and NAME not in holds:
            raise OutputError(f"{folder}: is not empty, but holds {holds[0]}; name another folder")
        yield


def _remove_empty(folder: Path) -> None:
    with contextlib.suppress(OSError):
        folder.rmdir()


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    handle = os.open(folder, os.O_RDONLY)
    try:
        import fcntl  # noqa: PLC0415 - POSIX has it

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise OutputError(f"{folder}: another run is writing there; wait, or name another folder") from None
    except (ModuleNotFoundError, OSError):
        # Some file systems have no locks for folders.
        pass
    try:
        yield
    finally:
        os.close(handle)


def _remove(folder: Path) -> None:
    """Take a run's own folder away. Workers that still write in it find it gone at once, under its name."""
    with contextlib.suppress(OSError):
        over = folder.with_name(_OVER + folder.name.removeprefix(_RUN))
        folder.rename(over)
        folder = over
    shutil.rmtree(folder, ignore_errors=True)


def appears(part: Path) -> bool:
    """Whether a file that was written elsewhere is here: a network's file system may take a moment."""
    deadline = time.monotonic() + _APPEARS
    while not part.exists():
        if time.monotonic() > deadline:
            return False
        time.sleep(_LOOK)
    return True


def own_name(token: str) -> str:
    """The name of a run's own folder."""
    return _RUN + token


@contextlib.contextmanager
def own_folder(folder: Path, name: str) -> Iterator[None]:
    """A run's own folder, which goes when the run ends.

    Raises:
        OutputError: it cannot be made.
    """
    with explained(str(folder)):
        (folder / name).mkdir()
    try:
        yield
    finally:
        _remove(folder / name)
