import math
from array import array

import pytest

from summarize_cli.model.numbers import is_moderate, lie_between, moderate

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
def test_a_sign_is_none_of_moderation(form):
    for below in (-1e-40, -0.5, -65_535.9):
        assert is_moderate(memoryview(array(form, [*USUAL, below])))


@pytest.mark.parametrize(
    ("lowest", "end", "inside", "outside"),
    [
        (0.0, 131_072.0, [*USUAL, 131_071.9], [-1e-40, -0.5, -65_535.9, 131_072.0, math.inf, math.nan]),
        (0.0, 32.0, [0.0, 1e-45, 31.9999], [32.0, 1e9, -1.0, -math.inf, math.nan]),
        (0.5, 131_072.0, [0.5, 1.0, 131_071.9], [0.0, 1e-45, 0.4999, -0.5, -1.0, 131_072.0, math.nan]),
    ],
)
def test_bounds_are_told_by_the_highest_byte(lowest, end, inside, outside):
    assert lie_between(memoryview(array("f")), lowest, end)
    assert lie_between(memoryview(array("f", inside)), lowest, end)
    for odd in outside:
        for place in (0, len(inside)):
            numbers = [*inside[:place], odd, *inside[place:]]
            assert not lie_between(memoryview(array("f", numbers)), lowest, end)


@pytest.mark.parametrize("form", ["B", "b", "I"])
def test_whole_numbers_of_few_bits_are_always(form):
    assert is_moderate(memoryview(array(form, [0, 1, 127])))


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 1e9, -(10**400), "1", None, [1.0]])
def test_a_number_that_is_described_is_one(value):
    assert moderate({"a": -3, "b": value}, "a") == moderate({"a": -3}, "a", -3.0) == -3.0
    with pytest.raises(ValueError, match="a is"):
        moderate({"a": -3}, "a", 0.5)
    with pytest.raises((TypeError, ValueError), match="b is"):
        moderate({"b": value}, "b")
    with pytest.raises(KeyError):
        moderate({"b": value}, "c")
