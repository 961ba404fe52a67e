from itertools import pairwise
from math import log
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize_cli.article import Sentence
from summarize_cli.language.document import Document
from summarize_cli.summary.ranker import Ranking, rank
from summarize_cli.summary.selection import Length, preferred, select
from summarize_cli.summary.tfidf import cosine, normalised


def made(sizes, scores, topics=None):
    """A document of sentences of so many words, with such scores; sentences of one topic are alike."""
    topics = topics or range(len(sizes))
    sentences = tuple(
        Sentence(text=" ".join(["word"] * size), index=i, paragraph=0, start=i, end=i + 1)
        for i, size in enumerate(sizes)
    )
    tokens = tuple(tuple(["word"] * size) for size in sizes)
    document = Document.of(sentences, tokens, tokens, 1)
    return document, Ranking(tuple(scores), [{str(topic): 1.0} for topic in topics])


def indices(chosen):
    return [sentence.index for sentence in chosen]


def test_the_best_are_printed_in_article_order():
    document, ranking = made([5, 5, 5, 5], [0.1, 2.0, -1.0, 3.0])
    chosen = select(document, ranking, Length(sentences=2))
    assert indices(chosen) == [1, 3]
    assert chosen[0].score < chosen[1].score < 1


def test_what_repeats_a_chosen_sentence_is_skipped():
    document, ranking = made([5, 5, 5], [3.0, 2.9, -2.0], topics=["storm", "storm", "market"])
    assert indices(select(document, ranking, Length(sentences=2))) == [0, 2]


def test_skipped_sentences_fill_up_the_wanted_number():
    document, ranking = made([5] * 4, [1.0, 1.0, 1.0, 1.0], topics=["storm"] * 4)
    assert indices(select(document, ranking, Length(sentences=3))) == [0, 1, 2]


def test_a_sentence_of_a_few_words_waits_for_longer_ones():
    document, ranking = made([4, 12, 12], [2.0, 1.5, -9.0])
    assert indices(select(document, ranking, Length(sentences=1))) == [1]
    document, ranking = made([4, 3], [2.0, 1.5])
    assert indices(select(document, ranking, Length(sentences=1))) == [0]


@pytest.mark.parametrize(
    ("texts", "first"),
    [
        (["The wall gave way.", "It will cost four million, which the ci"], 0),
        (["The wall gave way.", "It will cost four million, which the city has."], 1),
        (["The wall gave way.", "“It will cost four million, which we have.”"], 1),
        (["The wall gave way.", "It will cost four million …"], 1),
        # Where nothing ends so, it tells nothing.
        (["The wall gave way", "It will cost four million, which the city has"], 1),
        (["The wall gave wa"], 0),
        (["The wall gave way.", "Nobody was hurt.", "It will cost four million, which the ci"], 0),
    ],
)
def test_a_last_sentence_that_breaks_off_waits_for_whole_ones(texts, first):
    document, ranking = made([9] * len(texts), {1: [1.5], 2: [0.9, 1.5], 3: [0.9, 0.5, 1.5]}[len(texts)])
    sentences = zip(document.sentences, texts, strict=True)
    document = document._replace(
        sentences=tuple(sentence._replace(text=text) for sentence, text in sentences)
    )
    assert indices(select(document, ranking, Length(sentences=1))) == [first]


def worths(sizes, scores, vectors=None):
    """What each sentence is worth when it is chosen, in the order of choice."""
    document, ranking = made(sizes, scores)
    ranking = ranking._replace(vectors=vectors or ranking.vectors)
    return [pytest.approx(value) for _, value in preferred(document, ranking)]


def test_all_but_the_first_pay_for_their_length():
    assert worths([10, 20, 9], [1.0, 0.5, -3.0]) == [1.0, 0.5 - log(21), -3.0 - log(10)]
    # Of a hundred sentences each pays half.
    assert worths([10] * 100, [-float(n) for n in range(100)])[1] == -1.0 - log(11) / 2


def test_an_endless_sentence_pays_for_each_word_beyond_45():
    assert worths([45, 20], [1.0, -1.0])[0] == 1.0
    assert worths([46, 20], [1.0, -1.0])[0] == 0.95
    assert worths([65, 20], [1.0, 0.5]) == [0.5, 1.0 - 1.0 - log(66)]


