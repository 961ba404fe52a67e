"""Whether what a reader chose is still found in the articles."""

import pytest

from tests.quality import readers


@pytest.mark.parametrize("corpus", readers.choices())
def test_a_reader_s_sentences_are_found_in_the_articles(corpora, corpus):
    read = [*readers.articles(corpus)]
    chosen = [index for article in read for index in article.chosen]
    assert len(read) == len(readers.choices()[corpus])
    # A change of how texts are read may join a sentence to another.
    assert sum(index is not None for index in chosen) >= 0.99 * len(chosen)


def test_a_reader_chose_as_many_sentences_as_are_judged_by():
    for corpus, chosen in readers.choices().items():
        most = 1 if corpus == "dev-xsum" else 3
        assert {len(digests) for digests in chosen.values()} <= {1, 2, most}
        assert sum(len(digests) == most for digests in chosen.values()) >= 0.98 * len(chosen)


def test_a_sentence_is_known_by_its_letters_and_digits():
    assert readers.digest("“Ports close at 9.”") == readers.digest('"ports close, at 9"')
    assert readers.digest("Ports close.") != readers.digest("Ports open.")
