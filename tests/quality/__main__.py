"""Figures beside their floors: `python -m tests.quality`; `--raise` lifts floors to better figures."""

import sys

from tests.quality import figures, floors


def main() -> int:
    """Print, and raise if asked. 1 where a figure is on the wrong side."""
    print(f"{'':41} {'figure':>9} {'floor':>9} {'room':>8}")
    raised: dict[tuple[str, str], float] = {}
    broken = False
    for bound in floors.bounds():
        if not figures.is_measurable(bound.group):
            print(f"{bound.group:18} {bound.name:22} {'no corpus':>9} {bound.value:9.3f}")
            continue
        figure = figures.measured(bound.group)[bound.name]
        broken |= not bound.holds(figure)
        mark = "" if bound.holds(figure) else "  BROKEN"
        compared = f"{figure:9.3f} {bound.value:9.3f} {bound.room(figure):+8.3f}"
        print(f"{bound.group:18} {bound.name:22} {compared}{mark}")
        raised[bound.group, bound.name] = bound.raised(figure)
    if "--raise" in sys.argv[1:]:
        floors.FILE.write_text(floors.rewritten(floors.FILE.read_text("utf-8"), raised), "utf-8")
    return int(broken)


if __name__ == "__main__":
    sys.exit(main())
