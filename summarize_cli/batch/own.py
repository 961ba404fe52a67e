"""What a run writes itself is no input to it: it would read its own answers, for ever or at the next run."""

from pathlib import Path
from typing import NamedTuple

from summarize_cli.batch.part import part_of
from summarize_cli.output import Identity, identity, is_same, stdout_identity


class Own(NamedTuple):
    """The files of one run, whatever their names."""

    files: frozenset[Identity] = frozenset()
    """Passed over where a walk comes by them."""
    stdout: Identity | None = None
    """Of them, the one that grows while it is read."""

    def has(self, path: str) -> bool:
        """Whether it is one of them, or their folder."""
        return bool(self.files) and identity(path) in self.files

    def grows(self, source: str) -> bool:
        """Whether a source, or standard input, is what answers are being appended to."""
        return self.stdout is not None and is_same(source, self.stdout)


NOTHING = Own()


def own_of(output: Path | None) -> Own:
    """What is written by a run that writes to `output`: a file and its part, a folder, or standard output."""
    if output is None or str(output) == "-":
        stdout = stdout_identity(output)
        return Own(frozenset(filter(None, [stdout])), stdout)
    return Own(frozenset(filter(None, [identity(str(output)), identity(str(part_of(output)))])))
