"""What is worked out once and remembered while it is used."""

import pytest

from summarize_cli.language.remembered import Remembered


class Squares(Remembered[int, int]):
    def __init__(self):
        super().__init__()
        self.asked = []

    def worked_out(self, number):
        self.asked.append(number)
        return number * number


@pytest.fixture(autouse=True)
def _few(monkeypatch):
    monkeypatch.setattr(Remembered, "young", 3)


def test_it_is_worked_out_once():
    squares = Squares()
    assert [squares[number] for number in (2, 3, 2, 3, 2)] == [4, 9, 4, 9, 4]
    assert squares.asked == [2, 3]


def test_none_is_a_value_too():
    class Nothing(Squares):
        def worked_out(self, number):
            super().worked_out(number)

    nothing = Nothing()
    assert [nothing[key] for key in (1, 2, 3, 4, 1)] == [None] * 5
    assert nothing.asked == [1, 2, 3, 4]


def test_what_is_used_again_stays_and_the_rest_is_forgotten():
    squares = Squares()
    for number in range(100):
        assert squares[7] == 49
        assert squares[number] == number * number
        assert len(squares) + len(squares._old) <= 6
    assert squares.asked.count(7) == 1
