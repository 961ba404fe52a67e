"""Strange input takes linear time: each pattern of benchmarks/cost.py, small, against a coarse bound."""

import time

import pytest

from tests.benchmarks.cost import PATTERNS, summarized

SIZE, MOST = 100_000, 10
"""Bytes and seconds: what is linear takes a tenth of it, what is quadratic a minute."""


@pytest.mark.slow
@pytest.mark.parametrize("name", PATTERNS)
def test_time_is_linear(name):
    data = PATTERNS[name](SIZE).encode()
    begin = time.process_time()
    summarized(data, name)
    assert time.process_time() - begin < MOST