def test_likeness_costs_and_four_fifths_of_it_are_a_repetition():
    first, like, same = {"a": 1.0}, {"a": 0.6, "b": 0.8}, {"a": 0.8, "b": 0.6}
    assert worths([9, 9], [3.0, 2.0], [first, {"b": 1.0}])[1] == 2.0 - log(10)
    assert worths([9, 9], [3.0, 2.0], [first, like])[1] == 2.0 - log(10) - 2 * 0.6
    assert worths([9, 9], [3.0, 2.0], [first, same])[1] == 2.0 - log(10) - 2 * 0.8 - 8.0


def test_the_average_sentence_is_shown_as_one_half():
    document, ranking = made([10] * 3, [1.0, -0.5, -2.0])
    chosen = select(document, ranking, Length(sentences=3))
    assert chosen[1].score == pytest.approx(0.5)
    assert chosen[0].score + chosen[2].score == pytest.approx(1.0)


def test_a_sentence_chosen_earlier_is_shown_with_a_higher_score():
    document, ranking = made([30, 10], [1.0, 0.9])
    chosen = select(document, ranking, Length(sentences=2))
    assert chosen[0].score > chosen[1].score


def test_more_than_there_are_gives_all():
    document, ranking = made([5, 5], [0.0, 0.0])
    assert indices(select(document, ranking, Length(sentences=10))) == [0, 1]


def test_words_are_never_exceeded_and_filled_with_what_fits():
    document, ranking = made([10, 6, 3], [3.0, 2.0, 1.0])
    assert indices(select(document, ranking, Length(words=14))) == [0, 2]
    assert indices(select(document, ranking, Length(words=19))) == [0, 1, 2]


def test_fewer_words_than_any_sentence_gives_one_of_the_shortest():
    document, ranking = made([10, 6, 6], [3.0, 1.0, 2.0])
    assert indices(select(document, ranking, Length(words=1))) == [2]


def test_a_ratio_is_a_share_of_the_words():
    document, ranking = made([10, 10, 10, 10], [1.0, 2.0, 3.0, 0.0])
    assert indices(select(document, ranking, Length(ratio=0.5))) == [1, 2]
    assert indices(select(document, ranking, Length(ratio=0.01))) == [2]
    assert indices(select(document, ranking, Length(ratio=1.0))) == [0, 1, 2, 3]


def test_a_ratio_is_not_passed_by_a_word_nor_missed_for_a_rounding_error():
    document, ranking = made([29, 30, 41], [2.0, 1.0, -9.0])
    assert indices(select(document, ranking, Length(ratio=0.29))) == [0]
    document, ranking = made([30, 29, 41], [2.0, 1.0, -9.0])
    assert indices(select(document, ranking, Length(ratio=0.29))) == [1]
    assert 0.29 * 100 < 29


def test_nothing_of_nothing():
    document, ranking = made([], [])
    assert select(document, ranking, Length(sentences=3)) == ()


def test_a_length_must_be_given():
    document, ranking = made([5], [0.0])
    with pytest.raises(ValueError, match=r"^a length needs sentences, words or a ratio$"):
        select(document, ranking, Length())


scored = st.lists(
    st.tuples(
        st.integers(1, 30),
        st.floats(-6, 3),
        st.dictionaries(st.sampled_from("abcdef"), st.floats(0.1, 1), max_size=4),
    ),
    min_size=1,
    max_size=25,
)


@settings(deadline=None)
@given(scored, st.integers(1, 25))
def test_asking_for_more_only_adds(content, count):
    document, ranking = made([size for size, _, _ in content], [score for _, score, _ in content])
    ranking = Ranking(ranking.scores, [normalised(weights) for _, _, weights in content])
    fewer = set(indices(select(document, ranking, Length(sentences=count))))
    more = set(indices(select(document, ranking, Length(sentences=count + 1))))
    assert len(fewer) == min(count, len(content))
    assert fewer <= more


@settings(deadline=None)
@given(scored, st.integers(1, 200))
def test_the_choice_is_greedy_and_within_the_words(content, words):
    document, ranking = made([size for size, _, _ in content], [score for _, score, _ in content])
    ranking = Ranking(ranking.scores, [normalised(weights) for _, _, weights in content])
    values = [value for _, value in preferred(document, ranking)]
    assert len(values) == len(content)
    assert all(first >= second - 1e-9 for first, second in pairwise(values))
    chosen = select(document, ranking, Length(words=words))
    assert chosen
    total = sum(len(sentence.text.split()) for sentence in chosen)
    assert total <= words or len(chosen) == 1


