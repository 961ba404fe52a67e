from itertools import pairwise

import pytest

from summarize_cli import summarize
from summarize_cli.article import Article, Paragraph
from summarize_cli.language.document import analyse
from summarize_cli.language.lexicon import Lexicon
from summarize_cli.language.stopwords import STOPWORDS
from summarize_cli.reading.decoding import decode
from summarize_cli.tagging.keyphrases import keyphrases
from tests.conftest import SAMPLES
from tests.processes import cpu_time_below

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


def test_a_surname_is_shown_as_the_full_name_that_came_first():
    text = (
        "The minister, Renato Alcaraz, met sailors. Later Alcaraz sailed home. They like Alcaraz. "
        "It rained, and Alcaraz left."
    )
    phrases = found(text)
    assert "Renato Alcaraz" in phrases
    assert not {"Renato", "Alcaraz"} & set(phrases)


def test_titles_and_legal_forms_are_no_part_of_a_name():
    text = (
        "We saw President Ana Lund. They like Ana Lund. "
        "He works at Barrow Steel Inc. in Leeds. She left Barrow Steel Inc. in May."
    )
    assert {"Ana Lund", "Barrow Steel"} <= set(found(text))


def test_a_city_is_not_shown_as_the_club_that_bears_its_name():
    text = (
        "The streets of Lundby are wet. They live in Lundby. He left Lundby. She came to Lundby. "
        "The fans of Lundby United sing."
    )
    assert "Lundby" in found(text)


def test_initials_and_particles_belong_to_a_name():
    text = (
        "It was Howard T. Pruitt. It was Ursula von Berg. "
        "They saw Pruitt. They saw Berg. So Pruitt and Berg met."
    )
    assert {"Howard T. Pruitt", "Ursula von Berg"} <= set(found(text))


def test_what_someone_is_at_a_sentence_s_start_is_no_part_of_the_name():
    text = (
        "Cartoonist Anna Lund came. They saw Anna Lund. The Justice Department sued the Justice Department."
    )
    assert {"Anna Lund", "Justice Department"} <= set(found(text))


def test_words_that_only_stand_together_are_not_shown_apart():
    phrases = found("The red tape grew. They cut red tape. It rained. So red tape won.", limit=20)
    assert "red tape" in phrases
    assert not {"red", "tape"} & set(phrases)


def test_a_public_body_keeps_its_and_but_two_names_are_two():
    text = (
        "It went to the Food and Drug Administration. Here the Food and Drug Administration decides. "
        "So Norway and Sweden agreed. Then both Norway and Sweden left. They like Norway. They like Sweden."
    )
    phrases = found(text)
    assert "Food and Drug Administration" in phrases
    assert {"Norway", "Sweden"} <= set(phrases)


def test_half_of_a_compound_is_no_keyphrase():
    text = (
        "The nuclear-armed submarine sank. A nuclear-armed submarine rose. "
        "The same-sex spouses met same-sex spouses."
    )
    phrases = found(text, limit=20)
    assert not {"armed", "sex", "sex spouses", "armed submarine"} & set(phrases)


def test_a_headline_in_the_prose_tells_nothing_of_names():
    text = "Retailer Absorbs Cost Rises. The retailer sells shoes. The retailer said so."
    assert not any("Absorbs" in phrase and " " in phrase for phrase in found(text, limit=20))


def test_verbs_adverbs_and_what_says_nothing_are_no_keyphrases():
    text = (
        "They told people. People told them quickly. The photo told people quickly. They really thought so. "
        * 3
    )
    assert found(text, limit=20) == []


def test_words_of_one_root_are_shown_once():
    text = "The Iranian envoy left Iran. An Iranian ship left Iran. They like Iran. They like Iranian tea."
    phrases = found(text, limit=20)
    assert "Iran" in phrases
    assert "Iranian" not in phrases


def test_a_group_of_the_title_comes_before_its_words():
    text = (
        "The warning shots were fired. They heard of warning shots. The crew left. It rained on the harbour."
    )
    assert found(text, title="Patrol After Warning Shots", limit=1) == ["warning shots"]


def test_a_term_in_quotation_marks_is_shown_whole():
    text = "They spoke of “naval deterrence,” again. The deterrence works. It rained on the harbour."
    assert "naval deterrence" in found(text)


def test_a_common_word_does_not_take_the_capital_of_the_names_it_stands_in():
    text = "The Defense Ministry spoke. The Defense Ministry left. Their defense is weak. So is our defense."
    assert "Defense" not in found(text, limit=20)


def test_what_always_stands_before_its_noun_is_not_shown_alone():
    text = "The nursing homes are full. The nursing homes closed. She likes nursing homes. It rained on them."
    phrases = found(text, limit=20)
    assert "nursing homes" in phrases
    assert "nursing" not in phrases


def test_abbreviations_keep_their_last_point():
    text = "The U.S. Treasury spoke. They left the U.S. Treasury. Here the U.S. Treasury is known."
    assert "U.S. Treasury" in found(text)


def test_a_mark_between_two_words_parts_them():
    phrases = found("The ship, harbour and crane burned. The ship, harbour and crane were lost.", limit=9)
    assert "ship harbour" not in phrases


def test_none_are_found_where_none_are_asked_for_or_there_are_none():
    assert found(TEXT, limit=0) == []
    assert found("It was so. They did it.") == []


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_scores_order_them_however_many_are_asked_for(sample):
    """What a word leads to may weigh more than the word, and than what was shown before."""
    text = decode(sample.read_bytes()).text
    scores = [phrase.score for phrase in summarize(text, keyphrases=50).keyphrases]
    assert len(scores) > 10
    assert scores == sorted(scores, reverse=True)


def test_asking_for_more_only_adds():
    assert found(TEXT, limit=8)[:3] == found(TEXT, limit=3)


@pytest.mark.parametrize(
    "pattern",
    [
        "Ann Bo Lund ",
        "red ship sank ",
        "Ann and ",
        "A. B. ",
        "half-done ",
        "“Ann Bo” ",
        "Ann of Bo for ",
        "x y z ",
    ],
)
def test_time_is_linear(pattern):
    text = pattern * (200_000 // len(pattern))
    with cpu_time_below(4):
        found(text, limit=30)


@pytest.mark.parametrize("word", ["loveliest", "westernmost", "wettest", "twice"])
def test_a_superlative_names_nothing(word):
    text = (
        f"The {word} of the bays lay {word}. Of all, the {word} bay drew boats. Boats came to the {word} bay."
    )
    phrases = found(text, limit=20)
    assert word not in phrases
    assert "boats" in [phrase.lower() for phrase in phrases]


@pytest.mark.parametrize("word", ["arrest", "priest", "Budapest", "harvest"])
def test_not_all_that_ends_so_is_one(word):
    assert word in found(f"It was a {word} like no other. They feared the {word}. No {word} came.", limit=20)


def test_time_is_linear_whatever_the_limit():
    words = [
        f"w{chr(97 + number // 26 % 26)}{chr(97 + number % 26)}{number // 676}x" for number in range(6_000)
    ]
    text = " ".join(f"{first} {second}." for first, second in 2 * list(pairwise(words)))
    with cpu_time_below(8):
        found(text.replace("0", "a").replace("1", "b").replace("2", "c"), limit=1_000)


def test_a_word_that_only_opens_a_sentence_is_no_part_of_a_name_that_stands_elsewhere_without_it():
    text = (
        "Carpenter Joe Blackwood lost his roof in the storm. The wind took it at noon, and Joe Blackwood "
        "watched from the porch. By night Blackwood had a new one."
    )
    assert "Joe Blackwood" in found(text)
