import pytest

from summarize_cli.summary.habits import length_matters, place_matters


@pytest.mark.parametrize(("count", "weight"), [(1, 0), (5, 0), (12, 1), (60, 1), (240, 0.125)])
def test_place_matters_in_reports_not_in_abstracts_or_books(count, weight):
    assert place_matters(count) == pytest.approx(weight)


def test_length_matters_less_in_long_articles():
    assert length_matters(20) == 1
    assert length_matters(500) == pytest.approx(0.1)
