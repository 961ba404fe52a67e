"""The configuration file: TOML, its keys the long names of the options; what it says are defaults.

It stands where the platform keeps such files: in $XDG_CONFIG_HOME, otherwise ~/.config, the file
summarize/config.toml (XDG Base Directory Specification 0.8); where platformdirs says on Windows and macOS.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from summarize_cli.errors import UsageError

_PROGRAM, _FILE = "summarize", "config.toml"

_MOST_BYTES = 1_000_000
_MOST_SHOWN = 40
"""Characters of a wrong value."""


class Key(NamedTuple):
    """A key that a configuration file may have: an option."""

    parameter: str
    """The option's name in the program."""
    kind: type
    """Of its values: bool, int, float, str, or Path, which may be an address or `-`."""
    many: bool = False
    """Whether it may be given more than once: its value is a list, then."""


_KINDS: dict[type, tuple[tuple[type, ...], str]] = {
    bool: ((bool,), "true or false"),
    int: ((int,), "a whole number"),
    float: ((int, float), "a number"),
    str: ((str,), "a text in quotation marks"),
    Path: ((str,), "a path in quotation marks"),
}
"""Kind -> the types that TOML gives for it, and what to tell who writes another."""


def place(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Where the configuration file is, if there is one; None where nobody is at home."""
    if sys.platform in ("win32", "darwin"):
        import platformdirs  # noqa: PLC0415 - 4 ms, and POSIX needs a line

        return platformdirs.user_config_path(_PROGRAM, appauthor=False) / _FILE
    configured = environment.get("XDG_CONFIG_HOME", "")
    # The specification has relative paths ignored.
    base = configured if configured.startswith("/") else os.path.expanduser("~/.config")  # noqa: PTH111 - str
    return None if base.startswith("~") else Path(base, _PROGRAM, _FILE)


def defaults(path: Path, keys: Mapping[str, Key], *, must_exist: bool) -> dict[str, Any]:
    """Parameter -> value, of what a configuration file says. A path in it is relative to its folder.

    Args:
        path: of the file.
        keys: key -> what it stands for.
        must_exist: whether it is an error that there is no such file; else it says nothing.

    Raises:
        UsageError: it cannot be read, is no TOML, or has an unknown key or a value of another type.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        if not must_exist:
            return {}
        raise UsageError(f"{path}: no such configuration file") from None
    except (OSError, ValueError) as error:
        reason = os.strerror(error.errno).lower() if isinstance(error, OSError) and error.errno else error
        raise UsageError(f"{path}: cannot be read: {reason}") from None
    found = _parsed(path, content, keys)
    return {keys[key].parameter: _values(path, key, value, keys[key]) for key, value in found}


def _parsed(path: Path, content: bytes, keys: Mapping[str, Key]) -> list[tuple[str, Any]]:
    if len(content) > _MOST_BYTES:
        raise UsageError(f"{path}: longer than a million bytes; that is no configuration file")
    import tomllib  # noqa: PLC0415 - only where there is a file

    try:
        found = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UsageError(f"{path}: not UTF-8, which TOML is") from None
    except ValueError as error:
        raise UsageError(f"{path}: not TOML: {error}") from None
    except RecursionError:
        raise UsageError(f"{path}: not a configuration: nested too deeply") from None
    for key in found:
        if key not in keys:
            raise UsageError(f"{path}: unknown key {_short(key)}; {_advice(key, [*keys])}")
    return [*found.items()]


def _values(path: Path, key: str, value: object, expected: Key) -> object:
    if not expected.many:
        return _value(path, key, value, expected.kind)
    if not isinstance(value, list):
        raise UsageError(f"{path}: {key} is {_short(value)}; it must be a list")
    return [_value(path, key, each, expected.kind) for each in value]


def _value(path: Path, key: str, value: object, kind: type) -> object:
    types, told = _KINDS[kind]
    # True is an int for Python, not for who writes `sentences = true`.
    if not isinstance(value, types) or (isinstance(value, bool) and bool not in types):
        raise UsageError(f"{path}: {key} is {_short(value)}; it must be {told}")
    if isinstance(value, str) and "\0" in value:
        raise UsageError(f"{path}: {key} holds a NUL character")
    if kind is Path and not value:
        raise UsageError(f"{path}: {key} is empty; it must be {told}")
    if kind is Path and value != "-" and "://" not in str(value):
        # Joined as texts: a path does not keep the slash by which a name is a folder's.
        return os.path.join(path.parent, os.path.expanduser(str(value)))  # noqa: PTH111, PTH118 - str
    return value


def _advice(key: str, keys: list[str]) -> str:
    import difflib  # noqa: PLC0415 - only for a message

    near = difflib.get_close_matches(key.lower().replace("_", "-"), keys, n=1)
    return f"did you mean {near[0]}?" if near else f"the keys are {', '.join(keys)}"


def _short(value: object) -> str:
    """A value as it is told: its beginning."""
    return shortened(str(value).lower() if isinstance(value, bool) else repr(value))


def shortened(shown: str) -> str:
    """What is shown of a wrong value: a line holds no whole article."""
    return shown if len(shown) <= _MOST_SHOWN else f"{shown[:_MOST_SHOWN]}…"


def named(kind: type) -> str:
    """What values of a kind are called."""
    return _KINDS[kind][1]
