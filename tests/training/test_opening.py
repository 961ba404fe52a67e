from itertools import product

import pytest

from summarize_cli.language.document import analyse
from summarize_cli.language.lexicon import Lexicon
from summarize_cli.language.stopwords import STOPWORDS
from summarize_cli.reading.plaintext import parse
from summarize_cli.summary.features import FEATURES, SPOKEN_FEATURES
from summarize_cli.summary.opening import LOOKED_AT, NO_OPENING, Opening
from summarize_cli.summary.ranker import probability, rank
from summarize_cli.summary.tfidf import Idf
from summarize_cli.summary.wording import Wording
from summarize_cli.training import opening
from summarize_cli.training.examples import SummaryRow
from summarize_cli.training.opening import WITHOUT_OPENING, learn_opening
from summarize_cli.training.ranker import train_ranker

LEXICON = Lexicon(lambda form: None if form in STOPWORDS else form)
IDF = Idf((), 4.0)
PLACES = ["Vellmar", "Ostrau", "Lindholt", "Karsby", "Tornea", "Hagen"]
THINGS = ["harbour", "market", "bridge", "station", "school", "museum"]


def rest(place, thing):
    return (
        f"But the mayor also told reporters that she was not surprised. It rained for days in {place}. "
        f"The {thing} of {place} is closed until the storm has passed. {'Dogs barked. ' * 9}"
    )


def whole(place, thing):
    return f"A storm closed the {thing} of {place} on Tuesday, police and the town said. {rest(place, thing)}"


ROWS = [
    SummaryRow(f"{place} {thing}", None, whole(place, thing), (f"Storm closes {thing} of {place}.",))
    for place, thing in product(PLACES, THINGS)
]


def document_of(row):
    document = analyse(parse(row.text, title=row.title), LEXICON)
    return document if document.sentences else None


@pytest.fixture(scope="module")
def trained():
    return train_ranker(ROWS, document_of, LEXICON, IDF)


@pytest.fixture
def few(monkeypatch):
    """Let a few articles teach."""
    monkeypatch.setattr(opening, "_FEWEST_CUT", 10)
    monkeypatch.setattr(opening, "_FEWEST_TEXTS", 5)


def learned(rows, trained):
    return learn_opening(rows, trained, document_of, LEXICON, IDF)


def doubts(found, trained, text):
    return opening._doubt(document_of(SummaryRow("", None, text, ())), found, IDF, trained.ranker())


@pytest.mark.usefixtures("few")
def test_it_learns_by_what_a_cut_article_is_known_and_what_counts_in_it(trained):
    found = learned(ROWS, trained)
    doubtful, sound = (doubts(found, trained, text("Nordby", "church")) for text in (rest, whole))
    assert doubtful > 4 * sound
    document = document_of(SummaryRow("", None, rest("Nordby", "church"), ()))
    before, after = (
        rank(document, IDF, each).scores
        for each in (trained.ranker(), trained.ranker()._replace(opening=found))
    )
    assert after[0] - after[2] < before[0] - before[2]


@pytest.mark.usefixtures("few")
def test_an_article_that_comes_without_its_opening_is_not_cut_again(trained):
    bare = [
        SummaryRow(f"{WITHOUT_OPENING}{number}", None, row.text.replace("A storm", "The storm"), ())
        for number, row in enumerate(ROWS)
    ]
    found = learned([*ROWS, *bare], trained)
    assert found.words[0]["^the"] > 0 > found.words[0]["^a"]
    assert doubts(found, trained, whole("Nordby", "church").replace("A storm", "The storm")) > 0.2


@pytest.mark.usefixtures("few")
def test_it_learns_the_same_twice(trained):
    assert learned(ROWS, trained) == learned(ROWS, trained)


def test_an_article_is_doubted_by_what_articles_of_other_folds_taught(trained):
    nothing = [0.0] * (LOOKED_AT * len(SPOKEN_FEATURES))
    of_fold = [
        Opening.of([Wording({})] * LOOKED_AT, [*nothing, float(fold)], [0.0] * len(FEATURES))
        for fold in range(5)
    ]
    examples = trained.learned_from.examples
    found = opening._doubts(examples, of_fold, IDF, trained.ranker())
    expected = [probability(float(opening._fold(each.id))) for each in examples for _ in each.targets]
    assert found.tolist() == expected
    assert len(set(expected)) == 5


@pytest.mark.usefixtures("few")
def test_what_is_learned_without_a_fold_knows_nothing_of_its_texts(trained):
    def learned_without(fold, flipped):
        texts = [
            opening.Text(
                each.id,
                each.document,
                is_cut=(number + (opening._fold(each.id) == flipped)) % 2 > 0,
                weight=1.0,
            )
            for number, each in enumerate(trained.learned_from.examples)
        ]
        return opening._Learner(texts, IDF, trained.ranker()).learned(fold)

    assert learned_without(2, flipped=2) == learned_without(2, flipped=None)
    assert learned_without(3, flipped=2) != learned_without(3, flipped=None)


@pytest.mark.parametrize("rows", [[], ROWS], ids=["none", "few"])
def test_a_few_articles_teach_nothing(trained, rows):
    assert learned(rows, trained) == NO_OPENING
