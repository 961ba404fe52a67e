"""What `--explain` adds to the formats for people."""

from collections.abc import Mapping

from summarize_cli.article import Digest
from summarize_cli.rendering import Explanation
from summarize_cli.rendering.safety import visible

MOST_LINES = 20
"""Of those left out that are shown: a page's furniture can be longer than its article. JSON has them all."""

_LEAST = 0.005
"""What is smaller would be shown as 0.00."""


def explanation(digest: Digest) -> Explanation:
    """The explanation that a digest carries."""
    dropped = digest.dropped or ()
    return Explanation(
        scores=[_added(_signed(sentence.features)) for sentence in digest.summary],
        topics=[_signed(topic.evidence) for topic in digest.topics],
        lines=[(visible(line.text), visible(line.rule)) for line in dropped[:MOST_LINES]],
        more=max(0, len(dropped) - MOST_LINES),
    )


def _signed(parts: Mapping[str, float] | None) -> list[str]:
    return [f"{value:+.2f} {visible(name)}" for name, value in (parts or {}).items() if abs(value) >= _LEAST]


def _added(parts: list[str]) -> list[str]:
    """The first, to which the others are added, without its sign."""
    return [parts[0].removeprefix("+"), *parts[1:]] if parts else []
