"""scikit-learn trains, the command line only multiplies: both must come to the same numbers, to 1e-6."""

import gzip
import json

import numpy as np
import pytest
from scipy.special import expit
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from summarize_cli.language.terms import normal_form, tokens
from summarize_cli.pipeline import engine, read_article
from summarize_cli.summary.features import FEATURES, SPOKEN_FEATURES, features
from summarize_cli.summary.opening import can_be_told, opening_tokens
from summarize_cli.summary.ranker import rank as rank_sentences
from summarize_cli.summary.tfidf import vector
from summarize_cli.tagging.topic_features import words_of
from summarize_cli.tagging.topic_judgement import confidences
from summarize_cli.tagging.topics import rank
from summarize_cli.training.topic_features import topic_vectors
from summarize_cli.training.wording import dense

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
    wording = worded(ranker.wording)
    told = 0
    for document in documents:
        rows = dense(features(document, opened.idf, ranker.words).rows)
        weights = np.array(ranker.weights)
        if can_be_told(document):
            told += 1
            weights += doubt(document, rows, ranker.opening) * np.array(ranker.opening.shift)
        theirs = estimator(weights, ranker.bias).decision_function(rows) + wording(document.tokens)
        ours = rank_sentences(document, opened.idf, ranker).scores
        assert len(ours) == len(document.sentences)
        assert np.abs(theirs - ours).max() < EXACT
    assert len(FEATURES) == len(ranker.weights)
    assert told > ARTICLES / 2


def worded(wording):
    """A function: sentences as tokens -> the log-odds that their words add."""
    forms = wording.weight_of
    counter = CountVectorizer(analyzer=lambda words: map(normal_form, words), vocabulary=list(forms))
    regression = estimator(list(forms.values()), 0.0)
    return lambda sentences: regression.decision_function(
        counter.transform([dict.fromkeys(words) for words in sentences])
    )


def doubt(document, rows, opening):
    """The probability that the first sentence of the article is missing."""
    spoken = np.concatenate([row[: len(SPOKEN_FEATURES)] for row in rows[: len(opening.words)]])
    regression = estimator(np.concatenate(opening.weights), opening.bias)
    said = [
        worded(words)([sentence])[0]
        for words, sentence in zip(opening.words, opening_tokens(document), strict=True)
    ]
    return expit(regression.decision_function([spoken])[0] + sum(said))


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
