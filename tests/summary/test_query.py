import pytest

from summarize_cli import UsageError, summarize
from summarize_cli.language.lexicon import Lexicon
from summarize_cli.language.stopwords import STOPWORDS
from summarize_cli.summary.query import MOST_CHARACTERS, check, evidence, leanings, terms_of
from summarize_cli.summary.ranker import contributions, leaning, rank, with_leanings
from tests.language.foreign_texts import TEXTS

LEXICON = Lexicon(lambda form: None if form in STOPWORDS else form)

ARTICLE = """\
Ferries sail again

The ferries to Lundby will sail again on Monday, the company that runs them said after a week of storms.

Ida Brandt looked at the quay with two divers. She found a crack, but no more than the winter leaves.

A ticket will cost ninety kroner, ten more than before, and children pay half.

The bakery on the island had no flour. It sold rolls made of rice, which nobody liked.

The mayor thanked the crews, who had carried medicine across the sound in a rowing boat.
"""


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("ticket price, kroner", "A ticket will cost"),
        ("What does a ticket cost?", "A ticket will cost"),
        ("who carried medicine", "The mayor thanked"),
        ("MEDICINE", "The mayor thanked"),
        ("Ida Brandt", "Ida Brandt"),
        ("bakeries", "The bakery"),
    ],
)
def test_the_summary_leans_to_the_query(query, answer):
    (best,) = summarize(ARTICLE, sentences=1, query=query).summary
    assert best.text.startswith(answer)
    assert not summarize(ARTICLE, sentences=1).summary[0].text.startswith(answer)


def test_the_rest_of_the_summary_is_still_what_matters_most():
    plain = summarize(ARTICLE, sentences=1).summary[0]
    assert plain.text in [s.text for s in summarize(ARTICLE, sentences=2, query="medicine").summary]


def test_topics_and_keyphrases_are_the_article_s_whatever_is_asked():
    asked, plain = summarize(ARTICLE, query="medicine"), summarize(ARTICLE)
    assert (asked.topics, asked.keyphrases, asked.sentence_count) == (
        plain.topics,
        plain.keyphrases,
        plain.sentence_count,
    )


def test_a_word_that_every_sentence_holds_tells_less_than_a_rare_one(document_of, idf):
    document = document_of("The storm broke a mast. The storm broke a roof. The storm scared a dog.")
    found = evidence(document, idf, ("storm", "dog"))
    assert found[2].held > 3 * found[0].held > 0


def test_the_neighbours_in_a_paragraph_share_in_an_answer(document_of, idf):
    document = document_of("Ida came early. She saw the crack. It was long.\n\nThe market was full.")
    found = evidence(document, idf, ("crack",))
    assert [bool(each.before) for each in found] == [False, False, True, False]
    assert [bool(each.after) for each in found] == [True, False, False, False]


def test_feedback_finds_what_the_query_does_not_name(document_of, idf):
    document = document_of(
        "The quay has a crack.\n\nDivers saw the crack in the concrete.\n\n"
        "New concrete needs dry weather, divers said.\n\nThe market was full."
    )
    found = evidence(document, idf, ("crack",))
    assert found[2].held == 0
    assert found[2].feedback > found[3].feedback == 0


def test_a_long_sentence_with_the_words_is_as_good_as_a_short_one(document_of, idf):
    document = document_of(
        "Divers came.\n\nLate in the evening, when the lamps were lit, two divers came.\n\nIt rained."
    )
    found = evidence(document, idf, ("divers",))
    assert found[0].held == found[1].held


def test_what_is_gained_is_added_and_explained(story, idf, ranker):
    asked = terms_of("power cut", LEXICON)
    gained = leanings(story, idf, asked)
    plain, leant = rank(story, idf, ranker), leaning(rank(story, idf, ranker), gained)
    assert leant.scores == pytest.approx([s + g for s, g in zip(plain.scores, gained, strict=True)])
    parts = with_leanings(contributions(story, idf, ranker), gained)
    assert [sum(each.values()) for each in parts] == pytest.approx(leant.scores)
    assert leaning(plain, ()) is plain


@pytest.mark.parametrize("count", [1, 3, 10])
def test_the_query_s_share_is_told_and_the_parts_sum_to_the_score(count):
    digest = summarize(ARTICLE, sentences=count, query="what does a ticket cost?", explain=True)
    for sentence in digest.summary:
        assert sum(sentence.features.values()) == pytest.approx(sentence.score, abs=1e-9)
    ticket = next(s for s in digest.summary if s.text.startswith("A ticket"))
    name, share = [*ticket.features.items()][1]
    assert (name, share > 0) == ("query", True)
    assert ticket.score == max(s.score for s in digest.summary)


def test_a_query_that_answers_nothing_has_no_share():
    digest = summarize(ARTICLE, query="zeppelin", explain=True)
    assert not any("query" in s.features for s in digest.summary)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("zeppelin", "no word of the query"),
        ("of the", "tell nothing apart"),
        ("what is it?", "nothing apart"),
    ],
)
def test_a_query_that_nothing_answers_gives_the_plain_summary_and_a_warning(query, told):
    digest, plain = summarize(ARTICLE, query=query), summarize(ARTICLE)
    assert digest.summary == plain.summary
    assert told in digest.warnings[-1]


@pytest.mark.parametrize("query", ["", "  \n", "?!", "\x00\x1b[", "\ud83d", "a" * (MOST_CHARACTERS + 1)])
def test_what_is_no_query_is_a_usage_error_of_one_line(query):
    with pytest.raises(UsageError) as caught:
        summarize(ARTICLE, query=query)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("query ")


@pytest.mark.parametrize(
    "query", ["\x1b]52;c;eA\x07 ticket", "tick\ud83d et", "[bold]ticket[/]", "' OR 1=1; ticket"]
)
def test_hostile_queries_are_words_like_others(query):
    check(query)
    assert len(summarize(ARTICLE, query=query).summary) == 3


def test_accents_may_be_characters_of_their_own():
    text = (
        "Marie met the café owner on Monday. The café was shut. It rained all day in the north of the land."
    )
    for query in ("café", "cafe\u0301"):
        assert not summarize(text, query=query).warnings


NAMES = "Ana Ruiz", "Ана Руис", "آنا رويس"


@pytest.mark.parametrize("code", TEXTS)
def test_articles_in_other_languages_are_asked_too(code):
    text = TEXTS[code] * 2
    (best,) = summarize(text, sentences=1, query="120").summary
    assert "120" in best.text
    (best,) = summarize(text, sentences=1, query=" ".join(NAMES)).summary
    assert any(name in " ".join(best.text.split()) for name in NAMES)
    assert "query" in summarize(text, query="zeppelin").warnings[-1]


def test_a_query_in_german_finds_other_forms_of_its_words():
    german = (
        "Das Bad schließt im März. Die Kacheln der Halle kommen ins Museum. Die Stadt hat kein Geld für sie. "
    )
    (best,) = summarize(
        german * 2 + "Das ist so, weil es nicht anders geht.", sentences=1, query="Welche Museen?"
    ).summary
    assert "Museum" in best.text
