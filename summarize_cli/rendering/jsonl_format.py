"""`-f jsonl`: one object a line, in input order (jsonlines.org)."""

import json
from collections.abc import Iterable, Iterator

from summarize_cli.rendering import Outcome, Page
from summarize_cli.rendering.safety import escaped_json


def render(outcomes: Iterable[Outcome], page: Page) -> Iterator[str]:  # noqa: ARG001 - a line is a line on any page
    """One line an article, failed ones too."""
    for outcome in outcomes:
        yield escaped_json(json.dumps(outcome.to_dict(), ensure_ascii=False, separators=(",", ":"))) + "\n"
