from summarize_cli.article import Article, Paragraph
from summarize_cli.language.document import analyse
from summarize_cli.language.lexicon import Lexicon
from summarize_cli.language.stopwords import STOPWORDS
from summarize_cli.tagging.keyphrases import keyphrases

# Stems by hand, so that these tests need no model.
SAME = {"ferries": "ferry", "ships": "ship", "agreements": "agreement"}
LEXICON = Lexicon(lambda form: None if form in STOPWORDS else SAME.get(form, form))


def found(text, limit=5, title=None):
    article = Article(text, (Paragraph(0, len(text)),), title=title)
    document = analyse(article, LEXICON)
    return [phrase.text for phrase in keyphrases(document, lambda terms: dict.fromkeys(terms, 5.0), limit)]


TEXT = (
    "The Status of Forces Agreement binds both navies. Extended deterrence was the point of the Status of "
    "Forces Agreement, said Gen Nakatani. Extended deterrence costs money. "
    "The ferry waits; other ferries wait too. "
    "On Monday the ferry left. Gen Nakatani’s ferry sank in March, one of 12 that did so this year."
)


def test_names_keep_their_small_words_and_their_capitals():
    assert "Status of Forces Agreement" in found(TEXT)


def test_repeated_groups_are_phrases():
    assert "Extended deterrence" in found(TEXT)


def test_inflections_count_as_one_word_and_show_the_commonest_form():
    phrases = found(TEXT, limit=20)
    assert "ferry" in phrases
    assert "ferries" not in phrases


def test_no_two_phrases_share_a_word():
    words = [word.lower() for phrase in found(TEXT, limit=20) for word in phrase.split()]
    assert len(words) - words.count("of") == len(set(words) - {"of"})


def test_days_counts_and_numbers_are_no_keyphrases():
    assert not {"Monday", "March", "year", "one", "12"} & set(found(TEXT, limit=50))


def test_a_possessive_closes_a_phrase_and_is_not_shown():
    assert "Nakatani ferry" not in found(TEXT, limit=50)
    assert not any(
        "’s" in phrase for phrase in found("Japan’s navy sailed. Japan’s navy came back.", limit=9)
    )


def test_a_mark_between_two_words_parts_them():
    phrases = found("The ship, harbour and crane burned. The ship, harbour and crane were lost.", limit=9)
    assert "ship harbour" not in phrases


def test_none_are_found_where_none_are_asked_for_or_there_are_none():
    assert found(TEXT, limit=0) == []
    assert found("It was so. They did it.") == []


def test_asking_for_more_only_adds():
    assert found(TEXT, limit=8)[:3] == found(TEXT, limit=3)
