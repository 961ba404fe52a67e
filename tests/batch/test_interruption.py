"""Ctrl-C and writes."""

import os
import signal

import pytest

from summarize_cli.batch.interruption import Guard
from summarize_cli.termination import TERMINATING


def interrupt(number=signal.SIGINT):
    os.kill(os.getpid(), number)


@pytest.fixture
def ended():
    """As the command has it: the signals that end it, in their order."""
    numbers = []

    def end(number, _frame):
        numbers.append(number)
        raise KeyboardInterrupt

    before = {number: signal.signal(number, end) for number in TERMINATING}
    yield numbers
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", TERMINATING)
def test_so_is_it_where_the_command_is_told_to_end(ended, number):
    done = []

    def write():
        interrupt(number)
        done.append("all of it")

    with pytest.raises(KeyboardInterrupt), Guard() as guard:
        guard.whole(write)
    assert (done, ended) == (["all of it"], [number])
    with pytest.raises(KeyboardInterrupt), Guard():
        interrupt(number)
    assert ended == [number] * 2


def test_a_signal_that_ends_the_process_at_once_goes_on_to_do_so():
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    with Guard():
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


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


def test_a_signal_that_a_program_lives_through_is_answered_once():
    came = []
    before = signal.signal(signal.SIGTERM, lambda *_: came.append("once"))
    try:
        with Guard() as guard:
            guard.whole(lambda: interrupt(signal.SIGTERM))
            guard.whole(lambda: None)
    finally:
        signal.signal(signal.SIGTERM, before)
    assert came == ["once"]