def test_a_real_document_end_to_end(story, idf, ranker):
    chosen = select(story, rank(story, idf, ranker), Length(sentences=3))
    assert len(chosen) == 3
    assert indices(chosen) == sorted(indices(chosen))
    assert all(0 <= sentence.score <= 1 for sentence in chosen)
    assert all(sentence.text == story.sentences[sentence.index].text for sentence in chosen)


def test_a_long_summary_of_a_book_stays_cheap():
    sizes = [10] * 20_000
    document, ranking = made(sizes, [index % 97 / 50 for index in range(len(sizes))])
    assert len(select(document, ranking, Length(sentences=1000))) == 1000
    assert len(select(document, ranking, Length(ratio=0.5))) == 10_000


def in_sections(sections, scores):
    """A document of sentences that nothing sets apart but their section and their score."""
    document, ranking = made([8] * len(scores), scores)
    return document._replace(sections=tuple(sections)), ranking


def test_the_summary_of_a_book_draws_from_the_whole():
    # The first of three chapters has all the best sentences.
    scores = [3.0 - index / 200 for index in range(120)]
    document, ranking = in_sections([index // 40 for index in range(120)], scores)
    assert {index // 40 for index in indices(select(document, ranking, Length(sentences=3)))} == {0, 1, 2}


def test_however_long_the_summary_each_section_has_its_share():
    document, ranking = in_sections(
        [index // 100 for index in range(400)], [-index / 100 for index in range(400)]
    )
    order = [index for index, _ in preferred(document, ranking)]
    for count in (100, 200, 300):
        chosen = [index // 100 for index in order[:count]]
        assert max(map(chosen.count, range(4))) - min(map(chosen.count, range(4))) <= 4


@pytest.mark.parametrize(("count", "sections"), [(60, 3), (120, 2)])
def test_of_a_short_text_or_of_few_sections_the_best_are_chosen(count, sections):
    scores = [3.0 - index / 200 for index in range(count)]
    document, ranking = in_sections([index * sections // count for index in range(count)], scores)
    assert indices(select(document, ranking, Length(sentences=3))) == [0, 1, 2]


def test_what_is_chosen_is_as_the_document_has_it():
    document, ranking = made([5, 5], [1.0, 2.0])
    chosen = select(document, ranking, Length(sentences=2))
    assert [(s.text, s.index, s.paragraph, s.start, s.end) for s in chosen] == [
        (s.text, s.index, s.paragraph, s.start, s.end) for s in document.sentences
    ]


def test_a_sentence_of_five_words_is_short_beside_one_of_six():
    assert worths([5, 6], [1.0, -5.0])[0] == 0.0
    assert worths([5, 5], [1.0, -5.0])[0] == 1.0


def test_where_nothing_fits_nothing_is_chosen():
    document, ranking = made([5, 5], [1.0, 2.0])
    assert list(preferred(document, ranking, lambda _: False)) == []


def plainly(ranking, sections):
    """The choice, every candidate looked at each time, for sentences of eight words."""
    left, chosen, order = {*range(len(ranking.scores))}, [], []

    def value(index):
        likeness = max(
            (cosine(ranking.vectors[index], ranking.vectors[each]) for each in chosen), default=0.0
        )
        crowd = sum(sections[index] == sections[each] for each in chosen)
        penalty = 2 * likeness + (8.0 if likeness >= 0.8 else 0.0) + 1.5 * crowd
        return ranking.scores[index] - (toll + penalty if chosen else 0.0)

    toll = log(9) * 50 / len(left)
    while left:
        best = max(left, key=value)
        order.append((best, pytest.approx(value(best))))
        chosen.append(best)
        left.remove(best)
    return order


@pytest.mark.parametrize("seed", range(3))
def test_the_choice_is_the_one_that_looks_at_every_candidate_each_time(seed):
    draw = Random(seed)
    sections = [index // 34 for index in range(100)]
    document, ranking = in_sections(sections, [draw.uniform(-4, 4) for _ in sections])
    vectors = [normalised({term: draw.random() for term in draw.sample("abcdefghijkl", 3)}) for _ in sections]
    ranking = ranking._replace(vectors=vectors)
    assert list(preferred(document, ranking)) == plainly(ranking, sections)
