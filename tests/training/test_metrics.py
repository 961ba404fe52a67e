import tracemalloc
from math import sqrt

import numpy as np
import pytest

from summarize_cli.training import metrics

ARTICLES = 400


@pytest.mark.parametrize("seed", range(5))
def test_the_interval_of_a_mean_is_that_of_a_normal_one(seed):
    values = np.random.default_rng(seed).gamma(4.0, 10.0, ARTICLES)
    found = metrics.bootstrap(values.tolist())
    half = 1.96 * values.std() / sqrt(ARTICLES)
    assert found.mean == pytest.approx(values.mean())
    # 2,000 resamples know the ends to three hundredths of this.
    assert found.low == pytest.approx(values.mean() - half, abs=0.12 * half)
    assert found.high == pytest.approx(values.mean() + half, abs=0.12 * half)


@pytest.mark.parametrize("seed", range(5))
def test_the_interval_of_f1_is_that_of_a_share_where_each_article_has_one_topic(seed):
    draw = np.random.default_rng(seed)
    gold = [{"ab"[number]} for number in draw.integers(0, 2, ARTICLES)]
    answers = [
        right if hit else {"a", "b"} - right
        for right, hit in zip(gold, draw.random(ARTICLES) < 0.7, strict=True)
    ]
    share = sum(right == said for right, said in zip(gold, answers, strict=True)) / ARTICLES
    half = 1.96 * sqrt(share * (1 - share) / ARTICLES)
    for found in metrics.f1_intervals(gold, answers, ["a", "b"]):
        assert found.mean == pytest.approx(share, abs=0.01)
        assert found.low == pytest.approx(found.mean - half, abs=0.15 * half)
        assert found.high == pytest.approx(found.mean + half, abs=0.15 * half)


def test_many_articles_are_resampled_in_blocks_to_the_same_numbers(monkeypatch):
    values = np.random.default_rng(3).gamma(4.0, 10.0, 301).tolist()
    at_once = metrics.bootstrap(values)
    monkeypatch.setattr(metrics, "_DRAWN_AT_ONCE", 7 * 301)
    assert metrics.bootstrap(values) == at_once
    monkeypatch.setattr(metrics, "_DRAWN_AT_ONCE", 1)
    assert metrics.bootstrap(values) == at_once


def test_the_intervals_of_many_articles_take_little_memory():
    values = [float(number % 7) for number in range(20_000)]
    tracemalloc.start()
    metrics.bootstrap(values)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 50_000_000
