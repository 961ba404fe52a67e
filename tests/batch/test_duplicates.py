"""Ids that come again."""

from summarize_cli.batch.duplicates import Duplicates


def test_an_id_that_came_before_is_noticed_and_counted():
    seen = Duplicates()
    assert [seen.again(key) for key in ("a", "b", "a", 1, "1", 1, None, None)] == [
        False, False, True, False, False, True, False, False,
    ]  # fmt: skip
    assert seen.count == 2


def test_no_id_is_taken_for_another_and_most_are_remembered():
    seen = Duplicates()
    assert not any(seen.again(number) for number in range(20_000))
    assert sum(seen.again(number) for number in range(20_000)) > 14_000


def test_what_stands_for_an_id_can_be_told_instead():
    seen = Duplicates()
    assert [seen.came(value) for value in (5, -(2**63), 5, 0, 0)] == [False, False, True, False, True]
