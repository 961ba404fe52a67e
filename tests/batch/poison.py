"""Work for processes of a pool, some of which die of it."""

import os
import signal
import sys
import time
from pathlib import Path

from summarize_cli.batch.job import work


def double(items):
    return [2 * item for item in items]


def slow_double(items):
    time.sleep(0.05 if items[0] % 2 else 0.0)
    return double(items)


def die_of_negatives(items):
    if any(item < 0 for item in items):
        os.kill(os.getpid(), signal.SIGKILL)
    return double(items)


def die_once(marker, items):
    """Dies the first time that anybody is asked."""
    try:
        Path(marker).touch(exist_ok=False)
    except FileExistsError:
        return double(items)
    os.kill(os.getpid(), signal.SIGKILL)
    return None


def exit_at_zero(items):
    if 0 in items:
        os._exit(3)
    return double(items)


def noisy_double(items):
    print("between the answers")
    os.write(1, b"and below Python")
    return double(items)


def wrong(items):
    raise LookupError(f"{items[0]} was wrong")


def modules(job, items):
    """What is loaded after the work of a worker has been done."""
    work(job, items)
    return [sorted(sys.modules) for _ in items]


def wait_for_ever(items):
    time.sleep(600)
    return items
