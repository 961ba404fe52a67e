from math import isclose

import pytest
from topic_documents import document, words

from summarize_cli.tagging.topic_features import (
    FunctionWords,
    TopicFeatures,
    feature_values,
    numbered,
    paired,
    spellings,
    weighted_counts,
    words_of,
)

PLAIN = TopicFeatures(function_words=FunctionWords({}), in_order=(), values=[2.0] * 30)


def test_the_title_counts_more_than_the_text_and_the_start_more_than_the_end():
    start, later, end, beyond = ([None] * 169, 20), ([None] * 229, 21), ([None] * 599, 22), ([], 23)
    text = document(
        *([*padding, term] for padding, term in (start, later, end, beyond)), title=(20, "new", None)
    )
    assert weighted_counts(*words_of(text), PLAIN) == {20: 12, 21: 2, 22: 1}


def test_sentences_may_end_anywhere():
    terms = list(range(30)) * 40
    chopped = document(*(terms[start : start + 7] for start in range(0, len(terms), 7)))
    assert weighted_counts(*words_of(chopped), PLAIN) == weighted_counts(*words_of(document(terms)), PLAIN)


def test_a_long_text_is_no_surer_than_a_short_one():
    values = feature_values({0: 3, 1: 1}, PLAIN)
    assert isclose(sum(value * value for value in values.values()), 1.0)
    assert values == pytest.approx(feature_values({0: 300, 1: 100}, PLAIN))


def test_what_is_said_often_counts_more_though_not_as_often_as_it_is_said():
    values = feature_values({0: 16, 1: 1}, PLAIN)
    assert 4 * values[1] < values[0] < 12 * values[1]


def test_pairs_count_in_the_title_and_in_the_first_words_only():
    features = numbered([], [paired(1, 2), paired(3, 4)], [1.0] * 12, 10)
    opening, far = [1, 2, None, 1, None, 2, 3, "x", 4], [*[None] * 170, 3, 4]
    counts = weighted_counts(words(3, 4), words(*opening, *far), features)
    assert (counts[10], counts[11]) == (4, 8)


def test_function_words_count_however_they_are_written():
    features = numbered(["she", "they'll"], [], [1.0] * 4, 2)
    prose = words(None)._replace(tokens=["She", "she", "SHE", "They’ll", "they'll", "he"], terms=[None] * 6)
    assert weighted_counts(words(), prose, features) == {2: 12, 3: 8}


def test_the_united_states_are_no_pronoun():
    assert list(spellings("us")) == ["us", "Us"]
