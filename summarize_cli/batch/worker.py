"""A process that works on chunks: `python -c` runs `main` with pipes for standard input and output.

It is no child of `multiprocessing`, whose children import the program that started them: a script that
calls `summarize_many` needs no guard, and a worker loads the pipeline alone.

A message is eight bytes that say how many follow, and a pickle. Both ends are this program's.
"""

import gc
import os
import pickle
import signal
import struct
import sys
from collections.abc import Callable, Iterator
from typing import IO, Any

from summarize_cli.garbage import collect_from_here, collected

_SIZE = struct.Struct(">Q")

_COLLECTED = 4
"""Chunks, of some thirty articles each, between two collections."""


def send(stream: IO[bytes], message: object) -> None:
    """Write a message."""
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    stream.write(_SIZE.pack(len(data)) + data)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:  # noqa: ANN401 - whatever was sent
    """Read a message.

    Raises:
        EOFError: the other end is gone.
    """
    start = stream.read(_SIZE.size)
    if len(start) < _SIZE.size:
        raise EOFError
    (size,) = _SIZE.unpack(start)
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return pickle.loads(data)  # noqa: S301 - from the process that this program started, or that started it


def _chunks(requests: IO[bytes]) -> Iterator[Any]:
    while True:
        yield receive(requests)


def main() -> None:
    """Receive the function, then chunks; answer each with (True, what it gives) or (False, what it says)."""
    # A Ctrl-C goes to all processes of a terminal; the one that started this one sees to it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    requests = sys.stdin.buffer
    # What a library may print must not get between the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    try:
        work: Callable[[Any], Any] = receive(requests)
        collect_from_here()
        send(answers, (True, None))
        for chunk in collected(_chunks(requests), _COLLECTED):
            try:
                result = (True, work(chunk))
            except Exception as error:  # noqa: BLE001 - it is told to the one who asked
                result = (False, f"{type(error).__name__}: {error}")
            send(answers, result)
    except (EOFError, BrokenPipeError):
        return
