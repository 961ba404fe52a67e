import numpy as np
import pytest

from summarize_cli.language.document import analyse
from summarize_cli.language.lexicon import Lexicon
from summarize_cli.reading.plaintext import parse
from summarize_cli.summary.tfidf import Idf
from summarize_cli.training.examples import Example
from summarize_cli.training.words import learn_words

PLACES = ("Lundby", "Harrow", "Castell", "Orvik", "Tamsin", "Dunmore", "Velden", "Karst", "Ashby", "Norrland")
NUMBERS = {place: number for number, place in enumerate(PLACES)}
LEXICON = Lexicon(lambda form: NUMBERS.get(form.capitalize(), form))
IDF = Idf([4.0] * len(PLACES), 4.0)


def example(article):
    """The summary names the place, which is in no other article."""
    text = f"The harbour of {PLACES[article]} was closed. A storm broke the crane. Nobody was hurt in it."
    document = analyse(parse(text), LEXICON)
    return Example(article, document, np.zeros(len(document.sentences)), frozenset({article, "crane"}))


@pytest.fixture(scope="module")
def learned():
    return learn_words([example(article) for article in range(len(PLACES))], IDF)


def test_a_term_of_summaries_is_likelier_than_its_use_says(learned):
    assert min(learned[0].odds) > 1


def test_an_article_s_own_summary_says_nothing_of_the_terms_that_it_is_learned_with(learned):
    for article, model in enumerate(learned[1]):
        assert model.odds[article] == 1, "no other article holds the term"
        assert max(model.odds) > 1
