"""A long run gives back what Python keeps for later."""

import gc
from itertools import count, islice

from summarize_cli.garbage import collected


def test_what_passes_is_the_same_and_is_asked_for_one_at_a_time():
    assert list(islice(collected(count(), 2), 5)) == [0, 1, 2, 3, 4]


def test_a_full_collection_follows_every_so_many():
    full = []

    def told(phase, of):
        if phase == "start" and of["generation"] == 2:
            full.append(len(seen))

    seen = []
    gc.callbacks.append(told)
    gc.disable()
    try:
        seen.extend(collected("abcdefg", 3))
    finally:
        gc.enable()
        gc.callbacks.remove(told)
    assert "".join(seen) == "abcdefg"
    assert full == [3, 6]
