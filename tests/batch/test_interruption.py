"""Ctrl-C and writes."""

import os
import signal

import pytest

from summarize_cli.batch.interruption import Guard


def interrupt():
    os.kill(os.getpid(), signal.SIGINT)


def test_a_write_is_ended_first():
    done = []

    def write():
        interrupt()
        done.append("all of it")

    with pytest.raises(KeyboardInterrupt), Guard() as guard:
        guard.whole(write)
    assert done == ["all of it"]


def test_a_second_one_does_not_wait():
    def write():
        interrupt()
        interrupt()
        pytest.fail("it is still writing")

    with pytest.raises(KeyboardInterrupt), Guard() as guard:
        guard.whole(write)


def test_between_two_writes_it_comes_at_once():
    with pytest.raises(KeyboardInterrupt), Guard():
        interrupt()


def test_afterwards_all_is_as_it_was():
    before = signal.getsignal(signal.SIGINT)
    with Guard():
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before
