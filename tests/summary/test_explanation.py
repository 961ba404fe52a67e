from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize_cli.article import Sentence
from summarize_cli.language.document import Document
from summarize_cli.summary.explanation import AVERAGE, EARLIER, LENGTH, SHOWN_AS, explained
from summarize_cli.summary.features import GROUP_OF
from summarize_cli.summary.ranker import Ranking, contributions, rank
from summarize_cli.summary.selection import HIGHEST, Length, select


def made(sizes, groups, themes):
    """A document of sentences of so many words, scored by these groups; sentences of one theme are alike."""
    sentences = tuple(Sentence("word " * size, i, 0, i, i + 1) for i, size in enumerate(sizes))
    tokens = tuple(("word",) * size for size in sizes)
    scores = tuple(sum(each.values()) for each in groups)
    return (
        Document.of(sentences, tokens, tokens, 1),
        Ranking(scores, [{str(theme): 1.0} for theme in themes]),
    )


def explained_choice(sizes, groups, themes=None, count=9):
    document, ranking = made(sizes, groups, themes or range(len(sizes)))
    return explained(document, ranking, groups, select(document, ranking, Length(sentences=count)))


def check_sums(chosen):
    for sentence in chosen:
        assert sum(sentence.features.values()) == pytest.approx(sentence.score, abs=1e-9)
        assert sentence.features[AVERAGE] == 0.5
        sizes = [abs(part) for part in sentence.features.values()][1:]
        assert all(first >= second for first, second in pairwise(sizes))
        assert sentence.features.get(EARLIER, 0.0) <= 0


def test_the_parts_of_an_article_s_scores_sum_to_them(story, idf, ranker):
    ranking = rank(story, idf, ranker)
    groups = contributions(story, idf, ranker)
    chosen = select(story, ranking, Length(sentences=9))
    found = explained(story, ranking, groups, chosen)
    check_sums(found)
    assert [s.score for s in found] == [s.score for s in chosen]
    for sentence in found:
        assert "bias" not in sentence.features


def test_a_reader_has_ten_groups_at_most_beside_the_average():
    groups = {SHOWN_AS.get(group, group) for group in GROUP_OF.values()}
    assert len(groups | {"wording", EARLIER}) <= 10


def test_groups_that_are_shown_as_one_are_added_up():
    first, _ = explained_choice([9, 9], [{"context": 1.0, "position": 1.5}, {"position": 0.5}])
    assert set(first.features) == {AVERAGE, "position"}
    assert first.features["position"] == pytest.approx(first.score - 0.5)


@settings(deadline=None, max_examples=200)
@given(
    st.lists(
        st.tuples(
            st.integers(1, 40),
            st.floats(-1e3, 1e3) | st.floats(-1e-7, 1e-7) | st.sampled_from([0.0, 1.5]),
            st.floats(-30, 30),
            st.integers(0, 3),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_parts_sum_to_the_score_whatever_it_is_made_of(rows):
    groups = [{"bias": -1.5, "theme": theme, "position": position} for _, theme, position, _ in rows]
    check_sums(explained_choice([row[0] for row in rows], groups, [row[3] for row in rows], count=12))


def test_a_sentence_like_all_others_is_the_average_and_nothing_else():
    assert [s.features for s in explained_choice([8], [{"theme": 3.0}])] == [{AVERAGE: 0.5}]


def test_a_group_counts_by_how_far_it_lies_from_its_mean():
    first, second = explained_choice([9, 9], [{"theme": 2.0, "title": 5.0}, {"theme": 1.0, "title": 5.0}])
    assert set(first.features) == set(second.features) == {AVERAGE, "theme"}
    assert first.features["theme"] > 0
    assert second.features["theme"] == pytest.approx(-first.features["theme"])


def test_a_group_that_a_sentence_has_nothing_of_still_counts():
    _, without = explained_choice([9, 9], [{"quotation": 2.0}, {}])
    assert without.features["quotation"] < 0


def test_opposite_groups_that_cancel_out_stay_as_small_as_they_are():
    """A share is never more than a quarter of the log-odds, however near their sum is to 0."""
    groups = [{"theme": 1.0, "title": -1.0 + 1e-13}, {"theme": 0.0, "title": 0.0}]
    first, _ = explained_choice([9, 9], groups)
    assert first.features["theme"] == pytest.approx(0.125)
    assert first.features["title"] == pytest.approx(-0.125)


def test_length_pays_its_toll_in_the_part_of_its_own():
    long, short, few_words = explained_choice([40, 6, 5], [{"theme": 1.0}] * 3)
    assert set(long.features) == {AVERAGE, LENGTH}
    assert long.features[LENGTH] < 0 < short.features[LENGTH]
    assert few_words.features[LENGTH] < short.features[LENGTH]


def test_what_repeats_an_earlier_choice_says_so():
    best, repeated, _ = explained_choice([9, 9, 9], [{"theme": t} for t in (3.0, 2.5, -5.0)], [0, 0, 1])
    assert EARLIER not in best.features
    assert repeated.features["theme"] > 0
    assert repeated.features[EARLIER] < -0.5


def test_a_later_choice_whose_own_score_is_higher_is_held_below():
    """The first is chosen before its length is held against it."""
    first, second = explained_choice([45, 9], [{"theme": 1.2}, {"theme": 1.0}])
    assert second.score < first.score
    assert second.features[LENGTH] > 0 > second.features[EARLIER]


def test_the_first_choice_owes_nothing_to_others_even_at_the_highest_score():
    first, _ = explained_choice([9, 9], [{"theme": 900.0}, {"theme": -900.0}])
    assert first.score == HIGHEST
    assert set(first.features) == {AVERAGE, "theme"}
