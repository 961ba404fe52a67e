from dataclasses import replace

import pytest
from test_topics import GARDEN, SPORT, WEIGHTS
from topic_documents import document

from summarize_cli.article import Topic
from summarize_cli.tagging.topic_evidence import MOST_AGAINST, MOST_FOR, with_evidence
from summarize_cli.tagging.topic_features import numbered, paired
from summarize_cli.tagging.topics import evidence

GARDENING = Topic("gardening", "gardening", 0.9)


def evidence_of(found, weights=WEIGHTS, topic=GARDENING):
    (explained,) = with_evidence([topic], found, weights)
    assert replace(explained, evidence=None) == topic
    return explained.evidence


def named(*terms_and_tokens):
    """A document of one sentence with these (term, token)."""
    terms = [term for term, _ in terms_and_tokens]
    return document(terms)._replace(tokens=(tuple(token for _, token in terms_and_tokens),))


def test_words_are_as_the_article_has_them_with_what_they_add():
    found = named((12, "Gardens"), (0, "matches"), (25, "rain"), ("vellmar", "Vellmar"), (None, "the"))
    words = evidence_of(found)
    assert list(words) == ["Gardens", "matches"]
    assert list(words.values()) == pytest.approx([evidence(found, WEIGHTS, "gardening")[f] for f in (12, 0)])
    assert words["Gardens"] > 0 > words["matches"]


def test_of_several_forms_the_most_frequent_is_shown_and_of_equals_the_first():
    words = [(12, "Gardens"), (13, "Plot"), (12, "gardens"), (13, "plots"), (12, "gardens")]
    assert set(evidence_of(named(*words))) == {"gardens", "Plot"}


def test_the_strongest_come_first_and_few_are_enough():
    words = evidence_of(document([*SPORT, *GARDEN, *GARDEN[:4]]))
    values = list(words.values())
    assert values[:MOST_FOR] == sorted(values[:MOST_FOR], reverse=True)
    assert values[MOST_FOR:] == sorted(values[MOST_FOR:])
    assert sum(value > 0 for value in values) == MOST_FOR
    assert sum(value < 0 for value in values) == MOST_AGAINST


def test_function_words_and_pairs_are_spelled_out():
    features = numbered(["she"], [paired(20, 21)], [2.0] * 30, terms=28)
    model = replace(WEIGHTS, features=features, weights=[*WEIGHTS.weights[:-4], 0, 40, 0, 80])
    found = named((20, "Green"), (21, "houses"), (None, "She"), (20, "green"), (22, "she"))
    assert list(evidence_of(found, model)) == ["Green houses", "She"]


def test_the_title_s_words_are_among_them():
    assert set(evidence_of(document([20, 21], title=[12]))) == {"word12"}


def test_a_text_that_tells_nothing_has_no_words():
    assert evidence_of(document(["dolor", "amet"])) == {}
