import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from summarize_cli.summary.tfidf import Idf, cosine, normalised, vector

TEXTS = [
    "the harbour was closed after the storm",
    "the storm closed the harbour and the harbour road",
    "a ferry waited outside the harbour",
]


def test_vectors_and_cosines_equal_those_of_scikit_learn():
    vectorizer = TfidfVectorizer().fit(TEXTS)
    number = {word: int(feature) for word, feature in vectorizer.vocabulary_.items()}
    idf = Idf(vectorizer.idf_.tolist(), 9.0).of(number.values())
    expected = vectorizer.transform(TEXTS).toarray()
    ours = [vector([number.get(word) for word in text.split()], idf) for text in TEXTS]
    for row, found in zip(expected, ours, strict=True):
        assert [found.get(i, 0.0) for i in range(len(row))] == pytest.approx(row.tolist(), abs=1e-12)
    assert cosine(ours[0], ours[1]) == pytest.approx(float(expected[0] @ expected[1]), abs=1e-12)


def test_an_unknown_word_has_the_highest_idf():
    assert Idf([1.0, 2.0], 5.0).of([1, "zeugma"]) == {1: 2.0, "zeugma": 5.0}


def test_a_text_of_stop_words_is_like_nothing():
    idf = Idf([1.0], 5.0).of([0])
    assert vector([None, None], idf) == {}
    assert cosine({}, vector([0], idf)) == 0
    assert normalised({"the": 0.0}) == {}
