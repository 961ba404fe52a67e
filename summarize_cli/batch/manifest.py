"""What stands in a folder of parts beside them: `_manifest.json`, which a run is resumed from.

It says of what input and with what options the parts are made, and which of them are there. It is written
anew from time to time and at the end, and replaced as a whole. A part appears as a whole, too: one that is
there but not in the manifest yet is made again, to the same bytes.
"""

import json
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from summarize_cli.batch.partitions import Partition, Plan, described, numbered
from summarize_cli.errors import OutputError
from summarize_cli.output import writer

NAME = "_manifest.json"
"""Programs that read a folder as one table pass over names that begin with an underscore."""

_FORMAT = "summarize manifest/1"
_EVERY, _SHARE = 1.0, 50
"""Seconds between two writings, at least; and how many times as long as the last one took."""


class Counts(NamedTuple):
    """What is in a part."""

    records: int
    failures: int
    """Of the records."""
    size: int
    """Bytes."""


class Manifest:
    """Which parts of a run are there.

    Args:
        folder: of the parts.
        options: whatever the parts depend on besides the input, name -> value, as JSON has it.
        plan: what is to be done.
        form: the format of the parts, and what their names end in.
    """

    def __init__(self, folder: Path, options: Mapping[str, Any], plan: Plan, form: str) -> None:
        self._path, self._options = folder / NAME, {**options, "format": form}
        self._input = {"files": plan.files, "bytes": plan.size, "sha256": plan.digest}
        self.partitions: list[Partition] = plan.partitions
        self.done: dict[int, Counts] = {}
        """Number of a partition -> what is in its part."""
        self.failed: dict[int, str] = {}
        """Number of a partition -> why there is no part."""
        self.numbered = False
        """Whether the lines of JSONL have been counted."""
        self._form, self._due = form, 0.0
        self._width = max(5, len(str(len(self.partitions) - 1)))

    def part(self, index: int) -> str:
        """The name of a part: in the order of the input."""
        return f"part-{index:0{self._width}d}.{self._form}"

    @property
    def todo(self) -> list[int]:
        """Partitions whose part is not there."""
        return [index for index in range(len(self.partitions)) if index not in self.done]

    @property
    def records(self) -> int:
        """In the parts that are there."""
        return sum(counts.records for counts in self.done.values())

    @property
    def failures(self) -> int:
        """Of these records."""
        return sum(counts.failures for counts in self.done.values())

    def number(self, counts: Mapping[Any, int]) -> None:
        """Take what the counting of lines found."""
        self.partitions, self.numbered = numbered(self.partitions, counts), True

    def resume(self) -> None:
        """Take over what an earlier run left, if it left anything.

        Raises:
            OutputError: that was of other input or other options, or it cannot be read.
        """
        try:
            data = self._path.read_bytes()
        except FileNotFoundError:
            return
        except OSError as error:
            raise OutputError(f"{self._path}: cannot be read: {error.strerror}") from None
        try:
            self._take(json.loads(data))
        except (ValueError, KeyError, TypeError, AttributeError):
            raise OutputError(f"{self._path}: is damaged, so there is nothing to resume; empty it") from None

    def _take(self, before: dict[str, Any]) -> None:
        if before["manifest"] != _FORMAT:
            raise ValueError
        options = before["options"]
        other = [name for name in self._options | options if self._options.get(name) != options.get(name)]
        if other:
            raise OutputError(
                f"{self._path.parent}: holds parts that were made with another {', '.join(other)}; "
                "give the same options again, or name another folder"
            )
        if before["input"] != self._input or len(before["partitions"]) != len(self.partitions):
            then = before["input"]
            raise OutputError(
                f"{self._path.parent}: holds parts of other input ({then['files']:,} files, "
                f"{then['bytes']:,} bytes), or the input has changed since; name another folder"
            )
        parts: Sequence[dict[str, Any]] = before["partitions"]
        for index, part in enumerate(parts):
            pieces = self.partitions[index]
            self.partitions[index] = (pieces[0]._replace(first=part["first"]), *pieces[1:])
            if part["state"] == "done":
                counts = Counts(part["records"], part["failures"], part["bytes"])
                if self._is_there(index, counts):
                    self.done[index] = counts
        self.numbered = True

    def _is_there(self, index: int, counts: Counts) -> bool:
        try:
            return (self._path.parent / self.part(index)).stat().st_size == counts.size
        except OSError:
            return False

    def write_if_due(self) -> None:
        """Write it, if that has not been for a while.

        Raises:
            OutputError: it cannot be written.
        """
        if time.monotonic() >= self._due:
            self.write("running")

    def write(self, state: str) -> None:
        """Write it, as a whole or not at all.

        Args:
            state: running, interrupted, incomplete or done.

        Raises:
            OutputError: it cannot be written.
        """
        begun = time.monotonic()
        head = {
            "manifest": _FORMAT,
            "state": state,
            "options": self._options,
            "input": self._input,
            "counts": {
                "partitions": len(self.partitions),
                "done": len(self.done),
                "records": self.records,
                "failures": self.failures,
            },
        }
        with writer(self._path) as write:
            write("".join([json.dumps(head, ensure_ascii=False, indent=1)[:-2], ',\n "partitions": [\n  ']))
            write(",\n  ".join(self._line(index) for index in range(len(self.partitions))))
            write("\n ]\n}\n")
        now = time.monotonic()
        self._due = now + max(_EVERY, _SHARE * (now - begun))

    def remove(self) -> None:
        """Take it away."""
        self._path.unlink(missing_ok=True)

    def _line(self, index: int) -> str:
        pieces = self.partitions[index]
        fields: dict[str, Any] = {"part": self.part(index), "of": described(pieces), "first": pieces[0].first}
        if index in self.done:
            counts = self.done[index]
            fields |= {"state": "done", "records": counts.records, "failures": counts.failures}
            fields |= {"bytes": counts.size}
        elif index in self.failed:
            fields |= {"state": "failed", "error": self.failed[index]}
        else:
            fields |= {"state": "todo"}
        return json.dumps(fields, ensure_ascii=False)
