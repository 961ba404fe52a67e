"""Summarize and tag articles: offline, at once, in the article's own words.

>>> from summarize_cli import summarize
>>> text = "The old bridge will close on Monday, the city said. Engineers found cracks. Nobody was hurt."
>>> digest = summarize(text, sentences=1)
>>> digest.summary[0].text
'The old bridge will close on Monday, the city said.'
"""

from typing import TYPE_CHECKING, Any

from summarize_cli.errors import (
    ContentError,
    ModelError,
    OutputError,
    SourceError,
    SummarizeError,
    UsageError,
)
from summarize_cli.version import __version__

if TYPE_CHECKING:
    from summarize_cli.article import Digest, Keyphrase, LeftOut, ScoredSentence, Topic
    from summarize_cli.pipeline import summarize

__all__ = [
    "ContentError",
    "Digest",
    "Keyphrase",
    "LeftOut",
    "ModelError",
    "OutputError",
    "ScoredSentence",
    "SourceError",
    "SummarizeError",
    "Topic",
    "UsageError",
    "__version__",
    "summarize",
]

_HOMES = {
    "Digest": "summarize_cli.article",
    "Keyphrase": "summarize_cli.article",
    "LeftOut": "summarize_cli.article",
    "ScoredSentence": "summarize_cli.article",
    "Topic": "summarize_cli.article",
    "summarize": "summarize_cli.pipeline",
}


# A type checker sees the imports above; to it, a function that answers any name would hide misspelt ones.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:  # noqa: ANN401 - as PEP 562 has it
        """Load the front door's parts when they are asked for: `import summarize_cli` alone costs nothing."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        import importlib  # noqa: PLC0415 - see above

        return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
