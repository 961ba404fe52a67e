"""The floors: read from floors.toml, compared with figures, raised."""

import re
import tomllib
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("floors.toml")

# How far below a figure its floor is set. Of the samples more: they are eight, one sentence moves a figure.
# Of the queries two of 95.
_SLACK = {"golden_rules": 0.0, "news_prose_f1": 0.1}
_SLACK_OF_ROUGE, _SLACK_OF_SHARES = 0.3, 0.005
_SAMPLES = "samples"
_QUERIES, _SLACK_OF_QUERIES = "queries", 0.022
_SLACK_OF_SAMPLES_ROUGE, _SLACK_OF_SAMPLES_SHARES = 2.0, 0.05


class Bound(NamedTuple):
    """The least that a figure may be; of an error, the most."""

    group: str
    name: str
    value: float

    @property
    def is_ceiling(self) -> bool:
        """Whether less is better."""
        return self.name.endswith("_error")

    def holds(self, figure: float) -> bool:
        """Whether the figure is on the right side."""
        return figure <= self.value if self.is_ceiling else figure >= self.value

    def room(self, figure: float) -> float:
        """How far the figure is on the right side; negative where it is not."""
        return self.value - figure if self.is_ceiling else figure - self.value

    @property
    def slack(self) -> float:
        """How far on the right side of it the figure is when it is set."""
        if self.name in _SLACK:
            return _SLACK[self.name]
        if self.name.startswith("rouge"):
            return _SLACK_OF_SAMPLES_ROUGE if self.group == _SAMPLES else _SLACK_OF_ROUGE
        if self.group == _QUERIES:
            return _SLACK_OF_QUERIES
        return _SLACK_OF_SAMPLES_SHARES if self.group == _SAMPLES else _SLACK_OF_SHARES

    def raised(self, figure: float) -> float:
        """The bound after a better figure; a worse one leaves it where it is."""
        digits = 2 if self.name.startswith(("rouge", "news_prose")) else 3
        if self.is_ceiling:
            return min(self.value, round(figure + self.slack, digits))
        return max(self.value, round(figure - self.slack, digits))


def bounds() -> list[Bound]:
    """All of them, in the order of the file."""
    groups = tomllib.loads(FILE.read_text("utf-8"))
    return [Bound(group, name, value) for group, named in groups.items() for name, value in named.items()]


def rewritten(text: str, values: dict[tuple[str, str], float]) -> str:
    """The file's text with other values, (group, name) -> value; all else stays as it is."""
    lines, group = [], ""
    for line in text.splitlines():
        heading = re.fullmatch(r"\[(.+)\]", line)
        entry = re.match(r"(\w+) = ([-\d.]+)", line)
        if heading:
            group = heading[1]
        if entry and (group, entry[1]) in values:
            lines.append(f"{entry[1]} = {values[group, entry[1]]:g}{line[entry.end() :]}")
        else:
            lines.append(line)
    return "\n".join(lines) + "\n"
