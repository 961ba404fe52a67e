import pytest

from summarize_cli.summary.importance import (
    FIRST,
    SIZE,
    WORD_FEATURES,
    WordModel,
    importances,
    statements,
    usage,
)
from summarize_cli.summary.tfidf import Idf


def test_statements_tell_how_an_article_uses_a_word(story):
    used = usage(story, Idf((), 4.0))
    places = dict(zip(used.kinds, used.places, strict=True))

    def said(term):
        numbers = (*statements(used.kinds[term]), FIRST + places[term], SIZE + used.size)
        return {WORD_FEATURES[number] for number in numbers}

    assert used.counts["vellmar"] == 2
    size = "word.of 1 to 89 terms"
    assert said("vellmar") == {
        "word.count 2, capital", "word.first in sentence 0", "word.idf 4", "word.quoted never", size,
    }  # fmt: skip
    assert said("harbour") == {
        "word.count 2, lower", "word.first in sentence 0", "word.idf 4", "word.in title",
        "word.quoted up to 1/2", size,
    }  # fmt: skip
    assert {"word.number", "word.quoted always"} <= said("1998")
    assert "closes" not in used.kinds, "the title's own words are none of the article's"


def test_importance_is_a_logistic_regression(story):
    used = usage(story, Idf((), 4.0))
    weights = [0.0] * len(WORD_FEATURES)
    assert set(importances(used, WordModel(tuple(weights), 0.0)).values()) == {0.5}
    weights[WORD_FEATURES.index("word.in title")] = 2.0
    found = importances(used, WordModel(tuple(weights), -1.0))
    assert found["harbour"] == pytest.approx(0.7310586)
    assert found["vellmar"] == pytest.approx(0.2689414)


def test_the_first_sentence_says_little_in_an_abstract(document_of, story):
    weights = [0.0] * len(WORD_FEATURES)
    weights[FIRST] = 2.0
    words = WordModel(tuple(weights), 0.0)
    abstract = importances(usage(document_of("A storm came. It went."), Idf((), 4.0)), words)
    assert abstract["storm"] == 0.5
    assert 0.5 < importances(usage(story, Idf((), 4.0)), words)["storm"] < 0.8807971


def test_the_odds_of_a_known_term_count(document_of):
    document = document_of("1 storm.")
    known = document.of(document.sentences, document.tokens, ((0, "storm"),), 1)
    words = WordModel((0.0,) * len(WORD_FEATURES), 0.0, (3.0,))
    assert importances(usage(known, Idf((4.0,), 4.0)), words) == {0: 0.75, "storm": 0.5}
