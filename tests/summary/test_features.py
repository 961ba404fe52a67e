import pytest

from summarize_cli.summary.features import FEATURES, GROUP_OF, features
from summarize_cli.summary.habits import title_matters
from summarize_cli.summary.importance import WORD_FEATURES, WordModel, usage
from summarize_cli.summary.marks import MARKS, marks
from summarize_cli.summary.measures import MEASURES, measure, scaled, sentence_vectors, standardised

WORDS = WordModel((0.1,) * len(WORD_FEATURES), -2.0)


def borne(document):
    names = list(MARKS)
    counts = [sum(word[0].isdigit() for word in words) for words in document.tokens]
    return [{names[mark] for mark in each} for each in marks(document, counts)]


def test_names_are_unique_and_explained_in_at_most_ten_groups():
    assert len(FEATURES) == len(set(FEATURES))
    assert not set(MEASURES) & set(MARKS)
    assert len(set(GROUP_OF.values())) <= 10


def test_a_row_holds_known_features_and_only_what_is_not_zero_among_marks(story, idf):
    rows = features(story, idf, WORDS).rows
    assert len(rows) == len(story.sentences)
    title = FEATURES.index("cosine to title")
    for row in rows:
        assert all(0 <= number < len(FEATURES) for number in row)
        row[title] /= title_matters(len(rows))
        assert all(-3 <= value <= 4 for value in row.values())


def test_marks_are_seen(document_of):
    found = borne(
        document_of(
            'He left. But "it was late" for 12 of 30.\n\nAnna Berg said so on Monday?\n\n"All of it."'
        )
    )
    assert "opens with pronoun" in found[0]
    assert "own paragraph" not in found[0]
    assert {"opens with connective", "quotation", "numbers", "past"} <= found[1]
    assert "opens quotation" not in found[1]
    assert {"opens with name", "weekday", "saying", "question", "own paragraph"} <= found[2]
    assert {"all quotation", "last paragraph"} <= found[3]


def test_neighbours_leave_marks(document_of):
    found = borne(document_of("The vote failed. But it counts."))
    assert "after: opens with connective" in found[0]
    assert "before: opens with connective" not in found[1]


def test_without_paragraphs_no_sentence_opens_one(document_of):
    assert not any("opens paragraph" in each for each in borne(document_of("One thing. Another thing.")))


def test_the_balance_of_a_sentence_is_the_f1_expected_of_it(document_of, idf):
    """A third of what matters is what a summary holds: more of it and fewer words are better."""
    document = document_of("Ferries sank. Harbours flooded. Cranes fell.")
    used = usage(document, idf)
    importance = dict.fromkeys(used.counts, 0.5)
    columns = measure(document, used, sentence_vectors(used), importance)
    balance = columns[list(MEASURES).index("important words, balance")]
    whole = sum(importance.values())
    assert balance == pytest.approx([2 * (whole / 3) / (0.35 * whole + 2 / 2)] * 3)


def test_a_column_is_standardised_and_clipped():
    assert max(standardised(*scaled([0.0] * 99 + [100.0]))) == pytest.approx(3.5)
    assert standardised(*scaled([1.0, 3.0])) == pytest.approx([-1.0, 1.0])
    assert standardised(*scaled([1.0, 3.0], 0.5)) == pytest.approx([-0.5, 0.5])
    assert standardised(*scaled([2.0, 2.0])) == [0.0, 0.0]


@pytest.mark.parametrize("text", ["Yes.", "The the the.", "1 2 3", "— Ünïcödé — 日本語。"])
def test_any_text_has_features(document_of, idf, text):
    assert len(features(document_of(text), idf, WORDS).rows) == 1
