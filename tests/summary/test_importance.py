import pytest

from summarize_cli.summary.importance import WORD_FEATURES, importances, statements, usage
from summarize_cli.summary.tfidf import Idf


def test_statements_tell_how_an_article_uses_a_word(story):
    used = usage(story, Idf((), 4.0))

    def said(term):
        return {WORD_FEATURES[number] for number in statements(used.kinds[term])}

    assert used.counts["vellmar"] == 2
    assert said("vellmar") == {"word.count 2, capital", "word.first in sentence 0", "word.idf 4"}
    assert said("harbour") == {
        "word.count 2, lower", "word.first in sentence 0", "word.idf 4", "word.in title",
    }  # fmt: skip
    assert "word.number" in said("1998")
    assert "closes" not in used.kinds, "the title's own words are none of the article's"


def test_importance_is_a_logistic_regression(story):
    used = usage(story, Idf((), 4.0))
    weights = [0.0] * len(WORD_FEATURES)
    assert set(importances(used, weights, 0.0).values()) == {0.5}
    weights[WORD_FEATURES.index("word.in title")] = 2.0
    found = importances(used, weights, -1.0)
    assert found["harbour"] == pytest.approx(0.7310586)
    assert found["vellmar"] == pytest.approx(0.2689414)
