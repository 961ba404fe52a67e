"""What `--explain` adds to the formats for people."""

from collections.abc import Mapping
from math import floor

from summarize_cli.article import Digest, ScoredSentence
from summarize_cli.rendering import Explanation
from summarize_cli.rendering.safety import visible

MOST_LINES = 20
"""Of those left out that are shown: a page's furniture can be longer than its article. JSON has them all."""

_LEAST = 0.005
"""What is smaller would be shown as 0.00."""


def explanation(digest: Digest) -> Explanation:
    """The explanation that a digest carries."""
    dropped = digest.dropped or ()
    parts = [*map(parts_of, digest.summary)]
    return Explanation(
        parts=parts,
        scores=[*map(_added, parts)],
        missed=[_added(parts_of(sentence)) for sentence in digest.missed or ()],
        topics=[_signed(topic.evidence) for topic in digest.topics],
        lines=[(visible(line.text), visible(line.rule)) for line in dropped[:MOST_LINES]],
        more=max(0, len(dropped) - MOST_LINES),
    )


def parts_of(sentence: ScoredSentence) -> list[tuple[str, int]]:
    """What a score is made of: (part, hundredths), the part that others are added to first, none of 0.

    Whoever adds up what is shown gets the score that is shown: parts are rounded by largest remainder.
    """
    if not sentence.features:
        return []
    exact = {name: 100 * part for name, part in sentence.features.items()}
    rounded = {name: floor(part) for name, part in exact.items()}
    up = round(100 * float(f"{sentence.score:.2f}")) - sum(rounded.values())
    for name in sorted(exact, key=lambda name: rounded[name] - exact[name])[:up]:
        rounded[name] += 1
    return [(visible(name), part) for name, part in rounded.items() if part]


def _added(parts: list[tuple[str, int]]) -> list[str]:
    """The parts as texts; the first, to which the others are added, without its sign."""
    texts = [f"{part / 100:+.2f} {name}" for name, part in parts]
    return [texts[0].removeprefix("+"), *texts[1:]] if texts else []


def _signed(parts: Mapping[str, float] | None) -> list[str]:
    return [f"{value:+.2f} {visible(name)}" for name, value in (parts or {}).items() if abs(value) >= _LEAST]
