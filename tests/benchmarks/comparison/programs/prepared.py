"""The file that all programs are given: title, then paragraphs, a sentence a line, blank lines between."""

import sys
from pathlib import Path


def article() -> tuple[str, list[list[str]]]:
    """Title and paragraphs, each as its sentences, of the file that the last argument names."""
    title, *parts = Path(sys.argv[-1]).read_text("utf-8").strip().split("\n\n")
    return title, [part.split("\n") for part in parts]


def sentences() -> list[str]:
    return [sentence for paragraph in article()[1] for sentence in paragraph]
