"""Web pages whose article stands elsewhere: scripts make it, a frame shows it, another page has it."""

import re
from typing import Any

_FEW_WORDS = 25
"""A page of more has a text of its own, whatever else it holds."""
_WAITS = re.compile(
    r"\s*(?:loading|please wait|one moment|just a moment)\b.{0,40}"
    r"|.*\b(?:enable|turn on|allow|requires?|needs?|without|disabled)\b.*\bjava ?script\b.*"
    r"|.*\bjava ?script\b.*\b(?:enable|enabled|disabled|off|required|needed|turned on)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_LEADS_ON = re.compile(r"\s*+(\d*+)[\d.]*+\s*+[;,]\s*+url\s*+=\s*+['\"]?+\s*+([^'\"\s]++)", re.IGNORECASE)
_SOON = 10
"""Seconds: a page that is shown longer is one to be read, that keeps itself up to date."""
_SHOWN, _LONGEST_SHOWN, _DIGITS = 5, 200, 6


def elsewhere(tree: Any, text: str) -> str | None:  # noqa: ANN401 - lxml has no types of its own
    """Why there is no article in a page that shows `text`, and what to do; None where it has one, or nothing.

    >>> from summarize_cli.reading.tree import parsed
    >>> elsewhere(parsed("<body><div id='root'></div><script src='all.js'></script>"), "")
    'shows no text without JavaScript; open it in a browser and save the article'
    """
    if len(text.split()) >= _FEW_WORDS:
        return None
    frames = [source for frame in tree.iterfind(".//frame") if (source := frame.get("src"))]
    if frames:
        shown = ", ".join(source[:_LONGEST_SHOWN] for source in frames[:_SHOWN])
        return f"is a page of frames; name the one with the article ({shown})"
    for meta in tree.iterfind(".//meta[@http-equiv]"):
        leads_on = _LEADS_ON.match(meta.get("content", ""))
        is_refresh = meta.get("http-equiv").strip().lower() == "refresh"
        if is_refresh and leads_on and int(leads_on[1][:_DIGITS] or 0) <= _SOON:
            return f"only leads on to another page; name that ({leads_on[2][:_LONGEST_SHOWN]})"
    waits = not text.strip() or _WAITS.fullmatch(text)
    if waits and tree.find(".//script") is not None:
        return "shows no text without JavaScript; open it in a browser and save the article"
    return None
