"""What a cluster on this machine hears of an interruption; the cluster itself is in test_cluster."""

import os
import signal
import threading

import pytest

from summarize_cli.batch import local_cluster as module


def test_what_is_started_deafly_does_not_hear_an_interruption_and_the_one_who_waits_does():
    masks = []

    def start():
        masks.append(signal.pthread_sigmask(signal.SIG_BLOCK, []))
        os.kill(os.getpid(), signal.SIGINT)
        threading.Event().wait(0.2)
        return "up"

    with pytest.raises(KeyboardInterrupt):
        module._deafly(start)
    assert signal.SIGINT in masks[0]
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])
    assert module._deafly(lambda: "up") == "up"
    with pytest.raises(LookupError):
        module._deafly(lambda: {}["x"])
