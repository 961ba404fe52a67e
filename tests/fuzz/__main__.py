"""Fuzzes what reads bytes from outside, by coverage: `python -m tests.fuzz --seconds 60`, a minute in all.

Each run goes its own way, to find more. With `--seed` it goes the same way again: so does the check, as what
it says is of the change that it is run for, not of chance.

Atheris (pip install 'summarize-cli[fuzz]') changes the seeds of targets.py so that more and more of the code
is reached. What makes a target fail, or takes longer than ten seconds or 2 GB, is kept in
tests/fuzz/found/TARGET, and test_targets.py runs it from then on.
To mend a finding: `python -m pytest tests/fuzz`.
"""

import argparse
import hashlib
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.conftest import ROOT

FOUND = ROOT / "tests" / "fuzz" / "found"
LONGEST, MOST_MEMORY, MOST_BYTES = 10, 2048, 20_000
"""Seconds, MB and input bytes of one call."""


def fuzz(name: str, seconds: int, seed: int) -> bool:
    """Fuzz one target in a process of its own, and keep what it finds. Whether it found nothing.

    A `seed` of 0 is another one each time.
    """
    from tests.fuzz.targets import seeds  # noqa: PLC0415 - the child imports it under instrumentation

    kept = FOUND / name
    with tempfile.TemporaryDirectory() as folder:
        corpus, finds = Path(folder) / "corpus", Path(folder) / "finds"
        for place in (corpus, finds):
            place.mkdir()
        known = [path.read_bytes() for path in kept.iterdir()] if kept.is_dir() else []
        for start in [*seeds(name), *known]:
            (corpus / hashlib.sha256(start).hexdigest()[:16]).write_bytes(start)
        end = time.monotonic() + seconds
        while (left := round(end - time.monotonic())) > 0:
            result = _child(name, corpus, finds, left, seed)
            found = sorted(finds.iterdir())
            if not found and not result.returncode:
                return True
            slow = [path for path in found if not _is_busy_machine(name, path)]
            if slow or not found:
                break
        else:
            return True
        print(result.stdout[-3000:], result.stderr[-3000:], sep="\n", flush=True)
        kept.mkdir(parents=True, exist_ok=True)
        for path in slow:
            (kept / path.name).write_bytes(path.read_bytes())
            print(f"kept as {kept / path.name}", flush=True)
        return False


def _child(
    name: str, corpus: Path, finds: Path, seconds: int, seed: int
) -> "subprocess.CompletedProcess[str]":
    command = [
        *(sys.executable, "-m", "tests.fuzz", "--run", name, str(finds), str(corpus)),
        *(f"-max_total_time={seconds}", f"-timeout={LONGEST}", f"-rss_limit_mb={MOST_MEMORY}"),
        *(f"-max_len={MOST_BYTES}", f"-artifact_prefix={finds}/", "-print_final_stats=1", f"-seed={seed}"),
    ]
    result = subprocess.run(command, capture_output=True, text=True, errors="replace", cwd=ROOT, check=False)
    told = [
        line for line in result.stderr.splitlines() if line.startswith(("stat::", "Done ")) or "cov:" in line
    ]
    print(f"{name}: {'; '.join(told[-8:])}", flush=True)
    return result


def _is_busy_machine(name: str, path: Path) -> bool:
    """Whether a time-out, which libFuzzer takes by the wall clock, was no slow input. It is removed then."""
    if not path.name.startswith(("timeout-", "slow-unit-")):
        return False
    from tests.fuzz.targets import TARGETS  # noqa: PLC0415 - as above

    TARGETS[name](path.read_bytes())  # what is loaded once is no slow input's fault
    begin = time.process_time()
    TARGETS[name](path.read_bytes())
    taken = time.process_time() - begin
    if taken > LONGEST / 10:  # what is instrumented takes several times as long
        return False
    print(
        f"{path.name}: {taken:.2f} s of the processor; the machine was busy, and fuzzing goes on", flush=True
    )
    path.unlink()
    return True


def _run(name: str, finds: Path, arguments: list[str]) -> None:
    """In the child: instrument the package, and hand the target to libFuzzer, which ends the process."""
    import atheris  # noqa: PLC0415 - in the extra `fuzz`

    with atheris.instrument_imports(include=["summarize_cli"]):
        from tests.fuzz.targets import TARGETS, seeds  # noqa: PLC0415
    import nltk.stem.snowball  # noqa: F401, PLC0415 - what is loaded once is no slow input's fault

    for seed in seeds(name):
        TARGETS[name](seed)

    target = TARGETS[name]

    def kept(data: bytes) -> None:
        try:
            target(data)
        except Exception:
            # libFuzzer does so, too, but where the process ends before it comes to it.
            (finds / f"crash-{hashlib.sha1(data, usedforsecurity=False).hexdigest()}").write_bytes(data)
            raise

    atheris.Setup([sys.argv[0], *arguments], kept)
    atheris.Fuzz()


def main() -> int:
    """Fuzz the targets that are named, or all."""
    if sys.argv[1:2] == ["--run"]:
        _run(sys.argv[2], Path(sys.argv[3]), sys.argv[4:])
        return 0
    from tests.fuzz.targets import TARGETS  # noqa: PLC0415

    parser = argparse.ArgumentParser(description="Fuzz what reads bytes from outside.")
    parser.add_argument("--seconds", type=int, default=60, help="in all, shared by the targets")
    parser.add_argument(
        "--seed", type=int, default=0, help="of what is tried (default: another one each time)"
    )
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of: {', '.join(TARGETS)}")
    given = parser.parse_args()
    unknown = [name for name in given.targets if name not in TARGETS]
    if unknown:
        parser.error(f"unknown target {unknown[0]!r}")
    try:
        import atheris  # noqa: F401, PLC0415
    except ModuleNotFoundError:
        print("atheris is missing; pip install 'summarize-cli[fuzz]'", file=sys.stderr)
        return 2
    names = given.targets or [*TARGETS]
    clean = [fuzz(name, max(1, given.seconds // len(names)), given.seed) for name in names]
    return int(not all(clean))


if __name__ == "__main__":
    sys.exit(main())
