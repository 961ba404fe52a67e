import pytest

from summarize_cli.summary.habits import (
    abstracts_matter,
    length_matters,
    place_matters,
    title_matters,
    wording_matters,
)


@pytest.mark.parametrize(("count", "weight"), [(1, 0), (5, 0), (12, 1), (60, 1), (240, 0.125)])
def test_place_matters_in_reports_not_in_abstracts_or_books(count, weight):
    assert place_matters(count) == pytest.approx(weight)


def test_length_matters_less_in_long_articles():
    assert length_matters(20) == 1
    assert length_matters(500) == pytest.approx(0.1)


def test_in_an_abstract_the_title_says_more_and_the_wording_of_news_nothing():
    assert (wording_matters(5), title_matters(5)) == (0, 5)
    assert (wording_matters(12), title_matters(12)) == (1, 1)
    assert 0 < wording_matters(8) < 1 < title_matters(8) < 5


def test_what_somebody_says_is_a_report_and_no_abstract():
    assert abstracts_matter([["We", "ask"]] * 5) == 1
    assert 0 < abstracts_matter([["We", "ask"]] * 8) < 1
    assert abstracts_matter([["We", "ask"]] * 12) == 0
    assert abstracts_matter([["We", "ask"], ["police", "said"]]) == 0
