"""`python -m summarize_cli.training`, and the `summarize-model` command."""

from summarize_cli.termination import end_with


def main() -> None:
    """Run `summarize-model`; ended by Ctrl-C or SIGTERM, imports included, it leaves nothing half-written."""
    end_with(_run)


def _run() -> int:
    from summarize_cli.training.cli import run  # noqa: PLC0415 - an interruption while it loads is caught too

    return run()


if __name__ == "__main__":
    main()
