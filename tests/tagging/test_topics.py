from dataclasses import replace
from math import isclose, log

import pytest

from summarize_cli.tagging.topics import TopicWeights, classify, evidence, rank, term_values, weighted_counts

# Features 0..9 speak for the first topic, 10..19 for the second, 20..29 for neither.
WEIGHTS = TopicWeights(
    codes=("medtop:15000000", "gardening"),
    weights=[step for feature in range(30) for step in ((80, -10), (-10, 80), (0, 0))[feature // 10]],
    scales=[0.1] * 30,
    idf=[2.0] * 30,
    biases=[-1.0, -1.0],
    slopes=[1.0, 1.0],
    intercepts=[0.0, 0.0],
    offsets=[0.0, 0.0],
    own=1.0,
    rival=-0.1,
    threshold=0.4,
)
SPORT = [0, None, 1, 2, None, 3, 4, None, 5, 6, None, 7, 8, None, 9, 0, None, 1, 2, None, 20, 21]
GARDEN = [None if term is None else term + 10 if term < 10 else term for term in SPORT]


def codes(topics):
    return [topic.code for topic in topics]


def test_the_topic_of_the_words_is_found_and_named():
    (topic,) = classify((), [SPORT], WEIGHTS, 3)
    assert (topic.code, topic.name) == ("medtop:15000000", "sport")
    assert 0.9 < topic.confidence < 1


def test_a_topic_of_ones_own_is_its_own_name():
    assert classify((), [GARDEN], WEIGHTS, 3)[0].name == "gardening"


def test_two_topics_come_surest_first_and_no_more_than_asked_for():
    both = [*SPORT, *SPORT, *GARDEN]
    assert codes(classify((), [both], WEIGHTS, 3)) == ["medtop:15000000", "gardening"]
    assert codes(classify((), [both], WEIGHTS, 1)) == ["medtop:15000000"]
    assert classify((), [both], WEIGHTS, 0) == ()


def test_a_text_of_neither_topic_gets_none():
    neutral = [None if term is None else 20 + term % 10 for term in SPORT]
    assert classify((), [neutral], WEIGHTS, 3) == ()


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
    assert classify((), [terms], WEIGHTS, 3) == ()


def test_all_topics_are_ranked_whatever_the_text():
    assert codes(rank((), [[12]], WEIGHTS)) == ["gardening", "medtop:15000000"]
    assert len(rank((), [], WEIGHTS)) == 2


def test_the_title_counts_more_than_the_text_and_the_start_more_than_the_end():
    start, later, end, beyond = ([None] * 169, 20), ([None] * 229, 21), ([None] * 599, 22), ([], 23)
    text = [[*padding, term] for padding, term in (start, later, end, beyond)]
    assert weighted_counts((20, "new", None), text) == {20: 6.0, 21: 1.0, 22: 0.5}


def test_sentences_may_end_anywhere():
    terms = list(range(30)) * 40
    chopped = [terms[start : start + 7] for start in range(0, len(terms), 7)]
    assert weighted_counts((), chopped) == weighted_counts((), [terms])


def test_a_long_text_is_no_surer_than_a_short_one():
    values = term_values({0: 3.0, 1: 1.0}, WEIGHTS.idf)
    assert isclose(sum(value * value for value in values.values()), 1.0)
    assert values == pytest.approx(term_values({0: 300.0, 1: 100.0}, WEIGHTS.idf))


def test_evidence_sums_to_the_topics_own_log_odds():
    only = replace(WEIGHTS, rival=0.0)
    found = evidence((), [SPORT], only, "gardening")
    confidence = next(t.confidence for t in rank((), [SPORT], only) if t.code == "gardening")
    assert isclose(sum(found.values()) + only.biases[1], log(confidence / (1 - confidence)))
    assert list(found.values()) == sorted(found.values(), reverse=True)
