"""Patterns of names that the shell has left alone -> names."""

import glob
import os


def matching(pattern: str) -> list[str]:
    """The files that match, by name, each once: a link that leads back would show them again and again.

    `**` stands for any folders. The pattern itself where nothing matches, as shells have it.
    """
    found: dict[str, str] = {}
    for path in sorted(glob.iglob(pattern, recursive=True)):  # noqa: PTH207 - names as they were given
        if not os.path.isdir(path):  # noqa: PTH112 - of a million files
            found.setdefault(os.path.realpath(path) if "**" in pattern else path, path)
    return [*found.values()] or [pattern]
