"""Many articles: records in, processes, records out. `summarize_many` is its front door for programs.

Modules in the order of the flow: `sources` (names -> files), `streams` (a file -> bytes), `stdin`, `records`
and `inputs` (bytes -> items), `fields` and `job` (an item -> an answer), `pool` and `worker` (many at once),
`layouts`, `part` and `parquet_output` (answers -> a file). `run` is the way from items to answers, `command`
the whole, for what the command line says in an `order`.

On a cluster: `partitions` (files -> partitions) and `pieces` (a partition -> items), `task` (what a worker
does), `manifest` and `parts_folder` (what is there), `scheduler` and `local_cluster` (Dask), `cluster`.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarize_cli.batch.library import summarize_many

__all__ = ["summarize_many"]


# A type checker sees the imports above; to it, a function that answers any name would hide misspelt ones.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:  # noqa: ANN401 - as PEP 562 has it
        """Load the front door when it is asked for: a worker does without."""
        if name != "summarize_many":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from summarize_cli.batch.library import summarize_many  # noqa: PLC0415 - see above

        return summarize_many


def __dir__() -> list[str]:
    return __all__
