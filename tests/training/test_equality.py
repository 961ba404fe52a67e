"""scikit-learn trains, the command line only multiplies: both must come to the same numbers, to 1e-6."""

import gzip
import json

import numpy as np
import pytest
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from summarize_cli.language.terms import normal_form, tokens
from summarize_cli.pipeline import engine, read_article
from summarize_cli.summary.features import FEATURES, features
from summarize_cli.summary.ranker import rank as rank_sentences
from summarize_cli.summary.tfidf import vector
from summarize_cli.tagging.topic_features import words_of
from summarize_cli.tagging.topic_judgement import confidences
from summarize_cli.tagging.topics import rank
from summarize_cli.training.ranker import dense
from summarize_cli.training.topic_features import topic_vectors

ARTICLES = 50
EXACT = 1e-6


@pytest.fixture(scope="module")
def opened():
    return engine()


@pytest.fixture
def documents(corpora, opened):
    with gzip.open(corpora / "summaries" / "dev-cnn-corpus.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line, _ in zip(lines, range(ARTICLES), strict=False)]
    return [read_article(row["text"], opened, title=row["title"])[1] for row in rows]


def estimator(weights, bias):
    regression = LogisticRegression()
    regression.classes_ = np.array([False, True])
    regression.coef_ = np.asarray(weights, dtype=float)[None, :]
    regression.intercept_ = np.array([bias])
    return regression


def test_sentence_vectors_are_those_of_tfidf_vectorizer(documents, opened):
    for document in documents:
        terms = sorted({t for row in document.terms for t in row if t is not None}, key=str)
        vectorizer = TfidfVectorizer(
            analyzer=lambda text: [
                term
                for token in tokens(text)
                if (term := opened.model.vocabulary.find(normal_form(token))) is not None
            ],
            vocabulary={term: number for number, term in enumerate(terms)},
        )
        idf = opened.idf.of(terms)
        vectorizer.idf_ = np.array([idf[term] for term in terms])
        matrix = vectorizer.transform([sentence.text for sentence in document.sentences]).toarray()
        for line, row in zip(matrix, document.terms, strict=True):
            ours = vector(row, idf)
            assert np.abs(line - [ours.get(term, 0.0) for term in terms]).max() < EXACT


def test_sentence_scores_are_those_of_logistic_regression(documents, opened):
    ranker = opened.ranker
    regression = estimator(ranker.weights, ranker.bias)
    forms = ranker.wording.weight_of
    counter = CountVectorizer(analyzer=lambda words: map(normal_form, words), vocabulary=list(forms))
    of_forms = estimator(list(forms.values()), 0.0)

    def wording(document):
        return of_forms.decision_function(
            counter.transform([dict.fromkeys(words) for words in document.tokens])
        )

    for document in documents:
        rows = features(document, opened.idf, ranker.words).rows
        theirs = regression.decision_function(dense(rows)) + wording(document)
        ours = rank_sentences(document, opened.idf, ranker).scores
        assert len(ours) == len(document.sentences)
        assert np.abs(theirs - ours).max() < EXACT
    assert len(FEATURES) == len(ranker.weights)


def test_topic_probabilities_are_those_of_logistic_regression(documents, opened):
    weights = opened.topics
    count = len(weights.codes)
    table = np.array(weights.weights, dtype=float).reshape(-1, count) * np.array(weights.scales)[:, None]
    regressions = [estimator(table[:, topic], weights.biases[topic]) for topic in range(count)]
    vectors = topic_vectors(map(words_of, documents), weights.features)
    scores = np.column_stack([regression.decision_function(vectors) for regression in regressions])
    for line, document in zip(scores, documents, strict=True):
        theirs = dict(zip(weights.codes, confidences(line.tolist(), weights.judgement), strict=True))
        ours = {t.code: t.confidence for t in rank(document, weights)}
        assert max(abs(theirs[code] - ours[code]) for code in weights.codes) < EXACT
