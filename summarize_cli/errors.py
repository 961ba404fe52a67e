"""What can go wrong, as types.

SummarizeError
├── UsageError      the call itself makes no sense            exit code 2
├── SourceError     an input cannot be opened or read         exit code 1
├── ContentError    it was read, but there is no article in it  exit code 1
├── ModelError      the model file is damaged or foreign      exit code 1
└── OutputError     the result cannot be written              exit code 1

A message is one line: what is wrong and what to do. The command line puts the input's name before it.
"""


class SummarizeError(Exception):
    """Root of all errors that this package raises on purpose."""


TOO_LONG = "needs more memory than there is; give it in parts"
"""What is said of an article where a MemoryError ends it."""


class UsageError(SummarizeError, ValueError):
    """An argument is out of its range, or two exclude one another."""


class SourceError(SummarizeError):
    """An input cannot be opened or read."""


class ContentError(SummarizeError):
    """An input was read but holds no article: empty, binary, or nothing but page furniture."""


class ModelError(SummarizeError):
    """A model file is missing, damaged, truncated, or not one of ours."""


class OutputError(SummarizeError):
    """A result cannot be written where it was asked for."""
