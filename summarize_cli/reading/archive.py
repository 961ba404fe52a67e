"""ZIP archives that documents come in: opened within bounds, never unpacked to disk."""

import io
import zipfile
from pathlib import PurePosixPath

from summarize_cli.errors import ContentError

MOST_UNPACKED = 50_000_000
"""Bytes of all members together."""
_MOST_MEMBERS = 10_000


def opened(data: bytes) -> zipfile.ZipFile:
    """The archive in `data`. What is read of a member is never more than its entry says.

    Raises:
        ContentError: it is damaged, locked, holds too much, or a path that leads out of it.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
        raise ContentError("is a damaged archive; get the file again") from None
    members = archive.infolist()
    if sum(member.file_size for member in members) > MOST_UNPACKED or len(members) > _MOST_MEMBERS:
        raise ContentError(f"unpacks to more than {MOST_UNPACKED // 1_000_000} MB; it is not read")
    if any(member.flag_bits & 1 for member in members):
        raise ContentError("is locked with a password; unlock it first")
    for member in members:
        path = PurePosixPath(member.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts:
            raise ContentError("holds a path that leads out of it; it is not read")
    return archive
