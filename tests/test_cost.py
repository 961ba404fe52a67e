"""Strange input takes linear time: each pattern of benchmarks/cost.py, small, against a coarse bound."""

import pytest

from tests.benchmarks.cost import PATTERNS, summarized
from tests.processes import cpu_time_below

SIZE, MOST = 50_000, 5
"""Bytes and seconds: what is linear takes a tenth of it, what is quadratic three times."""


@pytest.mark.slow
@pytest.mark.no_cover  # of pytest-cov: it takes twice as long and reaches nothing new
@pytest.mark.parametrize("name", PATTERNS)
def test_time_is_linear(name):
    data = PATTERNS[name](SIZE).encode()
    with cpu_time_below(MOST):
        summarized(data, name)
