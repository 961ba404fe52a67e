import math
from array import array

import pytest

from summarize_cli.model.numbers import is_moderate, moderate

USUAL = [0.0, 1e-40, 0.5, 1.0, 9.5, 255.0, 65_535.9]


@pytest.mark.parametrize("form", ["f", "d"])
def test_numbers_are_moderate_where_each_is(form):
    assert is_moderate(memoryview(array(form)))
    assert is_moderate(memoryview(array(form, USUAL)))
    for odd in (math.inf, -math.inf, math.nan, 1e30, -1e30, 131_072.0):
        for place in (0, 3, len(USUAL)):
            numbers = [*USUAL[:place], odd, *USUAL[place:]]
            assert not is_moderate(memoryview(array(form, numbers)))


@pytest.mark.parametrize("form", ["f", "d"])
def test_a_sign_is_seen(form):
    for below in (-1e-40, -0.5, -65_535.9):
        view = memoryview(array(form, [*USUAL, below]))
        assert is_moderate(view)
        assert not is_moderate(view, negative=False)
    assert is_moderate(memoryview(array(form, USUAL)), negative=False)


@pytest.mark.parametrize("form", ["B", "b", "I"])
def test_whole_numbers_of_few_bits_are_always(form):
    assert is_moderate(memoryview(array(form, [0, 1, 127])), negative=False)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 1e9, -(10**400), "1", None, [1.0]])
def test_a_number_that_is_described_is_one(value):
    assert moderate({"a": -3, "b": value}, "a") == -3.0
    with pytest.raises((TypeError, ValueError), match="b is"):
        moderate({"b": value}, "b")
    with pytest.raises(KeyError):
        moderate({"b": value}, "c")
