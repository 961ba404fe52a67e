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
    """Root of all errors that this package raises on purpose.

    >>> from summarize_cli import SummarizeError, summarize
    >>> try:
    ...     summarize("", sentences=2)
    ... except SummarizeError as error:
    ...     print(f"story.txt: {error}")
    story.txt: is empty
    """


TOO_LONG = "needs more memory than there is; give it in parts"
"""What is said of an article where a MemoryError ends it."""


class UsageError(SummarizeError, ValueError):
    """An argument is out of its range, or two exclude one another.

    >>> from summarize_cli import UsageError, summarize
    >>> summarize("The bridge will close on Monday.", sentences=2, words=40)
    Traceback (most recent call last):
    summarize_cli.errors.UsageError: sentences and words exclude one another; give one of them
    >>> issubclass(UsageError, ValueError)
    True
    """

    def __init__(self, message: str, option: str | None = None) -> None:
        super().__init__(message)
        self.option = option
        """The command's option that it is about, where its value may come from elsewhere than a flag."""


class SourceError(SummarizeError):
    """An input cannot be opened or read, or not without a library that is not installed.

    The command raises it. `summarize` opens nothing, and `summarize_many` answers it as a record's `error`.

    >>> from summarize_cli import SourceError
    >>> from summarize_cli.reading.sources import read
    >>> try:
    ...     read("no/such/story.txt", None)
    ... except SourceError as error:
    ...     print(error)
    no such file; check the name, or use - for standard input
    """


class ContentError(SummarizeError):
    r"""An input was read but holds no article: empty, binary, or nothing but page furniture.

    >>> from summarize_cli import ContentError, summarize
    >>> try:
    ...     summarize("Leave a Reply\n\nYour email address will not be published.")
    ... except ContentError as error:
    ...     print(error)
    holds nothing but tables and page furniture (menus, forms, notices); no article text is left
    """


class ModelError(SummarizeError):
    """A model file is missing, damaged, truncated, or not one of ours.

    >>> from summarize_cli import ModelError, summarize
    >>> try:
    ...     summarize("The bridge will close on Monday.", model="no-such.safetensors")
    ... except ModelError as error:
    ...     print(error)
    model no-such.safetensors: no such file
    """


class OutputError(SummarizeError):
    """A result cannot be written where it was asked for. What was there before is as it was.

    The command raises it; `summarize` and `summarize_many` write nothing.

    >>> from pathlib import Path
    >>> from summarize_cli import OutputError
    >>> from summarize_cli.output import writer
    >>> try:
    ...     with writer(Path("no/such/folder/digest.json")) as write:
    ...         write("{}")
    ... except OutputError as error:
    ...     print(error)
    no/such/folder/digest.json: cannot be written: no such file or directory
    """
