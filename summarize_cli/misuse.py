"""What a user reads of a wrong call: what an option takes, in plain words, and where the wrong value stands.

Loaded where a call is wrong, and not before.
"""

import re
from typing import Any

from summarize_cli import configuration, layers

_WRONG_VALUE = re.compile(r"(.+) is not (?:a valid|in the range|one of) .*", re.DOTALL)
"""Typer's message about a value that is not of its type. The value stands there as Python writes it."""

_LEFT_OVER = re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((.+)\)", re.DOTALL)


def message_of(error: Exception) -> str:
    """One line of what Typer (an error of its own) or this program found wrong with a call."""
    parameter = getattr(error, "param", None)
    if getattr(error, "ctx", None) is not None and parameter is not None:
        message = _of_a_value(error, parameter)
    elif hasattr(error, "format_message"):
        message = _LEFT_OVER.sub(r"\1 belongs to no option; put it behind the one it is for", _told(error))
    else:
        message = str(error)
    return " ".join(message.split()).rstrip(".")


def _of_a_value(error: Any, parameter: Any) -> str:  # noqa: ANN401 - Typer exports neither type
    option = max(parameter.opts, key=len).removeprefix("--")
    layer = layers.origin(error.ctx, parameter.name)
    wrong = _WRONG_VALUE.fullmatch(error.message)
    takes = f"{option} takes {_wanted(parameter)}, not {configuration.shortened(wrong[1])}" if wrong else ""
    if layer in (layers.VARIABLE, layers.FILE):
        return layers.placed(error.ctx, parameter.name, option, takes or error.message)
    if takes:
        return f"--{takes}"
    # The flag was given; the variable that could have been says nothing.
    return re.sub(r" \(env var: '[^']*'\)", "", _told(error), count=1)


def _told(error: Any) -> str:  # noqa: ANN401 - as above
    return str(error.format_message())


def _wanted(parameter: Any) -> str:  # noqa: ANN401 - as above
    """What an option takes."""
    choices = [str(getattr(choice, "value", choice)) for choice in getattr(parameter.type, "choices", ())]
    if choices:
        return f"{', '.join(choices[:-1])} or {choices[-1]}"
    kind = configuration.named(layers.kind_of(parameter))
    least = getattr(parameter.type, "min", None)
    return kind if least is None else f"{kind} from {least}"
