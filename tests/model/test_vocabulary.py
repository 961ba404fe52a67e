import array

import pytest

from summarize_cli.model.vocabulary import Vocabulary, compile_vocabulary


def build(feature_of):
    words, starts, firsts, features = compile_vocabulary(feature_of)
    count = sum(feature is not None for feature in feature_of.values())
    return Vocabulary(
        memoryview(words),
        array.array("I", starts),
        array.array("I", firsts),
        array.array("I", features),
        count,
    )


def test_every_word_is_found_and_no_other():
    feature_of = {f"word{n}": n for n in range(1000)} | {"the": None, "naïve": 1000, "日本": 1001}
    vocabulary = build(feature_of)
    assert {word: vocabulary.find(word) for word in feature_of} == feature_of
    assert dict(vocabulary.entries()) == feature_of
    for unknown in ("word", "word1000", "ord1", "", "word1\nword2", "\ud800"):
        assert vocabulary.find(unknown) == unknown


def test_forms_of_one_stem_share_a_feature():
    vocabulary = build({"vote": 0, "votes": 0, "voted": 0})
    assert {vocabulary.find(form) for form in ("vote", "votes", "voted")} == {0}


def test_an_empty_vocabulary_knows_nothing():
    assert build({}).find("word") == "word"


def test_tables_that_do_not_fit_are_refused():
    sound = build({"a": 0, "b": 1, "c": 2, "d": 3})
    sound.check()
    with pytest.raises(ValueError, match="fit"):
        sound._replace(words=sound.words[:-1]).check()
    with pytest.raises(ValueError, match="fit"):
        sound._replace(features=sound.features[:-1]).check()


def test_what_points_beyond_the_tables_is_no_feature():
    vocabulary = build({f"word{n}": n for n in range(50)} | {"the": None})
    fewer = vocabulary._replace(size=20)
    assert [fewer.find(f"word{n}") for n in range(50)] == [*range(20), *(f"word{n}" for n in range(20, 50))]
    assert fewer.find("the") is None
    lost = vocabulary._replace(firsts=array.array("I", [first + 40 for first in vocabulary.firsts]))
    assert {lost.find(f"word{n}") for n in range(50)} <= {*range(50), None, *(f"word{n}" for n in range(50))}
    assert lost.find("word49") == "word49"
