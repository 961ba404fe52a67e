"""`python -m summarize_cli.smoke`: a line a check; exit code 1 where one finds something broken."""

import subprocess
import sys
from pathlib import Path

from summarize_cli.smoke.checks import AGAIN, CHECKS, PACKAGE, BrokenError


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


def elsewhere() -> int | None:
    """The exit code of a process that looks for the package anywhere but in the folder in which one stands.

    Who has just installed it stands in its source tree, where it is another. None where it is nowhere else.
    """
    if sys.flags.safe_path or PACKAGE.parent != Path.cwd():
        return None
    python = (sys.executable, "-P")
    found = subprocess.run([*python, "-c", f"import {__package__}"], capture_output=True, check=False)  # noqa: S603
    if found.returncode:
        return None
    return subprocess.run([*python, "-m", __package__], check=False).returncode  # noqa: S603


if __name__ == "__main__":
    code = elsewhere()
    sys.exit(main() if code is None else code)
