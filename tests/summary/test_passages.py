import pytest

from summarize_cli.article import Article, Paragraph
from summarize_cli.language.document import analyse
from summarize_cli.language.lexicon import Lexicon
from summarize_cli.summary.passages import MOST_MISSED, all_scored, missed, passages
from summarize_cli.summary.ranker import rank
from summarize_cli.summary.selection import Length, select


@pytest.fixture
def ranking(story, idf, ranker):
    return rank(story, idf, ranker)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_those_that_just_missed_are_the_next_of_a_longer_summary(story, ranking, count):
    chosen = select(story, ranking, Length(sentences=count))
    longer = select(story, ranking, Length(sentences=count + MOST_MISSED))
    found = missed(story, ranking, chosen)
    assert len(found) == MOST_MISSED
    assert {*chosen, *found} == {*longer}
    assert [s.score for s in found] == sorted((s.score for s in found), reverse=True)
    assert max(s.score for s in found) < min(s.score for s in chosen)


def test_of_a_whole_article_nothing_missed(story, ranking):
    assert missed(story, ranking, select(story, ranking, Length(ratio=1.0))) == ()


@pytest.mark.parametrize("length", [Length(sentences=2), Length(words=20), Length(ratio=0.6)])
def test_whatever_the_length_nothing_chosen_is_said_to_have_missed(story, ranking, length):
    chosen = select(story, ranking, length)
    found = missed(story, ranking, chosen)
    assert found
    assert not {s.index for s in chosen} & {s.index for s in found}


@pytest.mark.parametrize("length", [Length(sentences=2), Length(words=20)])
def test_each_sentence_of_the_article_has_one_score_wherever_it_is_shown(story, ranking, length):
    chosen = select(story, ranking, length)
    everything = all_scored(story, ranking, chosen)
    assert [s.text for s in everything] == [s.text for s in story.sentences]
    assert {*chosen, *missed(story, ranking, chosen)} <= {*everything}


TEXT = "A heading\n\nIt rained. It poured.\n\n* * *\n\nThen it\nstopped.\n\nThe   end"


def read(text):
    places = [(text.index(block), text.index(block) + len(block)) for block in text.split("\n\n")]
    roles = ("heading", "prose", "prose", "prose", "heading")
    paragraphs = tuple(Paragraph(*place, role) for place, role in zip(places, roles, strict=True))
    article = Article(text, paragraphs)
    return article, analyse(article, Lexicon(lambda form: form))


def test_passages_are_the_article_in_its_order(idf, ranker):
    article, document = read(TEXT)
    everything = all_scored(document, rank(document, idf, ranker), ())
    found = passages(article, everything)
    assert [passage.heading for passage in found] == ["A heading", None, None, "The end"]
    assert [[s.text for s in passage.sentences] for passage in found] == [
        [], ["It rained.", "It poured."], ["Then it stopped."], [],
    ]  # fmt: skip


def test_each_paragraph_has_its_own_sentences(idf, ranker):
    text = "It rained.\n\nIt poured.\n\nIt stopped."
    places = [(text.index(block), text.index(block) + len(block)) for block in text.split("\n\n")]
    article = Article(text, tuple(Paragraph(*place) for place in places))
    document = analyse(article, Lexicon(lambda form: form))
    found = passages(article, all_scored(document, rank(document, idf, ranker), ()))
    assert [[s.text for s in passage.sentences] for passage in found] == [
        ["It rained."], ["It poured."], ["It stopped."],
    ]  # fmt: skip


def test_an_article_without_sentences_has_headings_alone():
    article = Article("The end\n\n* * *", (Paragraph(0, 7, "heading"), Paragraph(9, 14)))
    assert [passage.heading for passage in passages(article, ())] == ["The end"]
