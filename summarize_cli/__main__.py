"""`python -m summarize_cli`, and the `summarize` command."""

import gc

from summarize_cli.termination import end_with


def main() -> None:
    """Run the command line; an interruption ends it at any moment, imports included."""
    # Nothing that modules create while they load is garbage: not looking for it saves a tenth of a
    # short run. The command turns collection on when all is loaded.
    gc.disable()
    end_with(_run)


def _run() -> int:
    from summarize_cli.cli import run  # noqa: PLC0415 - an interruption while it loads is caught too

    return run()


if __name__ == "__main__":
    main()
