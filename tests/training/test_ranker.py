from dataclasses import replace

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from summarize_cli.article import Article, Paragraph
from summarize_cli.errors import ContentError
from summarize_cli.language.document import analyse
from summarize_cli.language.lexicon import Lexicon
from summarize_cli.language.stopwords import STOPWORDS
from summarize_cli.summary.features import features
from summarize_cli.summary.importance import WORD_FEATURES, WordModel
from summarize_cli.summary.ranker import Ranker, rank
from summarize_cli.summary.tfidf import Idf
from summarize_cli.summary.wording import Wording
from summarize_cli.training.examples import SummaryRow, examples_of, targets_of
from summarize_cli.training.oracle import rouge_words
from summarize_cli.training.ranker import train_ranker
from summarize_cli.training.wording import dense

LEXICON = Lexicon(lambda form: None if form in STOPWORDS else form)
IDF = Idf((), 4.0)
PLACES = ["Vellmar", "Ostrau", "Lindholt", "Karsby", "Tornea", "Hagen", "Nidda", "Olsby", "Lemvig", "Arby"]
ROWS = [
    SummaryRow(
        id=place,
        title=f"Storm in {place}" if number % 2 else None,
        text=f"The storm closed the harbour of {place} on Tuesday. Nobody knew why the market opened late. "
        f"Police in {place} counted {number + 3} broken ferries. It was cold. A dog barked at the sea.",
        highlights=(f"Storm closes harbour of {place}.", f"{number + 3} ferries are broken, police say."),
    )
    for number, place in enumerate(PLACES)
]


def document_of(row):
    return analyse(Article(row.text, (Paragraph(0, len(row.text)),), title=row.title), LEXICON)


@pytest.fixture(scope="module")
def model():
    return train_ranker(ROWS, document_of, LEXICON, IDF)


def test_targets_are_shares_and_the_best_sentence_has_the_highest():
    targets = targets_of(
        ["Ferries broke in the storm.", "A dog barked."], ["Storm broke ferries."], rouge_words()
    )
    assert targets.shape == (2,)
    assert targets[0] == pytest.approx(1.0)
    assert targets[1] == 0


def test_it_learns_what_the_highlights_tell(model):
    row = SummaryRow("new", None, ROWS[0].text.replace("Vellmar", "Nordby"), ())
    scores = rank(document_of(row), IDF, model.ranker()).scores
    assert sorted(range(5), key=lambda index: -scores[index])[:2] in ([0, 2], [2, 0])


def test_it_learns_the_same_twice(model):
    assert train_ranker(ROWS, document_of, LEXICON, IDF) == model


def test_scores_equal_the_decision_function_of_scikit_learn():
    rng = np.random.default_rng(1)
    words = WordModel((0.1,) * len(WORD_FEATURES), -1.0)
    found = [features(document_of(row), IDF, words).rows for row in ROWS]
    matrix = dense([row for rows in found for row in rows])
    regression = LogisticRegression().fit(matrix, rng.integers(0, 2, len(matrix)))
    coefficients, bias = regression.coef_[0].tolist(), float(regression.intercept_[0])
    ranker = Ranker(tuple(coefficients), bias, words, Wording({}), Wording({}))
    scores = [score for row in ROWS for score in rank(document_of(row), IDF, ranker).scores]
    assert scores == pytest.approx(regression.decision_function(matrix).tolist(), abs=1e-9)


def test_a_headline_teaches_little_and_is_kept_from_the_ranker():
    row = SummaryRow("h", "Dog barks at sea", ROWS[0].text, (), headline=True)
    (example,) = examples_of([row], document_of, LEXICON)
    assert example.document.title is None
    assert example.targets.argmax() == 4
    assert example.weight < 0.5
    assert not example.word_weight
    with pytest.raises(ContentError, match="nothing to learn"):
        train_ranker([row], document_of, LEXICON, IDF)


def test_highlights_that_a_reader_wrote_weigh_less_than_editors_and_still_less_for_words():
    (editors, *_), (reader, bare) = (
        examples_of([replace(ROWS[0], title="A storm", read_since=since)], document_of, LEXICON)
        for since in (False, True)
    )
    assert reader.targets.tolist() == editors.targets.tolist()
    assert 0 < reader.word_weight < reader.weight < editors.weight
    assert bare.weight / reader.weight == bare.word_weight / reader.word_weight == 0.5


def test_a_reader_s_articles_teach_what_a_sentence_says_and_not_where_it_stands():
    # Editors take the first of thirty sentences, the reader the last one.
    sentences = [
        [f"In {town}ville the ship {n} left pier {n + 1} for port {n + 2}." for n in range(30)]
        for town in range(40)
    ]
    edited = [SummaryRow(each[0], None, " ".join(each), (each[0],)) for each in sentences]
    last = [SummaryRow(each[0], None, " ".join(each), (each[-1],), read_since=True) for each in sentences]

    def habit(rows: list[SummaryRow]) -> float:
        model = train_ranker(rows, document_of, LEXICON, IDF)
        return model.weights[model.names.index("sentence 1 from the end")]

    as_editors = habit([*edited, *(replace(row, read_since=False) for row in last)])
    assert as_editors > 0.05
    assert habit([*edited, *last]) < as_editors / 2


def test_a_short_reference_does_not_favour_the_shortest_sentence():
    sentences = ["A storm.", "The storm in Vellmar broke three of the old ferries at the quay."]
    short = targets_of(sentences, ["Storm breaks ferries"], rouge_words())
    counted_as_longer = targets_of(sentences, ["Storm breaks ferries"], rouge_words(), least=30)
    assert short[0] > short[1]
    assert counted_as_longer[1] > counted_as_longer[0]


def test_words_with_a_weight_are_frequent_and_none_tells_who_speaks(monkeypatch, model):
    assert model.words == ()
    monkeypatch.setattr("summarize_cli.training.ranker._FEWEST_SENTENCES", 3)
    words = train_ranker(
        [*ROWS, SummaryRow("i", None, "I saw it. I ran. I hid.", ("I ran.",))], document_of, LEXICON, IDF
    ).words
    assert "storm" in words
    assert "i" not in words
    assert list(words) == sorted(words)


def test_a_few_articles_are_refused():
    with pytest.raises(ContentError, match="highlights share words with 9; give 10 at least"):
        train_ranker(ROWS[:9], document_of, LEXICON, IDF)


def test_rows_that_teach_nothing_are_left_out(model):
    idle = [
        SummaryRow("empty", None, "", ("Storm.",)),
        SummaryRow("foreign", None, "A dog barked.", ("Unrelated words.",)),
        SummaryRow("no highlights", None, "A dog barked.", ()),
    ]
    assert train_ranker([*ROWS, *idle], document_of, LEXICON, IDF).weights == model.weights
    with pytest.raises(ContentError, match=r"share a word that ROUGE knows \(a-z, 0-9\).*nothing to learn"):
        train_ranker(idle, document_of, LEXICON, IDF)
