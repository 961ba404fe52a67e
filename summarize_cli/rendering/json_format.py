"""`-f json`: one object for one article, a list for several."""

import json
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from summarize_cli.rendering import Outcome, Page
from summarize_cli.rendering.safety import escaped_json


def render(outcomes: Iterable[Outcome], page: Page) -> Iterator[str]:
    """Valid JSON as a whole, written as the articles come."""
    several = page.several
    if several is None:
        rest = iter(outcomes)
        first = [*islice(rest, 2)]
        outcomes, several = chain(first, rest), len(first) != 1
    if not several:
        for outcome in outcomes:
            yield _indented(outcome) + "\n"
        return
    opening = "[\n"
    for outcome in outcomes:
        yield opening + _indented(outcome)
        opening = ",\n"
    yield "\n]\n" if opening == ",\n" else "[]\n"


def _indented(outcome: Outcome) -> str:
    # Line feeds are json's own indentation: those of the article are escaped already.
    return escaped_json(json.dumps(outcome.to_dict(), ensure_ascii=False, indent=2))
