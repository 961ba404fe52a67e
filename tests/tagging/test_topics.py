from dataclasses import replace
from math import isclose, log

import pytest
from topic_documents import document

from summarize_cli.tagging.topic_features import FunctionWords, TopicFeatures, paired
from summarize_cli.tagging.topic_judgement import Judgement
from summarize_cli.tagging.topics import TopicWeights, classify, evidence, rank

# Features 0..9 speak for the first topic, 10..19 for the second, 20..29 for neither.
WEIGHTS = TopicWeights(
    codes=("medtop:15000000", "gardening"),
    features=TopicFeatures(function_words=FunctionWords({}), in_order=(), values=[2.0] * 30),
    weights=[step for feature in range(30) for step in ((80, -10), (-10, 80), (0, 0))[feature // 10]],
    scales=[0.1] * 30,
    biases=[-1.0, -1.0],
    judgement=Judgement(
        slopes=[1.0, 1.0],
        intercepts=[0.0, 0.0],
        offsets=[0.0, 0.0],
        own=1.0,
        rival=-0.1,
        holds=[[0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]] * 2,
        first=[[0.0, 0.0, 0.0]] * 2,
    ),
    threshold=0.4,
)
SPORT = [0, None, 1, 2, None, 3, 4, None, 5, 6, None, 7, 8, None, 9, 0, None, 1, 2, None, 20, 21]
GARDEN = [None if term is None else term + 10 if term < 10 else term for term in SPORT]


def codes(topics):
    return [topic.code for topic in topics]


def test_the_topic_of_the_words_is_found_and_named():
    (topic,) = classify(document(SPORT), WEIGHTS, 3)
    assert (topic.code, topic.name) == ("medtop:15000000", "sport")
    assert 0.9 < topic.confidence < 1


def test_a_topic_of_ones_own_is_its_own_name():
    assert classify(document(GARDEN), WEIGHTS, 3)[0].name == "gardening"


def test_two_topics_come_surest_first_and_no_more_than_asked_for():
    both = document([*SPORT, *SPORT, *GARDEN])
    assert codes(classify(both, WEIGHTS, 3)) == ["medtop:15000000", "gardening"]
    assert codes(classify(both, WEIGHTS, 1)) == ["medtop:15000000"]
    assert classify(both, WEIGHTS, 0) == ()


def test_a_text_of_neither_topic_gets_none():
    neutral = [None if term is None else 20 + term % 10 for term in SPORT]
    assert classify(document(neutral), WEIGHTS, 3) == ()


@pytest.mark.parametrize(
    "terms",
    [
        pytest.param([], id="nothing"),
        pytest.param(SPORT[:12], id="a few words"),
        pytest.param([term for term in SPORT if term is not None] * 2, id="no function words, as in a log"),
        pytest.param([*SPORT, *([None] * 60)], id="hardly any content"),
        pytest.param([*SPORT, *("dolor", "amet", None) * 10], id="mostly unknown words"),
        pytest.param([0, None, 1, None] * 20, id="the same words over and over"),
    ],
)
def test_what_is_no_article_gets_no_topic(terms):
    assert classify(document(terms), WEIGHTS, 3) == ()


def test_all_topics_are_ranked_whatever_the_text():
    assert codes(rank(document([12]), WEIGHTS)) == ["gardening", "medtop:15000000"]
    assert len(rank(document(), WEIGHTS)) == 2


def test_function_words_and_pairs_have_weights_of_their_own():
    features = TopicFeatures(FunctionWords({"she": 28}), [paired(20, 21)], WEIGHTS.features.values)
    steps = [*WEIGHTS.weights[:-4], 0, 80, 0, 80]
    model = replace(WEIGHTS, features=features, weights=steps)

    def gardening(*terms, function_word="the"):
        ranked = rank(document(terms, function_word=function_word), model)
        return next(topic.confidence for topic in ranked if topic.code == "gardening")

    assert gardening(20, None, 21, function_word="she") > gardening(20, None, 21)
    assert gardening(20, 21) > gardening(21, 20)


def test_evidence_sums_to_the_topics_own_log_odds():
    only = replace(WEIGHTS, judgement=WEIGHTS.judgement._replace(rival=0.0))
    found = evidence(document(SPORT), only, "gardening")
    confidence = next(t.confidence for t in rank(document(SPORT), only) if t.code == "gardening")
    assert isclose(sum(found.values()) + only.biases[1], log(confidence / (1 - confidence)))
    assert list(found.values()) == sorted(found.values(), reverse=True)
