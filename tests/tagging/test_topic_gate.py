import pytest
from no_articles import TEXTS
from topic_documents import words

from summarize_cli import ContentError, summarize
from summarize_cli.tagging.topic_gate import can_be_judged

PROSE = [0, None, 1, 2, None, 3, 4, None, 5, 6, None, 7, 8, None, 9, 10, None, 11, 12, None, 13, 14]


@pytest.mark.parametrize("kind", TEXTS)
def test_what_is_no_article_gets_no_topic(kind):
    try:
        topics = summarize(TEXTS[kind]).topics
    except ContentError:
        topics = ()  # Nothing of it is prose.
    assert topics == ()


def test_prose_is_judged_with_and_without_a_title():
    assert can_be_judged(words(), words(*PROSE))
    assert can_be_judged(words(0, 1), words(*PROSE))


def test_an_article_may_be_told_in_the_first_person():
    prose = words(*PROSE, *[None] * 12)
    told = prose._replace(tokens=["I", "my", "you", *prose.tokens[3:]])
    assert can_be_judged(words(), told)
    sung = prose._replace(tokens=["I", "O", "Thee", "you'll", *prose.tokens[4:]])
    assert not can_be_judged(words(), sung)
