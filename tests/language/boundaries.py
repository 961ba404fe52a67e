"""Hand-checked sentence boundaries, and how close segmentation comes to them.

`news_prose.txt` was written for these tests: a sentence a line, an empty line between paragraphs.
`sample_sentences.txt` has the same form: the prose of the articles in `samples/`, each after a line with "# "
and its file name. `corpus_boundaries.json` holds no text: a random sample of paragraphs of the corpora beside
the project, each by file, row, offsets and digest, with the offsets at which its second and later sentences
start. In these, every mark was judged before segmentation was run; in the samples, after it. Where a corpus
has lost a line break and no mark stands in its place, no boundary is counted.
"""

import gzip
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from summarize_cli.language.sentences import sentence_spans

HERE = Path(__file__).parent


class Paragraph(NamedTuple):
    text: str
    starts: frozenset[int]


class Score(NamedTuple):
    boundaries: int
    f1: float
    misses: list[str]


def score(paragraphs: Iterable[Paragraph]) -> Score:
    """F1 of the boundaries found, and each that is missed or wrong in its context."""
    wanted = found = right = 0
    misses = []
    for text, starts in paragraphs:
        ours = {start for start, _ in sentence_spans(text)[1:]}
        wanted, found, right = wanted + len(starts), found + len(ours), right + len(ours & starts)
        misses += [
            f"{'missed' if cut in starts else 'wrong'}: {text[max(0, cut - 40) : cut]}|{text[cut : cut + 40]}"
            for cut in sorted(ours ^ starts)
        ]
    return Score(wanted, 2 * right / (found + wanted), misses)


def of_lines(block: str) -> Paragraph:
    """A paragraph of a block of text with a sentence a line."""
    starts, position = set(), 0
    lines = block.splitlines()
    for line in lines[:-1]:
        position += len(line) + 1
        starts.add(position)
    return Paragraph(" ".join(lines), frozenset(starts))


def blocks(name: str) -> list[str]:
    return (HERE / name).read_text(encoding="utf-8").strip().split("\n\n")


def of_news_prose() -> list[Paragraph]:
    return [of_lines(block) for block in blocks("news_prose.txt")]


def of_samples() -> dict[str, list[Paragraph]]:
    """Sample's file name -> its paragraphs."""
    samples: dict[str, list[Paragraph]] = {}
    name = ""
    for block in blocks("sample_sentences.txt"):
        if block.startswith("# "):
            name = block.removeprefix("# ")
        else:
            samples.setdefault(name, []).append(of_lines(block))
    return samples


def of_corpora(corpora: Path) -> list[Paragraph]:
    """The sampled paragraphs of the corpora.

    Raises:
        ValueError: the corpora are not those that were read.
    """
    paragraphs = []
    texts: dict[str, list[str]] = {}
    for place in json.loads((HERE / "corpus_boundaries.json").read_text(encoding="utf-8")):
        file = place["file"]
        if file not in texts:
            with gzip.open(corpora / f"{file}.jsonl.gz", "rt", encoding="utf-8") as lines:
                texts[file] = [json.loads(line)["text"] for line in lines]
        text = texts[file][place["row"]][place["start"] : place["end"]]
        if hashlib.sha256(text.encode()).hexdigest()[: len(place["sha256"])] != place["sha256"]:
            raise ValueError(f"{file}, row {place['row']}: another text than the one that was read")
        paragraphs.append(Paragraph(text, frozenset(place["starts"])))
    return paragraphs
