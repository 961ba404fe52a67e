"""A long run gives back what Python keeps for later."""

import gc
from itertools import count, islice

import pytest

from summarize_cli.garbage import collected, seldom_collected


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


@pytest.fixture
def usual():
    """What Python begins with; a test before may have called what sets it for good."""
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield gc.get_threshold()
    gc.set_threshold(*before)


def test_in_a_process_of_others_collections_are_seldom_for_a_while(usual):
    with seldom_collected():
        assert gc.get_threshold()[0] > usual[0]
    with pytest.raises(KeyError), seldom_collected():
        raise KeyError
    assert gc.get_threshold() == usual
