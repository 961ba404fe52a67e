"""`python -m summarize_cli.smoke`: a line a check; exit code 1 where one finds something broken."""

import sys

from summarize_cli.smoke.checks import AGAIN, CHECKS, BrokenError


def main() -> int:
    """Make all checks and print what they find, and of what is broken how to mend it."""
    broken = 0
    for name, check in CHECKS.items():
        try:
            print(f"ok      {name}: {check()}")
        except BrokenError as error:
            broken += 1
            print(f"BROKEN  {name}: {error}")
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            broken += 1
            print(f"BROKEN  {name}: {type(error).__name__}: {error}; {AGAIN}")
    print(f"{broken} of {len(CHECKS)} checks found something broken" if broken else "all is well")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
