"""Where options get their values: flags win over variables, these over the configuration file.

A message about a value names the variable or the file that gave it.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import typer

from summarize_cli import configuration
from summarize_cli.errors import UsageError
from summarize_cli.pipeline import check_query, check_ratio
from summarize_cli.reading.decoding import text_codec

FLAG, VARIABLE, FILE = "COMMANDLINE", "ENVIRONMENT", "DEFAULT_MAP"
"""Typer's names of the layers."""

PREFIX = "SUMMARIZE"
"""Of the environment variables that options come from."""

_LENGTH_OPTIONS = ("sentences", "words", "ratio")

_NO_DEFAULTS = ("config", "version", "install_completion", "show_completion")
"""Options that ask for something once; no configuration file can."""

_KINDS: dict[str, type] = {"boolean": bool, "int": int, "integer": int, "float": float, "path": Path}
"""First word of Typer's name of a type -> the kind of its values; any other's are texts.

Typer says "int range" since it carries a click of its own, and "integer range" before.
"""

_FILES = ("output", "model", "files_from")
"""Parameters that name a file."""

_CONFIGURED_BY = "summarize_cli.configured_by"
"""Where a context keeps the path of the configuration file."""


def configure(context: typer.Context, named: Path | None) -> Path | None:
    """Let what the configuration file says be the options' defaults."""
    path = named or configuration.place()
    if context.resilient_parsing or path is None:
        return named
    keys = {
        option.removeprefix("--"): configuration.Key(
            parameter=str(parameter.name),
            kind=kind_of(parameter),
            many=getattr(parameter, "multiple", False),
        )
        for parameter in context.command.params
        for option in parameter.opts
        if option.startswith("--") and parameter.name not in _NO_DEFAULTS
    }
    context.default_map = configuration.defaults(path, keys, must_exist=named is not None)
    context.meta[_CONFIGURED_BY] = path
    return named


def kind_of(parameter: Any) -> type:  # noqa: ANN401 - Typer does not export its type
    """The kind of an option's values: a key of `configuration`."""
    return Path if parameter.metavar == "FILE" else _KINDS.get(parameter.type.name.split()[0], str)


_LONGEST_TIMEOUT = 86_400
"""Seconds: a day. Threads cannot wait for more than some decades."""


def _check_timeout(timeout: float) -> None:
    if not 0 < timeout <= _LONGEST_TIMEOUT:
        raise UsageError(f"timeout is {timeout:g}; it must be above 0 and at most {_LONGEST_TIMEOUT} seconds")


_CHECKS: dict[str, Callable[[Any], object]] = {
    "ratio": check_ratio,
    "query": check_query,
    "encoding": text_codec,
    "timeout": _check_timeout,
}
"""Option -> what raises UsageError of a wrong value."""


def lengths(context: typer.Context, values: dict[str, Any]) -> dict[str, Any]:
    """The one length option that counts: a flag wins over the environment, that over the configuration.

    Two of a kind are one too many.
    """
    for layer in (FLAG, VARIABLE, FILE):
        given = {
            name: values[name]
            for name in _LENGTH_OPTIONS
            if values[name] is not None and origin(context, name) == layer
        }
        if len(given) > 1:
            named = [f"--{name}" if layer == FLAG else name for name in given]
            variables = [_variable(name) for name in given]
            names = " and ".join(variables if layer == VARIABLE else named)
            message = f"{names} exclude one another; give one of them"
            path = context.meta.get(_CONFIGURED_BY)
            raise UsageError(f"{path}: {message}" if layer == FILE else message)
        if given:
            return given
    return {}


def origin(context: typer.Context, name: str) -> str:
    """The layer that a parameter's value comes from; none of the three where it is the program's default."""
    source = context.get_parameter_source(name)
    return source.name if source is not None else ""


def holds(context: typer.Context, name: str, *, possible: bool) -> bool:
    """Whether an option that is set is obeyed: a default only where it can be, a flag always.

    Who typed it is told why it cannot be; who did not could do nothing about it.
    """
    return possible or origin(context, name) == FLAG


def _variable(option: str) -> str:
    return f"{PREFIX}_{option.replace('-', '_').upper()}"


def check(context: typer.Context, **values: Any) -> None:  # noqa: ANN401 - each of its type
    """Refuse values that their types alone do not rule out; the message says where one comes from.

    Not in callbacks of the options: Typer takes half a millisecond a callback to look at its signature.
    """
    for name in _FILES:
        # As it was given: of an empty name Typer makes the path of the folder here.
        if context.params.get(name) == "":
            raise traced(context, UsageError(f"{name.replace('_', '-')} is empty; name a file", name))
    for name, value in values.items():
        if value is not None:
            try:
                _CHECKS[name](value)
            except UsageError as error:
                raise UsageError(placed(context, name, name, str(error))) from None


def traced(context: typer.Context, error: UsageError) -> UsageError:
    """The error of an option's value, before its message the variable or the file that gave the value."""
    if error.option is None:
        return error
    named = next(each for each in context.command.params if each.name == error.option)
    option = max(named.opts, key=len).removeprefix("--")
    return UsageError(placed(context, error.option, option, str(error)))


def placed(context: typer.Context, name: str, option: str, message: str) -> str:
    """A message about a parameter's value, before it the variable or the file that gave the value."""
    layer = origin(context, name)
    if layer == VARIABLE:
        return f"{_variable(option)}: {message}"
    if layer == FILE:
        named = message if message.startswith(option) else f"{option}: {message}"
        return f"{context.meta.get(_CONFIGURED_BY)}: {named}"
    return message
