"""What was measured, a record each; as JSONL, so that a long run can be resumed or joined with another."""

import json
import os
import platform
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from summarize_cli import __version__
from summarize_cli.output import writer
from summarize_cli.pipeline import engine
from summarize_cli.training.metrics import Interval

OURS = "summarize"


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and of what figures are: those of two settings do not stand in one table."""

    processor: str
    cores: int
    system: str
    python: str
    version: str
    model: str

    @classmethod
    def here(cls) -> "Setting":
        """That of this process."""
        return cls(
            processor=processor(),
            cores=os.cpu_count() or 1,
            system=f"{platform.system()} {platform.machine()}",
            python=platform.python_version(),
            version=__version__,
            model=engine().model.name,
        )


@dataclass(frozen=True, slots=True)
class Quality:
    """How good one system's answers are on one corpus. A failure counts as an empty answer."""

    corpus: str
    articles: int
    length: str
    """"" of keyphrases."""
    system: str
    origin: str
    """Package and version of a peer."""
    figures: tuple[float, ...]
    """ROUGE-1, 2 and Lsum F1; or precision at five and at ten. 0..100."""
    failures: int
    ahead: tuple[Interval, ...]
    """How far ours is ahead, figure by figure; () of ours."""
    over_lead: tuple[Interval, ...] = ()
    """How far it is ahead of the first sentences."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor seconds of one system, round by round, and those of ours, in turn with it."""

    what: str
    """"start": a process with one article. "article": one of many, all loaded before."""
    task: str
    """"summary" or "keyphrases"."""
    system: str
    origin: str
    seconds: tuple[float, ...]
    ours: tuple[float, ...]
    megabytes: float | None = None
    """Peak memory of a process with one article."""
    our_megabytes: float | None = None
    compiled: bool = False
    """Whether ours took the twins of its loops that are compiled."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A package that is not installed, so that nothing of it is measured."""

    package: str
    install: str


Found = Quality | Cost | Missing

_KINDS: dict[str, type[Quality] | type[Cost] | type[Missing]] = {
    kind.__name__: kind for kind in (Quality, Cost, Missing)
}


@dataclass(frozen=True, slots=True)
class Record:
    """A figure, the unit of work that it came from, when, where and how busy the machine was."""

    unit: str
    date: str
    load: float | None
    """None of what was not timed."""
    setting: Setting
    found: Found


class Mixed(Exception):  # noqa: N818 - told to who joins runs
    """Records of two settings."""


def processor() -> str:
    """The name of the processor, as the system has it."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def to_line(record: Record) -> str:
    """One line of JSON."""
    return json.dumps({**asdict(record), "kind": type(record.found).__name__}, ensure_ascii=False) + "\n"


def from_line(line: str) -> Record:
    """The record of such a line."""
    given = json.loads(line)
    kind = _KINDS[given["kind"]]
    found: dict[str, Any] = {
        name: tuple(map(_interval, value)) if isinstance(value, list) else value
        for name, value in given["found"].items()
    }
    return Record(given["unit"], given["date"], given["load"], Setting(**given["setting"]), kind(**found))


def _interval(value: Any) -> Any:
    return Interval(**value) if isinstance(value, dict) else value


def read(path: Path) -> list[Record]:
    """The records of a file; of one that is not there, none."""
    return list(map(from_line, path.read_text("utf-8").splitlines())) if path.exists() else []


def write(path: Path, records: Iterable[Record]) -> None:
    """All of them, or the file stays as it was: what is there of a unit is whole."""
    with writer(path) as put:
        put("".join(map(to_line, records)))


def joined(records: Sequence[Record]) -> list[Record]:
    """The records in order; where something was measured twice, the later one.

    Raises:
        Mixed: they are of several settings, with compiled loops and without, or of different shares of a
            corpus, or contradict one another.
    """
    settings = list(dict.fromkeys(record.setting for record in records))
    if len(settings) > 1:
        raise Mixed(f"records of {len(settings)} settings: {'; '.join(map(str, settings))}")
    if len({cost.compiled for cost in costs(records)}) > 1:
        raise Mixed("records of compiled loops, and of Python alone")
    kept: dict[tuple[str, ...], Record] = {}
    for record in records:
        before = kept.get(_key(record.found))
        # Costs vary, and so does a method's linear algebra from machine to machine; ours only with the texts.
        if before and isinstance(record.found, Quality) and _is_ours_otherwise(record.found, before.found):
            raise Mixed(f"{record.found.corpus}: {record.found.system} was judged twice, and not alike")
        kept[_key(record.found)] = record
    sizes: dict[str, int] = {}
    for found in qualities(kept.values()):
        if sizes.setdefault(found.corpus, found.articles) != found.articles:
            raise Mixed(f"{found.corpus}: records of {sizes[found.corpus]} and of {found.articles} articles")
    return list(kept.values())


def _is_ours_otherwise(found: Quality, before: Found) -> bool:
    return found.system == OURS and found != before


def _key(found: Found) -> tuple[str, ...]:
    if isinstance(found, Quality):
        return found.corpus, found.length, found.system
    if isinstance(found, Cost):
        return found.what, found.task, found.system
    return (found.package,)


def qualities(records: Iterable[Record]) -> Iterator[Quality]:
    return (record.found for record in records if isinstance(record.found, Quality))


def costs(records: Iterable[Record]) -> Iterator[Cost]:
    return (record.found for record in records if isinstance(record.found, Cost))
