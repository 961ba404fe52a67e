"""The dev sets: corpora that nothing was trained on, what readers call them, how long a summary is."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Set:
    """A corpus of articles with summaries by people."""

    file: str
    name: str
    sentences: int | None = None
    words: int | None = None
    separate: bool = False
    """Whether each of several references is a whole one."""

    @property
    def length(self) -> str:
        """Of a summary, in words."""
        if self.words:
            return f"{self.words} words"
        return "1 sentence" if self.sentences == 1 else f"{self.sentences} sentences"

    def is_of(self, report: Mapping[str, Any]) -> bool:
        """Whether a report of `summarize-model evaluate` is on this set at this length."""
        length = (report["length"]["sentences"], report["length"]["words"], report["separate"])
        return (report["corpus"], *length) == (
            self.path(Path()).name,
            self.sentences,
            self.words,
            self.separate,
        )

    def path(self, folder: Path) -> Path:
        """Its file below the folder of all corpora."""
        return folder / "summaries" / f"{self.file}.jsonl.gz"


SETS = (
    Set("dev-cnn-corpus", "CNN-Corpus highlights", sentences=3),
    Set("dev-cnndm", "CNN/DailyMail", sentences=3),
    Set("dev-summeval", "Daily Mail style (SummEval)", sentences=3),
    Set("dev-xsum", "BBC, intro cut off (XSum)", sentences=1),
    Set("dev-scitldr", "abstracts of papers (SciTLDR)", sentences=1),
    Set("dev-squality", "stories of 5,000 words (SQuALITY)", words=250, separate=True),
)

IN_FULL = ("CNN-Corpus highlights", "CNN/DailyMail")
"""Those on which the table shows every system."""

KEYPHRASES = "dev-kpcrowd"
