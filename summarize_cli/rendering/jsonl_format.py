"""`-f jsonl`: one object a line, in input order (jsonlines.org)."""

import json
from collections.abc import Iterable, Iterator

from summarize_cli.rendering import Outcome, Page
from summarize_cli.rendering.safety import escaped_json

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def render(outcomes: Iterable[Outcome], page: Page) -> Iterator[str]:  # noqa: ARG001 - a line is a line on any page
    """One line an article, failed ones too."""
    return map(line, outcomes)


def line(outcome: Outcome) -> str:
    """One article's line."""
    return escaped_json(_ENCODER.encode(outcome.to_dict())) + "\n"
